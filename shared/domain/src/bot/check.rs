//! What is wrong with a definition that can be read: seen when it is saved, by the editor and by the API alike.

use std::collections::BTreeSet;

use super::{Ask, AskKind, Choice, Definition, Does, FieldName, Form, Show, StepId, TagId, Texts};
use super::{FORM_FIELDS, When, ways};
use crate::{Language, QueueId};

/// What a definition may speak of: the facts of its site.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The site's queues.
    pub queues: &'a [QueueId],
    /// The site's tags.
    pub tags: &'a [TagId],
    /// The languages in which the widget is offered.
    pub languages: &'a [Language],
    /// The one that is shown where another is missing.
    pub fallback: Language,
}

/// The rule that a definition breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// There is no step of this name.
    Target,
    /// A text is missing in the language that is shown where another is missing.
    Language,
    /// A text is missing in one language; the other is shown. No reason to refuse.
    Fallback,
    /// A step with choices, or an end, says nothing.
    Say,
    /// The site has no such tag.
    Tag,
    /// The site has no such queue.
    Queue,
    /// More fields than a form may have.
    Fields,
    /// A field that means something else to a form.
    FieldKind,
    /// A condition on a field that nothing fills with this value.
    Condition,
    /// A form that does not ask for a message.
    Message,
    /// No way leads to the step.
    Unreachable,
    /// No way leads to an end while somebody is there.
    DeadEndOpen,
    /// No way leads to an end while nobody is there.
    DeadEndClosed,
    /// A path through the step would be too long.
    TooFar,
    /// Too many ways to try them all.
    TooManyWays,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Target,
        Self::Language,
        Self::Fallback,
        Self::Say,
        Self::Tag,
        Self::Queue,
        Self::Fields,
        Self::FieldKind,
        Self::Condition,
        Self::Message,
        Self::Unreachable,
        Self::DeadEndOpen,
        Self::DeadEndClosed,
        Self::TooFar,
        Self::TooManyWays,
    ];

    /// Whether a definition that breaks it may be published.
    pub fn is_advice(self) -> bool {
        self == Self::Fallback
    }
}

/// A rule that is broken, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The step; none for the whole definition.
    pub step: Option<StepId>,
    /// A JSON pointer within the step, or within the definition.
    pub at: String,
    /// The rule.
    pub rule: Rule,
}

impl Definition {
    /// Everything that is wrong with it: first the whole, then step by step, then the ways.
    pub fn check(&self, facts: &Facts<'_>) -> Vec<Finding> {
        let mut check = Check {
            bot: self,
            facts,
            step: None,
            findings: Vec::new(),
        };
        check.whole();
        for (id, step) in &self.steps {
            check.step = Some(id);
            check.step(step);
        }
        check.ways();
        check.findings
    }
}

struct Check<'a> {
    bot: &'a Definition,
    facts: &'a Facts<'a>,
    step: Option<&'a StepId>,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn find(&mut self, rule: Rule, at: impl Into<String>) {
        let (step, at) = (self.step.cloned(), at.into());
        self.findings.push(Finding { step, at, rule });
    }

    fn whole(&mut self) {
        self.texts(&self.bot.name, "/name");
        self.target(&self.bot.start, "/start");
        let mut fields: BTreeSet<&FieldName> = self.bot.asks().map(|ask| &ask.field).collect();
        fields.extend(self.bot.choices().flat_map(|choice| choice.set.keys()));
        for step in self.bot.steps.values() {
            if let Does::Form(form) = &step.does {
                fields.extend(&form.ask);
            }
        }
        if fields.len() > FORM_FIELDS {
            self.find(Rule::Fields, "");
        }
    }

    fn step(&mut self, step: &super::Step) {
        match &step.say {
            Some(say) => self.texts(say, "/say"),
            None if matches!(step.does, Does::Choices(_) | Does::End) => {
                self.find(Rule::Say, "/say");
            }
            None => {}
        }
        if let Some(Show::Link(link)) = &step.show {
            self.texts(&link.label, "/show/link/label");
        }
        match &step.does {
            Does::Choices(choices) => {
                for (nth, choice) in choices.iter().enumerate() {
                    self.choice(choice, &format!("/choices/{nth}"));
                }
            }
            Does::Ask { ask, to } => {
                self.ask(ask);
                self.target(to, "/to");
            }
            Does::Form(form) => self.form(form),
            Does::HandOver { queue } => self.queue(queue.as_ref(), "/hand_over/queue"),
            Does::End => {}
        }
    }

    fn choice(&mut self, choice: &Choice, at: &str) {
        self.texts(&choice.label, &format!("{at}/label"));
        self.target(&choice.to, &format!("{at}/to"));
        if let Some(tag) = &choice.tag
            && !self.facts.tags.contains(tag)
        {
            self.find(Rule::Tag, format!("{at}/tag"));
        }
        self.queue(choice.queue.as_ref(), &format!("{at}/queue"));
        for field in choice.set.keys() {
            if matches!(field.as_str(), "name" | "email" | "phone") {
                self.find(Rule::FieldKind, format!("{at}/set/{field}"));
            }
        }
        if let Some(When::Field { field, is }) = &choice.when {
            for (nth, value) in is.iter().enumerate() {
                if !self.is_filled(field, value.as_str()) {
                    self.find(Rule::Condition, format!("{at}/when/is/{nth}"));
                }
            }
        }
    }

    /// Whether a choice or a listed answer gives a field this value, and no typed answer gives it others.
    fn is_filled(&self, field: &FieldName, value: &str) -> bool {
        let asks = || self.bot.asks().filter(|ask| ask.field == *field);
        if asks().any(|ask| ask.kind.values().is_empty()) {
            return false;
        }
        let sets = |choice: &Choice| choice.set.get(field).is_some_and(|it| it.as_str() == value);
        asks().any(|ask| ask.kind.values().contains(&value)) || self.bot.choices().any(sets)
    }

    fn ask(&mut self, ask: &Ask) {
        self.texts(&ask.label, "/ask/label");
        let fits = match ask.field.as_str() {
            "email" => matches!(ask.kind, AskKind::Email),
            "phone" => matches!(ask.kind, AskKind::Phone),
            "name" => matches!(ask.kind, AskKind::Text { max_chars } if max_chars <= 80),
            "message" => matches!(ask.kind, AskKind::Text { .. }),
            "topic" => matches!(ask.kind, AskKind::Text { max_chars } if max_chars <= 200),
            _ => true,
        };
        if !fits {
            self.find(Rule::FieldKind, "/ask/kind");
        }
        if let AskKind::Select(options) = &ask.kind {
            for (nth, option) in options.iter().enumerate() {
                self.texts(&option.label, &format!("/ask/options/{nth}/label"));
            }
        }
    }

    fn form(&mut self, form: &Form) {
        self.queue(form.queue.as_ref(), "/form/queue");
        if !form.ask.iter().any(|field| field.as_str() == "message") {
            self.find(Rule::Message, "/form/ask");
        }
    }

    fn texts(&mut self, texts: &Texts, at: &str) {
        for language in self.facts.languages {
            if !texts.has(*language) {
                let rule = if *language == self.facts.fallback {
                    Rule::Language
                } else {
                    Rule::Fallback
                };
                self.find(rule, format!("{at}/{}", language.tag()));
            }
        }
    }

    fn target(&mut self, to: &StepId, at: &str) {
        if !self.bot.steps.contains_key(to) {
            self.find(Rule::Target, at);
        }
    }

    fn queue(&mut self, queue: Option<&QueueId>, at: &str) {
        if queue.is_some_and(|queue| !self.facts.queues.contains(queue)) {
            self.find(Rule::Queue, at);
        }
    }

    fn ways(&mut self) {
        self.step = None;
        if !self.bot.steps.contains_key(&self.bot.start) {
            return;
        }
        let Some(steps) = ways::reach(self.bot) else {
            return self.find(Rule::TooManyWays, "");
        };
        for (id, reach) in steps {
            self.step = Some(id);
            for (broken, rule) in [
                (!reach.reached, Rule::Unreachable),
                (reach.dead_when_open, Rule::DeadEndOpen),
                (reach.dead_when_closed, Rule::DeadEndClosed),
                (reach.too_far, Rule::TooFar),
            ] {
                if broken {
                    self.find(rule, "");
                }
            }
        }
    }
}

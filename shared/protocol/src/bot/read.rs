//! From JSON to a definition, or to all that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::str::FromStr;

use domain::bot::{
    ANSWER_CHARS, Ask, AskKind, CHOICES, Choice, DEFINITION_BYTES, Definition, Does, FORM_FIELDS,
    FieldName, Form, Link, OPTIONS, STEPS, SelectOption, Show, Step, StepId, TEXT_CHARS, Texts,
    Value, When,
};
use domain::{Language, QueueId, TextError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{BotAsk, BotChoice, BotDefinition, BotFinding, BotForm, BotHours, BotShow, BotStep};
use super::{BotOption, BotWhen};
use crate::problem::{field_code, pointer_part};

/// Why JSON is no definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another shape, or a field that nobody knows.
    Shape,
    /// More than 32 KB.
    TooLarge,
    /// Another version of the shape.
    Version,
    /// Not a name of its kind.
    Id,
    /// Not a language of ours.
    UnknownLanguage,
    /// Not exactly one of the things that a step does.
    OneOf,
    /// Too many or too few.
    Count,
    /// Twice the same name.
    Twice,
    /// A question without `to`, or `to` without a question.
    To,
    /// No kind of question, or what another kind has.
    Kind,
    /// A number out of its range.
    Range,
    /// Not the address of a page.
    Link,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Shape,
        Self::TooLarge,
        Self::Version,
        Self::Id,
        Self::UnknownLanguage,
        Self::OneOf,
        Self::Count,
        Self::Twice,
        Self::To,
        Self::Kind,
        Self::Range,
        Self::Link,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::TooLarge => "too-large",
            Self::Version => "version",
            Self::Id => "id",
            Self::UnknownLanguage => "unknown-language",
            Self::OneOf => "one-of",
            Self::Count => "count",
            Self::Twice => "twice",
            Self::To => "to",
            Self::Kind => "kind",
            Self::Range => "range",
            Self::Link => "link",
        }
    }
}

/// Reads a definition.
///
/// # Errors
/// All faults, first of the whole and then step by step; none of the text is repeated but names.
pub fn read(json: &[u8]) -> Result<Definition, Vec<BotFinding>> {
    let mut reader = Reader::default();
    let definition = reader.definition(json);
    match definition {
        Some(definition) if reader.findings.is_empty() => Ok(definition),
        _ => Err(reader.findings),
    }
}

#[derive(Default)]
struct Reader {
    step: String,
    findings: Vec<BotFinding>,
}

/// The value as this type, if it is written exactly as the type writes itself: without `null`, lists in place of objects, or fields
/// that nobody knows.
fn exactly<T: DeserializeOwned + Serialize>(value: serde_json::Value) -> Option<T> {
    let read: T = serde_json::from_value(value.clone()).ok()?;
    (serde_json::to_value(&read).ok()? == value).then_some(read)
}

impl Reader {
    /// Notes a fault; there is then nothing to go on with.
    fn fault<T>(&mut self, at: impl Into<String>, fault: Fault) -> Option<T> {
        self.finding(at.into(), fault.name())
    }

    fn finding<T>(&mut self, at: String, code: &'static str) -> Option<T> {
        let step = self.step.clone();
        self.findings.push(BotFinding { step, at, code });
        None
    }

    fn text_error<T>(&mut self, at: String, error: TextError) -> Option<T> {
        self.finding(at, field_code(error))
    }

    fn id<T: FromStr>(&mut self, text: &str, at: &str) -> Option<T> {
        match text.parse() {
            Ok(id) => Some(id),
            Err(_) => self.fault(at, Fault::Id),
        }
    }

    /// An id that may be left out; none also when it is no id, which is then noted.
    fn maybe_id<T: FromStr>(&mut self, text: Option<&String>, at: &str) -> Option<T> {
        self.id(text?, at)
    }

    fn count(&mut self, count: usize, bounds: RangeInclusive<usize>, at: &str) {
        if !bounds.contains(&count) {
            self.fault::<()>(at, Fault::Count);
        }
    }

    fn definition(&mut self, json: &[u8]) -> Option<Definition> {
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(json) else {
            return self.fault("", Fault::Shape);
        };
        if value.to_string().len() > DEFINITION_BYTES {
            return self.fault("", Fault::TooLarge);
        }
        if value.get("v").is_some_and(|v| v.is_u64() && *v != 1) {
            return self.fault("/v", Fault::Version);
        }
        let Some(wire) = exactly::<BotDefinition>(value) else {
            return self.fault("", Fault::Shape);
        };
        let name = self.texts(&wire.name, "/name");
        let start = self.id(&wire.start, "/start");
        self.count(wire.steps.len(), 1..=STEPS, "/steps");
        let mut steps = BTreeMap::new();
        for (id, value) in wire.steps {
            self.step.clone_from(&id);
            let id: Option<StepId> = self.id(&id, "");
            let step = match exactly::<BotStep>(value) {
                Some(step) => self.step(&step),
                None => self.fault("", Fault::Shape),
            };
            steps.extend(id.zip(step));
        }
        let (name, start) = (name?, start?);
        Some(Definition { name, start, steps })
    }

    fn step(&mut self, step: &BotStep) -> Option<Step> {
        let say = step.say.as_ref().map(|say| self.texts(say, "/say"));
        let show = step.show.as_ref().map(|show| self.show(show));
        let does = self.does(step);
        Some(Step {
            say: say.flatten(),
            show: show.flatten(),
            does: does?,
        })
    }

    fn show(&mut self, show: &BotShow) -> Option<Show> {
        match show {
            BotShow::Hours => Some(Show::Hours),
            BotShow::Contacts => Some(Show::Contacts),
            BotShow::Link(link) => {
                let label = self.texts(&link.label, "/show/link/label");
                let label = label.or_else(|| Texts::new([(Language::En, "-".to_owned())].into()));
                match Link::new(link.url.clone(), label?) {
                    Some(link) => Some(Show::Link(link)),
                    None => self.fault("/show/link/url", Fault::Link),
                }
            }
        }
    }

    fn does(&mut self, step: &BotStep) -> Option<Does> {
        let things = [
            step.choices.is_some(),
            step.ask.is_some(),
            step.form.is_some(),
            step.hand_over.is_some(),
            step.end == Some(true),
        ];
        let things = things.into_iter().filter(|there| *there).count();
        if things != 1 || step.end == Some(false) {
            self.fault::<()>("", Fault::OneOf);
        }
        let choices = step.choices.as_ref().map(|it| self.choices(it));
        let ask = step.ask.as_ref().map(|ask| self.ask(ask));
        if step.to.is_some() != step.ask.is_some() {
            self.fault::<()>("/to", Fault::To);
        }
        let to = self.maybe_id(step.to.as_ref(), "/to");
        let form = step.form.as_ref().map(|form| self.form(form));
        let queue = step.hand_over.as_ref().and_then(|it| it.queue.as_ref());
        let queue = self.maybe_id(queue, "/hand_over/queue");
        if let Some(choices) = choices {
            return Some(Does::Choices(choices?));
        }
        if let Some(ask) = ask {
            let (ask, to) = ask.zip(to)?;
            return Some(Does::Ask { ask, to });
        }
        if let Some(form) = form {
            return Some(Does::Form(form?));
        }
        let hands_over = step.hand_over.is_some();
        Some(if hands_over {
            Does::HandOver { queue }
        } else {
            Does::End
        })
    }

    fn choices(&mut self, choices: &[BotChoice]) -> Option<Vec<Choice>> {
        self.count(choices.len(), 1..=CHOICES, "/choices");
        let mut ids = BTreeSet::new();
        let mut read = Vec::new();
        for (nth, choice) in choices.iter().enumerate() {
            let at = format!("/choices/{nth}");
            self.once(&mut ids, &choice.id, &format!("{at}/id"));
            read.push(self.choice(choice, &at));
        }
        read.into_iter().collect()
    }

    fn once<'a>(&mut self, ids: &mut BTreeSet<&'a str>, id: &'a str, at: &str) {
        if !ids.insert(id) {
            self.fault::<()>(at, Fault::Twice);
        }
    }

    fn choice(&mut self, choice: &BotChoice, at: &str) -> Option<Choice> {
        let id = self.id(&choice.id, &format!("{at}/id"));
        let label = self.texts(&choice.label, &format!("{at}/label"));
        let to = self.id(&choice.to, &format!("{at}/to"));
        let tag = self.maybe_id(choice.tag.as_ref(), &format!("{at}/tag"));
        let queue = self.maybe_id(choice.queue.as_ref(), &format!("{at}/queue"));
        let set = choice
            .set
            .as_ref()
            .map(|set| self.set(set, &format!("{at}/set")));
        let when = choice
            .when
            .as_ref()
            .map(|when| self.when(when, &format!("{at}/when")));
        Some(Choice {
            id: id?,
            label: label?,
            to: to?,
            tag,
            queue,
            set: set.unwrap_or_default(),
            when: when.flatten(),
        })
    }

    fn set(&mut self, set: &BTreeMap<String, String>, at: &str) -> BTreeMap<FieldName, Value> {
        self.count(set.len(), 1..=CHOICES, at);
        let mut read = BTreeMap::new();
        for (name, text) in set {
            let at = format!("{at}/{}", pointer_part(name));
            let name = self.id(name, &at);
            let value = self.value(text, at);
            read.extend(name.zip(value));
        }
        read
    }

    fn value(&mut self, text: &str, at: String) -> Option<Value> {
        match Value::parse(text) {
            Ok(value) => Some(value),
            Err(error) => self.text_error(at, error),
        }
    }

    fn when(&mut self, when: &BotWhen, at: &str) -> Option<When> {
        match when {
            BotWhen::Hours(BotHours::Open) => Some(When::Open),
            BotWhen::Hours(BotHours::Closed) => Some(When::Closed),
            BotWhen::Field(condition) => {
                let field = self.id(&condition.field, &format!("{at}/field"));
                self.count(condition.is.len(), 1..=CHOICES, &format!("{at}/is"));
                let mut is = Vec::new();
                for (nth, text) in condition.is.iter().enumerate() {
                    is.extend(self.value(text, format!("{at}/is/{nth}")));
                }
                let field = field?;
                Some(When::Field { field, is })
            }
        }
    }

    fn ask(&mut self, ask: &BotAsk) -> Option<Ask> {
        let field = self.id(&ask.field, "/ask/field");
        let kind = self.kind(ask);
        let label = self.texts(&ask.label, "/ask/label");
        let max = ask
            .max
            .map_or(Some(ANSWER_CHARS), |max| usize::try_from(max).ok());
        let in_range = max.filter(|max| (1..=TEXT_CHARS).contains(max));
        if in_range.is_none() {
            self.fault::<()>("/ask/max", Fault::Range);
        }
        if ask.max.is_some() && ask.kind != "text" {
            self.fault::<()>("/ask/max", Fault::Kind);
        }
        let options = ask.options.as_deref().map(|options| self.options(options));
        if options.is_some() != (ask.kind == "select") {
            self.fault::<()>("/ask/options", Fault::Kind);
        }
        let kind = match kind? {
            AskKind::Text { .. } => AskKind::Text {
                max_chars: in_range?,
            },
            AskKind::Select(_) => AskKind::Select(options??),
            kind => kind,
        };
        let (field, label) = (field?, label?);
        Some(Ask { field, label, kind })
    }

    /// The kind by its word, still without what belongs to it.
    fn kind(&mut self, ask: &BotAsk) -> Option<AskKind> {
        let kind = AskKind::ALL
            .into_iter()
            .find(|kind| ask_kind_name(kind) == ask.kind);
        kind.or_else(|| self.fault("/ask/kind", Fault::Kind))
    }

    fn options(&mut self, options: &[BotOption]) -> Option<Vec<SelectOption>> {
        self.count(options.len(), 1..=OPTIONS, "/ask/options");
        let mut ids = BTreeSet::new();
        let mut read = Vec::new();
        for (nth, option) in options.iter().enumerate() {
            let at = format!("/ask/options/{nth}");
            self.once(&mut ids, &option.id, &format!("{at}/id"));
            let id = self.id(&option.id, &format!("{at}/id"));
            let label = self.texts(&option.label, &format!("{at}/label"));
            read.push(id.zip(label).map(|(id, label)| SelectOption { id, label }));
        }
        read.into_iter().collect()
    }

    fn form(&mut self, form: &BotForm) -> Option<Form> {
        let queue: Option<QueueId> = self.maybe_id(form.queue.as_ref(), "/form/queue");
        self.count(form.ask.len(), 1..=FORM_FIELDS, "/form/ask");
        let mut names = BTreeSet::new();
        let mut ask = Vec::new();
        for (nth, name) in form.ask.iter().enumerate() {
            let at = format!("/form/ask/{nth}");
            self.once(&mut names, name, &at);
            ask.extend(self.id::<FieldName>(name, &at));
        }
        let consent = form.consent.unwrap_or_default();
        Some(Form {
            queue,
            ask,
            consent,
        })
    }

    fn texts(&mut self, texts: &BTreeMap<String, String>, at: &str) -> Option<Texts> {
        if texts.is_empty() {
            return self.text_error(at.to_owned(), TextError::Required);
        }
        let mut read = BTreeMap::new();
        for (tag, text) in texts {
            let at = format!("{at}/{}", pointer_part(tag));
            let language = Language::ALL.into_iter().find(|it| it.tag() == tag);
            if language.is_none() {
                self.fault::<()>(at.clone(), Fault::UnknownLanguage);
            }
            if let Err(error) = Texts::check(text) {
                self.text_error::<()>(at, error);
            }
            read.extend(language.map(|language| (language, text.clone())));
        }
        Texts::new(read)
    }
}

/// The word for a kind of question.
pub fn ask_kind_name(kind: &AskKind) -> &'static str {
    match kind {
        AskKind::Text { .. } => "text",
        AskKind::Email => "email",
        AskKind::Phone => "phone",
        AskKind::Number => "number",
        AskKind::Date => "date",
        AskKind::Select(_) => "select",
        AskKind::YesNo => "yes_no",
    }
}

//! What a bot says and where its choices lead.

use std::collections::BTreeMap;

use super::{ANSWER_CHARS, ChoiceId, FieldName, StepId, TEXT_CHARS, TagId, VALUE_CHARS};
use crate::text::is_blank;
use crate::{Language, QueueId, TextError};

/// One version of a bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// What visitors see as its name.
    pub name: Texts,
    /// Where it begins.
    pub start: StepId,
    /// Its steps.
    pub steps: BTreeMap<StepId, Step>,
}

/// One step: what is said and shown, and what the visitor can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is said, with addresses made into links by the reader's side.
    pub say: Option<Texts>,
    /// What is shown below it.
    pub show: Option<Show>,
    /// What comes of it.
    pub does: Does,
}

/// What a step does: exactly one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Offers choices.
    Choices(Vec<Choice>),
    /// Asks for an answer.
    Ask {
        /// The question.
        ask: Ask,
        /// Where an answer leads.
        to: StepId,
    },
    /// Ends with the contact form.
    Form(Form),
    /// Ends with a chat; while nobody is there, with what the queue offers then.
    HandOver {
        /// For whom, unless a choice said so.
        queue: Option<QueueId>,
    },
    /// Ends.
    End,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name within the step.
    pub id: ChoiceId,
    /// What stands on it.
    pub label: Texts,
    /// Where it leads.
    pub to: StepId,
    /// The tag that the conversation gets.
    pub tag: Option<TagId>,
    /// The queue that the conversation goes to.
    pub queue: Option<QueueId>,
    /// Fields that it fills.
    pub set: BTreeMap<FieldName, Value>,
    /// When it is offered; always without.
    pub when: Option<When>,
}

/// When a choice is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// While somebody is there.
    Open,
    /// While nobody is there.
    Closed,
    /// When an earlier answer, or a choice that filled the field, gave one of these values.
    Field {
        /// The field.
        field: FieldName,
        /// Its values.
        is: Vec<Value>,
    },
}

/// A question with an answer that the visitor types or picks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The field that the answer fills.
    pub field: FieldName,
    /// The question.
    pub label: Texts,
    /// What counts as an answer.
    pub kind: AskKind,
}

/// What counts as an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskKind {
    /// One line.
    Text {
        /// Its characters.
        max_chars: usize,
    },
    /// An address of e-mail.
    Email,
    /// A telephone number.
    Phone,
    /// A number, with a comma or a point.
    Number,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// One of these, by its name.
    Select(Vec<SelectOption>),
    /// `yes` or `no`.
    YesNo,
}

/// One option of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// Its name, which is the answer.
    pub id: ChoiceId,
    /// What stands on it.
    pub label: Texts,
}

/// The contact form at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// For whom, unless a choice said so.
    pub queue: Option<QueueId>,
    /// Its fields. What was answered before is not asked again.
    pub ask: Vec<FieldName>,
    /// Whether it asks for the queue's consent.
    pub consent: bool,
}

/// What is shown below the words of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Show {
    /// The opening hours.
    Hours,
    /// The other ways to reach the people of the queue.
    Contacts,
    /// A link.
    Link(Link),
}

/// A link to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    url: String,
    /// What stands on it.
    pub label: Texts,
}

impl Link {
    /// A link, if its address is `https` and written as it goes over the wire.
    pub fn new(url: String, label: Texts) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let in_host = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let is_host = host.contains('.')
            && host
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(in_host));
        let in_url = |b: u8| b.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&b);
        (is_host && url.len() <= TEXT_CHARS && url.bytes().all(in_url))
            .then_some(Self { url, label })
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// A text in some languages, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    /// Checks one text of a step.
    ///
    /// # Errors
    /// `Required` when nothing of it would be seen, `TooLong` over 500 characters.
    pub fn check(text: &str) -> Result<(), TextError> {
        if text.chars().nth(TEXT_CHARS).is_some() {
            return Err(TextError::TooLong);
        }
        if is_blank(text) {
            return Err(TextError::Required);
        }
        Ok(())
    }

    /// Texts that each passed [`Self::check`]; `None` without any.
    pub fn new(texts: BTreeMap<Language, String>) -> Option<Self> {
        let checked = texts.values().all(|text| Self::check(text).is_ok());
        (checked && !texts.is_empty()).then_some(Self(texts))
    }

    /// Whether it is written in this language.
    pub fn has(&self, language: Language) -> bool {
        self.0.contains_key(&language)
    }

    /// The text in the visitor's language, in the site's, or in the first there is.
    pub fn read_in(&self, language: Language, fallback: Language) -> &str {
        let wanted = [language, fallback];
        wanted
            .iter()
            .chain(&Language::ALL)
            .find_map(|language| self.0.get(language))
            .map_or("", String::as_str)
    }
}

/// A value that a choice sets, or that a condition asks for: one line of 1 to 200 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(String);

impl Value {
    /// Reads a value.
    ///
    /// # Errors
    /// `TooLong`, `LineBreak` for a control character, `Required` when nothing of it would be seen.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if text.chars().nth(VALUE_CHARS).is_some() {
            return Err(TextError::TooLong);
        }
        if text.contains(char::is_control) {
            return Err(TextError::LineBreak);
        }
        if is_blank(text) {
            return Err(TextError::Required);
        }
        Ok(Self(text.to_owned()))
    }

    /// The value as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Definition {
    /// Every choice of every step.
    pub(super) fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.steps.values().flat_map(|step| match &step.does {
            Does::Choices(choices) => choices.as_slice(),
            _ => &[],
        })
    }

    /// Every question of every step.
    pub(super) fn asks(&self) -> impl Iterator<Item = &Ask> {
        self.steps.values().filter_map(|step| match &step.does {
            Does::Ask { ask, .. } => Some(ask),
            _ => None,
        })
    }
}

impl AskKind {
    /// All of them, without what a definition says of each.
    pub const ALL: [Self; 7] = [
        Self::Text {
            max_chars: ANSWER_CHARS,
        },
        Self::Email,
        Self::Phone,
        Self::Number,
        Self::Date,
        Self::Select(Vec::new()),
        Self::YesNo,
    ];

    /// The values that an answer can have, where the definition lists them.
    pub(super) fn values(&self) -> Vec<&str> {
        match self {
            Self::Select(options) => options.iter().map(|option| option.id.as_str()).collect(),
            Self::YesNo => vec!["yes", "no"],
            _ => Vec::new(),
        }
    }
}

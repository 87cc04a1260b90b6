//! Fields of forms: what a visitor is asked, and what counts as an answer.
//!
//! The same rules hold in the widget (`functions/site/web/protocol/src/form.ts`); both answer the cases of
//! `shared/protocol/tests/form-cases.json` alike.

mod answer;

use std::collections::BTreeMap;

pub(crate) use answer::{date, number};

use crate::id::text_id;
use crate::text::setting_line;
use crate::{Body, DisplayName, EmailAddress, Language, Phone, TextError, bounds};

text_id! {
    /// A field of a form: a letter, then `[a-z0-9_]`, at most 40 characters.
    FieldName, |text| is_field(text);
}

fn is_field(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= 40
        && text.bytes().all(plain)
}

/// What an answer to a field can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of a list.
    Choice,
    /// One of a few, each a button.
    Buttons,
    /// Ticked or not.
    Checkbox,
    /// An address of e-mail.
    Email,
    /// A telephone number.
    Phone,
    /// A number, with a comma or a point.
    Number,
    /// A day.
    Date,
}

impl FieldKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::LongText,
        Self::Choice,
        Self::Buttons,
        Self::Checkbox,
        Self::Email,
        Self::Phone,
        Self::Number,
        Self::Date,
    ];

    /// Whether the answer is one of the field's options.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Buttons)
    }
}

/// Texts by language.
pub type Texts = BTreeMap<Language, String>;

/// One answer of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldOption {
    /// What is sent and kept.
    pub value: String,
    /// What is read.
    pub label: Texts,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Under what name its answer is kept.
    pub name: FieldName,
    /// What its answer can be.
    pub kind: FieldKind,
    /// What it is called.
    pub label: Texts,
    /// What helps to fill it in.
    pub help: Texts,
    /// What stands in it while it is empty.
    pub placeholder: Texts,
    /// Whether a form without it is refused.
    pub required: bool,
    /// Whether nobody sees it, and the script of the page fills it.
    pub hidden: bool,
    /// The answers of a list.
    pub options: Vec<FieldOption>,
}

/// The fields whose answers say who somebody is and what they want; their kind is fixed, and their words are ours where a form
/// has none.
pub const OURS: [(&str, FieldKind); 4] = [
    ("message", FieldKind::LongText),
    ("name", FieldKind::Text),
    ("email", FieldKind::Email),
    ("phone", FieldKind::Phone),
];

/// The name of the field that holds the topic. It belongs to the queue's topics.
pub const TOPIC: &str = "topic";

/// The kind of one of our fields.
pub fn kind_of_ours(name: &str) -> Option<FieldKind> {
    let ours = OURS.iter().find(|(ours, _)| *ours == name);
    ours.map(|(_, kind)| *kind)
}

/// The text in this language, or else in the other.
pub fn in_language(texts: &Texts, language: Language, fallback: Language) -> Option<&str> {
    let text = texts.get(&language).or_else(|| texts.get(&fallback));
    text.map(String::as_str)
}

impl Field {
    /// The answer in its one form.
    ///
    /// # Errors
    /// The rule of its kind that it breaks; `Required` for a blank one.
    pub fn read(&self, text: &str) -> Result<String, TextError> {
        if crate::text::is_blank(text) {
            return Err(TextError::Required);
        }
        if self.name.as_str() == "name" {
            return DisplayName::parse(text).map(DisplayName::into_string);
        }
        match self.kind {
            FieldKind::Text => setting_line(text, bounds::ANSWER_CHARS),
            FieldKind::LongText => Body::parse(text).map(Body::into_string),
            FieldKind::Choice | FieldKind::Buttons => {
                let listed = self.options.iter().any(|option| option.value == text);
                listed.then(|| text.to_owned()).ok_or(TextError::Invalid)
            }
            FieldKind::Checkbox if text == "yes" => Ok(text.to_owned()),
            FieldKind::Checkbox => Err(TextError::Invalid),
            FieldKind::Email => EmailAddress::parse(text).map(EmailAddress::into_string),
            FieldKind::Phone => Phone::parse(text).map(Phone::into_string),
            FieldKind::Number => number(text),
            FieldKind::Date => date(text),
        }
    }
}

//! The light-bot: questions with buttons and typed answers, which end in a form, in a chat, or with a last word.
//!
//! It runs in the widget, over a definition that came with the site's settings, and nothing is stored while somebody clicks. What
//! they send at the end carries their path, and the same rules replay it here: tags, queue and fields come from the definition,
//! never from the request. The twin of this module is `functions/site/web/protocol/src/bot`; both answer the cases of
//! `shared/protocol/tests/bot-cases.json` with the same bytes.

mod answer;
mod check;
mod definition;
mod name;
mod path;
#[cfg(test)]
mod tests;
mod ways;

pub use crate::form::FieldName;
pub use check::{Facts, Finding, Rule};
pub use definition::{
    Ask, AskKind, Choice, Definition, Does, Form, Link, SelectOption, Show, Step, Texts, Value,
    When,
};
pub use name::{BotId, ChoiceId, StepId, TagId};
pub use path::{Act, Entry, Refusal, Refused, Standing, State, Talk, replay};

/// Bytes of a definition, as it is stored.
pub const DEFINITION_BYTES: usize = 32 * 1024;

/// Steps of a definition.
pub const STEPS: usize = 50;

/// Choices of a step; values of a condition; fields that one choice sets.
pub const CHOICES: usize = 8;

/// Options of a select.
pub const OPTIONS: usize = 20;

/// Characters of a text, and of a link.
pub const TEXT_CHARS: usize = 500;

/// Characters of a value that a choice sets, as of a topic.
pub const VALUE_CHARS: usize = 200;

/// Characters of a typed answer, unless its question says less.
pub const ANSWER_CHARS: usize = crate::bounds::ANSWER_CHARS;

/// Fields of a form that a definition ends with.
pub const FORM_FIELDS: usize = 20;

/// Entries of a path. With names of at most 16 bytes they stay below 2 KB.
pub const PATH: usize = 60;

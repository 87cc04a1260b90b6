//! What counts as an answer to a question.

use super::AskKind;
use crate::form::{date, number};
use crate::text::{is_blank, setting_line};
use crate::{EmailAddress, Phone, TextError};

impl AskKind {
    /// The answer in its one form.
    ///
    /// # Errors
    /// `Required` for a blank one, and the rule of its kind that it breaks.
    pub fn read(&self, text: &str) -> Result<String, TextError> {
        if is_blank(text) {
            return Err(TextError::Required);
        }
        match self {
            Self::Text { max_chars } => setting_line(text, *max_chars),
            Self::Email => EmailAddress::parse(text).map(EmailAddress::into_string),
            Self::Phone => Phone::parse(text).map(Phone::into_string),
            Self::Number => number(text),
            Self::Date => date(text),
            Self::Select(_) | Self::YesNo => {
                let values = self.values();
                let found = values.into_iter().find(|value| *value == text);
                found.map(str::to_owned).ok_or(TextError::Invalid)
            }
        }
    }
}

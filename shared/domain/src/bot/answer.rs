//! What counts as an answer to a question.

use jiff::civil::Date;

use super::AskKind;
use crate::text::{is_blank, setting_line};
use crate::{EmailAddress, Phone, TextError};

/// Characters of a number.
const NUMBER_CHARS: usize = 30;

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
            Self::Email => email(text),
            Self::Phone => Phone::parse(text).map(Phone::into_string),
            Self::Number => number(&setting_line(text, NUMBER_CHARS)?),
            Self::Date => date(&setting_line(text, NUMBER_CHARS)?),
            Self::Select(_) | Self::YesNo => {
                let values = self.values();
                let found = values.into_iter().find(|value| *value == text);
                found.map(str::to_owned).ok_or(TextError::Invalid)
            }
        }
    }
}

/// An address. Browsers read a host that ends in a number as an address of the net, which no mail goes to.
fn email(text: &str) -> Result<String, TextError> {
    let address = EmailAddress::parse(text)?.into_string();
    let last = address.rsplit('.').next().unwrap_or_default();
    let is_decimal = last.bytes().all(|b| b.is_ascii_digit());
    let hex = last.strip_prefix("0x");
    if is_decimal || hex.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())) {
        return Err(TextError::Invalid);
    }
    Ok(address)
}

/// Up to 15 digits, and up to 6 behind a comma or a point; written with a point.
fn number(text: &str) -> Result<String, TextError> {
    let text = text.replacen(',', ".", 1);
    let unsigned = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if digits(whole, 15) && digits(part, 6) {
        Ok(text)
    } else {
        Err(TextError::Invalid)
    }
}

/// A day from 1900 to 2100.
fn date(text: &str) -> Result<String, TextError> {
    let date: Date = text.parse().map_err(|_| TextError::Invalid)?;
    let in_one_form = date.to_string() == text;
    if in_one_form && (1900..=2100).contains(&date.year()) {
        Ok(text.to_owned())
    } else {
        Err(TextError::Invalid)
    }
}

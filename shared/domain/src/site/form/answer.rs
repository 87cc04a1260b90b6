//! Numbers and days as answers.

use jiff::civil::Date;

use crate::TextError;
use crate::text::setting_line;

/// Characters of a number, and of a day, with what is trimmed.
const CHARS: usize = 30;

/// Up to 15 digits, and up to 6 behind a comma or a point; written with a point.
pub(crate) fn number(text: &str) -> Result<String, TextError> {
    let text = setting_line(text, CHARS)?.replacen(',', ".", 1);
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
pub(crate) fn date(text: &str) -> Result<String, TextError> {
    let text = setting_line(text, CHARS)?;
    let date: Date = text.parse().map_err(|_| TextError::Invalid)?;
    let in_one_form = date.to_string() == text;
    if in_one_form && (1900..=2100).contains(&date.year()) {
        Ok(text)
    } else {
        Err(TextError::Invalid)
    }
}

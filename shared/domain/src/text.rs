//! Text that people wrote. Every such text passes `bounded` before anything else sees it, so a rule about what may not enter
//! (card numbers, S41) has exactly one place.

mod email;
mod page;
mod unseen;

use std::collections::BTreeMap;
use std::fmt;

pub use unseen::is_blank;

use crate::form::{self, Field};

/// Why a text was refused. Nothing of the text is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("required")]
    Required,
    /// More characters than the limit of its type.
    #[error("too long")]
    TooLong,
    /// A line break or another control character where one line is asked for.
    #[error("line break")]
    LineBreak,
    /// Breaks the form of its type (address, URL, field name).
    #[error("invalid")]
    Invalid,
    /// A field that the form does not have.
    #[error("unknown")]
    Unknown,
    /// Something else has this name.
    #[error("taken")]
    Taken,
}

impl TextError {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Required,
        Self::TooLong,
        Self::LineBreak,
        Self::Invalid,
        Self::Unknown,
        Self::Taken,
    ];
}

fn bounded(
    text: &str,
    max_chars: usize,
    admit: impl Fn(&str) -> Result<String, TextError>,
) -> Result<String, TextError> {
    // A character is at most four bytes, so hostile lengths are refused before they are walked.
    if text.len() > max_chars * 4 {
        return Err(TextError::TooLong);
    }
    let text = admit(text)?;
    if text.chars().count() > max_chars {
        return Err(TextError::TooLong);
    }
    Ok(text)
}

fn one_line(text: &str, max_chars: usize) -> Result<String, TextError> {
    let line = |text: &str| unseen::line(text).ok_or(TextError::LineBreak);
    bounded(text, max_chars, line)
}

/// One line of a setting: a name, a topic.
///
/// # Errors
/// `Required` when nothing is left, `TooLong`, `LineBreak`.
pub fn setting_line(text: &str, max_chars: usize) -> Result<String, TextError> {
    let line = one_line(text, max_chars)?;
    if line.is_empty() {
        return Err(TextError::Required);
    }
    Ok(line)
}

/// A text of a setting, which may have several lines and may be empty.
///
/// # Errors
/// `TooLong`.
pub fn setting_text(text: &str, max_chars: usize) -> Result<String, TextError> {
    bounded(text, max_chars, |text| Ok(unseen::lines(text)))
}

/// Whether this is the https address of a page, without a name and password in it.
pub fn is_https(text: &str) -> bool {
    let Ok(url) = url::Url::parse(text) else {
        return false;
    };
    url.scheme() == "https" && url.username().is_empty() && url.password().is_none()
}

macro_rules! text_type {
    ($(#[$doc:meta] $name:ident;)+) => {$(
        #[$doc]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            pub fn into_string(self) -> String {
                self.0
            }

            /// What our own store holds already passed `parse` when it was written.
            pub fn from_stored(text: String) -> Self {
                Self(text)
            }
        }

        impl fmt::Debug for $name {
            /// Says only the length: people's text never reaches a log.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} bytes)"), self.0.len())
            }
        }
    )+};
}

text_type! {
    /// What somebody says: 1 to 10,000 characters, several lines.
    Body;
    /// A person's name: one line of 1 to 80 characters.
    DisplayName;
    /// An e-mail address, as far as its form goes.
    EmailAddress;
    /// A telephone number as somebody wrote it: one line of at most 40 characters.
    Phone;
    /// The address of a page, as far as it is kept: `http` or `https`, at most 2,000 characters.
    PageUrl;
}

impl Body {
    /// Longest text of one message.
    pub const MAX_CHARS: usize = 10_000;

    /// # Errors
    /// `Required` when nothing is left, `TooLong` over 10,000 characters.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = bounded(text, Self::MAX_CHARS, |text| Ok(unseen::lines(text)))?;
        if text.is_empty() {
            Err(TextError::Required)
        } else {
            Ok(Self(text))
        }
    }

    /// What is left of a text that was taken out of the log: nothing.
    pub(crate) fn redacted() -> Self {
        Self(String::new())
    }

    /// The first line, at most 120 characters, for a row of a list.
    pub fn preview(&self) -> String {
        let line = self.0.lines().next().unwrap_or_default();
        line.chars().take(120).collect()
    }
}

impl DisplayName {
    /// # Errors
    /// `Required`, `TooLong` over 80 characters, `LineBreak` for several lines or another control character.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = one_line(text, 80)?;
        if text.is_empty() {
            Err(TextError::Required)
        } else {
            Ok(Self(text))
        }
    }
}

impl Phone {
    /// Most characters: an international number with an extension and the brackets that people write.
    pub const MAX_CHARS: usize = 40;

    /// # Errors
    /// `LineBreak` for several lines or another control character, `TooLong` over 40 characters.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        one_line(text, Self::MAX_CHARS).map(Self)
    }
}

/// What a visitor filled into a form: field name → text. `message` is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Body>);

impl Answers {
    /// Most answers that a form may have: those to its fields, to ours, and the topic.
    pub const MAX_FIELDS: usize = crate::bounds::FORM_FIELDS + 5;

    /// Most characters of all answers together: a form lies in the head, which is written again with each message.
    pub const MAX_CHARS: usize = 12_000;

    /// Checks what was typed into a form. `fields` are those that the queue set up, `needed` what nobody may leave out besides
    /// (T8). A field that the queue did not set up is kept as text: a plain form of a page may have fields of its own.
    ///
    /// # Errors
    /// The name of the first field that breaks a rule, or none for all together, and the rule.
    pub fn parse(
        typed: &BTreeMap<String, String>,
        fields: &[Field],
        needed: &[&str],
    ) -> Result<Self, (String, TextError)> {
        let mut answers = BTreeMap::new();
        if typed.len() > Self::MAX_FIELDS {
            return Err((String::new(), TextError::TooLong));
        }
        for (name, text) in typed {
            if !is_field_name(name) {
                return Err((String::new(), TextError::Unknown));
            }
            if is_blank(text) {
                continue;
            }
            let text = answer(name, text, fields).map_err(|error| (name.clone(), error))?;
            answers.insert(name.clone(), Body(text));
        }
        let chars = |text: &Body| text.0.chars().count();
        if answers.values().map(chars).sum::<usize>() > Self::MAX_CHARS {
            return Err((String::new(), TextError::TooLong));
        }
        let required = fields.iter().filter(|field| field.required);
        let mut required = required
            .map(|field| field.name.as_str())
            .chain(needed.iter().copied());
        match required.find(|name| !answers.contains_key(*name)) {
            Some(missing) => Err((missing.to_owned(), TextError::Required)),
            None => Ok(Self(answers)),
        }
    }

    /// What is left of answers that were taken out of the log: none.
    pub(crate) fn redacted() -> Self {
        Self(BTreeMap::new())
    }

    /// What our own store holds.
    pub fn from_stored(fields: BTreeMap<String, String>) -> Self {
        Self(
            fields
                .into_iter()
                .map(|(name, text)| (name, Body(text)))
                .collect(),
        )
    }

    /// One answer.
    pub fn get(&self, field: &str) -> Option<&Body> {
        self.0.get(field)
    }

    /// All answers, by field name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Body)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text))
    }
}

/// An answer by the rule of its field.
fn answer(name: &str, text: &str, fields: &[Field]) -> Result<String, TextError> {
    let field = fields.iter().find(|field| field.name.as_str() == name);
    match (name, field) {
        ("name", _) => DisplayName::parse(text).map(DisplayName::into_string),
        ("email", _) => EmailAddress::parse(text).map(EmailAddress::into_string),
        ("phone", _) => Phone::parse(text).map(Phone::into_string),
        (form::TOPIC, _) => one_line(text, 200),
        (_, Some(field)) => field.read(text),
        (_, None) => Body::parse(text).map(Body::into_string),
    }
}

/// Whether this is a name that a field of a form can have.
pub fn is_field_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=40).contains(&name.len()) && name.bytes().all(plain)
}

/// A short line of facts about the visitor (page title, browser): cut, never refused.
pub fn fact(text: &str, max_chars: usize) -> String {
    unseen::lines(&text.replace(char::is_control, " "))
        .chars()
        .take(max_chars)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_with_a_line_break_is_refused() {
        assert_eq!(
            DisplayName::parse("Aino\r\nBcc: x@y.z"),
            Err(TextError::LineBreak)
        );
        assert_eq!(
            EmailAddress::parse("a@b.fi\nBcc: x@y.z"),
            Err(TextError::LineBreak)
        );
    }

    #[test]
    fn a_form_says_which_field_is_wrong() {
        let form = |pairs: &[(&str, &str)]| {
            let fields = pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect();
            Answers::parse(&fields, &[], &["message", "email"]).map(|_| ())
        };
        assert_eq!(form(&[("message", "hi"), ("email", "a@b.fi")]), Ok(()));
        assert_eq!(
            form(&[("message", " ")]),
            Err(("message".into(), TextError::Required))
        );
        assert_eq!(
            form(&[("message", "hi")]),
            Err(("email".into(), TextError::Required))
        );
        assert_eq!(
            form(&[("email", "x"), ("message", "m")]),
            Err(("email".into(), TextError::Invalid))
        );
        assert_eq!(
            form(&[("<b>", "x")]),
            Err((String::new(), TextError::Unknown))
        );
    }

    #[test]
    fn answers_are_bounded_together() {
        let form = |lengths: &[usize]| {
            let texts = lengths.iter().map(|chars| "\u{1F6B2}".repeat(*chars));
            let named = texts
                .enumerate()
                .map(|(nth, text)| (format!("field_{nth}"), text));
            let mut fields: BTreeMap<String, String> = named.collect();
            fields.insert("message".to_owned(), "m".to_owned());
            Answers::parse(&fields, &[], &["message"]).map(|_| ())
        };
        let too_long = Err((String::new(), TextError::TooLong));
        assert_eq!(form(&[10_000, 1_999]), Ok(()));
        assert_eq!(form(&[10_000, 2_000]), too_long);
        assert_eq!(form(&[1_000; 12]), too_long);
        assert_eq!(form(&[1_000; 11]), Ok(()));
        assert_eq!(form(&[1; 35]), too_long, "as many fields are too many");
    }

    proptest! {
        #[test]
        fn a_body_is_bounded_trimmed_and_stable(text in ".{0,200}") {
            if let Ok(body) = Body::parse(&text) {
                prop_assert!(body.as_str().chars().count() <= Body::MAX_CHARS);
                prop_assert_eq!(body.as_str().trim(), body.as_str());
                prop_assert_eq!(Body::parse(body.as_str()), Ok(body.clone()));
                let shown = format!("{body:?}");
                prop_assert_eq!(shown, format!("Body({} bytes)", body.as_str().len()));
            }
        }
    }
}

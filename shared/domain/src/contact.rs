//! The person behind a conversation, and how agents correct what is known of them (SM13).

use jiff::Timestamp;

use crate::text::is_blank;
use crate::{DisplayName, EmailAddress, Language, Phone, TextError};

/// What is known of the person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// What they call themselves.
    pub name: Option<DisplayName>,
    /// Where mail reaches them.
    pub email: Option<EmailAddress>,
    /// As they wrote it.
    pub phone: Option<Phone>,
    /// What they agreed to.
    pub consent: Option<Consent>,
}

impl Contact {
    /// Name, address and telephone, as texts.
    pub fn texts(&self) -> [Option<&str>; 3] {
        [
            self.name.as_ref().map(DisplayName::as_str),
            self.email.as_ref().map(EmailAddress::as_str),
            self.phone.as_ref().map(Phone::as_str),
        ]
    }
}

/// A consent, as it was given (S82).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Version of the text that was shown.
    pub version: String,
    /// Language of the text that was shown.
    pub language: Language,
    /// When.
    pub at: Timestamp,
}

/// A correction: what is absent stays, what is empty is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactChange {
    name: Option<Option<DisplayName>>,
    email: Option<Option<EmailAddress>>,
    phone: Option<Option<Phone>>,
}

impl ContactChange {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// The field that breaks a rule, and the rule.
    pub fn parse(
        name: Option<&str>,
        email: Option<&str>,
        phone: Option<&str>,
    ) -> Result<Self, (&'static str, TextError)> {
        Ok(Self {
            name: filled(name, DisplayName::parse).map_err(|error| ("name", error))?,
            email: filled(email, EmailAddress::parse).map_err(|error| ("email", error))?,
            phone: filled(phone, Phone::parse).map_err(|error| ("phone", error))?,
        })
    }

    /// What is known after it.
    pub fn apply(&self, contact: &Contact) -> Contact {
        let mut after = contact.clone();
        if let Some(name) = &self.name {
            after.name.clone_from(name);
        }
        if let Some(email) = &self.email {
            after.email.clone_from(email);
        }
        if let Some(phone) = &self.phone {
            after.phone.clone_from(phone);
        }
        after
    }
}

/// A field that was sent: its text by its rule, or nothing when it is blank.
fn filled<T>(
    text: Option<&str>,
    rule: impl Fn(&str) -> Result<T, TextError>,
) -> Result<Option<Option<T>>, TextError> {
    match text {
        None => Ok(None),
        Some(text) if is_blank(text) => Ok(Some(None)),
        Some(text) => rule(text).map(Some).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_stays_and_what_is_blank_goes() {
        let before = Contact {
            name: DisplayName::parse("Aino").ok(),
            email: EmailAddress::parse("aino@esimerkki.fi").ok(),
            phone: Phone::parse("+358 40 1234567").ok(),
            consent: None,
        };
        let change = ContactChange::parse(Some("Aino Virtanen"), None, Some(" ")).expect("valid");
        let after = change.apply(&before);
        assert_eq!(after.name, DisplayName::parse("Aino Virtanen").ok());
        assert_eq!(after.email, before.email);
        assert_eq!(after.phone, None);
        assert_eq!(ContactChange::default().apply(&before), before);
    }

    #[test]
    fn a_field_that_breaks_its_rule_is_named() {
        let parse = |name, email, phone| ContactChange::parse(name, email, phone).map(|_| ());
        assert_eq!(
            parse(None, Some("aino"), None),
            Err(("email", TextError::Invalid))
        );
        assert_eq!(
            parse(Some("a\nb"), None, None),
            Err(("name", TextError::LineBreak))
        );
        let long = "1".repeat(41);
        assert_eq!(
            parse(None, None, Some(&long)),
            Err(("phone", TextError::TooLong))
        );
    }
}

//! The mailbox: what SES has accepted.

use serde::Serialize;
use std::collections::BTreeMap;

/// One mail that SES has accepted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mail {
    /// The id that `SendEmail` answered.
    pub id: String,
    /// When it was accepted, RFC 3339.
    pub at: String,
    /// The sender as given.
    pub from: String,
    /// The recipients as given, those of `Cc` and `Bcc` included.
    pub to: Vec<String>,
    /// The decoded subject.
    pub subject: String,
    /// The plain text part, empty when there is none.
    pub text: String,
    /// The HTML part, empty when there is none.
    pub html: String,
    /// The other headers, by name.
    pub headers: BTreeMap<String, String>,
}

//! SES v2 `SendEmail`, and the mailbox of what it has accepted.

mod protocol;
mod raw;
mod rules;

pub(crate) use protocol::MailApi;

use crate::disk::Disk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One mail that SES has accepted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    /// The id that `SendEmail` answered.
    pub id: String,
    /// When it was accepted, RFC 3339.
    pub at: String,
    /// The sender as given.
    pub from: String,
    /// Everyone it goes to, as given: `To`, `Cc` and `Bcc`.
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

/// The mails in our file. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailbox(Arc<Disk>);

impl Mailbox {
    pub(crate) fn new(disk: Arc<Disk>) -> Self {
        Self(disk)
    }

    async fn keep(&self, mail: &Mail) -> anyhow::Result<()> {
        let mail = serde_json::to_string(mail)?;
        self.0
            .run(move |file| file.execute("INSERT INTO mail (mail) VALUES (?1)", [mail]))
            .await?;
        Ok(())
    }

    /// Every mail, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mails(&self) -> anyhow::Result<Vec<Mail>> {
        let mails: Vec<String> = self.0.with(|file| {
            file.prepare("SELECT mail FROM mail ORDER BY id")?
                .query_map([], |row| row.get(0))?
                .collect()
        })?;
        let mails = mails.iter().map(|mail| Ok(serde_json::from_str(mail)?));
        mails.collect()
    }
}

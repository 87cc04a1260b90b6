//! SES v2: `SendEmail`, the mailbox of what it has accepted, and what becomes of it.

mod feedback;
mod protocol;
mod raw;
mod rules;

pub(crate) use feedback::Feedback;
pub(crate) use protocol::MailApi;

use crate::disk::Disk;
use feedback::{Fate, Sending, bare};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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
pub struct Mailbox {
    disk: Arc<Disk>,
    feedback: Arc<OnceLock<Feedback>>,
    /// Mails that SES takes within 24 hours; all, when it is not set.
    a_day: Arc<Mutex<Option<u32>>>,
}

impl Mailbox {
    pub(crate) fn new(disk: Arc<Disk>) -> Self {
        Self {
            disk,
            feedback: Arc::default(),
            a_day: Arc::default(),
        }
    }

    /// Passes events on from now; only the first call counts.
    pub(crate) fn pass_events_on(&self, feedback: Feedback) {
        // The thread that came first has the same queues.
        let _ = self.feedback.set(feedback);
    }

    /// Tells what became of a mail that was sent under a configuration set, as SES does only then.
    async fn tell(&self, mail: &Mail, sending: &Sending) -> anyhow::Result<()> {
        let Some(feedback) = self.feedback.get() else {
            return Ok(());
        };
        for to in &mail.to {
            let fate = Fate::of(to, self.is_suppressed(to)?);
            feedback.tell(mail, sending, to, fate).await;
        }
        Ok(())
    }

    fn is_suppressed(&self, address: &str) -> anyhow::Result<bool> {
        let find = "SELECT count(*) FROM suppressed WHERE address = ?1";
        let found: i64 = self
            .disk
            .with(|file| file.query_row(find, [bare(address)], |row| row.get(0)))?;
        Ok(found > 0)
    }

    /// Puts an address on the account's suppression list, as SES does after a bounce or a complaint.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn suppress(&self, address: &str) -> anyhow::Result<()> {
        let insert = "INSERT OR IGNORE INTO suppressed (address) VALUES (?1)";
        self.disk
            .with(|file| file.execute(insert, [bare(address)]))?;
        Ok(())
    }

    /// Takes an address off the list; `false` when it is not on it.
    fn unlist(&self, address: &str) -> anyhow::Result<bool> {
        let delete = "DELETE FROM suppressed WHERE address = ?1";
        let gone = self
            .disk
            .with(|file| file.execute(delete, [bare(address)]))?;
        Ok(gone > 0)
    }

    /// From now on SES takes so many mails within 24 hours.
    pub fn limit_day(&self, mails: u32) {
        *self.a_day.lock().unwrap_or_else(PoisonError::into_inner) = Some(mails);
    }

    fn a_day(&self) -> Option<u32> {
        *self.a_day.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn day_is_used_up(&self) -> anyhow::Result<bool> {
        let Some(a_day) = self.a_day() else {
            return Ok(false);
        };
        Ok(self.sent_lately()? >= a_day)
    }

    /// Mails of the last 24 hours.
    fn sent_lately(&self) -> anyhow::Result<u32> {
        let count = "SELECT count(*) FROM mail
            WHERE unixepoch(json_extract(mail, '$.at')) > unixepoch('now', '-1 day')";
        Ok(self
            .disk
            .with(|file| file.query_row(count, [], |row| row.get(0)))?)
    }

    async fn keep(&self, mail: &Mail) -> anyhow::Result<()> {
        let mail = serde_json::to_string(mail)?;
        self.disk
            .run(move |file| file.execute("INSERT INTO mail (mail) VALUES (?1)", [mail]))
            .await?;
        Ok(())
    }

    /// Every mail, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mails(&self) -> anyhow::Result<Vec<Mail>> {
        let mails: Vec<String> = self.disk.with(|file| {
            file.prepare("SELECT mail FROM mail ORDER BY id")?
                .query_map([], |row| row.get(0))?
                .collect()
        })?;
        let mails = mails.iter().map(|mail| Ok(serde_json::from_str(mail)?));
        mails.collect()
    }
}

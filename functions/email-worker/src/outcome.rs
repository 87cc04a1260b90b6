//! What came of a record: for the queue, for the log, and why it has to come again.

use domain::Timestamp;
use mail::About;
use protocol::Failure;
use protocol::agent::NoticeMail;
use runtime::{Metric, RequestLog};
use store::WaitsUntil;

/// What became of a record.
pub(crate) enum Processed {
    /// There is nothing left to do.
    Done(Outcome),
    /// Another worker has it now; this record comes back to see whether it is done.
    Elsewhere,
}

/// What came of a record, for the line of the log.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Sent, held back, or come back.
    counted: Option<Metric>,
    /// SES's id of the mail.
    pub(crate) mail: Option<String>,
    /// The first event that a notice tells of.
    about: Option<About>,
    /// From when on its mail is late, when that is not since it was queued.
    since: Option<Timestamp>,
    /// Its notice waits beside the agent.
    pub(crate) waits: Option<WaitsUntil>,
    /// Why there is no mail.
    pub(crate) why: Option<NoticeMail>,
}

impl Outcome {
    /// A mail that came back.
    pub(crate) fn back(mail: String, about: Option<About>) -> Self {
        Self {
            counted: Some(Metric::Bounced),
            mail: Some(mail),
            about,
            ..Self::default()
        }
    }

    /// A mail that went out, late since then.
    pub(crate) fn mailed(mail: String, since: Option<Timestamp>) -> Self {
        Self {
            counted: Some(Metric::Notified),
            mail: Some(mail),
            since,
            ..Self::default()
        }
    }

    /// No mail, for this reason.
    pub(crate) fn suppressed(why: NoticeMail) -> Self {
        Self {
            counted: Some(Metric::Suppressed),
            why: Some(why),
            ..Self::default()
        }
    }

    /// A notice that waits beside the agent.
    pub(crate) fn waiting(until: WaitsUntil) -> Self {
        Self {
            waits: Some(until),
            ..Self::default()
        }
    }

    /// What its mail tells of.
    pub(crate) fn about(self, about: Option<About>) -> Self {
        Self { about, ..self }
    }

    /// `queued_at` is when the record was put on the queue.
    pub(crate) fn report(
        self,
        queued_at: Option<Timestamp>,
        line: &mut RequestLog,
        now: Timestamp,
    ) {
        if let Some(about) = self.about {
            line.about(about.conversation, about.seq);
        }
        if let Some(mail) = self.mail {
            line.about_mail(mail);
        }
        if let Some(counted) = self.counted {
            line.count(counted, 1);
        }
        let since = self.since.or(queued_at);
        if let Some(since) = since.filter(|_| self.counted == Some(Metric::Notified)) {
            let ms = now.as_millisecond() - since.as_millisecond();
            line.took(Metric::MailMs, ms.max(0).unsigned_abs());
        }
    }
}

/// Why a job is not done.
pub(crate) enum SendError {
    /// SES asks to slow down.
    Throttled,
    /// Something else does not answer: try again.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for SendError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

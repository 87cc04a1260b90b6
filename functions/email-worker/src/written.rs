//! A mail as it is written, or why there is none.

use domain::{EmailAddress, Timestamp};
use mail::{About, RenderError, RenderedMail};
use protocol::agent::{NoticeMail, SuppressionReason, notice_mail_name};
use protocol::{Code, Failure};
use store::StoreError;

/// A mail and whom it is for.
pub(crate) struct Addressed {
    pub(crate) to: EmailAddress,
    pub(crate) mail: RenderedMail,
    /// SES may have the address on its own list, from before it was lifted here, and has to take it off first.
    pub(crate) listed: bool,
    /// When that which it tells of happened.
    pub(crate) since: Timestamp,
    /// When the quiet hours of an agent end that have begun. Until then nothing is sent.
    pub(crate) quiet_until: Option<Timestamp>,
}

impl Addressed {
    pub(crate) fn about(mut self, about: Option<About>) -> Self {
        if let Some(about) = about {
            self.mail = self.mail.about(about);
        }
        self
    }
}

/// Why there is no mail.
pub(crate) enum NoMail {
    /// The job needs none, for this reason; it is done.
    Dropped(String),
    /// Nobody has to be told any more, for this reason; the job is done.
    InVain(NoticeMail),
    /// Mails to the address are refused, for this reason; the job is done.
    Suppressed(SuppressionReason),
    /// The table did not answer: try again.
    Failed(Failure),
}

impl NoMail {
    pub(crate) fn because(why: &str) -> Self {
        Self::Dropped(why.to_owned())
    }
}

impl From<StoreError> for NoMail {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<RenderError> for NoMail {
    /// Somebody has to mend a name or a catalog. Until then the job counts as failed and ends among the dead ones, from where
    /// it can be sent again.
    fn from(error: RenderError) -> Self {
        Self::Failed(Failure::of(Code::Internal, error))
    }
}

/// The mail of a job, or why there is to be none, which the log says too.
pub(crate) fn wanted(
    written: Result<Addressed, NoMail>,
    job: &str,
) -> Result<Result<Addressed, NoticeMail>, Failure> {
    Ok(Err(match written {
        Ok(addressed) => return Ok(Ok(addressed)),
        Err(NoMail::Failed(failure)) => return Err(failure),
        Err(NoMail::Suppressed(reason)) => {
            tracing::info!(job, ?reason, "suppressed");
            NoticeMail::Refused
        }
        Err(NoMail::InVain(reason)) => {
            let why = notice_mail_name(reason);
            tracing::info!(job, why, "no mail for this job");
            reason
        }
        Err(NoMail::Dropped(why)) => {
            tracing::info!(job, why, "no mail for this job");
            NoticeMail::Dropped
        }
    }))
}

//! Hands a mail to SES.

use mail::MailError;
use protocol::{Code, Failure};

use crate::State;
use crate::outcome::SendError;
use crate::written::Addressed;

/// Sends a mail; SES's id of it, or `None` when SES refuses the mail for good.
pub(crate) async fn deliver(
    state: &State,
    job: &str,
    addressed: &Addressed,
) -> Result<Option<String>, SendError> {
    match hand_over(state, addressed).await? {
        Ok(mail) => Ok(Some(mail)),
        Err(error @ MailError::Refused { .. }) => {
            tracing::error!(job, cause = error.to_string(), "dropped");
            Ok(None)
        }
        Err(MailError::Throttled) => {
            tracing::info!(job, "put off");
            Err(SendError::Throttled)
        }
        Err(error) => Err(SendError::Failed(Failure::of(Code::Unavailable, error))),
    }
}

/// Hands the mail to SES, and before that the address to be taken off its list if it may be on it.
async fn hand_over(
    state: &State,
    addressed: &Addressed,
) -> Result<Result<String, MailError>, SendError> {
    let Addressed {
        to, mail, listed, ..
    } = addressed;
    if *listed {
        if let Err(error) = state.mailer.unlist(to.as_str()).await {
            return Ok(Err(error));
        }
        let marked = state.store.mark_unlisted(to).await;
        marked.map_err(|error| SendError::Failed(error.into()))?;
    }
    Ok(state.mailer.send(to.as_str(), mail).await)
}

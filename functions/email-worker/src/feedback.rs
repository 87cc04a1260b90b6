//! What SES tells of mails that were sent (R11). A bounce for good and a complaint suppress the address, so that it does not harm the
//! standing of the account; everything else is logged. No address reaches the log.

use mail::Feedback;
use protocol::Failure;
use store::Refusal;

use crate::State;
use crate::outcome::Outcome;

/// Doing it twice is doing it once, so it needs no lease.
pub(crate) async fn take(state: &State, feedback: Feedback) -> Result<Outcome, Failure> {
    match feedback {
        Feedback::Noted { kind, mail, cause } => {
            tracing::info!(kind, mail, cause, "news of a mail");
            Ok(Outcome::default())
        }
        Feedback::Refused {
            mail,
            about,
            cause,
            to,
            reason,
            sent_at,
            at,
        } => {
            let refusal = Refusal {
                reason,
                sent_at,
                at,
            };
            for address in &to {
                let new = state.store.suppress(address, refusal).await?;
                tracing::warn!(mail, cause, ?reason, new, "an address refuses mail");
            }
            Ok(Outcome::back(mail, about))
        }
    }
}

//! A batch of jobs in, the ids of those that have to come again out.

use std::panic::AssertUnwindSafe;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use domain::{EmailAddress, Timestamp};
use futures_util::FutureExt;
use futures_util::future::join_all;
use mail::{Feedback, MailError, RenderError, RenderedMail};
use protocol::agent::SuppressionReason;
use protocol::{Code, Failure, Job};
use store::{Lease, StoreError};

use crate::{State, feedback, notice, sign_in};

/// Seconds for which a job is ours: longer than the function runs, shorter than the queue hides a record.
const LEASE_S: i64 = 60;

/// What became of a record.
enum Settled {
    /// There is nothing left to do.
    Done,
    /// Another worker has it now; this record comes back to see whether it is done.
    Elsewhere,
}

/// Why a job is not done.
enum Unsent {
    /// SES asks to slow down.
    Throttled,
    /// Something else does not answer: try again.
    Failed(Failure),
}

/// A mail and whom it is for.
pub(crate) struct Addressed {
    pub(crate) to: EmailAddress,
    pub(crate) mail: RenderedMail,
    /// SES may have the address on its own list, from before it was lifted here, and has to take it off first.
    pub(crate) listed: bool,
}

/// Why there is no mail.
pub(crate) enum Unwritten {
    /// The job needs none, for this reason; it is done.
    Dropped(String),
    /// Mails to the address are refused, for this reason; the job is done.
    Suppressed(SuppressionReason),
    /// The table did not answer: try again.
    Failed(Failure),
}

impl Unwritten {
    pub(crate) fn because(why: &str) -> Self {
        Self::Dropped(why.to_owned())
    }
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<RenderError> for Unwritten {
    /// Waiting does not mend a name or a catalog.
    fn from(error: RenderError) -> Self {
        Self::because(&error.to_string())
    }
}

/// Does all jobs of a batch at the same time, so that a service that hangs costs the batch one time limit and not ten.
pub async fn handle(state: &State, event: SqsEvent, now: Timestamp) -> SqsBatchResponse {
    let records = event.records.into_iter().map(|record| async move {
        let body = record.body.unwrap_or_default();
        // Boxed: the AWS calls below make this future large.
        let settling = Box::pin(settle(state, &body, now));
        let done = match AssertUnwindSafe(settling).catch_unwind().await {
            Ok(Ok(Settled::Done)) => true,
            Ok(Ok(Settled::Elsewhere)) => false,
            Ok(Err(failure)) => {
                let code = failure.problem.code.name();
                tracing::error!(code, cause = failure.chain(), "a job failed");
                false
            }
            Err(_) => {
                tracing::error!("a job panicked");
                false
            }
        };
        (record.message_id, done)
    });
    let settled = join_all(records).await;
    let mut response = SqsBatchResponse::default();
    // SQS gives every record an id.
    response.set_failures(
        settled
            .into_iter()
            .filter_map(|(id, done)| id.filter(|_| !done)),
    );
    response
}

/// Lease, send, mark, in this order: a crash in between sends again rather than never (R8, R9). What SES is too busy for is
/// put off (R10): a record that only failed would be a dead letter after five tries.
async fn settle(state: &State, body: &str, now: Timestamp) -> Result<Settled, Failure> {
    if let Some(news) = Feedback::read(body) {
        let news = news.map_err(|error| Failure::of(Code::Internal, error))?;
        return feedback::take(state, news).await.map(|()| Settled::Done);
    }
    let job = jobs::read(body)?;
    let id = lease_id(&job);
    let now_s = now.as_second();
    match state.store.take_lease(&id, now_s, now_s + LEASE_S).await? {
        Lease::Taken => {}
        Lease::Busy => return Ok(Settled::Elsewhere),
        Lease::Done => return Ok(Settled::Done),
    }
    if let Err(unsent) = send(state, &id, &job, now).await {
        // Whoever gets the record next need not wait for the lease. When this fails too, the lease ends by itself.
        if let Err(error) = state.store.give_back(&id).await {
            let cause = Failure::from(error).chain();
            tracing::warn!(job = id, cause, "a lease was not given back");
        }
        return match unsent {
            Unsent::Failed(failure) => Err(failure),
            Unsent::Throttled => Ok(state.jobs.put_off(job).await.map(|()| Settled::Done)?),
        };
    }
    if let Err(error) = state.store.finish(&id, now_s).await {
        // The mail is out. To report the record as failed would surely send it again.
        let cause = Failure::from(error).chain();
        tracing::warn!(job = id, cause, "a finished job was not marked");
    }
    Ok(Settled::Done)
}

fn lease_id(job: &Job) -> String {
    match job {
        Job::NotifyAgent { id, .. } => id.clone(),
        Job::SignIn { id, .. } => format!("signin-{id}"),
    }
}

/// Writes and sends the mail of a job, unless there is a reason not to. An error says that it has to be tried again.
async fn send(state: &State, lease: &str, job: &Job, now: Timestamp) -> Result<(), Unsent> {
    let written = match job {
        Job::NotifyAgent {
            agent,
            kind,
            conversation,
            entry,
            ..
        } => notice::write(state, *agent, (*kind).into(), *conversation, *entry).await,
        Job::SignIn { id, .. } => sign_in::write(state, id, now).await,
    };
    let addressed = match written {
        Ok(addressed) => addressed,
        Err(Unwritten::Failed(failure)) => return Err(Unsent::Failed(failure)),
        Err(Unwritten::Suppressed(reason)) => {
            tracing::info!(job = lease, ?reason, "suppressed");
            return Ok(());
        }
        Err(Unwritten::Dropped(why)) => {
            tracing::info!(job = lease, why, "no mail for this job");
            return Ok(());
        }
    };
    match hand_over(state, &addressed).await? {
        Ok(mail) => tracing::info!(job = lease, mail, "sent"),
        Err(error @ MailError::Refused { .. }) => {
            tracing::error!(job = lease, cause = error.to_string(), "dropped");
        }
        Err(MailError::Throttled) => {
            tracing::info!(job = lease, "put off");
            return Err(Unsent::Throttled);
        }
        Err(error) => return Err(Unsent::Failed(Failure::of(Code::Unavailable, error))),
    }
    Ok(())
}

/// Hands the mail to SES, and before that the address to be taken off its list if it may be on it.
async fn hand_over(
    state: &State,
    addressed: &Addressed,
) -> Result<Result<String, MailError>, Unsent> {
    let Addressed { to, mail, listed } = addressed;
    if *listed {
        if let Err(error) = state.mailer.unlist(to.as_str()).await {
            return Ok(Err(error));
        }
        let marked = state.store.mark_unlisted(to).await;
        marked.map_err(|error| Unsent::Failed(error.into()))?;
    }
    Ok(state.mailer.send(to.as_str(), mail).await)
}

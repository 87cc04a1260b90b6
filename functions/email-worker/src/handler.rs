//! A batch of jobs in, the ids of those that have to come again out.

use std::panic::AssertUnwindSafe;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use domain::{AgentId, EmailAddress, Timestamp};
use futures_util::FutureExt;
use futures_util::future::join_all;
use mail::{About, Feedback, MailError, RenderError, RenderedMail};
use protocol::agent::SuppressionReason;
use protocol::{Code, Failure, Job};
use runtime::{Line, Metric};
use store::{Lease, StoreError, WaitingNotice};

use crate::{State, digest, feedback, notice, sign_in};

/// Seconds for which a job is ours: longer than the function runs, shorter than the queue hides a record.
const LEASE_S: i64 = 60;

/// A job that was put off so often, which takes about three days, has failed: it must not circle for ever.
const MOST_PAUSES: u32 = 400;

/// What became of a record.
enum Settled {
    /// There is nothing left to do.
    Done(Came),
    /// Another worker has it now; this record comes back to see whether it is done.
    Elsewhere,
}

/// What came of a record, for the line of the log.
#[derive(Default)]
pub(crate) struct Came {
    /// Sent, held back, or come back.
    counted: Option<Metric>,
    /// SES's id of the mail.
    mail: Option<String>,
    /// The first event that a notice tells of.
    about: Option<About>,
    /// From when on its mail is late, when that is not since it was queued.
    since: Option<Timestamp>,
    /// Its notice waits to be mailed with others.
    waits: bool,
}

impl Came {
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

    pub(crate) fn suppressed() -> Self {
        Self {
            counted: Some(Metric::Suppressed),
            ..Self::default()
        }
    }

    /// `queued_at` is when the record was put on the queue.
    fn say(self, queued_at: Option<Timestamp>, line: &mut Line, now: Timestamp) {
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
pub(crate) enum Unsent {
    /// SES asks to slow down.
    Throttled,
    /// Something else does not answer: try again.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Unsent {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A job waited too long.
#[derive(Debug, thiserror::Error)]
#[error("SES had no room for it for days")]
struct TooLong;

/// A mail and whom it is for.
pub(crate) struct Addressed {
    pub(crate) to: EmailAddress,
    pub(crate) mail: RenderedMail,
    /// SES may have the address on its own list, from before it was lifted here, and has to take it off first.
    pub(crate) listed: bool,
    /// When that which it tells of happened.
    pub(crate) since: Timestamp,
}

impl Addressed {
    fn about(mut self, about: Option<About>) -> Self {
        if let Some(about) = about {
            self.mail = self.mail.about(about);
        }
        self
    }
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
    /// Somebody has to mend a name or a catalog. Until then the job counts as failed and ends among the dead ones, from where
    /// it can be sent again.
    fn from(error: RenderError) -> Self {
        Self::Failed(Failure::of(Code::Internal, error))
    }
}

/// Does all jobs of a batch at the same time, so that a service that hangs costs the batch one time limit and not ten.
pub async fn handle(
    state: &State,
    event: SqsEvent,
    trace: &str,
    now: Timestamp,
) -> SqsBatchResponse {
    let records = event.records.into_iter().map(|record| async move {
        let body = record.body.unwrap_or_default();
        let queued_at = record.attributes.get("SentTimestamp");
        let queued_at = queued_at.and_then(|ms| Timestamp::from_millisecond(ms.parse().ok()?).ok());
        // Boxed: the AWS calls below make this future large.
        let settling = Box::pin(settle(state, &body, now));
        let done = match AssertUnwindSafe(settling).catch_unwind().await {
            Ok(Ok(settled)) => Some(settled),
            Ok(Err(failure)) => {
                let code = failure.problem.code.name();
                tracing::error!(trace, code, cause = failure.chain(), "a job failed");
                None
            }
            Err(_) => {
                tracing::error!(trace, "a job panicked");
                None
            }
        };
        (record.message_id, queued_at, done)
    });
    let mut line = Line::of("email-worker", trace);
    let mut again = Vec::new();
    for (id, queued_at, done) in join_all(records).await {
        match done {
            Some(Settled::Done(came)) => came.say(queued_at, &mut line, now),
            // SQS gives every record an id.
            Some(Settled::Elsewhere) => again.extend(id),
            None => {
                line.count(Metric::Failed, 1);
                again.extend(id);
            }
        }
    }
    line.write(now);
    let mut response = SqsBatchResponse::default();
    response.set_failures(again);
    response
}

/// Lease, send, mark, in this order: a crash in between sends again rather than never (R8, R9). What SES is too busy for is
/// put off (R10): a record that only failed would be a dead letter after five tries.
async fn settle(state: &State, body: &str, now: Timestamp) -> Result<Settled, Failure> {
    if let Some(news) = Feedback::read(body) {
        let news = news.map_err(|error| Failure::of(Code::Internal, error))?;
        return feedback::take(state, news).await.map(Settled::Done);
    }
    let job = jobs::read(body)?;
    let id = lease_id(&job);
    let now_s = now.as_second();
    if let Job::SendDigest { at_s, .. } = job
        && now_s < at_s
    {
        // SQS holds nothing back longer than a quarter of an hour.
        state.jobs.push_in(&job, at_s - now_s).await?;
        return Ok(Settled::Done(Came::default()));
    }
    match state.store.take_lease(&id, now_s, now_s + LEASE_S).await? {
        Lease::Taken => {}
        Lease::Busy => return Ok(Settled::Elsewhere),
        Lease::Done => return Ok(Settled::Done(Came::default())),
    }
    let came = match send(state, &id, &job, now).await {
        Ok(came) => came,
        Err(unsent) => return take_up_later(state, &id, job, unsent).await,
    };
    let finished = match &came.mail {
        Some(mail) => state.store.finish_with(&id, mail, now_s).await,
        None if came.waits => state.store.finish_later(&id, now_s).await,
        None => state.store.finish(&id, now_s).await,
    };
    if let Err(error) = finished {
        // The mail is out. To report the record as failed would surely send it again.
        let cause = Failure::from(error).chain();
        tracing::warn!(job = id, cause, "a finished job was not marked");
    }
    let about = about(&job);
    Ok(Settled::Done(Came { about, ..came }))
}

async fn take_up_later(
    state: &State,
    id: &str,
    job: Job,
    unsent: Unsent,
) -> Result<Settled, Failure> {
    // The next worker that gets the record need not wait for the lease. When this fails too, the lease expires.
    if let Err(error) = state.store.give_back(id).await {
        let cause = Failure::from(error).chain();
        tracing::warn!(job = id, cause, "a lease was not given back");
    }
    match unsent {
        Unsent::Failed(failure) => Err(failure),
        Unsent::Throttled if job.deferred() >= MOST_PAUSES => {
            Err(Failure::of(Code::Unavailable, TooLong))
        }
        Unsent::Throttled => {
            let queue = match &job {
                Job::SignIn { .. } => &state.sign_in_jobs,
                Job::NotifyAgent { .. } | Job::SendDigest { .. } => &state.jobs,
            };
            queue.put_off(job).await?;
            Ok(Settled::Done(Came::default()))
        }
    }
}

/// The first event that a notice tells of.
fn about(job: &Job) -> Option<About> {
    match *job {
        Job::NotifyAgent {
            conversation, seq, ..
        } => Some(About {
            conversation,
            seq: seq?,
        }),
        Job::SendDigest { .. } | Job::SignIn { .. } => None,
    }
}

fn lease_id(job: &Job) -> String {
    match job {
        Job::NotifyAgent { id, .. } | Job::SendDigest { id, .. } => id.clone(),
        Job::SignIn { id, .. } => format!("signin-{id}"),
    }
}

/// Writes and sends the mail of a job, unless there is a reason not to. An error says that it has to be tried again.
async fn send(state: &State, lease: &str, job: &Job, now: Timestamp) -> Result<Came, Unsent> {
    let written = match job {
        Job::NotifyAgent {
            agent,
            kind,
            conversation,
            entry,
            ..
        } => notice::write(state, *agent, (*kind).into(), *conversation, *entry).await,
        Job::SignIn { id, .. } => sign_in::write(state, id, now).await,
        Job::SendDigest { agent, at_s, .. } => {
            return digest::send(state, lease, *agent, *at_s, now).await;
        }
    };
    let Some(addressed) = wanted(written, lease)? else {
        return Ok(Came::suppressed());
    };
    if state.digests
        && let Some((agent, notice)) = waiting(job, now)
        && !digest::take_turn(state, agent, &notice, now).await?
    {
        tracing::info!(job = lease, "waits to be mailed with others");
        return Ok(Came {
            waits: true,
            ..Came::default()
        });
    }
    let addressed = addressed.about(about(job));
    let Some(mail) = deliver(state, lease, &addressed).await? else {
        return Ok(Came::suppressed());
    };
    tracing::info!(job = lease, mail, "sent");
    let since = was_put_off(job).then_some(addressed.since);
    Ok(Came::mailed(mail, since))
}

/// The mail of a job, if there is to be one. Why there is none is said in the log.
pub(crate) fn wanted(
    written: Result<Addressed, Unwritten>,
    job: &str,
) -> Result<Option<Addressed>, Failure> {
    match written {
        Ok(addressed) => return Ok(Some(addressed)),
        Err(Unwritten::Failed(failure)) => return Err(failure),
        Err(Unwritten::Suppressed(reason)) => tracing::info!(job, ?reason, "suppressed"),
        Err(Unwritten::Dropped(why)) => tracing::info!(job, why, "no mail for this job"),
    }
    Ok(None)
}

/// Sends a mail; SES's id of it, or `None` when SES refuses the mail for good.
pub(crate) async fn deliver(
    state: &State,
    job: &str,
    addressed: &Addressed,
) -> Result<Option<String>, Unsent> {
    match hand_over(state, addressed).await? {
        Ok(mail) => Ok(Some(mail)),
        Err(error @ MailError::Refused { .. }) => {
            tracing::error!(job, cause = error.to_string(), "dropped");
            Ok(None)
        }
        Err(MailError::Throttled) => {
            tracing::info!(job, "put off");
            Err(Unsent::Throttled)
        }
        Err(error) => Err(Unsent::Failed(Failure::of(Code::Unavailable, error))),
    }
}

/// A notice as it waits beside its agent, if the job is one.
fn waiting(job: &Job, now: Timestamp) -> Option<(AgentId, WaitingNotice)> {
    let Job::NotifyAgent {
        id,
        agent,
        kind,
        conversation,
        seq,
        entry,
        ..
    } = job
    else {
        return None;
    };
    let notice = WaitingNotice {
        job: id.clone(),
        conversation: *conversation,
        kind: (*kind).into(),
        entry: entry.map(|entry| entry.0),
        seq: *seq,
        at_s: now.as_second(),
    };
    Some((*agent, notice))
}

/// A job that is put off is a new message, which does not know when the first was queued.
const fn was_put_off(job: &Job) -> bool {
    job.deferred() > 0
}

/// Hands the mail to SES, and before that the address to be taken off its list if it may be on it.
async fn hand_over(
    state: &State,
    addressed: &Addressed,
) -> Result<Result<String, MailError>, Unsent> {
    let Addressed {
        to, mail, listed, ..
    } = addressed;
    if *listed {
        if let Err(error) = state.mailer.unlist(to.as_str()).await {
            return Ok(Err(error));
        }
        let marked = state.store.mark_unlisted(to).await;
        marked.map_err(|error| Unsent::Failed(error.into()))?;
    }
    Ok(state.mailer.send(to.as_str(), mail).await)
}

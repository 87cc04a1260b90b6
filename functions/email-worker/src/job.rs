//! One job, from its lease to its mail.

use domain::{AgentId, Timestamp};
use mail::{About, Feedback};
use protocol::agent::NoticeMail;
use protocol::{Code, Failure, Job};
use store::{Lease, WaitingNotice, WaitsUntil};

use crate::outcome::{Outcome, Processed, SendError};
use crate::sending::deliver;
use crate::written::wanted;
use crate::{State, digest, feedback, invitation, notice, sign_in};

/// Seconds for which a job is ours: longer than the function runs, shorter than the queue hides a record.
const LEASE_S: i64 = 60;

/// A job that was put off so often, which takes about three days, has failed: it must not circle for ever.
const MOST_PAUSES: u32 = 400;

/// A job waited too long.
#[derive(Debug, thiserror::Error)]
#[error("SES had no room for it for days")]
struct TooLong;

/// Lease, send, mark, in this order: a crash in between sends again rather than never (R8, R9). What SES is too busy for is
/// put off (R10): a record that only failed would be a dead letter after five tries.
pub(crate) async fn process(
    state: &State,
    body: &str,
    now: Timestamp,
) -> Result<Processed, Failure> {
    if let Some(news) = Feedback::read(body) {
        let news = news.map_err(|error| Failure::of(Code::Internal, error))?;
        return feedback::take(state, news).await.map(Processed::Done);
    }
    let job = jobs::read(body)?;
    let id = lease_id(&job);
    let now_s = now.as_second();
    if let Job::SendDigest { at_s, .. } = job
        && now_s < at_s
    {
        // SQS holds nothing back longer than a quarter of an hour.
        state.jobs.push_in(&job, at_s - now_s).await?;
        return Ok(Processed::Done(Outcome::default()));
    }
    match state.store.take_lease(&id, now_s, now_s + LEASE_S).await? {
        Lease::Taken => {}
        Lease::Busy => return Ok(Processed::Elsewhere),
        Lease::Done => return Ok(Processed::Done(Outcome::default())),
    }
    let outcome = match send(state, &id, &job, now).await {
        Ok(outcome) => outcome,
        Err(unsent) => return take_up_later(state, &id, job, unsent).await,
    };
    let finished = match (&outcome.mail, outcome.waits) {
        (Some(mail), _) => state.store.finish_with(&id, mail, now_s).await,
        (None, Some(until)) => state.store.finish_later(&id, until, now_s).await,
        (None, None) => match outcome.why {
            Some(why) => state.store.finish_without(&id, why, now_s).await,
            None => state.store.finish(&id, now_s).await,
        },
    };
    if let Err(error) = finished {
        // The mail is out. To report the record as failed would surely send it again.
        let cause = Failure::from(error).chain();
        tracing::warn!(job = id, cause, "a finished job was not marked");
    }
    Ok(Processed::Done(outcome.about(about(&job))))
}

async fn take_up_later(
    state: &State,
    id: &str,
    job: Job,
    unsent: SendError,
) -> Result<Processed, Failure> {
    // The next worker that gets the record need not wait for the lease. When this fails too, the lease expires.
    if let Err(error) = state.store.give_back(id).await {
        let cause = Failure::from(error).chain();
        tracing::warn!(job = id, cause, "a lease was not given back");
    }
    match unsent {
        SendError::Failed(failure) => Err(failure),
        SendError::Throttled if job.deferred() >= MOST_PAUSES => {
            Err(Failure::of(Code::Unavailable, TooLong))
        }
        SendError::Throttled => {
            let queue = match &job {
                Job::SignIn { .. } | Job::Invite { .. } => &state.sign_in_jobs,
                Job::NotifyAgent { .. } | Job::SendDigest { .. } => &state.jobs,
            };
            queue.put_off(job).await?;
            Ok(Processed::Done(Outcome::default()))
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
        Job::SendDigest { .. } | Job::Invite { .. } | Job::SignIn { .. } => None,
    }
}

fn lease_id(job: &Job) -> String {
    match job {
        Job::NotifyAgent { id, .. } | Job::SendDigest { id, .. } => id.clone(),
        Job::SignIn { id, .. } => format!("signin-{id}"),
        Job::Invite {
            site,
            id,
            sent_at_s,
            ..
        } => format!("invite-{site}-{id}-{sent_at_s}"),
    }
}

/// Writes and sends the mail of a job, unless there is a reason not to. An error says that it has to be tried again.
async fn send(state: &State, lease: &str, job: &Job, now: Timestamp) -> Result<Outcome, SendError> {
    let written = match job {
        Job::NotifyAgent {
            agent,
            kind,
            conversation,
            entry,
            ..
        } => {
            let about = (*conversation, *entry);
            notice::write(state, *agent, (*kind).into(), about, now).await
        }
        Job::SignIn { id, .. } => sign_in::write(state, id, now).await,
        Job::Invite {
            site,
            id,
            sent_at_s,
            ..
        } => invitation::write(state, site, (id, *sent_at_s), now).await,
        Job::SendDigest { agent, at_s, .. } => {
            return digest::send(state, lease, *agent, *at_s, now).await;
        }
    };
    let addressed = match wanted(written, lease)? {
        Ok(addressed) => addressed,
        Err(why) => return Ok(Outcome::suppressed(why)),
    };
    let quiet_until = addressed.quiet_until;
    if (state.digests || quiet_until.is_some())
        && let Some((agent, notice)) = waiting(job, now)
        && !digest::take_turn(state, agent, &notice, quiet_until, now).await?
    {
        let (until, why) = match quiet_until {
            Some(_) => (WaitsUntil::QuietEnds, "waits for the end of quiet hours"),
            None => (WaitsUntil::NextMail, "waits to be mailed with others"),
        };
        tracing::info!(job = lease, "{why}");
        return Ok(Outcome::waiting(until));
    }
    let addressed = addressed.about(about(job));
    let Some(mail) = deliver(state, lease, &addressed).await? else {
        return Ok(Outcome::suppressed(NoticeMail::Refused));
    };
    tracing::info!(job = lease, mail, "sent");
    let since = was_put_off(job).then_some(addressed.since);
    Ok(Outcome::mailed(mail, since))
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

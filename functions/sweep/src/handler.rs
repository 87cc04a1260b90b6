//! One look at everything that is due.

use domain::follow::{DUE_AFTER_S, Wait, follow, wait};
use domain::{Agent, Author, Availability, ConnectionId, ConversationId, Head, Timestamp};
use follow_up::Told;
use futures_util::future::join_all;
use protocol::{Failure, ServerFrame, Viewer};
use runtime::{Line, Metric};
use serde_json::Value;
use store::{Due, StoreError};

use crate::{State, reconcile_yesterday};

/// Most conversations of one look. The next comes a minute later.
const MOST: i32 = 1000;

/// So many are looked after at the same time, so that a look ends long before the function's time is over.
const AT_ONCE: usize = 10;

/// Not everything could be settled; what was not is still due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// The list of what is due could not be read.
    #[error("what is due could not be read")]
    List,
    /// The day before could not be read.
    #[error("the day before could not be reconciled")]
    Day,
    /// Some conversations failed; the others are settled.
    #[error("{failed} of {due} conversations could not be settled")]
    Some {
        /// So many failed.
        failed: usize,
        /// So many were due.
        due: usize,
    },
}

/// Seconds after which what is due should have been settled by an earlier look.
const OVERDUE_S: i64 = 120;

/// What the schedule asks for: the day before, or a look.
///
/// # Errors
/// As [`look`] and [`reconcile_yesterday`].
pub async fn on_schedule(
    state: &State,
    event: &Value,
    trace: &str,
    now: Timestamp,
) -> Result<(), Unsettled> {
    if event["task"] == "reconcile" {
        reconcile_yesterday(&state.store, trace, now).await
    } else {
        look(state, trace, now).await
    }
}

/// Looks after each conversation that is due. One that fails does not stop the others.
///
/// # Errors
/// [`Unsettled`], after all were tried, so that the alarm sees it. The log has the causes.
pub async fn look(state: &State, trace: &str, now: Timestamp) -> Result<(), Unsettled> {
    let due = state.store.due_conversations(now.as_second(), MOST).await;
    let due = due.map_err(|error| {
        let cause = Failure::from(error).chain();
        tracing::error!(trace, cause, "what is due could not be read");
        Unsettled::List
    })?;
    let mut line = Line::of("sweep", trace);
    count_overdue(&due, &mut line, now);
    let mut failed = 0;
    for some in due.chunks(AT_ONCE) {
        // Boxed: the AWS calls below make these futures large.
        let looks = some
            .iter()
            .map(|due| Box::pin(look_after(state, due.conversation, now)));
        for (due, looked) in some.iter().zip(join_all(looks).await) {
            match looked {
                Ok(Some(Looked { seq, pushed })) => {
                    line.count(Metric::Pushed, pushed);
                    line.about(due.conversation, seq);
                }
                Ok(None) => {}
                Err(failure) => {
                    let (conversation, code) = (due.conversation, failure.problem.code.name());
                    let cause = failure.chain();
                    tracing::error!(trace, %conversation, code, cause, "a conversation was not settled");
                    failed += 1;
                }
            }
        }
    }
    line.write(now);
    let due = due.len();
    match failed {
        0 => Ok(()),
        failed => Err(Unsettled::Some { failed, due }),
    }
}

/// What the look before should have settled (R32).
fn count_overdue(due: &[Due], line: &mut Line, now: Timestamp) {
    let age_s = |due: &Due| now.as_second() - due.since_s;
    let overdue = due.iter().filter(|due| age_s(due) > OVERDUE_S).count();
    if let Some(oldest) = due.first().filter(|_| overdue > 0) {
        line.count(Metric::OutboxPending, overdue);
        line.took(Metric::OutboxAgeS, age_s(oldest).unsigned_abs());
    }
}

/// A conversation that was looked after.
struct Looked {
    /// Its log's last number.
    seq: u64,
    /// Frames that open sockets were sent.
    pushed: usize,
}

/// First what must follow, then off the list: a crash in between does it all again. `None` when it was not due any more.
async fn look_after(
    state: &State,
    id: ConversationId,
    now: Timestamp,
) -> Result<Option<Looked>, Failure> {
    let Some(head) = state.store.head(id).await? else {
        return Ok(None);
    };
    // The index lags behind: somebody else may have settled it.
    if head.due_at_s.is_none_or(|due| due > now.as_second()) {
        return Ok(None);
    }
    let mut told = state.follow_up.settle(&head, now).await?;
    let mut looked = Looked {
        seq: head.seq,
        pushed: told.pushed,
    };
    match wait(&head, now) {
        Wait::Over => off_the_list(state, &head, told, now).await?,
        Wait::Present => {
            feel_for_visitor(state, &head).await;
            let later = now.as_second() + DUE_AFTER_S;
            state.store.set_due(&head, Some(later)).await?;
        }
        Wait::Fresh { until_s } => state.store.set_due(&head, Some(until_s)).await?,
        // When the visitor or an agent wrote in between, nothing is marked, and the next look decides anew.
        Wait::InVain => {
            let there = somebody_is_there(state, &head, now).await?;
            if let Some(marked) = state.store.mark_unanswered(&head, there).await? {
                let follow = follow(Some(&head), &marked);
                let more = state.follow_up.carry_out(&marked, follow, now).await?;
                looked.pushed += more.pushed;
                told.jobs.extend(more.jobs);
                off_the_list(state, &marked, told, now).await?;
            }
        }
    }
    Ok(Some(looked))
}

/// Not before it is noted who was told: `reconcile` looks whether that came true.
async fn off_the_list(
    state: &State,
    head: &Head,
    told: Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    state.store.note_told(head, told.jobs, now).await?;
    state.store.set_due(head, None).await
}

/// Not every closed socket is told of. A frame that says nothing new finds out, and makes those that are gone forgotten.
async fn feel_for_visitor(state: &State, head: &Head) {
    let frame = ServerFrame::Read {
        conversation: head.id.to_string(),
        side: Viewer::Agent.side(),
        seq: Viewer::Visitor.read(head).agent,
    }
    .to_json();
    let of_visitor = |(socket, author): (&ConnectionId, &Author)| {
        (*author == Author::Visitor).then(|| (socket.clone(), frame.clone()))
    };
    let frames = head.connections.iter().filter_map(of_visitor).collect();
    state.delivery.post(head.id, frames).await;
}

/// Whether anybody who could have answered has a console open and does not call themselves away.
async fn somebody_is_there(state: &State, head: &Head, now: Timestamp) -> Result<bool, StoreError> {
    let mut agents: Vec<Agent> = state.store.members(&head.queue).await?;
    if let Some(assignee) = head.assignee
        && !agents.iter().any(|agent| agent.id == assignee)
    {
        agents.extend(state.store.agent(assignee).await?);
    }
    for agent in agents {
        if agent.availability == Availability::Online {
            let sockets = state.store.sockets_of_agent(agent.id, now.as_second());
            if !sockets.await?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

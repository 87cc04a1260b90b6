//! One look at everything that is due.

use protocol::event::{ReadMarks, side_name};
use std::time::{Duration, Instant};

use domain::effects::{DUE_AFTER_S, Wait, effects_of, wait};
use domain::{
    Agent, Author, Availability, ConnectionId, ConversationId, Head, QueueId, Side, Timestamp,
};
use follow_up::Notified;
use futures_util::StreamExt;
use futures_util::stream::iter;
use protocol::{Code, Failure, ServerFrame};
use runtime::{Metric, RequestLog};
use serde_json::Value;
use store::{Due, DuePage, Store, StoreError};

use crate::{State, auto_reply, reconcile_yesterday};

/// Conversations that are read from the list at a time.
const PAGE: i32 = 200;

/// After this much of the 20 seconds that the function has, no further page is begun. The next look comes a minute later.
const LOOK: Duration = Duration::from_secs(10);

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
    /// Some conversations or queues failed; the others are settled.
    #[error("{failed} of {due} conversations and queues could not be settled")]
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

/// Looks after each conversation and queue that is due, page by page until the time of a look is over. One that fails does not stop the
/// others; one that cannot be read or takes too long is put off, so that it does not stay first in line.
///
/// # Errors
/// [`Unsettled`], after all were tried, so that the alarm sees it. The log has the causes.
pub async fn look(state: &State, trace: &str, now: Timestamp) -> Result<(), Unsettled> {
    let began = Instant::now();
    let mut look = Look {
        trace,
        now,
        line: RequestLog::of("sweep", trace),
        overdue: Overdue::default(),
        due: 0,
        failed: 0,
    };
    let mut place = None;
    let listed = loop {
        let page = state.store.due_page(now.as_second(), PAGE, place).await;
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                let cause = Failure::from(error).chain();
                tracing::error!(trace, cause, "what is due could not be read");
                break Err(Unsettled::List);
            }
        };
        place = page.next.clone();
        look.after_all(state, page).await;
        if place.is_none() || began.elapsed() > LOOK {
            break Ok(());
        }
    };
    look.overdue.count(&mut look.line);
    look.line
        .count(Metric::Missed, state.delivery.take_missed());
    look.line.write(now);
    listed?;
    match (look.failed, look.due) {
        (0, _) => Ok(()),
        (failed, due) => Err(Unsettled::Some { failed, due }),
    }
}

/// One look, while it goes on.
struct Look<'a> {
    trace: &'a str,
    now: Timestamp,
    line: RequestLog,
    overdue: Overdue,
    due: usize,
    failed: usize,
}

impl Look<'_> {
    /// Looks after a page. A slow conversation takes one of ten places and not the time of those behind it.
    async fn after_all(&mut self, state: &State, page: DuePage) {
        let (trace, now) = (self.trace, self.now);
        for key in page.unreadable {
            tracing::error!(trace, key, "what is due has no id that can be read");
            self.failed += 1;
            self.line.count(Metric::Failed, 1);
        }
        self.due += page.due.len() + page.queues.len();
        self.overdue.add(&page.due, now);
        self.open_and_close(state, page.queues).await;
        // Boxed: the AWS calls below make these futures large.
        let looks = page.due.into_iter().map(|due| {
            Box::pin(async move {
                let looked = look_after(state, due.conversation, now);
                let looked = tokio::time::timeout(state.patience, looked).await;
                (due, looked.map_err(|_| TooLong))
            })
        });
        let mut looks = iter(looks).buffer_unordered(AT_ONCE);
        while let Some((due, looked)) = looks.next().await {
            match looked {
                Ok(Ok(Some(Looked { seq, pushed }))) => {
                    self.line.count(Metric::Pushed, pushed);
                    self.line.about(due.conversation, seq);
                }
                Ok(Ok(None)) => {}
                Ok(Err(failure)) => self.unsettled(state, &due, failure).await,
                Err(error) => {
                    let failure = Failure::of(Code::Unavailable, error);
                    self.unsettled(state, &due, failure).await;
                }
            }
        }
    }

    /// Says in the logs of queues that they opened or closed. One that fails stays on the list, and holds up no other.
    async fn open_and_close(&mut self, state: &State, queues: Vec<QueueId>) {
        let (trace, now) = (self.trace, self.now);
        let looks = queues.into_iter().map(|queue| {
            Box::pin(async move {
                let logged = log_switches(&state.store, &queue, now);
                let logged = tokio::time::timeout(state.patience, logged).await;
                let failure = match logged {
                    Ok(Ok(())) => None,
                    Ok(Err(failure)) => Some(failure),
                    Err(_) => Some(Failure::of(Code::Unavailable, TooLong)),
                };
                failure.map(|failure| (queue, failure))
            })
        });
        let mut looks = iter(looks).buffer_unordered(AT_ONCE);
        while let Some(looked) = looks.next().await {
            let Some((queue, failure)) = looked else {
                continue;
            };
            let (code, cause) = (failure.problem.code.name(), failure.chain());
            tracing::error!(trace, %queue, code, cause, "a queue's log does not say that it opened or closed");
            self.failed += 1;
            self.line.count(Metric::Failed, 1);
        }
    }

    /// What can be tried again at once stays where it is on the list; the rest would stay first in line, and is put off.
    async fn unsettled(&mut self, state: &State, due: &Due, failure: Failure) {
        self.failed += 1;
        let (conversation, code) = (due.conversation, failure.problem.code.name());
        let (trace, cause) = (self.trace, failure.chain());
        tracing::error!(trace, %conversation, code, cause, "a conversation was not settled");
        let too_long = failure
            .cause
            .as_ref()
            .is_some_and(|cause| cause.is::<TooLong>());
        if !too_long && !StoreError::is_corrupt(&failure) {
            return;
        }
        self.line.count(Metric::Failed, 1);
        match state.store.put_off(due, self.now.as_second()).await {
            Ok(Some(pause_s)) => tracing::error!(trace, %conversation, pause_s, "it is put off"),
            Ok(None) => {}
            Err(error) => {
                let cause = Failure::from(error).chain();
                tracing::error!(trace, %conversation, cause, "it could not be put off");
            }
        }
    }
}

/// A conversation took more than its share of a look.
#[derive(Debug, thiserror::Error)]
#[error("it took too long")]
struct TooLong;

/// What the look before should have settled (R32).
#[derive(Debug, Default)]
struct Overdue {
    count: usize,
    oldest_s: i64,
}

impl Overdue {
    fn add(&mut self, due: &[Due], now: Timestamp) {
        let ages_s = due.iter().map(|due| now.as_second() - due.since_s);
        for age_s in ages_s.filter(|age_s| *age_s > OVERDUE_S) {
            self.count += 1;
            self.oldest_s = self.oldest_s.max(age_s);
        }
    }

    fn count(&self, line: &mut RequestLog) {
        if self.count > 0 {
            line.count(Metric::OutboxPending, self.count);
            line.took(Metric::OutboxAgeS, self.oldest_s.unsigned_abs());
        }
    }
}

/// A conversation that was looked after.
struct Looked {
    /// Its log's last number.
    seq: u64,
    /// Frames that open sockets were sent.
    pushed: usize,
}

/// The consoles that look on are told by `relay`, as of every line. Nothing is done when somebody else was faster.
async fn log_switches(store: &Store, id: &QueueId, now: Timestamp) -> Result<(), Failure> {
    // The site after the queue: a change of its time zone gives the queue another version, which the store then refuses.
    let Some(queue) = store.queue(id).await? else {
        return Ok(());
    };
    let site = store.site(&queue.site).await?.ok_or(Code::NotFound)?;
    store.log_switches(&queue, &site.time_zone, now).await?;
    Ok(())
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
    if head
        .waiting
        .due_at_s
        .is_none_or(|due| due > now.as_second())
    {
        return Ok(None);
    }
    let (head, pushed) = auto_reply::said_if_due(state, head, now).await?;
    let mut notified = state.follow_up.apply_all(&head, now).await?;
    let mut looked = Looked {
        seq: head.log.seq,
        pushed: pushed + notified.pushed,
    };
    let until = |at_s: i64| Some(auto_reply::next_s(&head, now).map_or(at_s, |it| it.min(at_s)));
    match wait(&head, now) {
        Wait::Over => settle(state, &head, notified, now).await?,
        Wait::Present => {
            feel_for_visitor(state, &head).await;
            let later = until(now.as_second() + DUE_AFTER_S);
            state.store.set_due(&head, later).await?;
        }
        Wait::Fresh { until_s } => state.store.set_due(&head, until(until_s)).await?,
        // When the visitor or an agent wrote in between, nothing is marked, and the next look decides anew.
        Wait::InVain => {
            let there = somebody_is_there(state, &head, now).await?;
            if let Some(marked) = state.store.mark_unanswered(&head, there).await? {
                let effects = effects_of(Some(&head), &marked);
                let more = state.follow_up.apply(&marked, effects, now).await?;
                looked.pushed += more.pushed;
                notified.jobs.extend(more.jobs);
                settle(state, &marked, notified, now).await?;
            }
        }
    }
    Ok(Some(looked))
}

/// Off the list, or on it until the queue says something by itself. Not before it is noted who was told: `reconcile` looks whether
/// that came true.
async fn settle(
    state: &State,
    head: &Head,
    notified: Notified,
    now: Timestamp,
) -> Result<(), StoreError> {
    state
        .store
        .record_notified(head, notified.jobs, now)
        .await?;
    let next_s = auto_reply::next_s(head, now);
    state.store.set_due(head, next_s).await
}

/// Not every closed socket is told of. A frame that says nothing new finds out, and makes those that are gone forgotten.
async fn feel_for_visitor(state: &State, head: &Head) {
    let frame = ServerFrame::Read {
        conversation: head.id.to_string(),
        side: side_name(Side::Agent),
        seq: ReadMarks::of(head, Side::Visitor).agent,
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
    if let Some(assignee) = head.assignment.assignee
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

//! Once a day: whether everybody who waited on the day before was noticed (R41).
//!
//! What is accepted is on `sweep`'s list from the same write on, and `sweep` takes nothing off before it has noted whom it told.
//! So whatever was accepted is still on the list, or it is noted; and what is noted is settled when its jobs are finished.

use std::collections::BTreeSet;

use domain::Timestamp;
use protocol::Failure;
use runtime::{Metric, RequestLog};
use store::{NotifiedRecord, Store, StoreError, day_of};

use crate::Unsettled;

/// Most conversations of the list that are counted. With one of them it rings.
const MOST: i32 = 1000;

/// Seconds of a day.
const DAY_S: i64 = 24 * 3600;

/// What became of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reconciled {
    /// So many waited.
    pub accepted: usize,
    /// So many led to mails; of several, some may have been dropped for a reason.
    pub notified: usize,
    /// So many led to no mail: nobody wanted one, an open console told everybody, the address refuses, or somebody took care.
    pub suppressed: usize,
    /// Conversations of the others.
    pub open: BTreeSet<String>,
}

impl Reconciled {
    /// What is accepted and neither notified nor suppressed. It must be 0.
    pub fn difference(&self) -> usize {
        self.accepted - self.notified - self.suppressed
    }
}

/// [`reconcile`] for the day before `now`, told in the log and as a metric when anybody waited.
///
/// # Errors
/// [`Unsettled::Day`].
pub async fn reconcile_yesterday(
    store: &Store,
    trace: &str,
    now: Timestamp,
) -> Result<(), Unsettled> {
    let today = day_of(now);
    let reconciled = reconcile(store, today - 1, today * DAY_S).await;
    let reconciled = reconciled.map_err(|error| {
        let cause = Failure::from(error).chain();
        tracing::error!(trace, cause, "a day could not be reconciled");
        Unsettled::Day
    })?;
    let mut line = RequestLog::of("sweep", trace);
    let difference = reconciled.difference();
    if reconciled.accepted > 0 {
        line.took(Metric::Unreconciled, difference as u64);
    }
    line.write(now);
    if difference > 0 {
        let conversations: Vec<_> = reconciled.open.iter().map(String::as_str).collect();
        let conversations = conversations.join(" ");
        tracing::error!(
            trace,
            difference,
            conversations,
            "waited and was not told of"
        );
    }
    Ok(())
}

/// Compares what was accepted with what became of it: the notes of a day, the jobs that they name, and what the list should have
/// lost before `until_s`.
///
/// # Errors
/// As every method of the store.
pub async fn reconcile(store: &Store, day: i64, until_s: i64) -> Result<Reconciled, StoreError> {
    let mut reconciled = Reconciled::default();
    for due in store.due_conversations(until_s - 1, MOST).await? {
        reconciled.accepted += 1;
        reconciled.open.insert(due.conversation.to_string());
    }
    let mut place = None;
    loop {
        let page = store.notified_on(day, place).await?;
        count(store, &page.told, &mut reconciled).await?;
        if page.next.is_none() {
            return Ok(reconciled);
        }
        place = page.next;
    }
}

async fn count(
    store: &Store,
    told: &[NotifiedRecord],
    reconciled: &mut Reconciled,
) -> Result<(), StoreError> {
    let jobs: BTreeSet<&str> = told
        .iter()
        .flat_map(|told| &told.jobs)
        .map(String::as_str)
        .collect();
    let jobs: Vec<&str> = jobs.into_iter().collect();
    let finished = store.finished_jobs(&jobs).await?;
    for told in told {
        reconciled.accepted += 1;
        let jobs: Option<Vec<bool>> = told
            .jobs
            .iter()
            .map(|job| finished.get(job).copied())
            .collect();
        match jobs {
            None => {
                reconciled.open.insert(told.conversation.clone());
            }
            Some(mailed) if mailed.contains(&true) => reconciled.notified += 1,
            Some(_) => reconciled.suppressed += 1,
        }
    }
    Ok(())
}

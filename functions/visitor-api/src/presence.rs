//! Which queues are attended, as this process has read it. Opening a widget then costs no look at consoles but every ten seconds.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{Queue, QueueId, Timestamp};
use store::{Store, StoreError};

/// Seconds for which what was read is believed.
const FRESH_S: i64 = 10;

/// Most queues that are remembered; then all are forgotten.
const MOST: usize = 256;

/// Whether somebody was there, and when that was read.
#[derive(Debug, Default)]
pub(crate) struct Presence(Mutex<HashMap<QueueId, (Timestamp, bool)>>);

impl Presence {
    /// Whether somebody who serves this queue could answer now.
    pub(crate) async fn of(
        &self,
        store: &Store,
        queue: &Queue,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if let Some(here) = self.known(&queue.id, now) {
            return Ok(here);
        }
        let here = store.is_attended(queue, now.as_second()).await?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(queue.id.clone(), (now, here));
        Ok(here)
    }

    fn known(&self, queue: &QueueId, now: Timestamp) -> Option<bool> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, here) = *known.get(queue)?;
        let age_s = now.as_second() - read_at.as_second();
        (0..FRESH_S).contains(&age_s).then_some(here)
    }
}

//! Which queues are attended, as this process has read it. Opening a widget then costs no look at consoles but every ten seconds.

use domain::{Queue, QueueId, Timestamp};
use store::{Store, StoreError};

use runtime::Remembered;

/// Seconds for which what was read is believed.
const FRESH_S: i64 = 10;

/// Whether somebody was there, and when that was read.
#[derive(Debug)]
pub(crate) struct Presence(Remembered<QueueId, bool>);

impl Default for Presence {
    fn default() -> Self {
        Self(Remembered::for_s(FRESH_S))
    }
}

impl Presence {
    /// Whether somebody who serves this queue could answer now.
    pub(crate) async fn of(
        &self,
        store: &Store,
        queue: &Queue,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if let Some(here) = self.0.get(&queue.id, now) {
            return Ok(here);
        }
        let here = store.is_attended(queue, now.as_second()).await?;
        self.0.put(queue.id.clone(), here, now);
        Ok(here)
    }
}

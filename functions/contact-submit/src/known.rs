//! Sites and queues that this process has read. A form then costs one round trip; a change of settings is obeyed a minute later.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{Queue, QueueId, Site, SiteId, Timestamp};

/// Seconds for which what was read is believed.
const FRESH_S: i64 = 60;

/// Most queues that are remembered; then all are forgotten.
const MOST: usize = 256;

type Read = (Timestamp, Arc<(Site, Queue)>);

/// What was read, and when.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<HashMap<(SiteId, QueueId), Read>>);

impl Known {
    pub(crate) fn get(
        &self,
        site: &SiteId,
        queue: &QueueId,
        now: Timestamp,
    ) -> Option<Arc<(Site, Queue)>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, found) = known.get(&(site.clone(), queue.clone()))?;
        let age_s = now.as_second() - read_at.as_second();
        (0..FRESH_S).contains(&age_s).then(|| found.clone())
    }

    pub(crate) fn learn(&self, found: (Site, Queue), now: Timestamp) -> Arc<(Site, Queue)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        let key = (found.0.id.clone(), found.1.id.clone());
        let found = Arc::new(found);
        known.insert(key, (now, found.clone()));
        found
    }
}

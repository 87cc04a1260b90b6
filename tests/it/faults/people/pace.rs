//! How tabs behave, and what they count together.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The times of the client, shorter than in a browser so that a run is short, and the habits of who sits there.
#[derive(Clone, Debug)]
pub(in crate::faults) struct Pace {
    pub(in crate::faults) ack: Duration,
    pub(in crate::faults) hole: Duration,
    pub(in crate::faults) ping: Duration,
    pub(in crate::faults) pong: Duration,
    /// A socket on which a conversation has not resumed by this age is given up.
    pub(in crate::faults) ready: Duration,
    /// A socket is replaced at this age, before the gateway ends it.
    pub(in crate::faults) renew: Duration,
    pub(in crate::faults) backoff_ms: Range<u64>,
    pub(in crate::faults) typing_ms: Range<u64>,
    /// The page is loaded anew after one in so many acknowledgements; 0 for never.
    pub(in crate::faults) reload_once_in: u64,
    /// The machine sleeps for this long after one in so many.
    pub(in crate::faults) sleep_once_in: u64,
    pub(in crate::faults) sleep_ms: Range<u64>,
    /// The longest message in characters.
    pub(in crate::faults) longest: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            ack: Duration::from_secs(2),
            hole: Duration::from_millis(400),
            ping: Duration::from_secs(3),
            pong: Duration::from_secs(4),
            ready: Duration::from_secs(5),
            renew: Duration::from_secs(3600),
            backoff_ms: 50..400,
            typing_ms: 0..40,
            reload_once_in: 0,
            sleep_once_in: 0,
            sleep_ms: 200..800,
            longest: 200,
        }
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::faults) enum Phase {
    Writing,
    CatchingUp,
}

/// Counted while a run lasts, over all tabs.
#[derive(Debug, Default)]
pub(in crate::faults) struct Tally {
    pub(in crate::faults) acked: AtomicU64,
    pub(in crate::faults) reconnects: AtomicU64,
    pub(in crate::faults) posted: AtomicU64,
    pub(in crate::faults) repeated: AtomicU64,
    pub(in crate::faults) fetched: AtomicU64,
    pub(in crate::faults) renumbered: AtomicU64,
    pub(in crate::faults) reloaded: AtomicU64,
    pub(in crate::faults) slept: AtomicU64,
    /// Odd while the table does not write.
    pub(in crate::faults) read_only: AtomicU64,
    /// Acknowledgements of what was typed while the table did not write, before it did again.
    pub(in crate::faults) false_acks: AtomicU64,
    /// What each tab that is not done waits for.
    pub(in crate::faults) waiting: Mutex<BTreeMap<String, String>>,
}

/// One more.
pub(in crate::faults) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

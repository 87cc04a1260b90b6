//! How tabs behave, and what they count together.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The times of the client, shorter than in a browser so that a run is short, and the habits of who sits there.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    pub(super) ack: Duration,
    pub(super) hole: Duration,
    pub(super) ping: Duration,
    pub(super) pong: Duration,
    /// A socket on which a conversation has not resumed by this age is given up.
    pub(super) ready: Duration,
    /// A socket is replaced at this age, before the gateway ends it.
    pub(super) renew: Duration,
    pub(super) backoff_ms: Range<u64>,
    pub(super) typing_ms: Range<u64>,
    /// The page is loaded anew after one in so many acknowledgements; 0 for never.
    pub(super) reload_once_in: u64,
    /// The machine sleeps for this long after one in so many.
    pub(super) sleep_once_in: u64,
    pub(super) sleep_ms: Range<u64>,
    /// The longest message in characters.
    pub(super) longest: u64,
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
pub(super) enum Phase {
    Writing,
    CatchingUp,
}

/// Counted while a run lasts, over all tabs.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) acked: AtomicU64,
    pub(super) reconnects: AtomicU64,
    pub(super) posted: AtomicU64,
    pub(super) repeated: AtomicU64,
    pub(super) fetched: AtomicU64,
    pub(super) renumbered: AtomicU64,
    pub(super) reloaded: AtomicU64,
    pub(super) slept: AtomicU64,
    /// Odd while the table does not write.
    pub(super) read_only: AtomicU64,
    /// Acknowledgements of what was typed while the table did not write, before it did again.
    pub(super) false_acks: AtomicU64,
    /// What each tab that is not done waits for.
    pub(super) waiting: Mutex<BTreeMap<String, String>>,
}

/// One more.
pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

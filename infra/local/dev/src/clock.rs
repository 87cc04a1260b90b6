//! The clock of a stack: the system's, moved by what a test says.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::Timestamp;

/// A clock that can be moved. Clones move together.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    /// The time that the functions are given.
    pub fn now(&self) -> Timestamp {
        let moved_ms = self.0.load(Ordering::SeqCst);
        let now = runtime::now();
        Timestamp::from_millisecond(now.as_millisecond() + moved_ms).unwrap_or(now)
    }

    /// Puts the clock to this time, from which it goes on.
    pub fn set(&self, to: Timestamp) {
        let moved_ms = to.as_millisecond() - runtime::now().as_millisecond();
        self.0.store(moved_ms, Ordering::SeqCst);
    }

    /// Moves the clock by so many seconds.
    pub fn advance_s(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

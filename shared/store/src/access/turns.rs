//! Doing a thing only so often, in any stretch of time and not only between two strokes of a clock.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use serde::Deserialize;

use crate::keys::Key;
use crate::read::read_record;
use crate::write::{Write, Written, number};
use crate::{Store, StoreError};

/// How often something may be done: so many times in any stretch of this length.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// What is limited. Part of the key.
    pub what: &'static str,
    /// How often. All of these times are kept, so it must be small.
    pub most: usize,
    /// Length of the stretch, in seconds.
    pub window_s: i64,
}

/// Whether it may be done once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It may, and is counted.
    Taken,
    /// It may again after this time.
    Wait {
        /// Seconds, at least one.
        seconds: i64,
    },
}

/// The turns that were taken, as the table has them.
#[derive(Debug, Default, Deserialize)]
struct Turns {
    /// How many there ever were: a writer that has read an older number has to look again.
    n: u64,
    /// The latest ones, in seconds since 1970.
    times: Vec<i64>,
}

impl Turns {
    /// The times that still count, oldest first.
    fn within(&self, window_s: i64, now_s: i64) -> Vec<i64> {
        let counts = |time: &i64| now_s - time < window_s;
        let mut recent: Vec<i64> = self.times.iter().copied().filter(counts).collect();
        recent.sort_unstable();
        recent
    }

    /// The write of one more turn, which is refused if somebody else took one since.
    fn with(&self, mut recent: Vec<i64>, window_s: i64, now_s: i64) -> Write {
        recent.push(now_s);
        let write = Write::default()
            .set("n = :next")
            .set("times = :times")
            .set("expires_at_s = :expires")
            .value(":next", number(self.n + 1))
            .value(
                ":times",
                AttributeValue::L(recent.into_iter().map(number).collect()),
            )
            .value(":expires", number(now_s + window_s));
        if self.n == 0 {
            return write.when("attribute_not_exists(pk)");
        }
        write.when("n = :known").value(":known", number(self.n))
    }
}

impl Store {
    /// Takes a turn of `whom`, unless as many as are allowed were taken within the window that ends now. Only turns that are
    /// taken count, so asking again and again makes nobody wait longer. Each has its own partition (R34).
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn take_turn(
        &self,
        limit: Limit,
        whom: &str,
        now_s: i64,
    ) -> Result<Turn, StoreError> {
        let key = || Key::turns(limit.what, whom);
        let mut known = Turns::default();
        // A writer in the way has taken a turn: after so many clashes none is left, and the next look says so.
        for _ in 0..=limit.most + 1 {
            let recent = known.within(limit.window_s, now_s);
            if let Some(oldest) = recent.first().filter(|_| recent.len() >= limit.most) {
                return Ok(Turn::Wait {
                    seconds: oldest + limit.window_s - now_s,
                });
            }
            let write = known.with(recent, limit.window_s, now_s);
            match self.write(key(), write, ReturnValue::None).await? {
                Written::Done(_) => return Ok(Turn::Taken),
                Written::Refused(None) => known = Turns::default(),
                Written::Refused(Some(item)) => {
                    known = read_record(item)?;
                }
            }
        }
        Err(StoreError::Conflict)
    }
}

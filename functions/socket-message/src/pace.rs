//! How fast a socket may send. The count lives in the process: a socket whose frames are spread over several processes may send
//! that much to each, which still bounds what it costs, and needs no write.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{ConnectionId, ConversationId, Timestamp};

/// Frames that a socket may send at once; people and reconnects stay far below.
const BURST: f64 = 30.0;

/// Frames a second that a socket may go on sending.
const PER_S: f64 = 10.0;

/// Frames beyond its pace after which a socket is closed.
const FLOOD: f64 = 200.0;

/// Milliseconds between two signs of typing in one conversation that are passed on.
const TYPING_MS: i64 = 3_000;

/// Most sockets that are remembered; then all are forgotten and begin anew.
const MOST: usize = 4096;

/// What the next frame of a socket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// To be done.
    Good,
    /// More than the socket may send.
    TooFast,
    /// So much more that the socket is to be closed.
    Flood,
}

#[derive(Debug)]
struct Bucket {
    /// Frames that the socket may still send; less than zero are those beyond its pace.
    left: f64,
    filled_ms: i64,
    told_ms: i64,
    typed: Option<(ConversationId, i64)>,
}

/// The paces of the sockets that this process has seen.
#[derive(Debug, Default)]
pub(crate) struct Paces {
    buckets: Mutex<HashMap<ConnectionId, Bucket>>,
    unlimited: bool,
}

impl Paces {
    pub(crate) fn unlimited() -> Self {
        Self {
            unlimited: true,
            ..Self::default()
        }
    }

    fn with<T>(
        &self,
        connection: &ConnectionId,
        now_ms: i64,
        act: impl FnOnce(&mut Bucket) -> T,
    ) -> T {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST && !buckets.contains_key(connection) {
            buckets.clear();
        }
        let bucket = buckets.entry(connection.clone()).or_insert(Bucket {
            left: BURST,
            filled_ms: now_ms,
            told_ms: i64::MIN,
            typed: None,
        });
        act(bucket)
    }

    /// Counts one frame.
    pub(crate) fn take(&self, connection: &ConnectionId, now: Timestamp) -> Pace {
        if self.unlimited {
            return Pace::Good;
        }
        let now_ms = now.as_millisecond();
        self.with(connection, now_ms, |bucket| {
            let passed_ms = now_ms.saturating_sub(bucket.filled_ms).clamp(0, 60_000);
            let passed_s = f64::from(i32::try_from(passed_ms).unwrap_or(i32::MAX)) / 1_000.0;
            bucket.left = (bucket.left + passed_s * PER_S).min(BURST) - 1.0;
            bucket.filled_ms = now_ms.max(bucket.filled_ms);
            if bucket.left >= 0.0 {
                Pace::Good
            } else if bucket.left > -FLOOD {
                Pace::TooFast
            } else {
                Pace::Flood
            }
        })
    }

    /// Whether to tell a socket that it sends too fast: once a second.
    pub(crate) fn tell(&self, connection: &ConnectionId, now: Timestamp) -> bool {
        let now_ms = now.as_millisecond();
        self.with(connection, now_ms, |bucket| {
            let due = now_ms.saturating_sub(bucket.told_ms) >= 1_000;
            if due {
                bucket.told_ms = now_ms;
            }
            due
        })
    }

    /// Whether a sign of typing is passed on.
    pub(crate) fn may_type(
        &self,
        connection: &ConnectionId,
        conversation: ConversationId,
        now: Timestamp,
    ) -> bool {
        if self.unlimited {
            return true;
        }
        let now_ms = now.as_millisecond();
        self.with(connection, now_ms, |bucket| match bucket.typed {
            Some((typed, at_ms)) if typed == conversation && now_ms - at_ms < TYPING_MS => false,
            _ => {
                bucket.typed = Some((conversation, now_ms));
                true
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_763_700_000_000 + ms).expect("a time")
    }

    fn socket(name: &str) -> ConnectionId {
        name.parse().expect("a connection")
    }

    #[test]
    fn a_socket_may_send_thirty_frames_at_once_and_ten_a_second() {
        let (paces, one) = (Paces::default(), socket("one"));
        for _ in 0..30 {
            assert_eq!(paces.take(&one, at(0)), Pace::Good);
        }
        assert_eq!(paces.take(&one, at(0)), Pace::TooFast);
        assert!(paces.tell(&one, at(0)));
        assert!(!paces.tell(&one, at(10)), "told once a second");
        assert_eq!(
            paces.take(&socket("two"), at(0)),
            Pace::Good,
            "another socket has its own"
        );
        assert_eq!(paces.take(&one, at(1_000)), Pace::Good);
        for second in 2..60 {
            for _ in 0..8 {
                assert_eq!(paces.take(&one, at(second * 1_000)), Pace::Good);
            }
        }
    }

    #[test]
    fn a_socket_that_does_not_slow_down_is_a_flood() {
        let (paces, one) = (Paces::default(), socket("one"));
        let frames: Vec<Pace> = (0..500).map(|_| paces.take(&one, at(0))).collect();
        assert_eq!(frames.iter().filter(|p| **p == Pace::Good).count(), 30);
        assert_eq!(frames.last(), Some(&Pace::Flood));
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_and_takes_nothing() {
        let (paces, one) = (Paces::default(), socket("one"));
        for ms in [0, -5_000, i64::from(i32::MAX), 3] {
            assert_eq!(paces.take(&one, at(ms)), Pace::Good);
        }
    }

    #[test]
    fn typing_is_passed_on_once_in_three_seconds_for_each_conversation() {
        let (paces, one) = (Paces::default(), socket("one"));
        let (here, there) = (ConversationId::from_bits(1), ConversationId::from_bits(2));
        assert!(paces.may_type(&one, here, at(0)));
        assert!(!paces.may_type(&one, here, at(2_999)));
        assert!(paces.may_type(&one, here, at(3_000)));
        assert!(paces.may_type(&one, there, at(3_001)));
    }
}

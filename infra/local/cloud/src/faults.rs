//! What goes wrong on purpose. Everything is off by default.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What goes wrong, service by service. A share is a chance from 0 (never) to 1 (always).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// DynamoDB.
    pub dynamodb: ServiceFaults,
    /// SQS, as the SDK sees it. Functions that read a queue are not affected.
    pub sqs: ServiceFaults,
    /// SES v2.
    pub ses: ServiceFaults,
    /// `@connections`.
    pub connections: ServiceFaults,
    /// The WebSockets themselves.
    pub sockets: SocketFaults,
    /// The share of message batches that a queue hands to its function twice.
    pub duplicate_messages: f64,
    /// The share of stream batches that are handed out again although they succeeded.
    pub duplicate_records: f64,
    /// Each message batch waits up to so long before it is handed out, so that batches overtake each other.
    pub late_messages: Duration,
    /// Each stream batch waits up to so long before it is handed out.
    pub late_records: Duration,
    /// The share of stream batches whose records come in another order. Those of one item stay in theirs, as on AWS.
    pub shuffled_records: f64,
    /// What goes wrong with what DynamoDB writes.
    pub writes: WriteFaults,
}

/// What goes wrong with DynamoDB's writes alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WriteFaults {
    /// Nothing.
    #[default]
    None,
    /// Each ends in an internal error, as on a full disk. Reads go on.
    Refused,
    /// From the next one on, no call is answered any more, and that write is not done.
    StopBefore,
    /// From the next one on, no call is answered any more, but that write is done.
    StopAfter,
}

/// What goes wrong between an SDK and a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceFaults {
    /// The share of calls that are refused as too many, before anything happens.
    pub throttled: f64,
    /// More calls than this in one second are refused as too many; 0 for no such limit.
    pub most_per_s: u32,
    /// The share of calls that end in an internal error, before anything happens.
    pub failed: f64,
    /// The share of calls whose work is done, but whose answer never arrives: the connection closes instead.
    pub reply_lost: f64,
    /// How much longer every call takes.
    pub latency: Duration,
}

impl ServiceFaults {
    /// Whether anything can go wrong at all.
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

/// What goes wrong on WebSockets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SocketFaults {
    /// The share of `$disconnect` events that never come.
    pub disconnect_lost: f64,
    /// The share of `$disconnect` events that come twice.
    pub disconnect_twice: f64,
    /// How late `$disconnect` events come.
    pub disconnect_late: Duration,
    /// The share of messages that get lost on the way to the function although the client sent them.
    pub lost_from_client: f64,
    /// The share of posts that are accepted and never reach the client.
    pub lost_to_client: f64,
    /// Each message takes up to so much longer, in either direction. From the client they overtake each other.
    pub delay: Duration,
    /// Nothing more is read from any connection while this is true.
    pub deaf: bool,
}

/// Chances that repeat with the same seed, as long as they are thrown in the same order.
#[derive(Debug)]
pub(crate) struct Dice {
    state: Mutex<u64>,
    purpose: &'static str,
    happened: Arc<Happened>,
}

/// How often each fault has happened, by name.
#[derive(Debug, Default)]
pub(crate) struct Happened(Mutex<BTreeMap<String, u64>>);

impl Happened {
    pub(crate) fn note(&self, purpose: &str, what: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(format!("{purpose}.{what}")).or_default() += 1;
    }

    pub(crate) fn counts(&self) -> BTreeMap<String, u64> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.clone()
    }
}

impl Dice {
    /// Each `purpose` gets a sequence of its own, so that one service's calls do not shift another's.
    pub(crate) fn new(seed: u64, purpose: &'static str, happened: &Arc<Happened>) -> Self {
        let mixed = purpose
            .bytes()
            .fold(seed, |state, byte| splitmix(state ^ u64::from(byte)));
        Self {
            state: Mutex::new(mixed),
            purpose,
            happened: Arc::clone(happened),
        }
    }

    /// True for `share` of the throws; `what` then happens.
    pub(crate) fn hits(&self, what: &str, share: f64) -> bool {
        let hit = share > 0.0 && self.fraction() < share;
        if hit {
            self.happened.note(self.purpose, what);
        }
        hit
    }

    /// Any part of `most`.
    pub(crate) fn part_of(&self, most: Duration) -> Duration {
        if most.is_zero() {
            return most;
        }
        self.happened.note(self.purpose, "delayed");
        most.mul_f64(self.fraction())
    }

    /// Something of this purpose has happened without a throw.
    pub(crate) fn note(&self, what: &str) {
        self.happened.note(self.purpose, what);
    }

    /// Puts things into another order, but for those that `same` holds together.
    pub(crate) fn shuffle<T>(&self, things: &mut [T], same: impl Fn(&T, &T) -> bool) {
        for nth in 1..things.len() {
            let mut at = nth;
            // Swaps of neighbours never let two that belong together pass each other.
            while at > 0 && self.fraction() < 0.5 && !same(&things[at - 1], &things[at]) {
                things.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    /// Evenly spread over 0..1.
    fn fraction(&self) -> f64 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        // The upper 53 bits are what an f64 holds exactly.
        (splitmix(*state) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The finaliser of `SplitMix64`: every bit of the input reaches every bit of the output.
fn splitmix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_repeats_and_another_purpose_does_not() {
        let happened = Arc::default();
        let throws = |dice: &Dice| {
            (0..64)
                .map(|_| dice.hits("thrown", 0.5))
                .collect::<Vec<_>>()
        };
        let first = throws(&Dice::new(7, "sqs", &happened));
        assert_eq!(first, throws(&Dice::new(7, "sqs", &happened)));
        assert_ne!(first, throws(&Dice::new(7, "ses", &happened)));
        assert_ne!(first, throws(&Dice::new(8, "sqs", &happened)));
    }

    #[test]
    fn a_share_is_the_part_of_throws_that_hit_and_hits_are_counted() {
        let happened = Arc::default();
        let dice = Dice::new(1, "share", &happened);
        let hits = (0..10_000).filter(|_| dice.hits("fifth", 0.2)).count();
        assert!((1_800..2_200).contains(&hits), "{hits}");
        assert_eq!(happened.counts()["share.fifth"], hits as u64);
        assert!((0..1_000).all(|_| dice.hits("always", 1.0)));
        assert!(!(0..1_000).any(|_| dice.hits("never", 0.0)));
        assert_eq!(happened.counts().len(), 2);
    }

    #[test]
    fn shuffling_keeps_what_belongs_together_in_order() {
        let dice = Dice::new(1, "shuffle", &Arc::default());
        let sorted: Vec<(usize, usize)> = (0..60).map(|nth| (nth % 3, nth)).collect();
        let mut things = sorted.clone();
        dice.shuffle(&mut things, |one, other| one.0 == other.0);
        assert_ne!(things, sorted);
        for group in 0..3 {
            let of_group = |all: &[(usize, usize)]| {
                let own = all.iter().filter(|thing| thing.0 == group);
                own.copied().collect::<Vec<_>>()
            };
            assert_eq!(of_group(&things), of_group(&sorted));
        }
    }
}

//! Chances that repeat with the seed.

use std::ops::Range;
use std::time::Duration;

/// A row of chances. Each purpose has its own, so that one that is asked more often does not shift the others.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The chances of one purpose of a run.
    pub(crate) fn of(seed: u64, purpose: &str) -> Self {
        let mixed = purpose
            .bytes()
            .fold(seed, |state, byte| mix(state ^ u64::from(byte)));
        Self(mixed)
    }

    /// Any number in the range.
    pub(crate) fn within(&mut self, range: Range<u64>) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let width = range.end.saturating_sub(range.start).max(1);
        range.start + mix(self.0) % width
    }

    /// True once in so many times; never for 0.
    pub(crate) fn once_in(&mut self, times: u64) -> bool {
        times > 0 && self.within(0..times) == 0
    }

    /// Any time in the range of milliseconds.
    pub(super) fn ms(&mut self, range: &Range<u64>) -> Duration {
        Duration::from_millis(self.within(range.clone()))
    }
}

/// The finaliser of `SplitMix64`: every bit of the input reaches every bit of the output.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

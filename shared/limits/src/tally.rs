//! What this process has counted.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::rule::Rule;

/// Most counts that are remembered. Beyond it those of past windows go, and if that is not enough, all; then each begins anew.
const MOST: usize = 8192;

/// What the next one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Within the limit as far as this process knows.
    Go,
    /// Over the limit.
    Refuse,
    /// Within it here; the table is to be told of so many, and knows of those elsewhere.
    Ask(u64),
}

#[derive(Debug)]
struct Tally {
    window: i64,
    window_s: i64,
    /// Counted by this process.
    here: u64,
    /// Counted by all processes, as far as this one knows.
    total: u64,
    /// Counted here since the table was told.
    untold: u64,
}

impl Tally {
    fn is_past(&self, now_s: i64) -> bool {
        self.window < now_s.div_euclid(self.window_s)
    }
}

/// The counts, by what and whose.
#[derive(Debug, Default)]
pub(crate) struct Tallies(Mutex<HashMap<(&'static str, String), Tally>>);

impl Tallies {
    fn with<T>(&self, rule: &Rule, whom: &str, now_s: i64, act: impl FnOnce(&mut Tally) -> T) -> T {
        let mut tallies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (rule.what, whom.to_owned());
        if tallies.len() >= MOST && !tallies.contains_key(&key) {
            tallies.retain(|_, tally| !tally.is_past(now_s));
            if tallies.len() >= MOST {
                tallies.clear();
            }
        }
        let fresh = || Tally {
            window: now_s.div_euclid(rule.window_s),
            window_s: rule.window_s,
            here: 0,
            total: 0,
            untold: 0,
        };
        let tally = tallies.entry(key).or_insert_with(fresh);
        if tally.is_past(now_s) {
            *tally = fresh();
        }
        act(tally)
    }

    /// Counts one more, unless it is over the limit.
    pub(crate) fn add(&self, rule: &Rule, whom: &str, now_s: i64) -> Next {
        self.with(rule, whom, now_s, |tally| {
            if tally.total >= rule.most {
                return Next::Refuse;
            }
            tally.here += 1;
            tally.total += 1;
            tally.untold += 1;
            // The last one is told at once, so that other processes refuse what this one would.
            let due = tally.untold >= rule.every || tally.total == rule.most;
            if tally.here > rule.free && due {
                Next::Ask(std::mem::take(&mut tally.untold))
            } else {
                Next::Go
            }
        })
    }

    /// Takes in what the table said; what was counted here meanwhile comes on top.
    pub(crate) fn learn(&self, rule: &Rule, whom: &str, total: u64, now_s: i64) {
        self.with(rule, whom, now_s, |tally| {
            tally.total = tally.total.max(total + tally.untold);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule {
        what: "rule",
        most: 7,
        window_s: 60,
        free: 2,
        every: 3,
    };

    fn next(tallies: &Tallies, times: usize, now_s: i64) -> Vec<Next> {
        (0..times)
            .map(|_| tallies.add(&RULE, "one", now_s))
            .collect()
    }

    #[test]
    fn the_table_is_asked_in_steps_and_at_the_limit() {
        use Next::{Ask, Go, Refuse};
        let tallies = Tallies::default();
        let expected = [Go, Go, Ask(3), Go, Go, Ask(3), Ask(1), Refuse, Refuse];
        assert_eq!(next(&tallies, 9, 0), expected);
        assert_eq!(tallies.add(&RULE, "other", 0), Go, "another has their own");
        assert_eq!(next(&tallies, 1, 60), [Go], "a new window");
    }

    #[test]
    fn what_others_counted_is_believed_until_the_window_ends() {
        let tallies = Tallies::default();
        next(&tallies, 3, 0);
        tallies.learn(&RULE, "one", 6, 0);
        assert_eq!(next(&tallies, 2, 59), [Next::Ask(1), Next::Refuse]);
        assert_eq!(next(&tallies, 1, 60), [Next::Go]);
    }

    #[test]
    fn an_answer_that_comes_late_or_says_less_takes_nothing_back() {
        let tallies = Tallies::default();
        next(&tallies, 7, 0);
        tallies.learn(&RULE, "one", 3, 0);
        assert_eq!(next(&tallies, 1, 0), [Next::Refuse]);
    }

    #[test]
    fn a_clock_that_goes_back_opens_no_new_window() {
        let tallies = Tallies::default();
        next(&tallies, 7, 120);
        assert_eq!(next(&tallies, 1, 59), [Next::Refuse]);
    }

    #[test]
    fn any_number_of_callers_takes_no_more_memory() {
        let tallies = Tallies::default();
        for n in 0..MOST * 3 {
            tallies.add(&RULE, &n.to_string(), 0);
        }
        let held = tallies.0.lock().expect("nobody panicked").len();
        assert!(held <= MOST, "{held}");
    }

    #[test]
    fn callers_of_this_window_are_remembered_when_those_of_past_ones_go() {
        let tallies = Tallies::default();
        for n in 1..MOST {
            tallies.add(&RULE, &n.to_string(), 0);
        }
        assert_eq!(next(&tallies, 7, 60).last(), Some(&Next::Ask(1)));
        tallies.add(&RULE, "another", 60);
        assert_eq!(next(&tallies, 1, 60), [Next::Refuse]);
    }
}

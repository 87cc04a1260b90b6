//! What the log of a queue says of its opening and closing, and when the next line of it falls due.

use jiff::{SignedDuration, Timestamp};

use crate::bounds::SWITCHES_AT_ONCE;
use crate::{Queue, Zone};

/// A queue opened or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// When.
    pub at: Timestamp,
    /// Whether it opened.
    pub open: bool,
}

/// How far the log of a queue tells of its opening and closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logged {
    /// Whether it is open by the last line.
    pub open: bool,
    /// When the next line may fall due. `None`: not before the settings change.
    pub next: Option<Timestamp>,
}

/// A change that is farther away is not looked for, so one looks again after this time. It is less than `changes_at` looks ahead.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_hours(360 * 24);

impl Queue {
    /// What the log has to say up to `now`, and how far it tells then. After a long time only the newest are said.
    pub fn switches(&self, now: Timestamp, zone: &Zone) -> (Vec<Switch>, Logged) {
        let Some(Logged { mut open, mut next }) = self.logged else {
            return (Vec::new(), self.logged_at(now, zone));
        };
        let mut switches = Vec::new();
        while let Some(at) = next.filter(|at| *at <= now) {
            if self.is_open(at, zone) != open {
                open = !open;
                switches.push(Switch { at, open });
            }
            next = self.look_at(at, zone);
        }
        let dropped = switches.len().saturating_sub(SWITCHES_AT_ONCE);
        (switches.split_off(dropped), Logged { open, next })
    }

    /// How far the log tells when it tells all up to `now`.
    pub fn logged_at(&self, now: Timestamp, zone: &Zone) -> Logged {
        Logged {
            open: self.is_open(now, zone),
            next: self.look_at(now, zone),
        }
    }

    fn look_at(&self, now: Timestamp, zone: &Zone) -> Option<Timestamp> {
        let again = || {
            let for_good = self.by_hand.is_some_and(|by_hand| by_hand.until.is_none());
            let far = !for_good && !self.schedule.suspended && !self.schedule.exceptions.is_empty();
            far.then(|| now.checked_add(LOOK_AGAIN).ok()).flatten()
        };
        self.changes_at(now, zone).or_else(again)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;
    use crate::hours::{Exception, Hours, Interval, weekday};
    use crate::{ByHand, Schedule};

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn zone(name: &str) -> Zone {
        name.parse().expect("a zone")
    }

    fn hours(day: Weekday, text: &str) -> Hours {
        let (opens, closes) = text.split_once('-').expect("two times");
        let interval = Interval::new(
            opens.parse().expect("a time"),
            closes.parse().expect("a time"),
        );
        let interval = interval.expect("hours");
        Hours { day, interval }
    }

    fn every_day(texts: &[&str]) -> Schedule {
        let days = (1..=7).filter_map(weekday);
        let week = days.flat_map(|day| texts.iter().map(move |text| hours(day, text)));
        Schedule {
            week: week.collect(),
            ..Schedule::default()
        }
    }

    /// A queue whose log tells all up to `now`.
    fn queue(schedule: Schedule, now: &str, zone: &Zone) -> Queue {
        let (id, site) = ("support".parse(), "demo".parse());
        let mut queue = Queue::new(id.expect("slug"), site.expect("slug"), "Support".into());
        queue.schedule = schedule;
        queue.logged = Some(queue.logged_at(at(now), zone));
        queue
    }

    /// Looks at the queue, as `sweep` does.
    fn looks(queue: &mut Queue, now: &str, zone: &Zone) -> Vec<String> {
        let (switches, logged) = queue.switches(at(now), zone);
        queue.logged = Some(logged);
        let word = |open| if open { "opened" } else { "closed" };
        let said = switches.into_iter();
        said.map(|switch| format!("{} {}", word(switch.open), switch.at))
            .collect()
    }

    #[test]
    fn each_change_is_said_once_at_its_minute() {
        let zone = zone("Europe/Helsinki");
        let mut queue = queue(every_day(&["09:00-17:00"]), "2026-11-30T06:59:00Z", &zone);
        assert!(looks(&mut queue, "2026-11-30T06:59:59Z", &zone).is_empty());
        let opened = ["opened 2026-11-30T07:00:00Z"];
        assert_eq!(looks(&mut queue, "2026-11-30T07:00:00Z", &zone), opened);
        assert!(looks(&mut queue, "2026-11-30T07:00:59Z", &zone).is_empty());
        let closed = ["closed 2026-11-30T15:00:00Z"];
        assert_eq!(looks(&mut queue, "2026-11-30T15:00:41Z", &zone), closed);
    }

    #[test]
    fn after_an_outage_of_three_days_each_change_has_its_true_time() {
        let zone = zone("Europe/Helsinki");
        let mut queue = queue(every_day(&["22:00-02:00"]), "2026-12-30T12:00:00Z", &zone);
        let said = [
            "opened 2026-12-30T20:00:00Z",
            "closed 2026-12-31T00:00:00Z",
            "opened 2026-12-31T20:00:00Z",
            "closed 2027-01-01T00:00:00Z",
            "opened 2027-01-01T20:00:00Z",
            "closed 2027-01-02T00:00:00Z",
        ];
        assert_eq!(looks(&mut queue, "2027-01-02T13:00:00Z", &zone), said);
    }

    #[test]
    fn after_a_longer_outage_only_the_newest_are_said() {
        let many = ["08:00-09:00", "10:00-11:00", "12:00-13:00", "14:00-15:00"];
        let mut queue = queue(every_day(&many), "2026-11-01T00:00:00Z", &Zone::UTC);
        let said = looks(&mut queue, "2026-11-30T12:30:00Z", &Zone::UTC);
        assert_eq!(said.len(), SWITCHES_AT_ONCE);
        assert_eq!(said.last().expect("a line"), "opened 2026-11-30T12:00:00Z");
        let next = looks(&mut queue, "2026-11-30T13:00:00Z", &Zone::UTC);
        assert_eq!(next, ["closed 2026-11-30T13:00:00Z"]);
    }

    #[test]
    fn the_nights_of_daylight_saving_have_their_hours_once() {
        for (name, from, to, said) in [
            // 03:30 comes twice: the first is meant.
            (
                "Europe/Helsinki",
                "2026-10-24T12:00:00Z",
                "2026-10-25T12:00:00Z",
                ["opened 2026-10-25T00:30:00Z", "closed 2026-10-25T03:00:00Z"],
            ),
            // 03:30 is left out.
            (
                "Europe/Kyiv",
                "2027-03-27T12:00:00Z",
                "2027-03-28T12:00:00Z",
                ["opened 2027-03-28T01:30:00Z", "closed 2027-03-28T02:00:00Z"],
            ),
            (
                "Europe/Rome",
                "2027-03-27T12:00:00Z",
                "2027-03-28T12:00:00Z",
                ["opened 2027-03-28T01:30:00Z", "closed 2027-03-28T03:00:00Z"],
            ),
            (
                "Europe/Budapest",
                "2026-10-24T12:00:00Z",
                "2026-10-25T12:00:00Z",
                ["opened 2026-10-25T02:30:00Z", "closed 2026-10-25T04:00:00Z"],
            ),
        ] {
            let zone = zone(name);
            let mut queue = queue(every_day(&["03:30-05:00"]), from, &zone);
            assert_eq!(looks(&mut queue, to, &zone), said, "{name}");
        }
        // By the clock of the night these hours end before they begin: there are none.
        let zone = zone("Europe/Helsinki");
        let mut queue = queue(every_day(&["03:45-04:10"]), "2027-03-27T12:00:00Z", &zone);
        assert!(looks(&mut queue, "2027-03-28T12:00:00Z", &zone).is_empty());
    }

    #[test]
    fn what_was_done_by_hand_ends_and_the_hours_count_again() {
        let zone = zone("Europe/Rome");
        let now = "2026-11-30T12:00:00Z";
        let mut queue = queue(every_day(&["09:00-17:00"]), now, &zone);
        let by_hand = |open, until: &str| {
            Some(ByHand {
                open,
                until: Some(at(until)),
            })
        };
        queue.by_hand = by_hand(false, "2026-11-30T13:15:00Z");
        queue.logged = Some(queue.logged_at(at(now), &zone));
        let said = [
            "opened 2026-11-30T13:15:00Z",
            "closed 2026-11-30T16:00:00Z",
            "opened 2026-12-01T08:00:00Z",
        ];
        assert_eq!(looks(&mut queue, "2026-12-01T12:00:00Z", &zone), said);
        // It ends after the hours would have closed it: nothing changes then.
        queue.by_hand = by_hand(false, "2026-12-01T20:00:00Z");
        queue.logged = Some(queue.logged_at(at("2026-12-01T12:00:00Z"), &zone));
        let said = ["opened 2026-12-02T08:00:00Z"];
        assert_eq!(looks(&mut queue, "2026-12-02T12:00:00Z", &zone), said);
    }

    #[test]
    fn an_exception_that_is_years_away_is_not_forgotten() {
        let date = |text: &str| text.parse().expect("a date");
        let mut schedule = Schedule::default();
        schedule
            .exceptions
            .extend(Exception::new(date("2029-02-28"), date("2029-02-28")));
        let mut queue = queue(schedule, "2026-11-30T12:00:00Z", &Zone::UTC);
        let mut looked = 0;
        let mut said = Vec::new();
        while let Some(next) = queue.logged.and_then(|logged| logged.next) {
            said.extend(looks(&mut queue, &next.to_string(), &Zone::UTC));
            looked += 1;
            if looked == 5 {
                break;
            }
        }
        assert_eq!(
            said,
            ["closed 2029-02-28T00:00:00Z", "opened 2029-03-01T00:00:00Z"]
        );
    }

    #[test]
    fn a_queue_without_hours_is_never_looked_at() {
        let mut queue = queue(Schedule::default(), "2026-11-30T12:00:00Z", &Zone::UTC);
        let always = Logged {
            open: true,
            next: None,
        };
        assert_eq!(queue.logged, Some(always));
        queue.schedule = every_day(&["09:00-17:00"]);
        queue.by_hand = Some(ByHand {
            open: false,
            until: None,
        });
        let closed = Logged {
            open: false,
            next: None,
        };
        assert_eq!(
            queue.logged_at(at("2026-11-30T12:00:00Z"), &Zone::UTC),
            closed
        );
    }
}

//! What an agent wants to be told of, how, and when not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::site::hours::weekday;
use crate::{Hours, Interval, QueueId, Schedule, Zone};

/// What an agent can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A contact form was sent (Ninchat: registered contact).
    Submission,
    /// A visitor writes and nobody has taken the conversation.
    Chat,
    /// A visitor writes in a conversation that is mine.
    Message,
    /// A visitor left without an answer (SM15).
    Missed,
    /// A visitor wrote while nobody was there, and left.
    Offline,
    /// A colleague made the conversation mine.
    Assigned,
}

impl NoticeKind {
    /// All kinds, in the order of the settings page.
    pub const ALL: [Self; 6] = [
        Self::Submission,
        Self::Chat,
        Self::Message,
        Self::Missed,
        Self::Offline,
        Self::Assigned,
    ];
}

/// The methods of telling an agent, each on its own switch (N7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoticeMethods {
    /// A tone in the console.
    pub sound: bool,
    /// A notification of the desktop.
    pub desktop: bool,
    /// A mail with a link.
    pub email: bool,
}

/// When an agent is mailed of what they want mails of (N8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MailWhen {
    /// When no open console told them, or they have not looked.
    #[default]
    Away,
    /// Also when an open console told them.
    Always,
}

impl MailWhen {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Away, Self::Always];
}

/// Hours of each day in which an agent is told nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiet {
    interval: Interval,
    zone: Zone,
}

/// The hours are no hours, or leave no time of a day to be told anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not hours of a day that end")]
pub struct BadQuiet;

impl Quiet {
    /// From one time of the day to another, by the clock of the zone. An end that is not later lies on the next day.
    ///
    /// # Errors
    /// [`BadQuiet`] when one is no time of a day, when both are the same, or when they are the whole day.
    pub fn parse(from: &str, to: &str, zone: Zone) -> Result<Self, BadQuiet> {
        let interval = Interval::parse(from, to).map_err(|_| BadQuiet)?;
        let whole_day = Interval::parse("00:00", "24:00").map_err(|_| BadQuiet)?;
        if interval == whole_day {
            return Err(BadQuiet);
        }
        Ok(Self { interval, zone })
    }

    /// When they begin and end.
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// By which clock.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// When they end, if `now` is within them.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let days = (1..=7).filter_map(weekday);
        let interval = self.interval;
        let every_day = Schedule {
            week: days.map(|day| Hours { day, interval }).collect(),
            ..Schedule::default()
        };
        if every_day.is_open(now, &self.zone) {
            every_day.changes_at(now, &self.zone)
        } else {
            None
        }
    }
}

/// What one agent chose. Nothing is on until the agent switches it on (N6).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notices {
    methods: BTreeMap<NoticeKind, NoticeMethods>,
    /// When mails come.
    pub mail: MailWhen,
    /// Hours without any notice.
    pub quiet: Option<Quiet>,
    /// Queues of which the agent is told nothing.
    pub muted: BTreeSet<QueueId>,
}

impl Notices {
    /// Queues that an agent may mute.
    pub const MOST_MUTED: usize = 200;

    /// What somebody new begins with: what waits for an answer is told in every way, and contacts of forms in none, until the agent
    /// switches it on (N6).
    pub fn at_first() -> Self {
        let all = NoticeMethods {
            sound: true,
            desktop: true,
            email: true,
        };
        let mut notices = Self::default();
        let wanted = NoticeKind::ALL.into_iter();
        for kind in wanted.filter(|kind| *kind != NoticeKind::Submission) {
            notices.set(kind, all);
        }
        notices
    }

    /// The switches of one kind.
    pub fn of(&self, kind: NoticeKind) -> NoticeMethods {
        self.methods.get(&kind).copied().unwrap_or_default()
    }

    /// How the agent is told of this kind in a queue: in no way when they muted the queue.
    pub fn in_queue(&self, kind: NoticeKind, queue: &QueueId) -> NoticeMethods {
        if self.muted.contains(queue) {
            NoticeMethods::default()
        } else {
            self.of(kind)
        }
    }

    /// When the quiet hours end, if `now` is within them.
    pub fn quiet_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.quiet.as_ref()?.until(now)
    }

    /// Sets the switches of one kind.
    pub fn set(&mut self, kind: NoticeKind, methods: NoticeMethods) {
        self.methods.insert(kind, methods);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(from: &str, to: &str, zone: &str) -> Quiet {
        Quiet::parse(from, to, zone.parse().expect("a zone")).expect("hours")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn quiet_hours_end_when_the_clock_of_the_agent_says_so() {
        let night = quiet("22:00", "07:00", "Europe/Helsinki");
        let morning = Some(at("2026-11-21T05:00:00Z"));
        for (now, until) in [
            ("2026-11-20T19:59:59Z", None),
            ("2026-11-20T20:00:00Z", morning),
            ("2026-11-20T22:00:00Z", morning),
            ("2026-11-21T04:59:59Z", morning),
            ("2026-11-21T05:00:00Z", None),
        ] {
            assert_eq!(night.until(at(now)), until, "{now}");
        }
        let lunch = quiet("12:00", "13:00", "UTC");
        let until = Some(at("2026-11-20T13:00:00Z"));
        assert_eq!(lunch.until(at("2026-11-20T12:30:00Z")), until);
        assert_eq!(lunch.until(at("2026-11-20T13:00:00Z")), None);
        let evening = quiet("18:00", "24:00", "UTC");
        let midnight = Some(at("2026-11-21T00:00:00Z"));
        assert_eq!(evening.until(at("2026-11-20T23:59:59Z")), midnight);
        assert_eq!(evening.until(at("2026-11-21T00:00:00Z")), None);
    }

    #[test]
    fn quiet_hours_end_also_in_the_night_in_which_the_clock_changes() {
        let night = quiet("22:00", "03:30", "Europe/Helsinki");
        // At 03:00 the clock is set to 04:00: 03:30 is then 04:30.
        let until = night.until(at("2026-03-29T00:30:00Z"));
        assert_eq!(until, Some(at("2026-03-29T01:30:00Z")));
        // At 04:00 the clock is set back to 03:00: it is 03:30 twice, and the first one counts.
        let until = night.until(at("2026-10-25T00:00:00Z"));
        assert_eq!(until, Some(at("2026-10-25T00:30:00Z")));
    }

    #[test]
    fn hours_that_are_none_or_never_end_are_refused() {
        for (from, to) in [
            ("22:00", "22:00"),
            ("00:00", "24:00"),
            ("24:00", "07:00"),
            ("25:00", "07:00"),
            ("22:00", "7:00"),
            ("", ""),
        ] {
            let refused = Quiet::parse(from, to, Zone::UTC);
            assert_eq!(refused, Err(BadQuiet), "{from} {to}");
        }
    }

    #[test]
    fn a_muted_queue_tells_nothing_and_the_others_as_chosen() {
        let mut notices = Notices::at_first();
        let (muted, other) = ("sales", "support");
        notices.muted.insert(muted.parse().expect("a queue"));
        let told = |queue: &str| {
            let queue = queue.parse().expect("a queue");
            notices.in_queue(NoticeKind::Chat, &queue)
        };
        assert_eq!(told(muted), NoticeMethods::default());
        assert_eq!(told(other), notices.of(NoticeKind::Chat));
    }
}

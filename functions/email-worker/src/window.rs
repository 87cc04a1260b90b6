//! When an agent may be mailed: the rules, without the table.
//!
//! A mail opens a window. What comes while it is open waits for the job that closes it, and is mailed as one.

use store::{NoticeWindow, WaitingNotice, day_of};

use domain::Timestamp;

/// Seconds between two mails to an agent.
const PAUSE_S: i64 = 5 * 60;
/// Seconds between two mails while unusually much comes in.
const LONG_PAUSE_S: i64 = 3600;
/// More new conversations than this within [`LATELY_S`] are unusually many.
const MANY: u64 = 30;
/// Seconds within which they count.
const LATELY_S: i64 = 600;
/// Mails to an agent on one day, in UTC.
const MOST_A_DAY: u32 = 40;
/// Seconds for which nothing is mailed when SES's day is nearly used up.
const NO_ROOM_PAUSE_S: i64 = 900;
/// Seconds after which a window that nobody closed no longer counts.
const GRACE_S: i64 = 120;
/// Seconds of a window within which the job that opened it may still send: a lease less than what is left of it.
const SENDING_S: i64 = 60;
/// Seconds of a day.
const DAY_S: i64 = 24 * 3600;

/// Whose turn it is when a notice comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The agent was not mailed lately.
    Free,
    /// This job opened the window and was stopped before its mail was out.
    Mine,
    /// The agent was mailed: the notice waits until this second.
    Later(i64),
}

/// A window that quiet hours keep open no longer counts when the agent ended them.
pub(crate) fn turn(window: &NoticeWindow, job: &str, quiet: bool, now_s: i64) -> Turn {
    match window.closes_at_s {
        Some(closes_at_s) if now_s < closes_at_s + GRACE_S && (quiet || !window.quiet) => {
            if may_go_on(window, job, now_s) {
                Turn::Mine
            } else {
                Turn::Later(closes_at_s)
            }
        }
        _ => Turn::Free,
    }
}

/// Whether this job opened the window, and has time to send before the next may.
pub(crate) fn may_go_on(window: &NoticeWindow, job: &str, now_s: i64) -> bool {
    window.by.as_deref() == Some(job)
        && window
            .closes_at_s
            .is_some_and(|closes_at_s| now_s + SENDING_S < closes_at_s)
}

/// Until when there is no mail, if so, and whether only because of quiet hours, which end then.
pub(crate) fn held_until(
    window: &NoticeWindow,
    room: bool,
    quiet_until: Option<Timestamp>,
    now: Timestamp,
) -> Option<Held> {
    let day = day_of(now);
    if let Some(until) = quiet_until {
        Some(Held::quiet(until.as_second()))
    } else if window.day == day && window.mails >= MOST_A_DAY {
        Some(Held::full((day + 1) * DAY_S))
    } else if !room {
        Some(Held::full(now.as_second() + NO_ROOM_PAUSE_S))
    } else {
        None
    }
}

/// Why there is no mail for now, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) until_s: i64,
    /// The agent asked for it.
    pub(crate) quiet: bool,
}

impl Held {
    /// Nothing else is to be mailed until then.
    pub(crate) fn full(until_s: i64) -> Self {
        let quiet = false;
        Self { until_s, quiet }
    }

    fn quiet(until_s: i64) -> Self {
        let quiet = true;
        Self { until_s, quiet }
    }
}

/// The same window, which stays open until then without a mail.
pub(crate) fn held(window: NoticeWindow, held: Held) -> NoticeWindow {
    NoticeWindow {
        closes_at_s: Some(held.until_s),
        by: None,
        quiet: held.quiet,
        ..window
    }
}

/// The window that a mail of one conversation opens.
pub(crate) fn opened(window: NoticeWindow, by: &str, now: Timestamp) -> NoticeWindow {
    mailed(window, by, 1, false, now)
}

/// The window that a mail of all that waits opens.
pub(crate) fn opened_by_many(
    window: NoticeWindow,
    by: &str,
    waiting: &[WaitingNotice],
    conversations: usize,
    now: Timestamp,
) -> NoticeWindow {
    let lately_s = now.as_second() - LATELY_S;
    let recent = waiting.iter().filter(|it| it.at_s > lately_s).count() as u64;
    let just_told = if window.mailed_at_s > lately_s {
        window.told
    } else {
        0
    };
    let told = conversations as u64;
    let many = recent + just_told > MANY || (window.hourly && told > MANY);
    mailed(window, by, told, many, now)
}

fn mailed(window: NoticeWindow, by: &str, told: u64, hourly: bool, now: Timestamp) -> NoticeWindow {
    let day = day_of(now);
    let before = if window.day == day { window.mails } else { 0 };
    let pause_s = if hourly { LONG_PAUSE_S } else { PAUSE_S };
    NoticeWindow {
        closes_at_s: Some(now.as_second() + pause_s),
        by: Some(by.to_owned()),
        day,
        mails: before + 1,
        mailed_at_s: now.as_second(),
        told,
        hourly,
        quiet: false,
        ..window
    }
}

/// The window when nothing waits: the next notice is mailed at once.
pub(crate) fn closed(window: NoticeWindow) -> NoticeWindow {
    NoticeWindow {
        closes_at_s: None,
        by: None,
        hourly: false,
        quiet: false,
        ..window
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).expect("a time")
    }

    /// Plays notices at these seconds, and gives the mails: their second, and of how many they tell.
    fn mails(seconds: impl Iterator<Item = i64>) -> Vec<(i64, usize)> {
        let (mut window, mut waiting, mut mails) = (NoticeWindow::default(), vec![], vec![]);
        let mut seconds = seconds.peekable();
        for second in 0..100_000 {
            let now = at(second);
            if window.closes_at_s == Some(now.as_second()) {
                window = if waiting.is_empty() {
                    closed(window)
                } else if let Some(until) = held_until(&window, true, None, now) {
                    held(window, until)
                } else {
                    mails.push((second, waiting.len()));
                    let told = waiting.len();
                    let of = std::mem::take(&mut waiting);
                    opened_by_many(window, "digest", &of, told, now)
                };
            }
            while seconds.next_if(|it| *it <= second).is_some() {
                let held_until = held_until(&window, true, None, now);
                let turn = turn(&window, "another", false, now.as_second());
                if turn == Turn::Free && held_until.is_none() {
                    mails.push((second, 1));
                    window = opened(window, "one", now);
                } else {
                    waiting.push(notice(now));
                }
            }
        }
        mails
    }

    fn notice(now: Timestamp) -> WaitingNotice {
        WaitingNotice {
            job: "job".to_owned(),
            conversation: domain::ConversationId::from_bits(1),
            kind: domain::NoticeKind::Submission,
            entry: None,
            seq: None,
            at_s: now.as_second(),
        }
    }

    #[test]
    fn ten_thousand_in_an_hour_are_at_most_thirteen_mails() {
        for (count, within_s) in [
            (10_000, 3600),
            (10_000, 2),
            (300, 2),
            (2_000, 600),
            (31, 599),
        ] {
            let mails = mails((0..count).map(|n| n * within_s / count));
            assert!(mails.len() <= 13, "{count} in {within_s} s: {mails:?}");
            let told: usize = mails.iter().map(|(_, told)| told).sum();
            assert_eq!(told, count as usize, "{count} in {within_s} s: {mails:?}");
        }
    }

    #[test]
    fn two_mails_are_never_nearer_than_five_minutes() {
        for every_s in [1, 7, 61, 299, 300, 301, 419, 420, 421, 1000] {
            let mails = mails((0..200).map(|n| n * every_s));
            for pair in mails.windows(2) {
                assert!(pair[1].0 - pair[0].0 >= PAUSE_S, "{every_s}: {pair:?}");
            }
            assert!(mails.len() <= 80, "two days: {}", mails.len());
        }
    }

    #[test]
    fn a_job_goes_on_with_its_own_window_only_while_no_other_may_begin() {
        let window = opened(NoticeWindow::default(), "job", at(0));
        let turn_at = |job, second| turn(&window, job, false, at(second).as_second());
        let later = Turn::Later(at(PAUSE_S).as_second());
        assert_eq!(turn_at("job", 0), Turn::Mine);
        assert_eq!(turn_at("other", 0), later);
        assert_eq!(turn_at("job", PAUSE_S - SENDING_S - 1), Turn::Mine);
        assert_eq!(turn_at("job", PAUSE_S - SENDING_S), later);
        assert_eq!(turn_at("other", PAUSE_S + GRACE_S - 1), later);
        assert_eq!(turn_at("other", PAUSE_S + GRACE_S), Turn::Free);
    }
}

//! When a queue is open: the hours of a week, the days that differ from it, and the switch by hand.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use crate::Zone;
use crate::bounds::EXCEPTION_DAYS;

/// A time of day in whole minutes, up to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(u16);

impl Minute {
    const MIDNIGHT: Self = Self(0);
    /// The end of a day.
    const END: Self = Self(24 * 60);

    /// When this is on a day, by the clock of the zone. A minute that the clock leaves out or has twice is the first that exists.
    fn on(self, date: Date, zone: &Zone) -> Option<Timestamp> {
        let date = if self == Self::END {
            date.tomorrow().ok()?
        } else {
            date
        };
        let hour = i8::try_from(self.0 / 60 % 24).ok()?;
        let minute = i8::try_from(self.0 % 60).ok()?;
        let local = date.at(hour, minute, 0, 0);
        Some(
            local
                .to_zoned(zone.as_time_zone().clone())
                .ok()?
                .timestamp(),
        )
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Not `HH:MM` from 00:00 to 24:00, or an interval without length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time of a day")]
pub struct BadTime;

impl FromStr for Minute {
    type Err = BadTime;

    /// `HH:MM`; `HH:MM:SS` is read too, because older items have it.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let text = text
            .strip_suffix(":00")
            .filter(|_| text.len() == 8)
            .unwrap_or(text);
        let two_digits =
            |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute) = text.split_once(':').ok_or(BadTime)?;
        if !two_digits(hour) || !two_digits(minute) {
            return Err(BadTime);
        }
        let hour: u16 = hour.parse().map_err(|_| BadTime)?;
        let minute: u16 = minute.parse().map_err(|_| BadTime)?;
        let all = hour * 60 + minute;
        (minute < 60 && all <= Self::END.0)
            .then_some(Self(all))
            .ok_or(BadTime)
    }
}

/// From a first minute to the first minute after. An end that is not later than the beginning lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    opens: Minute,
    closes: Minute,
}

impl Interval {
    const WHOLE_DAY: Self = Self {
        opens: Minute::MIDNIGHT,
        closes: Minute::END,
    };

    /// An interval.
    ///
    /// # Errors
    /// [`BadTime`] when it begins with the end of the day, or both are the same.
    pub fn new(opens: Minute, closes: Minute) -> Result<Self, BadTime> {
        if opens == Minute::END || opens == closes {
            return Err(BadTime);
        }
        Ok(Self { opens, closes })
    }

    /// The first minute.
    pub fn opens(self) -> Minute {
        self.opens
    }

    /// The first minute after.
    pub fn closes(self) -> Minute {
        self.closes
    }

    /// Beginning and end, when it begins on this day.
    fn on(self, date: Date, zone: &Zone) -> Option<(Timestamp, Timestamp)> {
        let last = if self.closes < self.opens {
            date.tomorrow().ok()?
        } else {
            date
        };
        Some((self.opens.on(date, zone)?, self.closes.on(last, zone)?))
    }
}

/// The day of the week with this number; 1 is Monday.
pub fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// Opening hours of one day of the week; a day may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The day on which they begin.
    pub day: Weekday,
    /// The hours.
    pub interval: Interval,
}

/// Days whose hours differ from the week's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    from: Date,
    to: Date,
    /// Whether the days come again each year.
    pub every_year: bool,
    /// The hours of each of the days. None: closed.
    pub hours: Vec<Interval>,
    /// Why, for those who keep the calendar.
    pub note: String,
}

/// The days of an exception end before they begin, or are more than a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the days of an exception end before they begin, or are more than a year")]
pub struct BadDays;

impl Exception {
    /// Closed from the first to the last of these days.
    ///
    /// # Errors
    /// [`BadDays`].
    pub fn new(from: Date, to: Date) -> Result<Self, BadDays> {
        let days = from.until(to).map_err(|_| BadDays)?.get_days();
        if !(0..EXCEPTION_DAYS).contains(&days) {
            return Err(BadDays);
        }
        Ok(Self {
            from,
            to,
            every_year: false,
            hours: Vec::new(),
            note: String::new(),
        })
    }

    /// The first day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day.
    pub fn to(&self) -> Date {
        self.to
    }

    fn covers(&self, date: Date) -> bool {
        if !self.every_year {
            return (self.from..=self.to).contains(&date);
        }
        // The days may reach over the end of a year, so that they began in the year before.
        let years = i32::from(date.year()) - i32::from(self.from.year());
        [years, years - 1].into_iter().any(|years| {
            let days = (
                self.from.checked_add(years.years()),
                self.to.checked_add(years.years()),
            );
            matches!(days, (Ok(from), Ok(to)) if (from..=to).contains(&date))
        })
    }
}

/// When a queue is open by the clock of its site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// The week. Empty: open day and night.
    pub week: Vec<Hours>,
    /// The days that differ. What happens once comes before what happens every year; then the first listed.
    pub exceptions: Vec<Exception>,
    /// Whether none of this counts for now: the queue is open.
    pub suspended: bool,
}

/// Days that are looked at for the next change, when only weeks count: one week, and the night before.
const WEEK_DAYS: i64 = 8;
/// The same, when days differ from the week.
const YEAR_DAYS: i64 = 368;

impl Schedule {
    /// The hours that begin on a day.
    fn on(&self, date: Date) -> Vec<Interval> {
        let exception = |every_year| {
            let mut kind = self
                .exceptions
                .iter()
                .filter(move |it| it.every_year == every_year);
            kind.find(|exception| exception.covers(date))
        };
        if let Some(exception) = exception(false).or_else(|| exception(true)) {
            return exception.hours.clone();
        }
        if self.week.is_empty() {
            return vec![Interval::WHOLE_DAY];
        }
        let day = self.week.iter().filter(|hours| hours.day == date.weekday());
        day.map(|hours| hours.interval).collect()
    }

    /// Whether it is open at `now`.
    pub fn is_open(&self, now: Timestamp, zone: &Zone) -> bool {
        if self.always() {
            return true;
        }
        let today = now.to_zoned(zone.as_time_zone().clone()).date();
        // What began yesterday may go on after midnight.
        [today.yesterday().ok(), Some(today)]
            .into_iter()
            .flatten()
            .flat_map(|date| self.times(date, zone))
            .any(|(opens, closes)| opens <= now && now < closes)
    }

    /// When it opens or closes next; `None` when it does not within a year.
    pub fn changes_at(&self, now: Timestamp, zone: &Zone) -> Option<Timestamp> {
        if self.always() {
            return None;
        }
        let days = if self.exceptions.is_empty() {
            WEEK_DAYS
        } else {
            YEAR_DAYS
        };
        let today = now.to_zoned(zone.as_time_zone().clone()).date();
        let mut open_until = None;
        for date in (-1..days).filter_map(|days| today.checked_add(days.days()).ok()) {
            let mut times: Vec<_> = self.times(date, zone).collect();
            times.sort_unstable();
            for (opens, closes) in times.into_iter().filter(|(_, closes)| *closes > now) {
                match open_until {
                    None if opens > now => return Some(opens),
                    Some(until) if opens > until => return Some(until),
                    until => open_until = until.max(Some(closes)),
                }
            }
            // Nothing that begins on a later day can join on.
            let next_day = Minute::END.on(date, zone)?;
            if let Some(until) = open_until.filter(|until| *until < next_day) {
                return Some(until);
            }
        }
        None
    }

    fn always(&self) -> bool {
        self.suspended || (self.week.is_empty() && self.exceptions.is_empty())
    }

    fn times(&self, date: Date, zone: &Zone) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let hours = self.on(date).into_iter();
        let times = hours.filter_map(move |interval| interval.on(date, zone));
        // When the clock leaves an hour out, what begins in it may end before.
        times.filter(|(opens, closes)| opens < closes)
    }
}

/// Opened or closed by an agent, whatever the schedule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByHand {
    /// Opened or closed.
    pub open: bool,
    /// From when on the schedule counts again. `None`: until somebody says so.
    pub until: Option<Timestamp>,
}

impl ByHand {
    /// Whether it still counts.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        name.parse().expect("a zone")
    }

    fn interval(text: &str) -> Interval {
        let (opens, closes) = text.split_once('-').expect("two times");
        let time = |text: &str| text.parse().expect("a time");
        Interval::new(time(opens), time(closes)).expect("an interval")
    }

    /// `mon 9:00-17:00` and so on.
    fn week(lines: &[(Weekday, &str)]) -> Schedule {
        let hours = lines.iter().map(|(day, text)| Hours {
            day: *day,
            interval: interval(text),
        });
        Schedule {
            week: hours.collect(),
            ..Schedule::default()
        }
    }

    fn every_day(text: &str) -> Schedule {
        let days = (1..=7).filter_map(|day| Weekday::from_monday_one_offset(day).ok());
        let lines: Vec<_> = days.map(|day| (day, text)).collect();
        week(&lines)
    }

    fn closed(from: &str, to: &str, every_year: bool) -> Exception {
        let date = |text: &str| text.parse().expect("a date");
        Exception {
            every_year,
            ..Exception::new(date(from), date(to)).expect("days")
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn changes(schedule: &Schedule, now: &str, zone: &Zone) -> Option<String> {
        schedule.changes_at(at(now), zone).map(|at| at.to_string())
    }

    #[test]
    fn a_time_of_a_day_is_read_as_written_and_nothing_else_is() {
        for text in ["00:00", "09:05", "23:59", "24:00"] {
            assert_eq!(
                text.parse::<Minute>().map(|time| time.to_string()),
                Ok(text.to_owned())
            );
        }
        assert_eq!(
            "09:05:00".parse::<Minute>().map(|time| time.to_string()),
            Ok("09:05".into())
        );
        for text in [
            "",
            "9:00",
            "24:01",
            "25:00",
            "12:60",
            "-1:00",
            "+1:00",
            "12:00:30",
            "12",
            "12:0",
            "１２:00",
        ] {
            assert_eq!(text.parse::<Minute>(), Err(BadTime), "{text}");
        }
    }

    #[test]
    fn an_interval_has_a_length() {
        let time = |text: &str| text.parse::<Minute>().expect("a time");
        assert!(Interval::new(time("22:00"), time("02:00")).is_ok());
        assert!(Interval::new(time("00:00"), time("24:00")).is_ok());
        for (opens, closes) in [("09:00", "09:00"), ("24:00", "09:00"), ("24:00", "24:00")] {
            assert!(Interval::new(time(opens), time(closes)).is_err(), "{opens}");
        }
    }

    #[test]
    fn hours_follow_the_sites_clock_over_the_change_to_winter_time() {
        let schedule = week(&[(Weekday::Monday, "09:00-16:30")]);
        // Friday before the clocks change; Monday 9.00 in Helsinki is then 7.00 UTC, not 6.00.
        let opening = "2026-10-26T07:00:00Z";
        for (name, opening) in [
            ("Europe/Helsinki", opening),
            ("Europe/Kyiv", opening),
            ("Europe/Budapest", "2026-10-26T08:00:00Z"),
            ("Europe/Rome", "2026-10-26T08:00:00Z"),
        ] {
            let zone = zone(name);
            assert_eq!(
                changes(&schedule, "2026-10-23T12:00:00Z", &zone).as_deref(),
                Some(opening),
                "{name}"
            );
            assert!(schedule.is_open(at(opening), &zone));
        }
        assert!(!schedule.is_open(at(opening), &zone("Europe/Rome")));
    }

    #[test]
    fn a_night_is_open_over_midnight_and_as_long_as_its_clock_says() {
        let schedule = week(&[(Weekday::Saturday, "22:00-04:00")]);
        for (name, opens, closes) in [
            // The night of the change to winter time has an hour more, that to summer time one less.
            (
                "Europe/Helsinki",
                "2026-10-24T19:00:00Z",
                "2026-10-25T02:00:00Z",
            ),
            (
                "Europe/Kyiv",
                "2026-10-24T19:00:00Z",
                "2026-10-25T02:00:00Z",
            ),
            (
                "Europe/Budapest",
                "2026-10-24T20:00:00Z",
                "2026-10-25T03:00:00Z",
            ),
            (
                "Europe/Rome",
                "2027-03-27T21:00:00Z",
                "2027-03-28T02:00:00Z",
            ),
            (
                "Europe/Helsinki",
                "2027-03-27T20:00:00Z",
                "2027-03-28T01:00:00Z",
            ),
        ] {
            let zone = zone(name);
            assert_eq!(
                changes(&schedule, opens, &zone).as_deref(),
                Some(closes),
                "{name}"
            );
            let before = at(opens) - jiff::SignedDuration::from_secs(1);
            assert_eq!(
                schedule.changes_at(before, &zone),
                Some(at(opens)),
                "{name}"
            );
            assert!(schedule.is_open(at(opens), &zone) && !schedule.is_open(at(closes), &zone));
        }
    }

    #[test]
    fn hours_that_touch_are_one() {
        let zone = zone("Europe/Rome");
        let split = week(&[
            (Weekday::Monday, "09:00-12:00"),
            (Weekday::Monday, "12:00-24:00"),
            (Weekday::Tuesday, "00:00-01:00"),
            (Weekday::Monday, "10:00-11:00"),
        ]);
        let closes = changes(&split, "2026-11-30T08:00:00Z", &zone);
        assert_eq!(closes.as_deref(), Some("2026-12-01T00:00:00Z"));
        assert_eq!(
            changes(&every_day("00:00-24:00"), "2026-11-30T08:00:00Z", &zone),
            None
        );
        assert_eq!(
            changes(&every_day("12:00-11:00"), "2026-11-30T09:00:00Z", &zone).as_deref(),
            Some("2026-11-30T10:00:00Z")
        );
    }

    #[test]
    fn without_hours_it_is_open_day_and_night_but_for_exceptions() {
        let zone = zone("Europe/Kyiv");
        let mut schedule = Schedule::default();
        assert!(schedule.is_open(at("2026-11-30T08:00:00Z"), &zone));
        assert_eq!(changes(&schedule, "2026-11-30T08:00:00Z", &zone), None);
        schedule
            .exceptions
            .push(closed("2026-12-24", "2026-12-26", false));
        let closes = changes(&schedule, "2026-11-30T08:00:00Z", &zone);
        assert_eq!(closes.as_deref(), Some("2026-12-23T22:00:00Z"));
        let opens = changes(&schedule, "2026-12-25T08:00:00Z", &zone);
        assert_eq!(opens.as_deref(), Some("2026-12-26T22:00:00Z"));
        schedule.suspended = true;
        assert!(schedule.is_open(at("2026-12-25T08:00:00Z"), &zone));
    }

    #[test]
    fn a_yearly_exception_reaches_over_new_year_and_what_is_once_goes_first() {
        let zone = zone("Europe/Budapest");
        let mut schedule = every_day("09:00-17:00");
        schedule.exceptions = vec![closed("2020-12-24", "2021-01-06", true)];
        for day in [
            "2026-12-24",
            "2026-12-31",
            "2027-01-01",
            "2027-01-06",
            "2031-01-02",
        ] {
            assert!(
                !schedule.is_open(at(&format!("{day}T10:00:00Z")), &zone),
                "{day}"
            );
        }
        for day in ["2026-12-23", "2027-01-07"] {
            assert!(
                schedule.is_open(at(&format!("{day}T10:00:00Z")), &zone),
                "{day}"
            );
        }
        schedule.exceptions.push(Exception {
            hours: vec![interval("12:00-13:00")],
            ..closed("2026-12-30", "2026-12-30", false)
        });
        let opens = changes(&schedule, "2026-12-24T10:00:00Z", &zone);
        assert_eq!(opens.as_deref(), Some("2026-12-30T11:00:00Z"));
        assert_eq!(
            changes(&schedule, "2026-12-30T12:00:00Z", &zone).as_deref(),
            Some("2027-01-07T08:00:00Z")
        );
    }

    #[test]
    fn the_evening_before_a_closed_day_ends_as_it_would() {
        let zone = zone("Europe/Rome");
        let mut schedule = every_day("20:00-02:00");
        schedule.exceptions = vec![closed("2026-12-25", "2026-12-25", true)];
        assert!(schedule.is_open(at("2026-12-25T00:30:00Z"), &zone));
        assert!(!schedule.is_open(at("2026-12-25T20:00:00Z"), &zone));
        assert!(!schedule.is_open(at("2026-12-26T00:30:00Z"), &zone));
    }

    #[test]
    fn a_leap_day_comes_each_year() {
        let schedule = Schedule {
            exceptions: vec![closed("2024-02-29", "2024-02-29", true)],
            ..Schedule::default()
        };
        let zone = Zone::UTC;
        assert!(!schedule.is_open(at("2028-02-29T10:00:00Z"), &zone));
        assert!(!schedule.is_open(at("2027-02-28T10:00:00Z"), &zone));
        assert!(schedule.is_open(at("2028-02-28T10:00:00Z"), &zone));
    }

    #[test]
    fn days_of_an_exception_are_in_order_and_at_most_a_year() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        assert!(Exception::new(date("2026-01-01"), date("2026-12-31")).is_ok());
        for (from, to) in [
            ("2026-01-02", "2026-01-01"),
            ("2026-01-01", "2027-01-02"),
            ("-009999-01-01", "9999-12-31"),
        ] {
            assert_eq!(Exception::new(date(from), date(to)), Err(BadDays), "{from}");
        }
    }
}

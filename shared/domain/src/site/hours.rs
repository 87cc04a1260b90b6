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

    /// An interval from two times as they are written.
    ///
    /// # Errors
    /// As [`Self::new`], and for what is no time.
    pub fn parse(opens: &str, closes: &str) -> Result<Self, BadTime> {
        Self::new(opens.parse()?, closes.parse()?)
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

impl Hours {
    /// Hours as they are written; day 1 is Monday.
    ///
    /// # Errors
    /// [`BadTime`] when there is no such day, or as [`Interval::parse`].
    pub fn parse(day: i8, opens: &str, closes: &str) -> Result<Self, BadTime> {
        Ok(Self {
            day: weekday(day).ok_or(BadTime)?,
            interval: Interval::parse(opens, closes)?,
        })
    }
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
    /// Whether it may end then: within a year and a day. What is later is a slip of the hand, and what is over changes nothing.
    pub fn may_end(until: Timestamp, now: Timestamp) -> bool {
        let seconds = until.as_second().saturating_sub(now.as_second());
        (1..=366 * 24 * 3600).contains(&seconds)
    }

    /// Whether it still counts.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

#[cfg(test)]
mod tests;

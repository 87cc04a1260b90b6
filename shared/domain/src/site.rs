//! Sites and their queues: who may embed the widget, when somebody is there.

use std::fmt;
use std::str::FromStr;

pub use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::{BadId, Language, QueueId, SiteId};

/// One website with its own widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Short name.
    pub id: SiteId,
    /// The name that people read.
    pub name: String,
    /// The language when neither page nor browser asks for one of ours.
    pub language: Language,
    /// The site's colour, `#RRGGBB`.
    pub colour: String,
    /// The time zone of the opening hours.
    pub time_zone: Zone,
    /// Pages that may use the widget. Empty: none.
    pub origins: Vec<OriginPattern>,
    /// The queues, in the order in which they are offered.
    pub queues: Vec<QueueId>,
}

impl Site {
    /// Whether a page of this origin may use the widget (S26).
    pub fn admits(&self, origin: &Origin) -> bool {
        self.origins.iter().any(|pattern| pattern.matches(origin))
    }
}

/// What the widget offers while a queue is closed (N19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// A text with opening hours and other ways.
    Message,
    /// The contact form.
    Form,
    /// Buttons with answers, the last of which is the form.
    Bot,
}

impl Offline {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Message, Self::Form, Self::Bot];
}

/// Opening hours of one day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The day.
    pub day: Weekday,
    /// First minute.
    pub opens: Time,
    /// First minute after.
    pub closes: Time,
}

/// Where visitors wait and who serves them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Short name.
    pub id: QueueId,
    /// The site.
    pub site: SiteId,
    /// The name that people read.
    pub name: String,
    /// The manual switch; `None` follows the hours.
    pub forced_open: Option<bool>,
    /// The week. Empty: always open.
    pub hours: Vec<Hours>,
    /// What is offered while closed.
    pub offline: Offline,
    /// Topics of the form; empty: no topic is asked.
    pub topics: Vec<String>,
    /// Version and text of the consent that the form asks for (S82).
    pub consent: Option<(String, String)>,
}

impl Queue {
    /// Whether somebody is there at `now`. `time_zone` is the site's.
    pub fn is_open(&self, now: Timestamp, time_zone: &Zone) -> bool {
        if let Some(forced) = self.forced_open {
            return forced;
        }
        let local = now.to_zoned(time_zone.0.clone()).datetime();
        self.hours.is_empty()
            || self.hours.iter().any(|hours| {
                hours.day == local.weekday()
                    && hours.opens <= local.time()
                    && local.time() < hours.closes
            })
    }

    /// When it opens next; `None` while it is open, or when the hours do not say.
    pub fn opens_at(&self, now: Timestamp, time_zone: &Zone) -> Option<Timestamp> {
        if self.forced_open.is_some() || self.is_open(now, time_zone) {
            return None;
        }
        let zone = &time_zone.0;
        let today = now.to_zoned(zone.clone()).date();
        (0..=7)
            .filter_map(|days| today.checked_add(days.days()).ok())
            .flat_map(|date| {
                let mut hours: Vec<_> = self
                    .hours
                    .iter()
                    .filter(|hours| hours.day == date.weekday())
                    .collect();
                hours.sort_by_key(|hours| hours.opens);
                hours
                    .into_iter()
                    .map(move |hours| date.to_datetime(hours.opens))
            })
            .filter_map(|opening| Some(opening.to_zoned(zone.clone()).ok()?.timestamp()))
            .find(|opening| *opening > now)
    }
}

/// The day of the week with this number; 1 is Monday.
pub fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// A time zone by its IANA name, one that this build knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// Its name.
    pub fn as_str(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

/// There is no time zone of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no time zone has this name")]
pub struct UnknownZone;

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        TimeZone::get(name).map(Self).map_err(|_| UnknownZone)
    }
}

/// A page's origin: scheme, host and port, as browsers send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = BadId;

    /// Refuses `null`, other schemes, upper case, user names, paths, hosts with a dot too many.
    fn from_str(text: &str) -> Result<Self, BadId> {
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or(BadId)?;
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-:[]".contains(&b);
        let gap = host.split('.').any(str::is_empty);
        if gap || text.len() > 300 || !host.bytes().all(plain) {
            return Err(BadId);
        }
        Ok(Self(text.to_owned()))
    }
}

/// An origin, or `https://*.host` for all hosts below one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginPattern(String);

impl OriginPattern {
    /// Whether this origin is meant. The name itself is not below itself.
    pub fn matches(&self, origin: &Origin) -> bool {
        match self.0.split_once("*.") {
            None => self.0 == origin.0,
            Some((scheme, host)) => origin
                .0
                .strip_prefix(scheme)
                .and_then(|rest| rest.strip_suffix(host))
                .is_some_and(|below| below.len() > 1 && below.ends_with('.')),
        }
    }
}

impl fmt::Display for OriginPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OriginPattern {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        text.replacen("://*.", "://", 1).parse::<Origin>()?;
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(hours: Vec<Hours>) -> Queue {
        Queue {
            id: "support".parse().expect("slug"),
            site: "demo".parse().expect("slug"),
            name: "Support".into(),
            forced_open: None,
            hours,
            offline: Offline::Form,
            topics: vec![],
            consent: None,
        }
    }

    #[test]
    fn hours_follow_the_sites_clock_over_the_change_to_winter_time() {
        let nine = jiff::civil::time(9, 0, 0, 0);
        let queue = queue(vec![Hours {
            day: Weekday::Monday,
            opens: nine,
            closes: jiff::civil::time(16, 30, 0, 0),
        }]);
        // Friday before the clocks change; Monday 9.00 in Helsinki is then 7.00 UTC, not 6.00.
        let friday: Timestamp = "2026-10-23T12:00:00Z".parse().expect("time");
        let zone = |name: &str| name.parse::<Zone>().expect("a zone");
        let (helsinki, rome) = (zone("Europe/Helsinki"), zone("Europe/Rome"));
        let opening = queue.opens_at(friday, &helsinki).expect("opens");
        assert_eq!(opening.to_string(), "2026-10-26T07:00:00Z");
        assert!(queue.is_open(opening, &helsinki));
        assert!(!queue.is_open(opening, &rome));
        assert_eq!(queue.opens_at(opening, &helsinki), None);
    }

    #[test]
    fn a_time_zone_that_nobody_knows_is_refused() {
        for name in ["", "Europe/Atlantis", "EET+3", "+03:00", "../etc/passwd"] {
            assert_eq!(name.parse::<Zone>(), Err(UnknownZone), "{name}");
        }
        assert_eq!("UTC".parse(), Ok(Zone::UTC));
    }

    #[test]
    fn only_listed_origins_are_admitted() {
        let pattern = |text: &str| text.parse::<OriginPattern>().expect("pattern");
        let admits = |p: &str, o: &str| o.parse().is_ok_and(|o: Origin| pattern(p).matches(&o));
        assert!(admits("https://example.com", "https://example.com"));
        assert!(admits("https://*.example.com", "https://a.b.example.com"));
        for (p, o) in [
            ("https://example.com", "http://example.com"),
            ("https://example.com", "https://example.com:8443"),
            ("https://example.com", "https://example.com.evil.test"),
            ("https://example.com", "https://evilexample.com"),
            ("https://*.example.com", "https://example.com"),
            ("https://*.example.com", "https://evilexample.com"),
            ("https://*.example.com", "https://.example.com"),
            ("https://*.example.com", "https://a..example.com"),
            ("https://example.com", "null"),
            ("https://example.com", "https://EXAMPLE.com"),
            ("https://example.com", "https://example.com/"),
            ("https://example.com", "https://user@example.com"),
        ] {
            assert!(!admits(p, o), "{p} must not admit {o}");
        }
    }
}

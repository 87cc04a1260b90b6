//! Sites: who may embed the widget, how it looks there, what it says.

pub mod feature;
pub mod form;
pub mod hours;
pub mod queue;
pub mod switch;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use jiff::tz::TimeZone;

use crate::{BadId, Feature, Language, QueueId, SiteId};

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
    /// The languages in which the widget is offered; `language` is one of them. Empty: all.
    pub languages: Vec<Language>,
    /// What the widget says in the site's own words.
    pub texts: BTreeMap<Language, SiteTexts>,
    /// Where the launcher stands.
    pub launcher: Launcher,
    /// Pages without the widget.
    pub hidden_on: Vec<PathPattern>,
    /// What it may not have.
    pub withheld: BTreeSet<Feature>,
    /// How often its settings were changed.
    pub version: u64,
}

/// What the widget says in one language. What is missing has words of ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteTexts {
    /// Above everything.
    pub header: Option<String>,
    /// Before the first message.
    pub greeting: Option<String>,
    /// While nobody is there.
    pub closed: Option<String>,
    /// Above the contact form.
    pub form_intro: Option<String>,
    /// After a form was sent.
    pub thanks: Option<String>,
}

/// Where the launcher stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Launcher {
    /// In the left corner and not in the right one.
    pub left: bool,
    /// Pixels from the side.
    pub side_px: u16,
    /// Pixels from below.
    pub bottom_px: u16,
}

impl Default for Launcher {
    /// Where the widget puts it by itself.
    fn default() -> Self {
        Self {
            left: false,
            side_px: 16,
            bottom_px: 16,
        }
    }
}

/// Paths of pages: one path, or all that begin so, with a `*` at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPattern(String);

impl PathPattern {
    /// The pattern as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PathPattern {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"*?#".contains(c);
        let path = text.strip_suffix('*').unwrap_or(text);
        if !path.starts_with('/') || text.len() > 200 || !path.chars().all(plain) {
            return Err(BadId);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Site {
    /// A site of this name that nothing was decided about.
    pub fn new(id: SiteId, name: String) -> Self {
        Self {
            id,
            name,
            language: Language::En,
            colour: "#2457D6".to_owned(),
            time_zone: Zone::UTC,
            origins: Vec::new(),
            queues: Vec::new(),
            languages: Vec::new(),
            texts: BTreeMap::new(),
            launcher: Launcher::default(),
            hidden_on: Vec::new(),
            withheld: BTreeSet::new(),
            version: 0,
        }
    }

    /// The languages in which the widget is offered.
    pub fn offered(&self) -> &[Language] {
        if self.languages.is_empty() {
            &Language::ALL
        } else {
            &self.languages
        }
    }

    /// Whether a page of this origin may use the widget (S26).
    pub fn admits(&self, origin: &Origin) -> bool {
        self.origins.iter().any(|pattern| pattern.matches(origin))
    }
}

/// A colour as a site has it: `#RRGGBB`, in capitals.
pub fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_colour.then(|| text.to_ascii_uppercase())
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

    pub(crate) fn as_time_zone(&self) -> &TimeZone {
        &self.0
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

    #[test]
    fn pages_are_named_by_their_path() {
        for text in [
            "/",
            "/*",
            "/checkout",
            "/checkout/*",
            "/a-b_c.html",
            "/%C3%A4",
            "/kori/ä",
        ] {
            assert!(text.parse::<PathPattern>().is_ok(), "{text}");
        }
        let long = format!("/{}", "a".repeat(200));
        for text in [
            "",
            "*",
            "checkout",
            "/a*b",
            "/a?b",
            "/a#b",
            "/a b",
            "/a\n",
            &long,
            "https://a.example/b",
        ] {
            assert!(text.parse::<PathPattern>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_colour_has_six_digits() {
        assert_eq!(colour("#2457d6").as_deref(), Some("#2457D6"));
        for text in [
            "",
            "#",
            "2457D6",
            "#fff",
            "#2457D6F",
            "#2457DG",
            "#2457d\u{e9}",
            "red",
        ] {
            assert_eq!(colour(text), None, "{text}");
        }
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

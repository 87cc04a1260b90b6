//! Dates as each language writes them, on the clock of the site (X13).

use domain::Language;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Date and minute of `at` in the zone with this IANA name. A name that nobody knows gives UTC and says so.
pub(crate) fn date_and_time(language: Language, at: Timestamp, time_zone: &str) -> String {
    match TimeZone::get(time_zone) {
        Ok(zone) => written(language, &at.to_zoned(zone)),
        Err(_) => format!("{} UTC", written(language, &at.to_zoned(TimeZone::UTC))),
    }
}

/// The forms are those of CLDR 48: medium for Finnish and English, numeric with four-digit years for the others.
fn written(language: Language, at: &Zoned) -> String {
    let pattern = match language {
        Language::Fi => "%-d.%-m.%Y klo %-H.%M",
        // British English shortens September to four letters, which strftime does not know.
        Language::En if at.month() == 9 => "%-d Sept %Y, %H:%M",
        Language::En => "%-d %b %Y, %H:%M",
        Language::Uk => "%d.%m.%Y, %H:%M",
        Language::Hu => "%Y. %m. %d. %-H:%M",
        Language::It => "%d/%m/%Y, %H:%M",
    };
    at.strftime(pattern).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_dates_its_own_way_on_the_sites_clock() {
        // The expected texts are those of Node's Intl, in the order fi, en, uk, hu, it.
        let table = [
            (
                "2026-11-20T21:30:00Z",
                [
                    "20.11.2026 klo 23.30",
                    "20 Nov 2026, 23:30",
                    "20.11.2026, 23:30",
                    "2026. 11. 20. 23:30",
                    "20/11/2026, 23:30",
                ],
            ),
            (
                "2026-01-04T22:05:00Z",
                [
                    "5.1.2026 klo 0.05",
                    "5 Jan 2026, 00:05",
                    "05.01.2026, 00:05",
                    "2026. 01. 05. 0:05",
                    "05/01/2026, 00:05",
                ],
            ),
            // Summer time: three hours ahead of UTC, not two.
            (
                "2026-09-05T06:05:59Z",
                [
                    "5.9.2026 klo 9.05",
                    "5 Sept 2026, 09:05",
                    "05.09.2026, 09:05",
                    "2026. 09. 05. 9:05",
                    "05/09/2026, 09:05",
                ],
            ),
        ];
        for (at, expected) in table {
            let at = at.parse().expect("a time");
            for (language, expected) in Language::ALL.into_iter().zip(expected) {
                assert_eq!(date_and_time(language, at, "Europe/Helsinki"), expected);
            }
        }
    }

    #[test]
    fn an_unknown_zone_is_written_in_utc_and_says_so() {
        let at = "2026-11-20T21:30:00Z".parse().expect("a time");
        assert_eq!(
            date_and_time(Language::En, at, "Mars/Olympus"),
            "20 Nov 2026, 21:30 UTC"
        );
    }
}

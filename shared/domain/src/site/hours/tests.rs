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

//! The real table, and a clock that is given.

use std::time::Duration;

use domain::{Timestamp, VisitorId};
use support::Backend;

use crate::Limits;

/// So many seconds after the begin of a day.
fn at(seconds: u64) -> Timestamp {
    let day: Timestamp = "2026-11-20T00:00:00Z".parse().expect("a time");
    day + Duration::from_secs(seconds)
}

const DAY_S: u64 = 24 * 3600;

#[tokio::test]
async fn a_visitor_has_five_hundred_messages_a_day() {
    let Backend {
        cloud: _cloud,
        store,
    } = Backend::faulty().await;
    let limits = Limits::new(store);
    let visitor = VisitorId::from_bits(7);
    for n in 0..500 {
        let taken = limits.message(visitor, at(n * 4)).await;
        assert!(taken.is_ok(), "{n}");
    }
    let refused = limits.message(visitor, at(2_000)).await;
    let problem = refused.expect_err("one too many").problem;
    assert_eq!(problem.retry_after_s, Some(86_400 - 2_000));
    let other = VisitorId::from_bits(8);
    assert!(limits.message(other, at(2_000)).await.is_ok());
    assert!(limits.message(visitor, at(DAY_S)).await.is_ok());
}

#[tokio::test]
async fn twelve_messages_in_a_minute_are_not_written_down() {
    let Backend {
        cloud: _cloud,
        store,
    } = Backend::faulty().await;
    let limits = Limits::new(store.clone());
    let visitor = VisitorId::from_bits(7);
    let written = async || {
        let whom = visitor.to_string();
        let count = store.count("message-minute", &whom, 0, 60, at(0).as_second());
        count.await.expect("the table answers")
    };
    for _ in 0..12 {
        assert!(limits.message(visitor, at(0)).await.is_ok());
    }
    assert_eq!(written().await, 0);
    assert!(limits.message(visitor, at(0)).await.is_ok());
    assert_eq!(written().await, 13);
}

#[tokio::test]
async fn a_table_that_fails_refuses_nobody_and_holds_nobody_up() {
    let Backend { cloud, store } = Backend::faulty().await;
    let fails = |faults: &mut cloud::Faults| faults.dynamodb.failed = 1.0;
    cloud.change_faults(fails).expect("changed");
    let limits = Limits::new(store);
    let site = "demo".parse().expect("a site");
    let began = tokio::time::Instant::now();
    for n in 0..5 {
        let taken = limits.form("203.0.113.9", &site, at(0)).await;
        assert!(taken.is_ok(), "{n}");
    }
    let refused = limits.form("203.0.113.9", &site, at(0)).await;
    assert!(
        refused.is_err(),
        "what this process has seen itself it knows"
    );
    assert!(began.elapsed() < Duration::from_secs(5));
}

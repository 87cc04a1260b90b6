//! Whether a day adds up (R41), and what is told of it.

use domain::effects::DUE_AFTER_S;
use runtime::testing::CaughtLines;
use store::{Lease, day_of};

use crate::{on_schedule, reconcile};

use super::*;

const DAY_S: i64 = 24 * 3600;

/// The sample event of a schedule.
fn sample(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../events/sweep");
    let text = std::fs::read_to_string(format!("{folder}/{name}.json"));
    serde_json::from_str(&text.expect("a sample")).expect("JSON")
}

impl World {
    /// What came of the day on which the visitors wrote, as it is known the day after.
    async fn reconciles(&self) -> crate::Reconciled {
        let day = day_of(due());
        let reconciled = reconcile(&self.store, day, (day + 1) * DAY_S).await;
        reconciled.expect("read")
    }

    /// Does all jobs, as far as `sweep` is concerned; with a mail each, or with a reason against it.
    async fn finishes_jobs(&self, mailed: bool) {
        for id in self.job_ids() {
            let now_s = due().as_second();
            let taken = self.store.take_lease(&id, now_s, now_s + 60).await;
            assert_eq!(taken.expect("stored"), Lease::Taken);
            let finished = match mailed {
                true => self.store.finish_with(&id, "mail", now_s).await,
                false => self.store.finish(&id, now_s).await,
            };
            finished.expect("stored");
        }
    }
}

#[tokio::test]
async fn a_day_adds_up_when_everybody_was_told_or_had_a_reason() {
    let world = World::new().await;
    assert_eq!(world.reconciles().await, crate::Reconciled::default());
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Submission)).await;
    world.holds(&conversation(2, Kind::Chat)).await;
    let mut read = conversation(3, Kind::Submission);
    read.waiting.unread = 0;
    read.waiting.unread_from = None;
    world.holds(&read).await;
    world.sweeps(due()).await;
    let open = world.reconciles().await.open;
    assert_eq!(open.len(), 2, "their jobs are not done: {open:?}");
    world.finishes_jobs(true).await;
    let day = world.reconciles().await;
    assert_eq!((day.accepted, day.notified, day.suppressed), (3, 2, 1));
    assert_eq!((day.difference(), day.open.len()), (0, 0));
}

#[tokio::test]
async fn who_was_never_looked_at_is_named() {
    let world = World::new().await;
    world.holds(&conversation(7, Kind::Chat)).await;
    let day = world.reconciles().await;
    assert_eq!((day.accepted, day.difference()), (1, 1));
    let named = ConversationId::from_bits(7).to_string();
    assert_eq!(day.open, [named].into());
}

#[tokio::test]
async fn a_lost_job_rings_on_the_next_day_and_a_quiet_day_says_nothing() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Submission)).await;
    world.sweeps(due()).await;
    let caught = CaughtLines::from_now_on();
    let next_day = after(DAY_S);
    let asks = async |trace: &str, now| {
        let done = on_schedule(&world.state, &sample("day"), trace, now).await;
        done.expect("read");
        caught.of(trace)
    };
    let lines = asks("lost", next_day).await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["Unreconciled"], json!([1]), "{lines:?}");
    world.finishes_jobs(false).await;
    let day = world.reconciles().await;
    assert_eq!(
        (day.notified, day.suppressed),
        (0, 1),
        "dropped for a reason"
    );
    assert_eq!(asks("found", next_day).await[0]["Unreconciled"], json!([0]));
    assert!(asks("quiet", after(2 * DAY_S)).await.is_empty());
}

#[tokio::test]
async fn what_an_earlier_look_should_have_settled_is_counted_with_its_age() {
    let world = World::new().await;
    let caught = CaughtLines::from_now_on();
    let looks = async |trace: &str, now| {
        let done = on_schedule(&world.state, &sample("minute"), trace, now).await;
        done.expect("settled");
        caught.of(trace)
    };
    assert!(
        looks("idle", due()).await.is_empty(),
        "an idle minute costs nothing"
    );
    world.holds(&conversation(1, Kind::Submission)).await;
    world.holds(&conversation(2, Kind::Submission)).await;
    let lines = looks("late", after(DUE_AFTER_S + 300)).await;
    assert_eq!(lines[0]["OutboxPending"], 2, "{lines:?}");
    assert_eq!(lines[0]["OutboxAgeS"], json!([300]), "{lines:?}");
    world.holds(&conversation(3, Kind::Submission)).await;
    let lines = looks("in-time", after(DUE_AFTER_S + 60)).await;
    assert_eq!(lines[0]["messages"].as_array().map(Vec::len), Some(1));
    assert_eq!(lines[0]["OutboxPending"], Value::Null, "{lines:?}");
}

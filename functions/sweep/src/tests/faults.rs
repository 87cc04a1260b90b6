//! One that fails does not stop the others, and a look that broke off is simply taken again.

use super::follow_up::assert_settled;
use super::*;

#[tokio::test]
async fn one_that_fails_does_not_stop_the_others() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    // Only the first has somebody to tell.
    world.holds(&conversation(1, Kind::Chat)).await;
    let mut answered = conversation(2, Kind::Chat);
    answered.waiting.unread = 0;
    world.holds(&answered).await;
    world
        .cloud
        .change_faults(|faults| faults.sqs.failed = 1.0)
        .expect("changed");

    let failed = look(&world.state, "", due()).await;
    assert_eq!(failed, Err(Unsettled::Some { failed: 1, due: 2 }));
    assert_eq!(world.head(2).await.waiting.due_at_s, None);
    assert!(
        world.head(1).await.waiting.due_at_s.is_some(),
        "it is not forgotten"
    );

    world
        .cloud
        .change_faults(|faults| faults.sqs.failed = 0.0)
        .expect("changed");
    world.sweeps(after(DUE_AFTER_S + 60)).await;
    assert!(world.head(1).await.waiting.offline);
    assert_eq!(world.job_ids().len(), 1);
}

#[tokio::test]
async fn a_table_that_does_not_answer_is_an_error() {
    let world = World::with(true).await;
    world
        .cloud
        .change_faults(|faults| faults.dynamodb.failed = 1.0)
        .expect("changed");
    assert_eq!(look(&world.state, "", due()).await, Err(Unsettled::List));
}

/// Calls fail before or after their work is done, so every step is the last of some look.
#[tokio::test]
async fn wherever_a_look_breaks_off_the_next_ends_in_the_same_state() {
    let world = World::with(true).await;
    world.has(&agent(1, &[queue()])).await;
    for number in 1..=6 {
        world.holds(&conversation(number, Kind::Chat)).await;
    }
    let change = |share: f64| {
        let changed = world.cloud.change_faults(|faults| {
            faults.dynamodb.failed = share;
            faults.dynamodb.reply_lost = share;
            faults.sqs.reply_lost = share;
        });
        changed.expect("changed");
    };
    change(0.6);
    let mut broken = 0;
    for minute in 0..4 {
        broken += usize::from(
            look(&world.state, "", after(DUE_AFTER_S + 60 * minute))
                .await
                .is_err(),
        );
    }
    assert!(broken > 0, "nothing went wrong");
    change(0.0);
    world.sweeps(after(DUE_AFTER_S + 600)).await;
    assert_settled(&world, 6).await;
}

#[tokio::test]
async fn a_head_that_cannot_be_read_stops_nobody_and_goes_to_the_end_of_the_line() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    for number in 1..=2 {
        world.holds(&conversation(number, Kind::Chat)).await;
    }
    world.spoils(1, "lost").await;

    let failed = look(&world.state, "", due()).await;
    assert_eq!(failed, Err(Unsettled::Some { failed: 1, due: 2 }));
    assert!(
        world.head(2).await.waiting.offline,
        "the one behind it is looked after"
    );
    assert_eq!(world.job_ids().len(), 1);
    let mut pauses = Vec::new();
    let mut now_s = due().as_second();
    for _ in 0..8 {
        let list = world.store.due_conversations(i64::MAX / 2, 10).await;
        let due = list.expect("read").first().copied().expect("it stays due");
        pauses.push(due.since_s - now_s);
        now_s = due.since_s;
        let now = Timestamp::from_second(now_s).expect("a time");
        assert!(look(&world.state, "", now).await.is_err(), "it rings");
    }
    assert_eq!(pauses, [60, 120, 240, 480, 960, 1920, 3600, 3600]);

    world.spoils(1, "unassigned").await;
    world.sweeps(after(24 * 3600)).await;
    assert!(
        world.head(1).await.waiting.offline,
        "what was mended goes on by itself"
    );
    assert_eq!(world.due_count().await, 0);
}

#[tokio::test]
async fn what_takes_too_long_is_put_off() {
    let mut world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Chat)).await;
    world.state.patience = std::time::Duration::ZERO;
    let failed = look(&world.state, "", due()).await;
    assert_eq!(failed, Err(Unsettled::Some { failed: 1, due: 1 }));
    world.state.patience = std::time::Duration::from_secs(60);
    world.sweeps(after(DUE_AFTER_S + 59)).await;
    assert!(
        !world.head(1).await.waiting.offline,
        "it is not due for another minute"
    );
    world.sweeps(after(DUE_AFTER_S + 60)).await;
    assert!(world.head(1).await.waiting.offline);
}

/// Ten conversations of hundreds of blocks are first in line, and one honest visitor is behind them.
#[tokio::test]
async fn long_conversations_do_not_keep_others_waiting() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    for number in 1..=10 {
        let mut long = conversation(number, Kind::Chat);
        long.waiting.due_at_s = Some(due().as_second() - 1);
        world.holds_long(long, 600).await;
    }
    world.holds(&conversation(11, Kind::Chat)).await;
    // On a busy machine the long ones may take too long and be put off; the honest wait is settled all the same.
    let _ = look(&world.state, "", due()).await;
    assert!(world.head(11).await.waiting.offline);
    let due = world.store.due_conversations(due().as_second(), 100).await;
    assert_eq!(due.expect("read"), [], "nobody stays first in line");
}

#[tokio::test]
async fn no_more_than_some_500_events_are_settled_again() {
    let mut world = World::new().await;
    // Each event of this log makes an entry of the queue's log, so the entries say how far back it was read.
    world
        .holds_long(conversation(1, Kind::Submission), 1000)
        .await;
    world.state.patience = std::time::Duration::from_secs(60);
    world.sweeps(due()).await;
    let mut entries = 0;
    let mut place = None;
    loop {
        let page = world.store.log(&queue(), place, 100).await;
        let page = page.expect("the log").entries;
        let Some(last) = page.last() else { break };
        place = Some(last.entry.parse().expect("an id"));
        entries += page.len();
    }
    assert!((500..600).contains(&entries), "{entries} entries");
}

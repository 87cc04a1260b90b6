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
    answered.unread = 0;
    world.holds(&answered).await;
    world
        .cloud
        .change_faults(|faults| faults.sqs.failed = 1.0)
        .expect("changed");

    let failed = look(&world.state, "", due()).await;
    assert_eq!(failed, Err(Unsettled::Some { failed: 1, due: 2 }));
    assert_eq!(world.head(2).await.due_at_s, None);
    assert!(
        world.head(1).await.due_at_s.is_some(),
        "it is not forgotten"
    );

    world
        .cloud
        .change_faults(|faults| faults.sqs.failed = 0.0)
        .expect("changed");
    world.sweeps(after(DUE_AFTER_S + 60)).await;
    assert!(world.head(1).await.offline);
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

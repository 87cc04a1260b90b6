//! Where a visitor stands in the line.

use domain::{ConversationId, Head, Kind, Status};

use super::*;

/// A chat in the queue whose visitor waits since so many seconds ago.
async fn waits(world: &World, id: u128, seconds: i64, change: impl FnOnce(&mut Head)) {
    let since = Timestamp::from_second(now().as_second() - seconds).expect("a time");
    let id = ConversationId::from_bits(id);
    let (site, queue) = (
        "demo".parse().expect("a site"),
        "support".parse().expect("a queue"),
    );
    let mut head = Head::new(id, site, queue, Kind::Chat, since);
    head.waiting.unread = 1;
    head.waiting.since = Some(since);
    head.log.seq = 1;
    change(&mut head);
    world.store.put_row(&head).await.expect("stored");
}

async fn place(world: &World) -> Value {
    body(&world.answers("place").await)["place"].clone()
}

#[tokio::test]
async fn a_place_counts_those_who_wait_since_before() {
    let world = World::new().await;
    assert_eq!(world.answers("place").await.status(), 404);
    world.answers("conversation").await;
    assert_eq!(place(&world).await, Value::Null, "nothing was said yet");
    world.answers("message").await;
    assert_eq!(place(&world).await, 1);
    waits(&world, 101, 60, |_| {}).await;
    waits(&world, 102, 30, |_| {}).await;
    assert_eq!(place(&world).await, 3);
    // Later, taken, resolved, answered, or a form: not before them.
    waits(&world, 103, -60, |_| {}).await;
    waits(&world, 104, 60, |head| head.status = Status::Active).await;
    waits(&world, 105, 60, |head| head.waiting.since = None).await;
    waits(&world, 106, 60, |head| head.kind = Kind::Submission).await;
    assert_eq!(place(&world).await, 3);
    for id in 200..320 {
        waits(&world, id, 60, |_| {}).await;
    }
    let far = place(&world).await.as_u64().expect("a place");
    assert!(
        (90..=100).contains(&far),
        "further behind is not counted: {far}"
    );
}

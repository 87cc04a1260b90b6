//! Who is told of what is stored, and what becomes of those who cannot be.

use super::*;

const ALL: [&str; 3] = [WIDGET, CONSOLE, OTHER];

async fn stored(world: &World) -> Head {
    match world.sends(draft(2, "Hello?")).await {
        Ok(Sent::Now { head, .. }) => *head,
        other => panic!("not stored: {other:?}"),
    }
}

#[tokio::test]
async fn each_who_follows_is_told_once_but_the_one_who_knows() {
    let world = World::new().await;
    let head = stored(&world).await;
    assert_eq!(world.delivery.tell(&head, 1, None).await, 3);
    assert_eq!(world.told(), each(&ALL, "message"));
    let writer = parsed(WIDGET);
    assert_eq!(world.delivery.tell(&head, 1, Some(&writer)).await, 2);
    assert_eq!(world.told(), each(&[CONSOLE, OTHER], "message"));
    assert_eq!(
        world.delivery.tell(&head, 2, None).await,
        0,
        "nothing is new"
    );
}

#[tokio::test]
async fn a_note_reaches_agents_only() {
    let world = World::new().await;
    let note = Draft {
        note: true,
        ..draft(1, "Who takes it?")
    };
    let author = Author::Agent(id_of_agent());
    let sent = world
        .delivery
        .send(world.id, author, Via::Agent, note, now())
        .await;
    let Ok(Sent::Now { head, .. }) = sent else {
        panic!("not stored: {sent:?}");
    };
    assert_eq!(world.delivery.tell(&head, 1, None).await, 2);
    assert_eq!(world.told(), each(&[CONSOLE, OTHER], "note"));
}

#[tokio::test]
async fn what_no_frame_can_hold_is_told_as_a_pointer() {
    let world = World::new().await;
    let text = "\u{1F600}".repeat(10_000);
    let sent = world.sends(draft(2, &text)).await;
    let Ok(Sent::Now { head, .. }) = sent else {
        panic!("not stored: {sent:?}");
    };
    for (_, frame) in Delivery::frames(&head, 1, None) {
        assert!(frame.len() < 1_000, "{} bytes", frame.len());
        let frame: Value = serde_json::from_str(&frame).expect("JSON");
        assert_eq!(frame["seq"], 2, "it is fetched by its number");
        assert!(frame["event"]["text"].is_null(), "{frame}");
    }
}

#[tokio::test]
async fn one_that_is_gone_is_forgotten_and_the_others_are_told() {
    let world = World::new().await;
    let head = stored(&world).await;
    world.gateway.answers(CONSOLE, 410);
    assert_eq!(world.delivery.tell(&head, 1, None).await, 2);
    assert_eq!(world.told(), each(&[WIDGET, OTHER], "message"));
    assert_eq!(world.following().await, [OTHER, WIDGET]);
    let record = world.store.connection(&parsed(CONSOLE)).await;
    assert!(record.expect("the table").is_none());
}

#[tokio::test]
async fn one_that_misses_a_frame_still_follows() {
    let world = World::new().await;
    let head = stored(&world).await;
    world.gateway.answers(CONSOLE, 429);
    assert_eq!(world.delivery.tell(&head, 1, None).await, 3);
    assert_eq!(world.told(), each(&[WIDGET, OTHER], "message"));
    assert_eq!(world.following().await, [CONSOLE, OTHER, WIDGET]);
    assert_eq!(world.delivery.take_missed(), 1);
}

#[tokio::test]
async fn one_that_is_not_forgotten_now_is_met_again() {
    let world = World::new().await;
    let head = stored(&world).await;
    world.gateway.answers(CONSOLE, 410);
    let writes = |to| move |faults: &mut cloud::Faults| faults.writes = to;
    let refused = world
        .cloud
        .change_faults(writes(cloud::WriteFaults::Refused));
    refused.expect("changed");
    assert_eq!(world.delivery.tell(&head, 1, None).await, 2);
    assert_eq!(world.told(), each(&[WIDGET, OTHER], "message"));
    let well = world.cloud.change_faults(writes(cloud::WriteFaults::None));
    well.expect("changed");
    assert_eq!(world.following().await, [CONSOLE, OTHER, WIDGET]);
    assert_eq!(world.delivery.tell(&world.head().await, 1, None).await, 2);
    assert_eq!(world.following().await, [OTHER, WIDGET]);
}

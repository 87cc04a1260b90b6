//! The bot that a closed queue offers, and chats that one handed over.

use domain::bot::BotId;
use domain::{ByHand, ConversationId, Offline, What};
use store::{Act, BotRecord, Saved};

use super::*;

const BOT: &str = r#"{"v":1,"start":"hello","name":{"en":"Help desk"},"steps":{
    "hello":{"say":{"en":"How can we help?"},"choices":[
        {"id":"order","label":{"en":"My order"},"to":"order"},
        {"id":"person","label":{"en":"A person"},"to":"person","when":"open"},
        {"id":"write","label":{"en":"Leave a message"},"to":"write"}]},
    "order":{"ask":{"field":"order","kind":"number","label":{"en":"Order number"}},"to":"person"},
    "person":{"hand_over":{}},
    "write":{"form":{"ask":["message","email"]}}}}"#;

/// The world with a bot, published once, which the queue offers while it is closed.
async fn with_bot(open: bool) -> World {
    let world = World::new().await;
    let site = "demo".parse().expect("a site");
    let bot: BotId = "help".parse().expect("a bot");
    let act = Act {
        site: &site,
        agent: None,
        name: "test",
        address: None,
        action: "bot.publish",
        subject: "help".to_owned(),
        at: now(),
    };
    let added = world.store.add_bot(&bot, BOT, &act).await;
    assert_eq!(added.expect("stored"), Saved::Done);
    let record = BotRecord {
        draft: BOT.to_owned(),
        published: None,
        version: 0,
    };
    let published = world.store.publish_bot(&bot, &record, &act).await;
    assert_eq!(published.expect("stored"), Saved::Done);
    let queue = Queue {
        by_hand: Some(ByHand { open, until: None }),
        offline: Offline::Bot,
        bot: Some(bot),
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    world
}

#[tokio::test]
async fn a_bot_is_played_while_its_queue_is_closed() {
    let world = with_bot(false).await;
    let site = body(&world.answers("settings").await);
    let played = &site["queues"][0]["bot"];
    assert_eq!(
        (&played["bot"], &played["version"]),
        (&json!("help"), &json!(1))
    );
    let definition: Value = serde_json::from_str(BOT).expect("JSON");
    assert_eq!(played["definition"], definition);
    let world = with_bot(true).await;
    let site = body(&world.answers("settings").await);
    assert_eq!(site["queues"][0]["bot"], Value::Null);
}

async fn hands_over(world: &World, path: &Value) -> (u16, Value) {
    let mut request = sample("conversation");
    let bot = json!({"bot": "help", "version": 1, "path": path});
    let text = json!({"queue": "support", "bot": bot}).to_string();
    *request.body_mut() = Body::Text(text);
    let response = handle(&world.state, request, now()).await;
    (response.status().as_u16(), body(&response))
}

#[tokio::test]
async fn a_chat_begins_with_what_was_done_in_the_bot() {
    let world = with_bot(true).await;
    let path = json!([{"step": "hello", "choice": "order"}, {"step": "order", "answered": "7"}]);
    let (status, opened) = hands_over(&world, &path).await;
    assert_eq!(status, 201, "{opened}");
    let id: ConversationId = opened["conversation"]
        .as_str()
        .expect("an id")
        .parse()
        .expect("an id");
    let head = world.store.head(id).await.expect("read").expect("stored");
    let What::Submission { answers, talk } = &head.log.tail[0].what else {
        panic!("no answers");
    };
    assert_eq!(answers.get("order").map(domain::Body::as_str), Some("7"));
    assert_eq!(talk.as_ref().map(|talk| talk.path.len()), Some(2));
    for (path, pointer) in [
        (json!([]), "/bot/path"),
        (json!([{"step": "hello", "choice": "write"}]), "/bot/path"),
        (json!([{"step": "hello", "choice": "none"}]), "/bot/path/0"),
    ] {
        let (status, refused) = hands_over(&world, &path).await;
        assert_eq!(
            (status, &refused["errors"][0]["pointer"]),
            (422, &json!(pointer))
        );
    }
}

#[tokio::test]
async fn nobody_is_handed_over_by_a_choice_that_a_closed_queue_does_not_offer() {
    let world = with_bot(false).await;
    let path = json!([{"step": "hello", "choice": "person"}]);
    let (status, refused) = hands_over(&world, &path).await;
    assert_eq!(status, 422);
    assert_eq!(refused["errors"][0]["pointer"], "/bot/path/0");
}

//! A queue says by itself that nobody has answered: on the visitor's screen, once, and agents see that it is no answer (T10).

use serde_json::json;

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_who_waits_is_told_once_and_is_still_waited_for() {
    let world = World::start().await;
    let owner = world.agent("owner@example.com").await;
    let says = json!({"auto_reply": {"after_s": 30, "texts": {"en": "All of us are busy."}}});
    let set = owner.changes("/v1/queues/support", says).await;
    assert_eq!(set.status, 200, "{:?}", set.body);
    let (visitor, conversation) = world.chat().await;
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    tab.says(&conversation, "tab-00001", 1, "Anybody?").await;
    let sweep = world.stack.functions.sweep();
    for _ in 0..3 {
        world.stack.clock.advance_s(40);
        sweep(json!({}))
            .await
            .expect("everything that is due is settled");
    }
    let said = tab.frame_where(|frame| frame["event"]["type"] == "auto_reply");
    assert_eq!(said.await["event"]["text"], "All of us are busy.");
    world.settled().await;
    let row = owner
        .get(&format!("/v1/conversations/{conversation}"))
        .await;
    assert_eq!(row["unread"], 1, "{row}");
    assert_ne!(row["waiting_since"], serde_json::Value::Null, "{row}");
    let log = visitor.log(&conversation).await;
    let automatic = log
        .iter()
        .filter(|event| event["event"]["type"] == "auto_reply");
    assert_eq!(automatic.count(), 1, "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_answers_ends_it_for_the_next_question_too() {
    let world = World::start().await;
    let owner = world.agent("owner@example.com").await;
    let says = json!({"auto_reply": {"after_s": 30, "texts": {"en": "All of us are busy."}}});
    assert_eq!(owner.changes("/v1/queues/support", says).await.status, 200);
    let sweep = world.stack.functions.sweep();
    let (second, other) = world.chat().await;
    assert_eq!(
        second.posts(&other, "tab-00002", 1, "Hello?").await.status,
        200
    );
    let path = format!("/v1/conversations/{other}/messages");
    assert_eq!(owner.does("reply", &other).await.status, 200);
    let words = json!({"sender": "console-1", "n": 1, "text": "Here I am."});
    assert_eq!(owner.call("POST", &path, Some(words)).await.status, 200);
    assert_eq!(
        second.posts(&other, "tab-00002", 2, "And?").await.status,
        200
    );
    world.stack.clock.advance_s(600);
    sweep(json!({}))
        .await
        .expect("everything that is due is settled");
    let log = second.log(&other).await;
    assert!(
        log.iter()
            .all(|event| event["event"]["type"] != "auto_reply")
    );
}

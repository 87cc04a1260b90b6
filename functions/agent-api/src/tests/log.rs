//! The queue's own log (N5, N14, N15).

use domain::{ConversationId, EntryId};
use serde_json::{Value, json};
use store::EntryRecord;

use super::world::{conversation_id, queue_id};
use super::*;

/// A line of the queue's log, so many seconds later.
async fn entry(world: &World, seconds: i64) -> EntryId {
    let at = at_s(seconds);
    let conversation: ConversationId = conversation_id(1);
    let id = EntryId::of(at, conversation, "1");
    let queue = queue_id("support");
    let record = EntryRecord::submission(id, &queue, at, conversation, Some(7));
    world
        .store
        .put_entry(id, &queue, &record)
        .await
        .expect("stored");
    id
}

fn comments(entry: &str, text: &str, session: &str) -> Ask {
    let path = format!("/v1/queues/support/log/{entry}/comment");
    ask("PUT", &path).by(session).json(&json!({"text": text}))
}

#[tokio::test]
async fn a_log_is_read_newest_first_without_loss_or_double() {
    let world = World::new().await;
    let mut expected = Vec::new();
    for seconds in 0..120 {
        expected.insert(0, entry(&world, seconds).await.to_string());
    }
    let aino = world.session("aino").await;
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let path = format!("/v1/queues/support/log?cursor={next}");
        let reply = world.answers(ask("GET", &path).by(&aino)).await.is(200);
        seen.extend(reply.each("entry"));
        match reply.body["next"].as_str() {
            Some(cursor) => next = cursor.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn the_latest_comment_is_shown_with_author_and_time() {
    let world = World::new().await;
    let id = entry(&world, 0).await.to_string();
    let aino = world.session("aino").await;
    let oona = world.session("oona").await;
    let reply = world
        .answers(comments(&id, "I call her", &aino))
        .await
        .is(200);
    assert_eq!(reply.body["entry"], id);
    let reply = world
        .answers_at(comments(&id, " Handled \n", &oona), at_s(60))
        .await;
    let comment = json!({
        "text": "Handled", "agent": world.agent("oona").await.id.to_string(), "name": "oona",
        "at": "2026-11-20T10:04:03.000Z",
    });
    assert_eq!(reply.is(200).body["comment"], comment);
    let log = world
        .answers(ask("GET", "/v1/queues/support/log").by(&aino))
        .await;
    let line = log.is(200).items().remove(0);
    assert_eq!(line["comment"], comment);
    assert_eq!(line["source"], json!({"kind": "submission", "name": null}));
    assert_eq!(line["number"], 7);
}

#[tokio::test]
async fn a_comment_needs_a_line_and_words() {
    let world = World::new().await;
    let id = entry(&world, 0).await.to_string();
    let aino = world.session("aino").await;
    let reply = world.answers(comments(&id, "  ", &aino)).await;
    assert_eq!(reply.refused(422, "invalid").pointer(), "/text");
    for missing in ["01KAHCQ0000000000000000E01", "x"] {
        let reply = world.answers(comments(missing, "Done", &aino)).await;
        reply.refused(404, "not-found");
    }
    let log = world
        .answers(ask("GET", "/v1/queues/support/log").by(&aino))
        .await;
    assert_eq!(log.is(200).items()[0]["comment"], Value::Null);
}

#[tokio::test]
async fn what_is_no_cursor_is_refused() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let asked = ask("GET", "/v1/queues/support/log?cursor=x").by(&aino);
    world.answers(asked).await.refused(400, "malformed");
    let asked = ask("GET", "/v1/queues/support/log?from=x").by(&aino);
    let reply = world.answers(asked).await.refused(422, "invalid");
    assert_eq!(reply.pointer(), "/query/from");
}

//! Messages, notes and the log over HTTP.

use domain::Status;
use serde_json::{Value, json};

use super::*;
use crate::tests::world::{conversation_id, held_by};

fn path(rest: &str) -> String {
    format!("/v1/conversations/{}/{rest}", conversation_id(1))
}

fn sends(kind: &str, n: u64, text: &str) -> Ask {
    let message = json!({"sender": "tab00001", "n": n, "text": text});
    ask("POST", &path(kind)).json(&message)
}

async fn page(world: &World, session: &str, query: &str) -> Value {
    let asked = ask("GET", &path(&format!("events{query}"))).by(session);
    world.answers(asked).await.is(200).body
}

fn seqs(page: &Value) -> Vec<u64> {
    let events = page["events"].as_array().expect("events").iter();
    events
        .map(|event| event["seq"].as_u64().expect("a number"))
        .collect()
}

#[tokio::test]
async fn a_message_is_stored_once_however_often_it_comes() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    for _ in 0..3 {
        let reply = world.answers(sends("messages", 1, "Hello").by(&aino)).await;
        assert_eq!(reply.is(200).body, json!({"seq": 2}));
    }
    let reply = world.answers(sends("messages", 2, "There").by(&aino)).await;
    assert_eq!(reply.is(200).body, json!({"seq": 3}));
    let head = world.head(1).await;
    assert_eq!(
        (head.log.seq, head.waiting.unread),
        (3, 0),
        "an answer settles what was unread"
    );
    let last = &page(&world, &aino, "").await["events"][2]["event"];
    let expected = json!({
        "type": "message", "side": "agent", "agent": world.agent("aino").await.id.to_string(),
        "name": "aino", "sender": "tab00001", "n": 2, "text": "There",
    });
    assert_eq!(*last, expected);
}

#[tokio::test]
async fn a_repeat_is_answered_though_the_state_has_changed_since() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    world
        .answers(sends("messages", 1, "Hello").by(&aino))
        .await
        .is(200);
    world
        .answers(ask("POST", &path("resolve")).by(&aino))
        .await
        .is(200);
    let reply = world.answers(sends("messages", 1, "Hello").by(&aino)).await;
    assert_eq!(reply.is(200).body, json!({"seq": 2}));
    let reply = world.answers(sends("messages", 2, "There").by(&aino)).await;
    assert_eq!(reply.refused(409, "conflict").body["state"], "resolved");
    assert_eq!(world.head(1).await.log.seq, 3);
}

#[tokio::test]
async fn a_number_that_skips_is_told_what_is_missing() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    let reply = world.answers(sends("messages", 5, "Later").by(&aino)).await;
    reply.refused(409, "sender-expired");
    world
        .answers(sends("messages", 1, "Hello").by(&aino))
        .await
        .is(200);
    let reply = world.answers(sends("messages", 3, "Later").by(&aino)).await;
    assert_eq!(reply.refused(409, "gap").body["expected"], 2);
}

#[tokio::test]
async fn a_message_that_breaks_a_rule_is_refused() {
    let world = World::new().await;
    let before = world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    let long = "x".repeat(10_001);
    for (message, pointer) in [
        (json!({"sender": "tab00001", "n": 0, "text": "a"}), "/n"),
        (
            json!({"sender": "tab00001", "n": 1, "text": " \n"}),
            "/text",
        ),
        (json!({"sender": "tab00001", "n": 1, "text": long}), "/text"),
        (json!({"sender": "tab 1", "n": 1, "text": "a"}), ""),
        (
            json!({"sender": "tab00001", "n": 1, "text": "a", "as": "oona"}),
            "",
        ),
        (json!({"sender": "tab00001", "n": -1, "text": "a"}), ""),
    ] {
        let asked = ask("POST", &path("messages")).by(&aino).json(&message);
        let reply = world.answers(asked).await.refused(422, "invalid");
        assert_eq!(reply.pointer(), pointer);
    }
    assert_eq!(world.head(1).await, before);
}

#[tokio::test]
async fn only_those_who_take_part_write_and_all_who_read_may_note() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let oona = world.session("oona").await;
    let reply = world.answers(sends("messages", 1, "Hello").by(&oona)).await;
    reply.refused(403, "forbidden");
    let reply = world
        .answers(sends("notes", 1, "Call him back").by(&oona))
        .await;
    assert_eq!(reply.is(200).body, json!({"seq": 2}));
    let noted = &page(&world, &oona, "?after=1").await["events"][0]["event"];
    let expected = json!({
        "type": "note", "agent": world.agent("oona").await.id.to_string(), "name": "oona",
        "sender": "tab00001", "n": 1, "text": "Call him back",
    });
    assert_eq!(*noted, expected);
    let head = world.head(1).await;
    assert_eq!(
        (head.log.seq, head.log.visitor_seq),
        (2, 1),
        "visitors do not count notes"
    );
    assert_eq!(head.waiting.unread, 1, "a note is no answer");
}

#[tokio::test]
async fn nothing_is_added_to_what_is_in_the_trash() {
    let world = World::new().await;
    let before = world
        .chat(1, "support", |head| head.status = Status::Trashed)
        .await;
    let oona = world.session("oona").await;
    let reply = world.answers(sends("notes", 1, "Why?").by(&oona)).await;
    assert_eq!(reply.refused(409, "conflict").body["state"], "trashed");
    assert_eq!(world.head(1).await, before);
}

#[tokio::test]
async fn a_long_log_is_read_in_pages_from_both_ends() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    for n in 1..=249 {
        let text = format!("Message {n}");
        world
            .answers(sends("messages", n, &text).by(&aino))
            .await
            .is(200);
    }
    let newest = page(&world, &aino, "").await;
    assert_eq!(newest["last"], 250);
    assert_eq!(newest["status"], "active");
    assert_eq!(newest["read"]["visitor"], 0);
    assert_eq!(seqs(&newest).last(), Some(&250));
    let mut forwards = Vec::new();
    while forwards.last() != Some(&250) {
        let after = forwards.last().copied().unwrap_or(0);
        let found = seqs(&page(&world, &aino, &format!("?after={after}")).await);
        assert!(
            !found.is_empty() && found.len() <= 100,
            "{} after {after}",
            found.len()
        );
        forwards.extend(found);
    }
    assert_eq!(forwards, (1..=250).collect::<Vec<u64>>());
    let mut backwards = seqs(&newest);
    while backwards.first() != Some(&1) {
        let before = backwards[0];
        let mut found = seqs(&page(&world, &aino, &format!("?before={before}")).await);
        assert!(
            !found.is_empty() && found.len() <= 100,
            "{} before {before}",
            found.len()
        );
        found.append(&mut backwards);
        backwards = found;
    }
    assert_eq!(backwards, (1..=250).collect::<Vec<u64>>());
}

#[tokio::test]
async fn a_range_that_is_none_is_refused() {
    let world = World::new().await;
    world.chat(1, "support", |_| {}).await;
    let oona = world.session("oona").await;
    for (query, pointer) in [
        ("after=x", "/query/after"),
        ("after=-1", "/query/after"),
        ("before=1.5", "/query/before"),
        ("after=1&before=3", "/query/before"),
        ("since=1", "/query/since"),
        ("after=1&after=2", "/query/after"),
    ] {
        let asked = ask("GET", &path(&format!("events?{query}"))).by(&oona);
        let reply = world.answers(asked).await.refused(422, "invalid");
        assert_eq!(reply.pointer(), pointer, "{query}");
    }
}

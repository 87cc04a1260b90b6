//! The queue's own log (N5, N14, N15).

use domain::{Answers, ConversationId, EntryId, Head, Kind, Status, What};
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
    let path = format!("/v1/queues/support/log/{entry}/comments");
    ask("POST", &path).by(session).json(&json!({"text": text}))
}

/// The ids of all lines, page by page.
async fn whole_log(world: &World, session: &str) -> Vec<String> {
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let path = format!("/v1/queues/support/log?cursor={next}");
        let reply = world.answers(ask("GET", &path).by(session)).await.is(200);
        seen.extend(reply.each("entry"));
        match reply.body["next"].as_str() {
            Some(cursor) => next = cursor.to_owned(),
            None => return seen,
        }
    }
}

/// The newest line of the log, as this person reads it.
async fn newest(world: &World, session: &str) -> Value {
    let log = world
        .answers(ask("GET", "/v1/queues/support/log").by(session))
        .await;
    log.is(200).items().remove(0)
}

/// Who said what to a line.
fn said(line: &Value) -> Vec<(String, String)> {
    let comments = line["comments"].as_array().expect("comments").iter();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    comments
        .map(|comment| (text(&comment["name"]), text(&comment["text"])))
        .collect()
}

#[tokio::test]
async fn a_log_is_read_newest_first_without_loss_or_double() {
    let world = World::new().await;
    let mut expected = Vec::new();
    for seconds in 0..120 {
        expected.insert(0, entry(&world, seconds).await.to_string());
    }
    let aino = world.session("aino").await;
    assert_eq!(whole_log(&world, &aino).await, expected);
}

#[tokio::test]
async fn comments_stand_below_each_other_with_author_and_time() {
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
        .await
        .is(200);
    let second = json!({
        "text": "Handled", "agent": world.agent("oona").await.id.to_string(), "name": "oona",
        "at": "2026-11-20T10:04:03.000Z",
    });
    assert_eq!(reply.body["comments"][1], second);
    let line = newest(&world, &aino).await;
    assert_eq!(line["comments"], reply.body["comments"]);
    let both = [("aino", "I call her"), ("oona", "Handled")];
    assert_eq!(said(&line), both.map(|(a, b)| (a.into(), b.into())));
    assert_eq!(line["source"], json!({"kind": "submission", "name": null}));
    assert_eq!(line["number"], 7);
}

#[tokio::test]
async fn a_comment_that_is_sent_again_is_one_and_that_of_another_is_another() {
    let world = World::new().await;
    let id = entry(&world, 0).await.to_string();
    let aino = world.session("aino").await;
    let oona = world.session("oona").await;
    for session in [&aino, &aino, &oona, &aino] {
        let reply = world.answers(comments(&id, "On it", session)).await;
        reply.is(200);
    }
    let names: Vec<_> = said(&newest(&world, &aino).await).into_iter().collect();
    let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["aino", "oona", "aino"]);
}

#[tokio::test]
async fn of_comments_at_the_same_moment_none_is_lost() {
    let world = World::new().await;
    let id = entry(&world, 0).await.to_string();
    let aino = world.session("aino").await;
    let all = (0..6).map(|n| world.answers(comments(&id, &format!("{n}"), &aino)));
    for reply in futures_util::future::join_all(all).await {
        reply.is(200);
    }
    let mut texts: Vec<_> = said(&newest(&world, &aino).await)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    texts.sort();
    assert_eq!(texts, ["0", "1", "2", "3", "4", "5"]);
}

#[tokio::test]
async fn a_line_takes_twenty_comments_of_a_thousand_characters() {
    let world = World::new().await;
    let id = entry(&world, 0).await.to_string();
    let aino = world.session("aino").await;
    for n in 0..20 {
        // Characters of four bytes, the largest there are.
        let text = format!("{n:02}{}", "🛠".repeat(998));
        world.answers(comments(&id, &text, &aino)).await.is(200);
    }
    let reply = world.answers(comments(&id, "One more", &aino)).await;
    reply.refused(409, "conflict");
    let reply = world.answers(comments(&id, &"x".repeat(1001), &aino)).await;
    let reply = reply.refused(422, "invalid");
    assert_eq!(reply.pointer(), "/text");
    assert_eq!(reply.body["errors"][0]["code"], "too-long");
    assert_eq!(said(&newest(&world, &aino).await).len(), 20);
}

#[tokio::test]
async fn a_log_of_long_comments_is_read_to_its_end() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let mut expected = Vec::new();
    for seconds in 0..30 {
        let id = entry(&world, seconds).await.to_string();
        for n in 0..12 {
            let text = format!("{n:02}{}", "🛠".repeat(998));
            world.answers(comments(&id, &text, &aino)).await.is(200);
        }
        expected.insert(0, id);
    }
    assert_eq!(whole_log(&world, &aino).await, expected);
}

/// A form from the visitor's side, with its row as `relay` writes it.
async fn form(world: &World, queue: &str, change: impl FnOnce(&mut Head)) {
    let answers = [
        ("topic", "Boilers"),
        ("message", "It leaks.\nA lot."),
        ("email", "aino@visitor.example"),
    ];
    let answers = answers.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let answers = Answers::parse(&answers.into(), &[], &["message"]).expect("a form");
    let head = world
        .chat(1, queue, |head| {
            head.kind = Kind::Submission;
            head.log.tail[0].what = What::Submission {
                answers,
                talk: None,
            };
            change(head);
        })
        .await;
    world.store.put_row(&head).await.expect("stored");
}

#[tokio::test]
async fn a_line_says_who_it_was_about_what_and_where_it_stands() {
    let world = World::new().await;
    entry(&world, 0).await;
    let aino = world.session("aino").await;
    assert_eq!(newest(&world, &aino).await["row"], Value::Null, "not yet");
    form(&world, "support", |_| {}).await;
    let row = newest(&world, &aino).await["row"].clone();
    let shown = |row: &Value| {
        let fields = [&row["name"], &row["email"], &row["topic"], &row["status"]];
        (json!(fields), row["preview"]["text"].clone())
    };
    assert_eq!(
        shown(&row),
        (
            json!([null, "aino@visitor.example", "Boilers", "unassigned"]),
            json!("It leaks.")
        )
    );
    let name = domain::DisplayName::parse("Aino K.").ok();
    form(&world, "support", |head| {
        (head.name, head.log.seq, head.status) = (name, 2, Status::Resolved);
    })
    .await;
    let row = newest(&world, &aino).await["row"].clone();
    let named = json!(["Aino K.", null, "Boilers", "resolved"]);
    assert_eq!(shown(&row).0, named);
}

#[tokio::test]
async fn a_line_tells_nothing_of_a_conversation_that_went_where_its_reader_sees_nothing() {
    let world = World::new().await;
    entry(&world, 0).await;
    form(&world, "sales", |_| {}).await;
    for (name, sees) in [("aino", false), ("oona", true), ("fia", true)] {
        let session = world.session(name).await;
        let row = &newest(&world, &session).await["row"];
        assert_eq!(row.is_object(), sees, "{name}: {row}");
    }
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
    assert_eq!(newest(&world, &aino).await["comments"], json!([]));
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

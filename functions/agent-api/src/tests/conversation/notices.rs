//! Why an agent was mailed of a conversation, or not (L14).

use domain::{Answers, By, ConversationId, Event, Kind, NoticeKind, What};
use protocol::agent::NoticeMail;
use protocol::job::notice_job_id;
use serde_json::{Value, json};
use store::WaitsUntil;

use super::super::world::{conversation_id, id_of};
use super::*;

async fn notices(world: &World, session: &str) -> Value {
    let path = format!("/v1/conversations/{}/notices", conversation_id(1));
    let page = world.answers(ask("GET", &path).by(session)).await.is(200);
    page.body["items"].clone()
}

/// A job that a worker has begun.
async fn begun(world: &World, of: ConversationId, kind: NoticeKind, before: u64) -> String {
    let job = notice_job_id(of, id_of("aino"), kind, before);
    let now_s = now().as_second();
    let lease = world.store.take_lease(&job, now_s, now_s + 60).await;
    lease.expect("the table");
    job
}

#[tokio::test]
async fn an_agent_learns_what_became_of_the_mails_of_a_conversation() {
    let world = World::new().await;
    let head = world.chat(1, "support", |_| {}).await;
    let aino = world.session("aino").await;
    assert_eq!(notices(&world, &aino).await, json!([]), "none was due");
    let (store, now_s) = (&world.store, now().as_second());
    let chat = begun(&world, head.id, NoticeKind::Chat, 0).await;
    let of_chat =
        |mail| json!({"kind": "chat", "seq": 1, "at": "2026-11-20T10:03:03.000Z", "mail": mail});
    assert_eq!(notices(&world, &aino).await, json!([of_chat("under-way")]));
    for (until, word) in [
        (WaitsUntil::NextMail, "waits"),
        (WaitsUntil::QuietEnds, "quiet"),
    ] {
        let later = store.finish_later(&chat, until, now_s).await;
        later.expect("the table");
        assert_eq!(notices(&world, &aino).await, json!([of_chat(word)]));
    }
    let missed = begun(&world, head.id, NoticeKind::Missed, 0).await;
    for (why, word) in [
        (NoticeMail::TakenCareOf, "taken-care-of"),
        (NoticeMail::SwitchedOff, "switched-off"),
        (NoticeMail::Refused, "refused"),
        (NoticeMail::Dropped, "dropped"),
    ] {
        let end = store.finish_without(&missed, why, now_s).await;
        end.expect("the table");
        let items = notices(&world, &aino).await;
        assert_eq!(
            (&items[0]["kind"], &items[0]["mail"]),
            (&json!("missed"), &json!(word))
        );
    }
    let sent = store.finish_with(&chat, "mail-1", now_s).await;
    sent.expect("the table");
    assert_eq!(notices(&world, &aino).await[1], of_chat("sent"));
    let fia = world.session("fia").await;
    assert_eq!(notices(&world, &fia).await, json!([]), "of her own alone");
}

#[tokio::test]
async fn a_form_was_told_of_as_a_form_and_what_was_given_as_given() {
    let world = World::new().await;
    let head = world
        .chat(1, "support", |head| {
            head.kind = Kind::Submission;
            head.log.tail[0].what = What::Submission {
                answers: Answers::from_stored([].into()),
                talk: None,
            };
            for to in ["oona", "aino"] {
                let what = What::Assigned {
                    agent: Some(id_of(to)),
                    by: By::Agent(id_of("fia")),
                };
                head.log.tail.push(Event { at: now(), what });
                head.log.seq += 1;
            }
        })
        .await;
    for (kind, before) in [
        (NoticeKind::Submission, 0),
        (NoticeKind::Assigned, 2),
        // Of what was given to another there is nothing, nor of a chat.
        (NoticeKind::Assigned, 1),
        (NoticeKind::Chat, 0),
    ] {
        begun(&world, head.id, kind, before).await;
    }
    let aino = world.session("aino").await;
    let items = notices(&world, &aino).await;
    let items = items.as_array().expect("items").iter();
    let told: Vec<_> = items
        .map(|it| (it["kind"].clone(), it["seq"].clone()))
        .collect();
    let expected = [("assigned", 3), ("submission", 1)];
    assert_eq!(told, expected.map(|(kind, seq)| (json!(kind), json!(seq))));
}

#[tokio::test]
async fn of_a_conversation_of_others_nothing_is_said() {
    let world = World::new().await;
    world.chat(1, "support", |_| {}).await;
    let eeva = world.session("eeva").await;
    let path = format!("/v1/conversations/{}/notices", conversation_id(1));
    let reply = world.answers(ask("GET", &path).by(&eeva)).await;
    reply.refused(404, "not-found");
}

//! What agents do to a conversation beside writing (U12-U16, SM3-SM5).

use domain::Status;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::*;
use crate::tests::world::{conversation_id, held_by, id_of};

fn does(what: &str) -> Ask {
    let id = conversation_id(1);
    ask("POST", &format!("/v1/conversations/{id}/{what}"))
}

#[tokio::test]
async fn a_conversation_goes_its_way() {
    let world = World::new().await;
    world.chat(1, "support", |_| {}).await;
    let aino = world.session("aino").await;
    for (what, status) in [
        ("reply", Status::Active),
        ("resolve", Status::Resolved),
        ("reopen", Status::Active),
        ("leave", Status::Unassigned),
        ("join", Status::Unassigned),
        ("reply", Status::Active),
        ("trash", Status::Trashed),
        ("restore", Status::Active),
    ] {
        let changed = world.answers(does(what).by(&aino)).await.is(200).body;
        assert_eq!(world.head(1).await.status, status, "after {what}");
        assert_tells_what_is_read(&world, &aino, &changed).await;
    }
    let types: Vec<_> = world.events(&aino).await;
    let types: Vec<_> = types
        .iter()
        .map(|e| e["type"].as_str().expect("a type"))
        .collect();
    let expected = [
        "message", "joined", "assigned", "status", "status", "status", "left", "assigned",
        "status", "joined", "assigned", "status", "status", "status",
    ];
    assert_eq!(types, expected);
}

/// Whether a change answered what the agent would be told who asks for the conversation after it.
async fn assert_tells_what_is_read(world: &World, session: &str, changed: &Value) {
    let reads = ask("GET", &format!("/v1/conversations/{}", conversation_id(1)));
    let read = world.answers(reads.by(session)).await.is(200).body;
    assert_eq!(changed["may"], read["may"]);
    let row = changed["row"].as_object().expect("a row");
    for (field, value) in row {
        assert_eq!(&read[field], value, "{field}");
    }
    assert_eq!(row["preview"]["text"], "Is anybody there?");
}

#[tokio::test]
async fn of_many_who_take_it_at_once_one_gets_it() {
    let world = World::new().await;
    world.chat(1, "support", |_| {}).await;
    let mut sessions = Vec::new();
    for name in ["aino", "oona"] {
        for _ in 0..5 {
            sessions.push(world.session(name).await);
        }
    }
    let takes = (1..).zip(&sessions).map(|(second, session)| {
        // A write of the same moment would be taken for one's own that came again.
        world.answers_at(does("reply").by(session), at_s(second))
    });
    let replies = join_all(takes).await;
    assert_eq!(
        replies.iter().filter(|reply| reply.status == 200).count(),
        1
    );
    for reply in replies.into_iter().filter(|reply| reply.status != 200) {
        // The winner's other tabs are told that they have it already.
        if reply.status != 403 {
            let reply = reply.refused(409, "conflict");
            assert_eq!(reply.body["state"], "active");
        }
    }
    assert_eq!(
        world.head(1).await.log.seq,
        4,
        "one joined, one assigned, one status"
    );
}

/// The SDK tries again when no answer came, and is then refused by its own write.
#[tokio::test]
async fn a_lost_answer_is_not_taken_for_somebody_who_was_faster() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let mut taken = 0;
    for place in 1..=12 {
        world.chat(place, "support", |_| {}).await;
        let lose = |share| {
            world
                .cloud
                .change_faults(|now| now.dynamodb.reply_lost = share)
        };
        lose(0.4).expect("changed");
        let id = conversation_id(place);
        let takes = ask("POST", &format!("/v1/conversations/{id}/reply")).by(&aino);
        let status = world.answers(takes).await.status;
        lose(0.0).expect("changed");
        assert!([200, 503].contains(&status), "{status}");
        assert!(world.head(place).await.log.seq <= 4, "once");
        taken += u32::from(status == 200);
    }
    assert!(taken > 2, "{taken} of 12");
    let lost = world.cloud.happened();
    assert!(lost.values().sum::<u64>() > 3, "{lost:?}");
}

#[tokio::test]
async fn the_wrong_state_is_named() {
    let world = World::new().await;
    world
        .chat(1, "support", |head| head.status = Status::Resolved)
        .await;
    let oona = world.session("oona").await;
    let reply = world.answers(does("resolve").by(&oona)).await;
    assert_eq!(reply.refused(409, "conflict").body["state"], "resolved");
    let reply = world.answers(does("restore").by(&oona)).await;
    assert_eq!(reply.refused(409, "conflict").body["state"], "resolved");
}

#[tokio::test]
async fn it_is_given_only_to_those_who_answer_there() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    let nobody = domain::AgentId::from_bits(7).to_string();
    let gives = |agent: &str| does("assign").by(&aino).json(&json!({"agent": agent}));
    for other in [
        id_of("otto").to_string(),
        id_of("adam").to_string(),
        id_of("eeva").to_string(),
        nobody,
    ] {
        let reply = world.answers(gives(&other)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), "/agent");
    }
    assert_eq!(world.head(1).await.assignment.assignee, Some(id_of("aino")));
    world
        .answers(gives(&id_of("oona").to_string()))
        .await
        .is(200);
    let head = world.head(1).await;
    assert_eq!(head.assignment.assignee, Some(id_of("oona")));
    assert!(
        head.assignment.participants.contains(&id_of("aino")),
        "aino still takes part"
    );
    assert_eq!(head.name_of(id_of("oona")), Some("oona"));
}

#[tokio::test]
async fn an_agent_who_takes_part_may_get_it_from_another_queue() {
    let world = World::new().await;
    let head = |head: &mut domain::Head| {
        held_by("aino")(head);
        head.assignment.participants.insert(id_of("otto"));
    };
    world.chat(1, "support", head).await;
    let aino = world.session("aino").await;
    let gives = does("assign").by(&aino);
    let gives = gives.json(&json!({"agent": id_of("otto").to_string()}));
    world.answers(gives).await.is(200);
    assert_eq!(world.head(1).await.assignment.assignee, Some(id_of("otto")));
}

#[tokio::test]
async fn giving_it_to_whom_it_is_changes_nothing() {
    let world = World::new().await;
    let before = world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    let gives = does("assign").by(&aino);
    let gives = gives.json(&json!({"agent": id_of("aino").to_string()}));
    world.answers(gives).await.is(200);
    let moves = does("transfer")
        .by(&aino)
        .json(&json!({"queue": "support"}));
    let changed = world.answers(moves).await.is(200).body;
    assert_eq!(world.head(1).await, before);
    assert_tells_what_is_read(&world, &aino, &changed).await;
}

#[tokio::test]
async fn it_moves_within_its_site_only() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    let moves = |queue: &str| does("transfer").by(&aino).json(&json!({"queue": queue}));
    for other in ["elsewhere", "nowhere"] {
        let reply = world.answers(moves(other)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), "/queue");
    }
    let changed = world.answers(moves("sales")).await.is(200).body;
    assert_eq!(changed["row"]["queue"], "sales");
    assert_eq!(changed["may"], json!([]), "aino is not of that queue");
    let head = world.head(1).await;
    assert_eq!(head.queue.as_str(), "sales");
    assert_eq!(
        (head.status, head.assignment.assignee),
        (Status::Unassigned, None)
    );
    let reads = ask("GET", &format!("/v1/conversations/{}", conversation_id(1)));
    world
        .answers(reads.by(&aino))
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn who_acts_from_outside_is_named_in_the_log() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let fia = world.session("fia").await;
    world.answers(does("resolve").by(&fia)).await.is(200);
    let last = world.events(&fia).await.pop().expect("an event");
    assert_eq!(
        last,
        json!({"type": "status", "status": "resolved", "by": "agent", "name": "fia"})
    );
}

#[tokio::test]
async fn a_conversation_says_what_may_be_done_now() {
    let world = World::new().await;
    world.chat(1, "support", |_| ()).await;
    let reads = ask("GET", &format!("/v1/conversations/{}", conversation_id(1)));
    let may = async |name: &str| {
        let session = world.session(name).await;
        let reply = world.answers(reads.clone().by(&session)).await.is(200);
        assert_eq!(reply.body["preview"]["text"], "Is anybody there?");
        assert_eq!(reply.body["user_agent"], "A browser");
        assert_eq!(reply.body["contact"]["email"], Value::Null);
        reply.body["may"].clone()
    };
    assert_eq!(may("aino").await, json!(["note", "reply", "join", "edit"]));
    let senior = json!([
        "note", "join", "assign", "transfer", "resolve", "trash", "redact", "edit"
    ]);
    assert_eq!(may("fia").await, senior);
    let session = world.session("aino").await;
    world.answers(does("reply").by(&session)).await.is(200);
    let holder = json!([
        "write", "note", "leave", "assign", "transfer", "resolve", "trash", "redact", "edit"
    ]);
    assert_eq!(may("aino").await, holder);
    assert_eq!(
        may("adam").await,
        json!([
            "note", "join", "assign", "transfer", "trash", "redact", "edit"
        ])
    );
}

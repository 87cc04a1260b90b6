//! Words are taken out of the log (R20), and what is known of the person is put right (SM13).

use domain::{Action, Kind, Side, Status, What};
use futures_util::future::join_all;
use serde_json::{Value, json};
use store::EventsRange;

use super::*;
use crate::tests::world::{conversation_id, held_by, id_of};

fn path(rest: &str) -> String {
    format!("/v1/conversations/{}{rest}", conversation_id(1))
}

fn redacts(seq: u64) -> Ask {
    ask("POST", &path(&format!("/events/{seq}/redact")))
}

fn edits(change: &Value) -> Ask {
    ask("PATCH", &path("/contact")).json(change)
}

async fn says(world: &World, session: &str, kind: &str, n: u64, text: &str) {
    let message = json!({"sender": "tab00001", "n": n, "text": text});
    let asked = ask("POST", &path(&format!("/{kind}")));
    let asked = asked.by(session).json(&message);
    world.answers(asked).await.is(200);
}

/// What the visitor sees, each with its number.
async fn seen(world: &World) -> Vec<(u64, What)> {
    let head = world.head(1).await;
    let page = world
        .store
        .events(head, Side::Visitor, EventsRange::Newest)
        .await;
    let events = page.expect("a page").events.into_iter();
    events
        .map(|event| (event.visitor_seq.expect("visible"), event.event.what))
        .collect()
}

#[tokio::test]
async fn words_are_gone_for_everybody_and_for_good() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    says(&world, &aino, "notes", 1, "Among us").await;
    says(&world, &aino, "messages", 2, "My password is hunter2").await;
    world.answers(redacts(3).by(&aino)).await.is(200);

    let events = world.events(&aino).await;
    assert_eq!(events[2]["text"], "");
    assert_eq!(
        (&events[2]["n"], &events[2]["sender"]),
        (&json!(2), &json!("tab00001"))
    );
    assert_eq!(
        events[3],
        json!({"type": "redacted", "seq": 3, "by": "aino"})
    );
    assert_eq!(events[0]["text"], "Is anybody there?", "the others stay");
    let seen = seen(&world).await;
    let What::Redacted { visitor_seq, .. } = seen[2].1 else {
        panic!("{seen:?}")
    };
    assert_eq!(
        (seen[2].0, visitor_seq),
        (3, Some(2)),
        "the note has no number"
    );
    let What::Message { text, .. } = &seen[1].1 else {
        panic!("{seen:?}")
    };
    assert_eq!(text.as_str(), "");
}

#[tokio::test]
async fn taking_them_out_again_changes_nothing() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    world.answers(redacts(1).by(&aino)).await.is(200);
    let before = world.head(1).await;
    assert_eq!(before.log.seq, 2);
    // Of what has no words, none are taken.
    for seq in [1, 2] {
        world.answers(redacts(seq).by(&aino)).await.is(200);
    }
    for seq in [0, 3, u64::MAX] {
        world
            .answers(redacts(seq).by(&aino))
            .await
            .refused(404, "not-found");
    }
    let asked = ask("POST", &path("/events/one/redact")).by(&aino);
    world.answers(asked).await.refused(404, "not-found");
    assert_eq!(world.head(1).await, before);
}

#[tokio::test]
async fn the_visitor_is_not_told_of_a_note() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    says(&world, &aino, "notes", 1, "Among us").await;
    world.answers(redacts(2).by(&aino)).await.is(200);
    assert_eq!(world.events(&aino).await[1]["text"], "");
    assert_eq!(seen(&world).await.len(), 1);
}

#[tokio::test]
async fn old_words_are_found_in_their_block() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    for n in 1..=30 {
        says(
            &world,
            &aino,
            "messages",
            n,
            &format!("secret {n} {}", "x".repeat(200)),
        )
        .await;
    }
    assert!(world.head(1).await.log.base > 20);
    for seq in [2, 17, 31] {
        world.answers(redacts(seq).by(&aino)).await.is(200);
    }
    let events = world.events(&aino).await;
    for (event, seq) in events.iter().zip(1_u64..).take(31) {
        let gone = [2, 17, 31].contains(&seq);
        assert_eq!(event["text"] == "", gone, "{seq}: {event}");
    }
    assert_eq!(world.head(1).await.log.seq, 34);
}

#[tokio::test]
async fn a_row_no_longer_shows_what_was_taken_out() {
    let world = World::new().await;
    let before = world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    world.answers(redacts(1).by(&aino)).await.is(200);
    let after = world.head(1).await;
    assert!(domain::effects::effects_of(Some(&before), &after).row);
    let details = world.answers(ask("GET", &path("")).by(&aino)).await.is(200);
    assert_eq!(
        details.body["preview"],
        json!({"side": "visitor", "text": ""})
    );
}

#[tokio::test]
async fn the_contact_is_put_right() {
    let world = World::new().await;
    let of_visitor = |head: &mut domain::Head| {
        held_by("aino")(head);
        head.name = domain::DisplayName::parse("eino").ok();
    };
    world.chat(1, "support", of_visitor).await;
    let aino = world.session("aino").await;
    let change = json!({"name": "Eino Virta", "email": "eino@example.org", "phone": "040 1234567"});
    let contact = world.answers(edits(&change).by(&aino)).await.is(200).body;
    assert_eq!(contact["contact"]["email"], "eino@example.org");
    let contact = world.answers(edits(&json!({"phone": ""})).by(&aino)).await;
    let answered = contact.is(200).body;
    let contact = &answered["contact"];
    assert_eq!(
        (&contact["name"], &contact["phone"]),
        (&json!("Eino Virta"), &Value::Null)
    );

    let details = world
        .answers(ask("GET", &path("")).by(&aino))
        .await
        .is(200)
        .body;
    assert_eq!(details, answered);
    assert_eq!(details["name"], "Eino Virta");
    assert_eq!(
        details["user_agent"], "A browser",
        "the rest of the card stays"
    );
    let events = world.events(&aino).await;
    let expected = json!({
        "type": "contact", "name": "Eino Virta", "email": "eino@example.org", "phone": null, "by": "aino",
    });
    assert_eq!(events[2], expected);
    assert_eq!(
        seen(&world).await.len(),
        1,
        "nothing of it is the visitor's"
    );
}

#[tokio::test]
async fn a_form_has_a_contact_too() {
    let world = World::new().await;
    let form = |head: &mut domain::Head| head.kind = Kind::Submission;
    world.chat(1, "support", form).await;
    let aino = world.session("aino").await;
    let change = json!({"email": "eino@example.org"});
    world.answers(edits(&change).by(&aino)).await.is(200);
    let details = world
        .answers(ask("GET", &path("")).by(&aino))
        .await
        .is(200)
        .body;
    assert_eq!(details["contact"]["email"], "eino@example.org");
    assert_eq!(details["user_agent"], "A browser");
}

#[tokio::test]
async fn a_contact_that_breaks_a_rule_or_changes_nothing_is_not_written() {
    let world = World::new().await;
    let before = world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    for (change, pointer) in [
        (json!({"email": "eino"}), "/email"),
        (json!({"name": "a\nb"}), "/name"),
        (json!({"phone": "1".repeat(41)}), "/phone"),
        (json!({"consent": null}), ""),
    ] {
        let reply = world.answers(edits(&change).by(&aino)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer);
    }
    for change in [json!({}), json!({"name": " "})] {
        world.answers(edits(&change).by(&aino)).await.is(200);
    }
    assert_eq!(world.head(1).await, before);
}

/// Who was overtaken too often is told to come again.
async fn insists(world: &World, asked: Ask) -> u16 {
    loop {
        let reply = world.answers(asked.clone()).await;
        if reply.status != 503 {
            return reply.status;
        }
    }
}

#[tokio::test]
async fn many_at_once_all_come_through() {
    let world = World::new().await;
    world.chat(1, "support", held_by("aino")).await;
    let aino = world.session("aino").await;
    for n in 1..=4 {
        says(&world, &aino, "messages", n, "secret").await;
    }
    let corrections = (1..=5)
        .map(|seq| redacts(seq).by(&aino))
        .chain((1..=3).map(|n| edits(&json!({"phone": n.to_string()})).by(&aino)));
    let statuses = join_all(corrections.map(|asked| insists(&world, asked))).await;
    assert!(statuses.iter().all(|status| *status < 300), "{statuses:?}");
    let events = world.events(&aino).await;
    let of = |kind: &str| events.iter().filter(|event| event["type"] == kind).count();
    assert_eq!((of("message"), of("redacted"), of("contact")), (5, 5, 3));
    assert!(
        events
            .iter()
            .all(|event| event["type"] != "message" || event["text"] == "")
    );
    assert_eq!(world.head(1).await.log.seq, 13);
}

/// In the trash the words can still be taken out; the contact there is not worked on.
#[tokio::test]
async fn the_trash_forgets_words_but_learns_nothing() {
    let world = World::new().await;
    let trashed = |head: &mut domain::Head| head.status = Status::Trashed;
    world.chat(1, "support", trashed).await;
    let oona = world.session("oona").await;
    let details = world
        .answers(ask("GET", &path("")).by(&oona))
        .await
        .is(200)
        .body;
    let may = details["may"].as_array().expect("a list");
    let named = |action| json!(protocol::agent::action_name(action).expect("a name"));
    assert!(may.contains(&named(Action::Redact)));
    assert!(!may.contains(&named(Action::EditContact)));
    world.answers(redacts(1).by(&oona)).await.is(200);
    let reply = world
        .answers(edits(&json!({"name": "Eino"})).by(&oona))
        .await;
    reply.refused(409, "conflict");
    assert_eq!(world.head(1).await.name_of(id_of("oona")), Some("oona"));
}

//! Addresses that no mail goes to: what agents see of them, and how they lift their own (R11).

use domain::{Card, Contact, ConversationId, EmailAddress, Kind};
use protocol::agent::SuppressionReason;
use serde_json::{Value, json};
use store::Refusal;

use super::*;

async fn complains(world: &World, address: &str) {
    let refusal = Refusal {
        reason: SuppressionReason::Complaint,
        sent_at: at_s(10),
        at: at_s(11),
    };
    let address = EmailAddress::parse(address).expect("an address");
    let written = world.store.suppress(&address, refusal).await;
    assert!(written.expect("written"));
}

async fn suppressed(world: &World, session: &str) -> Value {
    let me = world.answers(ask("GET", "/v1/me").by(session)).await;
    me.is(200).body["suppressed"].clone()
}

fn lift(session: &str) -> Ask {
    ask("DELETE", "/v1/me/suppression")
        .by(session)
        .json(&json!({}))
}

#[tokio::test]
async fn i_see_that_my_address_refuses_mail_and_say_that_it_works_again() {
    let world = World::new().await;
    let (aino, otto) = (world.session("aino").await, world.session("otto").await);
    assert_eq!(suppressed(&world, &aino).await, json!(null));
    // Nothing to lift is no mistake.
    world.answers(lift(&aino)).await.is(200);

    complains(&world, "Aino@example.com").await;
    let shown = json!({"reason": "complaint", "since": protocol::time(at_s(11))});
    assert_eq!(suppressed(&world, &aino).await, shown);
    assert_eq!(suppressed(&world, &otto).await, json!(null));
    // Others lift their own.
    world.answers(lift(&otto)).await.is(200);
    assert_eq!(suppressed(&world, &aino).await, shown);

    let me = world.answers(lift(&aino)).await.is(200).body;
    assert_eq!(me["suppressed"], json!(null));
    assert_eq!(me["email"], "aino@example.com");
    assert_eq!(suppressed(&world, &aino).await, json!(null));
}

#[tokio::test]
async fn lifting_takes_nothing_but_an_empty_object() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    complains(&world, "aino@example.com").await;
    let other = json!({"email": "otto@example.com"});
    let asked = ask("DELETE", "/v1/me/suppression").by(&aino).json(&other);
    world.answers(asked).await.refused(422, "invalid");
    assert!(suppressed(&world, &aino).await.is_object());
}

/// A form in queue `support`, from this address.
async fn form_from(world: &World, place: u32, email: Option<&str>) -> ConversationId {
    let mut head = world.chat(place, "support", |_| {}).await;
    head.id = format!("01KAHCQ00000000000000F{place:04}")
        .parse()
        .expect("an id");
    head.kind = Kind::Submission;
    let email = email.map(|email| EmailAddress::parse(email).expect("an address"));
    let card = Card {
        contact: Contact {
            email,
            ..Contact::default()
        },
        ..Card::default()
    };
    let opened = world.store.open_conversation(&head, &card).await;
    opened.expect("stored");
    head.id
}

#[tokio::test]
async fn a_conversation_says_that_its_visitor_cannot_be_emailed() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let form = form_from(&world, 1, Some("eva@visitor.example")).await;
    let silent = form_from(&world, 2, None).await;
    let of = async |id: ConversationId| {
        let asked = ask("GET", &format!("/v1/conversations/{id}")).by(&aino);
        world.answers(asked).await.is(200).body["contact"]["suppressed"].clone()
    };
    assert_eq!(of(form).await, json!(null));
    complains(&world, "Eva@visitor.example").await;
    assert_eq!(of(form).await["reason"], "complaint");
    assert_eq!(of(silent).await, json!(null));
    let address = EmailAddress::parse("eva@visitor.example").expect("an address");
    let lifted = world.store.lift(&address, at_s(20)).await;
    assert!(lifted.expect("written"));
    assert_eq!(of(form).await, json!(null));
}

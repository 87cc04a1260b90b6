//! Bounces and complaints come back: who gets no more mail because of it, sees why, and lifts that (R11).

use domain::EmailAddress;
use serde_json::{Value, json};

use crate::world::{Agent, World};

const BOUNCES: &str = "bounce+aino@simulator.amazonses.com";
const COMPLAINS: &str = "complaint+aino@simulator.amazonses.com";

/// Gives Aino another address.
async fn aino_moves_to(world: &World, address: &str) {
    let store = &world.stack.store;
    let known = EmailAddress::parse("aino@example.com").expect("an address");
    let aino = store.agent_of_email(&known).await.expect("read");
    let mut aino = aino.expect("Aino is in the sample");
    aino.email = EmailAddress::parse(address).expect("an address");
    store.put_agent(&aino).await.expect("stored");
}

/// A form that Aino wants to be mailed of; answers with its conversation.
async fn form(world: &World, nth: u32) -> String {
    let body = json!({"queue": "support", "answers": {"message": "Hello", "email": BOUNCES}});
    let answer = world.submits(&format!("form-{nth:05}"), body).await;
    assert_eq!(answer.status, 201, "{:?}", answer.body);
    world.settled().await;
    let conversation = answer.body["conversation"].as_str();
    conversation.expect("a conversation").to_owned()
}

async fn suppressed(aino: &Agent<'_>) -> Value {
    aino.get("/v1/me").await["suppressed"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_whose_address_bounces_gets_no_second_mail_sees_why_and_lifts_it() {
    let world = World::start().await;
    let aino = world.agent("aino@example.com").await;
    aino_moves_to(&world, BOUNCES).await;
    assert_eq!(suppressed(&aino).await, Value::Null);

    let conversation = form(&world, 1).await;
    assert_eq!(world.mails_to(BOUNCES).len(), 1);
    assert_eq!(suppressed(&aino).await["reason"], "bounce");
    // The form came from the same address.
    let shown = aino.get(&format!("/v1/conversations/{conversation}")).await;
    assert_eq!(shown["contact"]["suppressed"], suppressed(&aino).await);

    form(&world, 2).await;
    assert_eq!(world.mails_to(BOUNCES).len(), 1);
    assert_eq!(
        world.mails_to("owner@example.com").len(),
        2,
        "others get theirs"
    );

    let path = "/v1/me/suppression";
    let lifted = aino.call("DELETE", path, Some(json!({}))).await;
    assert_eq!(lifted.status, 200, "{:?}", lifted.body);
    assert_eq!(lifted.body["suppressed"], Value::Null);
    form(&world, 3).await;
    assert_eq!(world.mails_to(BOUNCES).len(), 2);
    assert_eq!(
        suppressed(&aino).await["reason"],
        "bounce",
        "it came back too"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_locks_nobody_out_for_longer_than_a_day() {
    let world = World::start().await;
    aino_moves_to(&world, COMPLAINS).await;
    let asks = async || {
        let body = json!({"email": COMPLAINS});
        let asked = Agent::public(&world, "/v1/auth/links", None, body).await;
        assert_eq!(asked.status, 202, "the same for every address");
        world.settled().await;
        world.mails_to(COMPLAINS).len()
    };
    assert_eq!(asks().await, 1);
    assert_eq!(asks().await, 1);
    world.stack.clock.advance_s(24 * 3600 + 60);
    assert_eq!(asks().await, 2);
}

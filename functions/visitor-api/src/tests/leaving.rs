//! A visitor leaves an address or ends the chat.

use domain::{AutoReply, By, ConversationId, Head, Language, Side, Status, What};
use store::EventsRange;

use super::*;

async fn chat(world: &World) -> Head {
    let opened = body(&world.answers("conversation").await);
    let id = opened["conversation"].as_str().expect("an id");
    head(world, id.parse().expect("an id")).await
}

async fn head(world: &World, id: ConversationId) -> Head {
    let head = world.store.head(id).await.expect("read");
    head.expect("stored")
}

async fn leaves(world: &World, email: &str) -> (u16, Value) {
    let mut request = sample("contact");
    *request.body_mut() = Body::Text(json!({"email": email}).to_string());
    let response = handle(&world.state, request, now()).await;
    (response.status().as_u16(), body(&response))
}

#[tokio::test]
async fn an_address_is_left_once() {
    let world = World::new().await;
    assert_eq!(leaves(&world, "aino@visitor.example").await.0, 404);
    let opened = chat(&world).await;
    for refused in [
        "",
        "aino",
        "a@b",
        "aino@visitor.example\nBcc: all@example.com",
    ] {
        let (status, said) = leaves(&world, refused).await;
        assert_eq!(
            (status, &said["errors"][0]["pointer"]),
            (422, &json!("/email")),
            "{refused}"
        );
    }
    assert_eq!(leaves(&world, "aino@visitor.example").await.0, 204);
    assert_eq!(
        leaves(&world, "aino@visitor.example").await.0,
        204,
        "a repeat"
    );
    assert_eq!(leaves(&world, "eva@visitor.example").await.0, 409);
    let after = head(&world, opened.id).await;
    assert_eq!(
        (after.log.seq, after.log.visitor_seq),
        (1, 0),
        "one line, for agents"
    );
    let What::Contact { contact, by } = &after.log.tail[0].what else {
        panic!("no contact");
    };
    assert_eq!(*by, By::Visitor);
    assert_eq!(
        contact.email.as_ref().map(|it| it.as_str()),
        Some("aino@visitor.example")
    );
    let card = world.store.card(opened.id).await.expect("read");
    assert_eq!(card.contact.email, contact.email);
}

#[tokio::test]
async fn a_chat_that_somebody_took_is_ended_and_another_stays() {
    let world = World::new().await;
    assert_eq!(world.answers("end").await.status(), 404);
    let opened = chat(&world).await;
    world.answers("message").await;
    let waits = body(&world.answers("end").await);
    assert_eq!(waits["type"], "urn:doorbell:conflict");
    assert_eq!(waits["state"], "unassigned");
    let read = head(&world, opened.id).await;
    let agent = support::agent("01KAHCQ0000000000000000A01", "aino");
    let taken = domain::change::assign(&read, &agent, By::Agent(agent.id));
    world
        .store
        .change(&read, taken, now())
        .await
        .expect("taken");
    for _ in 0..2 {
        assert_eq!(world.answers("end").await.status(), 204);
    }
    let ended = head(&world, opened.id).await;
    assert_eq!(ended.status, Status::Resolved);
    let log = world
        .store
        .events(ended, Side::Agent, EventsRange::Newest)
        .await;
    let log = log.expect("read").events;
    let last = log.last().expect("an event");
    let by_visitor = What::Status {
        status: Status::Resolved,
        by: By::Visitor,
    };
    assert_eq!(
        (&last.event.what, last.seq),
        (&by_visitor, read.log.seq + 4)
    );
}

#[tokio::test]
async fn a_new_chat_knows_when_its_queue_speaks_by_itself() {
    let world = World::new().await;
    let queue = Queue {
        auto_reply: Some(AutoReply {
            after_s: 45,
            texts: [(Language::En, "One moment.".to_owned())].into(),
        }),
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    let opened = chat(&world).await;
    assert_eq!(opened.waiting.auto_reply_s, Some(45));
    let due_at_s = Some(now().as_second() + 45);
    assert_eq!(opened.waiting.due_at_s, due_at_s);
    world.answers("message").await;
    let wrote = head(&world, opened.id).await;
    assert_eq!(wrote.waiting.due_at_s, due_at_s, "not later than that");
}

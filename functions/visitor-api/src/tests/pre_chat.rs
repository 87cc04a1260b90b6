//! What is asked before a chat (T11).

use std::collections::BTreeMap;

use domain::{ConversationId, Field, FieldKind, Language, What};

use super::*;

fn field(name: &str, kind: FieldKind, required: bool) -> Field {
    Field {
        name: name.parse().expect("a name"),
        kind,
        label: [(Language::En, name.to_uppercase())].into(),
        help: BTreeMap::new(),
        placeholder: BTreeMap::new(),
        required,
        hidden: false,
        options: Vec::new(),
    }
}

/// The world, where an order is asked for before a chat, and the name if somebody tells it.
async fn asking() -> World {
    let world = World::new().await;
    let queue = Queue {
        pre_chat: vec![
            field("name", FieldKind::Text, false),
            field("order", FieldKind::Number, true),
        ],
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    world
}

async fn opens(world: &World, answers: &Value) -> (u16, Value) {
    let mut request = sample("conversation");
    let text = json!({"queue": "support", "answers": answers}).to_string();
    *request.body_mut() = Body::Text(text);
    let response = handle(&world.state, request, now()).await;
    (response.status().as_u16(), body(&response))
}

#[tokio::test]
async fn what_was_answered_begins_the_log_of_the_chat() {
    let world = asking().await;
    let (status, opened) = opens(&world, &json!({"name": "Aino", "order": "7,0"})).await;
    assert_eq!(status, 201, "{opened}");
    let id: ConversationId = opened["conversation"]
        .as_str()
        .expect("an id")
        .parse()
        .expect("an id");
    let head = world.store.head(id).await.expect("read").expect("stored");
    assert_eq!(
        (head.log.seq, head.log.visitor_seq, head.waiting.unread),
        (1, 1, 0)
    );
    let What::Submission { answers, .. } = &head.log.tail[0].what else {
        panic!("no answers");
    };
    let kept: Vec<_> = answers
        .iter()
        .map(|(name, it)| (name, it.as_str()))
        .collect();
    assert_eq!(kept, [("name", "Aino"), ("order", "7.0")]);
    assert_eq!(head.name.as_ref().map(|name| name.as_str()), Some("Aino"));
    world.answers("message").await;
    let head = world.store.head(id).await.expect("read").expect("stored");
    assert_eq!(
        (head.log.seq, head.waiting.unread),
        (2, 1),
        "the message follows"
    );
    // Who comes back is not asked again, and what they answer again changes nothing.
    for answers in [json!({}), json!({"order": "8"})] {
        assert_eq!(opens(&world, &answers).await, (201, opened.clone()));
        let still = world.store.head(id).await.expect("read");
        assert_eq!(still.as_ref(), Some(&head));
    }
}

#[tokio::test]
async fn a_chat_without_the_answers_it_needs_does_not_begin() {
    let world = asking().await;
    for (answers, pointer, code) in [
        (json!({}), "/answers/order", "required"),
        (
            json!({"name": "Aino", "order": " "}),
            "/answers/order",
            "required",
        ),
        (json!({"order": "seven"}), "/answers/order", "invalid"),
        (
            json!({"order": "7", "name": "a\nb"}),
            "/answers/name",
            "line-break",
        ),
        (
            json!({"order": "7", "email": "x"}),
            "/answers/email",
            "invalid",
        ),
        (json!({"order": "7", "house": "1"}), "/answers", "unknown"),
        (
            json!({"order": "7", "message": "Hi"}),
            "/answers",
            "unknown",
        ),
    ] {
        let (status, refused) = opens(&world, &answers).await;
        assert_eq!(status, 422, "{answers}");
        let error = &refused["errors"][0];
        assert_eq!(
            (&error["pointer"], &error["code"]),
            (&json!(pointer), &json!(code))
        );
    }
    let site = "demo".parse().expect("a site");
    let id = ConversationId::of_chat(&site, &"support".parse().expect("a queue"), visitor());
    assert_eq!(world.store.head(id).await.expect("read"), None);
}

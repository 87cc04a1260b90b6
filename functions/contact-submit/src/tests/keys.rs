//! A form and its key.

use std::collections::BTreeSet;

use super::*;

#[tokio::test]
async fn the_same_key_is_the_same_conversation() {
    let world = World::new().await;
    let first = world.answers(&sample("submission")).await.conversation();
    let stored = world.head(first).await;
    // The same once more, also a day later.
    assert_eq!(world.answers(&sample("repeat")).await.conversation(), first);
    let late = world.answers_at(&sample("repeat"), NEXT_DAY).await;
    assert_eq!(late.conversation(), first);
    assert_eq!(world.head(first).await, stored, "nothing changed");
    // Another key is another form, and so is the same key on another site.
    let again = form("sample-key-0009", &json!({}));
    assert_ne!(world.answers(&again).await.conversation(), first);
    let mut elsewhere = form("sample-key-0001", &json!({"queue": "elsewhere"}));
    elsewhere["rawPath"] = json!("/v1/sites/other/submissions");
    elsewhere["requestContext"]["http"]["path"] = elsewhere["rawPath"].clone();
    let elsewhere = world.answers(&elsewhere).await.conversation();
    assert_ne!(elsewhere, first);
    let site = world.head(elsewhere).await.expect("stored").site;
    assert_eq!(site.as_str(), "other");
}

#[tokio::test]
async fn the_same_key_with_another_form_is_refused() {
    let world = World::new().await;
    let first = json!({"answers": {"message": "Hello", "name": "Eva"}, "queue": "careful", "consent": "2026-11"});
    let changed = |name: &str, value: Value| {
        let mut fields = first.clone();
        fields[name] = value;
        form("order-00001", &fields)
    };
    let sent = form("order-00001", &first);
    let id = world.answers(&sent).await.conversation();
    let stored = (world.head(id).await, world.card(id).await);
    for other in [
        changed("answers", json!({"message": "Else", "name": "Eva"})),
        changed("answers", json!({"message": "Hello", "name": "Aino"})),
        changed("answers", json!({"message": "Hello"})),
        changed(
            "answers",
            json!({"message": "Hello", "name": "Eva", "size": "L"}),
        ),
        changed("answers", json!({"message": "HelloEva"})),
        changed("queue", json!("support")),
    ] {
        let reply = world.answers(&other).await;
        assert_eq!(reply.field(), ("/headers/idempotency-key", "invalid"));
    }
    // What does not change its meaning does not make it another form.
    for same in [
        changed("locale", json!("fi")),
        changed("page", json!({"url": "https://www.example.com/else"})),
        changed(
            "answers",
            json!({"name": " Eva\u{200b}", "message": "Hello\n", "size": ""}),
        ),
    ] {
        assert_eq!(world.answers(&same).await.conversation(), id);
    }
    assert_eq!(
        (world.head(id).await, world.card(id).await),
        stored,
        "what was stored first stays"
    );
}

#[tokio::test]
async fn a_form_that_was_stored_before_bodies_were_compared_is_repeated() {
    let world = World::new().await;
    let id = id_of("demo", "sample-key-0001");
    let now = NOW.parse().expect("a time");
    let slug = |text: &str| text.parse().expect("a slug");
    let head = Head::new(
        id,
        slug("demo"),
        "support".parse().expect("a queue"),
        Kind::Submission,
        now,
    );
    let opened = world
        .store
        .open_conversation(&head, &domain::Card::default())
        .await;
    opened.expect("stored");
    assert_eq!(
        world.answers(&sample("submission")).await.conversation(),
        id
    );
}

#[tokio::test]
async fn a_form_that_was_refused_leaves_its_key_free() {
    let world = World::new().await;
    for name in [
        "bad-email",
        "without-message",
        "unknown-field",
        "other-origin",
    ] {
        assert!(world.answers(&sample(name)).await.status >= 400, "{name}");
    }
    let sent = world.answers(&sample("submission")).await.conversation();
    assert_eq!(sent, id_of("demo", "sample-key-0001"));
}

#[tokio::test]
async fn twenty_at_once_are_one() {
    let world = World::new().await;
    let event = sample("submission");
    let mut ids = BTreeSet::new();
    let mut sends = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let request = lambda_http::request::from_str(&event.to_string()).expect("a request");
        let state = world.state.clone();
        sends.spawn(async move { handle(&state, request, NOW.parse().expect("a time")).await });
    }
    while let Some(response) = sends.join_next().await {
        let response = response.expect("an answer");
        assert_eq!(response.status(), 201);
        ids.insert(response.body().to_vec());
    }
    assert_eq!(ids.len(), 1);
}

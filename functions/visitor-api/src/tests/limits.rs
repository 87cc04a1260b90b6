//! How much a stranger may do.

use std::time::Duration;

use super::*;

fn after(seconds: u64) -> Timestamp {
    now() + Duration::from_secs(seconds)
}

/// The sample as it comes from this address.
fn sample_from(name: &str, address: &str) -> Request {
    let mut request = sample(name);
    let context = request.extensions().get::<RequestContext>().cloned();
    let Some(RequestContext::ApiGatewayV2(mut context)) = context else {
        panic!("an event of the gateway")
    };
    context.http.source_ip = Some(address.to_owned());
    request
        .extensions_mut()
        .insert(RequestContext::ApiGatewayV2(context));
    request
}

#[tokio::test]
async fn a_caller_is_ten_new_visitors_an_hour() {
    let world = World::new().await;
    let arrives =
        async |address: &str, at| handle(&world.state, sample_from("visitor", address), at).await;
    for n in 0..10 {
        assert_eq!(arrives("203.0.113.9", after(n * 60)).await.status(), 201);
    }
    let refused = arrives("203.0.113.9", after(600)).await;
    assert_eq!(refused.status(), 429);
    assert_eq!(body(&refused)["type"], "urn:doorbell:too-many");
    let left_s = 57 * 60 - 4 - 600;
    assert_eq!(body(&refused)["retry_after_s"], left_s);
    assert_eq!(refused.headers()["retry-after"], left_s.to_string());
    assert_eq!(
        refused.headers()["access-control-allow-origin"],
        "https://www.example.com"
    );
    assert_eq!(arrives("203.0.113.10", after(600)).await.status(), 201);
    let next_hour = after(57 * 60);
    assert_eq!(arrives("203.0.113.9", next_hour).await.status(), 201);
}

#[tokio::test]
async fn a_site_has_a_limit_of_new_visitors_from_all_addresses() {
    let world = World::new().await;
    let arrives = async |n: u32| {
        let address = std::net::Ipv4Addr::from_bits(n).to_string();
        handle(&world.state, sample_from("visitor", &address), now()).await
    };
    for n in 0..300 {
        assert_eq!(arrives(n).await.status(), 201, "{n}");
    }
    assert_eq!(arrives(300).await.status(), 429);
}

#[tokio::test]
async fn a_limit_that_the_table_does_not_count_refuses_nobody() {
    let world = World::new().await;
    let limits = ::limits::Limits::new(Store::new(
        &runtime::Aws::local("http://127.0.0.1:9").config(Service::DynamoDb),
        "doorbell",
    ));
    let state = State {
        limits,
        ..world.state.clone()
    };
    for n in 0..4 {
        let answer = handle(&state, sample_from("visitor", "203.0.113.9"), now()).await;
        assert_eq!(answer.status(), 201, "{n}");
    }
}

#[tokio::test]
async fn a_visitor_has_six_tickets_a_minute() {
    let world = World::new().await;
    for n in 0..6 {
        let answer = handle(&world.state, sample("ticket"), after(n)).await;
        assert_eq!(answer.status(), 201, "{n}");
    }
    let refused = handle(&world.state, sample("ticket"), after(6)).await;
    assert!(is_too_many(&refused), "{}", body(&refused));
    assert_eq!(body(&refused)["retry_after_s"], 50);
    assert_eq!(refused.headers()["retry-after"], "50");
    let next_minute = handle(&world.state, sample("ticket"), after(56)).await;
    assert_eq!(next_minute.status(), 201);
}

#[tokio::test]
async fn a_visitor_has_twenty_messages_a_minute_also_of_several_processes() {
    let world = World::new().await;
    world.answers("conversation").await;
    let says = async |state: &State, n: u64, at| {
        let text = json!({"sender": "sample-tab-1", "n": n, "text": "Hello?"});
        let answer = handle(state, with_body("message", &text), at).await;
        answer.status().as_u16()
    };
    for n in 1..=20 {
        assert_eq!(says(&world.state, n, now()).await, 200, "{n}");
    }
    assert_eq!(says(&world.state, 21, after(1)).await, 429);
    // Another process knows nothing of it until it asks.
    let other = State {
        limits: ::limits::Limits::new(world.store.clone()),
        ..world.state.clone()
    };
    let mut taken = 0;
    while taken < 20 && says(&other, 21 + taken, after(1)).await == 200 {
        taken += 1;
    }
    assert_eq!(taken, 12, "what a process takes before it asks");
    let next_minute = after(56);
    assert_eq!(says(&world.state, 21 + taken, next_minute).await, 200);
}

#[tokio::test]
async fn a_rating_is_stored_once_and_changed_a_few_times() {
    let world = World::new().await;
    let opened = body(&world.answers("conversation").await);
    let id = opened["conversation"].as_str().expect("an id");
    let id = id.parse().expect("an id");
    let rates = async |rating: &Value| {
        let answer = handle(&world.state, with_body("rating", rating), now()).await;
        answer.status().as_u16()
    };
    let seq = async || {
        let head = world.store.head(id).await.expect("read");
        head.expect("a conversation").log.seq
    };
    let good = json!({"score": 1, "comment": "Quick."});
    for _ in 0..2 {
        assert_eq!(rates(&good).await, 204);
        assert_eq!(seq().await, 1, "a repeat adds nothing");
    }
    for (rating, expected) in [
        (json!({"score": 1, "comment": "Quick!"}), 2),
        (json!({"score": -1, "comment": "Quick!"}), 3),
        (good.clone(), 4),
    ] {
        assert_eq!(rates(&rating).await, 204);
        assert_eq!(seq().await, expected, "{rating}");
    }
    let refused = handle(&world.state, with_body("rating", &good), now()).await;
    assert!(is_too_many(&refused), "{}", body(&refused));
    assert_eq!(seq().await, 4);
}

#[tokio::test]
async fn a_rating_of_somebody_elses_conversation_is_not_found() {
    let world = World::new().await;
    let rated = handle(&world.state, sample("rating"), now()).await;
    assert_eq!(rated.status(), 404);
}

fn is_too_many(response: &Response<Body>) -> bool {
    response.status() == 429 && body(response)["type"] == "urn:doorbell:too-many"
}

/// The sample with another body.
fn with_body(name: &str, text: &Value) -> Request {
    let mut request = sample(name);
    *request.body_mut() = Body::Text(text.to_string());
    request
}

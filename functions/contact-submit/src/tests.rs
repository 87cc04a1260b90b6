//! The real handler on the sample events, with the real table.

use cloud::{Cloud, Options};
use domain::{ConversationId, Language, Offline, Queue, Site, Timestamp};
use http::Response;
use lambda_http::{Body, Request};
use runtime::Aws;
use runtime::aws::Service;
use serde_json::{Value, json};
use store::Store;

use crate::{State, handle};

struct World {
    // Kept, because the table ends with it.
    _cloud: Cloud,
    store: Store,
    state: State,
}

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

fn sample(name: &str) -> Request {
    let path = format!(
        "{}/../../events/contact-submit/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("a sample event");
    lambda_http::request::from_str(&text).expect("an event of the gateway")
}

fn body(response: &Response<Body>) -> Value {
    match response.body() {
        Body::Text(text) => serde_json::from_str(text).expect("JSON"),
        _ => Value::Null,
    }
}

/// The conversation that the sample's key leads to.
fn conversation(key: &str) -> ConversationId {
    ConversationId::of_submission(&"demo".parse().expect("a site"), key)
}

impl World {
    async fn new() -> Self {
        let cloud = Cloud::start(Options::default()).await.expect("a cloud");
        let mut table: Value = serde_json::from_str(store::table::DEFINITION).expect("JSON");
        table["TableName"] = json!("doorbell");
        cloud.create_table(table).expect("a table");
        let config = Aws::local(cloud.dynamodb_url()).config(Service::DynamoDb);
        let store = Store::new(&config, "doorbell");
        let state = State::new(store.clone(), "https://widget.example.com");
        let site = Site {
            id: "demo".parse().expect("a site"),
            name: "Demo".into(),
            language: Language::En,
            colour: "#2457D6".into(),
            time_zone: "UTC".into(),
            origins: vec!["https://www.example.com".parse().expect("an origin")],
            queues: vec!["support".parse().expect("a queue")],
        };
        store.put_site(&site).await.expect("stored");
        let world = Self {
            _cloud: cloud,
            store,
            state,
        };
        world.has_queue(Some(true), None).await;
        world
    }

    async fn has_queue(&self, forced_open: Option<bool>, consent: Option<(String, String)>) {
        let queue = Queue {
            id: "support".parse().expect("a queue"),
            site: "demo".parse().expect("a site"),
            name: "Support".into(),
            forced_open,
            hours: vec![],
            offline: Offline::Form,
            topics: vec![],
            consent,
        };
        self.store.put_queue(&queue).await.expect("stored");
    }

    async fn answers(&self, name: &str) -> Response<Body> {
        handle(&self.state, sample(name), now()).await
    }

    /// Sends the plain sample with other answers.
    async fn submits(&self, answers: Value, consent: Option<&str>) -> Response<Body> {
        let mut request = sample("submission");
        let mut form = json!({"queue": "support", "answers": answers});
        if let Some(version) = consent {
            form["consent"] = json!(version);
        }
        *request.body_mut() = Body::Text(form.to_string());
        handle(&self.state, request, now()).await
    }
}

#[tokio::test]
async fn each_sample_is_answered_as_the_contract_says() {
    let world = World::new().await;
    for (name, status, code) in [
        ("submission", 201, None),
        ("repeat", 201, None),
        ("all-fields", 201, None),
        ("preflight", 204, None),
        ("plain-form", 303, None),
        ("bad-key", 400, Some("malformed")),
        ("without-key", 400, Some("malformed")),
        ("broken-json", 400, Some("malformed")),
        ("wrong-content-type", 400, Some("malformed")),
        ("other-origin", 403, Some("origin")),
        ("unknown-site", 404, Some("not-found")),
        ("unknown-queue", 404, Some("not-found")),
        ("bad-email", 422, Some("invalid")),
        ("line-break-in-name", 422, Some("invalid")),
        ("unknown-field", 422, Some("invalid")),
        ("without-message", 422, Some("invalid")),
    ] {
        let response = world.answers(name).await;
        assert_eq!(response.status(), status, "{name}: {}", body(&response));
        let Some(code) = code else { continue };
        let problem = body(&response);
        assert_eq!(problem["type"], format!("urn:doorbell:{code}"), "{name}");
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json",
            "{name}"
        );
        let seen = response
            .headers()
            .contains_key("access-control-allow-origin");
        assert_eq!(
            seen,
            ![403, 404].contains(&status),
            "{name}: who may read the refusal"
        );
    }
}

#[tokio::test]
async fn a_repeat_changes_nothing() {
    let world = World::new().await;
    let first = body(&world.answers("submission").await);
    let stored = world
        .store
        .head(conversation("sample-key-0001"))
        .await
        .expect("the table");
    assert_eq!(
        body(
            &world
                .submits(json!({"message": "Another text"}), None)
                .await
        ),
        first
    );
    assert_eq!(
        world
            .store
            .head(conversation("sample-key-0001"))
            .await
            .expect("the table"),
        stored
    );
    assert_eq!(stored.expect("a head").seq, 1);
}

#[tokio::test]
async fn a_closed_queue_asks_for_an_address() {
    let world = World::new().await;
    world.has_queue(Some(false), None).await;
    let refused = world.submits(json!({"message": "Hello"}), None).await;
    assert_eq!(refused.status(), 422);
    let error = json!([{"pointer": "/answers/email", "code": "required"}]);
    assert_eq!(body(&refused)["errors"], error);
    let answers = json!({"message": "Hello", "email": "aino@example.com"});
    assert_eq!(world.submits(answers, None).await.status(), 201);
    let head = world
        .store
        .head(conversation("sample-key-0001"))
        .await
        .expect("the table");
    assert!(
        head.expect("a head").offline,
        "it came while nobody was there"
    );
}

#[tokio::test]
async fn a_consent_is_asked_for_and_kept_with_its_version() {
    let world = World::new().await;
    world
        .has_queue(Some(true), Some(("2026-11".into(), "I agree.".into())))
        .await;
    for (given, code) in [(None, "required"), (Some("2025-01"), "invalid")] {
        let refused = world.submits(json!({"message": "Hello"}), given).await;
        let error = json!([{"pointer": "/consent", "code": code}]);
        assert_eq!(body(&refused)["errors"], error);
    }
    assert_eq!(
        world
            .submits(json!({"message": "Hello"}), Some("2026-11"))
            .await
            .status(),
        201
    );
    let head = world
        .store
        .head(conversation("sample-key-0001"))
        .await
        .expect("the table");
    let consent = head.expect("a head").contact.consent.expect("a consent");
    assert_eq!((consent.version.as_str(), consent.at), ("2026-11", now()));
}

#[tokio::test]
async fn a_plain_form_ends_on_a_page_in_its_language() {
    let world = World::new().await;
    let response = world.answers("plain-form").await;
    let to = response.headers()["location"]
        .to_str()
        .expect("text")
        .to_owned();
    assert!(to.starts_with("https://widget.example.com/form/"), "{to}");
    assert!(to.ends_with("/sent.html"), "{to}");
    let mut request = sample("plain-form");
    *request.body_mut() = Body::Text("queue=support&locale=hu".into());
    let failed = handle(&world.state, request, now()).await;
    let to = failed.headers()["location"]
        .to_str()
        .expect("text")
        .to_owned();
    assert_eq!(to, "https://widget.example.com/form/hu/failed.html");
}

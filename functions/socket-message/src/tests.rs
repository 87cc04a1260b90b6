//! The real handler on the sample frames, with the real table and a gateway that keeps what is posted.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use cloud::Cloud;
use domain::{Card, ConnectionId, Head, Kind, Timestamp, VisitorId};
use runtime::testing::CaughtLines;
use serde_json::{Value, json};
use sockets::Sockets;
use store::{Party, Store};
use support::{Backend, Gateway};

use crate::{State, handle};

mod limits;

/// The samples in an order in which one socket could send them: file, type of the answer, and its code, number or nonce.
const WALK: [(&str, &str, &str); 20] = [
    ("send", "error", "not-joined"),
    ("resume", "resumed", "0"),
    ("send", "ack", "1"),
    ("send", "ack", "1"),
    ("send-repeat", "ack", "1"),
    ("send-gap", "error", "gap"),
    ("send-empty", "error", "invalid"),
    ("send-unknown-field", "error", "invalid"),
    ("send-to-unknown-conversation", "error", "not-joined"),
    ("unknown-action", "error", "invalid"),
    ("not-an-object", "error", "invalid"),
    ("broken-json", "error", "malformed"),
    ("watch", "error", "forbidden"),
    ("typing", "", ""),
    ("read", "", ""),
    ("ping", "pong", "sample-nonce"),
    ("resume-later", "resumed", "1"),
    ("send-card-number", "ack", "2"),
    ("leave", "", ""),
    ("send-repeat", "error", "not-joined"),
];

struct World {
    cloud: Cloud,
    store: Store,
    state: State,
    gateway: Gateway,
}

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

fn sample(name: &str) -> ApiGatewayWebsocketProxyRequest {
    support::sample("socket-message", name)
}

impl World {
    /// The sample's conversation, its visitor and the visitor's socket.
    async fn new() -> Self {
        let Backend { cloud, store } = Backend::faulty().await;
        let gateway = Gateway::start().await;
        let state = State::new(store.clone(), Sockets::new(&gateway.config()));

        let visitor = VisitorId::from_bits(7);
        let (site, queue) = (
            "demo".parse().expect("a site"),
            "support".parse().expect("a queue"),
        );
        let id = "01KAHCQ0000000000000000C01".parse().expect("an id");
        let head = Head::new(id, site, queue, Kind::Chat, now());
        let head = Head {
            visitor: Some(visitor),
            ..head
        };
        store
            .open_conversation(&head, &Card::default())
            .await
            .expect("stored");
        let party = Party::Visitor(visitor, head.site.clone());
        store
            .put_connection(&socket(), &party, now().as_second())
            .await
            .expect("stored");
        Self {
            cloud,
            store,
            state,
            gateway,
        }
    }

    /// What was posted since the last call.
    fn posts(&self) -> Vec<Value> {
        let posts = self.gateway.take().into_iter();
        posts.map(|(_, frame)| frame).collect()
    }

    /// Hands over a sample frame and returns what was posted because of it.
    async fn gets(&self, name: &str) -> Vec<Value> {
        handle(&self.state, sample(name), now()).await;
        self.posts()
    }
}

fn socket() -> ConnectionId {
    "sampleConnection0=".parse().expect("a connection")
}

#[tokio::test]
async fn each_frame_is_answered_as_the_contract_says() {
    let world = World::new().await;
    for (name, kind, what) in WALK {
        let posts = world.gets(name).await;
        if kind.is_empty() {
            assert!(posts.is_empty(), "{name}: {posts:?}");
            continue;
        }
        let frame = posts.last().expect(name);
        assert_eq!(frame["type"], kind, "{name}: {frame}");
        let field = match kind {
            "error" => "code",
            "ack" => "seq",
            "resumed" => "last",
            _ => "nonce",
        };
        let told = match &frame[field] {
            Value::String(text) => text.clone(),
            number => number.to_string(),
        };
        assert_eq!(told, what, "{name}: {frame}");
    }
    let id = "01KAHCQ0000000000000000C01".parse().expect("an id");
    let head = world
        .store
        .head(id)
        .await
        .expect("the table answers")
        .expect("a head");
    assert_eq!(
        (head.log.seq, head.log.tail.len(), head.waiting.unread),
        (2, 2, 2),
        "each message, once"
    );
}

#[tokio::test]
async fn a_resume_brings_what_was_missed_before_it_says_so() {
    let world = World::new().await;
    world.gets("resume").await;
    world.gets("send").await;
    let posts = world.gets("resume").await;
    let kinds: Vec<_> = posts
        .iter()
        .filter_map(|frame| frame["type"].as_str())
        .collect();
    assert_eq!(kinds, ["event", "resumed"]);
    assert_eq!(posts[0]["event"]["text"], "Hello, is anybody there?");
}

#[tokio::test]
async fn a_frame_over_the_limit_is_refused() {
    let world = World::new().await;
    let mut event = sample("send");
    event.body = Some(format!(
        r#"{{"action":"ping","nonce":"{}"}}"#,
        "x".repeat(33 * 1024)
    ));
    handle(&world.state, event, now()).await;
    let posts = world.posts();
    assert_eq!(posts[0]["code"], "too-large");
}

#[test]
fn every_sample_has_its_place_in_the_walk() {
    let walk = WALK.iter().map(|(name, ..)| (*name).to_owned());
    assert_eq!(support::sample_names("socket-message"), walk.collect());
}

#[tokio::test]
async fn what_the_table_did_not_store_is_not_acknowledged() {
    let world = World::new().await;
    world.gets("resume").await;
    let fails = |share: f64| {
        let change = |faults: &mut cloud::Faults| faults.dynamodb.failed = share;
        world.cloud.change_faults(change).expect("changed");
    };
    fails(1.0);
    let posts = world.gets("send").await;
    assert_eq!(posts.len(), 1, "{posts:?}");
    assert_eq!(
        (&posts[0]["type"], &posts[0]["code"]),
        (&json!("error"), &json!("unavailable"))
    );
    assert_eq!(
        posts[0]["ref"]["n"], 1,
        "the client knows what to send again"
    );
    fails(0.0);
    assert_eq!(world.gets("send").await[0]["seq"], 1);
}

#[tokio::test]
async fn a_frame_of_a_socket_that_nobody_knows_reaches_nothing() {
    let world = World::new().await;
    let forgotten = world.store.forget_connection(&socket()).await;
    forgotten.expect("the table answers");
    for (name, code) in [
        ("resume", "unauthenticated"),
        ("send", "not-joined"),
        ("read", "unauthenticated"),
        ("watch", "unauthenticated"),
    ] {
        let posts = world.gets(name).await;
        assert_eq!(posts[0]["code"], code, "{name}: {posts:?}");
    }
    assert!(world.gets("typing").await.is_empty());
    let id = "01KAHCQ0000000000000000C01".parse().expect("an id");
    let head = world.store.head(id).await.expect("the table answers");
    assert_eq!(head.map(|head| head.log.seq), Some(0));
}

#[tokio::test]
async fn each_frame_leaves_one_line_of_figures_or_none() {
    let world = World::new().await;
    let caught = CaughtLines::from_now_on();
    let told = async |name: &str, trace: &str| {
        let mut event = sample(name);
        event.request_context.request_id = Some(trace.to_owned());
        handle(&world.state, event, now()).await;
        caught.of(trace)
    };
    assert!(told("resume", "first").await.is_empty(), "nothing to count");
    let stored = told("send", "stored").await;
    assert_eq!(stored.len(), 1);
    for (figure, count) in [("Accepted", 1), ("Stored", 1), ("Pushed", 1)] {
        assert_eq!(stored[0][figure], count, "{figure}");
    }
    assert_eq!(stored[0]["messages"][0]["seq"], 1);
    let again = told("send-repeat", "again").await;
    assert_eq!(
        (&again[0]["Accepted"], &again[0]["Stored"]),
        (&json!(1), &Value::Null)
    );
    assert_eq!(told("resume-later", "later").await[0]["Reconnects"], 1);
    assert_eq!(told("send-gap", "gap").await[0]["Refused"], 1);
    assert!(told("ping", "ping").await.is_empty());
}

//! The real handler on the sample events, with the real table.

use std::collections::BTreeSet;

use cloud::Cloud;
use domain::{Agent, AgentId, Availability, Queue, QueueId, Site, Timestamp, VisitorId};
use http::Response;
use http::header::AUTHORIZATION;
use lambda_http::request::RequestContext;
use lambda_http::{Body, Request};
use runtime::aws::Service;
use serde_json::{Value, json};
use sockets::Sockets;
use store::{Party, Store, VisitorRecord, hash_of};
use support::{Backend, Snapshots};

use crate::{State, handle};

mod bots;
mod leaving;
mod limits;
mod place;
mod pre_chat;
mod settings;

/// The samples in an order in which one day could bring them: file, status, code of the problem.
const DAY: &[(&str, u16, Option<&str>)] = &[
    ("settings", 200, None),
    ("settings-in-finnish", 200, None),
    ("settings-by-query", 200, None),
    ("settings-of-unknown-site", 404, Some("not-found")),
    ("visitor", 201, None),
    ("visitor-of-other-origin", 403, Some("origin")),
    ("preflight", 204, None),
    ("preflight-of-other-origin", 403, Some("origin")),
    ("ticket", 201, None),
    ("ticket-without-token", 401, Some("unauthenticated")),
    ("events", 404, Some("not-found")),
    ("conversation", 201, None),
    ("conversation-repeat", 201, None),
    ("conversation-in-unknown-queue", 404, Some("not-found")),
    ("message", 200, None),
    ("message-repeat", 200, None),
    ("message-gap", 409, Some("gap")),
    ("message-empty", 422, Some("invalid")),
    ("message-unknown-field", 422, Some("invalid")),
    ("message-broken-json", 400, Some("malformed")),
    ("message-without-token", 401, Some("unauthenticated")),
    ("events", 200, None),
    ("events-after", 200, None),
    ("events-before", 200, None),
    ("place", 200, None),
    ("contact", 204, None),
    ("contact-refused", 422, Some("invalid")),
    // Nobody has taken it.
    ("end", 409, Some("conflict")),
    ("rating", 204, None),
    ("rating-out-of-range", 422, Some("invalid")),
    ("unknown-path", 404, Some("not-found")),
    ("session-end", 204, None),
    ("session-end-repeat", 401, Some("unauthenticated")),
];

struct World {
    cloud: Cloud,
    store: Store,
    state: State,
}

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

fn visitor() -> VisitorId {
    VisitorId::from_bits(7)
}

/// The sample, with the token of the world's visitor where it has one.
fn sample(name: &str) -> Request {
    let text = support::sample_text("visitor-api", name);
    let site: domain::SiteId = "demo".parse().expect("a site");
    let queue = "support".parse().expect("a queue");
    let conversation = domain::ConversationId::of_chat(&site, &queue, visitor());
    let text = text.replace("01KAHCQ0000000000000000C01", &conversation.to_string());
    let mut request = lambda_http::request::from_str(&text).expect("an event of the gateway");
    if request.headers().contains_key(AUTHORIZATION) {
        let token = format!("Bearer {}.sample-secret", visitor());
        request
            .headers_mut()
            .insert(AUTHORIZATION, token.parse().expect("a header"));
    }
    request
}

fn body(response: &Response<Body>) -> Value {
    match response.body() {
        Body::Text(text) => serde_json::from_str(text).expect("JSON"),
        _ => Value::Null,
    }
}

impl World {
    async fn new() -> Self {
        let backend = Backend::faulty().await;
        let gateway = backend.config(Service::Sockets);
        let Backend { cloud, store } = backend;
        let state = State::new(
            store.clone(),
            Sockets::new(&gateway),
            "wss://sockets.example.com",
        );
        let world = Self {
            cloud,
            store,
            state,
        };
        world.set_up().await;
        world
    }

    /// The sample's site, queue and visitor.
    async fn set_up(&self) {
        let store = &self.store;
        let site = Site {
            name: "Demo".to_owned(),
            colour: "#2457D6".to_owned(),
            ..support::site("demo", &["support"])
        };
        store.put_site(&site).await.expect("stored");
        let queue = Queue {
            name: "Support".to_owned(),
            topics: vec!["Delivery".to_owned()],
            ..support::queue("support", "demo")
        };
        store.put_queue(&queue).await.expect("stored");
        let record = VisitorRecord {
            site: "demo".into(),
            token_hash: hash_of("sample-secret"),
            expires_at_s: now().as_second() + 60,
            user_agent: None,
            language: Some("fi".into()),
        };
        store.put_visitor(visitor(), &record).await.expect("stored");
    }

    async fn answers(&self, name: &str) -> Response<Body> {
        handle(&self.state, sample(name), now()).await
    }
}

#[tokio::test]
async fn each_sample_is_answered_as_the_contract_says() {
    let world = World::new().await;
    let mut snapshots = Snapshots::in_folder(env!("CARGO_MANIFEST_DIR"), "src/tests/snapshots");
    for (name, status, code) in DAY.iter().copied() {
        let response = world.answers(name).await;
        assert_eq!(response.status(), status, "{name}: {}", body(&response));
        let answer = support::answer(status, response.headers(), &body(&response));
        snapshots.take(&format!("{name}-{status}"), answer);
        if let Some(code) = code {
            assert_eq!(
                body(&response)["type"],
                format!("urn:doorbell:{code}"),
                "{name}"
            );
        }
    }
    snapshots.end();
    // The day ended the visit.
    world.set_up().await;
    let page = body(&world.answers("events").await);
    let kinds: Vec<_> = page["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|e| &e["event"]["type"])
        .collect();
    assert_eq!(kinds, ["message", "rated"], "one message, once");
}

#[tokio::test]
async fn a_token_that_is_wrong_or_old_opens_nothing() {
    let world = World::new().await;
    let mut wrong = sample("ticket");
    let token = format!("Bearer {}.another-secret", visitor());
    wrong
        .headers_mut()
        .insert(AUTHORIZATION, token.parse().expect("a header"));
    assert_eq!(handle(&world.state, wrong, now()).await.status(), 401);
    let later = Timestamp::from_second(now().as_second() + 60).expect("in range");
    assert_eq!(
        handle(&world.state, sample("ticket"), later).await.status(),
        401
    );
}

#[tokio::test]
async fn a_ticket_is_stored_by_its_hash_and_used_once() {
    let world = World::new().await;
    let answer = body(&world.answers("ticket").await);
    assert_eq!(answer["url"], "wss://sockets.example.com");
    let ticket = answer["ticket"].as_str().expect("a ticket");
    let used = world
        .store
        .use_ticket(ticket, now().as_second())
        .await
        .expect("the table");
    assert_eq!(used.and_then(|ticket| ticket.visitor_id()), Some(visitor()));
    let again = world
        .store
        .use_ticket(ticket, now().as_second())
        .await
        .expect("the table");
    assert!(again.is_none());
}

#[test]
fn every_sample_has_its_place_in_the_day() {
    let day = DAY.iter().map(|(name, ..)| (*name).to_owned());
    assert_eq!(support::sample_names("visitor-api"), day.collect());
}

#[test]
fn every_route_has_a_sample() {
    // The description is a committed file, which `tests/api` holds.
    let routes = crate::ROUTES.iter();
    let routes = routes.filter(|(_, pattern, _)| *pattern != "/v1/openapi.json");
    let routes = routes.map(|(method, pattern, _)| (*method, *pattern));
    assert_eq!(support::routes_without_sample("visitor-api", routes), []);
}

#[tokio::test]
async fn a_repeat_opens_no_second_conversation_and_adds_no_second_message() {
    let world = World::new().await;
    let opened = body(&world.answers("conversation").await);
    let id = opened["conversation"].as_str().expect("an id");
    let id = id.parse().expect("an id");
    world.answers("message").await;
    let stored = world.store.head(id).await.expect("read");
    assert_eq!(body(&world.answers("conversation").await), opened);
    assert_eq!(body(&world.answers("conversation-repeat").await), opened);
    let repeat = body(&world.answers("message-repeat").await);
    assert_eq!(repeat, json!({"seq": 1}));
    assert_eq!(world.store.head(id).await.expect("read"), stored);
    let head = stored.expect("a conversation");
    assert_eq!((head.log.seq, head.visitor), (1, Some(visitor())));
    let card = world.store.card(id).await.expect("read");
    assert_eq!(head.name, card.contact.name);
    let named = card.contact.name.map(domain::DisplayName::into_string);
    assert_eq!(named.as_deref(), Some("Aino Sample"), "what was told first");
    assert_eq!(
        card.page.expect("a page").url.as_str(),
        "https://www.example.com/delivery"
    );
}

#[tokio::test]
async fn a_token_is_kept_as_a_hash_and_told_once() {
    let world = World::new().await;
    let answer = body(&world.answers("visitor").await);
    let id = answer["visitor"].as_str().expect("an id");
    let token = answer["token"].as_str().expect("a token");
    let secret = token.strip_prefix(&format!("{id}.")).expect("a secret");
    assert_eq!(secret.len(), 43, "256 bits");
    let record = world.store.visitor(id.parse().expect("an id")).await;
    let record = record.expect("read").expect("a visitor");
    assert_eq!(
        (record.site.as_str(), record.token_hash),
        ("demo", hash_of(secret))
    );
    let again = body(&world.answers("visitor").await);
    assert_ne!(
        again["visitor"], answer["visitor"],
        "nobody is recognised without a token"
    );
}

#[tokio::test]
async fn what_the_table_did_not_store_is_not_acknowledged() {
    let world = World::new().await;
    world.answers("conversation").await;
    let fails = |share: f64| {
        let change = |faults: &mut cloud::Faults| faults.dynamodb.failed = share;
        world.cloud.change_faults(change).expect("changed");
    };
    fails(1.0);
    for name in [
        "settings",
        "visitor",
        "ticket",
        "conversation",
        "message",
        "events",
        "rating",
        "session-end",
    ] {
        let response = world.answers(name).await;
        let problem = body(&response);
        assert_eq!(
            (response.status().as_u16(), &problem["type"]),
            (503, &json!("urn:doorbell:unavailable")),
            "{name}"
        );
        assert_eq!(problem["trace"], "JKJaXmPLvHcESHA=", "{name}");
    }
    fails(0.0);
    assert_eq!(body(&world.answers("message").await), json!({"seq": 1}));
}

fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).expect("in range")
}

/// Somebody with this availability and these queues.
async fn employs(world: &World, availability: Availability, queues: &[&str]) -> AgentId {
    let queues: BTreeSet<QueueId> = queues.iter().map(|q| q.parse().expect("a queue")).collect();
    let agent = Agent {
        queues,
        availability,
        ..support::agent(&AgentId::from_bits(11).to_string(), "Oona")
    };
    world.store.put_agent(&agent).await.expect("stored");
    agent.id
}

/// Opens a console of this agent that watches the queue.
async fn opens_console(world: &World, agent: AgentId) -> domain::ConnectionId {
    let socket = "socket1".parse().expect("a connection");
    let (party, queue) = (Party::Agent(agent, "s".into()), "support".parse());
    let queues = [queue.expect("a queue")];
    let now_s = now().as_second();
    let put = world.store.put_connection(&socket, &party, now_s).await;
    put.expect("stored");
    let watch = world
        .store
        .watch(&socket, agent, &queues, &[], now_s + 3600)
        .await;
    watch.expect("stored");
    socket
}

/// Whether the widget hears that somebody is there, this much later.
async fn says_here(world: &World, seconds: i64) -> Value {
    let answer = handle(&world.state, sample("settings"), later(seconds)).await;
    body(&answer)["queues"][0]["here"].clone()
}

#[tokio::test]
async fn somebody_is_here_only_with_an_open_console_available_and_in_the_queue() {
    let cases: [(Availability, &[&str], bool, bool); 4] = [
        (Availability::Online, &["support"], true, true),
        (Availability::Online, &["support"], false, false),
        (Availability::Away, &["support"], true, false),
        // An owner sees every queue, but serves none.
        (Availability::Online, &[], true, false),
    ];
    for (availability, queues, console, here) in cases {
        let world = World::new().await;
        let agent = employs(&world, availability, queues).await;
        if console {
            opens_console(&world, agent).await;
        }
        let told = says_here(&world, 0).await;
        assert_eq!(
            told, here,
            "{availability:?} in {queues:?}, console {console}"
        );
    }
}

#[tokio::test]
async fn who_comes_and_goes_is_told_within_ten_seconds() {
    let world = World::new().await;
    let agent = employs(&world, Availability::Online, &["support"]).await;
    assert_eq!(says_here(&world, 0).await, false);
    let socket = opens_console(&world, agent).await;
    assert_eq!(says_here(&world, 9).await, false, "not read again so soon");
    assert_eq!(says_here(&world, 10).await, true);
    let forgot = world.store.forget_connection(&socket).await;
    forgot.expect("forgotten");
    assert_eq!(says_here(&world, 20).await, false);
}

#[tokio::test]
async fn a_console_that_was_never_closed_is_here_no_longer_than_it_can_live() {
    let world = World::new().await;
    let agent = employs(&world, Availability::Online, &["support"]).await;
    opens_console(&world, agent).await;
    assert_eq!(says_here(&world, 3599).await, true);
    assert_eq!(says_here(&world, 3610).await, false);
}

#[tokio::test]
async fn settings_name_the_zone_of_the_hours() {
    let world = World::new().await;
    let settings = body(&world.answers("settings").await);
    assert_eq!(settings["time_zone"], "Europe/Helsinki");
}

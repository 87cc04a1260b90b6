//! The real handler on the sample events, with the real table.

use cloud::Cloud;
use domain::{AgentId, ConnectionId, Timestamp};
use serde_json::{Value, json};
use store::{AgentSocket, Party, SessionRecord, Store, TicketRecord};
use support::{Backend, sample};

use crate::{State, handle};

const TICKET: &str = "sample-ticket-00000000000000000000000000000";
const VISITOR: &str = "01KAHCQ0000000000000000V01";

/// Samples that open no socket.
const KEPT_OUT: [&str; 5] = [
    "other-origin",
    "unknown-ticket",
    "without-origin",
    "without-protocol",
    "without-ticket",
];

struct World {
    // Kept, because the table ends with it.
    _cloud: Cloud,
    store: Store,
    state: State,
}

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

impl World {
    /// The sample's site, and a ticket for its visitor.
    async fn new() -> Self {
        let Backend { cloud, store } = Backend::new().await;
        let console = "https://desk.example.com".parse().expect("an origin");
        let state = State::new(store.clone(), console);
        let site = support::site("demo", &[]);
        store.put_site(&site).await.expect("stored");
        let world = Self {
            _cloud: cloud,
            store,
            state,
        };
        world.gives_ticket(now().as_second() + 30).await;
        world
    }

    async fn gives_ticket(&self, expires_at_s: i64) {
        let ticket = TicketRecord {
            visitor: Some(VISITOR.into()),
            agent: None,
            session: None,
            site: Some("demo".into()),
            expires_at_s,
        };
        self.store
            .put_ticket(TICKET, &ticket)
            .await
            .expect("stored");
    }

    async fn answers(&self, name: &str) -> Value {
        handle(&self.state, sample("socket-connect", name), now()).await
    }
}

#[tokio::test]
async fn a_ticket_lets_in_once() {
    let world = World::new().await;
    let first = world.answers("visitor").await;
    assert_eq!(first["statusCode"], 200);
    assert_eq!(
        first["headers"],
        json!({"Sec-WebSocket-Protocol": "v1"}),
        "the ticket is not echoed"
    );
    let socket = "sampleConnection0=".parse().expect("a connection");
    let record = world
        .store
        .connection(&socket)
        .await
        .expect("the table")
        .expect("a connection");
    let site = "demo".parse().expect("a site");
    assert_eq!(
        record.party,
        Party::Visitor(VISITOR.parse().expect("an id"), site)
    );
    assert_eq!(world.answers("repeat").await["statusCode"], 403);
}

#[tokio::test]
async fn nothing_else_lets_in() {
    let world = World::new().await;
    for name in KEPT_OUT {
        assert_eq!(world.answers(name).await["statusCode"], 403, "{name}");
    }
    let socket = "sampleConnection0=".parse().expect("a connection");
    assert!(
        world
            .store
            .connection(&socket)
            .await
            .expect("the table")
            .is_none()
    );
}

#[tokio::test]
async fn a_ticket_older_than_thirty_seconds_lets_nobody_in() {
    let world = World::new().await;
    world.gives_ticket(now().as_second()).await;
    assert_eq!(world.answers("visitor").await["statusCode"], 403);
}

/// An agent with a session, whose ticket is the sample's.
async fn agent_with_ticket(world: &World) -> AgentId {
    let agent = support::agent("01KAHCQ0000000000000000A01", "Aino");
    let now_s = now().as_second();
    let session = SessionRecord {
        id: "a-session".into(),
        agent: agent.id.to_string(),
        hash: "hash-of-a-session".into(),
        browser: "Firefox, Linux".into(),
        created_at_s: now_s,
        renewed_at_s: now_s,
        seen_at_s: now_s,
        expires_at_s: now_s + 60,
        replaced: false,
    };
    world.store.put_agent(&agent).await.expect("stored");
    let put = world.store.put_session(agent.id, &session).await;
    put.expect("stored");
    let ticket = TicketRecord {
        visitor: None,
        agent: Some(agent.id.to_string()),
        session: Some(session.hash),
        site: None,
        expires_at_s: now_s + 30,
    };
    let put = world.store.put_ticket(TICKET, &ticket).await;
    put.expect("stored");
    agent.id
}

#[tokio::test]
async fn an_agent_comes_from_the_console_with_a_session_that_holds() {
    let world = World::new().await;
    let agent = agent_with_ticket(&world).await;
    assert_eq!(world.answers("agent").await["statusCode"], 200);
    let sockets = world.store.sockets_of_agent(agent, now().as_second()).await;
    let sockets = sockets.expect("the table");
    let socket: ConnectionId = "sampleConnection0=".parse().expect("a connection");
    let expected = AgentSocket {
        connection: socket,
        session: "hash-of-a-session".to_owned(),
        since_s: now().as_second(),
    };
    assert_eq!(sockets, [expected], "the agent is present, by this session");

    agent_with_ticket(&world).await;
    let refused = world.answers("visitor").await;
    assert_eq!(refused["statusCode"], 403, "a page of the site");
    agent_with_ticket(&world).await;
    let ended = world.store.end_session(agent, "hash-of-a-session").await;
    ended.expect("ended");
    let refused = world.answers("agent").await;
    assert_eq!(refused["statusCode"], 403, "the session ended meanwhile");
}

#[test]
fn every_sample_is_tried() {
    let let_in = ["agent", "repeat", "visitor"];
    let tried = let_in.iter().chain(&KEPT_OUT);
    let tried = tried.map(|name| (*name).to_owned()).collect();
    assert_eq!(support::sample_names("socket-connect"), tried);
}

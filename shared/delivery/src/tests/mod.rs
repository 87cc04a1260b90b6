//! The real table, and a gateway that keeps what is posted.

mod changing;
mod sending;
mod telling;

use cloud::Cloud;
use domain::{AgentId, Body, Card, SenderId};
use protocol::event::status_name;
use serde_json::Value;
use support::{Backend, Gateway, parsed};

use super::*;

const WIDGET: &str = "widget0=";
const CONSOLE: &str = "console0=";
const OTHER: &str = "console1=";

fn now() -> Timestamp {
    parsed("2026-11-20T10:03:03Z")
}

fn visitor() -> domain::VisitorId {
    domain::VisitorId::from_bits(7)
}

fn agent() -> Agent {
    support::agent("01KAHCQ0000000000000000A01", "Aino")
}

fn id_of_agent() -> AgentId {
    agent().id
}

fn draft(n: u64, text: &str) -> Draft {
    let sender: SenderId = parsed("visitor00001");
    Draft {
        sender,
        n,
        text: Body::parse(text).expect("a text"),
        note: false,
    }
}

/// A chat with one message, its visitor's socket, and two of an agent who has it.
struct World {
    cloud: Cloud,
    gateway: Gateway,
    store: Store,
    delivery: Delivery,
    id: ConversationId,
}

impl World {
    async fn new() -> Self {
        Self::of(Backend::faulty().await, |_| {}).await
    }

    async fn of(backend: Backend, change: impl FnOnce(&mut Head)) -> Self {
        let Backend { cloud, store } = backend;
        let gateway = Gateway::start().await;
        let delivery = Delivery::new(store.clone(), Sockets::new(&gateway.config()));
        store.put_agent(&agent()).await.expect("stored");
        let mut head = support::chat(visitor(), now());
        head.status = domain::Status::Active;
        head.assignment.assignee = Some(id_of_agent());
        head.assignment.participants.insert(id_of_agent());
        head.connections.insert(parsed(WIDGET), Author::Visitor);
        for socket in [CONSOLE, OTHER] {
            let author = Author::Agent(id_of_agent());
            head.connections.insert(parsed(socket), author);
        }
        change(&mut head);
        let opened = store.open_conversation(&head, &Card::default()).await;
        opened.expect("stored");
        Self {
            cloud,
            gateway,
            store,
            delivery,
            id: head.id,
        }
    }

    async fn head(&self) -> Head {
        let head = self.store.head(self.id).await.expect("the table");
        head.expect("a head")
    }

    async fn sends(&self, draft: Draft) -> Result<Sent, Refused> {
        let via = Via::Visitor(visitor());
        self.delivery
            .send(self.id, Author::Visitor, via, draft, now())
            .await
    }

    /// Who follows, by socket.
    async fn following(&self) -> Vec<String> {
        let head = self.head().await;
        head.connections.keys().map(ToString::to_string).collect()
    }

    /// Socket and type of the event of each frame that was posted since the last call, in the order of the sockets.
    fn told(&self) -> Vec<(String, String)> {
        let kind = |frame: &Value| frame["event"]["type"].as_str().expect("a type").to_owned();
        let posts = self.gateway.take();
        let mut told: Vec<_> = posts.iter().map(|(to, f)| (to.clone(), kind(f))).collect();
        told.sort();
        told
    }
}

/// Each of these sockets, with this type of event.
fn each(sockets: &[&str], kind: &str) -> Vec<(String, String)> {
    let mut each: Vec<_> = sockets
        .iter()
        .map(|socket| ((*socket).to_owned(), kind.to_owned()))
        .collect();
    each.sort();
    each
}

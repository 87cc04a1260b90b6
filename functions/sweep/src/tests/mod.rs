//! The real handler and the real table, queue and sockets.

mod auto_reply;
mod faults;
mod follow_up;
mod reconcile;
mod switches;
mod waiting;

use std::net::SocketAddr;

use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use cloud::{Cloud, Options, QueueSettings, WebSocketSettings, function};
use domain::effects::DUE_AFTER_S;
use domain::{
    Agent, AgentId, Answers, Author, Availability, Body, Card, ConnectionId, ConversationId, Event,
    Head, Kind, QueueId, Timestamp, What,
};
use jobs::Jobs;
use runtime::aws::Service;
use serde_json::{Value, json};
use sockets::Sockets;
use store::{Party, Store};
use support::{Backend, bodies};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::{State, Unsettled, look};

fn wrote_at() -> Timestamp {
    "2026-11-20T10:03:03Z".parse().expect("a time")
}

/// So many seconds after the visitor wrote.
fn after(seconds: i64) -> Timestamp {
    Timestamp::from_second(wrote_at().as_second() + seconds).expect("a time")
}

/// When a visitor has waited long enough.
fn due() -> Timestamp {
    after(DUE_AFTER_S)
}

fn queue() -> QueueId {
    "support".parse().expect("a queue")
}

/// An agent who wants mails and serves these queues.
fn agent(number: u128, queues: &[QueueId]) -> Agent {
    Agent {
        queues: queues.iter().cloned().collect(),
        notices: support::mailed_of_everything(),
        ..support::agent(
            &AgentId::from_bits(number).to_string(),
            &format!("agent{number}"),
        )
    }
}

/// A conversation with one event of the visitor, which nobody has read.
fn conversation(number: u128, kind: Kind) -> Head {
    let id = ConversationId::from_bits(number);
    let site = "demo".parse().expect("a site");
    let mut head = Head::new(id, site, queue(), kind, wrote_at());
    let text = Body::parse("hello").expect("a text");
    let what = match kind {
        Kind::Chat | Kind::Email | Kind::Channel => What::Message {
            by: Author::Visitor,
            sender: "tab00001".parse().expect("a sender"),
            n: 1,
            text,
        },
        Kind::Submission => {
            let fields = [("message".to_owned(), text.into_string())];
            What::Submission {
                answers: Answers::from_stored(fields.into()),
                talk: None,
            }
        }
    };
    let at = wrote_at();
    head.log.tail = vec![Event { at, what }];
    head.log.seq = 1;
    head.log.visitor_seq = 1;
    head.waiting.unread = 1;
    head.waiting.unread_from = Some(0);
    head.waiting.due_at_s = Some(due().as_second());
    head
}

type Client = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct World {
    cloud: Cloud,
    gateway: SocketAddr,
    store: Store,
    /// The table itself, for what no program of ours writes.
    table: aws_sdk_dynamodb::Client,
    state: State,
}

impl World {
    async fn new() -> Self {
        Self::with(false).await
    }

    /// `faulty`: the table can be told to misbehave.
    async fn with(faulty: bool) -> Self {
        let backend = Backend::with(Options {
            queues: vec![QueueSettings::new("jobs")],
            dynamodb_proxy: faulty,
            ..Options::default()
        });
        let backend = backend.await;
        let table = aws_sdk_dynamodb::Client::new(&backend.config(Service::DynamoDb));
        let sqs = backend.config(Service::Sqs);
        let gateway = backend.config(Service::Sockets);
        let Backend { cloud, store } = backend;
        let jobs = Jobs::new(&sqs, cloud.queue_url("jobs"));
        let state = State::new(store.clone(), jobs, Sockets::new(&gateway));
        let open = function(|_| async { Ok(json!({"statusCode": 200})) });
        let gateway = cloud.websocket(([127, 0, 0, 1], 0), WebSocketSettings::default(), open);
        let gateway = gateway.await.expect("a gateway");
        Self {
            cloud,
            gateway,
            store,
            table,
            state,
        }
    }

    async fn holds(&self, head: &Head) {
        self.store
            .open_conversation(head, &Card::default())
            .await
            .expect("stored");
    }

    /// As if its log had begun with so many events of the same kind, each in a block of its own.
    async fn holds_long(&self, mut head: Head, blocks: u64) {
        (head.log.base, head.log.visitor_base) = (blocks + 1, blocks + 1);
        (head.log.seq, head.log.visitor_seq) = (blocks + 1, blocks + 1);
        self.holds(&head).await;
        let pk = AttributeValue::S(format!("C#{}", head.id));
        let item = self.table.get_item().table_name("doorbell");
        let item = item.key("pk", pk.clone());
        let item = item.key("sk", AttributeValue::S("HEAD".to_owned()));
        let item = item.send().await.expect("read").item.expect("a head");
        let events = item["tail"].clone();
        let block = |base: u64| {
            let base_text = AttributeValue::N(base.to_string());
            let put = PutRequest::builder()
                .item("pk", pk.clone())
                .item("sk", AttributeValue::S(format!("B#{base:012}")))
                .item("base", base_text.clone())
                .item("visitor_base", base_text)
                .item("events", events.clone());
            let put = put.build().expect("a block");
            WriteRequest::builder().put_request(put).build()
        };
        let blocks: Vec<WriteRequest> = (1..=blocks).map(block).collect();
        for some in blocks.chunks(25) {
            let write = self.table.batch_write_item();
            let write = write.request_items("doorbell", some.to_vec());
            write.send().await.expect("stored");
        }
    }

    /// Makes the head's status what no program knows, or well again.
    async fn spoils(&self, number: u128, status: &str) {
        let id = ConversationId::from_bits(number);
        let update = self.table.update_item().table_name("doorbell");
        let update = update
            .key("pk", AttributeValue::S(format!("C#{id}")))
            .key("sk", AttributeValue::S("HEAD".to_owned()))
            .update_expression("SET #status = :status")
            .expression_attribute_names("#status", "status")
            .expression_attribute_values(":status", AttributeValue::S(status.to_owned()));
        update.send().await.expect("stored");
    }

    async fn has(&self, agent: &Agent) {
        self.store.put_agent(agent).await.expect("stored");
    }

    /// A socket that is really open, for as long as the client is kept.
    async fn connects(&self) -> (Client, ConnectionId) {
        let before = self.cloud.connections();
        let url = format!("ws://{}/", self.gateway);
        let (client, _) = tokio_tungstenite::connect_async(url)
            .await
            .expect("a client");
        let mut fresh = self
            .cloud
            .connections()
            .into_iter()
            .filter(|id| !before.contains(id));
        let id = fresh.next().expect("a connection");
        (client, id.parse().expect("an id"))
    }

    /// A console of the agent.
    async fn opens_console(&self, agent: &Agent) -> Client {
        let (client, socket) = self.connects().await;
        let party = Party::Agent(agent.id, "session".to_owned());
        let since_s = after(0).as_second();
        let put = self.store.put_connection(&socket, &party, since_s);
        put.await.expect("stored");
        client
    }

    /// The visitor's widget follows the conversation.
    async fn opens_widget(&self, number: u128) -> (Client, ConnectionId) {
        let (client, socket) = self.connects().await;
        let id = ConversationId::from_bits(number);
        let head = self
            .store
            .follow_conversation(id, &socket, Author::Visitor, None)
            .await;
        let followed = head.expect("stored");
        assert!(matches!(followed, store::Followed::Done { .. }));
        (client, socket)
    }

    async fn sweeps(&self, now: Timestamp) {
        look(&self.state, "", now).await.expect("all settled");
    }

    async fn head(&self, number: u128) -> Head {
        let head = self.store.head(ConversationId::from_bits(number)).await;
        head.expect("read").expect("a head")
    }

    async fn due_count(&self) -> usize {
        let forever = after(365 * 24 * 3600).as_second();
        let due = self.store.due_conversations(forever, 100).await;
        due.expect("read").len()
    }

    /// The jobs on the queue, each as often as it is there.
    fn jobs(&self) -> Vec<Value> {
        bodies(&self.cloud, "jobs")
    }

    fn job_ids(&self) -> Vec<String> {
        let id = |job: &Value| job["id"].as_str().expect("an id").to_owned();
        self.jobs().iter().map(id).collect()
    }
}

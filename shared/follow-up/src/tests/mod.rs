//! The real table and queue, and a gateway that keeps what is posted.

mod consoles;
mod notices;
mod twice;

use cloud::{Cloud, Options, QueueSettings};
use domain::effects::effects_of;
use domain::{
    Agent, AgentId, Availability, By, Card, Event, MailWhen, NoticeKind, NoticeMethods, Notices,
    Quiet, Status, VisitorId, What,
};
use protocol::Row;
use protocol::job::notice_job_id;
use runtime::aws::Service;
use serde_json::Value;
use store::{EntryRecord, Part, Party};
use support::{Backend, Gateway, bodies, parsed};

use super::*;

fn now() -> Timestamp {
    parsed("2026-11-20T10:03:03Z")
}

/// An agent who is here and wants a mail of everything.
fn agent(number: u128) -> Agent {
    let id = AgentId::from_bits(number).to_string();
    Agent {
        notices: support::mailed_of_everything(),
        ..support::agent(&id, &format!("agent{number}"))
    }
}

struct World {
    cloud: Cloud,
    gateway: Gateway,
    store: Store,
    follow_up: FollowUp,
}

impl World {
    /// With these agents, who serve `support`.
    async fn with(agents: &[Agent]) -> Self {
        let backend = Backend::with(Options {
            queues: vec![QueueSettings::new("jobs")],
            dynamodb_proxy: true,
            ..Options::default()
        });
        let backend = backend.await;
        let sqs = backend.config(Service::Sqs);
        let Backend { cloud, store } = backend;
        let gateway = Gateway::start().await;
        let jobs = Jobs::new(&sqs, cloud.queue_url("jobs"));
        let follow_up = FollowUp::new(store.clone(), jobs, Sockets::new(&gateway.config()));
        for agent in agents {
            store.put_agent(agent).await.expect("stored");
        }
        Self {
            cloud,
            gateway,
            store,
            follow_up,
        }
    }

    async fn holds(&self, head: &Head) {
        let opened = self.store.open_conversation(head, &Card::default()).await;
        opened.expect("stored");
    }

    /// What follows from the beginning of a conversation.
    async fn begins(&self, head: &Head) -> Result<Notified, Failure> {
        self.holds(head).await;
        let effects = effects_of(None, head);
        self.follow_up.apply(head, effects, now()).await
    }

    /// A console of the agent that was let in so long ago.
    async fn opens_console(&self, socket: &str, agent: &Agent, seconds_ago: i64) {
        let party = Party::Agent(agent.id, "session".to_owned());
        let since_s = now().as_second() - seconds_ago;
        let id = parsed(socket);
        let put = self.store.put_connection(&id, &party, since_s);
        put.await.expect("stored");
    }

    /// The console watches `support`.
    async fn watches(&self, socket: &str, agent: &Agent) {
        let until_s = now().as_second() + 3600;
        let queues = [parsed("support")];
        let id = parsed(socket);
        let watch = self.store.watch(&id, agent.id, &queues, &[], until_s);
        watch.await.expect("stored");
    }

    async fn is_known(&self, socket: &str) -> bool {
        let record = self.store.connection(&parsed(socket)).await;
        record.expect("the table").is_some()
    }

    async fn rows(&self, status: Status) -> Vec<Row> {
        let queue = parsed("support");
        let page = self.store.rows_of_queue(&queue, status, Part::freshest(50));
        let rows = page.await.expect("rows").rows.into_iter();
        rows.map(|(_, row)| row).collect()
    }

    async fn entries(&self) -> Vec<EntryRecord> {
        let log = self.store.log(&parsed("support"), None, 50).await;
        log.expect("the log").entries
    }

    /// The ids of the jobs on the queue, each as often as it is there.
    fn jobs(&self) -> Vec<String> {
        let id = |job: &Value| job["id"].as_str().expect("an id").to_owned();
        let mut ids: Vec<_> = bodies(&self.cloud, "jobs").iter().map(id).collect();
        ids.sort();
        ids
    }

    /// Socket and type of each frame that was posted since the last call.
    fn posts(&self) -> Vec<(String, String)> {
        let posts = self.gateway.take().into_iter();
        let kind = |frame: &Value| frame["type"].as_str().expect("a type").to_owned();
        let mut posts: Vec<_> = posts.map(|(to, frame)| (to, kind(&frame))).collect();
        posts.sort();
        posts
    }
}

/// A post of this type to this socket.
fn post(socket: &str, kind: &str) -> (String, String) {
    (socket.to_owned(), kind.to_owned())
}

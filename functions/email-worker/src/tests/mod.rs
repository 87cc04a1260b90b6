//! The real handler and the real table, with the events of `events/email-worker/`.

mod batches;
mod digest;
mod feedback;
mod invitation;
mod kills;
mod lines;
mod notices;
mod quiet;
mod sign_in;

use std::time::Duration;

use aws_lambda_events::sqs::SqsEvent;
use cloud::{Cloud, Faults, Mail, Options, QueueSettings};
use domain::{
    Agent, Author, Body, Card, DisplayName, EmailAddress, Event, Head, Kind, Language, NoticeKind,
    NoticeMethods, Queue, Site, Status, Timestamp, What,
};
use jobs::Jobs;
use mail::Mailer;
use runtime::aws::Service;
use serde_json::{Value, json};
use store::{Lease, NoticeWindow, Store};
use support::Backend;

use crate::{State, handle};

/// The ids in the sample events.
const AGENT: &str = "01KAHCQ0000000000000000A01";
const CONVERSATION: &str = "01KAHCQ0000000000000000C01";
const JOB: &str = "01KAHCQ0000000000000000C01.1.01KAHCQ0000000000000000A01";
const RECORD: &str = "059f36b4-87a3-44ab-83d2-661975830000";

const CHAT: &str = include_str!("../../../../events/email-worker/chat.json");
const SUBMISSION: &str = include_str!("../../../../events/email-worker/submission.json");
const SIGN_IN: &str = include_str!("../../../../events/email-worker/sign-in.json");

/// One minute after the visitor wrote.
fn now() -> Timestamp {
    "2026-11-20T10:04:03Z".parse().expect("a time")
}

fn wrote_at() -> Timestamp {
    "2026-11-20T10:03:03Z".parse().expect("a time")
}

fn event(text: &str) -> SqsEvent {
    serde_json::from_str(text).expect("an event")
}

/// An event with these bodies; each record is called by its place.
fn batch(bodies: &[String]) -> SqsEvent {
    let record = |(place, body): (usize, &String)| {
        let id = format!("record-{place}");
        json!({"messageId": id, "body": body})
    };
    let records: Vec<Value> = bodies.iter().enumerate().map(record).collect();
    serde_json::from_value(json!({"Records": records})).expect("an event")
}

fn notice_job(id: &str, agent: &str, conversation: &str) -> String {
    json!({
        "type": "notify_agent", "v": 1, "id": id, "agent": agent, "kind": "chat",
        "conversation": conversation, "seq": 1,
    })
    .to_string()
}

fn agent() -> Agent {
    Agent {
        email: EmailAddress::parse("Aino@example.com").expect("an address"),
        notices: support::mailed_of_everything(),
        ..support::agent(AGENT, "Aino")
    }
}

/// An open chat in which the visitor wrote once, and an agent left a note later.
fn waiting() -> Head {
    let mut head = Head::new(
        CONVERSATION.parse().expect("an id"),
        "demo".parse().expect("a site"),
        "support".parse().expect("a queue"),
        Kind::Chat,
        wrote_at(),
    );
    let message = What::Message {
        by: Author::Visitor,
        sender: "tab00001".parse().expect("a sender"),
        n: 1,
        text: Body::parse("hello").expect("a text"),
    };
    let note = What::Note {
        by: AGENT.parse().expect("an id"),
        sender: "tab00002".parse().expect("a sender"),
        n: 1,
        text: Body::parse("who takes it?").expect("a text"),
    };
    head.log.tail = vec![
        Event {
            at: wrote_at(),
            what: message,
        },
        Event {
            at: now(),
            what: note,
        },
    ];
    head.log.seq = 2;
    head.log.visitor_seq = 1;
    head.waiting.unread = 1;
    head.waiting.unread_from = Some(0);
    head.last_at = now();
    head
}

struct World {
    cloud: Cloud,
    store: Store,
    state: State,
}

impl World {
    /// Site, queue and agent of the samples.
    async fn new() -> Self {
        let queue = |name| QueueSettings::new(name).longest_delay(Duration::ZERO);
        let backend = Backend::with(Options {
            queues: vec![queue("jobs"), queue("sign-in")],
            ..Options::default()
        });
        let backend = backend.await;
        let (ses, sqs) = (backend.config(Service::Ses), backend.config(Service::Sqs));
        let Backend { cloud, store } = backend;
        cloud.on_mail_events("jobs").expect("the queue");
        let from = mail::Settings::new("desk@example.com").expect("an address");
        let from = from.configuration_set("doorbell");
        let console = "https://desk.example.com".parse().expect("an origin");
        let jobs = ["jobs", "sign-in"].map(|queue| Jobs::new(&sqs, cloud.queue_url(queue)));
        let state = State::new(store.clone(), jobs, Mailer::new(&ses, from), console);
        let world = Self {
            cloud,
            store,
            state,
        };
        world.set_up().await;
        world
    }

    async fn set_up(&self) {
        let site = Site {
            name: "Demo Shop".to_owned(),
            ..support::site("demo", &["support"])
        };
        let queue = Queue {
            name: "Support".to_owned(),
            ..support::queue("support", "demo")
        };
        self.store.put_site(&site).await.expect("stored");
        self.store.put_queue(&queue).await.expect("stored");
        self.store.put_agent(&agent()).await.expect("stored");
    }

    async fn holds(&self, head: &Head) {
        self.store
            .open_conversation(head, &Card::default())
            .await
            .expect("stored");
    }

    /// The ids that come again.
    async fn works_at(&self, event: SqsEvent, now: Timestamp) -> Vec<String> {
        let response = handle(&self.state, event, "", now).await;
        let failed = response.batch_item_failures.into_iter();
        failed.map(|failure| failure.item_identifier).collect()
    }

    async fn works(&self, event: SqsEvent) -> Vec<String> {
        self.works_at(event, now()).await
    }

    fn mails(&self) -> Vec<Mail> {
        self.cloud.mails().expect("a mailbox")
    }

    fn bodies(&self, queue: &str) -> impl Iterator<Item = String> {
        let messages = self.cloud.messages(queue).expect("the queue");
        let body = |message: Value| message["body"].as_str().expect("a body").to_owned();
        messages.into_iter().map(body)
    }

    /// The bodies of the sign-in mails that were put off.
    fn put_off_sign_ins(&self) -> Vec<String> {
        self.bodies("sign-in").collect()
    }

    /// The bodies of the jobs that were put off.
    fn put_off(&self) -> Vec<String> {
        self.bodies("jobs")
            .filter(|body| !is_digest(body))
            .collect()
    }

    /// The bodies of the jobs that mail what waits.
    fn digests(&self) -> Vec<String> {
        self.bodies("jobs").filter(|body| is_digest(body)).collect()
    }

    fn breaks(&self, change: impl FnOnce(&mut Faults)) {
        self.cloud.change_faults(change).expect("changed");
    }

    /// As if the agent had not been mailed for long.
    async fn was_long_ago(&self, agent: &str) {
        let agent = agent.parse().expect("an id");
        loop {
            let window = self.store.notice_window(agent).await.expect("a window");
            let window = NoticeWindow {
                version: window.version,
                ..NoticeWindow::default()
            };
            // A worker that was killed may still have a write on the way.
            let put = self.store.put_notice_window(agent, window).await;
            if put.expect("the table") {
                return;
            }
        }
    }

    async fn is_done(&self, job: &str) -> bool {
        let now_s = now().as_second();
        let lease = self.store.take_lease(job, now_s, now_s).await;
        lease.expect("a lease") == Lease::Done
    }
}

/// Everything that a reader of the mail can see.
fn all_of(mail: &Mail) -> String {
    let Mail {
        from,
        to,
        subject,
        text,
        html,
        headers,
        ..
    } = mail;
    format!("{from}\n{to:?}\n{subject}\n{text}\n{html}\n{headers:?}")
}

fn is_digest(body: &str) -> bool {
    body.contains(r#""type":"send_digest""#)
}

fn resolved(head: &mut Head) {
    head.status = Status::Resolved;
}

//! A site with two queues and people of every role, another site, and requests as the gateway sends them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;

use cloud::{Cloud, Options, QueueSettings};
use delivery::Delivery;
use domain::{
    Action, Agent, AgentId, Author, Body, Card, ConversationId, Event, Head, Kind, Queue, QueueId,
    Role, Site, Status, Timestamp, What,
};
use http::{Response, header};
use jobs::Jobs;
use protocol::Job;
use runtime::aws::Service;
use serde_json::{Value, json};
use sockets::Sockets;
use store::Store;
use support::Backend;

use crate::auth::{cookie, session};
use crate::handler::handle_at;
use crate::{Settings, State};

const SAMPLE: &str = include_str!("../../../../events/agent-api/me.json");

pub(super) const ORIGIN: &str = "https://desk.example.com";
pub(super) const SOCKETS_URL: &str = "wss://sockets.example.com/live";

thread_local! {
    /// What was logged by the test of this thread. One subscriber serves all tests: of several, each would decide for the
    /// others which lines are never written.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Line;

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.extend(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything that this test has logged.
pub(super) fn logged() -> String {
    LOG.with_borrow(|log| String::from_utf8(log.clone()).expect("text"))
}

/// The time of the sample events.
pub(super) fn now() -> Timestamp {
    at_s(0)
}

/// So many seconds later.
pub(super) fn at_s(seconds: i64) -> Timestamp {
    let start: Timestamp = "2026-11-20T10:03:03Z".parse().expect("a time");
    Timestamp::from_second(start.as_second() + seconds).expect("a time")
}

/// A request that is being written.
#[derive(Clone)]
pub(super) struct Ask(pub(super) Value);

/// A request of the console's own pages. What changes something carries an empty object.
pub(super) fn ask(method: &str, path: &str) -> Ask {
    let mut event: Value = serde_json::from_str(SAMPLE).expect("a sample");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    event["rawPath"] = json!(path);
    event["rawQueryString"] = json!(query);
    event["requestContext"]["http"]["method"] = json!(method);
    event["requestContext"]["http"]["path"] = json!(path);
    event["cookies"] = json!([]);
    let ask = Ask(event);
    if method == "GET" {
        return ask;
    }
    ask.with("origin", ORIGIN)
        .with("content-type", "application/json")
        .text("{}")
}

impl Ask {
    pub(super) fn of_sample(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("a sample"))
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.0["headers"][name] = json!(value);
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        let headers = self.0["headers"].as_object_mut().expect("headers");
        headers.remove(name);
        self
    }

    /// With this cookie too (`name=value`).
    pub(super) fn by(mut self, cookie: &str) -> Self {
        let cookies = self.0["cookies"].as_array_mut().expect("cookies");
        cookies.push(json!(cookie));
        self
    }

    pub(super) fn at_ip(mut self, address: &str) -> Self {
        self.0["requestContext"]["http"]["sourceIp"] = json!(address);
        self
    }

    pub(super) fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    pub(super) fn text(mut self, body: &str) -> Self {
        self.0["body"] = json!(body);
        self
    }
}

/// What came back.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Value,
    pub(super) response: Response<lambda_http::Body>,
}

impl Reply {
    fn of(response: Response<lambda_http::Body>) -> Self {
        let bytes: &[u8] = response.body().as_ref();
        let body = match bytes {
            [] => Value::Null,
            bytes => serde_json::from_slice(bytes).expect("JSON"),
        };
        Self {
            status: response.status().as_u16(),
            body,
            response,
        }
    }

    /// The last part of the problem's type; empty when it is none.
    pub(super) fn code(&self) -> &str {
        let code = self.body["type"].as_str().unwrap_or_default();
        code.strip_prefix("urn:doorbell:").unwrap_or_default()
    }

    pub(super) fn pointer(&self) -> &str {
        self.body["errors"][0]["pointer"].as_str().unwrap_or("none")
    }

    pub(super) fn cookies(&self) -> Vec<&str> {
        let headers = self.response.headers().get_all(header::SET_COOKIE);
        headers.iter().map(|c| c.to_str().expect("text")).collect()
    }

    /// `name=value` of a cookie that the answer sets.
    pub(super) fn cookie(&self, name: &str) -> String {
        let cookies = self.cookies();
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name));
        let cookie = cookie.expect("a cookie of this name");
        cookie.split(';').next().unwrap_or_default().to_owned()
    }

    pub(super) fn items(&self) -> Vec<Value> {
        self.body["items"].as_array().expect("items").clone()
    }

    /// One field of every item.
    pub(super) fn each(&self, field: &str) -> Vec<String> {
        let text = |item: &Value| item[field].as_str().expect("text").to_owned();
        self.items().iter().map(text).collect()
    }

    #[track_caller]
    pub(super) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    #[track_caller]
    pub(super) fn refused(self, status: u16, code: &str) -> Self {
        assert_eq!((self.status, self.code()), (status, code), "{}", self.body);
        self
    }
}

pub(super) struct World {
    pub(super) cloud: Cloud,
    pub(super) store: Store,
    pub(super) state: State,
}

/// The people, by first name: role on a site, and queues.
const PEOPLE: [(&str, &str, Role, &[&str]); 6] = [
    ("oona", "demo", Role::Owner, &["support"]),
    ("aino", "demo", Role::Agent, &["support"]),
    ("adam", "demo", Role::Administrator, &[]),
    ("fia", "demo", Role::FullAccess, &[]),
    ("otto", "demo", Role::Agent, &["sales"]),
    ("eeva", "other", Role::Owner, &["elsewhere"]),
];

/// The id of a person, as in the sample events.
pub(super) fn id_of(name: &str) -> AgentId {
    let place = PEOPLE.iter().position(|(known, ..)| *known == name);
    let place = place.expect("a person") + 1;
    let id = format!("01KAHCQ0000000000000000A{place:02}");
    id.parse().expect("an id")
}

pub(super) fn queue_id(name: &str) -> QueueId {
    name.parse().expect("a queue")
}

pub(super) fn conversation_id(place: u32) -> ConversationId {
    let id = format!("01KAHCQ000000000000000{place:04}");
    id.parse().expect("an id")
}

impl World {
    pub(super) async fn new() -> Self {
        // All but the first find it done.
        let _ = tracing_subscriber::fmt().with_writer(|| Line).try_init();
        let backend = Backend::with(Options {
            queues: vec![QueueSettings::new("sign-in")],
            dynamodb_proxy: true,
            ..Options::default()
        });
        let backend = backend.await;
        let sockets = Sockets::new(&backend.config(Service::Sockets));
        let sqs = backend.config(Service::Sqs);
        let Backend { cloud, store } = backend;
        let settings = Settings {
            console_origin: ORIGIN.to_owned(),
            widget_origin: "https://widget.example.com".to_owned(),
            sockets_url: SOCKETS_URL.to_owned(),
        };
        let state = State::new(
            store.clone(),
            Delivery::new(store.clone(), sockets),
            Jobs::new(&sqs, cloud.queue_url("sign-in")),
            settings,
        );
        let world = Self {
            cloud,
            store,
            state,
        };
        world.set_up().await;
        world
    }

    async fn set_up(&self) {
        self.site("demo", &["support", "sales"]).await;
        self.site("other", &["elsewhere"]).await;
        for (name, site, role, queues) in PEOPLE {
            self.employs(name, site, role, queues).await;
        }
    }

    async fn site(&self, name: &str, queues: &[&str]) {
        let site = Site {
            origins: vec![],
            ..support::site(name, queues)
        };
        self.store.put_site(&site).await.expect("stored");
        for queue in queues {
            let queue = Queue {
                by_hand: (*queue == "sales").then_some(domain::ByHand {
                    open: false,
                    until: None,
                }),
                ..support::queue(queue, name)
            };
            self.store.put_queue(&queue).await.expect("stored");
        }
    }

    /// Writes a person, or what they are from now on.
    pub(super) async fn employs(&self, name: &str, site: &str, role: Role, queues: &[&str]) {
        let agent = Agent {
            sites: [(site.parse().expect("a site"), role)].into(),
            queues: queues.iter().copied().map(queue_id).collect(),
            ..support::agent(&id_of(name).to_string(), name)
        };
        self.store.put_agent(&agent).await.expect("stored");
    }

    pub(super) async fn agent(&self, name: &str) -> Agent {
        let agent = self.store.agent(id_of(name)).await.expect("read");
        agent.expect("an agent")
    }

    /// The cookie of a person who has just signed in.
    pub(super) async fn session(&self, name: &str) -> String {
        let begun = session::begin(&self.state, id_of(name), "Firefox, Linux".into(), now()).await;
        let mut response = Response::new(lambda_http::Body::Empty);
        cookie::set(&mut response, &begun.expect("a session"));
        Reply::of(response).cookie(cookie::SESSION)
    }

    pub(super) async fn answers_at(&self, ask: Ask, now: Timestamp) -> Reply {
        let request = lambda_http::request::from_str(&ask.0.to_string()).expect("a request");
        Reply::of(handle_at(&self.state, &request, now).await)
    }

    pub(super) async fn answers(&self, ask: Ask) -> Reply {
        self.answers_at(ask, now()).await
    }

    /// A chat in which the visitor has written once, with whatever else is true of it.
    pub(super) async fn chat(
        &self,
        place: u32,
        queue: &str,
        change: impl FnOnce(&mut Head),
    ) -> Head {
        let site = if queue == "elsewhere" {
            "other"
        } else {
            "demo"
        };
        let site = site.parse().expect("a site");
        let id = conversation_id(place);
        let mut head = Head::new(id, site, queue_id(queue), Kind::Chat, now());
        let what = What::Message {
            by: Author::Visitor,
            sender: "visitor1".parse().expect("a sender"),
            n: 1,
            text: Body::parse("Is anybody there?").expect("a text"),
        };
        head.log.tail.push(Event { at: now(), what });
        (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
        head.waiting.unread_from = Some(0);
        change(&mut head);
        let card = Card {
            user_agent: Some("A browser".to_owned()),
            ..Card::default()
        };
        self.store
            .open_conversation(&head, &card)
            .await
            .expect("stored");
        head
    }

    /// The log of the first conversation, as this agent reads it.
    pub(super) async fn events(&self, session: &str) -> Vec<Value> {
        let path = format!("/v1/conversations/{}/events", conversation_id(1));
        let page = self.answers(ask("GET", &path).by(session)).await.is(200);
        let events = page.body["events"].as_array().expect("events").iter();
        events.map(|numbered| numbered["event"].clone()).collect()
    }

    pub(super) async fn head(&self, place: u32) -> Head {
        let head = self.store.head(conversation_id(place)).await.expect("read");
        head.expect("a conversation")
    }

    /// The ids of the sign-in requests for which a mail is to be sent.
    pub(super) fn sign_in_jobs(&self) -> Vec<String> {
        let messages = self.cloud.messages("sign-in").expect("a queue");
        let job = |message: &Value| match jobs::read(message["body"].as_str().expect("a body")) {
            Ok(Job::SignIn { id, .. }) => id,
            other => panic!("not a sign-in job: {other:?}"),
        };
        messages.iter().map(job).collect()
    }

    /// Does what `email-worker` does: gives each request a token, if the address is an agent's. The last token.
    pub(super) async fn mails_links(&self) -> Option<String> {
        let mut last = None;
        for id in self.sign_in_jobs() {
            let link = self.store.link_request(&id, now().as_second()).await;
            let link = link.expect("read").expect("a request");
            let agent = self.store.agent_of_email(&link.address()).await;
            let Some(agent) = agent.expect("read") else {
                continue;
            };
            let token = runtime::secret();
            let put = self.store.put_link_token(&link, agent.id, &token).await;
            put.expect("stored");
            last = Some(token);
        }
        last
    }
}

/// Makes somebody responsible.
pub(super) fn held_by(name: &'static str) -> impl FnOnce(&mut Head) {
    move |head| {
        head.status = Status::Active;
        head.assignment.assignee = Some(id_of(name));
        head.assignment.participants = BTreeSet::from([id_of(name)]);
        head.assignment.names.insert(id_of(name), name.to_owned());
    }
}

/// Brings a conversation into a state in which this member of its queue, a senior, may do this.
pub(super) fn open_for(name: &'static str, action: Action) -> impl FnOnce(&mut Head) {
    move |head| match action {
        Action::Write | Action::Leave => held_by(name)(head),
        Action::Reopen => head.status = Status::Resolved,
        Action::Restore => head.status = Status::Trashed,
        _ => {}
    }
}

//! Sites, people and conversations beyond the sample, put straight into the table; and calls as anybody could make them.

use domain::{
    Agent, AgentId, Author, Body, ByHand, ConversationId, DisplayName, EmailAddress, Event, Head,
    Kind, Language, Queue, Relation, Role, Site, SiteId, Status, Timestamp, VisitorId, What,
};
use serde_json::{Value, json};
use store::{SessionRecord, VisitorRecord, hash_of};

use crate::world::{Answer, Socket, World};

/// Half a day: as long as an unused session holds.
pub(crate) const LATER_S: i64 = 12 * 3600;

/// An agent with a session.
#[derive(Debug, Clone)]
pub(crate) struct Employee {
    pub(crate) agent: Agent,
    /// `name=value`, as a browser sends it.
    pub(crate) cookie: String,
    /// What the session is called in lists.
    pub(crate) session: String,
}

/// A visitor with a token.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) id: VisitorId,
    pub(crate) token: String,
    /// The page from which the visitor calls.
    pub(crate) page: String,
}

/// 128 bits that differ from name to name.
fn bits_of(name: &str) -> u128 {
    u128::from_str_radix(&hash_of(name)[..32], 16).expect("hexadecimal")
}

/// The id of a conversation that only a test knows.
pub(crate) fn conversation_id(name: &str) -> ConversationId {
    ConversationId::from_bits(bits_of(name))
}

impl World {
    pub(crate) fn now(&self) -> Timestamp {
        self.stack.clock.now()
    }

    /// Writes a site that these pages may use, with these queues.
    pub(crate) async fn founds(&self, name: &str, origins: &[&str], queues: &[&str]) {
        let site = Site {
            language: Language::En,
            colour: "#225588".to_owned(),
            time_zone: "Europe/Helsinki".parse().expect("a zone"),
            origins: origins.iter().map(|o| o.parse().expect("one")).collect(),
            queues: queues.iter().map(|q| q.parse().expect("one")).collect(),
            ..Site::new(name.parse().expect("a site"), format!("The {name} site"))
        };
        self.stack.store.put_site(&site).await.expect("stored");
        for id in site.queues {
            let queue = Queue {
                by_hand: Some(ByHand {
                    open: true,
                    until: None,
                }),
                ..Queue::new(id.clone(), site.id.clone(), format!("The {id} queue"))
            };
            self.stack.store.put_queue(&queue).await.expect("stored");
        }
    }

    /// Writes an agent and signs them in.
    pub(crate) async fn employs(
        &self,
        name: &str,
        site: &str,
        role: Role,
        queues: &[&str],
    ) -> Employee {
        let agent = Agent {
            sites: [(site.parse().expect("a site"), role)].into(),
            queues: queues.iter().map(|q| q.parse().expect("one")).collect(),
            ..Agent::new(
                AgentId::from_bits(bits_of(name)),
                EmailAddress::parse(&format!("{name}@example.com")).expect("an address"),
                DisplayName::parse(name).expect("a name"),
                Language::Fi,
            )
        };
        self.stack.store.put_agent(&agent).await.expect("stored");
        self.signs_in(agent, LATER_S).await
    }

    /// A session of an agent that ends so many seconds from now.
    pub(crate) async fn signs_in(&self, agent: Agent, ends_in_s: i64) -> Employee {
        let now_s = self.now().as_second();
        let name = agent.name.as_str();
        let secret = format!("secret-of-{name}-{ends_in_s}");
        let session = SessionRecord {
            id: format!("session-of-{name}-{ends_in_s}"),
            agent: agent.id.to_string(),
            hash: hash_of(&secret),
            browser: "Firefox, Linux".to_owned(),
            created_at_s: now_s,
            renewed_at_s: now_s,
            seen_at_s: now_s,
            expires_at_s: now_s + ends_in_s,
            replaced: false,
        };
        let put = self.stack.store.put_session(agent.id, &session).await;
        put.expect("stored");
        Employee {
            cookie: format!("__Host-session={}.{secret}", agent.id),
            session: session.id,
            agent,
        }
    }

    /// Writes a visitor whose token ends so many seconds from now.
    pub(crate) async fn guest(&self, name: &str, site: &str, page: &str, ends_in_s: i64) -> Guest {
        let id = VisitorId::from_bits(bits_of(name));
        let secret = format!("secret-of-{name}");
        let record = VisitorRecord {
            site: site.to_owned(),
            token_hash: hash_of(&secret),
            expires_at_s: self.now().as_second() + ends_in_s,
            user_agent: None,
            language: None,
        };
        let put = self.stack.store.put_visitor(id, &record).await;
        put.expect("stored");
        Guest {
            id,
            token: format!("{id}.{secret}"),
            page: page.to_owned(),
        }
    }

    /// Puts a conversation of this name into a queue, with whatever else is true of it. Its log is empty, so that nothing
    /// follows from it alone.
    pub(crate) async fn holds(
        &self,
        name: &str,
        (site, queue): (&str, &str),
        kind: Kind,
        change: impl FnOnce(&mut Head),
    ) -> Head {
        let site: SiteId = site.parse().expect("a site");
        let queue = queue.parse().expect("a queue");
        let mut head = Head::new(conversation_id(name), site, queue, kind, self.now());
        change(&mut head);
        let opened = self
            .stack
            .store
            .open_conversation(&head, &domain::Card::default())
            .await;
        opened.expect("stored");
        self.head(head.id).await
    }

    /// A conversation as the table has it.
    pub(crate) async fn head(&self, id: ConversationId) -> Head {
        let head = self.stack.store.head(id).await.expect("read");
        head.expect("a conversation")
    }

    /// A call from the console's own pages. What changes something carries an empty object.
    pub(crate) fn to_console(&self, method: &str, path: &str) -> Call<'_> {
        Call::new(self, method, self.console(path))
            .with("origin", &self.stack.addresses.console)
            .with("sec-fetch-site", "same-origin")
    }

    /// A call of the widget from a page.
    pub(crate) fn to_widget(&self, method: &str, path: &str, page: &str) -> Call<'_> {
        Call::new(self, method, self.widget(path)).with("origin", page)
    }
}

/// Makes this agent stand to the conversation like this. Who is a member or outside is said by the agent's queues.
pub(crate) fn stands(head: &mut Head, agent: &Agent, relation: Relation, colleague: &Agent) {
    let mut takes_part = Vec::new();
    match relation {
        Relation::Assignee => {
            head.assignment.assignee = Some(agent.id);
            takes_part.push(agent);
        }
        Relation::Participant | Relation::Member | Relation::Outside => {
            if head.status != Status::Unassigned {
                head.assignment.assignee = Some(colleague.id);
                takes_part.push(colleague);
            }
            if relation == Relation::Participant {
                takes_part.push(agent);
            }
        }
    }
    for agent in takes_part {
        head.assignment.participants.insert(agent.id);
        head.assignment
            .names
            .insert(agent.id, agent.name.as_str().to_owned());
    }
}

/// The visitor has said this.
pub(crate) fn said(head: &mut Head, text: &str) {
    let what = What::Message {
        by: Author::Visitor,
        sender: "visitor1".parse().expect("a sender"),
        n: 1,
        text: Body::parse(text).expect("a text"),
    };
    let at = head.created_at;
    head.log.tail.push(Event { at, what });
    (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
    head.waiting.unread_from = Some(0);
}

/// A call that is being written.
#[derive(Clone)]
pub(crate) struct Call<'w> {
    world: &'w World,
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl<'w> Call<'w> {
    fn new(world: &'w World, method: &str, url: String) -> Self {
        let call = Self {
            world,
            method: method.to_owned(),
            url,
            headers: Vec::new(),
            body: String::new(),
        };
        if method == "GET" {
            return call;
        }
        call.with("content-type", "application/json")
            .json(&json!({}))
    }

    /// With this header, and no other of its name.
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        let mut call = self.without(name);
        call.headers.push((name.to_owned(), value.to_owned()));
        call
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    /// The same to the other host.
    pub(crate) fn at_other_host(mut self) -> Self {
        let (console, widget) = (self.world.console(""), self.world.widget(""));
        self.url = match self.url.strip_prefix(&console) {
            Some(path) => format!("{widget}{path}"),
            None => self.url.replacen(&widget, &console, 1),
        };
        self
    }

    /// The same with another method.
    pub(crate) fn method(mut self, method: &str) -> Self {
        method.clone_into(&mut self.method);
        self
    }

    /// With the session of this agent.
    pub(crate) fn by(self, employee: &Employee) -> Self {
        self.with("cookie", &employee.cookie)
    }

    /// With the token of this visitor, from their page.
    pub(crate) fn of(self, guest: &Guest) -> Self {
        self.with("authorization", &format!("Bearer {}", guest.token))
            .with("origin", &guest.page)
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    pub(crate) fn text(mut self, body: &str) -> Self {
        body.clone_into(&mut self.body);
        self
    }

    pub(crate) async fn answer(self) -> Answer {
        let method = self.method.parse().expect("a method");
        let mut request = self.world.http.request(method, &self.url).body(self.body);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }
}

/// Checks that an answer is a problem of this code, as RFC 9457 and our contract write one.
#[track_caller]
pub(crate) fn refused(answer: &Answer, status: u16, code: &str, what: &str) {
    let told = (answer.status, answer.code());
    assert_eq!(told, (status, code), "{what}: {:?}", answer.body);
    let Answer { headers, body, .. } = answer;
    assert_eq!(
        headers["content-type"], "application/problem+json",
        "{what}"
    );
    assert_eq!(body["status"], status, "{what}");
    for text in ["title", "detail", "trace"] {
        let text = body[text].as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{what}: {body}");
    }
    let known = [
        "type", "title", "status", "detail", "trace", "errors", "expected", "state", "code",
    ];
    let fields = body.as_object().expect("an object");
    assert!(
        fields.keys().all(|field| known.contains(&field.as_str())),
        "{what}: {body}"
    );
}

/// What an answer says, but for the trace, which is never twice the same.
pub(crate) fn untraced(answer: &Answer) -> Value {
    let mut body = answer.body.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("trace");
    }
    body
}

/// Opens a socket with a ticket that the answer to this call gives.
async fn socket_by(call: Call<'_>, origin: &str) -> Socket {
    let given = call.answer().await;
    assert_eq!(given.status, 201, "{given:?}");
    let text = |name: &str| given.body[name].as_str().expect("text");
    let protocols = format!("v1, ticket.{}", text("ticket"));
    let opened = Socket::open(text("url"), Some(origin), &protocols).await;
    opened.expect("the socket opens")
}

impl Employee {
    pub(crate) async fn socket(&self, world: &World) -> Socket {
        let call = world.to_console("POST", "/v1/tickets").by(self);
        socket_by(call, &world.stack.addresses.console).await
    }
}

impl Guest {
    pub(crate) async fn socket(&self, world: &World) -> Socket {
        let call = world.to_widget("POST", "/v1/visitor/tickets", &self.page);
        socket_by(call.of(self), &self.page).await
    }
}

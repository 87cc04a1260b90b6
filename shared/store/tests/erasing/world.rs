//! A person who left traces of every kind, and a bystander in the same queues.

use std::sync::Arc;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{PutRequest, WriteRequest};
use cloud::{Cloud, Options};
use domain::conversation::Draft;
use domain::effects::effects_of;
use domain::{
    Agent, AgentId, Answers, Author, Body, By, Card, Contact, ContactChange, ConversationId,
    DisplayName, EmailAddress, Event, Head, Kind, Language, QueueId, Role, SenderId, Side, Site,
    SiteId, Timestamp, VisitorId, What, change,
};
use protocol::agent::SuppressionReason;
use runtime::aws::Service;
use serde_json::Value;
use store::{
    Appended, Changed, EntryRecord, EventsRange, Party, Refusal, Store, Via, VisitorRecord,
};
use support::parsed;

/// In every text of the person, and nowhere else.
pub(crate) const CANARY: &str = "kanarienvogel";
pub(crate) const ADDRESS: &str = "Kanarienvogel@example.com";
pub(crate) const OLD_ADDRESS: &str = "kanarienvogel.old@example.com";

pub(crate) fn now() -> Timestamp {
    "2026-11-21T10:00:00Z".parse().expect("a time")
}

pub(crate) fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

pub(crate) fn queue(name: &str) -> QueueId {
    parsed(name)
}

pub(crate) fn agent() -> AgentId {
    AgentId::from_bits(1)
}

pub(crate) fn the_person() -> VisitorId {
    VisitorId::from_bits(2)
}

pub(crate) fn the_bystander() -> VisitorId {
    VisitorId::from_bits(3)
}

pub(crate) fn chat(name: &str, visitor: VisitorId) -> ConversationId {
    ConversationId::of_chat(&parsed("shop"), &queue(name), visitor)
}

pub(crate) fn form(key: &str) -> ConversationId {
    ConversationId::of_submission(&parsed("shop"), key)
}

pub(crate) fn draft(n: u64, text: &str, note: bool) -> Draft {
    let sender: SenderId = parsed("tab00001");
    let text = Body::parse(text).expect("a text");
    Draft {
        sender,
        n,
        text,
        note,
    }
}

/// One table of a cloud.
pub(crate) struct World {
    cloud: Arc<Cloud>,
    pub(crate) store: Store,
    client: Client,
    table: String,
}

impl World {
    /// An empty table of a new cloud.
    async fn new() -> Self {
        let cloud = Cloud::start(Options::default()).await.expect("a cloud");
        Self::of(Arc::new(cloud), "doorbell".to_owned())
    }

    fn of(cloud: Arc<Cloud>, table: String) -> Self {
        let store = support::store_in(&cloud, &table);
        let client = Client::new(&support::config(&cloud, Service::DynamoDb));
        Self {
            store,
            client,
            cloud,
            table,
        }
    }

    /// Another table of the same cloud, which holds these items.
    pub(crate) async fn holding(&self, name: &str, items: &[Value]) -> Self {
        let world = Self::of(Arc::clone(&self.cloud), name.to_owned());
        for some in items.chunks(25) {
            let put = |item| {
                let item = serde_dynamo::aws_sdk_dynamodb_1::to_item(item).expect("an item");
                let put = PutRequest::builder().set_item(Some(item)).build();
                WriteRequest::builder()
                    .put_request(put.expect("an item"))
                    .build()
            };
            let puts = some.iter().map(put).collect();
            let batch = world
                .client
                .batch_write_item()
                .request_items(&world.table, puts);
            let left = batch.send().await.expect("put").unprocessed_items;
            assert!(left.unwrap_or_default().is_empty(), "all are put");
        }
        world
    }

    /// Everything in the table, in the order of its keys.
    pub(crate) async fn items(&self) -> Vec<Value> {
        let pages = self.client.scan().table_name(&self.table).into_paginator();
        let found = pages.items().send().collect::<Result<Vec<_>, _>>().await;
        let mut items: Vec<Value> = found
            .expect("the table")
            .into_iter()
            .map(|item| serde_dynamo::aws_sdk_dynamodb_1::from_item(item).expect("JSON"))
            .collect();
        items.sort_by_key(|item| (item["pk"].to_string(), item["sk"].to_string()));
        items
    }

    pub(crate) async fn head(&self, id: ConversationId) -> Head {
        let head = self.store.head(id).await.expect("the table");
        head.expect("a head")
    }

    /// What `relay` does with a change: number, lines, row.
    pub(crate) async fn relays(&self, old: Option<&Head>, new: &Head) {
        let effects = effects_of(old, new);
        let mut head = new.clone();
        if effects.number {
            let number = self.store.give_number(head.id).await;
            head.number = Some(number.expect("a number"));
        }
        for entry in &effects.entries {
            let (id, at, number) = (entry.id, entry.at, head.number);
            let record = match entry.accepted_by {
                None => EntryRecord::submission(id, &head.queue, at, head.id, number),
                Some(_) => {
                    let name = "Olivia".to_owned();
                    EntryRecord::accepted(id, &head.queue, at, head.id, number, name)
                }
            };
            let put = self.store.put_entry(id, &head.queue, &record).await;
            put.expect("a line");
        }
        if effects.row || effects.number {
            self.store.put_row(&head).await.expect("a row");
        }
    }

    pub(crate) async fn changes(
        &self,
        id: ConversationId,
        change: impl Fn(&Head) -> change::Change,
    ) -> Head {
        let head = self.head(id).await;
        let changed = self.store.change(&head, change(&head), now()).await;
        match changed.expect("the table") {
            Changed::Done(head) => *head,
            other => panic!("not changed: {other:?}"),
        }
    }

    async fn says(&self, id: ConversationId, visitor: VisitorId, n: u64, text: &str) {
        let via = Via::Visitor(visitor);
        let draft = draft(n, text, false);
        let appended = self
            .store
            .append(id, Author::Visitor, via, draft, now())
            .await;
        match appended.expect("the table") {
            Appended::Stored(head) => {
                let spilled = self.store.spill_if_long(&head).await;
                spilled.expect("spilled");
                self.relays(None, &head).await;
            }
            other => panic!("not stored: {other:?}"),
        }
    }

    /// Site, queues, agent, bystander, and the person with traces of every kind.
    pub(crate) async fn populated() -> Self {
        let world = Self::new().await;
        world.settings().await;
        world.visitor(the_bystander(), "socket-b").await;
        world.chats("support", the_bystander(), "Bea", 4).await;
        world.sends("by", "Bea", "bea@example.com").await;
        world.visitor(the_person(), "socket-p").await;
        world.chats("support", the_person(), CANARY, 7).await;
        world.chats("sales", the_person(), "", 2).await;
        world.sends("own", CANARY, OLD_ADDRESS).await;
        world.corrects().await;
        let refusal = Refusal {
            reason: SuppressionReason::Bounce,
            sent_at: now(),
            at: now(),
        };
        for of in [ADDRESS, "bea@example.com"] {
            let suppressed = world.store.suppress(&address(of), refusal).await;
            suppressed.expect("a suppression");
        }
        world
    }

    async fn settings(&self) {
        let site = Site {
            name: "Shop".to_owned(),
            language: Language::Fi,
            origins: vec![parsed("https://shop.example")],
            ..support::site("shop", &["support", "sales"])
        };
        self.store.put_site(&site).await.expect("a site");
        for id in site.queues {
            let queue = support::queue(id.as_str(), "shop");
            self.store.put_queue(&queue).await.expect("a queue");
        }
        self.store.put_agent(&olivia()).await.expect("an agent");
    }

    async fn visitor(&self, id: VisitorId, socket: &str) {
        let record = VisitorRecord {
            site: "shop".to_owned(),
            token_hash: store::hash_of("secret"),
            expires_at_s: now().as_second() + 3600,
            user_agent: Some("Mozilla/5.0".to_owned()),
            language: None,
        };
        self.store.put_visitor(id, &record).await.expect("stored");
        let party = Party::Visitor(id, parsed("shop"));
        let (socket, now_s) = (parsed(socket), now().as_second());
        let put = self.store.put_connection(&socket, &party, now_s).await;
        put.expect("a socket");
    }

    /// A chat that an agent took, noted on and moved; somebody was told of it.
    async fn chats(&self, name: &str, visitor: VisitorId, person: &str, messages: u64) {
        let id = chat(name, visitor);
        let site: SiteId = parsed("shop");
        let mut head = Head::new(id, site, queue(name), Kind::Chat, now());
        (head.visitor, head.name) = (Some(visitor), DisplayName::parse(person).ok());
        let contact = Contact {
            name: head.name.clone(),
            ..Contact::default()
        };
        let card = Card {
            contact,
            ..Card::default()
        };
        let opened = self.store.open_conversation(&head, &card).await;
        opened.expect("opened");
        for n in 1..=messages {
            let text = format!("{person} says a word or two, and then some more of them");
            self.says(id, visitor, n, &text).await;
        }
        let olivia = olivia();
        let head = self.changes(id, |head| change::take(head, &olivia)).await;
        self.relays(None, &head).await;
        let note = draft(1, &format!("about {person}"), true);
        let by = Author::Agent(agent());
        let noted = self.store.append(id, by, Via::Agent, note, now()).await;
        assert!(matches!(noted, Ok(Appended::Stored(_))), "{noted:?}");
        let socket = if visitor == the_person() {
            parsed("socket-p")
        } else {
            parsed("socket-b")
        };
        let followed = self
            .store
            .follow_conversation(id, &socket, Author::Visitor, Some(visitor));
        followed.await.expect("followed");
        let head = self.head(id).await;
        let jobs = vec![format!("notice-{id}")];
        let told = self.store.record_notified(&head, jobs, now()).await;
        told.expect("told");
        self.comments(&head, person).await;
    }

    /// A form.
    async fn sends(&self, key: &str, person: &str, email: &str) {
        let id = form(key);
        let site: SiteId = parsed("shop");
        let mut head = Head::new(id, site, queue("support"), Kind::Submission, now());
        let fields = [("message", person.to_owned()), ("email", email.to_owned())];
        let fields = fields.map(|(name, text)| (name.to_owned(), text)).into();
        let answers = Answers::parse(&fields, &[], &["message"]).expect("answers");
        let what = What::Submission {
            answers,
            talk: None,
        };
        head.log.tail = vec![Event { at: now(), what }];
        (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
        let contact = Contact {
            email: Some(address(email)),
            ..Contact::default()
        };
        let card = Card {
            contact,
            ..Card::default()
        };
        let opened = self.store.open_conversation(&head, &card).await;
        opened.expect("opened");
        self.relays(None, &self.head(id).await).await;
        self.comments(&self.head(id).await, person).await;
    }

    /// An agent says something to every line of the conversation.
    pub(crate) async fn comments(&self, head: &Head, person: &str) {
        let range = EventsRange::After(0);
        let events = self.store.events(head.clone(), Side::Agent, range).await;
        let events = events.expect("the log").events;
        let mut queues = self.store.queues_of(head).await.expect("queues");
        let lines = self.store.lines_of(head, &events, &mut queues).await;
        for line in lines.expect("lines") {
            let (queue, entry) = (parsed(&line.queue), parsed(&line.entry));
            let text = Body::parse(&format!("called {person}.")).expect("a text");
            let commented = self
                .store
                .comment_on(&queue, entry, agent(), "Olivia", &text, now());
            commented.await.expect("the table");
        }
    }

    /// The address of the person's chat becomes known by a correction, and that of their form changes.
    async fn corrects(&self) {
        let by = By::Agent(agent());
        let change = ContactChange::parse(None, Some(ADDRESS), None).expect("a change");
        for id in [chat("support", the_person()), form("own")] {
            let corrected = self.store.correct_contact(id, &change, by, now()).await;
            corrected.expect("corrected");
            self.relays(None, &self.head(id).await).await;
        }
    }
}

pub(crate) fn olivia() -> Agent {
    Agent {
        sites: [(parsed("shop"), Role::Owner)].into(),
        queues: [queue("support"), queue("sales")].into(),
        ..support::agent(&agent().to_string(), "Olivia")
    }
}

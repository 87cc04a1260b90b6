//! What is there before a function is measured: one site, one queue, one agent with a session, one visitor, one chat between
//! them with both sockets open.

use std::time::Duration;

use anyhow::bail;
use cloud::{Cloud, Options, QueueSettings};
use domain::{
    Agent, AgentId, Author, Body, ByHand, Card, ConversationId, Draft, Head, Kind, Language,
    NoticeKind, NoticeMethods, Notices, Queue, QueueId, Role, Site, SiteId, Status, Timestamp,
    VisitorId,
};
use runtime::Aws;
use runtime::aws::Service;
use store::{Appended, Party, SessionRecord, Store, TicketRecord, Via, VisitorRecord, hash_of};

use crate::WARM;
use crate::meter::Meter;

pub(crate) const AGENT: &str = "01KAHCQ0000000000000000A01";
pub(crate) const VISITOR: &str = "01KAHCQ0000000000000000V01";
pub(crate) const CONVERSATION: &str = "01KAHCQ0000000000000000C01";
/// Somebody else with a chat of the same kind: what is measured is more than one visitor may write in a minute.
pub(crate) const OTHER_VISITOR: &str = "01KAHCQ0000000000000000V02";
pub(crate) const OTHER_CONVERSATION: &str = "01KAHCQ0000000000000000C03";
/// A second one, of 400 messages of 4 KB.
pub(crate) const LONG: &str = "01KAHCQ0000000000000000C02";
pub(crate) const VISITOR_SOCKET: &str = "sampleConnection0=";
pub(crate) const AGENT_SOCKET: &str = "sampleConnection1=";
pub(crate) const SECRET: &str = "sample-secret";
const TABLE: &str = "doorbell";
const PAGE: &str = "https://www.example.com";
const CONSOLE: &str = "https://desk.example.com";

/// The stand-ins with a meter before them, and the data.
pub(crate) struct Scene {
    pub(crate) meter: Meter,
    /// What a function is told.
    pub(crate) environment: Vec<(String, String)>,
    /// Past the meter.
    pub(crate) store: Store,
    _cloud: Cloud,
}

/// What the functions are told: the stand-ins' addresses, with the meter before them.
async fn environment(meter: &Meter, cloud: &Cloud) -> anyhow::Result<Vec<(String, String)>> {
    let sockets = meter.open_sockets().await?;
    let sqs = meter.before(cloud.sqs_url()).await?;
    let queue = cloud.queue_url("jobs").replace(cloud.sqs_url(), &sqs);
    let sign_in = cloud.queue_url("sign-in").replace(cloud.sqs_url(), &sqs);
    let dead_changes = cloud.queue_url("changes-dead");
    let dead_changes = dead_changes.replace(cloud.sqs_url(), &sqs);
    let settings = [
        ("TABLE", TABLE.to_owned()),
        ("JOBS_QUEUE_URL", queue),
        ("SIGN_IN_QUEUE_URL", sign_in),
        ("DEAD_CHANGES_URL", dead_changes),
        ("SOCKETS_ENDPOINT", sockets),
        ("SOCKETS_URL", "wss://sockets.example.com".to_owned()),
        ("CONSOLE_ORIGIN", CONSOLE.to_owned()),
        ("WIDGET_ORIGIN", "https://widget.example.com".to_owned()),
        ("MAIL_FROM", "desk@example.com".to_owned()),
        ("MAIL_CONFIGURATION_SET", "doorbell".to_owned()),
        (
            "AWS_ENDPOINT_URL_DYNAMODB",
            meter.before(cloud.dynamodb_url()).await?,
        ),
        ("AWS_ENDPOINT_URL_SQS", sqs),
        (
            "AWS_ENDPOINT_URL_SESV2",
            meter.before(cloud.ses_url()).await?,
        ),
    ];
    let named = settings.map(|(name, value)| (name.to_owned(), value));
    Ok(named.into())
}

impl Scene {
    pub(crate) async fn set() -> anyhow::Result<Self> {
        let cloud = Cloud::start(Options {
            queues: vec![
                QueueSettings::new("jobs"),
                QueueSettings::new("sign-in"),
                QueueSettings::new("changes-dead"),
            ],
            ..Options::default()
        })
        .await?;
        cloud.create_table(store::table::definition(TABLE))?;
        let meter = Meter::default();
        let environment = environment(&meter, &cloud).await?;
        let store = Store::new(
            &Aws::local(cloud.dynamodb_url()).config(Service::DynamoDb),
            TABLE,
        );
        let scene = Self {
            meter,
            environment,
            store,
            _cloud: cloud,
        };
        scene.furnish(runtime::now()).await?;
        Ok(scene)
    }

    async fn furnish(&self, now: Timestamp) -> anyhow::Result<()> {
        let (site, queue): (_, QueueId) = (self.site().await?, "support".parse()?);
        let agent = self.agent(&site, now).await?;
        let until_s = (now + Duration::from_secs(3600)).as_second();
        let visitor: VisitorId = VISITOR.parse()?;
        let record = VisitorRecord {
            site: site.to_string(),
            token_hash: hash_of(SECRET),
            expires_at_s: until_s,
            user_agent: None,
            language: None,
        };
        self.store.put_visitor(visitor, &record).await?;
        for n in 0..=crate::WARM {
            let ticket = TicketRecord {
                visitor: Some(VISITOR.to_owned()),
                agent: None,
                session: None,
                site: Some(site.to_string()),
                expires_at_s: until_s,
            };
            self.store.put_ticket(&ticket_of(n), &ticket).await?;
        }
        let head = self.chat((&site, &queue), (visitor, agent), now).await?;
        self.other_chat(&head, &record).await
    }

    /// A chat that is taken, in which somebody waits, so that there is something to notify of.
    async fn chat(
        &self,
        (site, queue): (&SiteId, &QueueId),
        (visitor, agent): (VisitorId, AgentId),
        now: Timestamp,
    ) -> anyhow::Result<Head> {
        let id: ConversationId = CONVERSATION.parse()?;
        let mut head = Head::new(id, site.clone(), queue.clone(), Kind::Chat, now);
        head.visitor = Some(visitor);
        head.name = domain::DisplayName::parse("Aino Virtanen").ok();
        head.language = Some(Language::Fi);
        head.status = Status::Active;
        head.assignment.assignee = Some(agent);
        head.assignment.participants.insert(agent);
        head.assignment.names.insert(agent, "Oskari".to_owned());
        head.number = Some(1234);
        (head.waiting.unread, head.waiting.unread_from) = (1, Some(0));
        for (socket, author, party) in [
            (
                VISITOR_SOCKET,
                Author::Visitor,
                Party::Visitor(visitor, site.clone()),
            ),
            (
                AGENT_SOCKET,
                Author::Agent(agent),
                Party::Agent(agent, hash_of(SECRET)),
            ),
        ] {
            head.connections.insert(socket.parse()?, author);
            self.store
                .put_connection(&socket.parse()?, &party, now.as_second())
                .await?;
            self.store.note_follow(&socket.parse()?, id).await?;
        }
        self.store
            .open_conversation(&head, &Card::default())
            .await?;
        self.store.put_row(&head).await?;
        Ok(head)
    }

    async fn other_chat(&self, like: &Head, record: &VisitorRecord) -> anyhow::Result<()> {
        let visitor: VisitorId = OTHER_VISITOR.parse()?;
        self.store.put_visitor(visitor, record).await?;
        let head = Head {
            id: OTHER_CONVERSATION.parse()?,
            visitor: Some(visitor),
            ..like.clone()
        };
        self.store
            .open_conversation(&head, &Card::default())
            .await?;
        Ok(())
    }

    /// Fills the long conversation, as a function does: message by message, each followed by its spill.
    pub(crate) async fn has_long_conversation(&self) -> anyhow::Result<()> {
        let (id, visitor): (ConversationId, VisitorId) = (LONG.parse()?, VISITOR.parse()?);
        let now = runtime::now();
        let mut head = Head::new(id, "demo".parse()?, "support".parse()?, Kind::Chat, now);
        (head.visitor, head.status) = (Some(visitor), Status::Active);
        self.store
            .open_conversation(&head, &Card::default())
            .await?;
        for n in 1..=400 {
            let draft = Draft {
                sender: "sampletab002".parse()?,
                n,
                text: Body::parse(&"a".repeat(4096))?,
                note: false,
            };
            let via = Via::Visitor(visitor);
            let appended = self.store.append(id, Author::Visitor, via, draft, now);
            let Appended::Stored(head) = appended.await? else {
                bail!("message {n} is not stored")
            };
            self.store.spill_if_long(&head).await?;
        }
        Ok(())
    }

    async fn site(&self) -> anyhow::Result<domain::SiteId> {
        let site = Site {
            language: Language::En,
            colour: "#2457D6".to_owned(),
            time_zone: "Europe/Helsinki".parse()?,
            origins: vec![PAGE.parse()?],
            queues: vec!["support".parse()?],
            ..Site::new("demo".parse()?, "Demo".to_owned())
        };
        self.store.put_site(&site).await?;
        let queue = Queue {
            by_hand: Some(ByHand {
                open: true,
                until: None,
            }),
            ..Queue::new("support".parse()?, site.id.clone(), "Support".to_owned())
        };
        self.store.put_queue(&queue).await?;
        Ok(site.id)
    }

    async fn agent(&self, site: &domain::SiteId, now: Timestamp) -> anyhow::Result<AgentId> {
        let mut notices = Notices::default();
        for kind in NoticeKind::ALL {
            let methods = NoticeMethods {
                sound: true,
                desktop: true,
                email: true,
            };
            notices.set(kind, methods);
        }
        let agent = Agent {
            sites: [(site.clone(), Role::FullAccess)].into(),
            queues: ["support".parse()?].into(),
            notices,
            ..Agent::new(
                AGENT.parse()?,
                domain::EmailAddress::parse("oskari@example.com")?,
                domain::DisplayName::parse("Oskari")?,
                Language::Fi,
            )
        };
        self.store.put_agent(&agent).await?;
        // Whom each notice goes to: a second one to the same agent would wait. They serve no queue, so nothing else finds them.
        for n in 0..=WARM {
            let owner = Agent {
                id: mailed(n).parse()?,
                email: domain::EmailAddress::parse(&format!("owner{n}@example.com"))?,
                sites: [(site.clone(), Role::Owner)].into(),
                queues: std::collections::BTreeSet::new(),
                ..agent.clone()
            };
            self.store.put_agent(&owner).await?;
        }
        let now_s = now.as_second();
        let session = SessionRecord {
            id: "session-of-oskari".to_owned(),
            agent: AGENT.to_owned(),
            hash: hash_of(SECRET),
            browser: "Firefox, Linux".to_owned(),
            created_at_s: now_s,
            renewed_at_s: now_s,
            seen_at_s: now_s,
            expires_at_s: now_s + 3600,
            replaced: false,
        };
        self.store.put_session(agent.id, &session).await?;
        Ok(agent.id)
    }
}

/// The ticket of the n-th socket.
/// The agent whom the notice of this number goes to.
pub(crate) fn mailed(n: u64) -> String {
    format!("01KAHCQ0000000000000000D{n:02}")
}

pub(crate) fn ticket_of(n: u64) -> String {
    format!("sample-ticket-{n:029}")
}

//! A conversation's events as a visitor or an agent sees them.

use std::collections::BTreeMap;

use domain::bot::Talk;
use domain::{
    AgentId, Answers, Author, Body, By, Contact, Head, Mark, Numbered, SenderId, Side, Status, What,
};
use serde::Serialize;

use crate::bot::BotTalk;
use crate::{as_text, time};

/// The word for a side.
pub fn side_name(side: Side) -> &'static str {
    match side {
        Side::Visitor => "visitor",
        Side::Agent => "agent",
    }
}

/// How far each side has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadMarks {
    /// The last event that the visitor has seen.
    pub visitor: u64,
    /// The last event that an agent has seen.
    pub agent: u64,
}

impl ReadMarks {
    /// How far both sides have read, in the count of one of them.
    pub fn of(head: &Head, counted_by: Side) -> Self {
        let count = |mark: Mark| match counted_by {
            Side::Visitor => mark.visitor_seq,
            Side::Agent => mark.seq,
        };
        Self {
            visitor: count(head.read.visitor),
            agent: count(head.read.agent),
        }
    }
}

/// The word for a status.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Unassigned => "unassigned",
        Status::Active => "active",
        Status::Resolved => "resolved",
        Status::Trashed => "trashed",
    }
}

/// The word for who made a change.
pub fn by_name(by: By) -> &'static str {
    match by {
        By::Visitor => "visitor",
        By::Agent(_) => "agent",
        By::System => "system",
    }
}

/// An event with its number in the viewer's count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WireNumbered {
    /// The number.
    pub seq: u64,
    /// When.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
    /// What.
    pub event: WireEvent,
}

/// An event as JSON; README.md says who sees which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the table of the fields")]
pub enum WireEvent {
    Message {
        #[cfg_attr(test, ts(type = "Side"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Side"))]
        side: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        agent: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        name: Option<String>,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sender"))]
        sender: String,
        n: u64,
        text: String,
    },
    Note {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        agent: String,
        name: String,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sender"))]
        sender: String,
        n: u64,
        text: String,
    },
    Submission {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Answers"))]
        answers: BTreeMap<String, String>,
        /// What led to it, if it was a bot.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        bot: Option<BotTalk>,
    },
    #[serde(rename = "auto_reply")]
    AutoReply {
        text: String,
    },
    Status {
        #[cfg_attr(test, ts(type = "Status"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Status"))]
        status: &'static str,
        #[cfg_attr(test, ts(type = "By"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::By"))]
        by: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        name: Option<String>,
    },
    Joined {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        agent: Option<String>,
        name: String,
    },
    Left {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        agent: Option<String>,
        name: String,
    },
    Assigned {
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        agent: Option<String>,
        name: Option<String>,
        by: Option<String>,
    },
    Transferred {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
        queue: domain::QueueId,
        by: Option<String>,
    },
    Rated {
        #[cfg_attr(test, ts(type = "Score"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Score"))]
        score: i8,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        comment: Option<String>,
    },
    Redacted {
        seq: u64,
        by: Option<String>,
    },
    Contact {
        name: Option<String>,
        email: Option<String>,
        phone: Option<String>,
        by: Option<String>,
    },
}

impl WireNumbered {
    /// The event as this viewer sees it; `None` when it is not for them.
    pub fn of(event: &Numbered, head: &Head, viewer: Side) -> Option<Self> {
        let seq = match viewer {
            Side::Visitor => event.visitor_seq?,
            Side::Agent => event.seq,
        };
        let event_of = Naming { head, viewer };
        Some(Self {
            seq,
            at: time(event.event.at),
            event: event_of.wire(&event.event.what),
        })
    }
}

/// Gives agents their names, and to visitors only those.
struct Naming<'a> {
    head: &'a Head,
    viewer: Side,
}

impl Naming<'_> {
    fn name(&self, agent: AgentId) -> String {
        self.head.name_of(agent).unwrap_or_default().to_owned()
    }

    fn id(&self, agent: AgentId) -> Option<String> {
        (self.viewer == Side::Agent).then(|| agent.to_string())
    }

    fn by(&self, by: By) -> Option<String> {
        match by {
            By::Agent(agent) => Some(self.name(agent)),
            By::Visitor | By::System => None,
        }
    }

    #[rustfmt::skip]
    fn wire(&self, what: &What) -> WireEvent {
        match what {
            What::Message { by, sender, n, text } => self.message(*by, sender, *n, text),
            What::Note { by, sender, n, text } => self.note(*by, sender, *n, text),
            What::Submission { answers, talk } => submission(answers, talk.as_ref()),
            What::AutoReply { text } => WireEvent::AutoReply { text: text.as_str().to_owned() },
            What::Status { status, by } => {
                WireEvent::Status { status: status_name(*status), by: by_name(*by), name: self.by(*by) }
            }
            What::Joined { agent } => WireEvent::Joined { agent: self.id(*agent), name: self.name(*agent) },
            What::Left { agent } => WireEvent::Left { agent: self.id(*agent), name: self.name(*agent) },
            What::Assigned { agent, by } => self.assigned(*agent, *by),
            What::Transferred { queue, by } => WireEvent::Transferred { queue: queue.clone(), by: self.by(*by) },
            What::Rated { score, comment } => rated(*score, comment.as_ref()),
            What::Redacted { seq, visitor_seq, by } => {
                let seq = match self.viewer {
                    Side::Visitor => visitor_seq.unwrap_or_default(),
                    Side::Agent => *seq,
                };
                WireEvent::Redacted { seq, by: self.by(*by) }
            }
            What::Contact { contact, by } => self.contact(contact, *by),
        }
    }

    fn note(&self, by: AgentId, sender: &SenderId, n: u64, text: &Body) -> WireEvent {
        WireEvent::Note {
            agent: by.to_string(),
            name: self.name(by),
            sender: sender.to_string(),
            n,
            text: text.as_str().to_owned(),
        }
    }

    fn message(&self, by: Author, sender: &SenderId, n: u64, text: &Body) -> WireEvent {
        let agent = match by {
            Author::Visitor => None,
            Author::Agent(agent) => Some(agent),
        };
        WireEvent::Message {
            side: side_name(by.side()),
            agent: agent.and_then(|agent| self.id(agent)),
            name: agent.map(|agent| self.name(agent)),
            sender: sender.to_string(),
            n,
            text: text.as_str().to_owned(),
        }
    }

    fn assigned(&self, agent: Option<AgentId>, by: By) -> WireEvent {
        WireEvent::Assigned {
            agent: agent.map(|agent| agent.to_string()),
            name: agent.map(|agent| self.name(agent)),
            by: self.by(by),
        }
    }

    fn contact(&self, contact: &Contact, by: By) -> WireEvent {
        let [name, email, phone] = contact.texts().map(|text| text.map(str::to_owned));
        WireEvent::Contact {
            name,
            email,
            phone,
            by: self.by(by),
        }
    }
}

fn submission(answers: &Answers, talk: Option<&Talk>) -> WireEvent {
    let answers = answers.iter();
    WireEvent::Submission {
        answers: answers
            .map(|(field, text)| (field.to_owned(), text.as_str().to_owned()))
            .collect(),
        bot: talk.map(BotTalk::from),
    }
}

fn rated(score: i8, comment: Option<&Body>) -> WireEvent {
    WireEvent::Rated {
        score,
        comment: comment.map(|text| text.as_str().to_owned()),
    }
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventsPage {
    /// Ascending.
    pub events: Vec<WireNumbered>,
    /// The number of the conversation's last event; a page that ends before it is followed by another.
    pub last: u64,
    /// Where the conversation stands.
    #[cfg_attr(test, ts(type = "Status"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Status"))]
    pub status: &'static str,
    /// How far both sides have read.
    pub read: ReadMarks,
}

impl EventsPage {
    /// These events as the viewer sees them, and how the conversation stands.
    pub fn of(head: &Head, events: &[Numbered], viewer: Side) -> Self {
        Self {
            events: events
                .iter()
                .filter_map(|event| WireNumbered::of(event, head, viewer))
                .collect(),
            last: head.log.last(viewer),
            status: status_name(head.status),
            read: ReadMarks::of(head, viewer),
        }
    }
}

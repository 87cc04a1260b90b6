//! How one event is stored: a short JSON text, because the head pays for every byte of its tail with every write.

use std::collections::BTreeMap;

use domain::bot::Talk;
use domain::text::Body;
use domain::{
    Answers, Author, By, Contact, DisplayName, EmailAddress, Event, Phone, SenderId, Status,
    Timestamp, What,
};
use protocol::bot::BotTalk;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::read::BadField;

/// `a`: milliseconds since 1970; `t`: what it is; the other letters are explained in README.md.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    a: i64,
    #[serde(flatten)]
    what: StoredWhat,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "t")]
enum StoredWhat {
    #[serde(rename = "m")]
    Message {
        b: String,
        k: String,
        n: u64,
        x: String,
    },
    #[serde(rename = "n")]
    Note {
        b: String,
        k: String,
        n: u64,
        x: String,
    },
    #[serde(rename = "f")]
    Submission {
        x: BTreeMap<String, String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        p: Option<BotTalk>,
    },
    #[serde(rename = "y")]
    AutoReply { x: String },
    #[serde(rename = "s")]
    Status { s: String, b: String },
    #[serde(rename = "j")]
    Joined { g: String },
    #[serde(rename = "l")]
    Left { g: String },
    #[serde(rename = "g")]
    Assigned { g: Option<String>, b: String },
    #[serde(rename = "q")]
    Transferred { q: String, b: String },
    #[serde(rename = "r")]
    Rated { v: i8, x: Option<String> },
    #[serde(rename = "d")]
    Redacted {
        e: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        w: Option<u64>,
        b: String,
    },
    #[serde(rename = "c")]
    Contact {
        x: BTreeMap<String, String>,
        b: String,
    },
}

/// What is known of the person, as an event holds it: without the consent, which nobody corrects.
fn known(contact: &Contact) -> BTreeMap<String, String> {
    ["name", "email", "phone"]
        .into_iter()
        .zip(contact.texts())
        .filter_map(|(field, text)| Some((field.to_owned(), text?.to_owned())))
        .collect()
}

fn contact_of(mut known: BTreeMap<String, String>) -> Contact {
    Contact {
        name: known.remove("name").map(DisplayName::from_stored),
        email: known.remove("email").map(EmailAddress::from_stored),
        phone: known.remove("phone").map(Phone::from_stored),
        consent: None,
    }
}

pub(crate) fn author_text(author: Author) -> String {
    match author {
        Author::Visitor => "v".to_owned(),
        Author::Agent(agent) => agent.to_string(),
    }
}

pub(crate) fn author_of(text: &str) -> Result<Author, BadField> {
    if text == "v" {
        return Ok(Author::Visitor);
    }
    text.parse()
        .map(Author::Agent)
        .map_err(BadField::of("author"))
}

fn by_text(by: By) -> String {
    match by {
        By::Visitor => "v".to_owned(),
        By::System => "s".to_owned(),
        By::Agent(agent) => agent.to_string(),
    }
}

fn by_of(text: &str) -> Result<By, BadField> {
    match text {
        "v" => Ok(By::Visitor),
        "s" => Ok(By::System),
        agent => agent
            .parse()
            .map(By::Agent)
            .map_err(BadField::of("by of an event")),
    }
}

pub(crate) fn status_text(status: Status) -> &'static str {
    protocol::event::status_name(status)
}

pub(crate) fn status_of(text: &str) -> Result<Status, BadField> {
    Status::ALL
        .into_iter()
        .find(|status| status_text(*status) == text)
        .ok_or_else(|| BadField::new("status"))
}

/// The event as it is stored.
#[rustfmt::skip]
pub(crate) fn write_event(event: &Event) -> Result<String, StoreError> {
    let what = match &event.what {
        What::Message { by, sender, n, text } => {
            StoredWhat::Message { b: author_text(*by), k: sender.to_string(), n: *n, x: text.as_str().to_owned() }
        }
        What::Note { by, sender, n, text } => {
            StoredWhat::Note { b: by.to_string(), k: sender.to_string(), n: *n, x: text.as_str().to_owned() }
        }
        What::Submission { answers, talk } => {
            StoredWhat::Submission { x: filled(answers), p: talk.as_ref().map(BotTalk::from) }
        }
        What::AutoReply { text } => StoredWhat::AutoReply { x: text.as_str().to_owned() },
        What::Status { status, by } => StoredWhat::Status { s: status_text(*status).to_owned(), b: by_text(*by) },
        What::Joined { agent } => StoredWhat::Joined { g: agent.to_string() },
        What::Left { agent } => StoredWhat::Left { g: agent.to_string() },
        What::Assigned { agent, by } => StoredWhat::Assigned { g: agent.map(|agent| agent.to_string()), b: by_text(*by) },
        What::Transferred { queue, by } => StoredWhat::Transferred { q: queue.to_string(), b: by_text(*by) },
        What::Rated { score, comment } => {
            StoredWhat::Rated { v: *score, x: comment.as_ref().map(|text| text.as_str().to_owned()) }
        }
        What::Redacted { seq, visitor_seq, by } => StoredWhat::Redacted { e: *seq, w: *visitor_seq, b: by_text(*by) },
        What::Contact { contact, by } => StoredWhat::Contact { x: known(contact), b: by_text(*by) },
    };
    let stored = Stored { a: event.at.as_millisecond(), what };
    serde_json::to_string(&stored).map_err(|error| StoreError::Refused(error.into()))
}

/// These events as they are stored.
pub(crate) fn write_events(events: &[Event]) -> Result<Vec<String>, StoreError> {
    events.iter().map(write_event).collect()
}

/// The event that was stored.
#[rustfmt::skip]
pub(crate) fn read_event(text: &str) -> Result<Event, BadField> {
    let stored: Stored = serde_json::from_str(text).map_err(BadField::json("an event"))?;
    let at = Timestamp::from_millisecond(stored.a).map_err(BadField::of("time of an event"))?;
    let what = match stored.what {
        StoredWhat::Message { b, k, n, x } => {
            What::Message { by: author_of(&b)?, sender: sender_of(&k)?, n, text: Body::from_stored(x) }
        }
        StoredWhat::Note { b, k, n, x } => {
            What::Note { by: agent_of(&b)?, sender: sender_of(&k)?, n, text: Body::from_stored(x) }
        }
        StoredWhat::Submission { x, p } => {
            let talk = p.map(Talk::try_from).transpose().map_err(BadField::of("bot of an event"))?;
            What::Submission { answers: Answers::from_stored(x), talk }
        }
        StoredWhat::AutoReply { x } => What::AutoReply { text: Body::from_stored(x) },
        StoredWhat::Status { s, b } => What::Status { status: status_of(&s)?, by: by_of(&b)? },
        StoredWhat::Joined { g } => What::Joined { agent: agent_of(&g)? },
        StoredWhat::Left { g } => What::Left { agent: agent_of(&g)? },
        StoredWhat::Assigned { g, b } => {
            What::Assigned { agent: g.as_deref().map(agent_of).transpose()?, by: by_of(&b)? }
        }
        StoredWhat::Transferred { q, b } => {
            What::Transferred { queue: q.parse().map_err(BadField::of("queue of an event"))?, by: by_of(&b)? }
        }
        StoredWhat::Rated { v, x } => What::Rated { score: v, comment: x.map(Body::from_stored) },
        StoredWhat::Redacted { e, w, b } => What::Redacted { seq: e, visitor_seq: w, by: by_of(&b)? },
        StoredWhat::Contact { x, b } => What::Contact { contact: contact_of(x), by: by_of(&b)? },
    };
    Ok(Event { at, what })
}

fn filled(answers: &Answers) -> BTreeMap<String, String> {
    answers
        .iter()
        .map(|(field, text)| (field.to_owned(), text.as_str().to_owned()))
        .collect()
}

fn sender_of(text: &str) -> Result<SenderId, BadField> {
    text.parse().map_err(BadField::of("sender of an event"))
}

fn agent_of(text: &str) -> Result<domain::AgentId, BadField> {
    text.parse().map_err(BadField::of("agent of an event"))
}

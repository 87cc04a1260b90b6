//! A row of a list of conversations.

use domain::{Head, Kind};
use serde::{Deserialize, Serialize};

use crate::event::{side_name, status_name};
use crate::time;

/// An agent, as colleagues see one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgentName {
    /// Who.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
    /// The name.
    pub name: String,
}

/// The last message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preview {
    /// `visitor` or `agent`.
    #[cfg_attr(test, ts(type = "Side"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Side"))]
    pub side: String,
    /// Its first line, at most 120 characters.
    pub text: String,
}

/// What a list shows of a conversation. Also stored as it stands, so that a list costs a page and no conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Row {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub conversation: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    #[cfg_attr(test, ts(type = "Kind"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Kind"))]
    pub kind: String,
    pub number: Option<u64>,
    pub name: Option<String>,
    /// Of a form without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub email: Option<String>,
    /// Of a form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub topic: Option<String>,
    #[cfg_attr(test, ts(type = "Status"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Status"))]
    pub status: String,
    pub assignee: Option<AgentName>,
    pub participants: Vec<AgentName>,
    pub preview: Option<Preview>,
    pub unread: u64,
    /// Since when the visitor waits for an answer.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Time>"))]
    pub waiting_since: Option<String>,
    pub missed: bool,
    pub offline: bool,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub last_at: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub created_at: String,
    pub seq: u64,
}

/// The word for a kind.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Chat => "chat",
        Kind::Submission => "submission",
        Kind::Email => "email",
        Kind::Channel => "channel",
    }
}

impl Row {
    /// The row of this conversation.
    pub fn of(head: &Head) -> Self {
        let named = |agent| AgentName {
            agent: format!("{agent}"),
            name: head.name_of(agent).unwrap_or_default().to_owned(),
        };
        Self {
            conversation: head.id.to_string(),
            site: head.site.to_string(),
            queue: head.queue.to_string(),
            kind: kind_name(head.kind).to_owned(),
            number: head.number,
            name: head.name.as_ref().map(|name| name.as_str().to_owned()),
            email: head
                .address()
                .filter(|_| head.kind == Kind::Submission && head.name.is_none())
                .map(str::to_owned),
            topic: head.answer("topic").map(str::to_owned),
            status: status_name(head.status).to_owned(),
            assignee: head.assignment.assignee.map(named),
            participants: head
                .assignment
                .participants
                .iter()
                .copied()
                .map(named)
                .collect(),
            preview: head.preview().map(|(author, text)| Preview {
                side: side_name(author.side()).to_owned(),
                text,
            }),
            unread: head.waiting.unread,
            waiting_since: head.waiting.since.map(time),
            missed: head.waiting.missed,
            offline: head.waiting.offline,
            last_at: time(head.last_at),
            created_at: time(head.created_at),
            seq: head.log.seq,
        }
    }
}

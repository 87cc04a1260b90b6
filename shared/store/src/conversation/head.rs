//! The head item and its way to and from [`Head`].

use std::collections::BTreeMap;

use domain::{DisplayName, Head, Kind, Language, Mark, SenderId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::conversation::events::{
    author_of, author_text, read_event, status_of, status_text, write_event,
};
use crate::keys::{DUE_SHARD, Item, Key};

/// Site and queue of a tombstone. Nobody has a right there.
pub(crate) const NOWHERE: &str = "-";

/// Whether this is what is left of an erased conversation.
pub fn is_tombstone(head: &Head) -> bool {
    head.site.as_str() == NOWHERE
}

/// The head as it lies in the table. README.md explains each attribute.
#[derive(Debug, Serialize, Deserialize)]
struct HeadItem {
    pk: String,
    sk: String,
    site: String,
    queue: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    visitor: Option<String>,
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<String>,
    participants: BTreeMap<String, bool>,
    names: BTreeMap<String, String>,
    seq: u64,
    visitor_seq: u64,
    base: u64,
    visitor_base: u64,
    tail: Vec<String>,
    senders: BTreeMap<String, u64>,
    connections: BTreeMap<String, String>,
    unread: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unread_from: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    waiting_ms: Option<i64>,
    v_read: u64,
    v_read_v: u64,
    a_read: u64,
    a_read_v: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    missed: bool,
    offline: bool,
    created_ms: i64,
    last_ms: i64,
    due_shard: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<i64>,
}

/// The key of a sender inside the head: visitors and agents cannot meet in it.
pub(crate) fn sender_key(agent: bool, sender: &SenderId) -> String {
    let side = if agent { 'a' } else { 'v' };
    format!("{side}{sender}")
}

/// The item that holds this head.
pub(crate) fn item_of(head: &Head) -> Result<Item, StoreError> {
    let Key { pk, sk } = Key::head(head.id);
    let item = HeadItem {
        pk,
        sk,
        site: head.site.to_string(),
        queue: head.queue.to_string(),
        kind: protocol::row::kind_name(head.kind).to_owned(),
        visitor: head.visitor.map(|visitor| visitor.to_string()),
        status: status_text(head.status).to_owned(),
        assignee: head.assignee.map(|agent| agent.to_string()),
        participants: head
            .participants
            .iter()
            .map(|agent| (agent.to_string(), true))
            .collect(),
        names: head
            .names
            .iter()
            .map(|(agent, name)| (agent.to_string(), name.clone()))
            .collect(),
        seq: head.seq,
        visitor_seq: head.visitor_seq,
        base: head.base,
        visitor_base: head.visitor_base,
        tail: head.tail.iter().map(write_event).collect(),
        senders: head
            .senders
            .iter()
            .map(|((agent, sender), n)| (sender_key(*agent, sender), *n))
            .collect(),
        connections: head
            .connections
            .iter()
            .map(|(connection, author)| (connection.to_string(), author_text(*author)))
            .collect(),
        unread: head.unread,
        unread_from: head.unread_from,
        waiting_ms: head.waiting_since.map(|since| since.as_millisecond()),
        v_read: head.read_by_visitor.seq,
        v_read_v: head.read_by_visitor.visitor_seq,
        a_read: head.read_by_agent.seq,
        a_read_v: head.read_by_agent.visitor_seq,
        number: head.number,
        name: head.name.as_ref().map(|name| name.as_str().to_owned()),
        language: head.language.map(|language| language.tag().to_owned()),
        missed: head.missed,
        offline: head.offline,
        created_ms: head.created_at.as_millisecond(),
        last_ms: head.last_at.as_millisecond(),
        due_shard: DUE_SHARD.to_owned(),
        due_at: head.due_at_s,
    };
    Ok(serde_dynamo::aws_sdk_dynamodb_1::to_item(item)?)
}

/// The head that this item holds.
pub(crate) fn head_of(item: Item) -> Result<Head, StoreError> {
    read(serde_dynamo::aws_sdk_dynamodb_1::from_item(item)?)
}

/// The head in an image of the stream.
///
/// # Errors
/// `Corrupt` when the image is not a head.
pub fn head_of_image(image: serde_dynamo::Item) -> Result<Head, StoreError> {
    read(serde_dynamo::from_item(image)?)
}

pub(crate) fn time(ms: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(ms).map_err(StoreError::corrupt("a time"))
}

fn read(item: HeadItem) -> Result<Head, StoreError> {
    fn id<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
        text.parse().map_err(StoreError::corrupt("an id"))
    }
    let mut senders = BTreeMap::new();
    for (key, n) in item.senders {
        let (side, sender) = key
            .split_at_checked(1)
            .ok_or(StoreError::Corrupt("a sender"))?;
        senders.insert((side == "a", id(sender)?), n);
    }
    let mut connections = BTreeMap::new();
    for (connection, author) in item.connections {
        connections.insert(id(&connection)?, author_of(&author)?);
    }
    let mut names = BTreeMap::new();
    for (agent, name) in item.names {
        names.insert(id(&agent)?, name);
    }
    Ok(Head {
        id: id(item.pk.strip_prefix("C#").unwrap_or_default())?,
        site: id(&item.site)?,
        queue: id(&item.queue)?,
        kind: if item.kind == "submission" {
            Kind::Submission
        } else {
            Kind::Chat
        },
        visitor: item.visitor.as_deref().map(id).transpose()?,
        status: status_of(&item.status)?,
        assignee: item.assignee.as_deref().map(id).transpose()?,
        participants: item
            .participants
            .keys()
            .map(|agent| id(agent))
            .collect::<Result<_, _>>()?,
        names,
        seq: item.seq,
        visitor_seq: item.visitor_seq,
        base: item.base,
        visitor_base: item.visitor_base,
        tail: item
            .tail
            .iter()
            .map(|event| read_event(event))
            .collect::<Result<_, _>>()?,
        senders,
        connections,
        unread: item.unread,
        unread_from: item.unread_from,
        waiting_since: item.waiting_ms.map(time).transpose()?,
        read_by_visitor: Mark {
            seq: item.v_read,
            visitor_seq: item.v_read_v,
        },
        read_by_agent: Mark {
            seq: item.a_read,
            visitor_seq: item.a_read_v,
        },
        number: item.number,
        name: item.name.map(DisplayName::from_stored),
        language: item.language.as_deref().and_then(Language::parse),
        missed: item.missed,
        offline: item.offline,
        created_at: time(item.created_ms)?,
        last_at: time(item.last_ms)?,
        due_at_s: item.due_at,
    })
}

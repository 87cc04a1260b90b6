//! The head item and its way to and from [`Head`].

use std::collections::BTreeMap;

use domain::{
    Assignment, DisplayName, Head, Kind, Language, Log, Mark, Read, SenderId, Side, Timestamp,
    Waiting,
};
use protocol::row::kind_name;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::conversation::events::{
    author_of, author_text, read_event, status_of, status_text, write_events,
};
use crate::keys::{CONVERSATION, DUE_SHARD, Item, Key};
use crate::read::{BadField, read, read_image};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    auto_reply_s: Option<u16>,
    due_shard: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<i64>,
}

/// The key of a sender inside the head: visitors and agents cannot meet in it.
pub(crate) fn sender_key(side: Side, sender: &SenderId) -> String {
    let side = match side {
        Side::Visitor => 'v',
        Side::Agent => 'a',
    };
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
        kind: kind_name(head.kind).to_owned(),
        visitor: head.visitor.map(|visitor| visitor.to_string()),
        status: status_text(head.status).to_owned(),
        assignee: head.assignment.assignee.map(|agent| agent.to_string()),
        participants: texts(&head.assignment.participants, |agent| {
            (agent.to_string(), true)
        }),
        names: texts(&head.assignment.names, |(agent, name)| {
            (agent.to_string(), name.clone())
        }),
        seq: head.log.seq,
        visitor_seq: head.log.visitor_seq,
        base: head.log.base,
        visitor_base: head.log.visitor_base,
        tail: write_events(&head.log.tail)?,
        senders: texts(&head.log.senders, |((side, sender), n)| {
            (sender_key(*side, sender), *n)
        }),
        connections: texts(&head.connections, |(id, author)| {
            (id.to_string(), author_text(*author))
        }),
        unread: head.waiting.unread,
        unread_from: head.waiting.unread_from,
        waiting_ms: head.waiting.since.map(|since| since.as_millisecond()),
        v_read: head.read.visitor.seq,
        v_read_v: head.read.visitor.visitor_seq,
        a_read: head.read.agent.seq,
        a_read_v: head.read.agent.visitor_seq,
        number: head.number,
        name: head.name.as_ref().map(|name| name.as_str().to_owned()),
        language: head.language.map(|language| language.tag().to_owned()),
        missed: head.waiting.missed,
        offline: head.waiting.offline,
        created_ms: head.created_at.as_millisecond(),
        last_ms: head.last_at.as_millisecond(),
        auto_reply_s: head.waiting.auto_reply_s,
        due_shard: DUE_SHARD.to_owned(),
        due_at: head.waiting.due_at_s,
    };
    serde_dynamo::aws_sdk_dynamodb_1::to_item(item).map_err(StoreError::unwritable)
}

fn texts<I: IntoIterator, V>(all: I, text: impl Fn(I::Item) -> (String, V)) -> BTreeMap<String, V> {
    all.into_iter().map(text).collect()
}

/// The head that this item holds.
pub(crate) fn head_of(item: Item) -> Result<Head, StoreError> {
    read(item, meaning)
}

/// The head in an image of the stream.
///
/// # Errors
/// `Corrupt` when the image is not a head.
pub fn head_of_image(image: serde_dynamo::Item) -> Result<Head, StoreError> {
    read_image(image, meaning)
}

pub(crate) fn time(field: &'static str, ms: i64) -> Result<Timestamp, BadField> {
    Timestamp::from_millisecond(ms).map_err(BadField::of(field))
}

fn meaning(mut item: HeadItem) -> Result<Head, BadField> {
    let mut connections = BTreeMap::new();
    for (connection, author) in std::mem::take(&mut item.connections) {
        connections.insert(id("connections", &connection)?, author_of(&author)?);
    }
    Ok(Head {
        id: id("pk", item.pk.strip_prefix(CONVERSATION).unwrap_or_default())?,
        site: id("site", &item.site)?,
        queue: id("queue", &item.queue)?,
        kind: kind_of(&item.kind)?,
        visitor: optional("visitor", item.visitor.as_deref())?,
        name: item.name.take().map(DisplayName::from_stored),
        language: match item.language.as_deref() {
            None => None,
            Some(tag) => Some(Language::parse(tag).ok_or_else(|| BadField::new("language"))?),
        },
        number: item.number,
        status: status_of(&item.status)?,
        waiting: waiting_of(&item)?,
        read: read_of(&item),
        connections,
        created_at: time("created_ms", item.created_ms)?,
        last_at: time("last_ms", item.last_ms)?,
        assignment: assignment_of(&mut item)?,
        log: log_of(item)?,
    })
}

fn log_of(item: HeadItem) -> Result<Log, BadField> {
    let mut senders = BTreeMap::new();
    for (key, n) in item.senders {
        let (side, sender) = match key.split_at_checked(1) {
            Some(("v", sender)) => (Side::Visitor, sender),
            Some(("a", sender)) => (Side::Agent, sender),
            _ => return Err(BadField::new("senders")),
        };
        senders.insert((side, id("senders", sender)?), n);
    }
    let tail = item.tail.iter().map(|event| read_event(event));
    Ok(Log {
        seq: item.seq,
        visitor_seq: item.visitor_seq,
        base: item.base,
        visitor_base: item.visitor_base,
        tail: tail.collect::<Result<_, _>>()?,
        senders,
    })
}

fn assignment_of(item: &mut HeadItem) -> Result<Assignment, BadField> {
    let mut names = BTreeMap::new();
    for (agent, name) in std::mem::take(&mut item.names) {
        names.insert(id("names", &agent)?, name);
    }
    let participants = item.participants.keys();
    let participants = participants.map(|agent| id("participants", agent));
    Ok(Assignment {
        assignee: optional("assignee", item.assignee.as_deref())?,
        participants: participants.collect::<Result<_, _>>()?,
        names,
    })
}

fn waiting_of(item: &HeadItem) -> Result<Waiting, BadField> {
    let since = item.waiting_ms.map(|ms| time("waiting_ms", ms));
    Ok(Waiting {
        unread: item.unread,
        unread_from: item.unread_from,
        since: since.transpose()?,
        missed: item.missed,
        offline: item.offline,
        auto_reply_s: item.auto_reply_s,
        due_at_s: item.due_at,
    })
}

fn read_of(item: &HeadItem) -> Read {
    let mark = |seq, visitor_seq| Mark { seq, visitor_seq };
    Read {
        visitor: mark(item.v_read, item.v_read_v),
        agent: mark(item.a_read, item.a_read_v),
    }
}

fn id<T>(field: &'static str, text: &str) -> Result<T, BadField>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    text.parse().map_err(BadField::of(field))
}

fn optional<T>(field: &'static str, text: Option<&str>) -> Result<Option<T>, BadField>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    text.map(|text| id(field, text)).transpose()
}

fn kind_of(text: &str) -> Result<Kind, BadField> {
    let mut kinds = Kind::ALL.into_iter();
    kinds
        .find(|kind| kind_name(*kind) == text)
        .ok_or_else(|| BadField::new("kind"))
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::AttributeValue;

    use super::*;

    fn item() -> Item {
        let (site, queue) = ("demo".parse(), "support".parse());
        let (site, queue) = (site.expect("a site"), queue.expect("a queue"));
        let id = domain::ConversationId::from_bits(7);
        item_of(&Head::new(
            id,
            site,
            queue,
            Kind::Chat,
            Timestamp::UNIX_EPOCH,
        ))
        .expect("an item")
    }

    #[test]
    fn a_head_of_each_kind_is_read() {
        for kind in Kind::ALL {
            let mut item = item();
            item.insert("kind".into(), AttributeValue::S(kind_name(kind).into()));
            assert_eq!(head_of(item).expect("a head").kind, kind);
        }
    }

    /// A word that a later version may write, and a value that no version writes; both as text that must not reach a log.
    const CANARY: &str = "Hornbeam-4711";

    #[test]
    fn what_is_not_known_is_refused_by_the_name_of_its_field() {
        let text = || AttributeValue::S(CANARY.into());
        let list = || AttributeValue::L(vec![text()]);
        let map = || AttributeValue::M(Item::from([(CANARY.to_owned(), text())]));
        for (attribute, value, field) in [
            ("kind", text(), "kind"),
            ("status", text(), "status"),
            ("language", text(), "language"),
            ("assignee", text(), "assignee"),
            ("tail", list(), "an event"),
            ("senders", map(), "attributes"),
            ("connections", map(), "author"),
            ("names", map(), "names"),
            ("seq", text(), "attributes"),
        ] {
            let mut item = item();
            item.insert(attribute.into(), value);
            let error = head_of(item).expect_err(attribute);
            let told = format!("{error}: {:?}", std::error::Error::source(&error));
            let StoreError::Corrupt {
                key, field: named, ..
            } = error
            else {
                panic!("{attribute}: {told}");
            };
            assert_eq!(named, field, "{attribute}");
            assert!(
                key.starts_with(CONVERSATION) && key.ends_with("HEAD"),
                "{key}"
            );
            assert!(!told.contains(CANARY), "{told}");
        }
    }

    #[test]
    fn an_attribute_that_is_missing_is_named() {
        let mut item = item();
        item.remove("queue");
        let error = head_of(item).expect_err("no queue");
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert_eq!(source.as_deref(), Some("missing field `queue`"));
    }
}

//! Conversations: opening, appending, changing, following. Each is one conditional write on the head.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::conversation::{Draft, Refusal, refusal};
use domain::effects::DUE_AFTER_S;
use domain::{
    Author, Card, Change, ConnectionId, ConversationId, Event, Head, Kind, Status, Timestamp,
    VisitorId, bounds,
};

use futures_util::future::try_join;
use protocol::row::kind_name;

use crate::conversation::events::{author_text, status_text, write_event, write_events};
use crate::conversation::head::{head_of, item_of, sender_key};
use crate::keys::{Item, Key, hash_of};
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// The attribute of a head that tells a form from another one under the same key.
const SUM: &str = "sum";

/// How a draft reached us, which is what proves the author's right in the same write.
#[derive(Debug, Clone, Copy)]
pub enum Via<'a> {
    /// Over a socket that follows the conversation.
    Socket(&'a ConnectionId),
    /// Over HTTP, with this visitor's token.
    Visitor(VisitorId),
    /// Over HTTP, with the session of an agent who may read the conversation.
    Agent,
}

/// What became of a rating.
#[derive(Debug)]
pub enum Rated {
    /// It is in the log, as its last event.
    Now(Box<Head>),
    /// The conversation has this very rating already.
    Before,
    /// There is no such conversation, or it is somebody else's.
    NotFound,
}

/// What became of a draft.
#[derive(Debug)]
pub enum Appended {
    /// It is in the log, as its last event.
    Stored(Box<Head>),
    /// It was in the log before.
    Repeat {
        /// Its place, in the author's count.
        seq: u64,
    },
    /// It is not in the log.
    Refused(Refusal, Box<Head>),
    /// There is no such conversation, or it is another visitor's.
    NotFound,
}

/// What became of a new conversation.
#[derive(Debug)]
pub enum Opened {
    /// It is new.
    Created,
    /// It was there before; nothing changed.
    Existing,
    /// Another form was stored under its key; nothing changed.
    Other,
}

/// What became of a change.
#[derive(Debug)]
pub enum Changed {
    /// It is made.
    Done(Box<Head>),
    /// Somebody else changed status, assignee or queue first; the head as it is now.
    Lost(Box<Head>),
    /// There is no such conversation.
    NotFound,
}

impl Store {
    /// Puts a new head, with whatever its log begins with, and the card: in it for a form, beside it for a chat. Those are two puts
    /// at once and no transaction: the caller is answered when both are there, and opens again when one failed.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn open_conversation(&self, head: &Head, card: &Card) -> Result<Opened, StoreError> {
        self.open(head, card, item_of(head)?).await
    }

    /// As [`Self::open_conversation`], for a form: `sum` tells a repeat of it from another form under the same key.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn open_form(
        &self,
        head: &Head,
        card: &Card,
        sum: &str,
    ) -> Result<Opened, StoreError> {
        let mut item = item_of(head)?;
        item.insert(SUM.to_owned(), text(sum));
        self.open(head, card, item).await
    }

    async fn open(&self, head: &Head, card: &Card, mut item: Item) -> Result<Opened, StoreError> {
        let sum = item.get(SUM).cloned();
        let card = crate::conversation::card::place(head, &mut item, card)?;
        let put_card = async {
            match card {
                Some(card) => self.put_new(card).await,
                None => Ok(true),
            }
        };
        let (found, _) = try_join(self.put_or_find(item), put_card).await?;
        let Some(found) = found else {
            return Ok(Opened::Created);
        };
        // One that was stored before bodies were compared, or whose words are erased, has none.
        let differs = match (found.get(SUM), &sum) {
            (Some(before), Some(now)) => before != now,
            _ => false,
        };
        Ok(if differs {
            Opened::Other
        } else {
            Opened::Existing
        })
    }

    /// Reads a head, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn head(&self, id: ConversationId) -> Result<Option<Head>, StoreError> {
        self.get(Key::head(id)).await?.map(head_of).transpose()
    }

    /// Appends a message or note: one write, no read. It is stored exactly when `n` is the next number of its sender, the
    /// author has the right, and the state allows it; otherwise the head that refused it says why.
    ///
    /// # Errors
    /// As every method: [`StoreError`]. Whether the draft was stored is then unknown; sending it again is safe.
    pub async fn append(
        &self,
        id: ConversationId,
        author: Author,
        via: Via<'_>,
        draft: Draft,
        now: Timestamp,
    ) -> Result<Appended, StoreError> {
        let event = draft.clone().into_event(author, now);
        let write = append_write(appending(&[event], now)?, author, via, &draft, now);
        match self
            .write(Key::head(id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Done(item) => Ok(Appended::Stored(Box::new(head_of(item)?))),
            Written::Refused(None) => Ok(Appended::NotFound),
            Written::Refused(Some(item)) => {
                self.why_refused(head_of(item)?, author, via, &draft).await
            }
        }
    }

    async fn why_refused(
        &self,
        head: Head,
        author: Author,
        via: Via<'_>,
        draft: &Draft,
    ) -> Result<Appended, StoreError> {
        let connection = match via {
            Via::Visitor(visitor) if head.visitor != Some(visitor) => {
                return Ok(Appended::NotFound);
            }
            Via::Socket(connection) => Some(connection),
            Via::Visitor(_) | Via::Agent => None,
        };
        let seq = match refusal(&head, author, draft, connection) {
            Refusal::Repeat { seq: Some(seq) } => seq,
            Refusal::Repeat { seq: None } => {
                let found = self
                    .find_in_newest_blocks(&head, author, &draft.sender, draft.n)
                    .await?;
                match found.and_then(|event| event.seen_by(author.side())) {
                    Some(seq) => seq,
                    // Counted, but long ago, or not by this author: somebody else writes under the same name.
                    None => return Ok(Appended::Refused(Refusal::SenderExpired, Box::new(head))),
                }
            }
            other => return Ok(Appended::Refused(other, Box::new(head))),
        };
        Ok(Appended::Repeat { seq })
    }

    /// Makes a change that was decided from `read`, on the condition that status, assignee and queue are still as read.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn change(
        &self,
        read: &Head,
        change: Change,
        now: Timestamp,
    ) -> Result<Changed, StoreError> {
        if change.is_empty() {
            return Ok(Changed::Done(Box::new(read.clone())));
        }
        let events: Vec<Event> = change
            .events
            .iter()
            .map(|what| Event {
                at: now,
                what: what.clone(),
            })
            .collect();
        let write = change_write(appending(&events, now)?, read, change);
        let written = self
            .write(Key::head(read.id), write, ReturnValue::AllNew)
            .await?;
        Ok(match written {
            Written::Done(item) => Changed::Done(Box::new(head_of(item)?)),
            Written::Refused(None) => Changed::NotFound,
            Written::Refused(Some(item)) => {
                let head = Box::new(head_of(item)?);
                // A write whose answer was lost is tried again by the SDK, and then refused by what it did itself.
                if head.log.tail.ends_with(&events) {
                    Changed::Done(head)
                } else {
                    Changed::Lost(head)
                }
            }
        })
    }

    /// Remembers the name under which an agent appears in the log, for one who acts without taking part.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn name_agent(
        &self,
        id: ConversationId,
        agent: &domain::Agent,
    ) -> Result<Option<Head>, StoreError> {
        let write = Write::default()
            .set("#names.#a = :name")
            .name("#names", "names")
            .name("#a", agent.id.to_string())
            .value(":name", text(agent.name.as_str()))
            .value(":most", number(bounds::NAMES))
            .when("attribute_exists(pk)")
            .when("(size(#names) < :most OR attribute_exists(#names.#a))");
        match self
            .write(Key::head(id), write, ReturnValue::AllNew)
            .await?
        {
            // A name is an extra: without room for it, what the agent came for goes on.
            Written::Done(item) | Written::Refused(Some(item)) => head_of(item).map(Some),
            Written::Refused(None) => Ok(None),
        }
    }

    /// Adds a rating, unless it is the one that the conversation has: a repeat adds nothing. Readers take the newest.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn rate(
        &self,
        id: ConversationId,
        visitor: VisitorId,
        rating: &Event,
    ) -> Result<Rated, StoreError> {
        let write = appending(std::slice::from_ref(rating), rating.at)?
            .set("rated = :rated")
            .when("visitor = :visitor")
            .when("rated <> :rated")
            .value(":visitor", text(visitor))
            .value(":rated", text(mark_of(rating)?));
        match self
            .write(Key::head(id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Done(item) => Ok(Rated::Now(Box::new(head_of(item)?))),
            Written::Refused(Some(item)) if item.get("visitor") == Some(&text(visitor)) => {
                Ok(Rated::Before)
            }
            Written::Refused(_) => Ok(Rated::NotFound),
        }
    }

    pub(crate) async fn written_head(
        &self,
        id: ConversationId,
        write: Write,
    ) -> Result<Option<Head>, StoreError> {
        match self
            .write(Key::head(id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Done(item) => head_of(item).map(Some),
            Written::Refused(_) => Ok(None),
        }
    }
}

/// What tells a rating from another: too short to give back the words, should they be taken out later.
fn mark_of(rating: &Event) -> Result<String, StoreError> {
    let timeless = Event {
        at: Timestamp::UNIX_EPOCH,
        what: rating.what.clone(),
    };
    let mut mark = hash_of(&write_event(&timeless)?);
    mark.truncate(8);
    Ok(mark)
}

/// The write that puts events at the end of the log, as the newest that anybody did.
pub(crate) fn appending(events: &[Event], now: Timestamp) -> Result<Write, StoreError> {
    let write = at_the_end(events)?;
    Ok(write
        .set("last_ms = :now")
        .value(":now", number(now.as_millisecond())))
}

/// The write that puts events at the end of the log. What nobody did moves the conversation in no list.
pub(crate) fn at_the_end(events: &[Event]) -> Result<Write, StoreError> {
    let stored = write_events(events)?.into_iter().map(text).collect();
    let visible = events
        .iter()
        .filter(|event| event.what.for_visitor())
        .count();
    let write = Write::default()
        .set("tail = list_append(tail, :events)")
        .set("seq = seq + :count")
        .value(":events", AttributeValue::L(stored))
        .value(":count", number(events.len()));
    if visible == 0 {
        return Ok(write);
    }
    Ok(write
        .set("visitor_seq = visitor_seq + :visible")
        .value(":visible", number(visible)))
}

/// The write that puts a draft at the end of the log, on the conditions under which it is taken.
fn append_write(
    appending: Write,
    author: Author,
    via: Via<'_>,
    draft: &Draft,
    now: Timestamp,
) -> Write {
    let mut write = appending
        .set("senders.#k = :n")
        .name("#k", sender_key(author.side(), &draft.sender))
        .value(":n", number(draft.n));
    write = if draft.n == 1 {
        write
            .when("attribute_not_exists(senders.#k) AND size(senders) < :senders")
            .value(":senders", number(bounds::senders(author)))
    } else {
        write
            .when("senders.#k = :before")
            .value(":before", number(draft.n.saturating_sub(1)))
    };
    write = match via {
        Via::Socket(connection) => write
            .when("connections.#c = :who")
            .name("#c", connection.as_str())
            .value(":who", text(author_text(author))),
        Via::Visitor(visitor) => write
            .when("visitor = :visitor")
            .value(":visitor", text(visitor)),
        Via::Agent => write,
    };
    write = write
        .when("size(tail) < :r")
        .value(":r", number(bounds::tail(author)));
    match author {
        Author::Visitor => visitor_writes(write, now),
        Author::Agent(agent) if !draft.note => agent_writes(write, agent),
        Author::Agent(_) => write
            .when("#status <> :trashed")
            .name("#status", "status")
            .value(":trashed", text(status_text(Status::Trashed))),
    }
}

/// A visitor's message waits for an answer: it counts as unread, and `sweep` will look after it.
fn visitor_writes(write: Write, now: Timestamp) -> Write {
    write
        .set("unread = unread + :count")
        .set("unread_from = if_not_exists(unread_from, seq)")
        .set("waiting_ms = if_not_exists(waiting_ms, :now)")
        .set("due_at = if_not_exists(due_at, :due)")
        .value(":due", number(now.as_second() + DUE_AFTER_S))
        .when("unread < :u AND #status IN (:unassigned, :active)")
        .value(":u", number(bounds::UNREAD))
        .name("#status", "status")
        .value(":unassigned", text(status_text(Status::Unassigned)))
        .value(":active", text(status_text(Status::Active)))
}

/// An agent's answer settles what was unread, and that nobody answered.
fn agent_writes(write: Write, agent: domain::AgentId) -> Write {
    write
        .set("unread = :zero")
        .set("a_read = seq, a_read_v = visitor_seq")
        .set("missed = :no, #offline = :no")
        .remove("unread_from")
        .remove("waiting_ms")
        .remove("auto_reply_s")
        .value(":zero", number(0))
        .value(":no", AttributeValue::Bool(false))
        .when("kind = :chat AND #status = :active AND attribute_exists(participants.#a)")
        .value(":chat", text(kind_name(Kind::Chat)))
        .name("#status", "status")
        .name("#offline", "offline")
        .name("#a", agent.to_string())
        .value(":active", text(status_text(Status::Active)))
}

/// The write that makes a change, while status, queue and assignee are those that were read.
fn change_write(appending: Write, read: &Head, change: Change) -> Write {
    let mut write = appending
        .name("#status", "status")
        .name("#queue", "queue")
        .when("#status = :was AND #queue = :from")
        .value(":was", text(status_text(read.status)))
        .value(":from", text(&read.queue));
    write = match read.assignment.assignee {
        Some(agent) => write.when("assignee = :held").value(":held", text(agent)),
        None => write.when("attribute_not_exists(assignee)"),
    };
    if let Some(status) = change.status {
        write = write
            .set("#status = :status")
            .value(":status", text(status_text(status)));
        if matches!(status, Status::Resolved | Status::Trashed) {
            write = write.remove("waiting_ms");
        }
    }
    if let Some(queue) = change.queue {
        write = write.set("#queue = :queue").value(":queue", text(queue));
    }
    write = match change.assignee {
        Some(Some(agent)) => write.set("assignee = :agent").value(":agent", text(agent)),
        Some(None) => write.remove("assignee"),
        None => write,
    };
    if let Some((agent, name)) = change.joins {
        write = write
            .set("participants.#joins = :yes")
            .set("#names.#joins = :name")
            .when("(size(participants) < :taking_part OR attribute_exists(participants.#joins))")
            .value(":taking_part", number(bounds::PARTICIPANTS))
            .name("#names", "names")
            .name("#joins", agent.to_string())
            .value(":yes", AttributeValue::Bool(true))
            .value(":name", text(name));
    }
    for (index, agent) in change.leaves.iter().enumerate() {
        write = write
            .remove(format!("participants.#leaves{index}"))
            .name(format!("#leaves{index}"), agent.to_string());
    }
    write
}

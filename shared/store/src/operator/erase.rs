//! Erasing all that is kept of one person, for the operator's tool alone (GDPR 17; R38). README.md has the order and why.
//!
//! An erasure that is stopped on the way begins again: each step finds what the one before it left, and does nothing the second time.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{
    Author, ConnectionId, ConversationId, EmailAddress, Head, QueueId, SiteId, Status, Timestamp,
    VisitorId,
};

use crate::conversation::head::{head_of, item_of, time};
use crate::conversation::pages::EventsRange;
use crate::keys::{CARD, Item, Key, day, hash_of};
use crate::operator::person::Person;
use crate::write::{Write, number, text};
use crate::{EntryRecord, Store, StoreError};

/// How often others may write to a conversation before the operator is told to come again.
const ATTEMPTS: usize = 20;

/// Site and queue of a tombstone. Nobody has a right there.
const NOWHERE: &str = "-";

/// The sequence number of an erased row, which no other state replaces.
const LAST: u64 = 999_999_999_999;

/// When a conversation was erased.
const ERASED: &str = "erased_ms";

/// What an erasure that has begun must know to go on.
const BEGUN: &str = "begun";

/// Something that is kept of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trace {
    /// The visitor, with the hash of their token.
    Visitor,
    /// A socket of the visitor.
    Socket,
    /// What a line of a queue's log says of the conversation: its id and its comments.
    Line,
    /// The newest part of a conversation, with all that is known of it.
    Head,
    /// Name, address and page of the person.
    Card,
    /// An older part of a conversation.
    Block,
    /// What lists show of a conversation.
    Row,
    /// What came of a waiting, or a notice of it that is not mailed yet.
    Told,
    /// That mails to the address are refused.
    Suppression,
    /// A conversation, of which nothing leads to the person any more.
    Conversation,
}

/// What the table has under a conversation's id.
#[derive(Debug, Clone)]
pub enum Kept {
    /// The conversation.
    Whole(Box<Head>),
    /// What its erasure left.
    Tombstone(Tombstone),
}

/// What is left of an erased conversation: that there was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The running number it had.
    pub number: Option<u64>,
    /// When it began.
    pub created_at: Timestamp,
    /// When its erasure began.
    pub erased_at: Timestamp,
    /// Whose it was; absent when the erasure is over.
    begun: Option<Option<(VisitorId, SiteId)>>,
}

impl Kept {
    /// Whose it is, and of which site.
    pub fn visitor(&self) -> Option<(VisitorId, SiteId)> {
        match self {
            Self::Whole(head) => Some((head.visitor?, head.site.clone())),
            Self::Tombstone(tombstone) => tombstone.begun.clone().flatten(),
        }
    }

    /// The running number.
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Whole(head) => head.number,
            Self::Tombstone(tombstone) => tombstone.number,
        }
    }

    /// The hash of the address by which an erasure has begun.
    pub(crate) fn address_hash(item: &Item) -> Option<&String> {
        item.get(BEGUN)?.as_m().ok()?.get("address")?.as_s().ok()
    }
}

/// Whether this is what is left of an erased conversation.
pub fn is_tombstone(head: &Head) -> bool {
    head.site.as_str() == NOWHERE
}

fn tombstone_of(item: Item) -> Result<Tombstone, StoreError> {
    let ms = item.get(ERASED).and_then(|ms| ms.as_n().ok()?.parse().ok());
    let erased_at = time(ms.ok_or(StoreError::Corrupt("a tombstone"))?)?;
    let begun = match item.get(BEGUN).and_then(|begun| begun.as_m().ok()) {
        None => None,
        Some(begun) => Some(visitor_of(begun)?),
    };
    let head = head_of(item)?;
    Ok(Tombstone {
        number: head.number,
        created_at: head.created_at,
        erased_at,
        begun,
    })
}

fn visitor_of(begun: &Item) -> Result<Option<(VisitorId, SiteId)>, StoreError> {
    let field = |name| begun.get(name).and_then(|value| value.as_s().ok());
    let Some(visitor) = field("visitor") else {
        return Ok(None);
    };
    let site = field("site").ok_or(StoreError::Corrupt("a tombstone"))?;
    let corrupt = |_| StoreError::Corrupt("a tombstone");
    Ok(Some((
        visitor.parse().map_err(corrupt)?,
        site.parse().map_err(corrupt)?,
    )))
}

/// What takes the place of a head: an empty conversation in which nobody may do anything.
fn tombstone(
    head: &Head,
    address: Option<&EmailAddress>,
    now: Timestamp,
) -> Result<Item, StoreError> {
    let nowhere = |_| StoreError::Corrupt("nowhere");
    let mut left = Head::new(
        head.id,
        NOWHERE.parse().map_err(nowhere)?,
        NOWHERE.parse().map_err(nowhere)?,
        head.kind,
        head.created_at,
    );
    left.status = Status::Trashed;
    left.number = head.number;
    left.last_at = now;
    let mut begun = HashMap::new();
    if let Some(visitor) = head.visitor {
        begun.insert("visitor".to_owned(), text(visitor));
        begun.insert("site".to_owned(), text(&head.site));
    }
    if let Some(address) = address {
        begun.insert("address".to_owned(), text(hash_of(&address.folded())));
    }
    let mut item = item_of(&left)?;
    item.insert(ERASED.to_owned(), number(now.as_millisecond()));
    item.insert(BEGUN.to_owned(), AttributeValue::M(begun));
    Ok(item)
}

impl Store {
    /// What is kept under a conversation's id, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn kept(&self, id: ConversationId) -> Result<Option<Kept>, StoreError> {
        let Some(item) = self.get(Key::head(id)).await? else {
            return Ok(None);
        };
        Ok(Some(if item.contains_key(ERASED) {
            Kept::Tombstone(tombstone_of(item)?)
        } else {
            Kept::Whole(Box::new(head_of(item)?))
        }))
    }

    /// Whether an erased conversation has left nothing but its tombstone. A writer that wrote while it was erased may have left more.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn is_erased(&self, id: ConversationId) -> Result<bool, StoreError> {
        let over = match self.kept(id).await? {
            Some(Kept::Tombstone(tombstone)) => tombstone.begun.is_none(),
            Some(Kept::Whole(_)) => false,
            None => true,
        };
        let row = self.get(Key::row(id)).await?;
        let listed = row.is_some_and(|row| row.contains_key("row"));
        Ok(over && !listed && self.sort_keys(id).await?.is_empty())
    }

    /// Erases all that is kept of a person, and tells of each thing after it is gone. `false` as `really` only tells what
    /// would go. Returns the conversations.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when others wrote all the time. Whatever the error, doing it again goes on.
    pub async fn erase(
        &self,
        person: &Person,
        really: bool,
        now: Timestamp,
        on: &mut (dyn FnMut(Trace) + Send),
    ) -> Result<Vec<ConversationId>, StoreError> {
        let mut eraser = Eraser {
            store: self,
            really,
            now,
            on,
            sockets: BTreeSet::new(),
        };
        eraser.person(person).await
    }
}

/// One erasure.
struct Eraser<'a> {
    store: &'a Store,
    really: bool,
    now: Timestamp,
    on: &'a mut (dyn FnMut(Trace) + Send),
    /// Those that were taken: one may follow several conversations.
    sockets: BTreeSet<ConnectionId>,
}

impl Eraser<'_> {
    async fn person(&mut self, person: &Person) -> Result<Vec<ConversationId>, StoreError> {
        // First the tokens: from now on the person opens nothing new.
        for visitor in person.visitors.keys() {
            self.take(Key::visitor(*visitor), Trace::Visitor).await?;
        }
        let conversations = self.store.conversations_of(person).await?;
        for id in &conversations {
            self.close(*id, person.address.as_ref()).await?;
        }
        for id in &conversations {
            self.empty(*id).await?;
        }
        if let Some(address) = &person.address {
            self.unsuppress(address).await?;
        }
        // Last the ways to the person, and of these last the one by which a second run finds the person.
        for id in conversations.iter().rev() {
            self.seal(*id).await?;
        }
        Ok(conversations)
    }

    /// Deletes an item, if it is there.
    async fn take(&mut self, key: Key, trace: Trace) -> Result<(), StoreError> {
        let found = if self.really {
            self.store.delete(key).await?
        } else {
            self.store.get(key).await?
        };
        if found.is_some() {
            (self.on)(trace);
        }
        Ok(())
    }

    /// Puts a tombstone in the place of the head, so that nobody writes to the conversation any more. What only the log leads
    /// to goes before.
    async fn close(
        &mut self,
        id: ConversationId,
        address: Option<&EmailAddress>,
    ) -> Result<(), StoreError> {
        for _ in 0..ATTEMPTS {
            let Some(Kept::Whole(head)) = self.store.kept(id).await? else {
                return Ok(());
            };
            self.lines(&head).await?;
            self.notices(&head).await?;
            self.sockets(&head).await?;
            if !self.really || self.bury(&head, address).await? {
                (self.on)(Trace::Head);
                return Ok(());
            }
        }
        Err(StoreError::Conflict)
    }

    async fn lines(&mut self, head: &Head) -> Result<(), StoreError> {
        let mut queues = self.store.queues_of(head).await?;
        let mut last = 0;
        while last < head.seq {
            let range = EventsRange::After(last);
            let events = self.store.events(head.clone(), false, range).await?.events;
            let Some(end) = events.last() else {
                break;
            };
            last = end.seq;
            for line in self.store.lines_of(head, &events, &mut queues).await? {
                self.blank(&line).await?;
            }
        }
        Ok(())
    }

    /// A line keeps time, number and who took the conversation; it names the conversation no longer, and loses its comments.
    async fn blank(&mut self, line: &EntryRecord) -> Result<(), StoreError> {
        if line.conversation.is_empty() && line.all_comments().next().is_none() {
            return Ok(());
        }
        let corrupt = |_| StoreError::Corrupt("a line");
        let queue: QueueId = line.queue.parse().map_err(corrupt)?;
        let key = Key::entry(&queue, line.entry.parse().map_err(corrupt)?);
        if self.really {
            let write = Write::default()
                .set("conversation = :none")
                .remove("#comment")
                .remove("comments")
                .name("#comment", "comment")
                .value(":none", text(""))
                .when("attribute_exists(pk)");
            self.store.write(key, write, ReturnValue::None).await?;
        }
        (self.on)(Trace::Line);
        Ok(())
    }

    /// Notices that wait to be mailed. One that comes later finds no conversation, and is mailed to nobody.
    async fn notices(&mut self, head: &Head) -> Result<(), StoreError> {
        let mut agents: BTreeSet<_> = head.assignee.into_iter().collect();
        for queue in self.store.queues_of(head).await? {
            let members = self.store.members(&queue).await?;
            agents.extend(members.into_iter().map(|agent| agent.id));
        }
        for agent in agents {
            for key in self.store.waiting_keys(agent, Some(head.id)).await? {
                self.take(key, Trace::Told).await?;
            }
        }
        Ok(())
    }

    /// Forgets the sockets of the visitor, then silences them: a busy one must not keep the head from being replaced for ever.
    async fn sockets(&mut self, head: &Head) -> Result<(), StoreError> {
        let of_visitor = head.connections.iter();
        let of_visitor = of_visitor.filter(|(_, author)| **author == Author::Visitor);
        for (socket, _) in of_visitor {
            if self.sockets.insert(socket.clone()) {
                self.take(Key::connection(socket), Trace::Socket).await?;
            }
            if self.really {
                self.store.unfollow_conversation(head.id, socket).await?;
            }
        }
        Ok(())
    }

    /// `false` when somebody wrote to the conversation, or it was given its number, since `head` was read.
    async fn bury(
        &mut self,
        head: &Head,
        address: Option<&EmailAddress>,
    ) -> Result<bool, StoreError> {
        let put = self
            .store
            .client
            .put_item()
            .table_name(&self.store.table)
            .set_item(Some(tombstone(head, address, self.now)?))
            .expression_attribute_values(":seq", number(head.seq));
        let put = match head.number {
            Some(given) => put
                .condition_expression("seq = :seq AND #number = :number")
                .expression_attribute_values(":number", number(given)),
            None => put.condition_expression("seq = :seq AND attribute_not_exists(#number)"),
        };
        match put
            .expression_attribute_names("#number", "number")
            .send()
            .await
        {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error))
                if error.err().is_conditional_check_failed_exception() =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Everything beside the head.
    async fn empty(&mut self, id: ConversationId) -> Result<(), StoreError> {
        let began = match self.store.kept(id).await? {
            Some(Kept::Whole(head)) => head.created_at,
            Some(Kept::Tombstone(tombstone)) => tombstone.created_at,
            None => Timestamp::UNIX_EPOCH,
        };
        for (of, sk, _) in self.store.told_of(id, began, self.now).await? {
            self.take(Key { pk: day(of), sk }, Trace::Told).await?;
        }
        let Key { pk, .. } = Key::head(id);
        for sk in self.store.sort_keys(id).await? {
            let trace = if sk == CARD {
                Trace::Card
            } else {
                Trace::Block
            };
            self.take(Key { pk: pk.clone(), sk }, trace).await?;
        }
        self.strike(id).await
    }

    /// The row stays as a number that no late image of the stream gets past, and in no list.
    async fn strike(&mut self, id: ConversationId) -> Result<(), StoreError> {
        let before = if self.really {
            let mut item = Key::row(id).item();
            item.insert("seq".to_owned(), number(LAST));
            let put = self.store.client.put_item();
            let put = put.table_name(&self.store.table).set_item(Some(item));
            let put = put.return_values(ReturnValue::AllOld);
            put.send().await?.attributes
        } else {
            self.store.get(Key::row(id)).await?
        };
        if before.is_some_and(|row| row.contains_key("row")) {
            (self.on)(Trace::Row);
        }
        Ok(())
    }

    /// Forgets that mails to the address are refused, unless an agent signs in with it.
    async fn unsuppress(&mut self, address: &EmailAddress) -> Result<(), StoreError> {
        let folded = address.folded();
        if self.store.get(Key::email(&folded)).await?.is_some() {
            return Ok(());
        }
        self.take(Key::suppression(&folded), Trace::Suppression)
            .await
    }

    /// Lets the tombstone forget whose it was.
    async fn seal(&mut self, id: ConversationId) -> Result<(), StoreError> {
        let open = match self.store.kept(id).await? {
            Some(Kept::Whole(_)) => !self.really,
            Some(Kept::Tombstone(tombstone)) => tombstone.begun.is_some(),
            None => false,
        };
        if !open {
            return Ok(());
        }
        if self.really {
            let write = Write::default()
                .remove("#begun")
                .name("#begun", BEGUN)
                .when("attribute_exists(#begun)");
            let key = Key::head(id);
            self.store.write(key, write, ReturnValue::None).await?;
        }
        (self.on)(Trace::Conversation);
        Ok(())
    }
}

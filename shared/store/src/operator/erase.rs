//! Erasing all that is kept of one person, for the operator's tool alone (GDPR 17; R38). README.md has the order and why.
//!
//! An erasure that is stopped on the way begins again: each step finds what the one before it left, and does nothing the second time.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::ReturnValue;
use domain::{
    Author, BadId, ConnectionId, ConversationId, EmailAddress, Head, QueueId, Side, Timestamp,
};

use crate::conversation::pages::EventsRange;
use crate::keys::{CARD, Key, day};
use crate::operator::person::Person;
use crate::operator::tombstone::{BEGUN, Kept, tombstone};
use crate::read::BadField;
use crate::write::{Write, number, text};
use crate::{EntryRecord, Store, StoreError};

/// How often others may write to a conversation before the operator is told to come again.
const ATTEMPTS: usize = 20;

/// The sequence number of an erased row, which no other state replaces.
const LAST: u64 = 999_999_999_999;

/// Something that is kept of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErasedItem {
    /// The visitor, with the hash of their token.
    Visitor,
    /// A socket of the visitor.
    Socket,
    /// What a line of a queue's log says of the conversation: its id and its comments.
    LogEntry,
    /// The newest part of a conversation, with all that is known of it.
    Head,
    /// Name, address and page of the person.
    Card,
    /// An older part of a conversation.
    Block,
    /// What lists show of a conversation.
    Row,
    /// What came of a waiting, or a notice of it that is not mailed yet.
    Notified,
    /// That mails to the address are refused.
    Suppression,
    /// A conversation, of which nothing leads to the person any more.
    Conversation,
}

impl Store {
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
        on: &mut (dyn FnMut(ErasedItem) + Send),
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
    on: &'a mut (dyn FnMut(ErasedItem) + Send),
    /// Those that were taken: one may follow several conversations.
    sockets: BTreeSet<ConnectionId>,
}

impl Eraser<'_> {
    async fn person(&mut self, person: &Person) -> Result<Vec<ConversationId>, StoreError> {
        // First the tokens: from now on the person opens nothing new.
        for visitor in person.visitors.keys() {
            self.take(Key::visitor(*visitor), ErasedItem::Visitor)
                .await?;
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
    async fn take(&mut self, key: Key, item: ErasedItem) -> Result<(), StoreError> {
        let found = if self.really {
            self.store.delete(key).await?
        } else {
            self.store.get(key).await?
        };
        if found.is_some() {
            (self.on)(item);
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
                (self.on)(ErasedItem::Head);
                return Ok(());
            }
        }
        Err(StoreError::Conflict)
    }

    async fn lines(&mut self, head: &Head) -> Result<(), StoreError> {
        let mut queues = self.store.queues_of(head).await?;
        let mut last = 0;
        while last < head.log.seq {
            let range = EventsRange::After(last);
            let events = self
                .store
                .events(head.clone(), Side::Agent, range)
                .await?
                .events;
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
        let bad = |error: BadId| BadField::of("queue or entry")(error).at("an entry of a log");
        let queue: QueueId = line.queue.parse().map_err(bad)?;
        let key = Key::entry(&queue, line.entry.parse().map_err(bad)?);
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
        (self.on)(ErasedItem::LogEntry);
        Ok(())
    }

    /// Notices that wait to be mailed. One that comes later finds no conversation, and is mailed to nobody.
    async fn notices(&mut self, head: &Head) -> Result<(), StoreError> {
        let mut agents: BTreeSet<_> = head.assignment.assignee.into_iter().collect();
        for queue in self.store.queues_of(head).await? {
            let members = self.store.members(&queue).await?;
            agents.extend(members.into_iter().map(|agent| agent.id));
        }
        for agent in agents {
            for key in self.store.waiting_keys(agent, Some(head.id)).await? {
                self.take(key, ErasedItem::Notified).await?;
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
                self.take(Key::connection(socket), ErasedItem::Socket)
                    .await?;
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
            .expression_attribute_values(":seq", number(head.log.seq));
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
        for (of, sk, _) in self.store.notified_of(id, began, self.now).await? {
            self.take(Key { pk: day(of), sk }, ErasedItem::Notified)
                .await?;
        }
        let Key { pk, .. } = Key::head(id);
        for sk in self.store.sort_keys(id).await? {
            let trace = if sk == CARD {
                ErasedItem::Card
            } else {
                ErasedItem::Block
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
            (self.on)(ErasedItem::Row);
        }
        Ok(())
    }

    /// Forgets that mails to the address are refused, unless an agent signs in with it.
    async fn unsuppress(&mut self, address: &EmailAddress) -> Result<(), StoreError> {
        let folded = address.folded();
        if self.store.get(Key::email(&folded)).await?.is_some() {
            return Ok(());
        }
        self.take(Key::suppression(&folded), ErasedItem::Suppression)
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
        (self.on)(ErasedItem::Conversation);
        Ok(())
    }
}

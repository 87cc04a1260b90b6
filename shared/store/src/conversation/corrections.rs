//! Corrections: words are taken out of the log, and what is known of the person is put right. Each changes an item beside the
//! head and appends the event that says so, in one transaction, on the condition that nothing else was appended meanwhile.

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::{
    By, Card, Contact, ContactChange, ConversationId, Event, Head, Kind, Numbered, Timestamp, What,
};

use crate::conversation::card::{CARD, stored};
use crate::conversation::changes::appending;
use crate::conversation::events::write_event;
use crate::conversation::head::is_tombstone;
use crate::keys::Key;
use crate::write::{Write, number, text};
use crate::{Store, StoreError};

/// How often others may be faster before the caller is told to come again.
const ATTEMPTS: usize = 10;

/// What became of a correction.
#[derive(Debug)]
pub enum Corrected {
    /// It is made.
    Done {
        /// The head, with a tail that holds the event.
        head: Box<Head>,
        /// Place of the event that says so.
        seq: u64,
    },
    /// There is nothing to correct: it was so before.
    Already(Box<Head>),
    /// There is no such conversation, or no such event in it.
    NotFound,
}

impl Store {
    /// Takes the words out of the event at `seq`. It is changed where it never moves again, in its block: a tail that holds it
    /// is spilled first. Otherwise a writer that spills at the same time could put the words back.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when others wrote all the time: try again.
    pub async fn redact(
        &self,
        id: ConversationId,
        seq: u64,
        by: By,
        now: Timestamp,
    ) -> Result<Corrected, StoreError> {
        for _ in 0..ATTEMPTS {
            let Some(head) = self.head(id).await? else {
                return Ok(Corrected::NotFound);
            };
            if seq == 0 || seq > head.log.seq {
                return Ok(Corrected::NotFound);
            }
            if let Some(event) = head.numbered_tail().iter().find(|event| event.seq == seq) {
                if event.event.what.redacted().is_none() {
                    return Ok(Corrected::Already(Box::new(head)));
                }
                self.spill(&head).await?;
                continue;
            }
            let Some((base, found)) = self.in_block(id, seq).await? else {
                return Ok(Corrected::NotFound);
            };
            let Some(what) = found.event.what.redacted() else {
                return Ok(Corrected::Already(Box::new(head)));
            };
            let left = Event {
                what,
                ..found.event
            };
            let block = Write::default()
                .set(&format!("events[{}] = :event", seq - base))
                .value(":event", text(write_event(&left)?))
                .when("attribute_exists(pk)")
                .in_transaction(&self.table, Key::block(id, base))?;
            let what = What::Redacted {
                seq,
                visitor_seq: found.visitor_seq,
                by,
            };
            let log = said(&head, what, now)?.in_transaction(&self.table, Key::head(id))?;
            if self.transact(vec![block, log]).await? {
                return self.corrected(id, head.log.seq + 1).await;
            }
        }
        Err(StoreError::Conflict)
    }

    /// Corrects what is known of the person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when others wrote all the time: try again.
    pub async fn correct_contact(
        &self,
        id: ConversationId,
        change: &ContactChange,
        by: By,
        now: Timestamp,
    ) -> Result<Corrected, StoreError> {
        for _ in 0..ATTEMPTS {
            let Some(head) = self.head(id).await? else {
                return Ok(Corrected::NotFound);
            };
            // Who was authorized before the conversation was erased shall not write a person into it again.
            if is_tombstone(&head) {
                return Ok(Corrected::NotFound);
            }
            let mut card = self.card(id).await?;
            let contact = change.apply(&card.contact);
            if contact == card.contact {
                return Ok(Corrected::Already(Box::new(head)));
            }
            card.contact = contact;
            let parts = self.contact_write(&head, &card, by, now)?;
            if self.transact(parts).await? {
                return self.corrected(id, head.log.seq + 1).await;
            }
        }
        Err(StoreError::Conflict)
    }

    /// The card lies in the head of a form, and beside that of a chat.
    fn contact_write(
        &self,
        head: &Head,
        card: &Card,
        by: By,
        now: Timestamp,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let contact = Contact {
            consent: None,
            ..card.contact.clone()
        };
        let name = contact.name.clone();
        let mut log = said(head, What::Contact { contact, by }, now)?.name("#name", "name");
        log = match name {
            Some(name) => log.set("#name = :name").value(":name", text(name.as_str())),
            None => log.remove("#name"),
        };
        let mut parts = Vec::new();
        match head.kind {
            Kind::Submission => {
                log = log
                    .set("#card = :card")
                    .name("#card", CARD)
                    .value(":card", stored(card)?);
            }
            Kind::Chat | Kind::Email | Kind::Channel => {
                let mut item = Key::card(head.id).item();
                item.insert(CARD.to_owned(), stored(card)?);
                parts.push(self.put_in_transaction(item)?);
            }
        }
        parts.push(log.in_transaction(&self.table, Key::head(head.id))?);
        Ok(parts)
    }

    /// The event of this place and the base of its block.
    async fn in_block(
        &self,
        id: ConversationId,
        seq: u64,
    ) -> Result<Option<(u64, Numbered)>, StoreError> {
        let newest = self.query_blocks(id, (1, seq), false, 1).await?;
        let Some(block) = newest.into_iter().next() else {
            return Ok(None);
        };
        let base = block.first().map_or(seq, |first| first.seq);
        let found = block.into_iter().find(|event| event.seq == seq);
        Ok(found.map(|event| (base, event)))
    }

    /// A transaction does not answer with what it wrote, so the head is read, as far back as the event.
    async fn corrected(&self, id: ConversationId, seq: u64) -> Result<Corrected, StoreError> {
        let Some(mut head) = self.head(id).await? else {
            return Ok(Corrected::NotFound);
        };
        while head.log.base > seq {
            head = self.lengthened(head).await?;
        }
        let head = Box::new(head);
        Ok(Corrected::Done { head, seq })
    }
}

/// The event behind all that was in the log when `head` was read, and not behind anything else.
fn said(head: &Head, what: What, now: Timestamp) -> Result<Write, StoreError> {
    Ok(appending(&[Event { at: now, what }], now)?
        .when("seq = :seq")
        .value(":seq", number(head.log.seq)))
}

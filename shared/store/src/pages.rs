//! Reading the log: the tail from the head, older parts from blocks.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::event::number;
use domain::{Author, ConversationId, Event, Head, Numbered, SenderId};
use serde::{Deserialize, Serialize};

use crate::events::{read_event, write_event};
use crate::keys::{BLOCK, Item, Key, block, conversation};
use crate::{Store, StoreError};

/// Most events on a page.
pub(crate) const PAGE_EVENTS: usize = 100;

/// A tail shorter than this is shown together with the block before it.
const FULL_SCREEN: usize = 30;

/// A part of the log that never changes again, but for redaction.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BlockItem {
    pk: String,
    sk: String,
    base: u64,
    visitor_base: u64,
    events: Vec<String>,
}

impl BlockItem {
    /// The item that holds the first `count` events of this head's tail.
    pub(crate) fn of_first(head: &Head, count: usize) -> Result<Item, StoreError> {
        let Key { pk, sk } = Key::block(head.id, head.base);
        let item = Self {
            pk,
            sk,
            base: head.base,
            visitor_base: head.visitor_base,
            events: head.tail.iter().take(count).map(write_event).collect(),
        };
        Ok(serde_dynamo::aws_sdk_dynamodb_1::to_item(item)?)
    }

    fn numbered(&self) -> Result<Vec<Numbered>, StoreError> {
        let events: Vec<Event> = self
            .events
            .iter()
            .map(|event| read_event(event))
            .collect::<Result<_, _>>()?;
        Ok(number(self.base, self.visitor_base, &events))
    }
}

/// Which part of the log is wanted; numbers are those of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventsRange {
    /// The end.
    Newest,
    /// What came after this event, oldest first.
    After(u64),
    /// What came before this event, the newest of it.
    Before(u64),
}

/// A piece of the log, ascending.
#[derive(Debug)]
pub struct PageOfEvents {
    /// The head at the time of reading.
    pub head: Head,
    /// The events that the reader may see.
    pub events: Vec<Numbered>,
}

/// The reader's count of an event; `None` when it is not for them.
fn seen(event: &Numbered, visitor: bool) -> Option<u64> {
    if visitor {
        event.visitor_seq
    } else {
        Some(event.seq)
    }
}

impl Store {
    /// Reads a page of the log of `head`, for the visitor or for agents. A page of recent events costs nothing more than the
    /// head; an older one costs one query.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn events(
        &self,
        head: Head,
        visitor: bool,
        range: EventsRange,
    ) -> Result<PageOfEvents, StoreError> {
        let tail = head.numbered_tail();
        let tail_begins = if visitor {
            head.visitor_base
        } else {
            head.base
        };
        let mut events = match range {
            EventsRange::Newest if tail.len() >= FULL_SCREEN || head.base == 1 => tail,
            EventsRange::After(after) if after + 1 >= tail_begins => tail,
            EventsRange::Newest => {
                let mut events = self.blocks_before(head.id, head.base).await?;
                events.extend(tail);
                events
            }
            EventsRange::Before(before) => {
                let first = if visitor {
                    head.from_visitor_seq(before)
                } else {
                    before
                };
                let mut events = self.blocks_before(head.id, first.max(1) + 1).await?;
                events.extend(tail);
                events
            }
            EventsRange::After(after) => {
                let mut events = self.blocks_after(head.id, after).await?;
                if events.last().is_none_or(|last| last.seq + 1 >= head.base) {
                    events.extend(tail);
                }
                events
            }
        };
        events.retain(|event| {
            seen(event, visitor).is_some_and(|seq| match range {
                EventsRange::Newest => true,
                EventsRange::After(after) => seq > after,
                EventsRange::Before(before) => seq < before,
            })
        });
        match range {
            EventsRange::After(_) => events.truncate(PAGE_EVENTS),
            EventsRange::Newest | EventsRange::Before(_) => {
                events.drain(..events.len().saturating_sub(PAGE_EVENTS));
            }
        }
        Ok(PageOfEvents { head, events })
    }

    /// The newest block that begins before `seq`, and as many before it as fit a page.
    async fn blocks_before(
        &self,
        id: ConversationId,
        seq: u64,
    ) -> Result<Vec<Numbered>, StoreError> {
        let mut found = self
            .blocks(id, (block(0), block(seq.saturating_sub(1))), false)
            .await?;
        found.reverse();
        Ok(found.into_iter().flatten().collect())
    }

    /// The block that holds the event after `after`, and what fits a page behind it. A visitor's number is never more than
    /// the event's true one, so reading from there misses nothing.
    async fn blocks_after(
        &self,
        id: ConversationId,
        after: u64,
    ) -> Result<Vec<Numbered>, StoreError> {
        let first = self.blocks(id, (block(0), block(after + 1)), false).await?;
        let begins = first
            .first()
            .and_then(|events| events.first())
            .map_or(1, |event| event.seq);
        let found = self
            .blocks(id, (block(begins), block(999_999_999_999)), true)
            .await?;
        Ok(found.into_iter().flatten().collect())
    }

    async fn blocks(
        &self,
        id: ConversationId,
        (from, to): (String, String),
        forward: bool,
    ) -> Result<Vec<Vec<Numbered>>, StoreError> {
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", AttributeValue::S(conversation(id)))
            .expression_attribute_values(":from", AttributeValue::S(from))
            .expression_attribute_values(":to", AttributeValue::S(to))
            .scan_index_forward(forward)
            .limit(4)
            .send()
            .await?;
        let mut pages = Vec::new();
        for item in output.items.unwrap_or_default() {
            let block: BlockItem = serde_dynamo::aws_sdk_dynamodb_1::from_item(item)?;
            pages.push(block.numbered()?);
        }
        Ok(pages)
    }

    /// Where an old message of a sender stands. Only a client that repeats a message long after others followed asks.
    pub(crate) async fn find_in_blocks(
        &self,
        id: ConversationId,
        author: Author,
        sender: &SenderId,
        n: u64,
    ) -> Result<Option<u64>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :block)")
            .expression_attribute_values(":pk", AttributeValue::S(conversation(id)))
            .expression_attribute_values(":block", AttributeValue::S(BLOCK.to_owned()))
            .scan_index_forward(false)
            .into_paginator()
            .items()
            .send();
        while let Some(item) = pages.next().await {
            let block: BlockItem = serde_dynamo::aws_sdk_dynamodb_1::from_item(item?)?;
            let found = block
                .numbered()?
                .into_iter()
                .find(|event| event.event.what.origin() == Some((author, sender, n)));
            if let Some(event) = found {
                return Ok(Some(event.seq));
            }
        }
        Ok(None)
    }
}

//! Reading the log: the tail from the head, older parts from blocks.

use domain::event::number;
use domain::{Author, ConversationId, Event, Head, Numbered, SenderId, Side};
use serde::{Deserialize, Serialize};

use crate::conversation::events::{read_event, write_events};
use crate::keys::{Item, Key, block, conversation};
use crate::read::{BadField, read};
use crate::write::text;
use crate::{Store, StoreError};

/// Most events on a page.
const PAGE_EVENTS: usize = 100;

/// Most blocks that one query reads. A block holds some three short messages, or one long one.
const PAGE_BLOCKS: i32 = 16;

/// In how many of the newest blocks a repeated message is looked for: some three thousand messages, and never more than the
/// megabyte at which a query ends.
const SEARCHED_BLOCKS: i32 = 1_000;

/// Fewer events than this are shown together with those before them.
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
        let Key { pk, sk } = Key::block(head.id, head.log.base);
        let item = Self {
            pk,
            sk,
            base: head.log.base,
            visitor_base: head.log.visitor_base,
            events: write_events(head.log.tail.get(..count).unwrap_or(&head.log.tail))?,
        };
        serde_dynamo::aws_sdk_dynamodb_1::to_item(item).map_err(StoreError::unwritable)
    }

    /// How many events it holds, and how many of them the visitor may see.
    pub(crate) fn lengths(item: Item) -> Result<(usize, usize), StoreError> {
        let events = read(item, |block: Self| block.numbered())?;
        let visible = events.iter().filter(|event| event.visitor_seq.is_some());
        Ok((events.len(), visible.count()))
    }

    fn numbered(&self) -> Result<Vec<Numbered>, BadField> {
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

impl EventsRange {
    fn holds(self, event: &Numbered, side: Side) -> bool {
        event.seen_by(side).is_some_and(|seq| match self {
            Self::Newest => true,
            Self::After(after) => seq > after,
            Self::Before(before) => seq < before,
        })
    }
}

/// A piece of the log, ascending.
#[derive(Debug)]
pub struct PageOfEvents {
    /// The head at the time of reading.
    pub head: Head,
    /// The events that the reader may see.
    pub events: Vec<Numbered>,
}

impl Store {
    /// Reads a page of the log of `head`, as this side sees it. A page of the newest events costs nothing more than
    /// the head, an older one a query or two.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn events(
        &self,
        head: Head,
        side: Side,
        range: EventsRange,
    ) -> Result<PageOfEvents, StoreError> {
        let wanted = |event: &Numbered| range.holds(event, side);
        // A visitor's number is never more than the event's true one, and less by the hidden events before it at most.
        let hidden = match side {
            Side::Visitor => head.log.base - head.log.visitor_base,
            Side::Agent => 0,
        };
        let mut events = match range {
            EventsRange::Newest if head.log.tail.len() >= FULL_SCREEN => Vec::new(),
            EventsRange::Newest => self.before(head.id, head.log.base, wanted).await?,
            EventsRange::Before(before) => {
                let end = before.saturating_add(hidden).min(head.log.base);
                self.before(head.id, end, wanted).await?
            }
            EventsRange::After(after) => self.after(&head, after, wanted).await?,
        };
        if events
            .last()
            .is_none_or(|last| last.seq + 1 == head.log.base)
            || !matches!(range, EventsRange::After(_))
        {
            events.extend(head.numbered_tail());
        }
        events.retain(wanted);
        match range {
            EventsRange::After(_) => events.truncate(PAGE_EVENTS),
            EventsRange::Newest | EventsRange::Before(_) => {
                events.drain(..events.len().saturating_sub(PAGE_EVENTS));
            }
        }
        Ok(PageOfEvents { head, events })
    }

    /// The same head with a longer tail: what was spilled last is in it again.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn lengthened(&self, mut head: Head) -> Result<Head, StoreError> {
        let older = self.before(head.id, head.log.base, |_| true).await?;
        if let Some(first) = older.first() {
            let visible = older.iter().filter(|e| e.visitor_seq.is_some()).count() as u64;
            head.log.base = first.seq;
            head.log.visitor_base -= visible;
            let older = older.into_iter().map(|numbered| numbered.event);
            head.log.tail.splice(..0, older);
        }
        Ok(head)
    }

    /// Events of the blocks that begin before `end`: a query's worth, and more while none of them is wanted.
    async fn before(
        &self,
        id: ConversationId,
        end: u64,
        wanted: impl Fn(&Numbered) -> bool,
    ) -> Result<Vec<Numbered>, StoreError> {
        let mut found = Vec::new();
        let mut end = end;
        while end > 1 {
            let mut blocks = self.blocks(id, (1, end - 1), false).await?;
            blocks.reverse();
            let events: Vec<Numbered> = blocks.into_iter().flatten().collect();
            let Some(first) = events.first().map(|event| event.seq) else {
                break;
            };
            let enough = events.iter().any(&wanted);
            found.splice(..0, events);
            if enough {
                break;
            }
            end = first;
        }
        Ok(found)
    }

    /// Events of blocks from the one that holds the event after `after`, of which the reader's number may be less than the
    /// true one: a query's worth, and more while none of them is wanted. Most readers lack only the last few blocks.
    async fn after(
        &self,
        head: &Head,
        after: u64,
        wanted: impl Fn(&Numbered) -> bool,
    ) -> Result<Vec<Numbered>, StoreError> {
        let next = after.saturating_add(1);
        if next >= head.log.base {
            return Ok(Vec::new());
        }
        let newest = self.before(head.id, head.log.base, |_| true).await?;
        if newest.first().is_none_or(|first| first.seq <= next) {
            return Ok(newest);
        }
        let holding = self.blocks(head.id, (1, next), false).await?;
        let first = holding.first().and_then(|events| events.first());
        let mut begin = first.map_or(1, |event| event.seq);
        let mut found = Vec::new();
        while begin < head.log.base {
            let blocks = self
                .blocks(head.id, (begin, head.log.base - 1), true)
                .await?;
            let events: Vec<Numbered> = blocks.into_iter().flatten().collect();
            let Some(last) = events.last().map(|event| event.seq) else {
                break;
            };
            let enough = events.iter().any(&wanted);
            found.extend(events);
            if enough {
                break;
            }
            begin = last + 1;
        }
        Ok(found)
    }

    /// A page's worth of the blocks that begin within these numbers.
    async fn blocks(
        &self,
        id: ConversationId,
        range: (u64, u64),
        forward: bool,
    ) -> Result<Vec<Vec<Numbered>>, StoreError> {
        self.query_blocks(id, range, forward, PAGE_BLOCKS).await
    }

    /// One query of at most so many blocks.
    pub(crate) async fn query_blocks(
        &self,
        id: ConversationId,
        (from, to): (u64, u64),
        forward: bool,
        most: i32,
    ) -> Result<Vec<Vec<Numbered>>, StoreError> {
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", text(conversation(id)))
            .expression_attribute_values(":from", text(block(from)))
            .expression_attribute_values(":to", text(block(to)))
            .scan_index_forward(forward)
            .limit(most)
            .send()
            .await?;
        let mut pages = Vec::new();
        for item in output.items.unwrap_or_default() {
            pages.push(read(item, |block: BlockItem| block.numbered())?);
        }
        Ok(pages)
    }

    /// Where a message stands that its sender repeats, if it is in the newest blocks. Who repeats an older one looks for it in the
    /// log, which is paged: otherwise a stranger could have the whole of an endless conversation read with each repeat.
    pub(crate) async fn find_in_newest_blocks(
        &self,
        head: &Head,
        author: Author,
        sender: &SenderId,
        n: u64,
    ) -> Result<Option<Numbered>, StoreError> {
        if head.log.base == 1 {
            return Ok(None);
        }
        let older = (1, head.log.base - 1);
        let blocks = self.query_blocks(head.id, older, false, SEARCHED_BLOCKS);
        let mut events = blocks.await?.into_iter().flatten();
        Ok(events.find(|event| event.event.what.origin() == Some((author, sender, n))))
    }
}

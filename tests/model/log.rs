//! The table's part of the protocol: one conversation's head and blocks, and the conditional writes on them.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use domain::Timestamp;

use domain::event::number;
use domain::{
    AgentId, Author, ConversationId, Draft, Event, Head, Kind, Numbered, QueueId, Refusal, Side,
    SiteId, Status, bounds, refusal,
};

/// A part of the log that never changes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Number of its first visible event, in the visitor's count.
    pub visitor_base: u64,
    /// Its events.
    pub events: Vec<Event>,
}

/// A spill that somebody began after an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spill {
    /// `base` of the head that was seen.
    pub base: u64,
    /// `visitor_base` of that head.
    pub visitor_base: u64,
    /// Number of events in its tail.
    pub count: usize,
}

impl Spill {
    /// The spill of all that is in this head's tail.
    pub fn of(head: &Head) -> Self {
        Self {
            base: head.log.base,
            visitor_base: head.log.visitor_base,
            count: head.log.tail.len(),
        }
    }
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the log, with this number in the author's count.
    Stored(u64),
    /// It was in the log before, with this number.
    Repeat(u64),
    /// It is not in the log.
    Refused(Refusal),
}

/// The head and the blocks of one conversation, and all that was ever stored in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The head.
    pub head: Head,
    /// The blocks by the number of their first event.
    pub blocks: BTreeMap<u64, Block>,
    /// In how many of the newest blocks a repeated message is looked for. The table looks in more; so few let small worlds go beyond.
    pub searched_blocks: usize,
    /// Every event in the order of its writing. No step reads it to decide; the properties are authorized by it.
    pub history: Vec<Event>,
}

impl Hash for Log {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let head = &self.head;
        (
            head.log.seq,
            head.log.visitor_seq,
            head.log.base,
            head.log.visitor_base,
        )
            .hash(state);
        (
            head.waiting.unread,
            &head.log.senders,
            head.status,
            head.log.tail.len(),
        )
            .hash(state);
        for event in &self.history {
            event.what.origin().hash(state);
            event.what.for_visitor().hash(state);
        }
        for (base, block) in &self.blocks {
            (base, block.visitor_base, block.events.len()).hash(state);
        }
    }
}

impl Log {
    /// An empty chat in which these agents take part.
    pub fn new(id: ConversationId, site: SiteId, queue: QueueId, agents: &[AgentId]) -> Self {
        let mut head = Head::new(id, site, queue, Kind::Chat, Timestamp::UNIX_EPOCH);
        head.assignment.participants.extend(agents);
        head.status = Status::Active;
        Self {
            head,
            blocks: BTreeMap::new(),
            searched_blocks: 1,
            history: Vec::new(),
        }
    }

    /// The one conditional write of a message: it is stored exactly when nothing speaks against it.
    pub fn append(&mut self, author: Author, draft: &Draft, at: Timestamp) -> Outcome {
        match refusal(&self.head, author, draft, None) {
            Refusal::TryAgain => Outcome::Stored(self.store(author, draft, at)),
            Refusal::Repeat { seq: Some(seq) } => Outcome::Repeat(seq),
            Refusal::Repeat { seq: None } => self
                .in_blocks(author, draft)
                .map_or(Outcome::Refused(Refusal::SenderExpired), Outcome::Repeat),
            other => Outcome::Refused(other),
        }
    }

    /// Spills a tail that has no room for this author's message, as a writer does that was refused. Where a spill stopped between
    /// its writes, the first only forgets what that one's block holds, and the writer is refused and spills once more.
    pub fn make_room(&mut self, author: Author) {
        while self.head.log.tail.len() >= bounds::tail(author) {
            let spill = Spill::of(&self.head);
            self.put_block(spill);
            self.trim(spill, false);
        }
    }

    /// Stores without asking; what a service without conditions would do.
    pub fn store(&mut self, author: Author, draft: &Draft, at: Timestamp) -> u64 {
        let event = draft.clone().into_event(author, at);
        let head = &mut self.head;
        let visible = event.what.for_visitor();
        let by_visitor = author == Author::Visitor;
        head.log.seq += 1;
        head.log.visitor_seq += u64::from(visible);
        head.waiting.unread += u64::from(by_visitor);
        let key = (author.side(), draft.sender.clone());
        head.log.senders.insert(key, draft.n);
        head.last_at = at;
        head.log.tail.push(event.clone());
        self.history.push(event);
        if by_visitor {
            self.head.log.visitor_seq
        } else {
            self.head.log.seq
        }
    }

    fn in_blocks(&self, author: Author, draft: &Draft) -> Option<u64> {
        let origin = Some((author, &draft.sender, draft.n));
        let newest = self.blocks.range(..self.head.log.base).rev();
        let mut events = newest
            .take(self.searched_blocks)
            .flat_map(|(base, block)| number(*base, block.visitor_base, &block.events).into_iter());
        events
            .find(|event| event.event.what.origin() == origin)?
            .seen_by(author.side())
    }

    /// First write of a spill: the block, unless it is there.
    pub fn put_block(&mut self, spill: Spill) {
        let begin = usize::try_from(spill.base).unwrap_or(usize::MAX) - 1;
        let events = self.history.iter().skip(begin).take(spill.count).cloned();
        let block = || Block {
            visitor_base: spill.visitor_base,
            events: events.collect(),
        };
        self.blocks.entry(spill.base).or_insert_with(block);
    }

    /// Second write of a spill: the head forgets what the block holds, unless `base` has changed. Counting what is visible from
    /// the head that was seen, and not from the block, is the mistake of `by_seen`.
    pub fn trim(&mut self, spill: Spill, by_seen: bool) {
        if self.head.log.base != spill.base {
            return;
        }
        let count = self
            .blocks
            .get(&spill.base)
            .map_or(spill.count, |block| block.events.len());
        let counted = if by_seen {
            spill.count.min(count)
        } else {
            count
        };
        let first = self.head.log.tail.iter().take(counted);
        let visible = first.filter(|event| event.what.for_visitor()).count();
        self.head.log.tail.drain(..count);
        self.head.log.base += count as u64;
        self.head.log.visitor_base += visible as u64;
    }

    /// What a reader finds who read `head` some time ago and the blocks now: everything after `after`, in the reader's count.
    pub fn read(&self, head: &Head, side: Side, after: u64) -> Vec<Numbered> {
        let older = self.blocks.range(..head.log.base);
        older
            .flat_map(|(base, block)| number(*base, block.visitor_base, &block.events))
            .chain(head.numbered_tail())
            .filter(|event| event.seen_by(side).is_some_and(|seq| seq > after))
            .collect()
    }
}

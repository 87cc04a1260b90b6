//! The protocol as a model: append, acknowledge, resume, spill, relay and lease, with all that can go wrong between them.
//!
//! A [`World`] is one conversation with its writers, a network that loses and doubles, and handlers that stop between two steps.
//! [`World::actions`] says what may happen next and [`World::step`] does it. The rules asked are those that ship: [`domain::refusal`],
//! [`domain::effects::effects_of`] and [`domain::event::number`]. [`Log`] alone is also the yardstick of the real table in `tests/it`.
//!
//! The random walks of its tests print the seed that repeats them; proptest reads it from `PROPTEST_RNG_SEED`.

mod log;
mod properties;
#[cfg(test)]
mod tests;
mod work;

pub use log::{Block, Log, Outcome, Spill};
pub use work::{Stage, Work};

use domain::effects::effects_of;
use domain::{
    AgentId, Author, Body, ConversationId, Draft, Head, Refusal, SenderId, Side, Timestamp,
};

/// Events in a tail above which a writer spills.
const LONG_TAIL: usize = 1;

/// Ways to get the protocol wrong. The model must notice each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mistake {
    /// Messages are stored without asking for the sender's count.
    NoClientId,
    /// The mail is marked as sent before it is.
    MarkBeforeSend,
    /// The head forgets its tail before the block is there.
    TrimBeforeBlock,
    /// A spill that finds a block counts what is visible from its own older head.
    CountFromSeenHead,
    /// The job is pushed by the writer after its write, and not by the stream.
    DualWrite,
    /// A client whose sender is forgotten takes a new one without a look at the log.
    NoLook,
}

/// What a client is told of its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// It is stored.
    Stored,
    /// The sender is forgotten: what became of the message is in the log.
    Forgotten,
}

/// One who writes: a tab of the visitor or of an agent. It has one unacknowledged send.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Client {
    /// Who.
    pub author: Author,
    /// The message that it sends or will send next.
    pub n: u64,
    /// Whether that message was sent and not yet acknowledged.
    pub waits: bool,
    /// How many messages it has to write in all.
    pub last: u64,
    /// How many senders it has had before.
    pub senders: u8,
}

/// The one who reads: reads the head, and some time later the blocks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Reader {
    /// `base`, `visitor_base` and length of the tail in the head that was read.
    pub read: Option<(u64, u64, usize)>,
    /// The events that were shown: the number, and writer and count.
    pub shown: Vec<(u64, Author, u64)>,
}

/// What may happen next; numbers are places in the lists of [`World`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// A client sends, for the first time or because no answer came.
    Send(usize),
    /// A frame is handled and answered.
    Handle(usize),
    /// Fault: a frame is handled and its handler stops before it answers.
    HandleAndCrash(usize),
    /// Fault: a frame is lost.
    Drop(usize),
    /// Fault: a frame comes twice.
    Double(usize),
    /// An answer arrives.
    Answer(usize),
    /// Fault: an answer is lost.
    LoseAnswer(usize),
    /// A spill makes its next write.
    Spill(usize),
    /// Fault: a spill stops where it is.
    CrashSpill(usize),
    /// The reader reads the head.
    ReadHead,
    /// The reader reads the blocks and shows what is new.
    ReadBlocks,
    /// The stream's record is relayed.
    Relay(usize),
    /// Fault: a record is relayed and comes again.
    RelayTwice(usize),
    /// The queue hands out a job.
    Receive(usize),
    /// Fault: the queue hands out a job that it hands out again.
    ReceiveTwice(usize),
    /// A worker makes its next step.
    Work(usize),
    /// Fault: a worker stops where it is; its job comes again.
    CrashWork(usize),
}

/// Everything there is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct World {
    /// What is done wrong on purpose.
    pub mistake: Option<Mistake>,
    /// Faults that may still happen.
    pub faults: u8,
    /// The table.
    pub log: Log,
    /// Who writes.
    pub clients: Vec<Client>,
    /// Who reads, as a visitor does.
    pub reader: Reader,
    /// Frames under way: client and count.
    pub frames: Vec<(usize, u64)>,
    /// Answers under way: client and count, and what it is told.
    pub answers: Vec<(usize, u64, Told)>,
    /// Spills that were begun, and whether their first write is made.
    pub spills: Vec<(Spill, bool)>,
    /// How many frames were refused, and how many clients looked in vain for a message.
    pub refused: u64,
    /// What follows from changes.
    pub work: Work,
}

/// The draft of a client that has had so many senders before.
pub fn draft(client: usize, senders: u8, n: u64, note: bool) -> Option<Draft> {
    let sender: SenderId = format!("tab-{client:05}-{senders}").parse().ok()?;
    let text = Body::parse(&format!("message {n}")).ok()?;
    Some(Draft {
        sender,
        n,
        text,
        note,
    })
}

impl World {
    /// A conversation of a visitor and, for each further number, an agent; each has to write that many messages.
    pub fn new(messages: &[u64], faults: u8, mistake: Option<Mistake>) -> Option<Self> {
        let agent = |index: usize| AgentId::from_bits(index as u128);
        let author = |index| match index {
            0 => Author::Visitor,
            _ => Author::Agent(agent(index)),
        };
        let clients = messages.iter().enumerate().map(|(index, last)| Client {
            author: author(index),
            n: 1,
            waits: false,
            last: *last,
            senders: 0,
        });
        let agents: Vec<AgentId> = (1..messages.len()).map(agent).collect();
        let (site, queue) = ("demo".parse().ok()?, "support".parse().ok()?);
        Some(Self {
            mistake,
            faults,
            log: Log::new(ConversationId::from_bits(1), site, queue, &agents),
            clients: clients.collect(),
            reader: Reader::default(),
            frames: Vec::new(),
            answers: Vec::new(),
            spills: Vec::new(),
            refused: 0,
            work: Work::default(),
        })
    }

    fn has_under_way(&self, client: usize) -> bool {
        let frames = self.frames.iter().map(|(whose, _)| whose);
        let answers = self.answers.iter().map(|(whose, ..)| whose);
        frames.chain(answers).any(|whose| *whose == client)
    }

    /// A reader who has seen all does not look again.
    fn reader_lags(&self) -> bool {
        (self.reader.shown.len() as u64) < self.log.head.log.visitor_seq
    }

    /// All that may happen next.
    pub fn actions(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        for (index, client) in self.clients.iter().enumerate() {
            // The timer of a resend ends when nothing of the first send is under way any more.
            if client.n <= client.last && !self.has_under_way(index) {
                acts.push(Act::Send(index));
            }
        }
        let mut offer = |count: usize, good: fn(usize) -> Act, bad: &[fn(usize) -> Act]| {
            for index in 0..count {
                acts.push(good(index));
                if self.faults > 0 {
                    acts.extend(bad.iter().map(|fault| fault(index)));
                }
            }
        };
        let frame: [fn(usize) -> Act; 3] = [Act::HandleAndCrash, Act::Drop, Act::Double];
        offer(self.frames.len(), Act::Handle, &frame);
        offer(self.answers.len(), Act::Answer, &[Act::LoseAnswer]);
        offer(self.spills.len(), Act::Spill, &[Act::CrashSpill]);
        offer(self.work.records.len(), Act::Relay, &[Act::RelayTwice]);
        offer(self.work.queue.len(), Act::Receive, &[Act::ReceiveTwice]);
        offer(self.work.workers.len(), Act::Work, &[Act::CrashWork]);
        if self.reader.read.is_some() {
            acts.push(Act::ReadBlocks);
        } else if self.reader_lags() {
            acts.push(Act::ReadHead);
        }
        acts
    }

    /// Does it.
    pub fn step(&mut self, act: Act) {
        match act {
            Act::Send(client) => {
                self.clients[client].waits = true;
                self.frames.push((client, self.clients[client].n));
            }
            Act::Handle(index) => self.handle(index, true),
            Act::Answer(index) => self.answer(index),
            Act::Spill(index) => self.spill(index),
            Act::ReadHead => {
                let head = &self.log.head;
                self.reader.read =
                    Some((head.log.base, head.log.visitor_base, head.log.tail.len()));
            }
            Act::ReadBlocks => self.show(),
            Act::Relay(index) => self.work.relay(index, false),
            Act::Receive(index) => self.work.receive(index, false),
            Act::Work(index) => self.work.work(index, self.mistake),
            fault => self.fail(fault),
        }
        // Places in these lists mean nothing, so worlds that differ in them only are the same.
        self.frames.sort_unstable();
        self.answers.sort_unstable();
        self.spills.sort_unstable();
        self.work.sort();
    }

    fn fail(&mut self, fault: Act) {
        self.faults = self.faults.saturating_sub(1);
        match fault {
            Act::HandleAndCrash(index) => self.handle(index, false),
            Act::Drop(index) => drop(self.frames.remove(index)),
            Act::Double(index) => self.frames.push(self.frames[index]),
            Act::LoseAnswer(index) => drop(self.answers.remove(index)),
            Act::CrashSpill(index) => drop(self.spills.remove(index)),
            Act::RelayTwice(index) => self.work.relay(index, true),
            Act::ReceiveTwice(index) => self.work.receive(index, true),
            Act::CrashWork(index) => self.work.crash(index),
            _ => {}
        }
    }

    fn handle(&mut self, index: usize, answers: bool) {
        let (client, n) = self.frames.remove(index);
        let Client {
            author, senders, ..
        } = self.clients[client];
        let Some(draft) = draft(client, senders, n, false) else {
            return;
        };
        let before = self.log.head.clone();
        let at = Timestamp::UNIX_EPOCH;
        let outcome = match self.mistake {
            Some(Mistake::NoClientId) => Outcome::Stored(self.log.store(author, &draft, at)),
            _ => self.append(author, &draft, at),
        };
        if matches!(outcome, Outcome::Stored(_)) {
            self.written(&before, answers);
        }
        let told = match outcome {
            Outcome::Stored(_) | Outcome::Repeat(_) => Told::Stored,
            Outcome::Refused(Refusal::SenderExpired) => Told::Forgotten,
            Outcome::Refused(_) => return self.refused += 1,
        };
        if answers {
            self.answers.push((client, n, told));
        }
    }

    /// A writer that finds the tail full spills it first.
    fn append(&mut self, author: Author, draft: &Draft, at: Timestamp) -> Outcome {
        self.log.make_room(author);
        self.log.append(author, draft, at)
    }

    /// What a write leads to: a record of the stream and, in the same handler, a spill.
    fn written(&mut self, before: &Head, goes_on: bool) {
        let head = &self.log.head;
        if effects_of(Some(before), head).notify.is_some() {
            self.work.due.push(head.log.seq);
            match self.mistake {
                Some(Mistake::DualWrite) if goes_on => self.work.queue.push(head.log.seq),
                Some(Mistake::DualWrite) => {}
                _ => self.work.records.push(head.log.seq),
            }
        }
        if goes_on && head.log.tail.len() > LONG_TAIL {
            self.spills.push((Spill::of(head), false));
        }
    }

    fn answer(&mut self, index: usize) {
        let (index, n, told) = self.answers.remove(index);
        let Client {
            author, n: waits, ..
        } = self.clients[index];
        if waits != n {
            return;
        }
        let client = &mut self.clients[index];
        client.waits = false;
        if told == Told::Stored {
            client.n += 1;
        } else if self.mistake == Some(Mistake::NoLook) {
            client.senders += 1;
        } else if self.is_found(author, n) {
            self.clients[index].n += 1;
        } else {
            self.refused += 1;
        }
    }

    /// Whether the author finds its message in the log.
    fn is_found(&self, author: Author, n: u64) -> bool {
        let log = self.log.read(&self.log.head, author.side(), 0);
        let mut origins = log.iter().filter_map(|event| event.event.what.origin());
        origins.any(|(by, _, count)| (by, count) == (author, n))
    }

    fn spill(&mut self, index: usize) {
        let (spill, half_done) = self.spills.remove(index);
        let trims_first = self.mistake == Some(Mistake::TrimBeforeBlock);
        if half_done == trims_first {
            self.log.put_block(spill);
        } else {
            let by_seen = self.mistake == Some(Mistake::CountFromSeenHead);
            self.log.trim(spill, by_seen);
        }
        if !half_done {
            self.spills.push((spill, true));
        }
    }

    fn show(&mut self) {
        let Some((base, visitor_base, count)) = self.reader.read.take() else {
            return;
        };
        let begin = usize::try_from(base - 1).unwrap_or(usize::MAX);
        let tail = self.log.history.iter().skip(begin).take(count).cloned();
        let mut head = self.log.head.clone();
        (head.log.base, head.log.visitor_base, head.log.tail) =
            (base, visitor_base, tail.collect());
        let after = self.reader.shown.last().map_or(0, |(seq, ..)| *seq);
        for event in self.log.read(&head, Side::Visitor, after) {
            let origin = event.event.what.origin();
            if let (Some(seq), Some((author, _, n))) = (event.visitor_seq, origin) {
                self.reader.shown.push((seq, author, n));
            }
        }
    }
}

//! The entries of a conversation's log. They are numbered by their place in it, so an event does not carry its number.

use jiff::Timestamp;

use crate::bot::Talk;
use crate::{AgentId, Answers, Body, Contact, QueueId, SenderId, Status};

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    /// The visitor of the conversation.
    Visitor,
    /// An agent.
    Agent(AgentId),
}

impl Author {
    /// On which side.
    pub fn side(self) -> Side {
        match self {
            Self::Visitor => Side::Visitor,
            Self::Agent(_) => Side::Agent,
        }
    }
}

/// One of the two sides of a conversation. A visitor sees less, and counts only what they see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The visitor's.
    Visitor,
    /// The agents', all together.
    Agent,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Visitor, Self::Agent];
}

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The visitor, for instance by coming back.
    Visitor,
    /// An agent.
    Agent(AgentId),
    /// Nobody: a rule of time.
    System,
}

/// One entry of a conversation's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it was written; for reading only, never for order.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Somebody said something.
    Message {
        /// Who.
        by: Author,
        /// From which tab.
        sender: SenderId,
        /// The how-many-eth of that tab.
        n: u64,
        /// The words.
        text: Body,
    },
    /// An agent wrote something for agents.
    Note {
        /// Who.
        by: AgentId,
        /// From which tab.
        sender: SenderId,
        /// The how-many-eth of that tab; messages and notes share the count.
        n: u64,
        /// The words.
        text: Body,
    },
    /// A contact form was sent, or questions before a chat were answered.
    Submission {
        /// The filled-in fields.
        answers: Answers,
        /// What led to it, if it was a bot.
        talk: Option<Talk>,
    },
    /// The queue said by itself that nobody has answered yet (T10).
    AutoReply {
        /// The words, in the visitor's language.
        text: Body,
    },
    /// The status changed.
    Status {
        /// The new one.
        status: Status,
        /// Who changed it.
        by: By,
    },
    /// An agent takes part.
    Joined {
        /// Who.
        agent: AgentId,
    },
    /// An agent no longer takes part.
    Left {
        /// Who.
        agent: AgentId,
    },
    /// Somebody is responsible now, or nobody.
    Assigned {
        /// Who.
        agent: Option<AgentId>,
        /// Who decided.
        by: By,
    },
    /// It went to another queue.
    Transferred {
        /// Where to.
        queue: QueueId,
        /// Who decided.
        by: By,
    },
    /// The visitor rated the conversation (N+8).
    Rated {
        /// -1, 0 or 1.
        score: i8,
        /// What the visitor said to it.
        comment: Option<Body>,
    },
    /// What an earlier event said was taken out of the log.
    Redacted {
        /// Place of that event among all events.
        seq: u64,
        /// Its place among those that a visitor may see.
        visitor_seq: Option<u64>,
        /// Who took it out.
        by: By,
    },
    /// An agent corrected what is known of the person.
    Contact {
        /// What is known now.
        contact: Contact,
        /// Who corrected it.
        by: By,
    },
}

impl What {
    /// Whether the visitor may see it; such events have a `visitor_seq`.
    pub fn for_visitor(&self) -> bool {
        match self {
            Self::Note { .. }
            | Self::Assigned { .. }
            | Self::Transferred { .. }
            | Self::Contact { .. } => false,
            Self::Redacted { visitor_seq, .. } => visitor_seq.is_some(),
            _ => true,
        }
    }

    /// The same event without the words in it; `None` when there are none. Empty words mean that they were taken out: nobody
    /// can write such.
    pub fn redacted(&self) -> Option<Self> {
        let mut left = self.clone();
        match &mut left {
            Self::Message { text, .. } | Self::Note { text, .. } => *text = Body::redacted(),
            Self::Submission { answers, talk } => {
                *answers = Answers::redacted();
                *talk = None;
            }
            Self::Rated { comment, .. } => *comment = None,
            _ => {}
        }
        (left != *self).then_some(left)
    }

    /// Sender and count, when it was sent from a tab.
    pub fn origin(&self) -> Option<(Author, &SenderId, u64)> {
        match self {
            Self::Message { by, sender, n, .. } => Some((*by, sender, *n)),
            Self::Note { by, sender, n, .. } => Some((Author::Agent(*by), sender, *n)),
            _ => None,
        }
    }
}

/// An event with its places in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Place among all events, from 1, without gaps.
    pub seq: u64,
    /// Place among those that a visitor may see, from 1, without gaps; `None` for the others.
    pub visitor_seq: Option<u64>,
    /// The event.
    pub event: Event,
}

impl Numbered {
    /// The place in this side's count; `None` when the event is not for it.
    pub fn seen_by(&self, side: Side) -> Option<u64> {
        match side {
            Side::Visitor => self.visitor_seq,
            Side::Agent => Some(self.seq),
        }
    }
}

/// Numbers a piece of the log whose first event is `base` in the agents' count, and whose first visible event is
/// `visitor_base` in the visitor's.
pub fn number(base: u64, visitor_base: u64, events: &[Event]) -> Vec<Numbered> {
    let mut next_for_visitor = visitor_base;
    (base..)
        .zip(events)
        .map(|(seq, event)| {
            let visitor_seq = event.what.for_visitor().then_some(next_for_visitor);
            next_for_visitor += u64::from(visitor_seq.is_some());
            Numbered {
                seq,
                visitor_seq,
                event: event.clone(),
            }
        })
        .collect()
}

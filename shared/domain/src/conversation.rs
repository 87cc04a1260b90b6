//! The conversation: its head, and why a write to it was refused.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::event::number;
use crate::rights::{Action, Decision, authorize_conversation};
use crate::{
    Agent, AgentId, Author, Body, ConnectionId, Contact, ConversationId, DisplayName, Event,
    Language, Numbered, PageUrl, QueueId, Relation, Role, SenderId, Side, SiteId, VisitorId, What,
    bounds,
};

/// Where a conversation stands (U16, T17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nobody took it.
    Unassigned,
    /// Somebody works on it.
    Active,
    /// Done.
    Resolved,
    /// Thrown away; can be restored.
    Trashed,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Unassigned,
        Self::Active,
        Self::Resolved,
        Self::Trashed,
    ];
}

/// How a conversation began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In the widget, with somebody on the other end.
    Chat,
    /// By a contact form.
    Submission,
    /// By a mail. Nothing opens one yet; what a later version stored is read.
    Email,
    /// On another service. Nothing opens one yet; what a later version stored is read.
    Channel,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Chat, Self::Submission, Self::Email, Self::Channel];
}

/// The page where a conversation began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: PageUrl,
    /// Its title, cut to 200 characters.
    pub title: Option<String>,
    /// Where the visitor came from.
    pub referrer: Option<PageUrl>,
}

/// Who the visitor is and where they came from: what an agent wants to see and no writer has to know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The person.
    pub contact: Contact,
    /// Where it began.
    pub page: Option<Page>,
    /// The visitor's browser, as it calls itself.
    pub user_agent: Option<String>,
}

/// A place in the log in both counts. Kept in both, because the tail may no longer tell one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// In the count of all events.
    pub seq: u64,
    /// In the visitor's count.
    pub visitor_seq: u64,
}

/// What the head keeps of the log: its newest events, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Number of events in the log.
    pub seq: u64,
    /// Number of events that the visitor may see.
    pub visitor_seq: u64,
    /// Number of the first event of `tail`.
    pub base: u64,
    /// Number, in the visitor's count, of the first visible event of `tail`.
    pub visitor_base: u64,
    /// The newest events.
    pub tail: Vec<Event>,
    /// How many events each tab has written.
    pub senders: BTreeMap<(Side, SenderId), u64>,
}

impl Log {
    /// The number of the last event that this side can see.
    pub fn last(&self, side: Side) -> u64 {
        match side {
            Side::Visitor => self.visitor_seq,
            Side::Agent => self.seq,
        }
    }
}

impl Default for Log {
    /// An empty log.
    fn default() -> Self {
        Self {
            seq: 0,
            visitor_seq: 0,
            base: 1,
            visitor_base: 1,
            tail: Vec::new(),
            senders: BTreeMap::new(),
        }
    }
}

/// The agents of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// Who is responsible.
    pub assignee: Option<AgentId>,
    /// Who takes part.
    pub participants: BTreeSet<AgentId>,
    /// The names of the agents who take part or wrote of late.
    pub names: BTreeMap<AgentId, String>,
}

/// What the visitor waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Messages of the visitor since an agent read or answered.
    pub unread: u64,
    /// The log's `seq` before the first of them.
    pub unread_from: Option<u64>,
    /// When the visitor wrote first of what nobody has answered yet. To read does not end it; an answer does.
    pub since: Option<Timestamp>,
    /// The visitor left without an answer while an agent was there.
    pub missed: bool,
    /// It came while nobody was there.
    pub offline: bool,
    /// Seconds without an answer after which the queue says something by itself. It goes once that was said, or an agent wrote.
    pub auto_reply_s: Option<u16>,
    /// When `sweep` has to look at it, in seconds since 1970.
    pub due_at_s: Option<i64>,
}

/// How far each side has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Read {
    /// The visitor.
    pub visitor: Mark,
    /// Any agent.
    pub agent: Mark,
}

/// The newest part of a conversation's log, and all that a writer must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which conversation.
    pub id: ConversationId,
    /// Of which site.
    pub site: SiteId,
    /// In which queue.
    pub queue: QueueId,
    /// How it began.
    pub kind: Kind,
    /// Whose it is; a form has no visitor.
    pub visitor: Option<VisitorId>,
    /// What the person calls themselves.
    pub name: Option<DisplayName>,
    /// The visitor's language.
    pub language: Option<Language>,
    /// The running number, once given.
    pub number: Option<u64>,
    /// Where it stands.
    pub status: Status,
    /// The newest events.
    pub log: Log,
    /// Who answers.
    pub assignment: Assignment,
    /// What the visitor waits for.
    pub waiting: Waiting,
    /// How far each side has read.
    pub read: Read,
    /// Connections that follow the conversation, and whose they are.
    pub connections: BTreeMap<ConnectionId, Author>,
    /// When it began.
    pub created_at: Timestamp,
    /// When its last event was written.
    pub last_at: Timestamp,
}

impl Head {
    /// A conversation with an empty log.
    pub fn new(
        id: ConversationId,
        site: SiteId,
        queue: QueueId,
        kind: Kind,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            site,
            queue,
            kind,
            visitor: None,
            name: None,
            language: None,
            number: None,
            status: Status::Unassigned,
            log: Log::default(),
            assignment: Assignment::default(),
            waiting: Waiting::default(),
            read: Read::default(),
            connections: BTreeMap::new(),
            created_at: now,
            last_at: now,
        }
    }

    /// The events of the tail with their numbers.
    pub fn numbered_tail(&self) -> Vec<Numbered> {
        number(self.log.base, self.log.visitor_base, &self.log.tail)
    }

    /// How an agent of the site stands to it, and with which role; `None` when the site is not theirs.
    pub fn relation(&self, agent: &Agent) -> Option<(Role, Relation)> {
        let (role, to_queue) = agent.relation_to_queue(&self.site, &self.queue)?;
        let relation = if self.assignment.assignee == Some(agent.id) {
            Relation::Assignee
        } else if self.assignment.participants.contains(&agent.id) {
            Relation::Participant
        } else {
            to_queue
        };
        Some((role, relation))
    }

    /// Whether an agent may do this to it.
    pub fn authorize(&self, agent: &Agent, action: Action) -> Decision {
        match self.relation(agent) {
            Some((role, relation)) => {
                authorize_conversation(action, role, relation, self.kind, self.status)
            }
            None => Decision::NotFound,
        }
    }

    /// Whether an agent may read it.
    pub fn may_be_read_by(&self, agent: &Agent) -> bool {
        self.authorize(agent, Action::Read) == Decision::Allowed
    }

    /// The name under which an agent appears here.
    pub fn name_of(&self, agent: AgentId) -> Option<&str> {
        self.assignment.names.get(&agent).map(String::as_str)
    }

    /// Whether the visitor has a socket open.
    pub fn visitor_is_connected(&self) -> bool {
        self.connections
            .values()
            .any(|author| *author == Author::Visitor)
    }

    /// The connections of agents that follow it, and whose they are.
    pub fn agents_connections(&self) -> impl Iterator<Item = (&ConnectionId, AgentId)> {
        let of_agent = |(connection, author)| match author {
            &Author::Agent(agent) => Some((connection, agent)),
            Author::Visitor => None,
        };
        self.connections.iter().filter_map(of_agent)
    }

    /// What the form says under this name, while its event is in the tail.
    pub fn answer(&self, field: &str) -> Option<&str> {
        self.log.tail.iter().find_map(|event| match &event.what {
            What::Submission { answers, .. } => Some(answers.get(field)?.as_str()),
            _ => None,
        })
    }

    /// By which address somebody without a name is known: what an agent corrected last, else what the form says.
    pub fn address(&self) -> Option<&str> {
        let corrected = self
            .log
            .tail
            .iter()
            .rev()
            .find_map(|event| match &event.what {
                What::Contact { contact, .. } => {
                    Some(contact.email.as_ref().map(crate::EmailAddress::as_str))
                }
                _ => None,
            });
        corrected.unwrap_or_else(|| self.answer("email"))
    }

    /// The last message, for a row of a list.
    pub fn preview(&self) -> Option<(Author, String)> {
        self.log
            .tail
            .iter()
            .rev()
            .find_map(|event| match &event.what {
                What::Message { by, text, .. } => Some((*by, text.preview())),
                What::Submission { answers, .. } => {
                    let message = answers.get("message").map(Body::preview);
                    Some((Author::Visitor, message.unwrap_or_default()))
                }
                _ => None,
            })
    }
}

/// A message or note that somebody wants to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// From which tab.
    pub sender: SenderId,
    /// The how-many-eth of that tab.
    pub n: u64,
    /// The words.
    pub text: Body,
    /// For agents only.
    pub note: bool,
}

impl Draft {
    /// The event that this draft becomes.
    pub fn into_event(self, author: Author, at: Timestamp) -> Event {
        let Self {
            sender,
            n,
            text,
            note,
        } = self;
        let what = match author {
            Author::Agent(by) if note => What::Note {
                by,
                sender,
                n,
                text,
            },
            by => What::Message {
                by,
                sender,
                n,
                text,
            },
        };
        Event { at, what }
    }
}

/// Why a draft was not appended, authorized from the head that refused it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is already in the log; nothing is to be done.
    Repeat {
        /// Place in the log in the author's count, when the tail still knows it.
        seq: Option<u64>,
    },
    /// The tab's earlier messages are missing.
    Gap {
        /// The number that the tab has to send next.
        expected: u64,
    },
    /// The tab wrote here so long ago that its count was dropped.
    SenderExpired,
    /// The socket does not follow this conversation, or belongs to somebody else.
    NotJoined {
        /// Whose socket it is, when it is known here.
        owner: Option<Author>,
    },
    /// The visitor came back to a conversation that was closed: it has to be opened again first.
    Closed,
    /// An agent who may not write here, in whatever state.
    NotAllowed,
    /// A state in which agents do not write.
    NotNow,
    /// The conversation has as many senders as it may have ([`crate::bounds`]).
    TooManySenders,
    /// The visitor has written as much as may wait unread.
    TooManyUnread,
    /// The tail has no room: spill it and try again.
    TailFull,
    /// Nothing speaks against it: something else changed in between, try again.
    TryAgain,
}

/// Works out why `head` refused this draft. `connection` is the socket it came from, if any.
pub fn refusal(
    head: &Head,
    author: Author,
    draft: &Draft,
    connection: Option<&ConnectionId>,
) -> Refusal {
    if let Some(connection) = connection {
        let owner = head.connections.get(connection).copied();
        if owner != Some(author) {
            return Refusal::NotJoined { owner };
        }
    }
    let key = (author.side(), draft.sender.clone());
    match head.log.senders.get(&key) {
        Some(last) if draft.n <= *last => {
            let same = |event: &Numbered| {
                event.event.what.origin() == Some((author, &draft.sender, draft.n))
            };
            let found = head.numbered_tail().into_iter().find(same);
            return Refusal::Repeat {
                seq: found.and_then(|event| event.seen_by(author.side())),
            };
        }
        Some(last) if draft.n > last.saturating_add(1) => {
            return Refusal::Gap {
                expected: last.saturating_add(1),
            };
        }
        None if draft.n != 1 => return Refusal::SenderExpired,
        None if head.log.senders.len() >= bounds::senders(author) => {
            return Refusal::TooManySenders;
        }
        _ => {}
    }
    match (author, head.status) {
        (Author::Visitor, Status::Resolved | Status::Trashed) => Refusal::Closed,
        (Author::Agent(agent), _) if !draft.note => agents_refusal(head, agent),
        (Author::Agent(_), Status::Trashed) => Refusal::NotNow,
        (Author::Visitor, _) if head.waiting.unread >= bounds::UNREAD => Refusal::TooManyUnread,
        _ => no_room(head, author),
    }
}

/// Whether it is the tail that has no room for a message of this side.
fn no_room(head: &Head, author: Author) -> Refusal {
    if head.log.tail.len() >= bounds::tail(author) {
        Refusal::TailFull
    } else {
        Refusal::TryAgain
    }
}

/// To write takes part in the conversation; the role does not matter (`rights`).
fn agents_refusal(head: &Head, agent: AgentId) -> Refusal {
    let relation = if head.assignment.participants.contains(&agent) {
        Relation::Participant
    } else {
        Relation::Member
    };
    match authorize_conversation(Action::Write, Role::Agent, relation, head.kind, head.status) {
        Decision::Allowed => no_room(head, Author::Agent(agent)),
        Decision::WrongState => Refusal::NotNow,
        Decision::Forbidden | Decision::NotFound => Refusal::NotAllowed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answers;

    #[test]
    fn a_preview_says_that_words_were_taken_out() {
        let mut head = Head::new(
            ConversationId::from_bits(1),
            "demo".parse().expect("a site"),
            "support".parse().expect("a queue"),
            Kind::Submission,
            Timestamp::UNIX_EPOCH,
        );
        assert_eq!(head.preview(), None);
        let fields = BTreeMap::from([("message".to_owned(), "The boiler leaks.".to_owned())]);
        let answers = Answers::parse(&fields, &[], &["message"]).expect("a form");
        let said = What::Submission {
            answers,
            talk: None,
        };
        let left = said.redacted().expect("it has words");
        for (what, text) in [(said, "The boiler leaks."), (left, "")] {
            let at = Timestamp::UNIX_EPOCH;
            head.log.tail = vec![Event { at, what }];
            assert_eq!(head.preview(), Some((Author::Visitor, text.to_owned())));
        }
    }
}

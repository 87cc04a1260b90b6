//! Append to a conversation and tell everyone who follows it.
//!
//! The order is always: one write, then one wave of posts. Nobody is told what is not stored, and no receiver that is slow
//! or gone delays another. A client that misses a post fetches by number.

#[cfg(test)]
mod tests;

use domain::{
    Agent, Author, Availability, By, Change, ConnectionId, ContactChange, ConversationId, Draft,
    Head, Refusal, Side, Timestamp, change,
};
use protocol::event::status_name;
use protocol::frame::{PUSHED_EVENT_BYTES, PushedEvent, TooLong};
use protocol::{Code, Failure, Problem, ServerFrame, WireNumbered};
use sockets::Sockets;
use store::{Appended, Changed, Corrected, Store, Via};

/// How often a message is tried that a closed conversation or a full tail refuses.
const ATTEMPTS: usize = 4;

/// Seconds after which a visitor may try again who has used up what one conversation takes.
const FULL_S: i64 = 60;

/// What became of a message.
#[derive(Debug)]
pub enum Sent {
    /// It is stored now; `seq` in its author's count. Others have to be told: [`Delivery::frames`].
    Now {
        /// Place in the log.
        seq: u64,
        /// The head with it.
        head: Box<Head>,
    },
    /// It was stored before; everybody was told then.
    Before {
        /// Place in the log, in the author's count.
        seq: u64,
    },
}

/// The log and the sockets that follow it.
#[derive(Debug, Clone)]
pub struct Delivery {
    store: Store,
    sockets: Sockets,
}

impl Delivery {
    /// Delivery over this table and these sockets.
    pub fn new(store: Store, sockets: Sockets) -> Self {
        Self { store, sockets }
    }

    /// How many posts were missed since the last call, for the metric `Missed`.
    pub fn take_missed(&self) -> usize {
        self.sockets.take_missed()
    }

    /// Appends a message or note. A visitor's message to a closed conversation opens it first (SM4).
    ///
    /// # Errors
    /// Why it is not in the log, as a problem: `gap`, `sender-expired`, `not-joined`, `conflict`, `not-found`, or that the
    /// table did not answer.
    pub async fn send(
        &self,
        id: ConversationId,
        author: Author,
        via: Via<'_>,
        draft: Draft,
        now: Timestamp,
    ) -> Result<Sent, Refused> {
        // A closed conversation is opened in between, and a full tail spilled; a further refusal means that others keep changing it.
        let mut refused = Code::Unavailable;
        for _ in 0..ATTEMPTS {
            let head = match self
                .store
                .append(id, author, via, draft.clone(), now)
                .await?
            {
                Appended::Stored(head) => {
                    let seq = head.log.last(author.side());
                    return Ok(Sent::Now { seq, head });
                }
                Appended::Repeat { seq } => return Ok(Sent::Before { seq }),
                // What a socket does not follow may be somebody else's or not there at all: it is told the same.
                Appended::NotFound => {
                    let code = match via {
                        Via::Socket(_) => Code::NotJoined,
                        Via::Visitor(_) | Via::Agent => Code::NotFound,
                    };
                    return Err(Failure::from(code).into());
                }
                Appended::Refused(Refusal::Closed, head) => head,
                Appended::Refused(Refusal::TryAgain, _) => continue,
                Appended::Refused(Refusal::TailFull, head) => {
                    refused = Code::TooMany;
                    self.spill(&head).await;
                    continue;
                }
                Appended::Refused(refusal, head) => return Err(Refused::of(refusal, &head)),
            };
            self.reopen(&head, now).await?;
        }
        let problem = Problem {
            retry_after_s: Some(1),
            ..refused.into()
        };
        Err(Failure::from(problem).into())
    }

    async fn reopen(&self, head: &Head, now: Timestamp) -> Result<(), Failure> {
        let assignee = match head.assignment.assignee {
            Some(agent) => self.store.agent(agent).await?,
            None => None,
        };
        let available = assignee.is_some_and(|agent| can_answer(&agent, head));
        let reopened = change::visitor_returns(head, available);
        if let Changed::Done(new) = self.store.change(head, reopened, now).await? {
            self.tell(&new, head.log.seq, None).await;
        }
        Ok(())
    }

    /// Makes a change and tells everyone.
    ///
    /// # Errors
    /// `conflict` with the present state when somebody else was first; `not-found`; or that the table did not answer.
    pub async fn change(
        &self,
        read: &Head,
        change: Change,
        now: Timestamp,
    ) -> Result<Head, Failure> {
        let added = change.events.len() as u64;
        match self.store.change(read, change, now).await? {
            Changed::Done(head) => {
                self.tell(&head, head.log.seq - added, None).await;
                Ok(*head)
            }
            Changed::Lost(head) => {
                let state = Some(status_name(head.status));
                Err(Problem {
                    state,
                    ..Code::Conflict.into()
                }
                .into())
            }
            Changed::NotFound => Err(Code::NotFound.into()),
        }
    }

    /// Takes the words out of the event at `seq`, and tells everyone (R20). Returns the head as it is then.
    ///
    /// # Errors
    /// `not-found`; or that the table did not answer.
    pub async fn redact(
        &self,
        id: ConversationId,
        seq: u64,
        by: By,
        now: Timestamp,
    ) -> Result<Head, Failure> {
        let corrected = self.store.redact(id, seq, by, now).await?;
        self.tell_of(corrected).await
    }

    /// Corrects what is known of the person, and tells the agents (SM13). Returns the head as it is then.
    ///
    /// # Errors
    /// `not-found`; or that the table did not answer.
    pub async fn correct_contact(
        &self,
        id: ConversationId,
        change: &ContactChange,
        by: By,
        now: Timestamp,
    ) -> Result<Head, Failure> {
        let corrected = self.store.correct_contact(id, change, by, now).await?;
        self.tell_of(corrected).await
    }

    async fn tell_of(&self, corrected: Corrected) -> Result<Head, Failure> {
        match corrected {
            Corrected::Done { head, seq } => {
                self.tell(&head, seq - 1, None).await;
                Ok(*head)
            }
            Corrected::Already(head) => Ok(*head),
            Corrected::NotFound => Err(Code::NotFound.into()),
        }
    }

    /// Posts what came after `seq` to all who follow but `except`, and spills a long tail. What is stored stays stored,
    /// whatever fails here: who is not told fetches by number, and the next writer spills. Says how many frames went out.
    pub async fn tell(&self, head: &Head, seq: u64, except: Option<&ConnectionId>) -> usize {
        let pushed = self.post(head.id, Self::frames(head, seq, except)).await;
        self.spill(head).await;
        pushed
    }

    /// Spills a long tail, or leaves it to the next writer.
    pub async fn spill(&self, head: &Head) {
        if let Err(error) = self.store.spill_if_long(head).await {
            let cause = Failure::from(error).chain();
            tracing::warn!(conversation = %head.id, cause, "a tail was not spilled");
        }
    }

    /// The frames that tell those who follow, but `except`, what came after `seq`. Each event is written once per side.
    pub fn frames(
        head: &Head,
        seq: u64,
        except: Option<&ConnectionId>,
    ) -> Vec<(ConnectionId, String)> {
        let fresh: Vec<_> = head
            .numbered_tail()
            .into_iter()
            .filter(|e| e.seq > seq)
            .collect();
        let written = |viewer| -> Vec<String> {
            fresh
                .iter()
                .filter_map(|event| WireNumbered::of(event, head, viewer))
                .map(|numbered| event_frame(head.id, numbered))
                .collect()
        };
        let (for_visitor, for_agents) = (written(Side::Visitor), written(Side::Agent));
        let mut frames = Vec::new();
        for (connection, author) in &head.connections {
            if Some(connection) == except {
                continue;
            }
            let texts = match author {
                Author::Visitor => &for_visitor,
                Author::Agent(_) => &for_agents,
            };
            frames.extend(texts.iter().map(|text| (connection.clone(), text.clone())));
        }
        frames
    }

    /// Posts one wave of frames, and forgets the sockets that turn out to be gone. One that is not forgotten now is met again.
    /// Says how many frames went to sockets that are not gone.
    pub async fn post(&self, id: ConversationId, frames: Vec<(ConnectionId, String)>) -> usize {
        let posted = frames.len();
        let gone = self.sockets.post_all(frames).await;
        for gone in &gone {
            if let Err(failure) = self.forget(id, gone).await {
                tracing::warn!(
                    conversation = %id,
                    cause = failure.chain(),
                    "a gone socket was not forgotten"
                );
            }
        }
        posted - gone.len()
    }

    async fn forget(&self, id: ConversationId, gone: &ConnectionId) -> Result<(), Failure> {
        self.store.unfollow_conversation(id, gone).await?;
        self.store.forget_connection(gone).await?;
        Ok(())
    }
}

/// Whether a returning visitor finds this agent again.
fn can_answer(agent: &Agent, head: &Head) -> bool {
    agent.availability == Availability::Online && head.relation(agent).is_some()
}

/// One event as a frame; too long a one as a pointer.
pub fn event_frame(id: ConversationId, numbered: WireNumbered) -> String {
    let frame = |event| {
        let frame = ServerFrame::Event {
            conversation: id.to_string(),
            seq: numbered.seq,
            at: numbered.at.clone(),
            event,
        };
        frame.to_json()
    };
    let text = frame(PushedEvent::Whole(numbered.event));
    if text.len() <= PUSHED_EVENT_BYTES {
        text
    } else {
        frame(PushedEvent::TooLong(TooLong::Fetch))
    }
}

/// A message that was not appended.
#[derive(Debug)]
pub struct Refused {
    /// What the sender is told.
    pub failure: Failure,
    /// Whose the socket really is, when the sender was mistaken for another.
    pub owner: Option<Author>,
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            owner: None,
        }
    }
}

impl From<store::StoreError> for Refused {
    fn from(error: store::StoreError) -> Self {
        Failure::from(error).into()
    }
}

impl Refused {
    fn of(refusal: Refusal, head: &Head) -> Self {
        let state = Some(status_name(head.status));
        let (problem, owner) = match refusal {
            Refusal::Gap { expected } => (
                Problem {
                    expected: Some(expected),
                    ..Code::Gap.into()
                },
                None,
            ),
            Refusal::NotAllowed => (Code::Forbidden.into(), None),
            Refusal::SenderExpired => (Code::SenderExpired.into(), None),
            Refusal::NotJoined { owner } => (Code::NotJoined.into(), owner),
            Refusal::TooManySenders | Refusal::TooManyUnread => (Problem::too_many(FULL_S), None),
            Refusal::NotNow
            | Refusal::Closed
            | Refusal::Repeat { .. }
            | Refusal::TryAgain
            | Refusal::TailFull => (
                Problem {
                    state,
                    ..Code::Conflict.into()
                },
                None,
            ),
        };
        Self {
            failure: problem.into(),
            owner,
        }
    }
}

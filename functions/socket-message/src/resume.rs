//! `resume`: from here on the socket follows the conversation, and what it missed comes first.

use domain::{AgentId, Author, ConnectionId, ConversationId, Head, Side, VisitorId, bounds};
use protocol::event::{ReadMarks, status_name};
use protocol::{Code, ErrorRef, Failure, ServerFrame, WireNumbered};
use store::{EventsRange, Followed, Noted, Party};

use crate::State;
use crate::refused::Refused;
use crate::signals::record;

/// More missed events than this are fetched over HTTP.
const MOST_PUSHED: usize = 50;

pub(crate) async fn resume(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    after: u64,
) -> Result<(), Refused> {
    let record = record(state, connection).await?;
    let noted = record.follows.contains(&conversation);
    if !noted && record.follows.len() >= bounds::FOLLOWED {
        return Err(Failure::from(Code::TooMany).into());
    }
    let visitor = match &record.party {
        Party::Visitor(visitor, _) => Some(*visitor),
        Party::Agent(agent, _) => {
            may_read(state, *agent, conversation).await?;
            None
        }
    };
    let author = record.party.author();
    state.owners.learn(connection, author);
    let head = follow(state, connection, conversation, (author, visitor)).await?;
    if !noted {
        note(state, connection, conversation).await?;
    }
    push_missed(state, connection, head, author.side(), after).await
}

/// The right is proven first: by the write itself for a visitor, by [`may_read`] for an agent.
async fn follow(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    (author, visitor): (Author, Option<VisitorId>),
) -> Result<Head, Failure> {
    let followed = state
        .store
        .follow_conversation(conversation, connection, author, visitor)
        .await?;
    match followed {
        Followed::Done { head, replaced } => {
            if let Some(replaced) = replaced {
                tell_replaced(state, &replaced, conversation).await;
            }
            Ok(*head)
        }
        Followed::NotFound => Err(Code::NotFound.into()),
        Followed::Full => Err(Code::Unavailable.into()),
    }
}

/// A connection that had to give way to a newer one of the same side hears that it follows no longer.
async fn tell_replaced(state: &State, replaced: &ConnectionId, conversation: ConversationId) {
    let error = ServerFrame::Error {
        code: Code::TooMany,
        r#ref: ErrorRef {
            conversation: Some(conversation.to_string()),
            ..ErrorRef::default()
        },
        retry_after_s: None,
    };
    let wave = vec![(replaced.clone(), error.to_json())];
    state.delivery.post(conversation, wave).await;
}

/// Only what was followed is noted, so that nobody fills the connection's item with ids that they made up. Should this fail, the
/// connection is taken out of the head when it is found gone.
async fn note(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
) -> Result<(), Failure> {
    let code = match state.store.note_follow(connection, conversation).await? {
        Noted::Done => return Ok(()),
        Noted::Full => Code::TooMany,
        Noted::Gone => Code::Unauthenticated,
    };
    state
        .store
        .unfollow_conversation(conversation, connection)
        .await?;
    Err(code.into())
}

/// The connection gets nothing more of this conversation.
pub(crate) async fn leave(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
) -> Result<(), Refused> {
    let left = state
        .store
        .unfollow_conversation(conversation, connection)
        .await;
    left.map_err(Failure::from)?;
    let noted = state.store.note_unfollow(connection, conversation).await;
    noted.map_err(Failure::from)?;
    Ok(())
}

async fn may_read(state: &State, agent: AgentId, id: ConversationId) -> Result<(), Failure> {
    let agent = state
        .store
        .agent(agent)
        .await?
        .ok_or(Failure::from(Code::Unauthenticated))?;
    let head = state
        .store
        .head(id)
        .await?
        .ok_or(Failure::from(Code::NotFound))?;
    if head.may_be_read_by(&agent) {
        Ok(())
    } else {
        Err(Code::NotFound.into())
    }
}

/// The socket follows since the write that gave us `head`, so what is in it and what comes later leave no gap.
async fn push_missed(
    state: &State,
    connection: &ConnectionId,
    head: Head,
    side: Side,
    after: u64,
) -> Result<(), Refused> {
    let conversation = head.id;
    let last = head.log.last(side);
    if after < last && last - after <= MOST_PUSHED as u64 {
        let range = EventsRange::After(after);
        let page = state
            .store
            .events(head.clone(), side, range)
            .await
            .map_err(Failure::from)?;
        // One after the other: the socket gets them in order, as far as the gateway keeps it.
        for event in &page.events {
            let Some(numbered) = WireNumbered::of(event, &page.head, side) else {
                continue;
            };
            let frame = delivery::event_frame(conversation, numbered);
            state.sockets.post(connection, &frame).await;
        }
    }
    let resumed = ServerFrame::Resumed {
        conversation: conversation.to_string(),
        last,
        status: status_name(head.status),
        read: ReadMarks::of(&head, side),
    };
    state
        .delivery
        .post(conversation, vec![(connection.clone(), resumed.to_json())])
        .await;
    Ok(())
}

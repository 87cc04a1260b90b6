//! Pinging, typing, reading, watching: nothing of it is in the log.

use domain::rights::{Decision, QueueAction};
use domain::{
    AgentId, Author, ConnectionId, ConversationId, Head, QueueId, Side, Timestamp, bounds,
};
use protocol::event::{ReadMarks, side_name};
use protocol::frame::QueueText;
use protocol::{Code, Failure, FieldError, ServerFrame};
use store::{ConnectionRecord, Party};

use crate::State;
use crate::refused::Refused;

/// Seconds for which a watch is kept: as long as the socket can live.
const WATCH_S: i64 = 2 * 3600 + 600;

/// Says back what the client says to hear whether anybody is there.
pub(crate) async fn pong(state: &State, connection: &ConnectionId, nonce: &str) {
    let nonce = nonce.chars().take(64).collect();
    let pong = ServerFrame::Pong { nonce }.to_json();
    state.sockets.post(connection, &pong).await;
}

/// Tells the others that somebody types. Nobody is told why it did not work: it does not matter.
pub(crate) async fn typing(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    now: Timestamp,
) -> Result<(), Refused> {
    // Each costs a read and a post for everybody else; one in three seconds keeps the sign on their screens.
    if !state.paces.may_type(connection, conversation, now) {
        return Ok(());
    }
    let head = state
        .store
        .head(conversation)
        .await
        .map_err(Failure::from)?;
    let Some((head, author)) = head.and_then(|head| {
        let author = *head.connections.get(connection)?;
        Some((head, author))
    }) else {
        return Ok(());
    };
    let frame = |agent: Option<AgentId>| {
        ServerFrame::Typing {
            conversation: conversation.to_string(),
            side: side_name(author.side()),
            name: match author {
                Author::Visitor => None,
                Author::Agent(agent) => head.name_of(agent).map(str::to_owned),
            },
            agent: agent.map(|agent| agent.to_string()),
        }
        .to_json()
    };
    let agent = match author {
        Author::Visitor => None,
        Author::Agent(agent) => Some(agent),
    };
    // An agent who does not take part writes a note, of which the visitor is told nothing.
    let hidden = agent.is_some_and(|agent| !head.assignment.participants.contains(&agent));
    let (for_visitor, for_agents) = (frame(None), frame(agent));
    let wave = others(&head, connection)
        .filter(|(_, whose)| !hidden || **whose != Author::Visitor)
        .map(|(to, whose)| match whose {
            Author::Visitor => (to.clone(), for_visitor.clone()),
            Author::Agent(_) => (to.clone(), for_agents.clone()),
        })
        .collect();
    state.delivery.post(conversation, wave).await;
    Ok(())
}

fn others<'a>(
    head: &'a Head,
    but: &'a ConnectionId,
) -> impl Iterator<Item = (&'a ConnectionId, &'a Author)> {
    head.connections.iter().filter(move |(to, _)| *to != but)
}

/// Remembers how far this side has read, and tells the others in their own count.
pub(crate) async fn read(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    seq: u64,
) -> Result<(), Refused> {
    let record = record(state, connection).await?;
    let author = record.party.author();
    let read = match author {
        Author::Visitor => {
            state
                .store
                .visitor_read(conversation, connection, seq)
                .await
        }
        Author::Agent(_) => {
            state
                .store
                .agent_read(conversation, connection, author, seq)
                .await
        }
    };
    let Some(head) = read.map_err(Failure::from)? else {
        return Ok(());
    };
    let frame = |counted_by: Side| {
        let marks = ReadMarks::of(&head, counted_by);
        let side = author.side();
        let seq = match side {
            Side::Visitor => marks.visitor,
            Side::Agent => marks.agent,
        };
        let conversation = conversation.to_string();
        ServerFrame::Read {
            conversation,
            side: side_name(side),
            seq,
        }
        .to_json()
    };
    let (for_visitor, for_agents) = (frame(Side::Visitor), frame(Side::Agent));
    let wave = others(&head, connection)
        .map(|(to, whose)| match whose {
            Author::Visitor => (to.clone(), for_visitor.clone()),
            Author::Agent(_) => (to.clone(), for_agents.clone()),
        })
        .collect();
    state.delivery.post(conversation, wave).await;
    Ok(())
}

/// What is known of the connection that a frame came from.
pub(crate) async fn record(
    state: &State,
    connection: &ConnectionId,
) -> Result<ConnectionRecord, Failure> {
    let record = state.store.connection(connection).await?;
    record.ok_or(Code::Unauthenticated.into())
}

/// Makes a console watch queues: those that its agent may see; any other refuses the frame.
pub(crate) async fn watch(
    state: &State,
    connection: &ConnectionId,
    queues: &[QueueText],
    now: Timestamp,
) -> Result<(), Refused> {
    if queues.len() > bounds::WATCHED {
        let error = FieldError::new("/queues", domain::TextError::TooLong);
        return Err(Failure::from(error).into());
    }
    let record = record(state, connection).await?;
    let Party::Agent(agent, _) = record.party else {
        return Err(Failure::from(Code::Forbidden).into());
    };
    let wanted: Vec<QueueId> = queues.iter().map(|queue| queue.0.clone()).collect();
    let agent = state.store.agent(agent).await.map_err(Failure::from)?;
    let agent = agent.ok_or(Failure::from(Code::Unauthenticated))?;
    let known = state.store.queues(&wanted).await.map_err(Failure::from)?;
    let seen = |queue: &QueueId| {
        let queue = known.iter().find(|known| known.id == *queue)?;
        let action = QueueAction::ReadConversations;
        let decision = agent.authorize_queue(&queue.site, &queue.id, action);
        (decision == Decision::Allowed).then_some(())
    };
    if !wanted.iter().all(|queue| seen(queue).is_some()) {
        return Err(Failure::from(Code::NotFound).into());
    }
    let until_s = now.as_second() + WATCH_S;
    let watched = state
        .store
        .watch(connection, agent.id, &wanted, &record.watches, until_s)
        .await;
    watched.map_err(Failure::from)?;
    // What happens from here on comes as a frame: a console reads its lists now, once.
    let queues = wanted.iter().map(ToString::to_string).collect();
    let frame = ServerFrame::Watched { queues }.to_json();
    state.sockets.post(connection, &frame).await;
    Ok(())
}

//! `resume`: from here on the socket follows the conversation, and what it missed comes first.

use domain::rights::{Action, Verdict, judge};
use domain::{AgentId, ConnectionId, ConversationId, Head};
use protocol::event::status_name;
use protocol::{Code, Failure, ServerFrame, Viewer, WireNumbered};
use store::{EventsRange, Party};

use crate::State;
use crate::handler::Refused;

/// More missed events than this are fetched over HTTP.
const MOST_PUSHED: usize = 50;

pub(crate) async fn resume(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    after: u64,
) -> Result<(), Refused> {
    let record = state
        .store
        .note_follow(connection, conversation)
        .await
        .map_err(Failure::from)?;
    let record = record.ok_or(Failure::from(Code::Unauthenticated))?;
    let visitor = match &record.party {
        Party::Visitor(visitor, _) => Some(*visitor),
        Party::Agent(agent, _) => {
            may_read(state, *agent, conversation).await?;
            None
        }
    };
    let author = record.party.author();
    state.owners.learn(connection, author);
    let followed = state
        .store
        .follow_conversation(conversation, connection, author, visitor)
        .await;
    let head = followed
        .map_err(Failure::from)?
        .ok_or(Failure::from(Code::NotFound))?;
    push_missed(state, connection, head, Viewer::from(author), after).await
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
    let (role, relation) = head.relation(&agent).ok_or(Failure::from(Code::NotFound))?;
    match judge(Action::Read, role, relation, head.kind, head.status) {
        Verdict::Allowed => Ok(()),
        _ => Err(Code::NotFound.into()),
    }
}

/// The socket follows since the write that gave us `head`, so what is in it and what comes later leave no gap.
async fn push_missed(
    state: &State,
    connection: &ConnectionId,
    head: Head,
    viewer: Viewer,
    after: u64,
) -> Result<(), Refused> {
    let conversation = head.id;
    let last = viewer.last(&head);
    if after < last && last - after <= MOST_PUSHED as u64 {
        let visitor = viewer == Viewer::Visitor;
        let range = EventsRange::After(after);
        let page = state
            .store
            .events(head.clone(), visitor, range)
            .await
            .map_err(Failure::from)?;
        // One after the other: the socket gets them in order, as far as the gateway keeps it.
        for event in &page.events {
            let Some(numbered) = WireNumbered::of(event, &page.head, viewer) else {
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
        read: viewer.read(&head),
    };
    state
        .delivery
        .post(conversation, vec![(connection.clone(), resumed.to_json())])
        .await;
    Ok(())
}

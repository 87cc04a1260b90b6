//! `send`: one write, one wave.

use delivery::{Delivery, Sent};
use domain::{Author, ConnectionId, ConversationId, Draft, Head, Timestamp};
use protocol::visitor::SendMessage;
use protocol::{Failure, ServerFrame};
use runtime::{Metric, RequestLog};
use store::Via;

use crate::State;
use crate::refused::Refused;

pub(crate) async fn send(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    message: SendMessage,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<(), Refused> {
    let (sender, n) = (message.sender.to_string(), message.n);
    let draft = message.into_draft(false).map_err(Failure::from)?;
    let counted = state.owners.visitor(connection);
    if let Some(visitor) = counted {
        state.limits.message(visitor, now).await?;
    }
    let (seq, head) = match append(state, connection, conversation, draft, now).await? {
        Sent::Now { seq, head } => (seq, Some(head)),
        Sent::Before { seq } => (seq, None),
    };
    let ack = ServerFrame::Ack {
        conversation: conversation.to_string(),
        sender,
        n,
        seq,
    };
    let mut wave = vec![(connection.clone(), ack.to_json())];
    line.count(Metric::Accepted, 1);
    if let Some(head) = &head {
        line.stored(head);
        wave.extend(Delivery::frames(head, head.log.seq - 1, Some(connection)));
    }
    let pushed = state.delivery.post(conversation, wave).await;
    line.count(Metric::Pushed, pushed);
    if let Some(head) = &head {
        state.delivery.spill(head).await;
        if counted.is_none() {
            count_first(state, connection, head, now).await;
        }
    }
    Ok(())
}

/// Whose a socket is, the first message that it stored in this process says. So that one is counted behind the answer, and
/// those after it before they are written.
async fn count_first(state: &State, connection: &ConnectionId, head: &Head, now: Timestamp) {
    if let (Author::Visitor, Some(visitor)) = (state.owners.guess(connection), head.visitor) {
        state.owners.learn_visitor(connection, visitor);
        // Whether it was one too many, the next one is told.
        let _ = state.limits.message(visitor, now).await;
    }
}

/// Guesses whose socket it is; when the write says otherwise, does it once more.
async fn append(
    state: &State,
    connection: &ConnectionId,
    conversation: ConversationId,
    draft: Draft,
    now: Timestamp,
) -> Result<Sent, Failure> {
    let via = Via::Socket(connection);
    let guess = state.owners.guess(connection);
    let sent = state
        .delivery
        .send(conversation, guess, via, draft.clone(), now)
        .await;
    match sent {
        Ok(sent) => Ok(sent),
        Err(refused) => match refused.owner {
            Some(owner) if owner != guess => {
                state.owners.learn(connection, owner);
                let again = state
                    .delivery
                    .send(conversation, owner, via, draft, now)
                    .await;
                again.map_err(|refused| refused.failure)
            }
            _ => Err(refused.failure),
        },
    }
}

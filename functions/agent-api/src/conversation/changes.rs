//! What agents do to a conversation beside writing.

use domain::{Agent, Author, By, Change, Head, Relation, Timestamp, change as rules};
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::{AssignTo, Empty, TransferTo};
use protocol::{Code, Failure, FieldError};
use runtime::http::{empty, json_of};

use crate::conversation::Authorized;
use crate::routes::ConversationCall as On;
use crate::{Answer, State};

/// `POST /v1/conversations/{conversation}/{reply, join, leave, resolve, reopen, trash, restore}`
pub(crate) async fn change(
    state: &State,
    request: &Request,
    call: On,
    authorized: Authorized,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    authorized.allowed()?;
    let Empty {} = json_of(request)?;
    let head = &authorized.head;
    let by = By::Agent(agent.id);
    let change = match call {
        On::Reply => rules::take(head, agent),
        On::Join => rules::join(head, agent),
        On::Leave => rules::leave(head, agent.id),
        On::Resolve => rules::resolve(head, by),
        On::Reopen | On::Restore => rules::reopen(head, by),
        On::Trash => rules::trash(head, by),
        On::Read
        | On::Events
        | On::Message
        | On::Note
        | On::Assign
        | On::Transfer
        | On::Redact
        | On::Contact => Change::default(),
    };
    make(state, head, change, agent, now).await
}

/// `POST /v1/conversations/{conversation}/assign`
pub(crate) async fn assign(
    state: &State,
    request: &Request,
    authorized: Authorized,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    authorized.allowed()?;
    let AssignTo { agent: to } = json_of(request)?;
    let head = &authorized.head;
    let to = state.store.agent(to).await?;
    let to = to
        .filter(|to| answers_in(head, to))
        .ok_or_else(|| invalid("/agent"))?;
    let change = rules::assign(head, &to, By::Agent(agent.id));
    make(state, head, change, agent, now).await
}

/// Whether a conversation may be given to this agent: a member of its queue, or one who takes part already.
fn answers_in(head: &Head, agent: &Agent) -> bool {
    head.relation(agent)
        .is_some_and(|(_, relation)| relation != Relation::Outside)
}

/// `POST /v1/conversations/{conversation}/transfer`
pub(crate) async fn transfer(
    state: &State,
    request: &Request,
    authorized: Authorized,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    authorized.allowed()?;
    let TransferTo { queue } = json_of(request)?;
    let head = &authorized.head;
    let queue = state.store.queue(&queue).await?;
    let queue = queue
        .filter(|queue| queue.site == head.site)
        .ok_or_else(|| invalid("/queue"))?;
    let change = rules::transfer(head, queue.id, By::Agent(agent.id));
    make(state, head, change, agent, now).await
}

async fn make(state: &State, head: &Head, change: Change, agent: &Agent, now: Timestamp) -> Answer {
    if !change.is_empty() {
        let joins = change.joins.as_ref().map(|(joins, _)| *joins);
        if joins != Some(agent.id) {
            introduce(state, head, agent).await?;
        }
        let strangers = change.queue.is_some() || !change.leaves.is_empty();
        let head = state.delivery.change(head, change, now).await?;
        if strangers && let Err(failure) = unsubscribe_outsiders(state, &head).await {
            let cause = failure.chain();
            tracing::error!(cause, "agents who may no longer read were not unsubscribed");
        }
    }
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Unsubscribes the connections of agents who may no longer read it.
async fn unsubscribe_outsiders(state: &State, head: &Head) -> Result<(), Failure> {
    for (socket, author) in &head.connections {
        let Author::Agent(agent) = author else {
            continue;
        };
        let agent = state.store.agent(*agent).await?;
        let reads = agent.is_some_and(|agent| head.may_be_read_by(&agent));
        if !reads {
            state.store.unfollow_conversation(head.id, socket).await?;
        }
    }
    Ok(())
}

/// Gives the log the name of an agent who acts without ever having taken part: events carry ids only.
pub(crate) async fn introduce(state: &State, head: &Head, agent: &Agent) -> Result<(), Failure> {
    if head.name_of(agent.id).is_some() {
        return Ok(());
    }
    let named = state.store.name_agent(head.id, agent).await?;
    named.map(|_| ()).ok_or_else(|| Code::NotFound.into())
}

fn invalid(pointer: &str) -> FieldError {
    FieldError {
        pointer: pointer.to_owned(),
        code: "invalid",
    }
}

//! What agents do to a conversation beside writing.

use domain::{Agent, Author, Change, Head, Relation, change as rules};
use protocol::agent::{AssignTo, Empty, TransferTo};
use protocol::{Code, Failure};

use crate::call::Call;
use crate::conversation::{Authorized, changed};
use crate::fields::invalid;
use crate::{Answer, State};

/// `POST /v1/conversations/{conversation}/reply`
pub(crate) async fn reply(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::take(&it.head, &it.agent)).await
}

/// `POST /v1/conversations/{conversation}/join`
pub(crate) async fn join(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::join(&it.head, &it.agent)).await
}

/// `POST /v1/conversations/{conversation}/leave`
pub(crate) async fn leave(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::leave(&it.head, it.agent.id)).await
}

/// `POST /v1/conversations/{conversation}/resolve`
pub(crate) async fn resolve(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::resolve(&it.head, it.by())).await
}

/// `POST /v1/conversations/{conversation}/reopen`
pub(crate) async fn reopen(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::reopen(&it.head, it.by())).await
}

/// `POST /v1/conversations/{conversation}/trash`
pub(crate) async fn trash(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::trash(&it.head, it.by())).await
}

/// `POST /v1/conversations/{conversation}/restore`
pub(crate) async fn restore(call: Call<'_>, it: Authorized) -> Answer {
    make(call, it, |it| rules::reopen(&it.head, it.by())).await
}

/// A change that the body says nothing more of.
async fn make(
    call: Call<'_>,
    authorized: Authorized,
    change: impl FnOnce(&Authorized) -> Change,
) -> Answer {
    authorized.allowed()?;
    let Empty {} = call.json()?;
    let change = change(&authorized);
    write(&call, authorized, change).await
}

/// `POST /v1/conversations/{conversation}/assign`
pub(crate) async fn assign(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let AssignTo { agent: to } = call.json()?;
    let head = &authorized.head;
    let to = call.state.store.agent(to).await?;
    let to = to
        .filter(|to| answers_in(head, to))
        .ok_or_else(|| invalid("/agent"))?;
    let change = rules::assign(head, &to, authorized.by());
    write(&call, authorized, change).await
}

/// Whether a conversation may be given to this agent: a member of its queue, or one who takes part already.
fn answers_in(head: &Head, agent: &Agent) -> bool {
    head.relation(agent)
        .is_some_and(|(_, relation)| relation != Relation::Outside)
}

/// `POST /v1/conversations/{conversation}/transfer`
pub(crate) async fn transfer(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let TransferTo { queue } = call.json()?;
    let head = &authorized.head;
    let queue = call.state.store.queue(&queue).await?;
    let queue = queue
        .filter(|queue| queue.site == head.site)
        .ok_or_else(|| invalid("/queue"))?;
    let change = rules::transfer(head, queue.id, authorized.by());
    write(&call, authorized, change).await
}

async fn write(call: &Call<'_>, authorized: Authorized, change: Change) -> Answer {
    let Authorized { agent, head, .. } = authorized;
    let state = call.state;
    if change.is_empty() {
        return changed(state, head, &agent).await;
    }
    let joins = change.joins.as_ref().map(|(joins, _)| *joins);
    if joins != Some(agent.id) {
        introduce(state, &head, &agent).await?;
    }
    let strangers = change.queue.is_some() || !change.leaves.is_empty();
    let head = state.delivery.change(&head, change, call.now).await?;
    if strangers && let Err(failure) = unsubscribe_outsiders(state, &head).await {
        let cause = failure.chain();
        tracing::error!(cause, "agents who may no longer read were not unsubscribed");
    }
    changed(state, head, &agent).await
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

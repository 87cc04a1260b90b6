//! Rights end at once: what an agent may no longer see reaches none of their open sockets (S14).

use std::collections::BTreeSet;

use domain::{Agent, AgentId, Role, SiteId, Timestamp};
use protocol::Failure;
use serde_dynamo::Item;
use store::{StoreError, agent_of_image};

use crate::State;
use crate::hand_back::hand_back;

/// After a profile changed: when a role or queue was taken away, or the agent was removed, their sockets are closed and their
/// memberships end. What they may still see they get again, because the console reconnects and is authorized anew.
pub(crate) async fn follow_profile(
    state: &State,
    id: AgentId,
    old: Item,
    new: Item,
    now: Timestamp,
) -> Result<(), Failure> {
    if old.inner().is_empty() {
        return Ok(());
    }
    let (old, new) = (agent_of_image(old), agent_of_image(new));
    if let (Ok(old), Ok(new)) = (&old, &new)
        && !has_lost(old, new)
    {
        return Ok(());
    }
    // As it stands now: what was given back in the meantime stays.
    let present = state.store.agent(id).await;
    let kept = present.as_ref().ok().and_then(Option::as_ref);
    if let Ok(old) = &old {
        for queue in &old.queues {
            if kept.is_none_or(|agent| !agent.queues.contains(queue)) {
                state.store.end_membership(queue, id).await?;
            }
        }
    }
    if matches!(present, Ok(None)) {
        state.store.end_sessions_of(id).await?;
    }
    close_sockets(state, id, None, now).await?;
    if let Ok(old) = &old {
        let left = |site: &&SiteId| kept.is_none_or(|agent| !agent.sites.contains_key(*site));
        let left: BTreeSet<_> = old.sites.keys().filter(left).cloned().collect();
        if !left.is_empty() {
            hand_back(state, id, &left, now).await?;
        }
    }
    // A profile that cannot be read gives no right, and somebody has to mend it.
    match present {
        Err(error @ StoreError::Corrupt { .. }) => Err(error.into()),
        _ => Ok(()),
    }
}

/// Whether a site, a queue or a part of a role was taken away.
fn has_lost(old: &Agent, new: &Agent) -> bool {
    let rank = |role: &Role| Role::ALL.iter().position(|known| known == role);
    let kept = |(site, role): (&SiteId, &Role)| {
        let now = new.sites.get(site);
        now.is_some_and(|now| rank(now) <= rank(role))
    };
    !old.sites.iter().all(kept) || !old.queues.is_subset(&new.queues)
}

/// Closes an agent's sockets: all, or those of one session. One that fails does not keep the others open.
pub(crate) async fn close_sockets(
    state: &State,
    agent: AgentId,
    session: Option<&str>,
    now: Timestamp,
) -> Result<(), Failure> {
    let mut outcome = Ok(());
    for socket in state.store.sockets_of_agent(agent, now.as_second()).await? {
        if session.is_none_or(|session| socket.session == session) {
            outcome = outcome.and(close(state, &socket.connection).await);
        }
    }
    outcome
}

/// First nothing reaches it, then it is closed, and at last it is forgotten: who fails on the way finds it again.
async fn close(state: &State, connection: &domain::ConnectionId) -> Result<(), Failure> {
    state.store.unsubscribe_connection(connection).await?;
    state.sockets.close(connection).await?;
    state.store.forget_connection(connection).await?;
    Ok(())
}

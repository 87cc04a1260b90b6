//! The queues that an agent sees, and the colleagues in them.

pub(crate) mod log;

use std::collections::{BTreeMap, BTreeSet};

use domain::rights::{Decision, SiteAction, authorize_site};
use domain::{Agent, Queue, QueueId, Role, Site, SiteId, Timestamp};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use protocol::agent::{AgentItem, QueueItem};
use protocol::{Failure, Items};
use runtime::http::json;

use crate::auth::session::Caller;
use crate::call::Call;
use crate::{Answer, State};

/// Reads that are under way at the same time.
pub(crate) const AT_ONCE: usize = 16;

/// `GET /v1/queues`
pub(crate) async fn all(call: Call<'_>, caller: Caller) -> Answer {
    let (state, agent) = (call.state, &caller.agent);
    let sites = sites_of(state, agent.sites.keys()).await?;
    let queues = seen_queues(state, agent, &sites).await?;
    let sites: BTreeMap<&SiteId, &Site> = sites.iter().map(|site| (&site.id, site)).collect();
    let items = queues
        .into_iter()
        .filter_map(|queue| Some(item(sites.get(&queue.site)?, queue, agent, call.now)))
        .collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

fn item(site: &Site, queue: Queue, agent: &Agent, now: Timestamp) -> QueueItem {
    QueueItem {
        open: queue.is_open(now, &site.time_zone),
        member: agent.queues.contains(&queue.id),
        queue: queue.id.to_string(),
        site: queue.site.to_string(),
        labels: queue.labels(agent.language, site.language),
        name: queue.name,
    }
}

/// `GET /v1/agents`
pub(crate) async fn colleagues(call: Call<'_>, caller: Caller) -> Answer {
    let (state, agent) = (call.state, &caller.agent);
    let sites = sites_of(state, agent.sites.keys()).await?;
    let queues = seen_queues(state, agent, &sites).await?;
    let ids: Vec<QueueId> = queues.iter().map(|queue| queue.id.clone()).collect();
    let members: Vec<Vec<Agent>> = stream::iter(ids)
        .map(|queue| async move { state.store.members(&queue).await })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let members: BTreeMap<_, _> = members
        .into_iter()
        .flatten()
        .map(|member| ((member.name.as_str().to_owned(), member.id), member))
        .collect();
    let items = members
        .into_values()
        .map(|member| AgentItem {
            agent: member.id.to_string(),
            name: member.name.as_str().to_owned(),
            queues: queues
                .iter()
                .filter(|queue| member.queues.contains(&queue.id))
                .map(|queue| queue.id.to_string())
                .collect(),
        })
        .collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// These sites, in this order; missing ones are left out.
pub(crate) async fn sites_of(
    state: &State,
    ids: impl IntoIterator<Item = &SiteId>,
) -> Result<Vec<Site>, Failure> {
    let ids: Vec<SiteId> = ids.into_iter().cloned().collect();
    let sites: Vec<Option<Site>> = stream::iter(ids)
        .map(|id| async move { state.store.site(&id).await })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(sites.into_iter().flatten().collect())
}

/// Whether this role reads queues without being a member.
fn sees_every_queue(role: Role) -> bool {
    authorize_site(SiteAction::ReadEveryQueue, role) == Decision::Allowed
}

/// The names of the queues whose conversations an agent reads: the agent's own, and all of the sites where the role allows it.
pub(crate) async fn seen_names(state: &State, agent: &Agent) -> Result<Vec<QueueId>, Failure> {
    let mut wide = Vec::new();
    for (site, role) in &agent.sites {
        if sees_every_queue(*role) {
            wide.push(site);
        }
    }
    let sites = sites_of(state, wide).await?;
    Ok(names(agent, &sites))
}

fn names(agent: &Agent, sites: &[Site]) -> Vec<QueueId> {
    let mut known = BTreeSet::new();
    sites
        .iter()
        .flat_map(|site| {
            let all = agent
                .sites
                .get(&site.id)
                .copied()
                .is_some_and(sees_every_queue);
            site.queues
                .iter()
                .filter(move |queue| all || agent.queues.contains(queue))
        })
        .chain(&agent.queues)
        .filter(|queue| known.insert(*queue))
        .cloned()
        .collect()
}

/// The queues that an agent sees, in the order of their sites.
async fn seen_queues(state: &State, agent: &Agent, sites: &[Site]) -> Result<Vec<Queue>, Failure> {
    let mut queues = state.store.queues(&names(agent, sites)).await?;
    // A membership that outlived the site's role gives nothing.
    queues.retain(|queue| agent.sites.contains_key(&queue.site));
    Ok(queues)
}

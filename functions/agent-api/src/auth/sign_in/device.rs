//! The browsers in which an agent has signed in before. Being known gives a sign-in mail, never a session.

use domain::{AgentId, EmailAddress};
use lambda_http::Request;
use protocol::Failure;
use store::hash_of;

use crate::State;
use crate::auth::cookie::{self, Cookie};

/// How long a browser is known after a sign-in.
const KNOWN_S: i64 = 180 * 24 * 3600;

fn named_in(request: &Request) -> Option<(AgentId, &str)> {
    let (agent, secret) = cookie::read(request, cookie::DEVICE)?;
    Some((agent.parse().ok()?, secret))
}

/// The hash of this browser's secret, if the agent of this address has signed in with it. What is read depends on the cookie
/// alone, so it tells nothing about an address (S6).
pub(super) async fn known(
    state: &State,
    request: &Request,
    email: &EmailAddress,
    now_s: i64,
) -> Result<Option<String>, Failure> {
    let Some((id, secret)) = named_in(request) else {
        return Ok(None);
    };
    let hash = hash_of(secret);
    let agent = state.store.agent_of_device(id, &hash, now_s).await?;
    let same = agent.is_some_and(|agent| agent.email.folded() == email.folded());
    Ok(same.then_some(hash))
}

/// Makes this browser known, or known for longer.
pub(super) async fn remember(
    state: &State,
    request: &Request,
    agent: AgentId,
    now_s: i64,
) -> Result<Cookie, Failure> {
    let own = named_in(request).filter(|(id, _)| *id == agent);
    let known = match own {
        Some((_, secret)) => state
            .store
            .agent_of_device(agent, &hash_of(secret), now_s)
            .await?
            .map(|_| secret.to_owned()),
        None => None,
    };
    let secret = known.unwrap_or_else(runtime::secret);
    state
        .store
        .put_device(agent, &hash_of(&secret), now_s, now_s + KNOWN_S)
        .await?;
    Ok(Cookie::new(cookie::DEVICE, agent, &secret, KNOWN_S))
}

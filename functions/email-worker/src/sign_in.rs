//! The mail with the link by which an agent signs in (S3-S7).

use domain::{Agent, Timestamp};
use mail::SignInLink;
use store::LinkRequest;

use crate::State;
use crate::handler::{Addressed, Unwritten};

/// Whoever asked has been answered long ago, the same for every address (S6): nobody is told of a mail that is not sent.
pub(crate) async fn write(state: &State, id: &str, now: Timestamp) -> Result<Addressed, Unwritten> {
    let now_s = now.as_second();
    let request = state.store.link_request(id, now_s).await?;
    let Some(request) = request.filter(|request| request.is_open(now_s)) else {
        return Err(Unwritten::because("the request is used or too old"));
    };
    let Some(agent) = state.store.agent_of_email(&request.address()).await? else {
        return Err(Unwritten::because("the address is no agent's"));
    };
    compose(state, &request, agent).await
}

/// Every attempt makes a token of its own; the request can be used once, whichever of them is followed.
async fn compose(
    state: &State,
    request: &LinkRequest,
    agent: Agent,
) -> Result<Addressed, Unwritten> {
    let site = match agent.sites.keys().next() {
        Some(site) => state.store.site(site).await?,
        None => None,
    };
    let Some(site) = site else {
        return Err(Unwritten::because("the agent has no site"));
    };
    let Ok(asked_at) = Timestamp::from_second(request.asked_at_s) else {
        return Err(Unwritten::because("the request has no time"));
    };
    let token = runtime::secret();
    let link = SignInLink {
        language: agent.language,
        site: &site.name,
        link: &format!("{}/sign-in#token={token}", state.console.as_str()),
        browser: &request.browser,
        place: None,
        at: asked_at,
        time_zone: &site.time_zone,
    };
    let mail = link.render()?;
    state
        .store
        .put_link_token(request, agent.id, &token)
        .await?;
    Ok(Addressed {
        to: agent.email,
        mail,
    })
}

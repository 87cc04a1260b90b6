//! The mail with the link by which an agent signs in (S3-S7).

use domain::{Agent, Timestamp};
use mail::SignInLink;
use protocol::agent::SuppressionReason;
use store::{LinkRequest, Suppression};

use crate::State;
use crate::written::{Addressed, NoMail};

/// A sign-in mail goes even to a suppressed address, since it is the only way in and somebody asks for each; but only so long after the
/// last refusal. So nobody is locked out for good, and strangers who ask for links cannot make an address bounce all day.
const AGAIN_AFTER_MS: i64 = 24 * 3600 * 1000;

/// The caller was answered long ago, in the same words for every address (S6): nobody is told of a mail that is not sent.
pub(crate) async fn write(state: &State, id: &str, now: Timestamp) -> Result<Addressed, NoMail> {
    let now_s = now.as_second();
    let request = state.store.link_request(id, now_s).await?;
    let Some(request) = request.filter(|request| request.is_open(now_s)) else {
        return Err(NoMail::because("the request is used or too old"));
    };
    let Some(agent) = state.store.agent_of_email(&request.address()).await? else {
        return Err(NoMail::because("the address is no agent's"));
    };
    compose(state, &request, agent, now).await
}

/// Why a sign-in mail has to wait, if so.
fn too_soon(suppression: &Suppression, now: Timestamp) -> Option<SuppressionReason> {
    let waits = now.as_millisecond() - suppression.last_ms < AGAIN_AFTER_MS;
    (suppression.holds() && waits).then_some(suppression.reason)
}

/// Every attempt makes a token of its own; the request can be used once, whichever of them is followed.
async fn compose(
    state: &State,
    request: &LinkRequest,
    agent: Agent,
    now: Timestamp,
) -> Result<Addressed, NoMail> {
    let Some(site) = agent.sites.keys().next() else {
        return Err(NoMail::because("the agent has no site"));
    };
    let (site, suppression) = tokio::try_join!(
        state.store.site(site),
        state.store.suppression(&agent.email)
    )?;
    if let Some(reason) = suppression.as_ref().and_then(|it| too_soon(it, now)) {
        return Err(NoMail::Suppressed(reason));
    }
    let Some(site) = site else {
        return Err(NoMail::because("the site is gone"));
    };
    let Ok(asked_at) = Timestamp::from_second(request.asked_at_s) else {
        return Err(NoMail::because("the request has no time"));
    };
    let token = runtime::secret();
    let link = SignInLink {
        language: agent.language,
        site: &site.name,
        link: &format!("{}/sign-in#token={token}", state.console.as_str()),
        browser: &request.browser,
        place: None,
        at: asked_at,
        time_zone: site.time_zone.as_str(),
    };
    let mail = link.render()?;
    state
        .store
        .put_link_token(request, agent.id, &token)
        .await?;
    Ok(Addressed {
        to: agent.email,
        mail,
        listed: suppression.is_some_and(|it| it.listed),
        since: asked_at,
        quiet_until: None,
    })
}

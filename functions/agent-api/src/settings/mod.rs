//! What owners and administrators set up: sites, queues, people, and the log of who changed what.

pub(crate) mod audit;
pub(crate) mod bots;
pub(crate) mod invitations;
mod patch_form;
mod patch_queue;
mod patch_site;
pub(crate) mod people;
pub(crate) mod queues;
pub(crate) mod sites;

use domain::rights::{Decision, SiteAction, authorize_site};
use domain::{Agent, Site, SiteId};
use http::header;
use lambda_http::Body;
use protocol::{Code, Failure, Problem};
use runtime::http::{caller_of, header_of, json, set};
use serde::Serialize;
use store::{Act, Saved, hash_of};

use crate::State;
use crate::call::Call;

/// The site of this name, if the agent may do this to it.
///
/// # Errors
/// `not-found` when it is not the agent's, `forbidden`.
pub(crate) async fn site(
    state: &State,
    agent: &Agent,
    name: &str,
    action: SiteAction,
) -> Result<Site, Failure> {
    let id: SiteId = name.parse().map_err(|_| Code::NotFound)?;
    let role = *agent.sites.get(&id).ok_or(Code::NotFound)?;
    if authorize_site(action, role) != Decision::Allowed {
        return Err(Code::Forbidden.into());
    }
    let site = state.store.site(&id).await?;
    site.ok_or(Code::NotFound.into())
}

/// The version that a change was made from: `If-Match: "3"`.
///
/// # Errors
/// `malformed` without one.
fn version_of(call: &Call<'_>) -> Result<u64, Problem> {
    let version = header_of(call.request, header::IF_MATCH);
    let version = version.and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    version.ok_or(Problem::malformed(
        "Send the version that was read as `If-Match`, in quotes.",
    ))
}

/// Who makes the change of this request, for the audit log.
fn act<'a>(
    call: &Call<'_>,
    agent: &'a Agent,
    site: &'a SiteId,
    action: &'static str,
    subject: String,
) -> Act<'a> {
    let mut address = hash_of(&caller_of(call.request));
    address.truncate(12);
    Act {
        site,
        agent: Some(agent.id),
        name: agent.name.as_str(),
        address: Some(address),
        action,
        subject,
        at: call.now,
    }
}

/// # Errors
/// `overtaken` when somebody was faster.
fn done(saved: Saved) -> Result<(), Problem> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Overtaken => Err(Code::Overtaken.into()),
    }
}

/// Settings with their version, which the next change is made from.
fn versioned(
    status: http::StatusCode,
    version: u64,
    body: &impl Serialize,
) -> http::Response<Body> {
    let mut response = json(status, body);
    set(&mut response, header::ETAG, &format!("\"{version}\""));
    response
}

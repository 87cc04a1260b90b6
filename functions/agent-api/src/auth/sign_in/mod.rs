//! Signing in by link (S3-S7). This function never learns whether an address is an agent's before its link comes
//! back: it makes the same calls for all, and `email-worker` finds out.

mod device;
mod limits;
mod proof;

use domain::EmailAddress;
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::{AskForLink, StartSession, StartedSession};
use protocol::{Code, Failure, FieldError, Job, Problem};
use runtime::http::json;
use store::{LinkRequest, SignInOutcome};

use crate::auth::browser::browser_of;
use crate::auth::cookie;
use crate::auth::session;
use crate::call::Call;
use crate::{Answer, State};
use proof::Proof;

/// How long a link works.
const LINK_S: i64 = 10 * 60;

/// `POST /v1/auth/links`
pub(crate) async fn ask_for_link(call: Call<'_>) -> Answer {
    let (state, request) = (call.state, call.request);
    let asked: AskForLink = call.json()?;
    let email =
        EmailAddress::parse(&asked.email).map_err(|error| FieldError::new("/email", error))?;
    let now_s = call.now.as_second();
    let proof = Proof::of(request).unwrap_or_else(Proof::new);
    let mailed = limits::take_turn(state, request, &email, &proof, now_s).await?;
    let link = LinkRequest {
        id: format!("{:032x}", runtime::bits()),
        email: email.into_string(),
        browser_hash: proof.hash(),
        browser: browser_of(request),
        asked_at_s: now_s,
        expires_at_s: now_s + LINK_S,
        agent: None,
        code_hash: None,
        typed_codes: 0,
        used: false,
    };
    state.store.put_link_request(&link).await?;
    if mailed {
        let job = Job::SignIn {
            v: Job::VERSION,
            id: link.id.clone(),
            deferred: 0,
        };
        state.jobs.push(&job).await?;
    }
    let mut response = json(StatusCode::ACCEPTED, &serde_json::json!({}));
    cookie::set(&mut response, &proof.with(&link.id).cookie());
    Ok(response)
}

/// `POST /v1/auth/sessions`
pub(crate) async fn sign_in(call: Call<'_>) -> Answer {
    let (state, request) = (call.state, call.request);
    let now_s = call.now.as_second();
    let link = match call.json()? {
        StartSession::Token(proof) => by_token(state, request, &proof.token, now_s).await?,
        StartSession::Code(proof) => by_code(state, request, &proof.code, now_s).await?,
    };
    let SignInOutcome::Used(agent) = state.store.use_link_request(&link.id, now_s).await? else {
        return Err(Code::Gone.into());
    };
    let device = device::remember(state, request, agent, now_s).await?;
    // Signing in again ends the earlier session of this browser.
    if let Some((earlier, hash)) = session::named_in(request) {
        state.store.end_session(earlier, &hash).await?;
    }
    let cookie = session::begin(state, agent, browser_of(request), call.now).await?;
    let started = StartedSession {
        agent: agent.to_string(),
    };
    let mut response = json(StatusCode::CREATED, &started);
    cookie::set(&mut response, &cookie);
    cookie::set(&mut response, &device);
    // The proof stays: of the other links that this browser asked for each still works here.
    Ok(response)
}

/// The request of a link that was opened where it was asked for. Elsewhere the link yields a code to be typed there (S5).
async fn by_token(
    state: &State,
    request: &Request,
    token: &str,
    now_s: i64,
) -> Result<LinkRequest, Failure> {
    let link = state.store.request_of_token(token, now_s).await?;
    let link = link.filter(|link| link.is_open(now_s)).ok_or(Code::Gone)?;
    if asked_here(request, &link) {
        return Ok(link);
    }
    let code = runtime::digits();
    state.store.set_link_code(&link, &code).await?;
    Err(Problem {
        typed_code: Some(code.into()),
        ..Code::OtherBrowser.into()
    }
    .into())
}

/// The request that this browser made, if the code is the one that its link yielded elsewhere. An attempt counts for each
/// request that waits for a code, so that asking for many links makes no code easier to guess.
async fn by_code(
    state: &State,
    request: &Request,
    code: &str,
    now_s: i64,
) -> Result<LinkRequest, Failure> {
    let proof = Proof::of(request).ok_or(Code::Gone)?;
    let mut open = state.store.link_requests(proof.ids(), now_s).await?;
    open.retain(|link| link.is_open(now_s) && proof.covers(link));
    let mut wrong = open.iter().any(|link| link.code_hash.is_none());
    for link in open.into_iter().filter(|link| link.code_hash.is_some()) {
        match state.store.check_link_code(&link.id, code, now_s).await? {
            Some(true) => return Ok(link),
            Some(false) => wrong = true,
            None => {}
        }
    }
    if !wrong {
        return Err(Code::Gone.into());
    }
    Err(FieldError {
        pointer: "/code".into(),
        code: "invalid",
    }
    .into())
}

/// Whether this browser has the cookie that was set when the link was asked for.
fn asked_here(request: &Request, link: &LinkRequest) -> bool {
    Proof::of(request).is_some_and(|proof| proof.covers(link))
}

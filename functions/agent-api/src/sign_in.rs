//! Signing in by link (QUALITY.md S3-S7). This function never learns whether an address is an agent's before its link comes
//! back: it makes the same calls for all, and `email-worker` finds out.

use domain::{EmailAddress, Timestamp};
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::{AskForLink, StartSession, StartedSession};
use protocol::{Code, Failure, FieldError, Job, Problem};
use runtime::http::{caller_of, json, json_of};
use store::{LinkRequest, SignInOutcome, hash_of};
use subtle::ConstantTimeEq;

use crate::browser::browser_of;
use crate::cookie::{self, Cookie};
use crate::{Answer, State, session};

/// How long a link works.
const LINK_S: i64 = 10 * 60;

/// Mails to one address in a quarter of an hour.
const PER_ADDRESS: u64 = 3;
const ADDRESS_WINDOW_S: i64 = 15 * 60;

/// Links that one caller may ask for in an hour.
const PER_CALLER: u64 = 10;
const CALLER_WINDOW_S: i64 = 3600;

/// `POST /v1/auth/links`
pub(crate) async fn ask_for_link(state: &State, request: &Request, now: Timestamp) -> Answer {
    let asked: AskForLink = json_of(request)?;
    let email =
        EmailAddress::parse(&asked.email).map_err(|error| FieldError::new("/email", error))?;
    let now_s = now.as_second();
    let caller = caller_of(request);
    let by_caller = state
        .store
        .count("link-caller", &caller, 1, CALLER_WINDOW_S, now_s)
        .await?;
    if by_caller > PER_CALLER {
        let left_s = CALLER_WINDOW_S - now_s.rem_euclid(CALLER_WINDOW_S);
        return Err(Problem {
            retry_after_s: u32::try_from(left_s).ok(),
            ..Code::TooMany.into()
        }
        .into());
    }
    let to_address = state
        .store
        .count("link-address", &email.folded(), 1, ADDRESS_WINDOW_S, now_s)
        .await?;
    let secret = runtime::secret();
    let link = LinkRequest {
        id: format!("{:032x}", runtime::bits()),
        email: email.into_string(),
        browser_hash: hash_of(&secret),
        browser: browser_of(request),
        asked_at_s: now_s,
        expires_at_s: now_s + LINK_S,
        agent: None,
        code_hash: None,
        typed_codes: 0,
        used: false,
    };
    state.store.put_link_request(&link).await?;
    // Whoever asks too often is not told: that would say which addresses somebody else asked for.
    if to_address <= PER_ADDRESS {
        let job = Job::SignIn {
            v: Job::VERSION,
            id: link.id.clone(),
            deferred: 0,
        };
        state.jobs.push(&job).await?;
    }
    let mut response = json(StatusCode::ACCEPTED, &serde_json::json!({}));
    let cookie = Cookie::new(cookie::SIGN_IN, &link.id, &secret, LINK_S);
    cookie::set(&mut response, &cookie);
    Ok(response)
}

/// `POST /v1/auth/sessions`
pub(crate) async fn sign_in(state: &State, request: &Request, now: Timestamp) -> Answer {
    let now_s = now.as_second();
    let link = match json_of(request)? {
        StartSession::Token(proof) => by_token(state, request, &proof.token, now_s).await?,
        StartSession::Code(proof) => by_code(state, request, &proof.code, now_s).await?,
    };
    let SignInOutcome::Used(agent) = state.store.use_link_request(&link.id, now_s).await? else {
        return Err(Code::Gone.into());
    };
    // Whoever signs in again does not leave the earlier session of this browser behind.
    if let Some((earlier, hash)) = session::named_in(request) {
        state.store.end_session(earlier, &hash).await?;
    }
    let cookie = session::begin(state, agent, browser_of(request), now).await?;
    let started = StartedSession {
        agent: agent.to_string(),
    };
    let mut response = json(StatusCode::CREATED, &started);
    cookie::set(&mut response, &cookie);
    cookie::set(&mut response, &Cookie::none(cookie::SIGN_IN));
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
        typed_code: Some(code),
        ..Code::OtherBrowser.into()
    }
    .into())
}

/// The request that this browser made, if the code is the one that its link yielded elsewhere.
async fn by_code(
    state: &State,
    request: &Request,
    code: &str,
    now_s: i64,
) -> Result<LinkRequest, Failure> {
    let (id, _) = cookie::read(request, cookie::SIGN_IN).ok_or(Code::Gone)?;
    let link = state.store.link_request(id, now_s).await?;
    let link = link
        .filter(|link| link.is_open(now_s) && asked_here(request, link))
        .ok_or(Code::Gone)?;
    match state.store.check_link_code(&link.id, code, now_s).await? {
        Some(true) => Ok(link),
        Some(false) => Err(FieldError {
            pointer: "/code".into(),
            code: "invalid",
        }
        .into()),
        None => Err(Code::Gone.into()),
    }
}

/// Whether this browser has the cookie that was set when the link was asked for.
fn asked_here(request: &Request, link: &LinkRequest) -> bool {
    cookie::read(request, cookie::SIGN_IN).is_some_and(|(id, secret)| {
        let same = hash_of(secret)
            .as_bytes()
            .ct_eq(link.browser_hash.as_bytes());
        id == link.id && bool::from(same)
    })
}

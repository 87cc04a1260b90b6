//! The caller's session: found, kept alive, renewed (S13, S14).

use domain::{Agent, AgentId, Timestamp};
use lambda_http::Request;
use protocol::{Code, Failure};
use store::{Session, SessionRecord, hash_of};

use crate::State;
use crate::auth::cookie::{self, Cookie};

/// A session that is not used ends after 12 hours.
const IDLE_S: i64 = 12 * 3600;

/// Every session ends after 14 days.
const LONGEST_S: i64 = 14 * 24 * 3600;

/// A secret is used for a day.
const RENEW_AFTER_S: i64 = 24 * 3600;

/// Requests that were under way with the old secret still pass.
const OVERLAP_S: i64 = 60;

/// Use is written down this often at most.
const SEEN_EVERY_S: i64 = 5 * 60;

/// Who calls.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) agent: Agent,
    pub(crate) session: SessionRecord,
}

/// The agent and the hash that a request's cookie names. Nothing is proven by that yet.
pub(crate) fn named_in(request: &Request) -> Option<(AgentId, String)> {
    let (agent, secret) = cookie::read(request, cookie::SESSION)?;
    Some((agent.parse().ok()?, hash_of(secret)))
}

/// When a session ends that was last used now.
fn ends_at(created_at_s: i64, now_s: i64) -> i64 {
    (now_s + IDLE_S).min(created_at_s + LONGEST_S)
}

/// Whether a session can still be used, or is only waiting to be deleted.
pub(crate) fn is_alive(session: &SessionRecord, now_s: i64) -> bool {
    session.expires_at_s > now_s
}

/// A new session, with the cookie that proves it.
pub(crate) async fn begin(
    state: &State,
    agent: AgentId,
    browser: String,
    now: Timestamp,
) -> Result<Cookie, Failure> {
    let now_s = now.as_second();
    let secret = runtime::secret();
    let session = SessionRecord {
        id: format!("{:032x}", runtime::bits()),
        agent: agent.to_string(),
        hash: hash_of(&secret),
        browser,
        created_at_s: now_s,
        renewed_at_s: now_s,
        seen_at_s: now_s,
        expires_at_s: ends_at(now_s, now_s),
        replaced: false,
    };
    state.store.put_session(agent, &session).await?;
    Ok(Cookie::new(cookie::SESSION, agent, &secret, LONGEST_S))
}

/// Whose request it is. `renewed` takes the cookie that the answer has to set.
///
/// # Errors
/// `unauthenticated` without a session, or with one that ended.
pub(crate) async fn caller(
    state: &State,
    request: &Request,
    renewed: &mut Option<Cookie>,
    now: Timestamp,
) -> Result<Caller, Failure> {
    let now_s = now.as_second();
    let (agent, hash) = named_in(request).ok_or(Code::Unauthenticated)?;
    let Some(Session { record, agent }) = state.store.session(agent, &hash).await? else {
        return Err(Code::Unauthenticated.into());
    };
    if !is_alive(&record, now_s) {
        return Err(Code::Unauthenticated.into());
    }
    let caller = Caller {
        agent,
        session: record,
    };
    if caller.session.replaced {
        return Ok(caller);
    }
    if now_s - caller.session.renewed_at_s >= RENEW_AFTER_S {
        return renew(state, caller, renewed, now_s).await;
    }
    if now_s - caller.session.seen_at_s >= SEEN_EVERY_S {
        touch(state, &caller, now_s).await;
    }
    Ok(caller)
}

/// Writes down that the session is in use. When that fails the next request does it; this one goes by what it read.
async fn touch(state: &State, caller: &Caller, now_s: i64) {
    let Caller { agent, session } = caller;
    let ends = ends_at(session.created_at_s, now_s);
    let touched = state
        .store
        .touch_session(agent.id, &session.hash, now_s, ends)
        .await;
    if let Err(error) = touched {
        let cause = Failure::from(error).chain();
        tracing::warn!(cause, "the use of a session was not written down");
    }
}

async fn renew(
    state: &State,
    caller: Caller,
    renewed: &mut Option<Cookie>,
    now_s: i64,
) -> Result<Caller, Failure> {
    let Caller { agent, session } = caller;
    let secret = runtime::secret();
    let fresh = SessionRecord {
        hash: hash_of(&secret),
        renewed_at_s: now_s,
        seen_at_s: now_s,
        expires_at_s: ends_at(session.created_at_s, now_s),
        ..session.clone()
    };
    let done = state
        .store
        .renew_session(agent.id, &session.hash, now_s + OVERLAP_S, &fresh)
        .await?;
    if !done {
        // Another request renews it, or ended it: this one still goes by what it read.
        return Ok(Caller { agent, session });
    }
    let left_s = session.created_at_s + LONGEST_S - now_s;
    *renewed = Some(Cookie::new(cookie::SESSION, agent.id, &secret, left_s));
    Ok(Caller {
        agent,
        session: fresh,
    })
}

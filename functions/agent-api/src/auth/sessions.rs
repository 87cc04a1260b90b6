//! The agent's own sessions: listed, ended (S15).

use domain::{AgentId, Timestamp};
use http::StatusCode;
use protocol::agent::{Empty, SessionItem};
use protocol::{Code, Failure, Items, time};
use runtime::http::{empty, json};
use store::SessionRecord;

use crate::auth::cookie::{self, Cookie};
use crate::auth::session::{Caller, is_alive};
use crate::call::Call;
use crate::{Answer, State};

/// `GET /v1/auth/sessions`
pub(crate) async fn all(call: Call<'_>, caller: Caller) -> Answer {
    let mut sessions = call.state.store.sessions(caller.agent.id).await?;
    let now_s = call.now.as_second();
    sessions.retain(|session| is_alive(session, now_s) && !session.replaced);
    sessions.sort_by(|one, other| {
        let place = |session: &SessionRecord| (session.seen_at_s, session.created_at_s);
        // The id orders what one second holds, so that two requests show one order.
        (place(other), &other.id).cmp(&(place(one), &one.id))
    });
    let items = sessions
        .into_iter()
        .map(|session| SessionItem {
            current: session.id == caller.session.id,
            created_at: at(session.created_at_s),
            last_seen_at: at(session.seen_at_s),
            browser: session.browser,
            session: session.id,
        })
        .collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

fn at(second: i64) -> String {
    Timestamp::from_second(second).map(time).unwrap_or_default()
}

/// `DELETE /v1/auth/sessions/{session}`, where `current` and `others` are names too.
pub(crate) async fn end(call: Call<'_>, caller: Caller) -> Answer {
    let Empty {} = call.json()?;
    let (state, name) = (call.state, call.part("session"));
    let current = &caller.session.id;
    let sessions = state.store.sessions(caller.agent.id).await?;
    if name == "others" {
        let others = sessions.iter().filter(|session| session.id != *current);
        end_all(state, caller.agent.id, others).await?;
        return Ok(empty(StatusCode::NO_CONTENT));
    }
    let id = if name == "current" { current } else { name };
    let known = |session: &&SessionRecord| session.id == id;
    if !sessions
        .iter()
        .any(|s| known(&s) && is_alive(s, call.now.as_second()))
    {
        return Err(Code::NotFound.into());
    }
    end_all(state, caller.agent.id, sessions.iter().filter(known)).await?;
    let mut response = empty(StatusCode::NO_CONTENT);
    if id == current {
        cookie::set(&mut response, &Cookie::none(cookie::SESSION));
    }
    Ok(response)
}

/// Ends sessions under all their secrets: sockets know the one with which they were opened.
async fn end_all(
    state: &State,
    agent: AgentId,
    sessions: impl Iterator<Item = &SessionRecord>,
) -> Result<(), Failure> {
    for session in sessions {
        state.store.end_session(agent, &session.hash).await?;
    }
    Ok(())
}

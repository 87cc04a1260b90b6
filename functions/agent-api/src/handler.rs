//! From a request to its answer: route, guard, session, right, call.

use domain::{Action, Agent, Timestamp};
use http::{Response, header};
use lambda_http::{Body, Request, RequestExt};
use protocol::Code;
use runtime::http::{answer, body_of, trace_of};
use runtime::{Metric, RequestLog};

use crate::auth::session::{self, Caller};
use crate::auth::{cookie, guard, sessions, sign_in, ticket};
use crate::conversation::{changes, corrections, messages};
use crate::inbox::{counts, list};
use crate::queues::log as queue_log;
use crate::routes::{ConversationCall, Endpoint, Found, PublicCall, QueueCall, SessionCall, find};
use crate::{Answer, State, conversation, me, queues};

/// Answers one request of the console.
pub async fn handle(state: &State, request: Request) -> Response<Body> {
    handle_at(state, &request, runtime::now()).await
}

/// Answers one request at this time.
pub async fn handle_at(state: &State, request: &Request, now: Timestamp) -> Response<Body> {
    let trace = trace_of(request);
    let mut renewed = None;
    let mut line = RequestLog::of("agent-api", &trace);
    // Boxed, because a state machine over all calls is too large to be moved about.
    let call = Box::pin(respond(state, request, &mut renewed, &mut line, now));
    let mut response = answer(&trace, call).await;
    // Also when the call failed: the old secret will not be taken for long. An agent who signs out wants none.
    if let Some(secret) = renewed
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        cookie::set(&mut response, &secret);
    }
    let status = response.status().as_u16();
    line.answered(status);
    line.count(Metric::Missed, state.delivery.take_missed());
    line.write(now);
    tracing::info!(
        trace,
        method = request.method().as_str(),
        status,
        "answered"
    );
    response
}

async fn respond(
    state: &State,
    request: &Request,
    renewed: &mut Option<cookie::Cookie>,
    line: &mut RequestLog,
    now: Timestamp,
) -> Answer {
    let found = find(request.method().as_str(), request.raw_http_path()).ok_or(Code::NotFound)?;
    if found.route.changes_state() {
        guard::from_our_own_pages(request, &state.settings.console_origin)?;
    }
    body_of(request)?;
    if let Endpoint::Public(call) = found.route.endpoint {
        return match call {
            PublicCall::AskForLink => sign_in::ask_for_link(state, request, now).await,
            PublicCall::SignIn => sign_in::sign_in(state, request, now).await,
        };
    }
    let caller = session::caller(state, request, renewed, now).await?;
    match found.route.endpoint {
        Endpoint::Public(_) => Err(Code::NotFound.into()),
        Endpoint::Session(call) => of_session(state, request, call, &found, caller, now).await,
        Endpoint::Conversation(action, call) => {
            let agent = &caller.agent;
            on_conversation(state, request, &found, (action, call), agent, line, now).await
        }
        Endpoint::Queue(action, call) => {
            let queue = queue_log::queue(state, &caller.agent, found.part("queue"), action).await?;
            match call {
                QueueCall::Log => queue_log::page(state, request, &queue, &caller.agent).await,
                QueueCall::Comment => {
                    let entry = found.part("entry");
                    queue_log::comment(state, request, &queue, entry, &caller.agent, now).await
                }
            }
        }
    }
}

async fn of_session(
    state: &State,
    request: &Request,
    call: SessionCall,
    found: &Found<'_>,
    caller: Caller,
    now: Timestamp,
) -> Answer {
    match call {
        SessionCall::Sessions => sessions::all(state, &caller, now).await,
        SessionCall::EndSession => {
            sessions::end(state, request, &caller, found.part("session"), now).await
        }
        SessionCall::Me => me::show(state, &caller.agent).await,
        SessionCall::ChangeMe => me::change(state, request, caller.agent).await,
        SessionCall::LiftSuppression => me::lift(state, request, &caller.agent, now).await,
        SessionCall::Ticket => ticket::give(state, request, &caller, now).await,
        SessionCall::Queues => queues::all(state, &caller.agent, now).await,
        SessionCall::Agents => queues::colleagues(state, &caller.agent).await,
        SessionCall::Conversations => list::page(state, request, &caller.agent).await,
        SessionCall::Counts => counts::all(state, &caller.agent).await,
    }
}

async fn on_conversation(
    state: &State,
    request: &Request,
    found: &Found<'_>,
    (action, call): (Action, ConversationCall),
    agent: &Agent,
    line: &mut RequestLog,
    now: Timestamp,
) -> Answer {
    let id = found.part("conversation");
    let authorized = conversation::authorized(state, agent, id, action).await?;
    match call {
        ConversationCall::Read => conversation::show(state, authorized, agent).await,
        ConversationCall::Events => conversation::events(state, request, authorized).await,
        ConversationCall::Message => {
            messages::send(state, request, authorized, agent, false, line, now).await
        }
        ConversationCall::Note => {
            messages::send(state, request, authorized, agent, true, line, now).await
        }
        ConversationCall::Assign => changes::assign(state, request, authorized, agent, now).await,
        ConversationCall::Transfer => {
            changes::transfer(state, request, authorized, agent, now).await
        }
        ConversationCall::Redact => {
            corrections::redact(state, request, authorized, found.part("seq"), agent, now).await
        }
        ConversationCall::Contact => {
            corrections::contact(state, request, authorized, agent, now).await
        }
        ConversationCall::Reply
        | ConversationCall::Join
        | ConversationCall::Leave
        | ConversationCall::Resolve
        | ConversationCall::Reopen
        | ConversationCall::Trash
        | ConversationCall::Restore => {
            changes::change(state, request, call, authorized, agent, now).await
        }
    }
}

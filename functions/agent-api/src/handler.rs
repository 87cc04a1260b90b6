//! From a request to its answer: route, guard, session, right, call.

use domain::Timestamp;
use http::{Response, StatusCode, header};
use lambda_http::{Body, Request, RequestExt};
use runtime::http::{answer, body_of, set, trace_of};
use runtime::{Metric, RequestLog};

use crate::auth::{cookie, guard, session};
use crate::call::Call;
use crate::routes::{Handler, find, methods_of};
use crate::{Answer, State, conversation, queues, settings};

/// Answers one request of the console.
pub async fn handle(state: &State, request: Request) -> Response<Body> {
    handle_at(state, &request, runtime::now()).await
}

/// Answers one request at this time.
pub async fn handle_at(state: &State, request: &Request, now: Timestamp) -> Response<Body> {
    let trace = trace_of(request);
    let mut renewed = None;
    let mut log = RequestLog::of("agent-api", &trace);
    // Boxed, because a state machine over all calls is too large to be moved about.
    let call = Box::pin(respond(state, request, &mut renewed, &mut log, now));
    let mut response = answer(&trace, call).await;
    // Also when the call failed: the old secret will not be taken for long. An agent who signs out wants none.
    if let Some(secret) = renewed
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        cookie::set(&mut response, &secret);
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let methods = methods_of(request.raw_http_path());
        set(&mut response, header::ALLOW, &methods);
    }
    let status = response.status().as_u16();
    log.answered(status);
    log.count(Metric::Missed, state.delivery.take_missed());
    log.write(now);
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
    log: &mut RequestLog,
    now: Timestamp,
) -> Answer {
    let path = request.raw_http_path();
    let (route, params) = find(request.method().as_str(), path)?;
    if route.changes_state() {
        guard::from_our_own_pages(request, &state.settings.console_origin)?;
    }
    body_of(request)?;
    let call = Call {
        state,
        request,
        params,
        now,
        log,
    };
    // Nothing is read before it is awaited.
    let caller = session::caller(state, request, renewed, now);
    match route.handler {
        Handler::Public(handler) => handler(call).await,
        Handler::Session(handler) => handler(call, caller.await?).await,
        Handler::Conversation(action, handler) => {
            let agent = caller.await?.agent;
            let id = call.part("conversation");
            let authorized = conversation::authorized(state, agent, id, action).await?;
            handler(call, authorized).await
        }
        Handler::Queue(action, handler) => {
            let agent = caller.await?.agent;
            let queue = queues::log::queue(state, &agent, call.part("queue"), action).await?;
            handler(call, queue, agent).await
        }
        Handler::Site(action, handler) => {
            let agent = caller.await?.agent;
            let site = settings::site(state, &agent, call.part("site"), action).await?;
            handler(call, site, agent).await
        }
    }
}

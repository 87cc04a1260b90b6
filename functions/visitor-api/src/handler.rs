//! Request in, answer out; and what browsers ask before they ask.

use domain::{Origin, Timestamp};
use http::{Method, Response, StatusCode, header};
use lambda_http::{Body, Request, RequestExt};
use protocol::{Code, Failure};
use runtime::http::{answer, empty, header_of, json_text, set, trace_of};
use runtime::{Metric, RequestLog};

use crate::routes::{Route, find, methods_of};
use crate::{State, caller, conversations, leaving, place, sites};

/// Written by `tests/api` from the routes and the types of the wire, which also fails when it is stale.
const DESCRIPTION: &str = include_str!("../openapi.json");

/// Answers one request.
pub async fn handle(state: &State, request: Request, now: Timestamp) -> Response<Body> {
    let trace = trace_of(&request);
    let origin = header_of(&request, header::ORIGIN).and_then(|text| text.parse::<Origin>().ok());
    let mut line = RequestLog::of("visitor-api", &trace);
    let call = Box::pin(dispatch(state, &request, &mut line, now));
    let mut response = answer(&trace, call).await;
    line.answered(response.status().as_u16());
    line.count(Metric::Missed, state.delivery.take_missed());
    line.write(now);
    let admitted = match &origin {
        None => false,
        // Who was let in was checked against the site; who was refused may read why only on a listed page.
        Some(_) if response.status().is_success() => true,
        Some(origin) => state.store.any_site_admits(origin).await.unwrap_or(false),
    };
    if let Some(origin) = origin.filter(|_| admitted && response.status() != StatusCode::FORBIDDEN)
    {
        set(
            &mut response,
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            origin.as_str(),
        );
    }
    set(&mut response, header::VARY, "Origin, Accept-Language");
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let methods = methods_of(request.raw_http_path()).collect::<Vec<_>>();
        set(&mut response, header::ALLOW, &methods.join(", "));
    }
    response
}

async fn dispatch(
    state: &State,
    request: &Request,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let path = request.raw_http_path();
    if request.method() == Method::OPTIONS {
        return preflight(state, request).await;
    }
    let (route, held) = find(request.method().as_str(), path)?;
    match route {
        Route::Description => return Ok(json_text(DESCRIPTION)),
        Route::Settings => return sites::settings(state, request, &held, now).await,
        Route::NewVisitor => return sites::new_visitor(state, request, &held, now).await,
        _ => {}
    }
    let caller = caller::authenticate(state, request, now).await?;
    line.site(&caller.site.id);
    match route {
        Route::End => sites::end_visit(state, request, &caller).await,
        Route::Ticket => sites::ticket(state, request, &caller, now).await,
        Route::Open => conversations::open(state, request, &caller, now).await,
        Route::Send => conversations::send(state, request, &caller, &held, line, now).await,
        Route::Events => conversations::events(state, request, &caller, &held).await,
        Route::Place => place::show(state, &caller, &held).await,
        Route::LeaveAddress => leaving::leave_address(state, request, &caller, &held, now).await,
        Route::EndChat => leaving::end_chat(state, request, &caller, &held, now).await,
        Route::Rate => conversations::rate(state, request, &caller, &held, now).await,
        Route::Description | Route::Settings | Route::NewVisitor => Err(Code::NotFound.into()),
    }
}

/// Where the path names no site, a preflight names none, so it is answered for pages of any site; the call behind it is not.
async fn preflight(state: &State, request: &Request) -> Result<Response<Body>, Failure> {
    let origin = header_of(request, header::ORIGIN).and_then(|text| text.parse::<Origin>().ok());
    let origin = origin.ok_or(Failure::from(Code::Origin))?;
    let asked = header_of(request, header::ACCESS_CONTROL_REQUEST_METHOD).unwrap_or_default();
    match find(asked, request.raw_http_path()) {
        Ok((Route::Settings | Route::NewVisitor, site)) => {
            sites::listed(state, request, &site).await?;
        }
        _ if state.store.any_site_admits(&origin).await? => {}
        _ => return Err(Code::Origin.into()),
    }
    let mut response = empty(StatusCode::NO_CONTENT);
    set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_METHODS,
        "GET, POST, PUT, DELETE",
    );
    set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "authorization, content-type",
    );
    set(&mut response, header::ACCESS_CONTROL_MAX_AGE, "600");
    Ok(response)
}

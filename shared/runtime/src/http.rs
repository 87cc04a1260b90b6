//! Answers over HTTP: JSON, nothing, or a problem; with the headers that every answer carries (S17).

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;

use domain::{Origin, Site};
use futures_util::FutureExt;
use http::header::{self, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use lambda_http::request::RequestContext;
use lambda_http::{Body, Request, RequestExt};
use protocol::{Code, Failure, Problem};
use serde::Serialize;

/// Largest body that is read, in bytes.
pub const BODY_BYTES: usize = 64 * 1024;

/// The headers of every answer of an API.
const HEADERS: [(HeaderName, &str); 6] = [
    (
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=31536000; includeSubDomains",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    ),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// A JSON answer; `internal` for what cannot be written as JSON, so that nobody takes an empty answer for a good one.
pub fn json<T: Serialize>(status: StatusCode, body: &T) -> Response<Body> {
    let text = match serde_json::to_string(body) {
        Ok(text) => text,
        Err(error) => {
            tracing::error!(cause = %error, "an answer was not written");
            return problem(&Code::Internal.into(), "");
        }
    };
    let mut response = empty(status);
    *response.body_mut() = Body::Text(text);
    set(&mut response, header::CONTENT_TYPE, "application/json");
    response
}

/// An answer that is JSON already.
pub fn json_text(text: &str) -> Response<Body> {
    let mut response = empty(StatusCode::OK);
    *response.body_mut() = Body::Text(text.to_owned());
    set(&mut response, header::CONTENT_TYPE, "application/json");
    response
}

/// An answer without a body.
pub fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Sets a header; a value that is no header value is left out.
pub fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Runs a handler. A failure becomes a problem with the trace id under which the log has its cause; a panic becomes
/// `internal`.
pub async fn answer<F>(trace: &str, handler: F) -> Response<Body>
where
    F: Future<Output = Result<Response<Body>, Failure>>,
{
    match AssertUnwindSafe(handler).catch_unwind().await {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => {
            if failure.cause.is_some() {
                let code = failure.problem.code.name();
                tracing::error!(trace, code, cause = failure.chain(), "request failed");
            }
            problem(&failure.problem, trace)
        }
        Err(_) => {
            tracing::error!(trace, "handler panicked");
            problem(&Code::Internal.into(), trace)
        }
    }
}

fn problem(problem: &Problem, trace: &str) -> Response<Body> {
    let status = StatusCode::from_u16(problem.code.status());
    let mut response = empty(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    *response.body_mut() = Body::Text(problem.to_json(trace));
    set(
        &mut response,
        header::CONTENT_TYPE,
        "application/problem+json",
    );
    if let Some(seconds) = problem.retry_after_s {
        set(&mut response, header::RETRY_AFTER, &seconds.to_string());
        // A page of another origin reads this header only when it is told that it may.
        set(
            &mut response,
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            "retry-after",
        );
    }
    response
}

/// The trace id of a request.
pub fn trace_of(request: &Request) -> String {
    match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context.request_id.clone(),
        _ => None,
    }
    .unwrap_or_default()
}

/// The caller's address, as the gateway saw it: never from a header, which anybody can write (S72).
pub fn source_ip(request: &Request) -> String {
    match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.clone(),
        _ => None,
    }
    .unwrap_or_default()
}

/// Who counts as one caller: an IPv4 address, or the network that a household has with IPv6.
pub fn caller_of(request: &Request) -> String {
    network_of(&source_ip(request))
}

/// The network of an address: an IPv4 address itself, of IPv6 the half that a household or company has.
pub fn network_of(address: &str) -> String {
    match address.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
        Ok(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V4(ip)) => ip.to_string(),
        Err(_) => address.to_owned(),
    }
}

/// One header as text.
pub fn header_of(request: &Request, name: HeaderName) -> Option<&str> {
    request.headers().get(name)?.to_str().ok()
}

/// Lets a page call that the site lists. A call without an origin comes from no page (a server of the site).
///
/// # Errors
/// `origin`.
pub fn admit(request: &Request, site: &Site) -> Result<(), Failure> {
    let Some(origin) = header_of(request, header::ORIGIN) else {
        return Ok(());
    };
    match origin.parse::<Origin>() {
        Ok(origin) if site.admits(&origin) => Ok(()),
        _ => Err(Code::Origin.into()),
    }
}

/// The body, if it is not too large.
///
/// # Errors
/// [`Code::TooLarge`].
pub fn body_of(request: &Request) -> Result<&[u8], Problem> {
    let body: &[u8] = request.body().as_ref();
    if body.len() > BODY_BYTES {
        Err(Code::TooLarge.into())
    } else {
        Ok(body)
    }
}

/// The media type of the body, without parameters.
pub fn media_type(request: &Request) -> &str {
    let text = header_of(request, header::CONTENT_TYPE).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim()
}

/// Refuses a body that does not call itself JSON.
///
/// # Errors
/// `malformed`.
pub fn require_json(request: &Request) -> Result<(), Problem> {
    if media_type(request).eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::malformed(
        "Send the body as JSON, with `Content-Type: application/json`.",
    ))
}

/// A JSON body as a type.
///
/// # Errors
/// `too-large`, `malformed` (also for another content type), `invalid`.
pub fn json_of<T: serde::de::DeserializeOwned>(request: &Request) -> Result<T, Problem> {
    require_json(request)?;
    protocol::parse_json(body_of(request)?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_cannot_be_written_is_no_good_answer() {
        let good = json(StatusCode::OK, &BTreeMap::from([("a", 1)]));
        assert_eq!(good.status(), 200);
        assert_eq!(good.body(), &Body::Text(r#"{"a":1}"#.to_owned()));
        // A key of JSON is a text.
        let bad = json(StatusCode::OK, &BTreeMap::from([([1, 2], 1)]));
        assert_eq!(bad.status(), 500);
        assert_eq!(
            bad.headers()[header::CONTENT_TYPE],
            "application/problem+json"
        );
        let Body::Text(text) = bad.body() else {
            panic!("no body: {bad:?}");
        };
        assert!(text.contains("urn:doorbell:internal"), "{text}");
    }
}

//! `@connections`: how functions reach the clients.

use super::{Connection, Ending, Posted, Sockets};
use crate::clock;
use crate::service::{self, Answer, Api};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Method, Request, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The management API of all WebSocket APIs of one cloud.
pub(crate) struct ConnectionsApi(pub(crate) Arc<Sockets>);

impl Api for ConnectionsApi {
    fn answer(self: Arc<Self>, request: Request<Bytes>) -> BoxFuture<'static, Answer> {
        Box::pin(async move {
            let Some(id) = connection_of(request.uri().path()) else {
                let why = "Missing Authentication Token";
                return service::rest_error(StatusCode::FORBIDDEN, "ForbiddenException", why);
            };
            match *request.method() {
                Method::POST => self.post(&id, request.into_body()),
                Method::GET => self.get(&id),
                Method::DELETE => self.delete(&id),
                _ => service::empty(StatusCode::METHOD_NOT_ALLOWED),
            }
        })
    }

    fn throttled(&self) -> Answer {
        let why = "Too Many Requests";
        service::rest_error(StatusCode::TOO_MANY_REQUESTS, "LimitExceededException", why)
    }

    fn failed(&self) -> Answer {
        let why = "Internal server error";
        let name = "InternalServerErrorException";
        service::rest_error(StatusCode::INTERNAL_SERVER_ERROR, name, why)
    }
}

impl ConnectionsApi {
    fn post(&self, id: &str, data: Bytes) -> Answer {
        // Clients get text frames, so the bytes must be text.
        if std::str::from_utf8(&data).is_err() {
            let why = "The data is not UTF-8";
            return service::rest_error(StatusCode::BAD_REQUEST, "BadRequestException", why);
        }
        match self.0.post(id, data) {
            Posted::Accepted => service::empty(StatusCode::OK),
            Posted::Gone => gone(),
            Posted::TooMany => self.throttled(),
            Posted::TooLarge => {
                let why = "Message too long";
                let name = "PayloadTooLargeException";
                service::rest_error(StatusCode::PAYLOAD_TOO_LARGE, name, why)
            }
        }
    }

    fn get(&self, id: &str) -> Answer {
        match self.0.find(id) {
            Some(connection) => {
                service::json(StatusCode::OK, "application/json", &shown(&connection))
            }
            None => gone(),
        }
    }

    fn delete(&self, id: &str) -> Answer {
        if self
            .0
            .end(id, Ending::closed_by_us(1000, "Connection Closed Normally"))
        {
            service::empty(StatusCode::NO_CONTENT)
        } else {
            gone()
        }
    }
}

/// As the real gateway answers: the name in a header, and no body.
fn gone() -> Answer {
    let mut answer = service::empty(StatusCode::GONE);
    let name = HeaderValue::from_static("GoneException");
    answer.headers_mut().insert("x-amzn-errortype", name);
    answer
}

fn shown(connection: &Connection) -> Value {
    json!({
        "connectedAt": clock::rfc3339(connection.connected_at),
        "lastActiveAt": clock::rfc3339(connection.active_at.load(Ordering::Relaxed)),
        "identity": {"sourceIp": connection.source_ip, "userAgent": connection.user_agent},
    })
}

/// The id in `[/{stage}]/@connections/{id}`.
fn connection_of(path: &str) -> Option<String> {
    let parts: Vec<String> = path
        .split('/')
        .skip(1)
        .map(|part| {
            percent_decode_str(part)
                .decode_utf8()
                .map(|part| part.into_owned())
        })
        .collect::<Result<_, _>>()
        .ok()?;
    match parts.as_slice() {
        [_, name, id] | [name, id] if name == "@connections" && !id.is_empty() => Some(id.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_found_with_and_without_a_stage_and_decoded() {
        let found = |path| connection_of(path).unwrap_or_default();
        assert_eq!(found("/@connections/abc%3D"), "abc=");
        assert_eq!(found("/live/%40connections/abc="), "abc=");
        assert_eq!(connection_of("/@connections"), None);
        assert_eq!(connection_of("/live/other/@connections/abc"), None);
    }
}

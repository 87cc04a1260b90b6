//! The HTTP API on one machine: each request becomes the event that API Gateway would send (payload format 2.0).

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud::Mailbox;
use http::{HeaderMap, StatusCode};
use lambda_http::Body;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::{Addresses, Functions, pages};

/// Largest body that API Gateway takes, in bytes.
const BODY_BYTES: usize = 10 * 1024 * 1024;

/// Which host a door stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// The console; on one machine also the tour and the mailbox.
    Console,
    /// The widget.
    Widget,
    /// The shop that embeds the widget.
    Demo,
}

#[derive(Clone)]
struct Door {
    host: Host,
    functions: Arc<Functions>,
    mailbox: Mailbox,
    addresses: Addresses,
}

/// Answers on one door until it is aborted.
pub(crate) fn serve(
    listener: TcpListener,
    host: Host,
    functions: Arc<Functions>,
    mailbox: Mailbox,
    addresses: Addresses,
) -> JoinHandle<()> {
    let door = Door {
        host,
        functions,
        mailbox,
        addresses,
    };
    let router = axum::Router::new().fallback(answer).with_state(door);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move {
        // It ends only when the task is aborted.
        let _ = axum::serve(listener, service).await;
    })
}

async fn answer(
    State(door): State<Door>,
    ConnectInfo(caller): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let local = match door.host {
        Host::Demo => Some(pages::demo(&path, &door.addresses)),
        Host::Console => pages::local(&path, &door.addresses, &door.mailbox),
        Host::Widget => None,
    };
    match local {
        Some(page) => page,
        None => invoke(&door, request, &path, caller)
            .await
            .unwrap_or_else(|status| status.into_response()),
    }
}

async fn invoke(
    door: &Door,
    request: Request,
    path: &str,
    caller: SocketAddr,
) -> Result<Response, StatusCode> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES)
        .await
        .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    let event = event(&head, &body, caller);
    let request = lambda_http::request::from_str(&event.to_string());
    let request = request.map_err(|_| StatusCode::BAD_REQUEST)?;
    let (head, body) = Box::pin(door.functions.http(request, path))
        .await
        .into_parts();
    let body = match body {
        Body::Text(text) => HttpBody::from(text),
        Body::Binary(bytes) => HttpBody::from(bytes),
        _ => HttpBody::empty(),
    };
    Ok(Response::from_parts(head, body))
}

fn event(head: &http::request::Parts, body: &[u8], caller: SocketAddr) -> Value {
    let path = head.uri.path();
    let host = head
        .headers
        .get("host")
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let agent = head
        .headers
        .get("user-agent")
        .and_then(|text| text.to_str().ok());
    let now = runtime::now();
    // Text goes as text and everything else as base64, as API Gateway does by the content type.
    let text = std::str::from_utf8(body).ok();
    json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": head.uri.query().unwrap_or_default(),
        "cookies": cookies(&head.headers),
        "headers": headers(&head.headers),
        "queryStringParameters": query(head.uri.query().unwrap_or_default()),
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "domainName": host,
            "domainPrefix": "local",
            "http": {
                "method": head.method.as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": caller.ip().to_string(),
                "userAgent": agent.unwrap_or_default(),
            },
            "requestId": domain::EntryId::from_bits(runtime::bits()).to_string(),
            "routeKey": "$default",
            "stage": "$default",
            "time": now.to_string(),
            "timeEpoch": now.as_millisecond(),
        },
        "body": text.map_or_else(|| STANDARD.encode(body), str::to_owned),
        "isBase64Encoded": text.is_none(),
    })
}

fn headers(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut joined: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in headers {
        let Ok(value) = value.to_str() else { continue };
        if name == "cookie" {
            continue;
        }
        joined
            .entry(name.as_str().to_owned())
            .and_modify(|known| {
                known.push(',');
                known.push_str(value);
            })
            .or_insert_with(|| value.to_owned());
    }
    joined
}

fn cookies(headers: &HeaderMap) -> Vec<String> {
    let all = headers
        .get_all("cookie")
        .iter()
        .filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .map(|cookie| cookie.trim().to_owned())
        .collect()
}

fn query(raw: &str) -> BTreeMap<String, String> {
    axum::extract::Query::<Vec<(String, String)>>::try_from_uri(
        &format!("/?{raw}").parse().unwrap_or_default(),
    )
    .map(|pairs| pairs.0.into_iter().collect())
    .unwrap_or_default()
}

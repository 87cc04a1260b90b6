//! The HTTP API on one machine: each request becomes the event that API Gateway would send (payload format 2.0).

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud::Mailbox;
use http::{HeaderMap, StatusCode};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use lambda_http::Body;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

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

/// A request takes no longer, from its first byte to the answer; API Gateway gives up at the same time.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

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
    tokio::spawn(async move {
        // The connections end with the door.
        let mut connections = JoinSet::new();
        loop {
            match listener.accept().await {
                Ok((stream, caller)) => {
                    connections.spawn(connection(door.clone(), stream, caller));
                }
                // Too many open files, for example: that passes.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
            while connections.try_join_next().is_some() {}
        }
    })
}

async fn connection(door: Door, stream: TcpStream, caller: SocketAddr) {
    let _ = stream.set_nodelay(true);
    let door = Arc::new(door);
    let answer = move |request| {
        let door = Arc::clone(&door);
        async move { answer(&door, request, caller).await }
    };
    converse(stream, LONGEST_REQUEST, answer).await;
}

/// Answers what comes over a connection, as long as neither a request nor its answer takes too long.
async fn converse<A, F>(stream: TcpStream, longest: Duration, answer: A)
where
    A: Fn(Request) -> F,
    F: Future<Output = Response>,
{
    let service = service_fn(|request: http::Request<hyper::body::Incoming>| {
        let answered = tokio::time::timeout(longest, answer(request.map(HttpBody::new)));
        async move {
            let late = |_| StatusCode::REQUEST_TIMEOUT.into_response();
            Ok::<_, Infallible>(answered.await.unwrap_or_else(late))
        }
    });
    // An error here is a client that went away, or took too long.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(longest)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(door: &Door, request: Request, caller: SocketAddr) -> Response {
    if !is_this_machine(request.headers()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let path = request.uri().path().to_owned();
    let local = match (door.host, path.as_str()) {
        (_, "/favicon.ico") => Some(pages::icon()),
        (Host::Demo, _) => Some(pages::demo(&path, &door.addresses)),
        (Host::Console, _) => pages::local(request.uri(), &door.addresses, &door.mailbox),
        (Host::Widget, _) => None,
    };
    match local {
        Some(page) => page,
        None => invoke(door, request, &path, caller)
            .await
            .unwrap_or_else(|status| status.into_response()),
    }
}

/// Whether the caller knows us by a name of this machine. A page from elsewhere whose own name leads here by a trick of DNS
/// would otherwise read the mailbox, sign-in links and all.
fn is_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(http::header::HOST) else {
        return false;
    };
    let Some(host) = host.to_str().ok().and_then(|host| host.parse().ok()) else {
        return false;
    };
    let host: http::uri::Authority = host;
    matches!(host.host(), "localhost" | "127.0.0.1" | "[::1]") && !host.as_str().contains('@')
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
    let (head, body) = Box::pin(door.functions.http(door.host, request, path))
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

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// What comes back for a request that ends here.
    async fn answer_to(part: &[u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let served = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.expect("a connection");
            let answer = |request: Request| async {
                let body = to_bytes(request.into_body(), BODY_BYTES).await;
                body.map_or(StatusCode::BAD_REQUEST, |_| StatusCode::OK)
                    .into_response()
            };
            converse(stream, Duration::from_millis(200), answer).await;
        });
        let mut stream = TcpStream::connect(address).await.expect("connected");
        stream.write_all(part).await.expect("sent");
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        served.await.expect("the connection has ended");
        answer
    }

    #[tokio::test]
    async fn a_request_that_never_ends_is_ended() {
        let whole = b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi";
        assert!(answer_to(whole).await.starts_with("HTTP/1.1 200 "));
        let half_a_body = &whole[..whole.len() - 1];
        assert!(answer_to(half_a_body).await.starts_with("HTTP/1.1 408 "));
        for rest in [60, 40, 3, 0] {
            let answer = answer_to(&whole[..rest]).await;
            assert!(!answer.contains(" 200 "), "{answer}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_ours() {
        let known = |host: &[u8]| {
            let mut headers = HeaderMap::new();
            let value = http::HeaderValue::from_bytes(host).expect("a value");
            headers.insert("host", value);
            is_this_machine(&headers)
        };
        for own in [
            "localhost",
            "localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(known(own.as_bytes()), "{own}");
        }
        for other in [
            "",
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost@evil.example",
            "evil.example@localhost",
            "127.0.0.2",
            "[::2]",
            "::1",
            "localhost:8080:80",
            "localhost/",
            "\u{e9}localhost",
        ] {
            assert!(!known(other.as_bytes()), "{other}");
        }
        assert!(!is_this_machine(&HeaderMap::new()));
    }
}

//! From an HTTP request to a connection: `$connect` decides.

use super::{Connection, FUNCTION_TIMEOUT, Gateway, event};
use crate::service::{self, Answer};
use crate::{clock, ids};
use http::header::{
    CONNECTION, HOST, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
};
use http::header::{SEC_WEBSOCKET_VERSION, UPGRADE, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

impl Gateway {
    /// Accepts clients for as long as the tasks run.
    pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
        loop {
            let stream = service::accept(&listener).await;
            let gateway = Arc::clone(&self);
            self.tasks
                .spawn(async move { gateway.serve_client(stream).await });
        }
    }

    async fn serve_client(self: Arc<Self>, stream: TcpStream) {
        let Ok(peer) = stream.peer_addr() else {
            return; // gone already
        };
        let answer = service_fn(|request| {
            let gateway = Arc::clone(&self);
            async move { Ok::<_, Infallible>(gateway.answer(request, peer).await) }
        });
        // An error is a client that went away; what it had opened ends by itself.
        let _ = http1::Builder::new()
            .serve_connection(TokioIo::new(stream), answer)
            .with_upgrades()
            .await;
    }

    async fn answer(self: Arc<Self>, mut request: Request<Incoming>, peer: SocketAddr) -> Answer {
        let Some(accept) = accept_key(&request) else {
            return service::empty(StatusCode::UPGRADE_REQUIRED);
        };
        let upgrade = hyper::upgrade::on(&mut request);
        let (head, _) = request.into_parts();
        let (tell, told) = oneshot::channel();
        let tasks = Arc::clone(&self.tasks);
        // The function goes on when the client hangs up meanwhile, so it does not run on the client's own task.
        tasks.spawn(self.connect(head, peer, upgrade, tell));
        match told.await {
            Ok(Ok(protocol)) => accepted(accept, protocol),
            Ok(Err((status, message))) => service::json(status, "application/json", &message),
            Err(_) => service::empty(StatusCode::BAD_GATEWAY),
        }
    }

    /// Asks the function. If it agrees, the connection exists from then on until it ends.
    async fn connect(
        self: Arc<Self>,
        head: Parts,
        peer: SocketAddr,
        upgrade: OnUpgrade,
        tell: oneshot::Sender<Result<Option<HeaderValue>, (StatusCode, Value)>>,
    ) {
        let (posts, waiting_posts) = mpsc::channel(self.settings.buffered_posts.max(1));
        let (end, ends) = mpsc::channel(1);
        let header = |name| text(&head.headers, name).unwrap_or_default().to_owned();
        let now = clock::now_ms();
        let connection = Arc::new(Connection {
            id: ids::connection(),
            host: header(HOST),
            source_ip: peer.ip().to_string(),
            user_agent: header(USER_AGENT),
            connected_at: now,
            active_at: AtomicI64::new(now),
            message_bytes: self.settings.message_bytes,
            posts,
            end,
        });
        let event = event::connect(&self, &connection, &head, peer);
        let answer = self
            .invocations
            .call(&self.function, event, FUNCTION_TIMEOUT)
            .await;
        let status = answer.as_ref().map(status_of).unwrap_or_else(|error| {
            tracing::warn!(%error, "$connect failed");
            StatusCode::BAD_GATEWAY
        });
        if !status.is_success() {
            let why = status.canonical_reason().unwrap_or("Refused");
            let message = json!({"message": why, "connectionId": connection.id, "requestId": ids::connection()});
            // A client that hung up needs no answer.
            let _ = tell.send(Err((status, message)));
            return;
        }
        self.sockets.add(&connection);
        let protocol = answer.ok().and_then(|answer| protocol_of(&answer));
        let _ = tell.send(Ok(protocol));
        self.run(connection, upgrade, waiting_posts, ends).await;
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The proof that we understood the handshake; `None` when the request is not one.
fn accept_key(request: &Request<Incoming>) -> Option<String> {
    let headers = request.headers();
    let asks = |name, what: &str| {
        let value = text(headers, name).unwrap_or_default();
        value
            .split(',')
            .any(|part| part.trim().eq_ignore_ascii_case(what))
    };
    let asked = request.method() == Method::GET
        && asks(CONNECTION, "upgrade")
        && asks(UPGRADE, "websocket")
        && asks(SEC_WEBSOCKET_VERSION, "13");
    let key = headers.get(SEC_WEBSOCKET_KEY).filter(|_| asked)?;
    Some(derive_accept_key(key.as_bytes()))
}

fn accepted(accept: String, protocol: Option<HeaderValue>) -> Answer {
    let mut answer = service::empty(StatusCode::SWITCHING_PROTOCOLS);
    let headers = answer.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept) = HeaderValue::from_str(&accept) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    if let Some(protocol) = protocol {
        headers.insert(SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    answer
}

/// The status that the function answers; without one the answer is broken.
fn status_of(answer: &Value) -> StatusCode {
    let status = answer["statusCode"].as_u64();
    let status = status.and_then(|status| u16::try_from(status).ok());
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    status.unwrap_or(StatusCode::BAD_GATEWAY)
}

/// The subprotocol that the function chose. Other headers of its answer go nowhere.
fn protocol_of(answer: &Value) -> Option<HeaderValue> {
    let named = |headers: &Value| {
        let headers = headers.as_object()?;
        let (_, value) = headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("sec-websocket-protocol"))?;
        let value = value.as_str().or_else(|| value[0].as_str())?;
        HeaderValue::from_str(value).ok()
    };
    named(&answer["headers"]).or_else(|| named(&answer["multiValueHeaders"]))
}

//! One AWS service on a loopback port: HTTP/1.1, and the faults that all services share.

use crate::clock;
use crate::faults::{Dice, Faults, ServiceFaults};
use crate::ids::uuid;
use crate::tasks::Tasks;
use anyhow::Context;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

pub(crate) type Answer = Response<Full<Bytes>>;

/// The largest request that any of the services takes: SES accepts mails of 40 MB, in base64 and JSON.
const REQUEST_BYTES: usize = 56 * 1024 * 1024;

/// What a service does, and how it says no.
pub(crate) trait Api: Send + Sync + 'static {
    /// Answers one call.
    fn answer(self: Arc<Self>, request: Request<Bytes>) -> BoxFuture<'static, Answer>;
    /// The answer when there are too many calls.
    fn throttled(&self) -> Answer;
    /// The answer when the service itself is at fault.
    fn failed(&self) -> Answer;
}

/// The answer was made and gets lost: the connection closes without it.
#[derive(Debug)]
struct ReplyLost;

impl std::fmt::Display for ReplyLost {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the reply is lost on purpose")
    }
}

impl std::error::Error for ReplyLost {}

/// Decides call by call what goes wrong with one service.
pub(crate) struct Misfortune {
    pub(crate) faults: watch::Receiver<Faults>,
    pub(crate) of: fn(&Faults) -> &ServiceFaults,
    pub(crate) dice: Dice,
    pub(crate) taken: Taken,
}

/// How many calls were taken in the second that it is.
#[derive(Default)]
pub(crate) struct Taken(Mutex<(i64, u32)>);

impl Taken {
    /// Counts one more call, unless there were `most` of them in this second.
    fn one_more(&self, most: u32) -> bool {
        let now_s = clock::now_ms() / 1000;
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.0 != now_s {
            *taken = (now_s, 0);
        }
        let fits = taken.1 < most;
        taken.1 += u32::from(fits);
        fits
    }
}

/// Answers until the tasks are stopped.
pub(crate) fn serve<A: Api>(
    tasks: &Arc<Tasks>,
    listener: TcpListener,
    api: A,
    misfortune: Misfortune,
) {
    let api = Arc::new(api);
    let misfortune = Arc::new(misfortune);
    let connections = Arc::clone(tasks);
    tasks.spawn(async move {
        loop {
            let stream = accept(&listener).await;
            let (api, misfortune) = (Arc::clone(&api), Arc::clone(&misfortune));
            connections.spawn(async move {
                let call = service_fn(|request| {
                    take_call(Arc::clone(&api), Arc::clone(&misfortune), request)
                });
                // An error here is a client that went away, or a reply that was to be lost.
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), call)
                    .await;
            });
        }
    });
}

/// Listens on a loopback port; 0 takes any free one.
pub(crate) async fn listen_on_loopback(port: u16) -> anyhow::Result<(TcpListener, SocketAddr)> {
    let listener = listen((Ipv4Addr::LOCALHOST, port).into()).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Listens on one address.
pub(crate) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}"))
}

/// The next connection. Running out of file descriptors passes, so it is not an end.
pub(crate) async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Answers are small; waiting to fill a packet would only add 40 ms to some of them.
                let _ = stream.set_nodelay(true);
                return stream;
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        }
    }
}

async fn take_call<A: Api>(
    api: Arc<A>,
    misfortune: Arc<Misfortune>,
    request: Request<Incoming>,
) -> Result<Answer, ReplyLost> {
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, REQUEST_BYTES).collect().await else {
        return Ok(empty(StatusCode::PAYLOAD_TOO_LARGE));
    };
    let faults = (misfortune.of)(&misfortune.faults.borrow()).clone();
    if !faults.latency.is_zero() {
        tokio::time::sleep(faults.latency).await;
    }
    if misfortune.dice.hits("throttled", faults.throttled) {
        return Ok(api.throttled());
    }
    if faults.most_per_s > 0 && !misfortune.taken.one_more(faults.most_per_s) {
        misfortune.dice.note("throttled");
        return Ok(api.throttled());
    }
    if misfortune.dice.hits("failed", faults.failed) {
        return Ok(api.failed());
    }
    let reply_lost = misfortune.dice.hits("reply_lost", faults.reply_lost);
    let answer = api.answer(Request::from_parts(head, body.to_bytes())).await;
    if reply_lost {
        return Err(ReplyLost);
    }
    Ok(answer)
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

/// An answer with a JSON body.
pub(crate) fn json(status: StatusCode, content_type: &'static str, body: &Value) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body.to_string())));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(
        http::header::CONTENT_TYPE,
        HeaderValue::from_static(content_type),
    );
    if let Ok(id) = HeaderValue::from_str(&uuid()) {
        headers.insert("x-amzn-requestid", id);
    }
    answer
}

/// An error as the REST services write it: the name in a header, the message in the body.
pub(crate) fn rest_error(status: StatusCode, name: &'static str, message: &str) -> Answer {
    let mut answer = json(
        status,
        "application/json",
        &serde_json::json!({"message": message}),
    );
    answer
        .headers_mut()
        .insert("x-amzn-errortype", HeaderValue::from_static(name));
    answer
}

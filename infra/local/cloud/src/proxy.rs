//! The way to DynamoDB when it is to misbehave: a hop that passes calls on as they are.

use crate::faults::{Faults, Happened, WriteFaults};
use crate::service::{self, Answer, Api};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::json;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpStream;
use tokio::sync::watch;

const CONTENT_TYPE: &str = "application/x-amz-json-1.0";

/// Passes calls on to dynoxide.
pub(crate) struct Proxy {
    behind: SocketAddr,
    /// Connections that wait for their next call.
    free: Mutex<Vec<SendRequest<Full<Bytes>>>>,
    faults: watch::Receiver<Faults>,
    happened: Arc<Happened>,
    stopped: AtomicBool,
}

impl Proxy {
    pub(crate) fn new(
        behind: SocketAddr,
        faults: watch::Receiver<Faults>,
        happened: Arc<Happened>,
    ) -> Self {
        Self {
            behind,
            free: Mutex::default(),
            faults,
            happened,
            stopped: AtomicBool::new(false),
        }
    }

    async fn pass_on(&self, request: Request<Bytes>) -> anyhow::Result<Answer> {
        let mut connection = match self.take_free() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let answer = connection.send_request(request.map(Full::new)).await?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(connection);
        Ok(Response::from_parts(head, Full::new(body)))
    }

    /// What becomes of a write that is not to go well.
    async fn misdo(&self, request: Request<Bytes>, faults: WriteFaults) -> Answer {
        if faults == WriteFaults::Refused {
            self.happened.note("dynamodb", "write_refused");
            return self.failed();
        }
        // Only the first one decides; the rest finds everything stopped.
        if !self.stopped.swap(true, Ordering::SeqCst) {
            if faults == WriteFaults::StopAfter {
                let _ = self.pass_on(request).await;
            }
            self.happened.note("dynamodb", "stopped");
        }
        pending().await
    }

    fn take_free(&self) -> Option<SendRequest<Full<Bytes>>> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        std::iter::from_fn(|| free.pop()).find(SendRequest::is_ready)
    }

    async fn connect(&self) -> anyhow::Result<SendRequest<Full<Bytes>>> {
        let stream = TcpStream::connect(self.behind).await?;
        stream.set_nodelay(true)?;
        let (mut send, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with the last handle, so it needs no place among the tasks to be stopped.
        tokio::spawn(connection);
        send.ready().await?;
        Ok(send)
    }
}

/// Whether a call changes the table.
fn is_write(request: &Request<Bytes>) -> bool {
    let target = request.headers().get("x-amz-target");
    let name = target.and_then(|target| target.to_str().ok());
    let name = name.and_then(|name| name.rsplit('.').next());
    name.is_some_and(|name| {
        ["Put", "Update", "Delete", "Transact", "BatchWrite"]
            .iter()
            .any(|verb| name.starts_with(verb) && name != "TransactGetItems")
    })
}

impl Api for Proxy {
    fn answer(self: Arc<Self>, request: Request<Bytes>) -> BoxFuture<'static, Answer> {
        Box::pin(async move {
            let faults = self.faults.borrow().writes;
            if is_write(&request) && faults != WriteFaults::None {
                return self.misdo(request, faults).await;
            }
            if self.stopped.load(Ordering::SeqCst) {
                return pending().await;
            }
            self.pass_on(request).await.unwrap_or_else(|error| {
                tracing::error!(%error, "DynamoDB cannot be reached");
                self.failed()
            })
        })
    }

    fn throttled(&self) -> Answer {
        let name = "ProvisionedThroughputExceededException";
        let body = json!({
            "__type": format!("com.amazonaws.dynamodb.v20120810#{name}"),
            "message": "The level of configured provisioned throughput for the table was exceeded.",
        });
        service::json(StatusCode::BAD_REQUEST, CONTENT_TYPE, &body)
    }

    fn failed(&self) -> Answer {
        let body = json!({
            "__type": "com.amazonaws.dynamodb.v20120810#InternalServerError",
            "message": "Internal server error",
        });
        service::json(StatusCode::INTERNAL_SERVER_ERROR, CONTENT_TYPE, &body)
    }
}

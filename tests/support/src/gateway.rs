//! A gateway of sockets that are all open, except those of which a test says otherwise.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_types::SdkConfig;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, post};
use runtime::Aws;
use runtime::aws::Service;
use serde_json::Value;
use tokio::sync::watch;

/// What becomes of a post to one socket.
#[derive(Debug, Clone, Copy)]
enum Answer {
    Status(StatusCode),
    /// None, for as long as the test runs.
    Never,
}

#[derive(Debug, Default)]
struct Kept {
    answers: Mutex<BTreeMap<String, Answer>>,
    posts: watch::Sender<Vec<(String, Value)>>,
}

/// The gateway. It ends with the test's runtime.
#[derive(Debug, Clone)]
pub struct Gateway {
    address: String,
    kept: Arc<Kept>,
}

impl Gateway {
    /// A gateway that takes every post and keeps it.
    pub async fn start() -> Self {
        let kept = Arc::new(Kept::default());
        let socket = post(take).merge(delete(close));
        let router = Router::new().route("/@connections/{id}", socket);
        let router = router.with_state(Arc::clone(&kept));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        let address = format!("http://{address}");
        Self { address, kept }
    }

    /// What its client is made from.
    pub fn config(&self) -> SdkConfig {
        Aws::local(self.address.as_str()).config(Service::Sockets)
    }

    /// Answers calls about this socket with a status and an empty body, as the real gateway does: 410 is a socket that is gone.
    #[track_caller]
    pub fn answers(&self, socket: &str, status: u16) {
        let status = StatusCode::from_u16(status).expect("a status");
        self.kept.say(socket, Answer::Status(status));
    }

    /// Never answers calls about this socket.
    pub fn hangs(&self, socket: &str) {
        self.kept.say(socket, Answer::Never);
    }

    /// What was taken since the last call: socket and frame, in the order in which they came.
    pub fn take(&self) -> Vec<(String, Value)> {
        self.kept.posts.send_replace(Vec::new())
    }

    /// Resolves when so many posts have been taken since the last [`Gateway::take`].
    pub async fn has_taken(&self, count: usize) {
        let mut posts = self.kept.posts.subscribe();
        let enough = posts.wait_for(|posts| posts.len() >= count).await;
        enough.expect("the gateway is kept");
    }
}

impl Kept {
    fn answers(&self) -> MutexGuard<'_, BTreeMap<String, Answer>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn say(&self, socket: &str, answer: Answer) {
        self.answers().insert(socket.to_owned(), answer);
    }

    async fn answer(&self, socket: &str) -> StatusCode {
        let answer = self.answers().get(socket).copied();
        match answer {
            Some(Answer::Status(status)) => status,
            Some(Answer::Never) => std::future::pending().await,
            None => StatusCode::OK,
        }
    }
}

async fn take(
    State(kept): State<Arc<Kept>>,
    Path(socket): Path<String>,
    frame: String,
) -> StatusCode {
    let status = kept.answer(&socket).await;
    if status.is_success() {
        let frame = serde_json::from_str(&frame).expect("a frame is JSON");
        kept.posts.send_modify(|posts| posts.push((socket, frame)));
    }
    status
}

async fn close(State(kept): State<Arc<Kept>>, Path(socket): Path<String>) -> StatusCode {
    match kept.answer(&socket).await {
        StatusCode::OK => StatusCode::NO_CONTENT,
        status => status,
    }
}

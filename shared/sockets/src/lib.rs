//! API Gateway management: post to a connection, notice when it is gone.
//!
//! Never post from `$connect`: the socket is not open before that function has answered.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use aws_sdk_apigatewaymanagement::Client;
use aws_sdk_apigatewaymanagement::config::http::HttpResponse;
use aws_sdk_apigatewaymanagement::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_apigatewaymanagement::primitives::Blob;
use domain::ConnectionId;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use protocol::{Code, Failure};

/// The way back to open sockets.
#[derive(Debug, Clone)]
pub struct Sockets {
    /// Made when it is first used: to make one costs a third of a function's start, and many events post nothing.
    client: Arc<LazyLock<Client, Box<dyn FnOnce() -> Client + Send>>>,
    /// Posts that were missed and not reported yet.
    missed: Arc<AtomicUsize>,
}

/// What became of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// The gateway took it. It may still be lost on the way: receivers count what they get.
    Sent,
    /// The socket is closed: forget it.
    Gone,
    /// The receiver does not keep up, or the gateway does not answer. It will fetch what it missed.
    Missed,
}

/// The gateway did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the gateway of the sockets is not available")]
pub struct SocketsError(#[source] Box<dyn std::error::Error + Send + Sync>);

impl From<SocketsError> for Failure {
    fn from(error: SocketsError) -> Self {
        Self::of(Code::Unavailable, error)
    }
}

impl Sockets {
    /// The gateway of this configuration; its endpoint is that of the WebSocket API's stage.
    pub fn new(config: &aws_types::SdkConfig) -> Self {
        let config = config.clone();
        Self {
            client: Arc::new(LazyLock::new(Box::new(move || Client::new(&config)))),
            missed: Arc::default(),
        }
    }

    /// How many posts were missed since the last call, for the metric `Missed`.
    pub fn take_missed(&self) -> usize {
        self.missed.swap(0, Ordering::Relaxed)
    }

    /// Posts one frame.
    pub async fn post(&self, to: &ConnectionId, frame: &str) -> Posted {
        let data = Blob::new(frame.as_bytes());
        let sent = self
            .client
            .post_to_connection()
            .connection_id(to.as_str())
            .data(data)
            .send();
        match sent.await {
            Ok(_) => Posted::Sent,
            Err(error) if is_gone(&error) => Posted::Gone,
            Err(error) => {
                self.missed.fetch_add(1, Ordering::Relaxed);
                let code = error.code().unwrap_or("none");
                // A role or an address that is wrong stays wrong: nobody hears anything until a person mends it.
                if status_of(&error) == Some(403) {
                    tracing::error!(code, "a post was forbidden");
                } else {
                    tracing::warn!(code, "a post was missed");
                }
                Posted::Missed
            }
        }
    }

    /// Posts all frames at once; no slow or gone receiver delays another. Returns the sockets that are gone.
    pub async fn post_all(
        &self,
        frames: impl IntoIterator<Item = (ConnectionId, String)>,
    ) -> Vec<ConnectionId> {
        let mut wave: FuturesUnordered<_> = frames
            .into_iter()
            .map(|(to, frame)| async move { (self.post(&to, &frame).await, to) })
            .collect();
        let mut gone = Vec::new();
        while let Some((posted, to)) = wave.next().await {
            if posted == Posted::Gone {
                gone.push(to);
            }
        }
        gone
    }

    /// Closes a socket. One that is closed already is no error.
    ///
    /// # Errors
    /// When the gateway does not answer.
    pub async fn close(&self, connection: &ConnectionId) -> Result<(), SocketsError> {
        match self
            .client
            .delete_connection()
            .connection_id(connection.as_str())
            .send()
            .await
        {
            Ok(_) => Ok(()),
            Err(error) if is_gone(&error) => Ok(()),
            Err(error) => Err(SocketsError(error.into())),
        }
    }
}

/// By the status as well: the real gateway says it in a header, with an empty body.
fn is_gone<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> bool {
    error.code() == Some("GoneException") || status_of(error) == Some(410)
}

fn status_of<E>(error: &SdkError<E, HttpResponse>) -> Option<u16> {
    error.raw_response().map(|answer| answer.status().as_u16())
}

#[cfg(test)]
mod tests;

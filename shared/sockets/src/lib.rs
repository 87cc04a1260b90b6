//! API Gateway management: post to a connection, notice when it is gone.
//!
//! Never post from `$connect`: the socket is not open before that function has answered.

use std::sync::{Arc, LazyLock};

use aws_sdk_apigatewaymanagement::Client;
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
        }
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
                tracing::warn!(code = error.code().unwrap_or("none"), "a post was missed");
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

fn is_gone<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> bool {
    error.code() == Some("GoneException")
}

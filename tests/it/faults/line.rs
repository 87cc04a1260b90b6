//! One socket of a tab, as a browser has one.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// What cannot be handed to the network within this time is lost.
const SENDING: Duration = Duration::from_secs(2);
/// A socket that is not open within this time is given up.
const OPENING: Duration = Duration::from_secs(5);

/// An open socket.
pub(super) struct Line {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(super) opened_at: Instant,
    pub(super) pinged_at: Instant,
    /// Since when a pong is owed.
    pub(super) asked_at: Option<Instant>,
}

impl Line {
    /// Opens a socket from this page; `None` when that fails in any way.
    pub(super) async fn open(url: &str, origin: &str, ticket: &str) -> Option<Self> {
        let mut request = url.into_client_request().ok()?;
        let headers = request.headers_mut();
        headers.insert("origin", origin.parse().ok()?);
        let protocols = format!("v1, ticket.{ticket}");
        headers.insert("sec-websocket-protocol", protocols.parse().ok()?);
        let (stream, _) = timeout(OPENING, connect_async(request)).await.ok()?.ok()?;
        let now = Instant::now();
        Some(Self {
            stream,
            opened_at: now,
            pinged_at: now,
            asked_at: None,
        })
    }

    /// Whether the frame was handed to the network.
    pub(super) async fn send(&mut self, frame: &Value) -> bool {
        let sending = self.stream.send(Message::text(frame.to_string()));
        matches!(timeout(SENDING, sending).await, Ok(Ok(())))
    }

    /// The next frame; `None` when the socket is at its end.
    pub(super) async fn next(&mut self) -> Option<Value> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).ok(),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }
}

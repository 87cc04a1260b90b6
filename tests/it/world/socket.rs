//! A socket as a browser opens one.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longest that a frame is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open socket. Frames that nobody waited for yet are kept.
pub(crate) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    kept: VecDeque<Value>,
}

impl Socket {
    /// Opens a socket with these subprotocols from this page; the status of a refusal otherwise.
    pub(crate) async fn open(
        url: &str,
        origin: Option<&str>,
        protocols: &str,
    ) -> Result<Self, u16> {
        let mut request = url.into_client_request().expect("an address");
        let headers = request.headers_mut();
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().expect("an origin"));
        }
        if !protocols.is_empty() {
            headers.insert(
                "sec-websocket-protocol",
                protocols.parse().expect("protocols"),
            );
        }
        match connect_async(request).await {
            Ok((stream, response)) => {
                assert_eq!(response.headers()["sec-websocket-protocol"], "v1");
                Ok(Self {
                    stream,
                    kept: VecDeque::new(),
                })
            }
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("no answer to the upgrade: {error}"),
        }
    }

    pub(crate) async fn send(&mut self, frame: Value) {
        self.send_text(frame.to_string()).await;
    }

    /// Sends a frame, if the socket is still open.
    pub(crate) async fn sends(&mut self, frame: &Value) -> bool {
        self.sends_text(&frame.to_string()).await
    }

    /// Sends any text, if the socket is still open.
    pub(crate) async fn sends_text(&mut self, text: &str) -> bool {
        self.stream.send(Message::text(text)).await.is_ok()
    }

    pub(crate) async fn send_text(&mut self, text: String) {
        self.stream
            .send(Message::text(text))
            .await
            .expect("the frame is sent");
    }

    /// The next frame of this type; frames of other types wait for their turn.
    pub(crate) async fn frame(&mut self, kind: &str) -> Value {
        self.frame_where(|frame| frame["type"] == kind).await
    }

    /// The next frame that fits.
    pub(crate) async fn frame_where(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.kept.iter().position(&fits) {
            return self.kept.remove(index).expect("it is there");
        }
        loop {
            let frame = self.next().await.expect("the socket is open");
            if fits(&frame) {
                return frame;
            }
            self.kept.push_back(frame);
        }
    }

    /// The next frame, or `None` when the socket is closed.
    pub(crate) async fn next(&mut self) -> Option<Value> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            match message.expect("a frame within the time") {
                Some(Ok(Message::Text(text))) => {
                    return Some(serde_json::from_str(&text).expect("JSON"));
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// The code with which the server closes the socket; `None` when it just goes away.
    pub(crate) async fn close_code(&mut self) -> Option<u16> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            match message.expect("an end within the time") {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Everything that came before the answer to a ping: what the server had to say so far.
    pub(crate) async fn so_far(&mut self) -> Vec<Value> {
        self.send(json!({"action": "ping", "nonce": "so far"}))
            .await;
        self.frame_where(|frame| frame["nonce"] == "so far").await;
        self.kept.drain(..).collect()
    }

    /// Hears of everything in a queue from now on.
    pub(crate) async fn watches(&mut self, queue: &str) {
        self.send(json!({"action": "watch", "queues": [queue]}))
            .await;
        self.so_far().await;
    }

    /// Follows a conversation; what was missed is kept as `event` frames.
    pub(crate) async fn resume(&mut self, conversation: &str, after: u64) -> Value {
        self.send(json!({"action": "resume", "conversation": conversation, "after": after}))
            .await;
        self.frame("resumed").await
    }

    /// Sends a message and waits for its acknowledgement.
    pub(crate) async fn says(
        &mut self,
        conversation: &str,
        sender: &str,
        n: u64,
        text: &str,
    ) -> u64 {
        self.send(json!({
            "action": "send", "conversation": conversation, "sender": sender, "n": n, "text": text,
        }))
        .await;
        let ack = self
            .frame_where(|frame| frame["type"] == "ack" && frame["n"] == n)
            .await;
        ack["seq"].as_u64().expect("a number")
    }
}

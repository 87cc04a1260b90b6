//! One open connection: what comes in, what goes out, and how it ends.

use super::{Connection, Ending, FUNCTION_TIMEOUT, Gateway, event};
use crate::{clock, ids};
use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

type Socket = WebSocketStream<TokioIo<Upgraded>>;
type Sender = SplitSink<Socket, Message>;
type Receiver = SplitStream<Socket>;

/// How long we wait for a client to answer our close frame.
const FAREWELL: Duration = Duration::from_secs(1);
/// Silence for so long means that a client has stopped to send what was too large.
const SILENCE: Duration = Duration::from_millis(100);

/// The close code for a frame or message over the limit.
const TOO_LARGE: u16 = 1009;

impl Gateway {
    /// Serves a connection until it ends, and tells the function.
    pub(super) async fn run(
        self: Arc<Self>,
        connection: Arc<Connection>,
        upgrade: OnUpgrade,
        posts: mpsc::Receiver<Bytes>,
        mut ends: mpsc::Receiver<Ending>,
    ) {
        let Ok(upgraded) = upgrade.await else {
            self.sockets.remove(&connection.id);
            self.tell_disconnect(&connection, &Ending::broken());
            return;
        };
        let limits = WebSocketConfig::default()
            .max_frame_size(Some(self.settings.frame_bytes))
            .max_message_size(Some(self.settings.message_bytes));
        let socket =
            Socket::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(limits)).await;
        let (mut sender, mut receiver) = socket.split();
        let ending = tokio::select! {
            ending = self.read(&connection, &mut receiver) => ending,
            ending = self.write(&mut sender, posts) => ending,
            ending = self.time_is_up(&connection) => ending,
            Some(ending) = ends.recv() => ending,
        };
        // From here on the connection is gone for everybody. The farewell is between us and the client.
        self.sockets.remove(&connection.id);
        self.tell_disconnect(&connection, &ending);
        let _ = tokio::time::timeout(FAREWELL, farewell(sender, receiver, &ending)).await;
    }

    async fn read(
        self: &Arc<Self>,
        connection: &Arc<Connection>,
        receiver: &mut Receiver,
    ) -> Ending {
        let mut faults = self.sockets.faults.clone();
        loop {
            let message = receiver.next().await;
            // What arrives while we are deaf stays where it is, as in a full buffer.
            if faults
                .wait_for(|faults| !faults.sockets.deaf)
                .await
                .is_err()
            {
                return Ending::broken();
            }
            match message {
                Some(Ok(Message::Text(text))) => self.deliver(connection, text.to_string()),
                // AWS's page on binary media types says that WebSocket APIs take none.
                Some(Ok(Message::Binary(_))) => {
                    return Ending::closed_by_us(1003, "Binary frames are not supported");
                }
                // Only messages count against idleness; a ping is answered by the library.
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Close(frame))) => {
                    return match frame {
                        Some(frame) => Ending::closed_by_client(frame.code.into(), &frame.reason),
                        None => {
                            Ending::closed_by_client(1005, "Client-side close frame status not set")
                        }
                    };
                }
                Some(Err(Error::Capacity(_))) => {
                    return Ending::closed_by_us(TOO_LARGE, "Message too long");
                }
                Some(Err(Error::Protocol(protocol))) if !is_reset(&protocol) => {
                    return Ending::closed_by_us(1002, "Protocol error");
                }
                Some(Err(Error::Utf8(_))) => return Ending::closed_by_us(1007, "Not UTF-8"),
                Some(Err(_)) | None => return Ending::broken(),
            }
        }
    }

    /// Hands a message to the function, on a task of its own: nothing keeps messages in order here.
    fn deliver(self: &Arc<Self>, connection: &Arc<Connection>, body: String) {
        connection.touch();
        let faults = self.sockets.faults.borrow().sockets.clone();
        if self
            .sockets
            .dice
            .hits("lost_from_client", faults.lost_from_client)
        {
            return;
        }
        let delay = self.sockets.dice.part_of(faults.delay);
        let counted = self.invocations.begin();
        let (gateway, connection) = (Arc::clone(self), Arc::clone(connection));
        self.tasks.spawn(async move {
            let _counted = counted;
            if !delay.is_zero() {
                tokio::time::sleep(delay).await;
            }
            let event = event::message(&gateway, &connection, &body);
            let answer = gateway
                .invocations
                .call(&gateway.function, event, FUNCTION_TIMEOUT)
                .await;
            if let Err(error) = answer {
                tracing::warn!(%error, "$default failed");
                let told = json!({
                    "message": "Internal server error",
                    "connectionId": connection.id,
                    "requestId": ids::connection(),
                });
                // A client that cannot take it has other problems.
                let _ = connection.posts.try_send(Bytes::from(told.to_string()));
            }
        });
    }

    async fn write(&self, sender: &mut Sender, mut posts: mpsc::Receiver<Bytes>) -> Ending {
        while let Some(post) = posts.recv().await {
            let most = self.sockets.faults.borrow().sockets.delay;
            let delay = self.sockets.dice.part_of(most);
            if !delay.is_zero() {
                tokio::time::sleep(delay).await;
            }
            for frame in frames(post, self.settings.frame_bytes) {
                if sender.feed(frame).await.is_err() {
                    return Ending::broken();
                }
            }
            if sender.flush().await.is_err() {
                return Ending::broken();
            }
        }
        Ending::broken()
    }

    /// Resolves when the connection was idle for too long, or is too old.
    async fn time_is_up(&self, connection: &Connection) -> Ending {
        let faster = |limit: Duration| limit.div_f64(self.settings.speed).as_millis() as i64;
        let (idle_ms, life_ms) = (faster(self.settings.idle), faster(self.settings.life));
        loop {
            let dies_at = connection.connected_at + life_ms;
            let idle_at = connection.active_at.load(Ordering::Relaxed) + idle_ms;
            let now = clock::now_ms();
            if now >= dies_at || now >= idle_at {
                let limit = if now >= dies_at { "too_old" } else { "idle" };
                self.sockets.dice.note(limit);
                return Ending::closed_by_us(1001, "Going away");
            }
            let left_ms = dies_at.min(idle_at) - now;
            tokio::time::sleep(Duration::from_millis(left_ms.unsigned_abs())).await;
        }
    }

    /// Calls the function for `$disconnect`, once as a rule. AWS promises neither that nor when.
    fn tell_disconnect(self: &Arc<Self>, connection: &Arc<Connection>, ending: &Ending) {
        let faults = self.sockets.faults.borrow().sockets.clone();
        let dice = &self.sockets.dice;
        let times = if dice.hits("disconnect_lost", faults.disconnect_lost) {
            0
        } else if dice.hits("disconnect_twice", faults.disconnect_twice) {
            2
        } else {
            1
        };
        if !faults.disconnect_late.is_zero() {
            dice.note("disconnect_late");
        }
        for _ in 0..times {
            let event = event::disconnect(self, connection, ending);
            let gateway = Arc::clone(self);
            let counted = self.invocations.begin();
            self.tasks.spawn(async move {
                let _counted = counted;
                tokio::time::sleep(faults.disconnect_late).await;
                let answer = gateway
                    .invocations
                    .call(&gateway.function, event, FUNCTION_TIMEOUT)
                    .await;
                if let Err(error) = answer {
                    tracing::warn!(%error, "$disconnect failed");
                }
            });
        }
    }
}

/// A client that went without a word broke no rule.
fn is_reset(error: &tokio_tungstenite::tungstenite::error::ProtocolError) -> bool {
    use tokio_tungstenite::tungstenite::error::ProtocolError;
    matches!(error, ProtocolError::ResetWithoutClosingHandshake)
}

/// A post as one text message, in frames that are no larger than allowed.
fn frames(post: Bytes, frame_bytes: usize) -> impl Iterator<Item = Message> {
    let count = post.len().div_ceil(frame_bytes).max(1);
    (0..count).map(move |nth| {
        let begins = nth * frame_bytes;
        let ends = post.len().min(begins + frame_bytes);
        let kind = if nth == 0 { Data::Text } else { Data::Continue };
        let frame = Frame::message(
            post.slice(begins..ends),
            OpCode::Data(kind),
            nth + 1 == count,
        );
        Message::Frame(frame)
    })
}

/// Says goodbye: sends our close frame, or answers the client's, and waits until the client is gone.
async fn farewell(mut sender: Sender, mut receiver: Receiver, ending: &Ending) {
    if *ending == Ending::broken() {
        return;
    }
    if let Some(code) = ending.close {
        let frame = CloseFrame {
            code: CloseCode::from(code),
            reason: ending.reason.clone().into(),
        };
        if sender.send(Message::Close(Some(frame))).await.is_err() {
            return;
        }
    }
    // Reading on also sends our answer to the client's close frame.
    while let Some(Ok(_)) = receiver.next().await {}
    if ending.close == Some(TOO_LARGE) {
        // Closing over unread bytes would reset the connection, and the client would never see why.
        if let Ok(mut socket) = sender.reunite(receiver) {
            let mut rest = [0; 4096];
            let raw = socket.get_mut();
            while let Ok(Ok(1..)) = tokio::time::timeout(SILENCE, raw.read(&mut rest)).await {}
        }
    }
}

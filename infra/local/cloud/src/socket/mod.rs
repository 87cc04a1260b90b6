//! The WebSocket side of API Gateway.

mod connection;
mod event;
mod management;
mod upgrade;

pub(crate) use management::ConnectionsApi;

use crate::faults::{Dice, Faults};
use crate::invoke::Invocations;
use crate::tasks::Tasks;
use crate::{Function, WebSocketSettings, clock};
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How long an integration may take; afterwards API Gateway does not wait any more.
const FUNCTION_TIMEOUT: Duration = Duration::from_secs(29);

/// The open connections of all WebSocket APIs of one cloud.
#[derive(Debug)]
pub(crate) struct Sockets {
    open: Mutex<HashMap<String, Arc<Connection>>>,
    pub(crate) faults: watch::Receiver<Faults>,
    pub(crate) dice: Dice,
}

/// One WebSocket API: where it leads and its limits.
pub(crate) struct Gateway {
    pub(crate) settings: WebSocketSettings,
    pub(crate) function: Function,
    pub(crate) sockets: Arc<Sockets>,
    pub(crate) invocations: Arc<Invocations>,
    pub(crate) tasks: Arc<Tasks>,
    pub(crate) port: u16,
}

/// One client that is connected.
#[derive(Debug)]
struct Connection {
    id: String,
    host: String,
    source_ip: String,
    user_agent: String,
    connected_at: i64,
    active_at: AtomicI64,
    message_bytes: usize,
    posts: mpsc::Sender<Bytes>,
    end: mpsc::Sender<Ending>,
}

/// Why a connection is over.
#[derive(Clone, Debug, PartialEq)]
struct Ending {
    /// The code of the close frame that we send, if we send one.
    close: Option<u16>,
    /// What the `$disconnect` event says.
    status: u16,
    reason: String,
}

impl Ending {
    fn closed_by_us(code: u16, reason: &str) -> Self {
        Self {
            close: Some(code),
            status: code,
            reason: reason.to_owned(),
        }
    }

    /// The client has closed, with this code and reason.
    fn closed_by_client(code: u16, reason: &str) -> Self {
        Self {
            close: None,
            status: code,
            reason: reason.to_owned(),
        }
    }

    /// The connection broke without a close frame.
    fn broken() -> Self {
        Self::closed_by_client(1006, "Connection closed abnormally")
    }
}

/// What comes of a post.
#[derive(Debug, PartialEq)]
enum Posted {
    Accepted,
    Gone,
    TooLarge,
    TooMany,
}

impl Connection {
    fn touch(&self) {
        self.active_at.store(clock::now_ms(), Ordering::Relaxed);
    }
}

impl Sockets {
    pub(crate) fn new(faults: watch::Receiver<Faults>, dice: Dice) -> Self {
        Self {
            open: Mutex::default(),
            faults,
            dice,
        }
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.locked().keys().cloned().collect();
        ids.sort();
        ids
    }

    /// Breaks a connection without a close frame.
    pub(crate) fn cut(&self, id: &str) -> bool {
        self.end(id, Ending::broken())
    }

    fn end(&self, id: &str, ending: Ending) -> bool {
        match self.find(id) {
            // When an ending is waiting there already, that one is as good.
            Some(connection) => {
                let _ = connection.end.try_send(ending);
                true
            }
            None => false,
        }
    }

    fn post(&self, id: &str, data: Bytes) -> Posted {
        let Some(connection) = self.find(id) else {
            return Posted::Gone;
        };
        if data.len() > connection.message_bytes {
            return Posted::TooLarge;
        }
        let lost = self.faults.borrow().sockets.lost_to_client;
        if self.dice.hits("lost_to_client", lost) {
            return Posted::Accepted;
        }
        match connection.posts.try_send(data) {
            Ok(()) => {
                connection.touch();
                Posted::Accepted
            }
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.dice.note("too_many");
                Posted::TooMany
            }
            Err(mpsc::error::TrySendError::Closed(_)) => Posted::Gone,
        }
    }

    fn find(&self, id: &str) -> Option<Arc<Connection>> {
        self.locked().get(id).cloned()
    }

    fn add(&self, connection: &Arc<Connection>) {
        let id = connection.id.clone();
        self.locked().insert(id, Arc::clone(connection));
    }

    fn remove(&self, id: &str) {
        self.locked().remove(id);
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Connection>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

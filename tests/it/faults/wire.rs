//! The network between tabs and the gateway: it splits, stalls, loses, half-closes and cuts.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

use super::seed::Chance;

/// How one connection behaves from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Everything passes, in pieces of any length.
    Pass,
    /// Nothing more comes to the gateway.
    UpLost,
    /// Nothing more comes to the tab.
    DownLost,
    /// The tab gets a few bytes at a time.
    Slow,
    /// The gateway sees an end, the tab does not.
    HalfClosed,
    /// Both see an end.
    Cut,
}

/// Bytes at a time, and the pause between, for a slow receiver.
const SLOW_BYTES: usize = 64;
const SLOW_PAUSE: Duration = Duration::from_millis(20);
/// A small window, so that a slow receiver is felt soon.
const WINDOW_BYTES: u32 = 4 * 1024;

/// The proxy before the sockets.
pub(super) struct Wire {
    pub(super) url: String,
    open: Arc<Mutex<Vec<watch::Sender<Mode>>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Wire {
    /// Leads to whatever port `behind` tells at the time of connecting; 0 for nothing.
    pub(super) async fn start(behind: watch::Receiver<u16>, chance: Chance) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let open: Arc<Mutex<Vec<watch::Sender<Mode>>>> = Arc::default();
        let known = Arc::clone(&open);
        let task = tokio::spawn(async move {
            let mut chance = chance;
            while let Ok((tab, _)) = listener.accept().await {
                let mode = watch::Sender::new(Mode::Pass);
                let mut open = known.lock().unwrap_or_else(PoisonError::into_inner);
                open.retain(|mode| mode.receiver_count() > 0);
                let pieces = Chance::of(chance.within(0..u64::MAX), "pieces");
                tokio::spawn(carry(tab, *behind.borrow(), mode.subscribe(), pieces));
                open.push(mode);
            }
        });
        Self {
            url: format!("ws://127.0.0.1:{port}"),
            open,
            task,
        }
    }

    /// Sets the mode of some connections, `share` in a thousand of them but at least one; how many those were.
    pub(super) fn sets(&self, mode: Mode, share: u64, chance: &mut Chance) -> u64 {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|mode| mode.receiver_count() > 0);
        if open.is_empty() {
            return 0;
        }
        let surely = chance.within(0..open.len() as u64);
        let mut count = 0;
        for (nth, connection) in (0..).zip(open.iter()) {
            if nth == surely || chance.within(0..1000) < share {
                connection.send_replace(mode);
                count += 1;
            }
        }
        count
    }

    /// Ends every connection.
    pub(super) fn cuts_all(&self) -> u64 {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for connection in open.iter() {
            connection.send_replace(Mode::Cut);
        }
        open.drain(..).len() as u64
    }
}

async fn carry(tab: TcpStream, port: u16, mode: watch::Receiver<Mode>, chance: Chance) {
    let Ok(gateway) = connect(port).await else {
        return;
    };
    let (_, _) = (tab.set_nodelay(true), gateway.set_nodelay(true));
    let (tab_reads, tab_writes) = tab.into_split();
    let (gateway_reads, gateway_writes) = gateway.into_split();
    let up = pass(
        tab_reads,
        gateway_writes,
        mode.clone(),
        true,
        chance.clone(),
    );
    let down = pass(gateway_reads, tab_writes, mode.clone(), false, chance);
    let (mut held, mut cut) = (mode.clone(), mode);
    let up = async move {
        // A direction that ended takes the other with it, unless that is the fault.
        if up.await == Mode::HalfClosed {
            let _ = held.wait_for(|mode| *mode == Mode::Cut).await;
        }
    };
    tokio::select! {
        () = up => {}
        _ = down => {}
        _ = cut.wait_for(|mode| *mode == Mode::Cut) => {}
    }
}

async fn connect(port: u16) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(WINDOW_BYTES)?;
    socket.connect(([127, 0, 0, 1], port).into()).await
}

/// Passes one direction on until it ends; the mode at the end.
async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut mode: watch::Receiver<Mode>,
    up: bool,
    mut chance: Chance,
) -> Mode {
    let mut bytes = [0; 4096];
    loop {
        let now = *mode.borrow_and_update();
        let slow = now == Mode::Slow && !up;
        if now == Mode::HalfClosed && up {
            let _ = to.shutdown().await;
            return now;
        }
        let lost = if up { Mode::UpLost } else { Mode::DownLost };
        if now == lost {
            if mode.changed().await.is_err() {
                return now;
            }
            continue;
        }
        let most = if slow { SLOW_BYTES } else { bytes.len() };
        let read = tokio::select! {
            changed = mode.changed() => if changed.is_ok() { continue } else { return now },
            read = from.read(&mut bytes[..most]) => read,
        };
        let Ok(count @ 1..) = read else {
            return now;
        };
        let split = chance.within(1..count as u64 + 1) as usize;
        for piece in [&bytes[..split], &bytes[split..count]] {
            if !piece.is_empty() && to.write_all(piece).await.is_err() {
                return now;
            }
        }
        if slow {
            tokio::time::sleep(SLOW_PAUSE).await;
        }
    }
}

//! The file that keeps what SQS, SES and the streams' readers must not forget.

use crate::ids::uuid;
use anyhow::Context;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receipts INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    receipt TEXT,
    came_from TEXT
);
CREATE INDEX IF NOT EXISTS message_by_time ON message (queue, visible_at);
CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mail TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS suppressed (
    address TEXT PRIMARY KEY
);
CREATE TABLE IF NOT EXISTS position (
    table_name TEXT NOT NULL,
    reader TEXT NOT NULL,
    sequence TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (table_name, reader)
);
";

/// Our file. One connection, so every write waits for the one before, as the services' own logs would.
#[derive(Debug)]
pub(crate) struct Disk(Mutex<Option<Connection>>);

impl Disk {
    /// Opens the file, or makes it. `lasting` files survive a loss of power, others only the end of the process.
    pub(crate) fn open(path: &Path, lasting: bool) -> anyhow::Result<Self> {
        let connection = open(path, lasting).with_context(|| {
            let path = path.display();
            format!("cannot use {path}: is another process working on this folder?")
        })?;
        Ok(Self(Mutex::new(Some(connection))))
    }

    /// Closes the file, even while other parts hold on to it. Nothing is read or written afterwards.
    pub(crate) fn close(&self) {
        drop(self.locked().take());
    }

    /// Works on the file on this thread.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        match self.locked().as_mut() {
            Some(connection) => work(connection),
            None => Err(rusqlite::Error::SqliteFailure(
                rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_MISUSE),
                Some("the cloud was stopped".to_owned()),
            )),
        }
    }

    fn locked(&self) -> MutexGuard<'_, Option<Connection>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the file on a thread that may wait for the disk. The work is finished even if the caller goes away.
    pub(crate) async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> anyhow::Result<T> {
        let disk = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || disk.with(work)).await?;
        Ok(done?)
    }
}

fn open(path: &Path, lasting: bool) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_millis(500))?;
    // A second process on the same folder would run every job twice; the lock ends with the process.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A commit in the log is safe from kill -9 once it is handed to the operating system. FULL also waits until the
    // disk has it: table.sqlite does, and a job must not be more fragile than the record it came from.
    let synchronous = if lasting { "FULL" } else { "OFF" };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

/// The folder with the files. A temporary one goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Home {
    path: PathBuf,
    temporary: bool,
}

impl Home {
    /// The folder that was asked for, or a fresh one among the system's temporary files.
    pub(crate) fn open(asked: Option<&Path>) -> anyhow::Result<Self> {
        let (path, temporary) = match asked {
            Some(path) => (path.to_owned(), false),
            None => {
                let name = format!("doorbell-{}", uuid());
                (std::env::temp_dir().join(name), true)
            }
        };
        let mut folder = std::fs::DirBuilder::new();
        folder.recursive(true);
        // People's messages are in here.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder
            .create(&path)
            .with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self { path, temporary })
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub(crate) fn lasts(&self) -> bool {
        !self.temporary
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if self.temporary {
            // What cannot be removed is left to the system, which clears its temporary files.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

//! Everything that runs in the background, so that it can be stopped at once.

use std::future::Future;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Handle;
use tokio::task::JoinSet;

/// The background tasks of one cloud. They run on the runtime that started it.
#[derive(Debug)]
pub(crate) struct Tasks {
    runtime: Handle,
    /// `None` once stopped; what is spawned afterwards never runs.
    running: Mutex<Option<JoinSet<()>>>,
}

impl Tasks {
    pub(crate) fn new(runtime: Handle) -> Self {
        Self {
            runtime,
            running: Mutex::new(Some(JoinSet::new())),
        }
    }

    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = running.as_mut() {
            // Finished tasks are taken out here, or the set would grow with every call.
            while running.try_join_next().is_some() {}
            running.spawn_on(task, &self.runtime);
        }
    }

    /// Ends every task where it stands. The rest of the set's work is to be awaited, or dropped.
    pub(crate) fn abort(&self) -> JoinSet<()> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let mut ended = running.take().unwrap_or_default();
        ended.abort_all();
        ended
    }
}

//! Whether anything is left to do.

use crate::Cloud;
use crate::stream;
use crate::table::Stream;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How often the files are asked again.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// What somebody works on: the readers of streams, and the queues.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    readers: Mutex<Vec<(Stream, String)>>,
    queues: Mutex<Vec<String>>,
}

impl Watched {
    pub(crate) fn add_reader(&self, stream: &Stream, name: &str) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.push((stream.clone(), name.to_owned()));
    }

    pub(crate) fn add_queue(&self, queue: &str) {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.push(queue.to_owned());
    }
}

/// A moment of rest: how many calls there were so far, and the newest record of each stream.
#[derive(Debug, PartialEq)]
struct Rest {
    calls: u64,
    newest: Vec<Option<String>>,
}

impl Cloud {
    /// Resolves at a moment when nothing was left to do.
    ///
    /// Work moves from streams to queues and back, and both cannot be looked at in one instant. So it looks at the
    /// streams, then at the queues, then at the streams again: if nothing was written in between, all was done.
    pub(crate) async fn until_quiet(&self) -> anyhow::Result<()> {
        loop {
            let before = self.rest()?;
            if before.is_some() && self.busy_queues()?.is_empty() && self.rest()? == before {
                return Ok(());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// What is left to do, in words.
    pub(crate) fn what_is_left(&self) -> String {
        let queues = self.busy_queues().unwrap_or_default();
        let readers = self.behind().unwrap_or_default();
        let calls = self.invocations.at_rest().is_none();
        format!("queues {queues:?}, stream readers {readers:?}, calls under way: {calls}")
    }

    fn rest(&self) -> anyhow::Result<Option<Rest>> {
        let Some(calls) = self.invocations.at_rest() else {
            return Ok(None);
        };
        if !self.behind()?.is_empty() {
            return Ok(None);
        }
        let readers = self.readers();
        let newest = readers
            .iter()
            .map(|(stream, _)| self.table.newest(&stream.table))
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(Rest { calls, newest }))
    }

    /// The readers that have records before them.
    fn behind(&self) -> anyhow::Result<Vec<String>> {
        let mut behind = Vec::new();
        for (stream, name) in self.readers() {
            let table = &stream.table;
            let newest = self.table.newest(table)?;
            let position = self
                .disk
                .with(|file| stream::position(file, table, &name))?;
            // Nothing can be behind the newest, so a reader that is not there has something before it.
            if newest.is_some() && newest != position.map(|position| position.event_id) {
                behind.push(name);
            }
        }
        Ok(behind)
    }

    fn busy_queues(&self) -> anyhow::Result<Vec<String>> {
        let queues = self
            .watched
            .queues
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let mut busy = Vec::new();
        for queue in queues {
            if !self.queues.is_empty(&queue)? {
                busy.push(queue);
            }
        }
        Ok(busy)
    }

    fn readers(&self) -> Vec<(Stream, String)> {
        let readers = self.watched.readers.lock();
        readers.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

//! A table's stream as events for a function: Lambda's event source mapping with one shard.

mod batch;
mod event;

use crate::disk::Disk;
use crate::faults::{Dice, Faults};
use crate::invoke::Invocations;
use crate::queue::Queues;
use crate::table::{Stream, Table};
use crate::{Function, StreamSettings};
use batch::{Piece, Pieces};
use rusqlite::OptionalExtension;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// How often the table's file is asked whether it changed, while it does.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// The same, when it has not changed for a while. The question costs little, but a night is long.
const LOOK_IDLY_EVERY: Duration = Duration::from_millis(25);
/// A file that has not changed for so long is idle.
const IDLE_AFTER: Duration = Duration::from_secs(2);
/// Waits this long before it asks again after a file failed.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(1);
/// After so many handled records the old ones are removed.
const TRIM_AFTER: usize = 1_000;
/// The largest event that Lambda takes is 6 MB; the rest of a record takes some of it.
const PAYLOAD_BYTES: i64 = 5_000_000;
/// The longest pause between two tries, as a multiple of the first.
const LONGEST_PAUSE: u32 = 100;

/// One function that follows one stream.
pub(crate) struct Reader {
    pub(crate) table: Arc<Table>,
    pub(crate) disk: Arc<Disk>,
    pub(crate) queues: Arc<Queues>,
    pub(crate) stream: Stream,
    pub(crate) region: String,
    pub(crate) settings: StreamSettings,
    pub(crate) function: Function,
    pub(crate) invocations: Arc<Invocations>,
    pub(crate) faults: watch::Receiver<Faults>,
    pub(crate) dice: Dice,
}

/// How far a reader has come: the last record that is handled, or given up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Position {
    pub(crate) sequence: String,
    pub(crate) event_id: String,
}

impl Reader {
    /// Follows the stream for as long as the tasks run.
    pub(crate) async fn run(self) {
        loop {
            if let Err(error) = self.follow().await {
                let table = &self.stream.table;
                tracing::error!(table, %error, "the stream cannot be followed");
                tokio::time::sleep(PAUSE_AFTER_ERROR).await;
            }
        }
    }

    /// Goes on from the kept position until something of ours fails. A failing function does not end it.
    async fn follow(&self) -> anyhow::Result<()> {
        let mut position = self.kept_position().await?;
        let mut handled = 0;
        self.trim().await?;
        loop {
            // Asked before reading, so that a write during the reading is seen as a change afterwards.
            let version = self.table.version()?;
            let after = position.as_ref().map(|position| position.sequence.clone());
            let records = self.read(after).await?;
            if records.is_empty() {
                self.wait_for_change(version).await?;
                continue;
            }
            handled += records.len();
            let full = records.len() >= self.settings.size;
            let mut pieces = Pieces::new(records, self.settings.bisect, self.settings.retries);
            while let Some(piece) = pieces.next() {
                position = self.hand_over(piece, &mut pieces).await?.or(position);
            }
            if handled >= TRIM_AFTER && !full {
                handled = 0;
                self.trim().await?;
            }
        }
    }

    async fn read(&self, after: Option<String>) -> anyhow::Result<Vec<event::Record>> {
        let (table, stream) = (Arc::clone(&self.table), self.stream.clone());
        let (region, size) = (self.region.clone(), self.settings.size);
        tokio::task::spawn_blocking(move || {
            let records = table.records(&stream, after.as_deref(), size)?;
            let mut bytes = 0;
            let fits = records.into_iter().enumerate().take_while(|(nth, record)| {
                bytes += record.dynamodb.size_bytes;
                *nth == 0 || bytes <= PAYLOAD_BYTES
            });
            fits.map(|(_, record)| record)
                .map(|record| event::Record::new(record, &stream.arn, &region))
                .collect()
        })
        .await?
    }

    async fn wait_for_change(&self, version: i64) -> rusqlite::Result<()> {
        let since = Instant::now();
        while self.table.version()? == version {
            let idle = since.elapsed() > IDLE_AFTER;
            let pause = if idle { LOOK_IDLY_EVERY } else { LOOK_EVERY };
            tokio::time::sleep(pause).await;
        }
        Ok(())
    }

    /// Calls the function with one piece and keeps how far that came.
    async fn hand_over(
        &self,
        piece: Piece<event::Record>,
        pieces: &mut Pieces<event::Record>,
    ) -> anyhow::Result<Option<Position>> {
        let _counted = self.invocations.begin();
        let failed_at = self.call(&piece.records).await;
        let outcome = pieces.settle(piece, failed_at);
        let mut last = outcome.handled.last().map(event::Record::position);
        if !outcome.given_up.is_empty() {
            self.give_up(&outcome.given_up).await?;
            last = outcome.given_up.last().map(event::Record::position);
        }
        if let Some(position) = &last {
            self.keep_position(position.clone()).await?;
        }
        if let Some(tries) = outcome.tries {
            let longest = self.settings.retry_delay * LONGEST_PAUSE;
            let pause = self.settings.retry_delay * 2_u32.saturating_pow(tries.min(16) - 1);
            tokio::time::sleep(pause.min(longest)).await;
        }
        Ok(last)
    }

    /// The index of the first record that failed.
    async fn call(&self, records: &[event::Record]) -> Option<usize> {
        let changes = records.iter().filter(|record| record.is_change());
        let mut changes: Vec<event::Record> = changes.cloned().collect();
        if changes.is_empty() {
            return None;
        }
        let faults = self.faults.borrow().clone();
        tokio::time::sleep(self.dice.part_of(faults.late_records)).await;
        let shuffled = self.dice.hits("shuffled", faults.shuffled_records);
        if shuffled {
            // Those of one item stay in their order.
            self.dice.shuffle(&mut changes, event::Record::same_item);
        }
        let event = event::of(&changes);
        let once = |event| {
            let timeout = self.settings.timeout;
            self.invocations.call(&self.function, event, timeout)
        };
        let mut answer = once(event.clone()).await;
        if answer.is_ok() && self.dice.hits("twice", faults.duplicate_records) {
            answer = once(event).await;
        }
        match answer {
            // In another order, what comes before a failed record is not what was done before it.
            Ok(answer) if shuffled => event::first_failed(&answer, records).map(|_| 0),
            Ok(answer) => event::first_failed(&answer, records),
            Err(error) => {
                let table = &self.stream.table;
                tracing::warn!(table, %error, "a function failed");
                Some(0)
            }
        }
    }

    async fn give_up(&self, records: &[event::Record]) -> anyhow::Result<()> {
        let (table, reader) = (&self.stream.table, &self.settings.name);
        tracing::error!(
            table,
            reader,
            records = records.len(),
            "stream records were given up"
        );
        match &self.settings.on_failure {
            Some(queue) => {
                let told = event::given_up(records, &self.stream, self.settings.retries);
                self.queues.put(queue, told.to_string()).await
            }
            None => Ok(()),
        }
    }

    async fn kept_position(&self) -> anyhow::Result<Option<Position>> {
        let (table, reader) = (self.stream.table.clone(), self.settings.name.clone());
        self.disk
            .run(move |file| position(file, &table, &reader))
            .await
    }

    async fn keep_position(&self, position: Position) -> anyhow::Result<()> {
        let (table, reader) = (self.stream.table.clone(), self.settings.name.clone());
        self.disk
            .run(move |file| {
                file.prepare_cached(
                    "INSERT OR REPLACE INTO position (table_name, reader, sequence, event_id)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((table, reader, position.sequence, position.event_id))
            })
            .await?;
        Ok(())
    }

    /// Removes from the table's file what every reader is past.
    async fn trim(&self) -> anyhow::Result<()> {
        let (disk, table) = (Arc::clone(&self.disk), Arc::clone(&self.table));
        let name = self.stream.table.clone();
        tokio::task::spawn_blocking(move || {
            let slowest: Option<String> = disk.with(|file| {
                file.query_row(
                    "SELECT event_id FROM position WHERE table_name = ?1
                     ORDER BY sequence LIMIT 1",
                    [&name],
                    |row| row.get(0),
                )
                .optional()
            })?;
            table.trim(&name, slowest.as_deref())?;
            Ok(())
        })
        .await?
    }
}

/// Where a reader of a table's stream stands.
pub(crate) fn position(
    file: &rusqlite::Connection,
    table: &str,
    reader: &str,
) -> rusqlite::Result<Option<Position>> {
    file.prepare_cached(
        "SELECT sequence, event_id FROM position WHERE table_name = ?1 AND reader = ?2",
    )?
    .query_row((table, reader), |row| {
        Ok(Position {
            sequence: row.get(0)?,
            event_id: row.get(1)?,
        })
    })
    .optional()
}

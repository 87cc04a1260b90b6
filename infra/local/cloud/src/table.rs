//! DynamoDB: dynoxide on a thread and a port of its own, and what only its file can tell.

use crate::clock;
use crate::disk::Home;
use anyhow::{Context, anyhow, bail};
use dynoxide::actions::create_table::CreateTableRequest;
use dynoxide::actions::describe_stream::DescribeStreamRequest;
use dynoxide::actions::describe_table::DescribeTableRequest;
use dynoxide::actions::get_records::{GetRecordsRequest, Record};
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::actions::update_time_to_live::UpdateTimeToLiveRequest;
use dynoxide::{Database, DynoxideError};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// The running DynamoDB.
pub(crate) struct Table {
    pub(crate) address: SocketAddr,
    database: Database,
    file: Mutex<Connection>,
    thread: Mutex<Option<(oneshot::Sender<()>, JoinHandle<()>)>>,
}

/// The stream of a table.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    pub(crate) table: String,
    pub(crate) arn: String,
    pub(crate) shard: String,
}

/// Finds a table's records in the order of its stream. Dynoxide looks for the newest with each write and without an
/// index reads all of them for it, so that writing gets slower with every write.
const STREAM_INDEX: &str = "
CREATE INDEX IF NOT EXISTS cloud_stream_order
ON _stream_records (table_name, CAST(sequence_number AS INTEGER))";

/// So many handled records stay, so that those which a reader gave up can still be looked at.
const KEPT_RECORDS: i64 = 5_000;

impl Table {
    /// Opens the file and starts to answer on a loopback port.
    pub(crate) fn start(home: &Home, port: u16) -> anyhow::Result<Self> {
        let path = home.file("table.sqlite");
        let name = path.to_str().context("the folder's name is not Unicode")?;
        let database = Database::new(name)
            .map_err(|error| anyhow!("cannot open {}: {error}", path.display()))?;
        if !home.lasts() {
            // Nothing waits for a disk that is thrown away.
            database.enable_bulk_loading().map_err(told)?;
        }
        let file = open_beside(&path, home.lasts())?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("cannot listen on port {port} for DynamoDB"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let served = database.clone();
        let thread = std::thread::Builder::new()
            .name("dynamodb".to_owned())
            .spawn(move || serve(listener, served, stopped))?;
        Ok(Self {
            address,
            database,
            file: Mutex::new(file),
            thread: Mutex::new(Some((stop, thread))),
        })
    }

    /// Ends the thread. Calls under way are finished or never begin.
    pub(crate) fn stop(&self) {
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some((stop, thread)) = thread {
            drop(stop);
            // A panic over there has been printed; there is nothing to add.
            let _ = thread.join();
        }
    }

    pub(crate) fn create(&self, definition: Value) -> anyhow::Result<()> {
        let request: CreateTableRequest =
            serde_json::from_value(definition).context("not a CreateTable call")?;
        match self.database.create_table(request) {
            Ok(_) | Err(DynoxideError::ResourceInUseException(_)) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }

    pub(crate) fn expire_by(&self, table: &str, attribute: &str) -> anyhow::Result<()> {
        let request: UpdateTimeToLiveRequest = serde_json::from_value(json!({
            "TableName": table,
            "TimeToLiveSpecification": {"AttributeName": attribute, "Enabled": true},
        }))?;
        self.database.update_time_to_live(request).map_err(told)?;
        Ok(())
    }

    pub(crate) fn sweep_ttl(&self) -> anyhow::Result<usize> {
        self.database.sweep_ttl().map_err(told)
    }

    /// The stream of a table, with its ARN in our region and account.
    pub(crate) fn stream(
        &self,
        table: &str,
        region: &str,
        account: &str,
    ) -> anyhow::Result<Stream> {
        let request: DescribeTableRequest = serde_json::from_value(json!({"TableName": table}))?;
        let answer = self.database.describe_table(request).map_err(told)?;
        let answer = serde_json::to_value(answer)?;
        let Some(label) = answer["Table"]["LatestStreamLabel"].as_str() else {
            bail!("table {table} has no stream");
        };
        // Dynoxide labels a stream with seconds; AWS with a date.
        let began_s: f64 = label.parse().unwrap_or_default();
        let label = clock::stream_label((began_s * 1000.0) as i64);
        let description = self.describe(table)?;
        let shard = description["Shards"][0]["ShardId"]
            .as_str()
            .context("the stream has no shard")?;
        Ok(Stream {
            table: table.to_owned(),
            arn: format!("arn:aws:dynamodb:{region}:{account}:table/{table}/stream/{label}"),
            shard: shard.to_owned(),
        })
    }

    /// The event id of the newest record of a table's stream.
    pub(crate) fn newest(&self, table: &str) -> rusqlite::Result<Option<String>> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // By the index on sequence numbers SQLite would sort a whole backlog to find its last record.
        file.prepare_cached(
            "SELECT event_id FROM _stream_records NOT INDEXED WHERE table_name = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([table], |row| row.get(0))
        .optional()
    }

    /// The records after a sequence number, oldest first.
    pub(crate) fn records(
        &self,
        stream: &Stream,
        after: Option<&str>,
        limit: usize,
    ) -> anyhow::Result<Vec<Record>> {
        let (kind, sequence) = match after {
            Some(after) => ("AFTER_SEQUENCE_NUMBER", Some(after.to_owned())),
            None => ("TRIM_HORIZON", None),
        };
        let iterator = self
            .database
            .get_shard_iterator(GetShardIteratorRequest {
                stream_arn: dynoxide::streams::stream_arn(&stream.table, ""),
                shard_id: stream.shard.clone(),
                shard_iterator_type: kind.to_owned(),
                sequence_number: sequence,
            })
            .map_err(told)?;
        let answer = self
            .database
            .get_records(GetRecordsRequest {
                shard_iterator: iterator.shard_iterator.unwrap_or_default(),
                limit: Some(limit),
            })
            .map_err(told)?;
        Ok(answer.records)
    }

    /// A number that changes with every commit to the table's file. Cheap enough to ask a hundred times a second.
    pub(crate) fn version(&self) -> rusqlite::Result<i64> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut asked = file.prepare_cached("PRAGMA data_version")?;
        asked.query_row([], |row| row.get(0))
    }

    /// Forgets the records that every reader has handled, but for the newest, and those older than a day, as AWS does.
    ///
    /// The very last always stays, because the next sequence number comes from it.
    pub(crate) fn trim(&self, table: &str, handled: Option<&str>) -> rusqlite::Result<usize> {
        let day_ago_s = clock::now_ms() / 1000 - 24 * 3600;
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.execute(
            "WITH newest (id) AS (SELECT MAX(id) FROM _stream_records WHERE table_name = ?1)
             DELETE FROM _stream_records
             WHERE table_name = ?1
               AND id < (SELECT id FROM newest)
               AND (created_at < ?2
                    OR (id < (SELECT id FROM newest) - ?4
                        AND id <= (SELECT id FROM _stream_records WHERE event_id = ?3)))",
            (table, day_ago_s, handled, KEPT_RECORDS),
        )
    }

    fn describe(&self, table: &str) -> anyhow::Result<Value> {
        let request = DescribeStreamRequest {
            stream_arn: dynoxide::streams::stream_arn(table, ""),
            ..DescribeStreamRequest::default()
        };
        let answer = self.database.describe_stream(request).map_err(told)?;
        Ok(serde_json::to_value(answer.stream_description)?)
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let address = &self.address;
        out.debug_struct("Table")
            .field("address", address)
            .finish_non_exhaustive()
    }
}

/// Answers until `stopped` resolves, which it also does when its sender is dropped.
fn serve(listener: std::net::TcpListener, database: Database, stopped: oneshot::Receiver<()>) {
    // Dynoxide works on the calling thread, under one lock. Here it holds up nobody but itself.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let served = runtime.and_then(|runtime| {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                () = dynoxide::server::serve_on(listener, database) => {}
                _ = stopped => {}
            }
            Ok(())
        })
    });
    if let Err(error) = served {
        tracing::error!(%error, "DynamoDB cannot answer");
    }
}

/// A second connection to dynoxide's file. It reads beside it, and its few writes are short.
fn open_beside(path: &Path, lasting: bool) -> anyhow::Result<Connection> {
    let file = Connection::open(path)?;
    file.busy_timeout(std::time::Duration::from_secs(5))?;
    // A trim lost with the power is made again, so it need not wait for the disk. Moving the log into the file must,
    // which NORMAL does: what dynoxide has acknowledged is in that log.
    let synchronous = if lasting { "NORMAL" } else { "OFF" };
    file.pragma_update(None, "synchronous", synchronous)?;
    file.execute_batch(STREAM_INDEX)?;
    Ok(file)
}

/// Dynoxide's error as ours.
fn told(error: DynoxideError) -> anyhow::Error {
    anyhow!("DynamoDB: {error}")
}

//! The queue's own log (N5, N14-N16).

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{AgentId, Body, ConversationId, EntryId, QueueId, Timestamp};
use protocol::agent::{Comment, LogEntry, LogEventKind, LogSource, LogSourceKind};
use protocol::time;
use serde::{Deserialize, Serialize};

use crate::keys::{Item, Key, LOG, queue};
use crate::write::{Write, Written, text};
use crate::{Store, StoreError};

/// A line of a queue's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRecord {
    /// Its id.
    pub entry: String,
    /// The queue.
    pub queue: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// What it says.
    pub event: LogEventKind,
    /// Who took the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The conversation it is about.
    pub conversation: String,
    /// Its running number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The latest comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
}

impl EntryRecord {
    /// The line as JSON.
    pub fn to_wire(&self) -> LogEntry {
        let kind = match self.event {
            LogEventKind::Submission => LogSourceKind::Submission,
            LogEventKind::Accepted => LogSourceKind::Agent,
            LogEventKind::Opened | LogEventKind::Closed => LogSourceKind::System,
        };
        LogEntry {
            entry: self.entry.clone(),
            queue: self.queue.clone(),
            at: Timestamp::from_millisecond(self.at_ms)
                .map(time)
                .unwrap_or_default(),
            source: LogSource {
                kind,
                name: self.name.clone(),
            },
            event: self.event,
            conversation: Some(self.conversation.clone()),
            number: self.number,
            comment: self.comment.clone(),
        }
    }
}

/// A page of a queue's log, newest first.
#[derive(Debug)]
pub struct LogPage {
    /// The lines.
    pub entries: Vec<EntryRecord>,
    /// The line behind which the log goes on.
    pub next: Option<EntryId>,
}

fn entry_of(item: Item) -> Result<EntryRecord, StoreError> {
    Ok(serde_dynamo::aws_sdk_dynamodb_1::from_item(item)?)
}

impl Store {
    /// Writes a line once; a repeat changes nothing, above all not its comment.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_entry(
        &self,
        id: EntryId,
        queue: &QueueId,
        record: &EntryRecord,
    ) -> Result<(), StoreError> {
        let mut item: Item = serde_dynamo::aws_sdk_dynamodb_1::to_item(record)?;
        item.extend(Key::entry(queue, id).item());
        self.put_new(item).await.map(|_| ())
    }

    /// Writes the latest comment on a line (N15). `None` when there is no such line.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn comment_on(
        &self,
        queue: &QueueId,
        id: EntryId,
        agent: AgentId,
        name: &str,
        body: &Body,
        now: Timestamp,
    ) -> Result<Option<EntryRecord>, StoreError> {
        let comment = Comment {
            text: body.as_str().to_owned(),
            agent: agent.to_string(),
            name: name.to_owned(),
            at: time(now),
        };
        let write = Write::default()
            .set("#comment = :comment")
            .name("#comment", "comment")
            .value(
                ":comment",
                serde_dynamo::aws_sdk_dynamodb_1::to_attribute_value(comment)?,
            )
            .when("attribute_exists(pk)");
        match self
            .write(Key::entry(queue, id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Done(item) => entry_of(item).map(Some),
            Written::Refused(_) => Ok(None),
        }
    }

    /// A page of the log.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn log(
        &self,
        id: &QueueId,
        after: Option<EntryId>,
        limit: i32,
    ) -> Result<LogPage, StoreError> {
        let to = after.map_or_else(|| format!("{LOG}~"), |entry| format!("{LOG}{entry}"));
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", AttributeValue::S(queue(id)))
            .expression_attribute_values(":from", text(LOG))
            .expression_attribute_values(":to", text(to))
            .scan_index_forward(false)
            .limit(limit + 1)
            .send()
            .await?;
        let mut entries = Vec::new();
        for item in output.items.unwrap_or_default() {
            entries.push(entry_of(item)?);
        }
        if let Some(after) = after {
            let after = after.to_string();
            entries.retain(|entry| entry.entry != after);
        }
        entries.truncate(usize::try_from(limit).unwrap_or_default());
        let full = entries.len() >= usize::try_from(limit).unwrap_or_default();
        let next = entries
            .last()
            .filter(|_| full)
            .and_then(|entry| entry.entry.parse().ok());
        Ok(LogPage { entries, next })
    }
}

/// The line for a conversation.
pub(crate) fn record(
    id: EntryId,
    queue: &QueueId,
    at: Timestamp,
    conversation: ConversationId,
) -> EntryRecord {
    EntryRecord {
        entry: id.to_string(),
        queue: queue.to_string(),
        at_ms: at.as_millisecond(),
        event: LogEventKind::Submission,
        name: None,
        conversation: conversation.to_string(),
        number: None,
        comment: None,
    }
}

impl EntryRecord {
    /// The line for a form that came in.
    pub fn submission(
        id: EntryId,
        queue: &QueueId,
        at: Timestamp,
        conversation: ConversationId,
        number: Option<u64>,
    ) -> Self {
        Self {
            number,
            ..record(id, queue, at, conversation)
        }
    }

    /// The line for a conversation that an agent took.
    pub fn accepted(
        id: EntryId,
        queue: &QueueId,
        at: Timestamp,
        conversation: ConversationId,
        number: Option<u64>,
        by: String,
    ) -> Self {
        Self {
            number,
            event: LogEventKind::Accepted,
            name: Some(by),
            ..record(id, queue, at, conversation)
        }
    }
}

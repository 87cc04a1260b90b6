//! The queue's own log (N5, N14-N16).

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{AgentId, Body, ConversationId, EntryId, QueueId, Switch, Timestamp, bounds};
use protocol::agent::{Comment, LogEntry, LogEventKind, LogSource, LogSourceKind};
use protocol::time;
use serde::{Deserialize, Serialize};

use crate::keys::{Key, LOG, queue};
use crate::read::{read_image, read_record};
use crate::write::{Write, Written, nested, number, text};
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
    /// Who took the conversation, or opened or closed the queue by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The conversation it is about; empty when it is about none.
    pub conversation: String,
    /// Its running number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The one comment that a line had when there could be only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// The comments since then, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
}

/// What became of a comment.
#[derive(Debug)]
pub enum Commented {
    /// It stands on the line.
    Done(Box<EntryRecord>),
    /// There are as many as there may be.
    Full,
    /// There is no such line.
    NotFound,
}

impl EntryRecord {
    /// All comments, the oldest first.
    pub fn all_comments(&self) -> impl Iterator<Item = &Comment> {
        self.comment.iter().chain(&self.comments)
    }

    /// The line as JSON, without the conversation's row.
    pub fn to_wire(&self) -> LogEntry {
        let kind = match self.event {
            LogEventKind::Submission => LogSourceKind::Submission,
            LogEventKind::Accepted => LogSourceKind::Agent,
            LogEventKind::Opened | LogEventKind::Closed if self.name.is_some() => {
                LogSourceKind::Agent
            }
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
            conversation: Some(self.conversation.clone()).filter(|id| !id.is_empty()),
            number: self.number,
            comments: self.all_comments().cloned().collect(),
            row: None,
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

/// How often others may be faster before the caller is told to come again.
const ATTEMPTS: usize = 10;

/// The entry in an image of the stream.
///
/// # Errors
/// `Corrupt` when the image is no entry.
pub fn entry_of_image(image: serde_dynamo::Item) -> Result<EntryRecord, StoreError> {
    read_image(image, Ok)
}

impl Store {
    /// Writes a line once; a repeat changes nothing, above all not its comments.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_entry(
        &self,
        id: EntryId,
        queue: &QueueId,
        record: &EntryRecord,
    ) -> Result<(), StoreError> {
        let item = Key::entry(queue, id).item_with(record)?;
        self.put_new(item).await.map(|_| ())
    }

    /// Adds a comment to a line (N15). Nobody's comment is replaced. The same words of the same agent, directly after each other,
    /// are one comment: that is a click or a request that was repeated.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when others commented all the time: try again.
    pub async fn comment_on(
        &self,
        queue: &QueueId,
        id: EntryId,
        agent: AgentId,
        name: &str,
        body: &Body,
        now: Timestamp,
    ) -> Result<Commented, StoreError> {
        let comment = Comment {
            text: body.as_str().to_owned(),
            agent: agent.to_string(),
            name: name.to_owned(),
            at: time(now),
        };
        for _ in 0..ATTEMPTS {
            let Some(item) = self.get(Key::entry(queue, id)).await? else {
                return Ok(Commented::NotFound);
            };
            let line: EntryRecord = read_record(item)?;
            let last = line.all_comments().last();
            if last.is_some_and(|last| (&last.agent, &last.text) == (&comment.agent, &comment.text))
            {
                return Ok(Commented::Done(Box::new(line)));
            }
            if line.all_comments().count() >= bounds::COMMENTS {
                return Ok(Commented::Full);
            }
            let write = with_comment(&line, &comment)?;
            let written = self.write(Key::entry(queue, id), write, ReturnValue::AllNew);
            if let Written::Done(item) = written.await? {
                return Ok(Commented::Done(Box::new(read_record(item)?)));
            }
        }
        Err(StoreError::Conflict)
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
        // DynamoDB ends a page also at a megabyte.
        let cut = output.last_evaluated_key.is_some();
        let mut entries: Vec<EntryRecord> = Vec::new();
        for item in output.items.unwrap_or_default() {
            entries.push(read_record(item)?);
        }
        if let Some(after) = after {
            let after = after.to_string();
            entries.retain(|entry| entry.entry != after);
        }
        entries.truncate(usize::try_from(limit).unwrap_or_default());
        let full = entries.len() >= usize::try_from(limit).unwrap_or_default();
        let next = entries
            .last()
            .filter(|_| full || cut)
            .and_then(|entry| entry.entry.parse().ok());
        Ok(LogPage { entries, next })
    }
}

/// The write that puts a comment behind those of `line`, while there are no others.
fn with_comment(line: &EntryRecord, comment: &Comment) -> Result<Write, StoreError> {
    let (before, mut comments) = (line.comments.len(), line.comments.clone());
    comments.push(comment.clone());
    let write = Write::default()
        .set("comments = :comments")
        .value(":comments", nested(comments)?)
        .when("attribute_exists(pk)");
    if before == 0 {
        return Ok(write.when("attribute_not_exists(comments)"));
    }
    Ok(write
        .when("size(comments) = :before")
        .value(":before", number(before)))
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
        comments: Vec::new(),
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

    /// The line for a queue that opened or closed, by its hours or by somebody.
    pub fn switched(id: EntryId, queue: &QueueId, switch: Switch, by: Option<String>) -> Self {
        Self {
            entry: id.to_string(),
            queue: queue.to_string(),
            at_ms: switch.at.as_millisecond(),
            event: match switch.open {
                true => LogEventKind::Opened,
                false => LogEventKind::Closed,
            },
            name: by,
            conversation: String::new(),
            number: None,
            comment: None,
            comments: Vec::new(),
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

//! Lists of conversations: one row item each, written by `relay`, found through two indexes.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{AgentId, ConversationId, Head, QueueId, Status};
use protocol::Row;

use crate::conversation::events::status_text;
use crate::keys::{BY_AGENT, BY_BUCKET, CONVERSATION, DUE, DUE_SHARD, Item, Key, QUEUE, bucket};
use crate::read::{BadField, place};
use crate::write::{number, text};
use crate::{Store, StoreError};

/// A page of rows.
#[derive(Debug)]
pub struct RowsPage {
    /// Each row with the place by which a list goes on behind it.
    pub rows: Vec<(String, Row)>,
    /// Whether there is more.
    pub more: bool,
}

/// Which end of a list is read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What happened last comes first.
    FreshestFirst,
    /// What has been quiet for longest comes first.
    QuietestFirst,
}

/// A part of a list: from behind `after`, at most `limit` rows.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Which end comes first.
    pub order: Order,
    /// The place behind which it begins; `None` for the beginning.
    pub after: Option<&'a str>,
    /// Most rows.
    pub limit: i32,
}

impl Part<'_> {
    /// The freshest rows of a list.
    pub fn freshest(limit: i32) -> Self {
        Self {
            order: Order::FreshestFirst,
            after: None,
            limit,
        }
    }
}

/// The place of a row in its list: lists sort by it.
fn bumped(head: &Head) -> String {
    format!("{:015}#{}", head.last_at.as_millisecond(), head.id)
}

/// A conversation that waits for `sweep`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub conversation: domain::ConversationId,
    /// Since when, in seconds since 1970.
    pub since_s: i64,
}

/// Where the list of what is due goes on.
#[derive(Debug, Clone)]
pub struct DuePlace(Item);

/// A page of what is due, the oldest first.
#[derive(Debug)]
pub struct DuePage {
    /// Conversations.
    pub due: Vec<Due>,
    /// Queues whose log has to say that they opened or closed.
    pub queues: Vec<QueueId>,
    /// Keys on the list that name neither.
    pub unreadable: Vec<String>,
    /// Where it goes on; `None` at the end.
    pub next: Option<DuePlace>,
}

fn key_of(item: &Item) -> String {
    let key = item.get("pk").and_then(|pk| pk.as_s().ok());
    key.cloned().unwrap_or_default()
}

impl Store {
    /// Writes the row of a conversation. An older state never replaces a newer one.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_row(&self, head: &Head) -> Result<(), StoreError> {
        let row = serde_json::to_string(&Row::of(head))
            .map_err(|error| StoreError::Refused(error.into()))?;
        let status = status_text(head.status);
        let mut item = Key::row(head.id).item();
        item.insert("bucket".into(), text(bucket(head.queue.as_str(), status)));
        item.insert("bumped".into(), text(bumped(head)));
        item.insert("seq".into(), number(head.log.seq));
        item.insert("row".into(), text(row));
        if let Some(agent) = head.assignment.assignee {
            item.insert(
                "assignee_bucket".into(),
                text(bucket(&agent.to_string(), status)),
            );
        }
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(seq) OR seq <= :seq")
            .expression_attribute_values(":seq", number(head.log.seq));
        match put.send().await {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A part of the conversations of a queue in a status.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn rows_of_queue(
        &self,
        queue: &QueueId,
        status: Status,
        part: Part<'_>,
    ) -> Result<RowsPage, StoreError> {
        let bucket = bucket(queue.as_str(), status_text(status));
        self.rows(BY_BUCKET, "bucket", bucket, part).await
    }

    /// A part of the conversations of an assignee in a status.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn rows_of_agent(
        &self,
        agent: AgentId,
        status: Status,
        part: Part<'_>,
    ) -> Result<RowsPage, StoreError> {
        let bucket = bucket(&agent.to_string(), status_text(status));
        self.rows(BY_AGENT, "assignee_bucket", bucket, part).await
    }

    async fn rows(
        &self,
        index: &str,
        partition: &str,
        bucket: String,
        part: Part<'_>,
    ) -> Result<RowsPage, StoreError> {
        let behind = match part.order {
            Order::FreshestFirst => "#bucket = :bucket AND bumped < :after",
            Order::QuietestFirst => "#bucket = :bucket AND bumped > :after",
        };
        let mut query = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(index)
            .expression_attribute_names("#bucket", partition)
            .expression_attribute_values(":bucket", AttributeValue::S(bucket))
            .scan_index_forward(part.order == Order::QuietestFirst)
            .limit(part.limit);
        query = match part.after {
            None => query.key_condition_expression("#bucket = :bucket"),
            Some(after) => query
                .key_condition_expression(behind)
                .expression_attribute_values(":after", AttributeValue::S(after.to_owned())),
        };
        let output = query.send().await?;
        let more = output.last_evaluated_key.is_some();
        let rows = output
            .items
            .unwrap_or_default()
            .iter()
            .map(read_row)
            .collect::<Result<_, _>>()?;
        Ok(RowsPage { rows, more })
    }

    /// The rows of these conversations by id, in one read; at most 100. Without those that have none.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn rows_of(
        &self,
        ids: &BTreeSet<ConversationId>,
    ) -> Result<BTreeMap<String, Row>, StoreError> {
        let keys = ids.iter().copied().map(Key::row).collect();
        let mut rows = BTreeMap::new();
        for item in self.get_all(keys, false).await? {
            if item.contains_key("row") {
                let (_, row) = read_row(&item)?;
                rows.insert(row.conversation.clone(), row);
            }
        }
        Ok(rows)
    }

    /// Conversations that `sweep` must look at: those due before `now_s`, the oldest first.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn due_conversations(&self, now_s: i64, limit: i32) -> Result<Vec<Due>, StoreError> {
        let most = usize::try_from(limit).unwrap_or_default();
        let (mut due, mut place) = (Vec::new(), None);
        loop {
            // A page may be full of queues.
            let page = self.due_page(now_s, limit, place).await?;
            due.extend(page.due);
            place = page.next;
            if place.is_none() || due.len() >= most {
                due.truncate(most);
                return Ok(due);
            }
        }
    }

    /// As [`Self::due_conversations`], page by page, and with queues. A key that names neither is told of and stops nothing.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn due_page(
        &self,
        now_s: i64,
        limit: i32,
        after: Option<DuePlace>,
    ) -> Result<DuePage, StoreError> {
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(DUE)
            .key_condition_expression("due_shard = :shard AND due_at <= :now")
            .expression_attribute_values(":shard", text(DUE_SHARD))
            .expression_attribute_values(":now", number(now_s))
            .set_exclusive_start_key(after.map(|place| place.0))
            .limit(limit)
            .send()
            .await?;
        let due = |item: &Item| {
            let id = item.get("pk")?.as_s().ok()?.strip_prefix(CONVERSATION)?;
            Some(Due {
                conversation: id.parse().ok()?,
                since_s: item.get("due_at")?.as_n().ok()?.parse().ok()?,
            })
        };
        let queue = |item: &Item| {
            let id = item.get("pk")?.as_s().ok()?.strip_prefix(QUEUE)?;
            id.parse().ok()
        };
        let mut page = DuePage {
            due: Vec::new(),
            queues: Vec::new(),
            unreadable: Vec::new(),
            next: output.last_evaluated_key.map(DuePlace),
        };
        for item in output.items.unwrap_or_default() {
            match (due(&item), queue(&item)) {
                (Some(due), _) => page.due.push(due),
                (None, Some(queue)) => page.queues.push(queue),
                (None, None) => page.unreadable.push(key_of(&item)),
            }
        }
        Ok(page)
    }
}

fn read_row(item: &Item) -> Result<(String, Row), StoreError> {
    let field = |name: &str| item.get(name).and_then(|value| value.as_s().ok());
    let bad = |bad: BadField| bad.at(place(item));
    let bumped = field("bumped").ok_or_else(|| bad(BadField::new("bumped")))?;
    let row = field("row").ok_or_else(|| bad(BadField::new("row")))?;
    let row = serde_json::from_str(row).map_err(|error| bad(BadField::json("row")(error)))?;
    Ok((bumped.clone(), row))
}

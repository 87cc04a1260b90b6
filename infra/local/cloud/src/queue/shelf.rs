//! The messages of all queues, as rows of our file. Times are milliseconds since 1970.

use crate::QueueSettings;
use crate::ids;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A message that is to be put on a queue.
pub(super) struct Outgoing {
    pub(super) id: String,
    pub(super) body: String,
    /// The JSON of its `MessageAttributes`.
    pub(super) attributes: String,
    pub(super) delay_ms: i64,
}

/// A message that was handed out, or is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) id: String,
    pub(crate) body: String,
    pub(crate) attributes: String,
    pub(crate) sent_at: i64,
    pub(crate) receipts: u32,
    pub(crate) first_received_at: i64,
    pub(crate) receipt: String,
}

/// What came of receiving.
pub(super) struct Handed {
    pub(super) messages: Vec<Received>,
    /// How many messages were moved to the dead letters.
    pub(super) died: usize,
}

/// How many messages a queue holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    pub(crate) visible: i64,
    pub(crate) in_flight: i64,
    pub(crate) delayed: i64,
}

const COLUMNS: &str = "message_id, body, attributes, sent_at, receipts, first_received_at, receipt";

fn read(row: &Row<'_>) -> rusqlite::Result<Received> {
    Ok(Received {
        id: row.get(0)?,
        body: row.get(1)?,
        attributes: row.get(2)?,
        sent_at: row.get(3)?,
        receipts: row.get(4)?,
        first_received_at: row.get::<_, Option<i64>>(5)?.unwrap_or_default(),
        receipt: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
    })
}

/// Puts messages on a queue, all or none.
pub(super) fn send(
    file: &mut Connection,
    queue: &str,
    messages: &[Outgoing],
    now: i64,
) -> rusqlite::Result<()> {
    let change = file.transaction()?;
    for message in messages {
        change
            .prepare_cached(
                "INSERT INTO message (queue, message_id, body, attributes, sent_at, visible_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                queue,
                &message.id,
                &message.body,
                &message.attributes,
                now,
                now + message.delay_ms,
            ))?;
    }
    change.commit()
}

/// Hands out what is visible, oldest first, and hides it for `hidden_ms`.
///
/// What is too old is forgotten, and what was received too often is moved to the dead letters first.
pub(super) fn receive(
    file: &mut Connection,
    queue: &QueueSettings,
    most: usize,
    hidden_ms: i64,
    now: i64,
) -> rusqlite::Result<Handed> {
    let change = file.transaction()?;
    let retention_ms = milliseconds(queue.retention);
    change
        .prepare_cached("DELETE FROM message WHERE queue = ?1 AND sent_at < ?2")?
        .execute((&queue.name, now - retention_ms))?;
    let mut died = 0;
    if let Some((dead_letters, receipts)) = &queue.dead_letters {
        died = change
            .prepare_cached(
                "UPDATE message SET queue = :dead, came_from = :queue, receipt = NULL
                 WHERE queue = :queue AND visible_at <= :now AND receipts >= :receipts",
            )?
            .execute(named_params! {
                ":dead": dead_letters, ":queue": queue.name, ":now": now, ":receipts": receipts,
            })?;
    }
    let found: Vec<i64> = change
        .prepare_cached(
            "SELECT id FROM message WHERE queue = ?1 AND visible_at <= ?2 ORDER BY id LIMIT ?3",
        )?
        .query_map((&queue.name, now, most as i64), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut messages = Vec::with_capacity(found.len());
    for id in found {
        let message = change
            .prepare_cached(&format!(
                "UPDATE message SET receipts = receipts + 1, receipt = ?2, visible_at = ?3,
                     first_received_at = COALESCE(first_received_at, ?4)
                 WHERE id = ?1 RETURNING {COLUMNS}"
            ))?
            .query_row((id, ids::receipt(), now + hidden_ms, now), read)?;
        messages.push(message);
    }
    change.commit()?;
    Ok(Handed { messages, died })
}

/// Deletes messages by the receipts of their last delivery; older receipts do nothing.
pub(super) fn delete(
    file: &mut Connection,
    queue: &str,
    receipts: &[String],
) -> rusqlite::Result<()> {
    let change = file.transaction()?;
    for receipt in receipts {
        change
            .prepare_cached("DELETE FROM message WHERE queue = ?1 AND receipt = ?2")?
            .execute((queue, receipt))?;
    }
    change.commit()
}

/// Hides a message for another time, counted from now. False when it is not in flight.
pub(super) fn hide(
    file: &Connection,
    queue: &str,
    receipt: &str,
    hidden_ms: i64,
    now: i64,
) -> rusqlite::Result<bool> {
    let changed = file.execute(
        "UPDATE message SET visible_at = ?3 WHERE queue = ?1 AND receipt = ?2 AND visible_at > ?4",
        (queue, receipt, now + hidden_ms, now),
    )?;
    Ok(changed > 0)
}

/// When the next hidden message can be seen again.
pub(super) fn next_visible(
    file: &Connection,
    queue: &str,
    now: i64,
) -> rusqlite::Result<Option<i64>> {
    file.prepare_cached("SELECT MIN(visible_at) FROM message WHERE queue = ?1 AND visible_at > ?2")?
        .query_row((queue, now), |row| row.get(0))
}

/// How many messages there are.
pub(super) fn count(file: &Connection, queue: &str, now: i64) -> rusqlite::Result<Counts> {
    file.prepare_cached(
        "SELECT COALESCE(SUM(visible_at <= ?2), 0),
                COALESCE(SUM(visible_at > ?2 AND receipt IS NOT NULL), 0),
                COALESCE(SUM(visible_at > ?2 AND receipt IS NULL), 0)
         FROM message WHERE queue = ?1",
    )?
    .query_row((queue, now), |row| {
        Ok(Counts {
            visible: row.get(0)?,
            in_flight: row.get(1)?,
            delayed: row.get(2)?,
        })
    })
}

/// All messages, oldest first, without receiving them.
pub(super) fn look(file: &Connection, queue: &str) -> rusqlite::Result<Vec<Received>> {
    file.prepare(&format!(
        "SELECT {COLUMNS} FROM message WHERE queue = ?1 ORDER BY id"
    ))?
    .query_map([queue], read)?
    .collect()
}

/// What came of moving dead letters.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// The queues that got some.
    pub(super) queues: Vec<String>,
    pub(super) count: usize,
    /// It stopped at a message that came from no queue.
    pub(super) stranger: bool,
}

/// Puts visible messages onto `destination`, or back where they came from, the oldest first. They count as new: with another
/// id, sent now, and received by nobody.
pub(super) fn move_messages(
    file: &mut Connection,
    source: &str,
    destination: Option<&str>,
    most: usize,
    now: i64,
) -> rusqlite::Result<Moved> {
    let change = file.transaction()?;
    let found: Vec<(i64, Option<String>)> = change
        .prepare_cached(
            "SELECT id, came_from FROM message WHERE queue = ?1 AND visible_at <= ?2 ORDER BY id LIMIT ?3",
        )?
        .query_map((source, now, most as i64), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut moved = Moved::default();
    for (id, came_from) in found {
        let Some(queue) = destination.map(str::to_owned).or(came_from) else {
            moved.stranger = true;
            break;
        };
        change
            .prepare_cached(
                "UPDATE message SET queue = ?2, message_id = ?3, came_from = NULL, receipts = 0, receipt = NULL,
                     first_received_at = NULL, sent_at = ?4, visible_at = ?4 WHERE id = ?1",
            )?
            .execute((id, &queue, ids::uuid(), now))?;
        moved.count += 1;
        if !moved.queues.contains(&queue) {
            moved.queues.push(queue);
        }
    }
    change.commit()?;
    Ok(moved)
}

/// Whether nothing is left to do on a queue. What its sender holds back for a minute or more, and nobody received yet, waits on
/// purpose.
pub(super) fn is_empty(file: &Connection, queue: &str, now: i64) -> rusqlite::Result<bool> {
    let any: Option<i64> = file
        .prepare_cached(
            "SELECT 1 FROM message WHERE queue = ?1
                AND NOT (receipt IS NULL AND visible_at > ?2 AND visible_at - sent_at >= 60000) LIMIT 1",
        )?
        .query_row((queue, now), |row| row.get(0))
        .optional()?;
    Ok(any.is_none())
}

pub(super) fn milliseconds(duration: std::time::Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

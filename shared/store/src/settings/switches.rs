//! Changing a queue; the lines of its log about opening and closing, and the mark that says when the next of them falls due.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use domain::{AgentId, EntryId, Logged, Queue, QueueId, Site, Switch, Timestamp, Zone};

use super::audit::Act;
use super::change::{Attributes, Beside, Expected, Saved, at_version, difference, same_version};
use super::queues::QueueRecord;
use crate::inbox::queue_log::EntryRecord;
use crate::keys::{DUE_SHARD, Key};
use crate::write::{Write, number, text};
use crate::{Store, StoreError};

/// Moves the mark. It is not among what a change of settings is compared by.
pub(super) fn marked(write: Write, logged: Logged) -> Write {
    let write = write
        .set("logged_open = :logged_open")
        .value(":logged_open", AttributeValue::Bool(logged.open));
    match logged.next {
        None => write.remove("due_shard").remove("due_at"),
        Some(next) => write
            .set("due_shard = :due_shard")
            .set("due_at = :due_at")
            .value(":due_shard", text(DUE_SHARD))
            .value(":due_at", number(next.as_second())),
    }
}

/// When the queue is due, in seconds since 1970, as the table has it.
pub(super) fn due_at_s(queue: &Queue) -> Option<i64> {
    let next = queue.logged.and_then(|logged| logged.next);
    next.map(Timestamp::as_second)
}

/// Only if nobody moved the mark.
pub(super) fn unmoved(write: Write, due_at_s: Option<i64>) -> Write {
    match due_at_s {
        None => write.when("attribute_not_exists(due_at)"),
        Some(due) => write.when("due_at = :due").value(":due", number(due)),
    }
}

impl Store {
    /// Writes what the log of a queue has to say up to `now`, and moves its mark, in one transaction: all or nothing, and once,
    /// also when two do it at the same time. Says whether it did. `zone` must have been read after the queue, because a change of
    /// the zone is seen by the queue's version.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn log_switches(
        &self,
        queue: &Queue,
        zone: &Zone,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let next = queue.logged.and_then(|logged| logged.next);
        if next.is_none_or(|next| next > now) {
            return Ok(false);
        }
        let (switches, logged) = queue.switches(now, zone);
        let write = unmoved(marked(Write::default(), logged), due_at_s(queue));
        let write = same_version(write, queue.version);
        let update = write.in_transaction(&self.table, Key::queue(&queue.id))?;
        let mut writes = vec![update];
        for switch in switches {
            writes.push(self.line(&queue.id, switch, None)?);
        }
        self.transact(writes).await
    }

    /// Changes the settings of a queue. `before` is what the change was made from, and `zone` was read after it. When the queue is
    /// open and was closed, or the other way round, its log says so.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn change_queue(
        &self,
        zone: &Zone,
        (before, after): (&Queue, &Queue),
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let (old, new) = (QueueRecord::from(before), QueueRecord::from(after));
        self.differ(
            Key::queue(&before.id),
            (&old, &new),
            before.version,
            self.switched(zone, (before, after), act)?,
            act,
        )
        .await
    }

    /// What a change of a queue writes beside it: what had to be said before, and that the agent opened or closed it.
    fn switched(
        &self,
        zone: &Zone,
        (before, after): (&Queue, &Queue),
        act: &Act<'_>,
    ) -> Result<Beside, StoreError> {
        let (switches, was) = before.switches(act.at, zone);
        let is = after.logged_at(act.at, zone);
        let mut writes: Vec<TransactWriteItem> = switches
            .into_iter()
            .map(|switch| self.line(&before.id, switch, None))
            .collect::<Result<_, _>>()?;
        if is.open != was.open {
            let switch = Switch {
                at: act.at,
                open: is.open,
            };
            writes.push(self.line(&before.id, switch, Some((act.agent, act.name)))?);
        }
        Ok(Beside {
            writes,
            mark: Some((due_at_s(before), is)),
            expected: vec![Expected::queue(before)],
        })
    }

    /// What a change of a site's time zone writes beside it: each of its queues is due at once, and gets a version, so that a change
    /// of its hours by the old clock is refused.
    pub(super) async fn looked_at_anew(
        &self,
        site: &Site,
        now: Timestamp,
    ) -> Result<Beside, StoreError> {
        let mut beside = Beside::default();
        for mut queue in self.queues_as_they_are(&site.queues).await? {
            // What had to be said before, by the old clock.
            if self.log_switches(&queue, &site.time_zone, now).await? {
                queue.logged = Some(queue.switches(now, &site.time_zone).1);
            }
            let logged = queue.logged.map(|logged| logged.open);
            let logged = Logged {
                open: logged.unwrap_or_else(|| queue.is_open(now, &site.time_zone)),
                next: Some(now),
            };
            let write = unmoved(marked(Write::default(), logged), due_at_s(&queue));
            let write = at_version(write, queue.version);
            let update = write.in_transaction(&self.table, Key::queue(&queue.id))?;
            beside.writes.push(update);
            beside.expected.push(Expected::queue(&queue));
        }
        Ok(beside)
    }

    /// A line that a queue opened or closed, by the hours or by somebody.
    fn line(
        &self,
        queue: &QueueId,
        switch: Switch,
        by: Option<(Option<AgentId>, &str)>,
    ) -> Result<TransactWriteItem, StoreError> {
        let id = EntryId::of_switch(switch.at, queue, switch.open, by.and_then(|(id, _)| id));
        let name = by.map(|(_, name)| name.to_owned());
        let record = Attributes::of(&EntryRecord::switched(id, queue, switch, name))?;
        // Written attribute by attribute: a line that is there already keeps its comments.
        let write = difference(&Attributes::default(), &record);
        let write = write.map_or_else(Write::default, |(write, _)| write);
        write.in_transaction(&self.table, Key::entry(queue, id))
    }
}

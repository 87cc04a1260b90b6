//! Does what follows from a change of a conversation: number, row, entries of the queue's log, notices.
//!
//! `relay` does it for every change, `sweep` again for what may have been missed. Every effect is idempotent, because its id is
//! derived from the change.

mod consoles;
mod notices;
mod queue_log;
#[cfg(test)]
mod tests;

use domain::effects::{Effects, effects_of};
use domain::{Head, Timestamp};
use futures_util::future::{try_join, try_join_all, try_join3};
use jobs::Jobs;
use protocol::Failure;
use sockets::Sockets;
use store::Store;

use crate::notices::Notice;

/// So many agents are told, and so many entries written, at the same time: a queue of fifty members costs five rounds and not
/// fifty, and a long log does not open a connection for each of its events.
const AT_ONCE: usize = 10;

/// Seconds of a log whose effects are applied again: twice what the stream keeps.
const LOOK_BACK_S: i64 = 48 * 3600;

/// Events of a log whose effects are applied again at most. What lies further back was looked at when it was nearer to the end,
/// or is marked; without this bound a stranger's long conversation takes the time of all others.
const LOOK_BACK_EVENTS: usize = 500;

/// What agents and consoles were told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notified {
    /// Frames that went to open consoles.
    pub pushed: usize,
    /// Ids of the jobs that mail an agent each.
    pub jobs: Vec<String>,
    /// Agents who get no mail now: they want none, or an open console told them.
    pub suppressed: usize,
}

/// What it needs to do so.
#[derive(Debug, Clone)]
pub struct FollowUp {
    store: Store,
    jobs: Jobs,
    sockets: Sockets,
}

impl FollowUp {
    /// Over this table, this queue and these sockets.
    pub fn new(store: Store, jobs: Jobs, sockets: Sockets) -> Self {
        Self {
            store,
            jobs,
            sockets,
        }
    }

    /// Applies all effects that a conversation must have had, whatever the stream delivered. Goes back as far as the stream may
    /// have failed, but not much further than 500 events. An agent whom an open console told is mailed as well.
    ///
    /// # Errors
    /// When table or queue do not answer.
    pub async fn apply_all(&self, head: &Head, now: Timestamp) -> Result<Notified, Failure> {
        let mut whole = head.clone();
        let since_s = now.as_second() - LOOK_BACK_S;
        while whole.log.base > 1
            && whole.log.tail.len() < LOOK_BACK_EVENTS
            && whole
                .log
                .tail
                .first()
                .is_none_or(|e| e.at.as_second() >= since_s)
        {
            whole = self.store.lengthened(whole).await?;
        }
        let effects = effects_of(None, &whole);
        self.write_and_tell(&whole, effects, true, now).await
    }

    /// Applies the effects of one change. When it fails, all of it may be done again.
    ///
    /// # Errors
    /// When table or queue do not answer.
    pub async fn apply(
        &self,
        head: &Head,
        effects: Effects,
        now: Timestamp,
    ) -> Result<Notified, Failure> {
        self.write_and_tell(head, effects, false, now).await
    }

    /// First what lasts, then who is told of it: a console that is told finds what it asks for.
    async fn write_and_tell(
        &self,
        head: &Head,
        effects: Effects,
        late: bool,
        now: Timestamp,
    ) -> Result<Notified, Failure> {
        let mut head = head.clone();
        if head.preview().is_none() && (effects.row || effects.show) {
            head = self.store.lengthened(head).await?;
        }
        if effects.number {
            head.number = Some(self.store.give_number(head.id).await?);
        }
        self.write(&head, &effects).await?;
        self.tell(&head, &effects, late, now).await
    }

    async fn write(&self, head: &Head, effects: &Effects) -> Result<(), Failure> {
        let entries = async {
            for some in effects.entries.chunks(AT_ONCE) {
                try_join_all(some.iter().map(|entry| self.write_entry(head, entry))).await?;
            }
            Ok(())
        };
        let row = async {
            if effects.row || effects.number {
                self.store.put_row(head).await?;
            }
            Ok(())
        };
        try_join(entries, row).await.map(|_| ())
    }

    async fn tell(
        &self,
        head: &Head,
        effects: &Effects,
        late: bool,
        now: Timestamp,
    ) -> Result<Notified, Failure> {
        let row = async {
            match effects.show {
                true => self.show_row(head, now).await,
                false => Ok(0),
            }
        };
        let viewers = async {
            match effects.viewers {
                true => self.show_viewers(head).await,
                false => Ok(0),
            }
        };
        let notices = async {
            let Some(kind) = effects.notify else {
                return Ok(Notified::default());
            };
            let mut forms = effects.entries.iter().filter(|e| e.accepted_by.is_none());
            let entry = forms.next().map(|entry| entry.id);
            let notice = Notice {
                head,
                kind,
                entry,
                late,
            };
            self.notify(notice, now).await
        };
        // Boxed: the AWS calls make these futures large.
        let (row, viewers, mut notified) =
            try_join3(Box::pin(row), Box::pin(viewers), Box::pin(notices)).await?;
        notified.pushed += row + viewers;
        Ok(notified)
    }
}

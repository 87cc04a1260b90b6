//! How far each side has read, who waited in vain, and when `sweep` has to look: marks on the head, which add no event.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{Author, ConnectionId, ConversationId, Head};

use crate::conversation::events::author_text;
use crate::keys::Key;
use crate::write::{Write, Written, number, text};
use crate::{Due, Store, StoreError};

/// How often in a row a due head was put off because it could not be settled.
const PUT_OFFS: &str = "put_offs";

/// Seconds for which a head is put off the first time. It doubles with every further time.
const FIRST_PUT_OFF_S: i64 = 60;

/// Longest that a head is put off: an hour, so that what is mended goes on by itself.
const LONGEST_PUT_OFF_S: i64 = 3600;

impl Store {
    /// The visitor has seen everything up to `visitor_seq`, which must be the end. `None` when that was known, or when there is
    /// more to see by now.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn visitor_read(
        &self,
        id: ConversationId,
        connection: &ConnectionId,
        visitor_seq: u64,
    ) -> Result<Option<Head>, StoreError> {
        let write = Write::default()
            .set("v_read = seq, v_read_v = :seq")
            .when("v_read_v < :seq AND visitor_seq = :seq AND connections.#c = :who")
            .name("#c", connection.as_str())
            .value(":who", text(author_text(Author::Visitor)))
            .value(":seq", number(visitor_seq));
        self.written_head(id, write).await
    }

    /// An agent has seen everything up to `seq`; nothing before it counts as unread any more. `None` when that was known.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn agent_read(
        &self,
        id: ConversationId,
        connection: &ConnectionId,
        author: Author,
        seq: u64,
    ) -> Result<Option<Head>, StoreError> {
        let write = Write::default()
            .set("a_read = :seq, a_read_v = visitor_seq")
            .set("unread = :zero")
            .remove("unread_from")
            .when("a_read < :seq AND seq = :seq AND connections.#c = :who")
            .name("#c", connection.as_str())
            .value(":who", text(author_text(author)))
            .value(":zero", number(0))
            .value(":seq", number(seq));
        self.written_head(id, write).await
    }

    /// Marks that the visitor left without an answer. It stays due until what follows from the mark is settled.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn mark_unanswered(
        &self,
        head: &Head,
        somebody_was_there: bool,
    ) -> Result<Option<Head>, StoreError> {
        let flag = if somebody_was_there {
            "missed"
        } else {
            "offline"
        };
        let write = Write::default()
            .set("#flag = :yes")
            .name("#flag", flag)
            .when("seq = :seq AND unread > :zero")
            .value(":yes", AttributeValue::Bool(true))
            .value(":zero", number(0))
            .value(":seq", number(head.log.seq));
        self.written_head(head.id, write).await
    }

    /// Takes a head off the list of what `sweep` must look at, or puts it back for later. A head to which something was
    /// written since it was read stays as it is: what is new was not looked at.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn set_due(&self, head: &Head, due_at_s: Option<i64>) -> Result<(), StoreError> {
        let Some(seen) = head.waiting.due_at_s else {
            return Ok(());
        };
        let write = match due_at_s {
            Some(later) => Write::default()
                .set("due_at = :later")
                .value(":later", number(later)),
            None => Write::default().remove("due_at"),
        };
        let write = write.remove(PUT_OFFS);
        let write = write
            .when("due_at = :seen AND seq = :seq")
            .value(":seen", number(seen))
            .value(":seq", number(head.log.seq));
        self.write(Key::head(head.id), write, ReturnValue::None)
            .await?;
        Ok(())
    }
    /// Puts off a head that could not be settled, for twice as long as the time before, so that it does not stay first in line.
    /// Nothing of it is read but what the list needs, so it may be a head that cannot be read. Says for how many seconds; `None`
    /// when it is no longer due as it was.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_off(&self, due: &Due, now_s: i64) -> Result<Option<i64>, StoreError> {
        let key = || Key::head(due.conversation);
        let Some(item) = self.get(key()).await? else {
            return Ok(None);
        };
        let times = item.get(PUT_OFFS).and_then(|times| times.as_n().ok());
        let times: u32 = times
            .and_then(|times| times.parse().ok())
            .unwrap_or_default();
        let pause_s = (FIRST_PUT_OFF_S << times.min(6)).min(LONGEST_PUT_OFF_S);
        let write = Write::default()
            .set("due_at = :later")
            .set("put_offs = :times")
            .when("due_at = :seen")
            .value(":seen", number(due.since_s))
            .value(":later", number(now_s + pause_s))
            .value(":times", number(times.saturating_add(1)));
        let written = self.write(key(), write, ReturnValue::None).await?;
        Ok(matches!(written, Written::Done(_)).then_some(pause_s))
    }
}

//! What a queue says by itself when nobody answers.

use aws_sdk_dynamodb::types::ReturnValue;
use domain::{Body, Event, Head, Timestamp, What};

use crate::conversation::changes::at_the_end;
use crate::conversation::head::head_of;
use crate::keys::Key;
use crate::write::{Write, Written, number};
use crate::{Store, StoreError};

impl Store {
    /// Says this in the log, once in a conversation, or nothing at all, and never again. `None` when something was written since
    /// `read`: an agent may have answered.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn auto_reply(
        &self,
        read: &Head,
        text: Option<Body>,
        now: Timestamp,
    ) -> Result<Option<Head>, StoreError> {
        let says = |text| Event {
            at: now,
            what: What::AutoReply { text },
        };
        let events: Vec<Event> = text.map(says).into_iter().collect();
        let write = match events.as_slice() {
            [] => Write::default(),
            said => at_the_end(said)?,
        };
        let write = write
            .remove("auto_reply_s")
            .when("attribute_exists(auto_reply_s) AND seq = :read")
            .value(":read", number(read.log.seq));
        let written = self
            .write(Key::head(read.id), write, ReturnValue::AllNew)
            .await?;
        let head = match written {
            Written::Done(item) => return head_of(item).map(Some),
            Written::Refused(None) => return Ok(None),
            Written::Refused(Some(item)) => head_of(item)?,
        };
        // A write whose answer was lost is tried again by the SDK, and then refused by what it did itself.
        let ours = !events.is_empty() && head.log.tail.ends_with(&events);
        Ok(ours.then_some(head))
    }
}

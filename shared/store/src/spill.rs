//! Spilling: the older part of a long tail moves into a block.

use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use domain::Head;

use crate::events::write_event;
use crate::keys::Key;
use crate::pages::BlockItem;
use crate::write::{Write, number};
use crate::{Store, StoreError};

/// A tail of more events than this is spilled.
const MOST_EVENTS: usize = 40;

/// A tail of more bytes than this is spilled.
const MOST_BYTES: usize = 12 * 1024;

/// Most events that one spill moves: an update expression holds 300 operators.
const MOST_MOVED: usize = 100;

/// Events that stay, so that lists find a last message and most readers need no block.
const KEPT_EVENTS: usize = 8;

/// How many events of this tail have to go.
fn surplus(head: &Head) -> usize {
    let bytes: usize = head.tail.iter().map(|event| write_event(event).len()).sum();
    if head.tail.len() <= MOST_EVENTS && bytes <= MOST_BYTES {
        return 0;
    }
    head.tail
        .len()
        .saturating_sub(KEPT_EVENTS)
        .clamp(1, MOST_MOVED)
}

impl Store {
    /// Moves the older events into a block when the tail has grown long. Whoever comes second finds `base` changed and has
    /// nothing to do; appending goes on meanwhile.
    ///
    /// # Errors
    /// As every method: [`StoreError`]. The tail is then as long as before, and the next writer spills it.
    pub async fn spill_if_long(&self, head: &Head) -> Result<(), StoreError> {
        let count = surplus(head);
        if count == 0 || head.tail.len() < 2 {
            return Ok(());
        }
        let visible = head
            .tail
            .iter()
            .take(count)
            .filter(|e| e.what.for_visitor())
            .count();
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(BlockItem::of_first(head, count)?))
            .condition_expression("attribute_not_exists(pk)")
            .build()?;
        let mut write = Write::default()
            .set("#base = #base + :count")
            .name("#base", "base")
            .set("visitor_base = visitor_base + :visible")
            .value(":count", number(count))
            .value(":visible", number(visible))
            .when("#base = :base")
            .value(":base", number(head.base));
        for index in 0..count {
            write = write.remove(format!("tail[{index}]"));
        }
        let update = write.in_transaction(&self.table, Key::head(head.id))?;
        let result = self
            .client
            .transact_write_items()
            .transact_items(TransactWriteItem::builder().put(put).build())
            .transact_items(TransactWriteItem::builder().update(update).build())
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_transaction_canceled_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}

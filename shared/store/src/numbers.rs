//! Running numbers: by order, without gaps (Uspacy, U10).

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::ConversationId;

use crate::keys::Key;
use crate::write::{Write, number};
use crate::{Store, StoreError};

/// The one counter: numbers run over the whole deployment.
const COUNTER: &str = "conversations";

impl Store {
    /// Gives a conversation the next number, unless it has one. Counter and number change together or not at all, so there
    /// is no gap and no double.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when others took numbers at the same time for too long: try again.
    pub async fn give_number(&self, id: ConversationId) -> Result<u64, StoreError> {
        for _ in 0..20 {
            if let Some(head) = self.head(id).await?
                && let Some(given) = head.number
            {
                return Ok(given);
            }
            let counter = self.get(Key::counter(COUNTER)).await?;
            let last: u64 = counter
                .and_then(|item| item.get("n")?.as_n().ok()?.parse().ok())
                .unwrap_or_default();
            let next = last + 1;
            let count = Write::default()
                .set("n = :next")
                .value(":next", number(next));
            let count = if last == 0 {
                count.when("attribute_not_exists(n)")
            } else {
                count.when("n = :last").value(":last", number(last))
            };
            let give = Write::default()
                .set("#number = :number")
                .name("#number", "number")
                .value(":number", number(next))
                .when("attribute_exists(pk) AND attribute_not_exists(#number)");
            let result = self
                .client
                .transact_write_items()
                .transact_items(
                    TransactWriteItem::builder()
                        .update(count.in_transaction(&self.table, Key::counter(COUNTER))?)
                        .build(),
                )
                .transact_items(
                    TransactWriteItem::builder()
                        .update(give.in_transaction(&self.table, Key::head(id))?)
                        .build(),
                )
                .send()
                .await;
            match result {
                Ok(_) => return Ok(next),
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(|e| e.is_transaction_canceled_exception()) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Conflict)
    }
}

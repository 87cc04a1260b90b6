//! Running numbers: by order, without gaps (U10).

use domain::ConversationId;

use crate::keys::Key;
use crate::write::{Write, number};
use crate::{Store, StoreError};

/// The one counter: numbers run over the whole deployment.
const COUNTER: &str = "conversations";

impl Store {
    /// The last running number that was given; 0 for none.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn last_number(&self) -> Result<u64, StoreError> {
        let counter = self.get(Key::counter(COUNTER)).await?;
        Ok(counter
            .as_ref()
            .and_then(|item| item.get("n"))
            .and_then(|n| n.as_n().ok()?.parse().ok())
            .unwrap_or_default())
    }

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
            let last = self.last_number().await?;
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
            let count = count.in_transaction(&self.table, Key::counter(COUNTER))?;
            let give = give.in_transaction(&self.table, Key::head(id))?;
            if self.transact(vec![count, give]).await? {
                return Ok(next);
            }
        }
        Err(StoreError::Conflict)
    }
}

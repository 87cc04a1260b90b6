//! The whole table, for the operator's tool alone: what a scan costs grows with the table, so no function may do it.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{ConversationId, Head};
use protocol::Row;

use crate::head::head_of;
use crate::keys::{HEAD, Item, Key};
use crate::numbers::COUNTER;
use crate::write::text;
use crate::{Store, StoreError};

/// Where a survey goes on.
#[derive(Debug, Clone)]
pub struct SurveyPlace(Item);

impl Store {
    /// Some conversations, from behind `after`, and where it goes on; `None` at the end. Conversations come in no order, and
    /// one that is opened meanwhile may be missed. Reads a megabyte of the table, 128 RRU, however few it finds.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn survey(
        &self,
        after: Option<SurveyPlace>,
    ) -> Result<(Vec<Head>, Option<SurveyPlace>), StoreError> {
        let output = self
            .client
            .scan()
            .table_name(&self.table)
            .set_exclusive_start_key(after.map(|place| place.0))
            .filter_expression("sk = :head")
            .expression_attribute_values(":head", text(HEAD))
            .send()
            .await?;
        let items = output.items.unwrap_or_default().into_iter();
        let heads = items.map(head_of).collect::<Result<_, _>>()?;
        Ok((heads, output.last_evaluated_key.map(SurveyPlace)))
    }

    /// The row by which lists find a conversation, as it stands.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn row(&self, id: ConversationId) -> Result<Option<Row>, StoreError> {
        let Some(item) = self.get(Key::row(id)).await? else {
            return Ok(None);
        };
        let row = item.get("row").and_then(|row| row.as_s().ok());
        let row = row.ok_or(StoreError::Corrupt("a row"))?;
        serde_json::from_str(row)
            .map(Some)
            .map_err(StoreError::corrupt("a row"))
    }

    /// The last running number that was given; 0 for none.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn last_number(&self) -> Result<u64, StoreError> {
        let counter = self.get(Key::counter(COUNTER)).await?;
        Ok(counter
            .as_ref()
            .and_then(|item| item.get("n"))
            .and_then(|n: &AttributeValue| n.as_n().ok()?.parse().ok())
            .unwrap_or_default())
    }
}

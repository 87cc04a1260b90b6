//! Reading, putting and deleting single items, for the modules that know which.

use aws_sdk_dynamodb::types::{KeysAndAttributes, ReturnValue};

use crate::keys::{Item, Key};
use crate::{Store, StoreError};

impl Store {
    /// Reads several items in one call; those that are missing are left out. At most 100.
    pub(crate) async fn get_all(
        &self,
        keys: Vec<Key>,
        consistent: bool,
    ) -> Result<Vec<Item>, StoreError> {
        let mut wanted: Vec<Item> = keys.into_iter().map(Key::item).collect();
        let mut found = Vec::new();
        while !wanted.is_empty() {
            let request = KeysAndAttributes::builder()
                .set_keys(Some(wanted))
                .consistent_read(consistent)
                .build()?;
            let output = self
                .client
                .batch_get_item()
                .request_items(&self.table, request)
                .send()
                .await?;
            found.extend(output.responses.unwrap_or_default().into_values().flatten());
            wanted = output
                .unprocessed_keys
                .unwrap_or_default()
                .into_values()
                .flat_map(|rest| rest.keys)
                .collect();
        }
        Ok(found)
    }

    pub(crate) async fn get(&self, key: Key) -> Result<Option<Item>, StoreError> {
        let output = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(key.item()))
            .consistent_read(true)
            .send()
            .await?;
        Ok(output.item)
    }

    pub(crate) async fn put(&self, item: Item) -> Result<(), StoreError> {
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .send()
            .await?;
        Ok(())
    }

    /// Puts an item unless its key is taken; says whether it did.
    pub(crate) async fn put_new(&self, item: Item) -> Result<bool, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)");
        match put.send().await {
            Ok(_) => Ok(true),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn delete(&self, key: Key) -> Result<Option<Item>, StoreError> {
        let output = self
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(key.item()))
            .return_values(ReturnValue::AllOld)
            .send()
            .await?;
        Ok(output.attributes)
    }
}

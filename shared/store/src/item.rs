//! Reading, putting and deleting single items, for the modules that know which.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::{
    AttributeValue, KeysAndAttributes, ReturnValue, ReturnValuesOnConditionCheckFailure,
    TransactWriteItem,
};

use crate::keys::{Item, Key};
use crate::{Store, StoreError};

/// Most items that DynamoDB reads in one call.
pub(crate) const MOST_READ: usize = 100;

impl Store {
    /// Reads several items, a hundred in a call; those that are missing are left out.
    pub(crate) async fn get_all(
        &self,
        keys: Vec<Key>,
        consistent: bool,
    ) -> Result<Vec<Item>, StoreError> {
        let keys: Vec<Item> = keys.into_iter().map(Key::item).collect();
        let mut found = Vec::new();
        for some in keys.chunks(MOST_READ) {
            self.get_some(some.to_vec(), consistent, &mut found).await?;
        }
        Ok(found)
    }

    async fn get_some(
        &self,
        mut wanted: Vec<Item>,
        consistent: bool,
        found: &mut Vec<Item>,
    ) -> Result<(), StoreError> {
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
        Ok(())
    }

    /// The items of a partition whose sort key begins so, in its order, consistently; at most `most`.
    pub(crate) async fn items_below(
        &self,
        pk: String,
        prefix: impl Into<String>,
        most: usize,
    ) -> Result<Vec<Item>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", AttributeValue::S(pk))
            .expression_attribute_values(":prefix", AttributeValue::S(prefix.into()))
            .set_limit(i32::try_from(most).ok())
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while found.len() < most {
            match pages.next().await {
                Some(item) => found.push(item?),
                None => break,
            }
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
        Ok(self.put_or_find(item).await?.is_none())
    }

    /// Puts an item, or finds the one that has its key already.
    pub(crate) async fn put_or_find(&self, item: Item) -> Result<Option<Item>, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        match put.send().await {
            Ok(_) => Ok(None),
            Err(SdkError::ServiceError(error))
                if error.err().is_conditional_check_failed_exception() =>
            {
                match error.into_err() {
                    PutItemError::ConditionalCheckFailedException(taken) => {
                        Ok(Some(taken.item.unwrap_or_default()))
                    }
                    other => Err(StoreError::Refused(other.into())),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Makes all of these changes or none; says whether it did. None is made when a condition failed or somebody else wrote to one
    /// of the items at the same time.
    pub(crate) async fn transact(&self, items: Vec<TransactWriteItem>) -> Result<bool, StoreError> {
        let request = self
            .client
            .transact_write_items()
            .set_transact_items(Some(items));
        match request.send().await {
            Ok(_) => Ok(true),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|e| e.is_transaction_canceled_exception()) =>
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

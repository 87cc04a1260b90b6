//! Building update expressions piece by piece.

use std::collections::HashMap;
use std::fmt::Display;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{
    AttributeValue, Delete, Put, ReturnValue, ReturnValuesOnConditionCheckFailure,
    TransactWriteItem, Update,
};
use serde::Serialize;

use crate::keys::{Item, Key};
use crate::{Store, StoreError};

/// A record as a value.
pub(crate) fn nested(record: impl Serialize) -> Result<AttributeValue, StoreError> {
    serde_dynamo::aws_sdk_dynamodb_1::to_attribute_value(record).map_err(StoreError::unwritable)
}

pub(crate) fn text(value: impl Display) -> AttributeValue {
    AttributeValue::S(value.to_string())
}

pub(crate) fn number(value: impl Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// An update of one item: what it sets and removes, and on which conditions.
#[derive(Debug, Default)]
pub(crate) struct Write {
    set: Vec<String>,
    add: Vec<String>,
    delete: Vec<String>,
    remove: Vec<String>,
    conditions: Vec<String>,
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
}

/// What became of an update.
#[derive(Debug)]
pub(crate) enum Written {
    /// The item as it is now.
    Done(Item),
    /// A condition failed; the item as it was found, if there is one.
    Refused(Option<Item>),
}

impl Write {
    /// Adds `SET <clause>`.
    pub(crate) fn set(mut self, clause: &str) -> Self {
        self.set.push(clause.to_owned());
        self
    }

    /// Adds `ADD <path> <value>`: members of a set.
    pub(crate) fn add(mut self, clause: &str) -> Self {
        self.add.push(clause.to_owned());
        self
    }

    /// Adds `DELETE <path> <value>`: members of a set go.
    pub(crate) fn delete(mut self, clause: &str) -> Self {
        self.delete.push(clause.to_owned());
        self
    }

    /// Adds `REMOVE <path>`.
    pub(crate) fn remove(mut self, path: impl Into<String>) -> Self {
        self.remove.push(path.into());
        self
    }

    /// Adds a condition; all must hold.
    pub(crate) fn when(mut self, condition: &str) -> Self {
        self.conditions.push(condition.to_owned());
        self
    }

    /// Names a path element (`#x`).
    pub(crate) fn name(mut self, placeholder: impl Into<String>, name: impl Into<String>) -> Self {
        self.names.insert(placeholder.into(), name.into());
        self
    }

    /// Gives a value (`:x`).
    pub(crate) fn value(mut self, placeholder: impl Into<String>, value: AttributeValue) -> Self {
        self.values.insert(placeholder.into(), value);
        self
    }

    fn expression(&self) -> String {
        let mut expression = String::new();
        for (verb, clauses) in [
            ("SET ", &self.set),
            ("ADD ", &self.add),
            ("DELETE ", &self.delete),
            ("REMOVE ", &self.remove),
        ] {
            if !clauses.is_empty() {
                expression.push_str(verb);
                expression.push_str(&clauses.join(", "));
                expression.push(' ');
            }
        }
        expression
    }

    fn condition(&self) -> Option<String> {
        (!self.conditions.is_empty()).then(|| self.conditions.join(" AND "))
    }

    /// The update as a part of a transaction.
    pub(crate) fn in_transaction(
        self,
        table: &str,
        key: Key,
    ) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(table)
            .set_key(Some(key.item()))
            .update_expression(self.expression())
            .set_condition_expression(self.condition())
            .set_expression_attribute_names((!self.names.is_empty()).then_some(self.names))
            .set_expression_attribute_values((!self.values.is_empty()).then_some(self.values))
            .build()?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

impl Store {
    /// Puts an item, as a part of a transaction.
    pub(crate) fn put_in_transaction(&self, item: Item) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder().table_name(&self.table).set_item(Some(item));
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    /// Puts an item whose key must not be taken, as a part of a transaction.
    pub(crate) fn put_new_in_transaction(
        &self,
        item: Item,
    ) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)");
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    /// Deletes an item, whether it is there or not, as a part of a transaction.
    pub(crate) fn delete_in_transaction(&self, key: Key) -> Result<TransactWriteItem, StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key.item()));
        Ok(TransactWriteItem::builder().delete(delete.build()?).build())
    }

    /// Makes the update. `returned` says whether the new item is wanted.
    pub(crate) async fn write(
        &self,
        key: Key,
        write: Write,
        returned: ReturnValue,
    ) -> Result<Written, StoreError> {
        let request = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key.item()))
            .update_expression(write.expression())
            .set_condition_expression(write.condition())
            .set_expression_attribute_names((!write.names.is_empty()).then_some(write.names))
            .set_expression_attribute_values((!write.values.is_empty()).then_some(write.values))
            .return_values(returned)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        outcome(request.send().await)
    }
}

fn outcome<R>(
    result: Result<UpdateItemOutput, SdkError<UpdateItemError, R>>,
) -> Result<Written, StoreError>
where
    R: std::fmt::Debug + Send + Sync + 'static,
{
    match result {
        Ok(output) => Ok(Written::Done(output.attributes.unwrap_or_default())),
        Err(SdkError::ServiceError(error))
            if error.err().is_conditional_check_failed_exception() =>
        {
            match error.into_err() {
                UpdateItemError::ConditionalCheckFailedException(failed) => {
                    Ok(Written::Refused(failed.item))
                }
                other => Err(StoreError::Refused(other.into())),
            }
        }
        Err(error) => Err(error.into()),
    }
}

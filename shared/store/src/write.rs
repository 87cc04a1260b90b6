//! Building update expressions piece by piece.

use std::collections::HashMap;
use std::fmt::Display;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnValue, ReturnValuesOnConditionCheckFailure, Update,
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
    pub(crate) fn in_transaction(self, table: &str, key: Key) -> Result<Update, StoreError> {
        Ok(Update::builder()
            .table_name(table)
            .set_key(Some(key.item()))
            .update_expression(self.expression())
            .set_condition_expression(self.condition())
            .set_expression_attribute_names((!self.names.is_empty()).then_some(self.names))
            .set_expression_attribute_values((!self.values.is_empty()).then_some(self.values))
            .build()?)
    }
}

impl Store {
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

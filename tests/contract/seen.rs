//! What functions were called with.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Whose a record is, and the record.
pub(crate) type Notes = Arc<Mutex<Vec<(String, Value)>>>;

/// Where the function of a place writes down what it was called with.
pub(crate) enum Seen {
    /// On this machine.
    Here(Notes),
    /// In a table, by `tests/cloud/contract/called.py`.
    InTable(Client, String),
}

impl Seen {
    /// The records about `whose`, in the order of their places.
    pub(crate) async fn of(&self, whose: &str) -> Vec<Value> {
        match self {
            Self::Here(notes) => {
                let notes = notes.lock().unwrap();
                let about = notes.iter().filter(|(about, _)| about == whose);
                about.map(|(_, record)| record.clone()).collect()
            }
            Self::InTable(client, table) => in_table(client, table, whose).await,
        }
    }
}

async fn in_table(client: &Client, table: &str, whose: &str) -> Vec<Value> {
    let pages = client
        .query()
        .table_name(table)
        .consistent_read(true)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", AttributeValue::S(whose.to_owned()))
        .into_paginator()
        .items()
        .send();
    let items: Vec<HashMap<_, _>> = pages.collect::<Result<_, _>>().await.expect("an answer");
    let record = |item: &HashMap<String, AttributeValue>| {
        serde_json::from_str(item["record"].as_s().expect("a text")).expect("a record")
    };
    items.iter().map(record).collect()
}

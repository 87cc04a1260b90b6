//! DynamoDB, as `shared/store` uses it.

mod conditions;
mod items;
mod queries;
mod stream;
mod transactions;
mod updates;
mod values;

use crate::clients;
use crate::place::{At, Place, unique};
use crate::run::Case;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::get_item::builders::GetItemFluentBuilder;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemFluentBuilder;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use cloud::{Options, StreamSettings, function};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::{Arc, Mutex};

pub(crate) fn cases() -> Vec<Case> {
    [
        conditions::cases(),
        items::cases(),
        queries::cases(),
        stream::cases(),
        transactions::cases(),
        updates::cases(),
        values::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Item = HashMap<String, AttributeValue>;

fn s(text: impl Display) -> AttributeValue {
    AttributeValue::S(text.to_string())
}

fn n(number: impl Display) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

fn list(texts: &[&str]) -> AttributeValue {
    AttributeValue::L(texts.iter().map(s).collect())
}

fn map<const N: usize>(entries: [(&str, AttributeValue); N]) -> AttributeValue {
    AttributeValue::M(item(entries))
}

fn item<const N: usize>(attributes: [(&str, AttributeValue); N]) -> Item {
    attributes
        .map(|(name, value)| (name.to_owned(), value))
        .into()
}

/// A partition of its own in a table as the product has it.
struct Table {
    client: Client,
    name: String,
    pk: String,
    seen: Seen,
}

/// What a function was called with by the table's stream.
enum Seen {
    Here(Arc<Mutex<Vec<Value>>>),
    InTable(String),
}

impl Table {
    async fn of(place: &Place) -> Self {
        let pk = format!("CASE#{}", unique());
        match &*place.at {
            At::Local => Self::here(place, pk).await,
            At::Emulator(remote) | At::Aws(remote) => Self {
                client: clients::dynamodb(&place.at, None),
                name: remote.table.clone(),
                pk,
                seen: Seen::InTable(remote.seen.clone()),
            },
        }
    }

    async fn here(place: &Place, pk: String) -> Self {
        let cloud = place.cloud(Options::default()).await;
        let name = "contract".to_owned();
        cloud
            .create_table(store::table::definition(&name))
            .expect("a table");
        cloud.expire_by(&name, "expires_at_s").expect("a lifetime");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&seen);
        let write_down = function(move |mut event| {
            let records = event["Records"].as_array_mut().expect("records").drain(..);
            written.lock().unwrap().extend(records);
            async { Ok(json!({})) }
        });
        cloud
            .on_stream(&name, StreamSettings::default(), write_down)
            .expect("a stream");
        Self {
            client: clients::dynamodb(&place.at, Some(cloud.dynamodb_url())),
            name,
            pk,
            seen: Seen::Here(seen),
        }
    }

    fn key(&self, sk: &str) -> Item {
        item([("pk", s(&self.pk)), ("sk", s(sk))])
    }

    fn put(&self, sk: &str, attributes: Item) -> PutItemFluentBuilder {
        let mut whole = self.key(sk);
        whole.extend(attributes);
        self.client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(whole))
    }

    fn get(&self, sk: &str) -> GetItemFluentBuilder {
        let get = self.client.get_item().table_name(&self.name);
        get.set_key(Some(self.key(sk))).consistent_read(true)
    }

    fn update(&self, sk: &str, expression: &str) -> UpdateItemFluentBuilder {
        let update = self.client.update_item().table_name(&self.name);
        update
            .set_key(Some(self.key(sk)))
            .update_expression(expression)
    }

    fn query(&self, condition: &str) -> QueryFluentBuilder {
        let query = self.client.query().table_name(&self.name);
        query.key_condition_expression(condition)
    }

    /// Puts an item without any condition.
    async fn has(&self, sk: &str, attributes: Item) {
        self.put(sk, attributes)
            .send()
            .await
            .expect("an item is put");
    }

    /// The item but for its key; empty when there is none.
    async fn item(&self, sk: &str) -> Item {
        let mut found = self
            .get(sk)
            .send()
            .await
            .expect("an answer")
            .item
            .unwrap_or_default();
        found.remove("pk");
        found.remove("sk");
        found
    }

    /// The records of this partition's changes so far, in their order.
    async fn changes(&self) -> Vec<Value> {
        match &self.seen {
            Seen::Here(seen) => {
                let pk = json!({"S": self.pk});
                let all = seen.lock().unwrap().clone();
                all.into_iter()
                    .filter(|record| record["dynamodb"]["Keys"]["pk"] == pk)
                    .collect()
            }
            Seen::InTable(table) => written_down(&self.client, table, &self.pk).await,
        }
    }
}

/// What functions of another place have written down about `whose`, in its order.
pub(crate) async fn written_down(client: &Client, table: &str, whose: &str) -> Vec<Value> {
    let pages = client
        .query()
        .table_name(table)
        .consistent_read(true)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", s(whose))
        .into_paginator()
        .items()
        .send();
    let items: Vec<Item> = pages.collect::<Result<_, _>>().await.expect("an answer");
    let record = |item: Item| {
        serde_json::from_str(item["record"].as_s().expect("a text")).expect("a record")
    };
    items.into_iter().map(record).collect()
}

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
use crate::seen::{Notes, Seen};
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
use std::sync::Arc;

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

impl Table {
    async fn of(place: &Place) -> Self {
        let pk = format!("CASE#{}", unique());
        match &*place.at {
            At::Local => Self::here(place, pk).await,
            At::Emulator(remote) | At::Aws(remote) => Self {
                client: clients::dynamodb(&place.at, None),
                name: remote.table.clone(),
                pk,
                seen: Seen::InTable(clients::dynamodb(&place.at, None), remote.seen.clone()),
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
        let notes = Notes::default();
        let written = Arc::clone(&notes);
        let write_down = function(move |event| {
            for record in event["Records"].as_array().expect("records") {
                let pk = record["dynamodb"]["Keys"]["pk"]["S"]
                    .as_str()
                    .expect("a key");
                written
                    .lock()
                    .unwrap()
                    .push((pk.to_owned(), record.clone()));
            }
            async { Ok(json!({})) }
        });
        cloud
            .on_stream(&name, StreamSettings::default(), write_down)
            .expect("a stream");
        Self {
            client: clients::dynamodb(&place.at, Some(cloud.dynamodb_url())),
            name,
            pk,
            seen: Seen::Here(notes),
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
        self.seen.of(&self.pk).await
    }
}

//! Raw reads of the table: what its items weigh.

use serde_json::{Value, json};

use crate::world::{World, ask_table, items};

#[path = "../../bench/src/units.rs"]
mod units;

pub(super) use units::item_bytes;

/// The largest item of the table.
#[derive(Debug, Default)]
pub(super) struct Largest {
    pub(super) bytes: usize,
    pub(super) key: String,
}

/// One item as the table has it; null when there is none.
pub(super) async fn item(world: &World, pk: &str, sk: &str) -> Value {
    let key = json!({"pk": {"S": pk}, "sk": {"S": sk}});
    let request = json!({"TableName": "doorbell", "Key": key, "ConsistentRead": true});
    ask_table(world, "GetItem", &request).await["Item"].take()
}

/// Reads the whole table.
pub(super) async fn largest_item(world: &World) -> Largest {
    let mut largest = Largest::default();
    for item in items(world, json!({"TableName": "doorbell"})).await {
        let bytes = item_bytes(&item);
        if bytes > largest.bytes {
            let key = format!("{} {}", item["pk"]["S"], item["sk"]["S"]);
            largest = Largest { bytes, key };
        }
    }
    largest
}

//! Raw reads of the table: what its items weigh.

use serde_json::{Value, json};

use crate::world::World;

#[path = "../../bench/src/units.rs"]
mod units;

pub(super) use units::item_bytes;

/// The stand-in checks no signature.
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=local/20261121/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

/// The largest item of the table.
#[derive(Debug, Default)]
pub(super) struct Largest {
    pub(super) bytes: usize,
    pub(super) key: String,
}

async fn ask(world: &World, operation: &str, request: &Value) -> Value {
    let request = world
        .http
        .post(world.stack.cloud.dynamodb_url())
        .header("x-amz-target", format!("DynamoDB_20120810.{operation}"))
        .header("x-amz-date", "20261121T000000Z")
        .header("content-type", "application/x-amz-json-1.0")
        .header("authorization", SIGNED)
        .body(request.to_string());
    let answer = request.send().await.expect("the table");
    assert_eq!(answer.status(), 200, "{operation}");
    answer.json().await.expect("JSON")
}

/// One item as the table has it; null when there is none.
pub(super) async fn item(world: &World, pk: &str, sk: &str) -> Value {
    let key = json!({"pk": {"S": pk}, "sk": {"S": sk}});
    let request = json!({"TableName": "doorbell", "Key": key, "ConsistentRead": true});
    ask(world, "GetItem", &request).await["Item"].take()
}

/// Reads the whole table.
pub(super) async fn largest_item(world: &World) -> Largest {
    let mut largest = Largest::default();
    let mut request = json!({"TableName": "doorbell"});
    loop {
        let page = ask(world, "Scan", &request).await;
        for item in page["Items"].as_array().expect("items") {
            let bytes = item_bytes(item);
            if bytes > largest.bytes {
                let key = format!("{} {}", item["pk"]["S"], item["sk"]["S"]);
                largest = Largest { bytes, key };
            }
        }
        if page["LastEvaluatedKey"].is_null() {
            return largest;
        }
        request["ExclusiveStartKey"] = page["LastEvaluatedKey"].clone();
    }
}

//! Raw reads of the table, past the store.

use serde_json::{Value, json};

use super::World;

/// The stand-in checks no signature.
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=local/20261121/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

/// Sends a request as it is, and returns what the table says.
pub(crate) async fn ask_table(world: &World, operation: &str, request: &Value) -> Value {
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

/// Everything that a scan finds, from the first page to the last.
pub(crate) async fn items(world: &World, mut scan: Value) -> Vec<Value> {
    let mut found = Vec::new();
    loop {
        let mut page = ask_table(world, "Scan", &scan).await;
        let Value::Array(items) = page["Items"].take() else {
            panic!("a page without items");
        };
        found.extend(items);
        if page["LastEvaluatedKey"].is_null() {
            return found;
        }
        scan["ExclusiveStartKey"] = page["LastEvaluatedKey"].take();
    }
}

/// The jobs that somebody has taken and not finished.
pub(super) async fn leased_jobs(world: &World) -> Vec<String> {
    let scan = json!({
        "TableName": "doorbell",
        "FilterExpression": "sk = :job AND #state = :leased",
        "ExpressionAttributeNames": {"#state": "state"},
        "ExpressionAttributeValues": {":job": {"S": "JOB"}, ":leased": {"S": "leased"}},
    });
    let jobs = items(world, scan).await;
    let key = |job: &Value| job["pk"]["S"].as_str().expect("a key").to_owned();
    jobs.iter().map(key).collect()
}

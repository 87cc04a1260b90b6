//! The table's definition, for stacks on one machine. On AWS `infra/template.yaml` makes it; a test compares the two.

const DEFINITION: &str = r#"{
  "BillingMode": "PAY_PER_REQUEST",
  "AttributeDefinitions": [
    {"AttributeName": "pk", "AttributeType": "S"},
    {"AttributeName": "sk", "AttributeType": "S"},
    {"AttributeName": "bucket", "AttributeType": "S"},
    {"AttributeName": "bumped", "AttributeType": "S"},
    {"AttributeName": "assignee_bucket", "AttributeType": "S"},
    {"AttributeName": "due_shard", "AttributeType": "S"},
    {"AttributeName": "due_at", "AttributeType": "N"}
  ],
  "KeySchema": [
    {"AttributeName": "pk", "KeyType": "HASH"},
    {"AttributeName": "sk", "KeyType": "RANGE"}
  ],
  "GlobalSecondaryIndexes": [
    {
      "IndexName": "by_bucket",
      "KeySchema": [
        {"AttributeName": "bucket", "KeyType": "HASH"},
        {"AttributeName": "bumped", "KeyType": "RANGE"}
      ],
      "Projection": {"ProjectionType": "ALL"}
    },
    {
      "IndexName": "by_agent",
      "KeySchema": [
        {"AttributeName": "assignee_bucket", "KeyType": "HASH"},
        {"AttributeName": "bumped", "KeyType": "RANGE"}
      ],
      "Projection": {"ProjectionType": "ALL"}
    },
    {
      "IndexName": "due",
      "KeySchema": [
        {"AttributeName": "due_shard", "KeyType": "HASH"},
        {"AttributeName": "due_at", "KeyType": "RANGE"}
      ],
      "Projection": {"ProjectionType": "KEYS_ONLY"}
    }
  ],
  "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}
}"#;

/// The body of `CreateTable` for a table of this name.
pub fn definition(name: &str) -> serde_json::Value {
    let mut definition: serde_json::Value = serde_json::from_str(DEFINITION).unwrap_or_default();
    definition["TableName"] = name.into();
    definition
}

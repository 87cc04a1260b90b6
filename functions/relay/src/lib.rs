//! DynamoDB stream: what must follow from a change

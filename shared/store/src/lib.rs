//! The DynamoDB table: keys, items, one method per access pattern

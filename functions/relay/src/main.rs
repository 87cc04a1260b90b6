//! DynamoDB stream: what must follow from a change
fn main() {}

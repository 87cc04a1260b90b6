//! SQS batches: render and send mail through SES
fn main() {}

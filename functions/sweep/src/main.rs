//! Schedule: what nobody triggers
fn main() {}

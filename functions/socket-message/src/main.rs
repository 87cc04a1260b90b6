//! Chat frames: append to the conversation, send to the other side
fn main() {}

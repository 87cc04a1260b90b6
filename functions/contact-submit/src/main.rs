//! POST of a contact form: check it, open a conversation
fn main() {}

//! $disconnect: forget the connection
fn main() {}

//! The whole of Doorbell wired onto one machine
fn main() {}

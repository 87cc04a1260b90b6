//! Sites, queues, people, invitations, and the log of who changed them.

mod audit;
mod bots;
mod forms;
mod invitations;
mod people;
mod queues;
mod sites;

use serde_json::Value;

use super::*;

/// A change made from this version.
fn patch(path: &str, version: u64, body: &Value) -> Ask {
    ask("PATCH", path)
        .with("if-match", &format!("\"{version}\""))
        .json(body)
}

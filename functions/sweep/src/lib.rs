//! What nobody triggers: visitors who left without an answer, notices that got stuck, and queues that open and close.
//!
//! Triggered by a schedule, every minute; the event says nothing of use. Reads the conversations that are due and makes true
//! again what must follow from them, exactly as `relay` does it. Then marks those whose visitor left unanswered, looks again
//! later where the visitor still waits, and takes the rest off the list. Of queues that are due it says in their logs when they
//! opened and closed, after an outage with the true times. Writes heads, rows, numbers and log lines; pushes mail
//! jobs; posts to consoles, and to waiting visitors to learn whether they are still there. Every step may be done twice.
//!
//! Once a day it looks back at the day before: whether everybody who waited was noticed.

mod auto_reply;
mod handler;
mod reconcile;
mod state;
#[cfg(test)]
mod tests;

pub use handler::{Unsettled, look, on_schedule};
pub use reconcile::{Reconciled, reconcile, reconcile_yesterday};
pub use state::State;

//! What must follow from a change, and is done once.
//!
//! Triggered by the table's stream. Reads heads, log lines, sessions and profiles from the images; writes numbers, rows and log lines;
//! pushes mail jobs; posts to watching consoles; closes the sockets of sessions that ended and of agents who lost a right, and
//! hands back the conversations of those who left a site. A record that fails is reported,
//! and everything from it on comes again: all steps are idempotent.

mod hand_back;
mod handler;
mod rights;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use state::State;

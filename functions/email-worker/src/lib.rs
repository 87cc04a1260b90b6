//! Renders and sends mail: at least once, and not twice unless something broke in between.
//!
//! Triggered by the queue `jobs`, in batches. Reads the agent, the conversation or the sign-in request that a job names, site
//! and queue for their names, and whether the address is suppressed; writes a lease per job and the hash of a sign-in token; sends
//! through SES. Only the ids of records that have to come again are returned. What can never succeed is logged and dropped on
//! purpose.
//!
//! On the same queue SES tells what became of mails; that suppresses addresses.

mod digest;
mod feedback;
mod handler;
mod invitation;
mod job;
mod notice;
mod outcome;
mod sending;
mod sign_in;
mod state;
#[cfg(test)]
mod tests;
mod window;
mod written;

pub use handler::handle;
pub use state::State;

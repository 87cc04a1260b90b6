//! A contact form becomes a conversation, once.
//!
//! Triggered by `POST /v1/sites/{site}/submissions`, with JSON or from a page without scripts. Reads the site and the queue, at most once a minute;
//! writes one head, whose key is made from site and `Idempotency-Key`, so that a retry meets the same key. Everything else
//! follows from that write.

mod form;
mod handler;
mod plain;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use state::State;

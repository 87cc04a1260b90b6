//! What the widget asks over HTTP.
//!
//! Triggered by `GET /v1/sites/{site}`, `POST /v1/sites/{site}/visitors` and everything below `/v1/visitor`. Reads sites,
//! queues, the consoles that are open for them and the visitor's own conversations; writes visitors, tickets, conversations and messages; posts to the sockets of
//! a conversation what was written without one. Every call proves its right with the visitor's token and comes from a page
//! that the site lists.

mod bots;
mod caller;
mod conversations;
mod handler;
mod installed;
mod leaving;
mod place;
mod presence;
mod routes;
mod sites;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use routes::{ROUTES, Route};
pub use state::State;

//! HTTP for the console: sign in, list, read, reply, assign, resolve, settings.
//!
//! Triggered by the HTTP API of the console's host. Reads sessions, agents, sites, queues, conversations, their rows and the
//! queues' logs; writes sign-in requests, sessions, tickets, profiles, comments and the conversations' logs; pushes the job
//! that mails a sign-in link; posts what was written to the sockets that follow.
//!
//! It must never change anything on a GET, act before the right is proven, or put a cookie, token, address or text into a log
//! line. [`ROUTES`] is all that it answers.

mod auth;
mod call;
mod conversation;
mod description;
mod fields;
mod handler;
mod inbox;
mod me;
mod queues;
mod routes;
mod settings;
mod state;

#[cfg(test)]
mod tests;

pub use handler::{handle, handle_at};
pub use routes::{ROUTES, Right, Route};
pub use state::{Settings, State};

/// What a handler gives back.
type Answer = Result<http::Response<lambda_http::Body>, protocol::Failure>;

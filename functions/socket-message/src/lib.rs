//! Chat frames.
//!
//! Triggered by the `$default` route, once per frame; frames of one socket may be handled at the same time and in any order.
//! A `send` is one write on the conversation's head and one wave of posts, the `ack` among them. Whose socket it is, is a
//! guess that the write itself proves: a wrong one changes nothing, and the head that refused it says what is right.

mod handler;
mod owners;
mod pace;
mod refused;
mod resume;
mod send;
mod signals;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use state::State;

//! Forgets a socket.
//!
//! Triggered by the `$disconnect` route, which API Gateway calls when it can: it may come late, twice or never, so everybody
//! who meets a gone socket forgets it too. Removes the connection and takes it off the conversations that it followed.

mod handler;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use state::State;

//! Lets a socket in, or not.
//!
//! Triggered by the `$connect` route. Uses up the ticket in `Sec-WebSocket-Protocol`, compares the page's origin with the
//! console's or the site's list, and remembers the connection. Never posts: the socket is not open before it has answered.

mod handler;
mod state;
#[cfg(test)]
mod tests;

pub use handler::{Answer, handle};
pub use state::State;

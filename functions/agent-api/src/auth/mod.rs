//! How an agent comes in, stays in and is let out: links, sessions, cookies, tickets for sockets.

pub(crate) mod browser;
pub(crate) mod cookie;
pub(crate) mod guard;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod ticket;

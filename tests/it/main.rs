//! The whole system: every function wired by `infra/local/dev`, real HTTP and WebSocket, the AWS SDK over HTTP.
#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod auto_reply;
mod bounds;
mod cast;
mod chat;
mod corrections;
mod faults;
mod form;
mod hostile;
mod limits;
mod load;
mod logging;
mod mail;
mod model;
mod opening;
mod refusals;
mod restart;
mod rights;
mod spill;
mod sweep;
mod world;

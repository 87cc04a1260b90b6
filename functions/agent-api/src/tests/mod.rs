//! The real handler and the real table, with the events of `events/agent-api/`.

mod auth;
mod conversation;
mod counts;
mod list;
mod log;
mod profile;
mod rights;
mod samples;
mod settings;
mod suppression;
mod world;

use world::{Ask, Reply, World, ask, at_s, now};

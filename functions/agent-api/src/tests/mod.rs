//! The real handler and the real table, with the events of `events/agent-api/`.

mod browsers;
mod changes;
mod corrections;
mod counts;
mod guard;
mod list;
mod log;
mod messages;
mod profile;
mod rights;
mod samples;
mod sessions;
mod sign_in;
mod sign_in_limits;
mod suppression;
mod world;

use world::{Ask, Reply, World, ask, at_s, now};

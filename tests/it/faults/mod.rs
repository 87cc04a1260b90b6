//! The fault suite: people write through real sockets while the network, the services and the stack misbehave; at the end nothing
//! is lost, doubled or out of order.
//!
//! Each test is a short run with one fault (F1-F22 of tests/REQUIREMENTS.md). `long_run` has all of them at once:
//! `DOORBELL_SEED=7 DOORBELL_MESSAGES=100000 cargo test -p it faults::long_run -- --ignored --nocapture`. A run prints its seed, its
//! faults and its counters as one line of JSON.
//!
//! A seed repeats every decision: who types what and how long, which fault comes how long after the one before, which share of the
//! connections it takes. It does not repeat how threads and the machine's load interleave these, so two runs of one seed are alike,
//! not the same.

mod forms;
mod line;
mod long;
mod mails;
mod people;
mod reckoning;
mod run;
mod seed;
mod short;
mod stage;
mod storm;
mod wire;

pub(crate) use long::asked;
pub(crate) use seed::Chance;

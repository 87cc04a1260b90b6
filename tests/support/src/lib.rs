//! What the tests of every package begin with: the stand-ins for AWS with the table in them, the sample events of `events/`,
//! and records of a site, its queue and its agents. It knows no function; each package adds what is special to it.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod backend;
mod events;
mod gateway;
mod records;
mod snapshots;

pub use backend::{Backend, TABLE, bodies, config, store_in};
pub use events::{routes_without_sample, sample, sample_names, sample_text};
pub use gateway::Gateway;
pub use records::{agent, chat, form, mailed_of_everything, queue, site};
pub use snapshots::{Snapshots, answer, snapshot_names};

/// A value from its text, which is known to be one.
#[track_caller]
pub fn parsed<T: std::str::FromStr>(text: &str) -> T {
    text.parse().ok().expect("a value of this type")
}

//! What the AWS SDK and a browser's socket see of the stand-ins.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod clients;
mod faults;
mod mail;
mod moves;
mod queue;
mod restart;
mod schedule;
mod socket;
mod stream;

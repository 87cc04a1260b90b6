//! One suite of what AWS documents, for three places: the stand-ins of `infra/local`, an independent emulator, a real account.
//!
//! Each case asks one thing as the functions would ask it, with the AWS SDK over HTTP, and cites the page that says what
//! must be answered. What a place is known not to keep is listed in `known`; the suite fails when that has changed, too.
//! Without `DOORBELL_PLACE` the place is `infra/local`, with a cloud of its own for each case.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a case stops at the first surprise"
)]

mod clients;
mod known;
mod mail;
mod mapping;
mod place;
mod queue;
mod run;
mod seen;
mod sockets;
mod table;
mod wire;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    // Those that wait for dead letters come first, so that the others run meanwhile.
    let suite = [
        mapping::cases(),
        queue::cases(),
        table::cases(),
        mail::cases(),
        sockets::cases(),
    ];
    run::all(suite.into_iter().flatten().collect()).await
}

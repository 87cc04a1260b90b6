//! How many sign-in mails go out (S7). Strangers can make nobody's mail stay away: what they use up is theirs, and past what is
//! everybody's a browser that the agent has signed in with still gets its mail.

use domain::EmailAddress;
use lambda_http::Request;
use protocol::{Failure, Problem};
use runtime::http::caller_of;
use store::{Limit, Turn};

use super::device;
use super::proof::Proof;
use crate::State;

/// Links that one caller asks for, whatever the address.
const OF_CALLER: Limit = Limit {
    what: "link-caller",
    most: 10,
    window_s: 3600,
};

/// Links that one browser asks for with one address. It is told, since it only learns what it did itself.
pub(super) const OF_BROWSER: Limit = Limit {
    what: "link-browser",
    most: 3,
    window_s: 15 * 60,
};

/// Mails to one address that one network asks for.
const OF_NETWORK: Limit = Limit {
    what: "link-network",
    most: 3,
    window_s: 15 * 60,
};

/// Mails to one address that all unknown browsers together ask for.
const OF_STRANGERS: Limit = Limit {
    what: "link-strangers",
    most: 10,
    window_s: 24 * 3600,
};

/// Whether a mail is to go. Who only asks too often for one address from elsewhere is not told: that would say which addresses
/// somebody else asked for.
///
/// # Errors
/// `too-many` when this caller or this browser has asked for too many.
pub(super) async fn take_turn(
    state: &State,
    request: &Request,
    email: &EmailAddress,
    proof: &Proof,
    now_s: i64,
) -> Result<bool, Failure> {
    let network = caller_of(request);
    let address = email.folded();
    let browser = format!("{} {address}", proof.hash());
    told(state, OF_BROWSER, &browser, now_s).await?;
    let device = device::known(state, request, email, now_s).await?;
    let caller = device.as_deref().unwrap_or(&network);
    told(state, OF_CALLER, caller, now_s).await?;
    if device.is_some() {
        return Ok(true);
    }
    let here = format!("{network} {address}");
    Ok(taken(state, OF_NETWORK, &here, now_s).await?
        && taken(state, OF_STRANGERS, &address, now_s).await?)
}

async fn taken(state: &State, limit: Limit, whom: &str, now_s: i64) -> Result<bool, Failure> {
    let turn = state.store.take_turn(limit, whom, now_s).await?;
    Ok(turn == Turn::Taken)
}

async fn told(state: &State, limit: Limit, whom: &str, now_s: i64) -> Result<(), Failure> {
    match state.store.take_turn(limit, whom, now_s).await? {
        Turn::Taken => Ok(()),
        Turn::Wait { seconds } => Err(Problem::too_many(seconds).into()),
    }
}

//! What a place is known not to keep, and why.

use crate::place::At;

/// Why a case is not expected to go well somewhere.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    /// The place answers otherwise. The case is run, and must fail: when it does not, the entry has to go.
    Differs(&'static str),
    /// It cannot be asked there.
    CannotAsk(&'static str),
}
use Known::{CannotAsk, Differs};

/// `infra/local`. Each entry says what holds instead.
const LOCAL: &[(&str, Known)] = &[(
    "a_sender_that_is_not_verified_is_refused",
    Differs(
        "every sender is taken: on one machine there is nothing to verify; preflight looks at it before a deployment",
    ),
)];

/// The emulator of `tests/cloud`.
const EMULATOR: &[(&str, Known)] = &[("too_many_mails_at_once_are_told", CannotAsk(TOO_MANY))];

/// A real account.
const AWS: &[(&str, Known)] = &[("too_many_mails_at_once_are_told", CannotAsk(TOO_MANY))];

const TOO_MANY: &str = "only a stand-in can be told to be too busy; AWS would have to be flooded";

/// What is known of a case at a place.
pub(crate) fn of(at: &At, case: &str) -> Option<Known> {
    let list = match at {
        At::Local => LOCAL,
        At::Emulator(_) => EMULATOR,
        At::Aws(_) => AWS,
    };
    let found = list.iter().find(|(name, _)| *name == case);
    found.map(|(_, known)| *known)
}

/// The name of every case that is listed anywhere.
pub(crate) fn mentioned() -> impl Iterator<Item = &'static str> {
    [LOCAL, EMULATOR, AWS]
        .into_iter()
        .flatten()
        .map(|(name, _)| *name)
}

//! The cursor of the list of conversations. To clients it is an opaque text.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ConversationId;
use protocol::{Code, Failure, Problem};
use serde::{Deserialize, Serialize};

/// Where a page ended, and of which list it was a page. All lists of conversations have one order, so one place is enough
/// however many of them are merged.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cursor {
    filter: String,
    after: String,
}

/// The cursor behind this place of this list.
///
/// # Errors
/// `internal` when it cannot be written: without one, the list would seem to end here.
pub(crate) fn write(filter: &str, after: &str) -> Result<String, Failure> {
    let cursor = Cursor {
        filter: filter.to_owned(),
        after: after.to_owned(),
    };
    let json = serde_json::to_vec(&cursor).map_err(|error| Failure::of(Code::Internal, error))?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

/// The place of a cursor of this list.
///
/// # Errors
/// `malformed` for anything else.
pub(crate) fn read(filter: &str, cursor: &str) -> Result<String, Problem> {
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|json| serde_json::from_slice::<Cursor>(&json).ok())
        .filter(|cursor| cursor.filter == filter && is_place(&cursor.after))
        .map(|cursor| cursor.after)
        .ok_or_else(malformed_cursor)
}

/// Places are written by `store`: milliseconds of the last event, and the conversation.
fn is_place(text: &str) -> bool {
    text.split_once('#').is_some_and(|(millis, conversation)| {
        millis.len() == 15
            && millis.bytes().all(|b| b.is_ascii_digit())
            && conversation.parse::<ConversationId>().is_ok()
    })
}

/// The refusal of a cursor that was not given by this list.
pub(crate) fn malformed_cursor() -> Problem {
    Problem::malformed("Send as `cursor` what `next` said, with the other parameters as before.")
}

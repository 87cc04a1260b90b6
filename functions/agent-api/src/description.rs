//! What this host answers, for programs that call it.

use crate::Answer;
use crate::call::Call;

/// Written by `tests/api` from the routes and the types of the wire, which also fails when it is stale.
const DESCRIPTION: &str = include_str!("../openapi.json");

/// `GET /v1/openapi.json`
pub(crate) async fn show(_: Call<'_>) -> Answer {
    Ok(runtime::http::json_text(DESCRIPTION))
}

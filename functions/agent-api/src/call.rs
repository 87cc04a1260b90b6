//! What every handler is given.

use domain::Timestamp;
use lambda_http::Request;
use matchit::Params;
use protocol::Problem;
use runtime::RequestLog;
use runtime::http::json_of;
use serde::de::DeserializeOwned;

use crate::State;

/// One request on its way through its route.
#[derive(Debug)]
pub(crate) struct Call<'c> {
    pub(crate) state: &'c State,
    pub(crate) request: &'c Request,
    pub(crate) params: Params<'static, 'c>,
    pub(crate) now: Timestamp,
    pub(crate) log: &'c mut RequestLog,
}

impl Call<'_> {
    /// A part of the path; empty when the pattern does not have it.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.params.get(name).unwrap_or_default()
    }

    /// The body as a type.
    ///
    /// # Errors
    /// As [`json_of`].
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        json_of(self.request)
    }
}

//! The part of the address behind `?`.

use std::collections::BTreeMap;

use lambda_http::{Request, RequestExt};
use protocol::{FieldError, Problem};

/// The parameters of a request, each known and given once. An empty one counts as absent.
#[derive(Debug)]
pub(crate) struct Query(BTreeMap<&'static str, String>);

impl Query {
    /// Reads the parameters that a route knows.
    ///
    /// # Errors
    /// `invalid` for a parameter that it does not know, or that comes twice.
    pub(crate) fn of(request: &Request, known: &[&'static str]) -> Result<Self, Problem> {
        let mut values = BTreeMap::new();
        for (name, value) in request.query_string_parameters().iter() {
            let Some(known) = known.iter().find(|known| **known == name) else {
                return Err(refused(name, "unknown").into());
            };
            if values.insert(*known, value.to_owned()).is_some() {
                return Err(refused(name, "invalid").into());
            }
        }
        values.retain(|_, value| !value.is_empty());
        Ok(Self(values))
    }

    /// One parameter.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// One parameter as a number.
    ///
    /// # Errors
    /// `invalid` when it is none.
    pub(crate) fn number(&self, name: &str) -> Result<Option<u64>, Problem> {
        let number = self.get(name).map(str::parse).transpose();
        number.map_err(|_| invalid(name))
    }
}

/// A parameter that breaks its rule.
pub(crate) fn invalid(name: &str) -> Problem {
    refused(name, "invalid").into()
}

fn refused(name: &str, code: &'static str) -> FieldError {
    // The name may be a stranger's: of a long one, nothing is repeated.
    let pointer = if name.len() <= 40 {
        format!("/query/{name}")
    } else {
        "/query".to_owned()
    };
    FieldError { pointer, code }
}

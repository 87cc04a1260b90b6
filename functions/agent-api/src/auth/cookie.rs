//! Our three cookies. All are `<id>.<secret>`: whose it is, and the proof.

use http::{HeaderValue, Response, header};
use lambda_http::{Body, Request};

/// The signed-in agent and the secret of the session.
pub(crate) const SESSION: &str = "__Host-session";

/// The sign-ins that this browser asked for, and the proof that it did (S5).
pub(crate) const SIGN_IN: &str = "__Host-sign-in";

/// The agent who has signed in with this browser, and the secret by which it is known (S7).
pub(crate) const DEVICE: &str = "__Host-device";

/// Longest value that is read: five ids and a secret are shorter.
const LONGEST: usize = 256;

/// A cookie to be set.
pub(crate) struct Cookie {
    name: &'static str,
    value: String,
    max_age_s: i64,
}

impl Cookie {
    pub(crate) fn new(
        name: &'static str,
        id: impl std::fmt::Display,
        secret: &str,
        max_age_s: i64,
    ) -> Self {
        Self {
            name,
            value: format!("{id}.{secret}"),
            max_age_s,
        }
    }

    /// Makes the browser forget a cookie.
    pub(crate) fn none(name: &'static str) -> Self {
        Self {
            name,
            value: String::new(),
            max_age_s: 0,
        }
    }
}

/// Adds a cookie to an answer.
pub(crate) fn set(response: &mut Response<Body>, cookie: &Cookie) {
    let Cookie {
        name,
        value,
        max_age_s,
    } = cookie;
    let text =
        format!("{name}={value}; Path=/; Max-Age={max_age_s}; Secure; HttpOnly; SameSite=Lax");
    if let Ok(text) = HeaderValue::try_from(text) {
        response.headers_mut().append(header::SET_COOKIE, text);
    }
}

/// Id and secret of a cookie, if the request has it.
pub(crate) fn read<'r>(request: &'r Request, name: &str) -> Option<(&'r str, &'r str)> {
    let headers = request.headers().get_all(header::COOKIE);
    let value = headers
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    if value.len() > LONGEST || !value.bytes().all(plain) {
        return None;
    }
    value
        .split_once('.')
        .filter(|(id, secret)| !id.is_empty() && !secret.is_empty())
}

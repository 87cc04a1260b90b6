//! What site needs.

use runtime::{Setting, SettingsError};

use crate::files::Files;

/// The files, and what the console's pages may load.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) files: Files,
    pub(crate) console_policy: String,
}

/// The address of the sockets is not one of `ws://` or `wss://`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address of sockets")]
pub struct NotSockets;

impl State {
    /// `sockets_url` is the address that a socket ticket names: the console connects there.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn new(sockets_url: &str) -> Result<Self, NotSockets> {
        Self::over(Files::built(), sockets_url)
    }

    pub(crate) fn over(files: Files, sockets_url: &str) -> Result<Self, NotSockets> {
        let sockets = origin_of(sockets_url).ok_or(NotSockets)?;
        Ok(Self {
            files,
            console_policy: console_policy(&sockets),
        })
    }

    /// As the environment says: `SOCKETS_URL`.
    ///
    /// # Errors
    /// Names the variable that is missing or bad.
    pub fn from_env() -> anyhow::Result<Self> {
        let sockets_url = Setting("SOCKETS_URL").text()?;
        Ok(Self::new(&sockets_url).map_err(|_| SettingsError::Invalid("SOCKETS_URL"))?)
    }
}

/// Scheme, host and port. What could end a directive of the policy is not part of either.
fn origin_of(sockets_url: &str) -> Option<String> {
    let (scheme, rest) = sockets_url.split_once("://")?;
    let host = rest.split('/').next()?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    let good = matches!(scheme, "ws" | "wss") && !host.is_empty() && host.bytes().all(plain);
    good.then(|| format!("{scheme}://{host}"))
}

/// What a page of the console may do (S18).
fn console_policy(sockets: &str) -> String {
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        &format!("connect-src 'self' {sockets}"),
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ]
    .join("; ")
}

//! Settings from the environment. A missing or bad one stops the start and is named.

use std::str::FromStr;

/// A setting that is not there, or not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The variable is not set, or empty.
    #[error("the variable {0} is not set")]
    Missing(&'static str),
    /// The variable has a value of another form. The value is not repeated: it may be a secret.
    #[error("the variable {0} is not valid")]
    Invalid(&'static str),
}

/// One variable of the environment.
#[derive(Debug, Clone, Copy)]
pub struct Setting(pub &'static str);

impl Setting {
    /// The value, which must be there.
    ///
    /// # Errors
    /// `Missing`.
    pub fn text(self) -> Result<String, SettingsError> {
        self.optional().ok_or(SettingsError::Missing(self.0))
    }

    /// The value as a type, which must be there.
    ///
    /// # Errors
    /// `Missing`, `Invalid`.
    pub fn parse<T: FromStr>(self) -> Result<T, SettingsError> {
        self.text()?
            .parse()
            .map_err(|_| SettingsError::Invalid(self.0))
    }

    /// The value, if it is there.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one reader of the environment"
    )]
    pub fn optional(self) -> Option<String> {
        std::env::var(self.0).ok().filter(|value| !value.is_empty())
    }
}

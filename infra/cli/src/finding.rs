//! What `doctor` finds: one thing that was looked at, how it stands, and what to do.

use std::fmt;

use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Level {
    /// Nothing to do.
    Ok,
    /// Worth knowing, or could not be looked at.
    Look,
    /// Something does not work.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    pub(crate) level: Level,
    /// What it is about, how it stands, and what to do.
    pub(crate) what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "ok",
            Level::Look => "look",
            Level::Wrong => "wrong",
        };
        write!(out, "{level:<5}  {}", self.what)
    }
}

pub(crate) fn ok(what: impl Into<String>) -> Finding {
    let (level, what) = (Level::Ok, what.into());
    Finding { level, what }
}

pub(crate) fn to_look_at(what: impl Into<String>) -> Finding {
    let (level, what) = (Level::Look, what.into());
    Finding { level, what }
}

pub(crate) fn wrong(what: impl Into<String>) -> Finding {
    let (level, what) = (Level::Wrong, what.into());
    Finding { level, what }
}

//! A queue's log.

use serde::{Deserialize, Serialize};

use crate::Row;

/// `POST …/comments`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WriteComment {
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::COMMENT_CHARS)))]
    pub text: String,
}

/// A line of a queue's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct LogEntry {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub entry: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
    pub source: LogSource,
    pub event: LogEventKind,
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
    pub conversation: Option<String>,
    pub number: Option<u64>,
    /// The first is the oldest.
    pub comments: Vec<Comment>,
    /// The conversation as lists show it; missing in frames, and where the reader may not see it.
    pub row: Option<Row>,
}

/// What a line of the log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LogEventKind {
    /// A form came in.
    Submission,
    /// An agent took a conversation.
    Accepted,
    /// The queue opened.
    Opened,
    /// The queue closed.
    Closed,
}

/// What kind of somebody caused a line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LogSourceKind {
    /// A visitor, by a form.
    Submission,
    /// An agent.
    Agent,
    /// The opening hours.
    System,
}

/// Who caused a line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct LogSource {
    pub kind: LogSourceKind,
    pub name: Option<String>,
}

/// What an agent said to a line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Comment {
    pub text: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
    pub name: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
}

//! Queues, colleagues, and how much there is to do.

use std::collections::BTreeMap;

use serde::Serialize;

/// A queue, as an agent sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct QueueItem {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    pub name: String,
    pub open: bool,
    pub member: bool,
    /// What the fields of its forms are called, in my language; fields of ours only with words of their own.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub labels: BTreeMap<String, String>,
}

/// A colleague.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AgentItem {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
    pub name: String,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>"))]
    pub queues: Vec<String>,
}

/// `GET /v1/conversations/counts`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Counts {
    pub views: Vec<ViewCount>,
}

/// How much there is in a view, counted up to 200.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct ViewCount {
    pub view: CountedView,
    pub count: u64,
    pub more: bool,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CountedView {
    /// Conversations for which the agent is responsible.
    Mine,
    /// Conversations that nobody took.
    Unassigned,
    /// Messages in both that nobody has read.
    Unread,
}

//! JSON on the wire: HTTP bodies, socket frames, queue jobs. README.md describes every shape.
//!
//! What comes in is parsed into types of `domain`; what goes out is built from them. Unknown fields are refused.

pub mod agent;
pub mod as_text;
pub mod bot;
pub mod event;
pub mod frame;
pub mod job;
pub mod json;
pub mod problem;
pub mod row;
#[cfg(feature = "schema")]
pub mod schema;
pub mod settings;
pub mod visitor;

#[cfg(test)]
mod tests;

pub use event::{WireEvent, WireNumbered};
pub use frame::{ClientFrame, ErrorRef, ServerFrame};
pub use job::Job;
pub use json::parse_json;
pub use problem::{Code, Failure, FieldError, Problem};
pub use row::{AgentName, Preview, Row};

use domain::Timestamp;

/// RFC 3339 in UTC with milliseconds, as every time on the wire.
pub fn time(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// A page of a list. `next` is the cursor of the next one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "{T}Page"))]
pub struct Items<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// Where to go on; `null` on the last page.
    pub next: Option<String>,
}

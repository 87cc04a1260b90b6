//! The log of who changed what.

use serde::Serialize;
use serde_json::Value;

/// One change. `before` and `after` hold what changed and nothing else.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AuditEntry {
    pub number: u64,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
    pub who: AuditWho,
    /// `site.change`, `queue.add`, `person.invite` …
    pub action: String,
    /// What was changed: the name of a site or queue, the id of an agent, an address.
    pub subject: String,
    #[cfg_attr(test, ts(type = "unknown"))]
    pub before: Value,
    #[cfg_attr(test, ts(type = "unknown"))]
    pub after: Value,
}

/// Who made a change. The name is kept as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AuditWho {
    /// `null`: an operator at the command line.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
    pub agent: Option<String>,
    pub name: String,
    /// The first characters of the hash of the network address.
    pub address: Option<String>,
}

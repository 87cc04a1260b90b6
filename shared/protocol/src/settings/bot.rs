//! Light-bots, as they are set up.

use serde::{Deserialize, Serialize};

use crate::bot::{BotFinding, RawDefinition};

/// A bot of a site, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotItem {
    pub bot: String,
    pub version: u64,
    /// The number of the published version, if there is one.
    pub published: Option<u64>,
}

/// A bot as it is worked on. `version` goes into `If-Match` of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotConfig {
    pub bot: String,
    pub version: u64,
    /// The number of the published version, if there is one.
    pub published: Option<u64>,
    /// The draft.
    #[cfg_attr(test, ts(type = "BotDefinition"))]
    pub definition: RawDefinition,
    /// What is wrong with the draft; advice (`fallback`) hinders nobody from publishing it.
    pub findings: Vec<BotFinding>,
}

/// A version that was published. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PublishedBot {
    pub bot: String,
    pub version: u64,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub published_at: String,
    #[cfg_attr(test, ts(type = "BotDefinition"))]
    pub definition: RawDefinition,
}

/// `POST /v1/sites/{site}/bots`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct NewBot {
    /// A letter, then `a-z`, `0-9` and `-`; at most 40.
    pub bot: String,
    #[cfg_attr(test, ts(type = "BotDefinition"))]
    pub definition: RawDefinition,
}

/// `PUT /v1/sites/{site}/bots/{bot}/draft`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PutDraft {
    #[cfg_attr(test, ts(type = "BotDefinition"))]
    pub definition: RawDefinition,
}

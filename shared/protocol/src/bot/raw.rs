//! A definition as it was written, byte for byte: the order of its steps is the order in which people read them.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The JSON text of a definition.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawDefinition(Box<RawValue>);

impl RawDefinition {
    /// A text that is JSON.
    pub fn new(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for RawDefinition {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RawDefinition {}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RawDefinition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BotDefinition".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // The editor of the console and the reader in `read.rs` know the rest.
        schemars::json_schema!({"type": "object", "description": "The definition of a bot, of at most 32 KB."})
    }
}

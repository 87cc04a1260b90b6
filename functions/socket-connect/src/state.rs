//! What socket-connect needs.

use domain::Origin;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use store::Store;

/// The table, and where the console lives.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) console_origin: Origin,
}

impl State {
    /// Over this table.
    pub fn new(store: Store, console_origin: Origin) -> Self {
        Self {
            store,
            console_origin,
        }
    }

    /// As the environment says: `TABLE`, `CONSOLE_ORIGIN`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        Ok(Self::new(store, Setting("CONSOLE_ORIGIN").parse()?))
    }
}

//! What socket-disconnect needs.

use runtime::aws::Service;
use runtime::{Aws, Setting};
use store::Store;

/// The table.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
}

impl State {
    /// Over this table.
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    /// As the environment says: `TABLE`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        Ok(Self::new(Store::new(
            &aws.config(Service::DynamoDb),
            Setting("TABLE").text()?,
        )))
    }
}

//! What visitor-api needs.

use std::sync::Arc;

use delivery::Delivery;
use limits::Limits;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use sockets::Sockets;
use store::Store;

use crate::bots::Bots;
use crate::installed::Installations;
use crate::presence::Presence;

/// The table, how much a stranger may do, delivery to open sockets, where sockets are opened, and who was there lately.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) limits: Limits,
    pub(crate) delivery: Delivery,
    pub(crate) sockets_url: String,
    pub(crate) presence: Arc<Presence>,
    pub(crate) installed: Arc<Installations>,
    pub(crate) bots: Arc<Bots>,
}

impl State {
    /// Over these services; `sockets_url` begins with `ws`.
    pub fn new(store: Store, sockets: Sockets, sockets_url: impl Into<String>) -> Self {
        let delivery = Delivery::new(store.clone(), sockets);
        Self {
            limits: Limits::new(store.clone()),
            store,
            delivery,
            sockets_url: sockets_url.into(),
            presence: Arc::default(),
            installed: Arc::default(),
            bots: Arc::default(),
        }
    }

    /// Takes from strangers as much as comes: for load and fault tests on one machine.
    #[must_use]
    pub fn without_limits(self) -> Self {
        Self {
            limits: self.limits.off(),
            ..self
        }
    }

    /// As the environment says: `TABLE`, `SOCKETS_ENDPOINT`, `SOCKETS_URL`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let sockets = aws.at(Setting("SOCKETS_ENDPOINT").text()?);
        let sockets = Sockets::new(&sockets.config(Service::Sockets));
        Ok(Self::new(store, sockets, Setting("SOCKETS_URL").text()?))
    }
}

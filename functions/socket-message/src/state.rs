//! What socket-message needs.

use std::sync::Arc;

use delivery::Delivery;
use limits::Limits;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use sockets::Sockets;
use store::Store;

use crate::owners::Owners;
use crate::pace::Paces;

/// The table, the sockets, and what is remembered of who owns which.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) sockets: Sockets,
    pub(crate) delivery: Delivery,
    pub(crate) owners: Arc<Owners>,
    pub(crate) paces: Arc<Paces>,
    pub(crate) limits: Limits,
}

impl State {
    /// Over these services.
    pub fn new(store: Store, sockets: Sockets) -> Self {
        let delivery = Delivery::new(store.clone(), sockets.clone());
        Self {
            limits: Limits::new(store.clone()),
            store,
            sockets,
            delivery,
            owners: Arc::default(),
            paces: Arc::default(),
        }
    }

    /// Takes as many frames as come, as fast as they come: for load and fault tests on one machine.
    #[must_use]
    pub fn without_limits(self) -> Self {
        Self {
            paces: Arc::new(Paces::unlimited()),
            limits: self.limits.off(),
            ..self
        }
    }

    /// As the environment says: `TABLE`, `SOCKETS_ENDPOINT`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let sockets = aws.at(Setting("SOCKETS_ENDPOINT").text()?);
        Ok(Self::new(
            store,
            Sockets::new(&sockets.config(Service::Sockets)),
        ))
    }
}

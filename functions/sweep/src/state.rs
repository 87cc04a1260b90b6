//! What sweep needs.

use std::time::Duration;

use delivery::Delivery;
use follow_up::FollowUp;
use jobs::Jobs;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use sockets::Sockets;
use store::Store;

/// The table, all that follows from its changes, and the way to waiting visitors.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) follow_up: FollowUp,
    pub(crate) delivery: Delivery,
    /// Longest that one conversation may take.
    pub(crate) patience: Duration,
}

/// What a conversation of ordinary length needs a tenth of.
const PATIENCE: Duration = Duration::from_secs(2);

impl State {
    /// Over these services.
    pub fn new(store: Store, jobs: Jobs, sockets: Sockets) -> Self {
        Self {
            follow_up: FollowUp::new(store.clone(), jobs, sockets.clone()),
            delivery: Delivery::new(store.clone(), sockets),
            store,
            patience: PATIENCE,
        }
    }

    /// As the environment says: `TABLE`, `JOBS_QUEUE_URL`, `SOCKETS_ENDPOINT`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let jobs = Jobs::new(&aws.config(Service::Sqs), Setting("JOBS_QUEUE_URL").text()?);
        let sockets = aws.at(Setting("SOCKETS_ENDPOINT").text()?);
        Ok(Self::new(
            store,
            jobs,
            Sockets::new(&sockets.config(Service::Sockets)),
        ))
    }
}

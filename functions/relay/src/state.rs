//! What relay needs.

use follow_up::FollowUp;
use jobs::{DeadChanges, Jobs};
use runtime::aws::Service;
use runtime::{Aws, Setting};
use sockets::Sockets;
use store::Store;

/// The table, and all that follows from its changes.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) sockets: Sockets,
    pub(crate) follow_up: FollowUp,
    pub(crate) dead_changes: DeadChanges,
}

impl State {
    /// Over these services.
    pub fn new(store: Store, jobs: Jobs, dead_changes: DeadChanges, sockets: Sockets) -> Self {
        let follow_up = FollowUp::new(store.clone(), jobs, sockets.clone());
        Self {
            store,
            sockets,
            follow_up,
            dead_changes,
        }
    }

    /// As the environment says: `TABLE`, `JOBS_QUEUE_URL`, `DEAD_CHANGES_URL`, `SOCKETS_ENDPOINT`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let sqs = aws.config(Service::Sqs);
        let jobs = Jobs::new(&sqs, Setting("JOBS_QUEUE_URL").text()?);
        let dead_changes = DeadChanges::new(&sqs, Setting("DEAD_CHANGES_URL").text()?);
        let sockets = aws.at(Setting("SOCKETS_ENDPOINT").text()?);
        Ok(Self::new(
            store,
            jobs,
            dead_changes,
            Sockets::new(&sockets.config(Service::Sockets)),
        ))
    }
}

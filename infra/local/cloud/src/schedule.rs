//! EventBridge: a function at a fixed rate.

use crate::invoke::Invocations;
use crate::tasks::Tasks;
use crate::{Function, clock, ids};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// The longest that Lambda lets a function run.
const FUNCTION_TIMEOUT: Duration = Duration::from_secs(15 * 60);

/// One function that is called every `period`.
pub(crate) struct Schedule {
    pub(crate) period: Duration,
    pub(crate) function: Function,
    pub(crate) invocations: Arc<Invocations>,
    pub(crate) region: String,
    pub(crate) account: String,
}

impl Schedule {
    /// Calls the function for as long as the tasks run. A call that takes longer than the period overlaps the next.
    pub(crate) async fn run(self, tasks: Arc<Tasks>) {
        loop {
            tokio::time::sleep(self.period).await;
            let (invocations, function) =
                (Arc::clone(&self.invocations), Arc::clone(&self.function));
            let event = self.event();
            tasks.spawn(async move {
                if let Err(error) = invocations.call(&function, event, FUNCTION_TIMEOUT).await {
                    tracing::warn!(%error, "a scheduled function failed");
                }
            });
        }
    }

    fn event(&self) -> Value {
        json!({
            "version": "0",
            "id": ids::uuid(),
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "account": self.account,
            "time": clock::rfc3339_seconds(clock::now_ms()),
            "region": self.region,
            "resources": [format!("arn:aws:events:{}:{}:rule/local", self.region, self.account)],
            "detail": {},
        })
    }
}

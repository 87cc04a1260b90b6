//! The queue of changes of the table that nothing can follow from, because the item cannot be read.

use serde_json::json;

use crate::JobsError;
use crate::queue::Queue;

/// The queue that is also the on-failure destination of the table's stream.
#[derive(Debug, Clone)]
pub struct DeadChanges {
    queue: Queue,
}

impl DeadChanges {
    /// The queue at this URL, reached with this configuration.
    pub fn new(config: &aws_types::SdkConfig, queue_url: impl Into<String>) -> Self {
        Self {
            queue: Queue::new(config, queue_url),
        }
    }

    /// Says which item could not be read, by its key and its place in the stream, and never what is in it.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn push(&self, pk: &str, sk: &str, sequence: Option<&str>) -> Result<(), JobsError> {
        let body = json!({
            "condition": "Unreadable",
            "key": {"pk": pk, "sk": sk},
            "sequenceNumber": sequence,
        });
        self.queue.send(body.to_string(), 0).await
    }
}

//! The queue of changes of the table that nothing can follow from, because the item cannot be read.

use std::sync::{Arc, LazyLock};

use aws_sdk_sqs::Client;
use serde_json::json;

use crate::JobsError;

/// The queue that is also the on-failure destination of the table's stream.
#[derive(Debug, Clone)]
pub struct DeadChanges {
    /// Made when it is first used, which is hardly ever.
    client: Arc<LazyLock<Client, Box<dyn FnOnce() -> Client + Send>>>,
    queue_url: String,
}

impl DeadChanges {
    /// The queue at this URL, reached with this configuration.
    pub fn new(config: &aws_types::SdkConfig, queue_url: impl Into<String>) -> Self {
        let config = config.clone();
        Self {
            client: Arc::new(LazyLock::new(Box::new(move || Client::new(&config)))),
            queue_url: queue_url.into(),
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
        self.client
            .send_message()
            .queue_url(&self.queue_url)
            .message_body(body.to_string())
            .send()
            .await
            .map_err(|error| JobsError::Unavailable(error.into()))?;
        Ok(())
    }
}

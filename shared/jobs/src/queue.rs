//! One SQS queue, as functions push to it.

use std::sync::{Arc, LazyLock};

use aws_sdk_sqs::Client;

use crate::JobsError;

/// A queue and the client that reaches it.
#[derive(Debug, Clone)]
pub(crate) struct Queue {
    /// Made when it is first used: to make one costs a third of a function's start, and most events push nothing.
    client: Arc<LazyLock<Client, Box<dyn FnOnce() -> Client + Send>>>,
    url: String,
}

impl Queue {
    /// The queue at this URL, reached with this configuration.
    pub(crate) fn new(config: &aws_types::SdkConfig, url: impl Into<String>) -> Self {
        let config = config.clone();
        Self {
            client: Arc::new(LazyLock::new(Box::new(move || Client::new(&config)))),
            url: url.into(),
        }
    }

    /// Sends a message that nobody gets before so many seconds have passed.
    pub(crate) async fn send(&self, body: String, delay_s: i32) -> Result<(), JobsError> {
        self.client
            .send_message()
            .queue_url(&self.url)
            .message_body(body)
            .set_delay_seconds((delay_s > 0).then_some(delay_s))
            .send()
            .await
            .map_err(|error| JobsError::Unavailable(error.into()))?;
        Ok(())
    }
}

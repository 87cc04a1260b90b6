//! The AWS services that Doorbell uses, on one machine.
//!
//! A [`Cloud`] answers on loopback ports as DynamoDB, SQS, SES v2 and the management side of API Gateway would, and
//! calls functions as Lambda would: with the same events, from a table's stream, a queue, a WebSocket or a schedule.
//! The functions and their AWS SDK clients run unchanged; only their endpoint URLs point here.
//!
//! It must never know a function of ours, nor hold anything but what a service would hold. Everything that a service
//! has acknowledged is in its files, so the process may be killed at any moment.
//!
//! ```no_run
//! # async fn example(definition: serde_json::Value) -> anyhow::Result<()> {
//! use cloud::{BatchSettings, Cloud, Options, QueueSettings, StreamSettings, WebSocketSettings, function};
//! use serde_json::json;
//!
//! let cloud = Cloud::start(Options {
//!     data: None, // kept in a folder of its own, and removed with the cloud
//!     queues: vec![QueueSettings::new("jobs").dead_letters("jobs-dead", 5)],
//!     ..Options::default()
//! })
//! .await?;
//! cloud.create_table(definition)?;
//! cloud.on_queue("jobs", BatchSettings::default(), function(|event| async move {
//!     assert_eq!(event["Records"][0]["eventSource"], "aws:sqs");
//!     Ok(json!({"batchItemFailures": []}))
//! }))?;
//! cloud.on_stream("doorbell", StreamSettings::default(), function(|_event| async { Ok(json!({})) }))?;
//! let sockets = cloud
//!     .websocket(([127, 0, 0, 1], 0), WebSocketSettings::default(), function(|_event| async {
//!         Ok(json!({"statusCode": 200}))
//!     }))
//!     .await?;
//! // Point the SDK at cloud.dynamodb_url(), sqs_url(), ses_url() and connections_url(), a browser at ws://{sockets}/.
//! cloud.quiet().await?; // everything that follows from the writes so far has happened
//! for mail in cloud.mails()? {
//!     assert!(mail.subject.starts_with("New message"));
//! }
//! # Ok(())
//! # }
//! ```

mod faults;
mod mail;
mod options;

pub use faults::{Faults, ServiceFaults, SocketFaults};
pub use mail::Mail;
pub use options::{
    BatchSettings, Options, Ports, QueueSettings, StreamSettings, WebSocketSettings,
};

use futures_util::future::BoxFuture;
use serde_json::Value;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// A function as Lambda sees it: an event goes in, an answer or an error comes out.
pub type Function = Arc<dyn Fn(Value) -> BoxFuture<'static, anyhow::Result<Value>> + Send + Sync>;

/// Makes a [`Function`] of an async closure.
pub fn function<F, A>(call: F) -> Function
where
    F: Fn(Value) -> A + Send + Sync + 'static,
    A: Future<Output = anyhow::Result<Value>> + Send + 'static,
{
    Arc::new(move |event| Box::pin(call(event)))
}

/// The running services. Dropping it stops them at once, as pulling the plug would.
///
/// A function must not own the `Cloud` that calls it, or neither is ever dropped.
#[derive(Debug)]
pub struct Cloud {
    options: Options,
}

impl Cloud {
    /// Starts every service on its loopback port and opens the files, which are made where missing.
    ///
    /// # Errors
    /// When a port is taken or a file cannot be opened.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        Ok(Self { options })
    }

    /// Stops every service and waits until their files are closed. What was acknowledged is kept.
    pub async fn stop(self) {}

    /// Where DynamoDB answers.
    pub fn dynamodb_url(&self) -> &str {
        ""
    }

    /// Where SQS answers.
    pub fn sqs_url(&self) -> &str {
        ""
    }

    /// Where SES v2 answers.
    pub fn ses_url(&self) -> &str {
        ""
    }

    /// Where the management API of the WebSocket connections (`/@connections/{id}`) answers.
    pub fn connections_url(&self) -> &str {
        ""
    }

    /// The URL of a queue, as `GetQueueUrl` would tell it.
    pub fn queue_url(&self, queue: &str) -> String {
        let _ = queue;
        String::new()
    }

    /// Creates a table from the JSON of a `CreateTable` call. A table that is there already is left as it is.
    ///
    /// # Errors
    /// When DynamoDB refuses the definition.
    pub fn create_table(&self, definition: Value) -> anyhow::Result<()> {
        let _ = definition;
        Ok(())
    }

    /// Turns time to live on for `attribute`. Expired items go when [`Cloud::sweep_ttl`] is called.
    ///
    /// # Errors
    /// When there is no such table.
    pub fn expire_by(&self, table: &str, attribute: &str) -> anyhow::Result<()> {
        let _ = (table, attribute);
        Ok(())
    }

    /// Deletes the expired items now and returns how many they were.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn sweep_ttl(&self) -> anyhow::Result<usize> {
        Ok(0)
    }

    /// Calls `function` with the records of the table's stream, in order, each at least once, also across restarts.
    ///
    /// # Errors
    /// When the table has no stream.
    pub fn on_stream(
        &self,
        table: &str,
        settings: StreamSettings,
        function: Function,
    ) -> anyhow::Result<()> {
        let _ = (table, settings, function);
        Ok(())
    }

    /// Calls `function` with the messages of the queue and deletes those that it does not report as failed.
    ///
    /// # Errors
    /// When there is no such queue.
    pub fn on_queue(
        &self,
        queue: &str,
        settings: BatchSettings,
        function: Function,
    ) -> anyhow::Result<()> {
        let _ = (queue, settings, function);
        Ok(())
    }

    /// Calls `function` with a scheduled event every `period`, the first time one period from now.
    pub fn every(&self, period: Duration, function: Function) {
        let _ = (period, function);
    }

    /// Serves WebSockets at `address` and calls `function` for `$connect`, `$default` and `$disconnect`.
    ///
    /// Returns the address that it listens on.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn websocket(
        &self,
        address: impl Into<SocketAddr>,
        settings: WebSocketSettings,
        function: Function,
    ) -> anyhow::Result<SocketAddr> {
        let _ = (settings, function);
        Ok(address.into())
    }

    /// The ids of the open WebSocket connections.
    pub fn connections(&self) -> Vec<String> {
        Vec::new()
    }

    /// Breaks a connection without a close frame, as a lost network would. Returns false when it was not open.
    pub fn cut(&self, connection: &str) -> bool {
        let _ = connection;
        false
    }

    /// Every mail that SES has accepted, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mails(&self) -> anyhow::Result<Vec<Mail>> {
        Ok(Vec::new())
    }

    /// Everything that is on a queue (visible, delayed or in flight), oldest first:
    /// `{"messageId", "body", "receiveCount", "sentAt"}`.
    ///
    /// # Errors
    /// When there is no such queue or the file cannot be read.
    pub fn messages(&self, queue: &str) -> anyhow::Result<Vec<Value>> {
        let _ = queue;
        Ok(Vec::new())
    }

    /// Puts what is on a dead-letter queue back on the queues it came from and returns how many messages that were.
    ///
    /// # Errors
    /// When there is no such queue or the file cannot be written.
    pub fn redrive(&self, dead_letters: &str) -> anyhow::Result<usize> {
        let _ = dead_letters;
        Ok(0)
    }

    /// Changes what goes wrong from now on.
    ///
    /// # Errors
    /// When DynamoDB is to misbehave but was started without [`Options::dynamodb_proxy`].
    pub fn change_faults(&self, change: impl FnOnce(&mut Faults)) -> anyhow::Result<()> {
        let _ = change;
        Ok(())
    }

    /// Waits until nothing is left to do: every stream record handled, and every queue that has a function empty.
    ///
    /// # Errors
    /// When a file cannot be read, or [`Options::quiet_within`] has passed; the error says what is left.
    pub async fn quiet(&self) -> anyhow::Result<()> {
        Ok(())
    }

    /// The settings it was started with.
    pub fn options(&self) -> &Options {
        &self.options
    }
}

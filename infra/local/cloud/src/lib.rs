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

mod clock;
mod disk;
mod faults;
mod ids;
mod invoke;
mod mail;
mod options;
mod proxy;
mod queue;
mod quiet;
mod schedule;
mod service;
mod socket;
mod start;
mod stream;
mod table;
mod tasks;

pub use faults::{Faults, ServiceFaults, SocketFaults, WriteFaults};
pub use mail::{Mail, Mailbox};
pub use options::{
    BatchSettings, Options, Ports, QueueSettings, StreamSettings, WebSocketSettings,
};

use anyhow::{Context, bail};
use disk::{Disk, Home};
use faults::{Dice, Happened};
use futures_util::future::BoxFuture;
use invoke::Invocations;
use mail::Feedback;
use queue::{Mapping, Queues};
use quiet::Watched;
use schedule::Schedule;
use serde_json::Value;
use socket::{Gateway, Sockets};
use std::collections::BTreeMap;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use stream::Reader;
use table::Table;
use tasks::Tasks;
use tokio::sync::watch;

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
/// It lives on the Tokio runtime that started it. A function must not own the `Cloud` that calls it, or neither is
/// ever dropped.
#[derive(Debug)]
pub struct Cloud {
    options: Options,
    urls: Urls,
    faults: watch::Sender<Faults>,
    happened: Arc<Happened>,
    tasks: Arc<Tasks>,
    invocations: Arc<Invocations>,
    table: Arc<Table>,
    queues: Arc<Queues>,
    mailbox: Arc<Mailbox>,
    sockets: Arc<Sockets>,
    watched: Watched,
    disk: Arc<Disk>,
    // A temporary folder goes with it.
    #[expect(dead_code, reason = "it is kept to be dropped")]
    home: Home,
}

/// Where the services answer.
#[derive(Debug)]
struct Urls {
    dynamodb: String,
    sqs: String,
    ses: String,
    connections: String,
}

impl Cloud {
    /// Starts every service on its loopback port and opens the files, which are made where missing.
    ///
    /// # Errors
    /// When a port is taken, a file cannot be opened or another process works on the folder.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        start::cloud(options).await
    }

    /// Stops every service and waits until that is done. What was acknowledged is kept.
    pub async fn stop(self) {
        let mut ended = self.tasks.abort();
        while ended.join_next().await.is_some() {}
        // The thread of DynamoDB is joined when the rest is dropped.
    }

    /// Where DynamoDB answers.
    pub fn dynamodb_url(&self) -> &str {
        &self.urls.dynamodb
    }

    /// Where SQS answers.
    pub fn sqs_url(&self) -> &str {
        &self.urls.sqs
    }

    /// Where SES v2 answers.
    pub fn ses_url(&self) -> &str {
        &self.urls.ses
    }

    /// Where the management API of the WebSocket connections (`/@connections/{id}`) answers.
    pub fn connections_url(&self) -> &str {
        &self.urls.connections
    }

    /// The URL of a queue, as `GetQueueUrl` would tell it.
    pub fn queue_url(&self, queue: &str) -> String {
        queue::url(&self.urls.sqs, &self.options.account, queue)
    }

    /// The settings it was started with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Creates a table from the JSON of a `CreateTable` call. A table that is there already is left as it is.
    ///
    /// # Errors
    /// When DynamoDB refuses the definition.
    pub fn create_table(&self, definition: Value) -> anyhow::Result<()> {
        self.table.create(definition)
    }

    /// Turns time to live on for `attribute`. Expired items go when [`Cloud::sweep_ttl`] is called.
    ///
    /// # Errors
    /// When there is no such table, or its items expire by another attribute.
    pub fn expire_by(&self, table: &str, attribute: &str) -> anyhow::Result<()> {
        self.table.expire_by(table, attribute)
    }

    /// Deletes the expired items now and returns how many they were.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn sweep_ttl(&self) -> anyhow::Result<usize> {
        self.table.sweep_ttl()
    }

    /// Calls `function` with the records of the table's stream, in order, each at least once, also across restarts.
    ///
    /// A reader that is new begins with the oldest record there is.
    ///
    /// # Errors
    /// When the table has no stream, or the queue for failures does not exist.
    pub fn on_stream(
        &self,
        table: &str,
        settings: StreamSettings,
        function: Function,
    ) -> anyhow::Result<()> {
        if let Some(queue) = &settings.on_failure {
            self.queues.find(queue)?;
        }
        let (region, account) = (&self.options.region, &self.options.account);
        let stream = self.table.stream(table, region, account)?;
        self.watched.add_reader(&stream, &settings.name);
        let reader = Reader {
            table: Arc::clone(&self.table),
            disk: Arc::clone(&self.disk),
            queues: Arc::clone(&self.queues),
            stream,
            region: region.clone(),
            settings,
            function,
            invocations: Arc::clone(&self.invocations),
            faults: self.faults.subscribe(),
            dice: Dice::new(self.options.seed, "stream", &self.happened),
        };
        self.tasks.spawn(reader.run());
        Ok(())
    }

    /// Calls `function` with the messages of the queue and deletes those that it does not report as failed.
    ///
    /// What failed comes back when its visibility timeout is over.
    ///
    /// # Errors
    /// When there is no such queue.
    pub fn on_queue(
        &self,
        queue: &str,
        settings: BatchSettings,
        function: Function,
    ) -> anyhow::Result<()> {
        self.queues.find(queue)?;
        self.watched.add_queue(queue);
        let mapping = Mapping {
            queues: Arc::clone(&self.queues),
            queue: queue.to_owned(),
            settings,
            function,
            invocations: Arc::clone(&self.invocations),
            faults: self.faults.subscribe(),
            dice: Dice::new(self.options.seed, "queue", &self.happened),
        };
        self.tasks.spawn(mapping.run(Arc::clone(&self.tasks)));
        Ok(())
    }

    /// Puts what SES tells of bounces and complaints on this queue, as a rule of EventBridge would. SES tells of mails that were sent
    /// under a configuration set. Mails to its mailbox simulator (`bounce@simulator.amazonses.com` and others) and to addresses
    /// on the account's suppression list ([`Mailbox::suppress`]) have something to tell.
    ///
    /// # Errors
    /// When there is no such queue.
    pub fn on_mail_events(&self, queue: &str) -> anyhow::Result<()> {
        self.queues.find(queue)?;
        self.mailbox.pass_events_on(Feedback {
            queues: Arc::clone(&self.queues),
            queue: queue.to_owned(),
            region: self.options.region.clone(),
            account: self.options.account.clone(),
        });
        Ok(())
    }

    /// Calls `function` with a scheduled event every `period`, the first time one period from now.
    pub fn every(&self, period: Duration, function: Function) {
        let schedule = Schedule {
            period,
            function,
            invocations: Arc::clone(&self.invocations),
            region: self.options.region.clone(),
            account: self.options.account.clone(),
        };
        self.tasks.spawn(schedule.run(Arc::clone(&self.tasks)));
    }

    /// Serves WebSockets at `address` and calls `function` for `$connect`, `$default` and `$disconnect`.
    ///
    /// Returns the address that it listens on.
    ///
    /// # Errors
    /// When the port is taken, or the address is not of this machine alone.
    pub async fn websocket(
        &self,
        address: impl Into<SocketAddr>,
        settings: WebSocketSettings,
        function: Function,
    ) -> anyhow::Result<SocketAddr> {
        let address = address.into();
        if !address.ip().is_loopback() {
            bail!("{address} can be reached from other machines");
        }
        let listener = service::listen(address).await?;
        let address = listener.local_addr()?;
        let gateway = Gateway {
            settings,
            function,
            sockets: Arc::clone(&self.sockets),
            invocations: Arc::clone(&self.invocations),
            tasks: Arc::clone(&self.tasks),
            port: address.port(),
        };
        self.tasks.spawn(Arc::new(gateway).serve(listener));
        Ok(address)
    }

    /// The ids of the open WebSocket connections.
    pub fn connections(&self) -> Vec<String> {
        self.sockets.ids()
    }

    /// Breaks a connection without a close frame, as a lost network would. Returns false when it was not open.
    pub fn cut(&self, connection: &str) -> bool {
        self.sockets.cut(connection)
    }

    /// Every mail that SES has accepted, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn mails(&self) -> anyhow::Result<Vec<Mail>> {
        self.mailbox.mails()
    }

    /// The mailbox, for somebody who is not to hold the cloud.
    pub fn mailbox(&self) -> Mailbox {
        Mailbox::clone(&self.mailbox)
    }

    /// Everything that is on a queue (visible, delayed or in flight), oldest first:
    /// `{"messageId", "body", "receiveCount", "sentAt"}`.
    ///
    /// # Errors
    /// When there is no such queue or the file cannot be read.
    pub fn messages(&self, queue: &str) -> anyhow::Result<Vec<Value>> {
        self.queues.look(queue)
    }

    /// Puts what is on a dead-letter queue back on the queues it came from and returns how many messages that were.
    ///
    /// # Errors
    /// When there is no such queue or the file cannot be written.
    pub fn redrive(&self, dead_letters: &str) -> anyhow::Result<usize> {
        self.queues.redrive(dead_letters)
    }

    /// Changes what goes wrong from now on.
    ///
    /// # Errors
    /// When DynamoDB is to misbehave but was started without [`Options::dynamodb_proxy`].
    pub fn change_faults(&self, change: impl FnOnce(&mut Faults)) -> anyhow::Result<()> {
        let mut faults = self.faults.borrow().clone();
        change(&mut faults);
        let misbehaves = faults.dynamodb.any() || faults.writes != WriteFaults::None;
        if misbehaves && !self.options.dynamodb_proxy {
            bail!("DynamoDB can misbehave only behind a proxy: set Options::dynamodb_proxy");
        }
        self.faults.send_replace(faults);
        Ok(())
    }

    /// How often each fault has happened so far, as `service.fault`.
    pub fn happened(&self) -> BTreeMap<String, u64> {
        self.happened.counts()
    }

    /// Waits until nothing is left to do: every call answered, every stream record handled, and every queue that has
    /// a function empty but for what is held back for a minute or more.
    ///
    /// What is still on its way to a service, such as a frame that a client has just sent, it cannot know of.
    ///
    /// # Errors
    /// When a file cannot be read, or [`Options::quiet_within`] has passed; the error says what is left.
    pub async fn quiet(&self) -> anyhow::Result<()> {
        tokio::time::timeout(self.options.quiet_within, self.until_quiet())
            .await
            .unwrap_or_else(|_| Err(anyhow::anyhow!("time is up")))
            .with_context(|| format!("not quiet yet: {}", self.what_is_left()))
    }
}

impl Drop for Cloud {
    fn drop(&mut self) {
        // An aborted task is gone only when the runtime comes round to it, and the files are not to wait for that.
        drop(self.tasks.abort());
        self.table.stop();
        self.disk.close();
    }
}

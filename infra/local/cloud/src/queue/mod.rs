//! SQS: standard queues on our file.

mod mapping;
mod moves;
mod protocol;
mod shelf;
mod wire;

pub(crate) use mapping::Mapping;
pub(crate) use protocol::QueueApi;
pub(crate) use wire::url;

use crate::disk::Disk;
use crate::{Options, QueueSettings, clock};
use anyhow::{Context, anyhow};
use moves::Moves;
use serde_json::{Value, json};
use shelf::{Counts, Moved, Outgoing, Received, milliseconds};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// More than any test or person leaves behind.
const MOST_AT_ONCE: usize = 1_000_000;

/// The queues of one cloud.
#[derive(Debug)]
pub(crate) struct Queues {
    disk: Arc<Disk>,
    queues: Vec<Arc<Queue>>,
    moves: Moves,
    region: String,
    account: String,
}

/// One queue, and the bell that rings when it gets something.
#[derive(Debug)]
pub(crate) struct Queue {
    pub(crate) settings: QueueSettings,
    bell: watch::Sender<()>,
}

impl Queues {
    pub(crate) fn new(disk: Arc<Disk>, options: &Options) -> Self {
        let mut settings = options.queues.clone();
        for queue in &options.queues {
            if let Some((name, _)) = &queue.dead_letters
                && !settings.iter().any(|other| other.name == *name)
            {
                // Fourteen days, the most there is, so that somebody has time to look.
                let mut dead_letters = QueueSettings::new(name);
                dead_letters.retention = Duration::from_secs(14 * 24 * 3600);
                settings.push(dead_letters);
            }
        }
        let queues = settings.into_iter().map(|settings| {
            let bell = watch::Sender::new(());
            Arc::new(Queue { settings, bell })
        });
        Self {
            disk,
            queues: queues.collect(),
            moves: Moves::default(),
            region: options.region.clone(),
            account: options.account.clone(),
        }
    }

    pub(crate) fn find(&self, name: &str) -> anyhow::Result<&Arc<Queue>> {
        let queue = self.queues.iter().find(|queue| queue.settings.name == name);
        queue.with_context(|| format!("there is no queue {name}"))
    }

    pub(crate) fn arn(&self, queue: &str) -> String {
        format!("arn:aws:sqs:{}:{}:{queue}", self.region, self.account)
    }

    /// Puts one message of ours on a queue, such as what a stream gave up.
    pub(crate) async fn put(&self, queue: &str, body: String) -> anyhow::Result<()> {
        let message = Outgoing {
            id: crate::ids::uuid(),
            body,
            attributes: "{}".to_owned(),
            delay_ms: 0,
        };
        self.send(self.find(queue)?, vec![message]).await
    }

    async fn send(&self, queue: &Arc<Queue>, messages: Vec<Outgoing>) -> anyhow::Result<()> {
        let queue = Arc::clone(queue);
        self.disk
            .run(move |file| {
                shelf::send(file, &queue.settings.name, &messages, clock::now_ms())?;
                // In here, because the caller may be gone by now.
                queue.ring();
                Ok(())
            })
            .await
    }

    /// Receives once, without waiting.
    async fn receive(
        &self,
        queue: &Arc<Queue>,
        most: usize,
        hidden: Duration,
    ) -> anyhow::Result<Vec<Received>> {
        let dead_letters = queue.settings.dead_letters.as_ref();
        let dead_letters = dead_letters
            .and_then(|(name, _)| self.find(name).ok())
            .cloned();
        let queue = Arc::clone(queue);
        self.disk
            .run(move |file| {
                let (hidden_ms, now) = (milliseconds(hidden), clock::now_ms());
                let handed = shelf::receive(file, &queue.settings, most, hidden_ms, now)?;
                if let (true, Some(dead_letters)) = (handed.died > 0, dead_letters) {
                    dead_letters.ring();
                }
                Ok(handed.messages)
            })
            .await
    }

    /// Receives at least one message, or nothing once `patience` is over.
    async fn receive_within(
        &self,
        queue: &Arc<Queue>,
        most: usize,
        hidden: Duration,
        patience: Duration,
    ) -> anyhow::Result<Vec<Received>> {
        let deadline = tokio::time::Instant::now() + patience;
        let mut bell = queue.bell.subscribe();
        loop {
            bell.mark_unchanged();
            let received = self.receive(queue, most, hidden).await?;
            if !received.is_empty() || tokio::time::Instant::now() >= deadline {
                return Ok(received);
            }
            let next = self.until_next_visible(queue).await?;
            tokio::select! {
                _ = bell.changed() => {}
                () = tokio::time::sleep(next) => {}
                () = tokio::time::sleep_until(deadline) => {}
            }
        }
    }

    /// How long until a hidden message can be seen; an hour when none is hidden, since the bell rings for new ones.
    async fn until_next_visible(&self, queue: &Arc<Queue>) -> anyhow::Result<Duration> {
        let queue = Arc::clone(queue);
        let now = clock::now_ms();
        let next = self
            .disk
            .run(move |file| shelf::next_visible(file, &queue.settings.name, now))
            .await?;
        Ok(next.map_or(Duration::from_secs(3600), |at| {
            Duration::from_millis(u64::try_from(at - now).unwrap_or_default())
        }))
    }

    async fn delete(&self, queue: &Arc<Queue>, receipts: Vec<String>) -> anyhow::Result<()> {
        let queue = Arc::clone(queue);
        self.disk
            .run(move |file| shelf::delete(file, &queue.settings.name, &receipts))
            .await
    }

    /// False when the message is not in flight.
    async fn hide(
        &self,
        queue: &Arc<Queue>,
        receipt: String,
        hidden: Duration,
    ) -> anyhow::Result<bool> {
        let queue = Arc::clone(queue);
        self.disk
            .run(move |file| {
                let (hidden_ms, now) = (milliseconds(hidden), clock::now_ms());
                let hid = shelf::hide(file, &queue.settings.name, &receipt, hidden_ms, now)?;
                queue.ring();
                Ok(hid)
            })
            .await
    }

    async fn count(&self, queue: &Arc<Queue>) -> anyhow::Result<Counts> {
        let queue = Arc::clone(queue);
        self.disk
            .run(move |file| shelf::count(file, &queue.settings.name, clock::now_ms()))
            .await
    }

    pub(crate) fn is_empty(&self, queue: &str) -> anyhow::Result<bool> {
        self.find(queue)?;
        let now = clock::now_ms();
        Ok(self.disk.with(|file| shelf::is_empty(file, queue, now))?)
    }

    /// Everything on a queue, as JSON.
    pub(crate) fn look(&self, queue: &str) -> anyhow::Result<Vec<Value>> {
        self.find(queue)?;
        let messages = self.disk.with(|file| shelf::look(file, queue))?;
        let shown = messages.into_iter().map(|message| {
            json!({
                "messageId": message.id,
                "body": message.body,
                "receiveCount": message.receipts,
                "sentAt": clock::rfc3339(message.sent_at),
            })
        });
        Ok(shown.collect())
    }

    /// Puts all that is visible on a dead-letter queue back where it came from.
    pub(crate) fn redrive(&self, dead_letters: &str) -> anyhow::Result<usize> {
        self.find(dead_letters)?;
        let now = clock::now_ms();
        let moved = self
            .disk
            .with(|file| shelf::move_messages(file, dead_letters, None, MOST_AT_ONCE, now))?;
        self.ring_each(&moved.queues);
        Ok(moved.count)
    }

    /// Puts at most so many visible messages onto `destination`, or back where they came from.
    async fn move_messages(
        &self,
        source: &str,
        destination: Option<String>,
        most: usize,
    ) -> anyhow::Result<Moved> {
        let source = source.to_owned();
        let now = clock::now_ms();
        let moved = self
            .disk
            .run(move |file| shelf::move_messages(file, &source, destination.as_deref(), most, now))
            .await?;
        self.ring_each(&moved.queues);
        Ok(moved)
    }

    fn ring_each(&self, names: &[String]) {
        for name in names {
            // A queue that was dropped from the options keeps its messages until it is back.
            if let Ok(queue) = self.find(name) {
                queue.ring();
            }
        }
    }

    /// The queue that a `QueueUrl` names. The port may be of an earlier start.
    fn of_url(&self, url: &Value) -> Option<&Arc<Queue>> {
        let name = url.as_str()?.rsplit('/').next()?;
        self.find(name).ok()
    }
}

impl Queue {
    fn ring(&self) {
        self.bell.send_replace(());
    }
}

/// The MD5 of a text, in hexadecimal, as SQS proves that it has read what was sent.
fn md5_of(text: &str) -> String {
    format!("{:x}", md5::compute(text))
}

/// A JSON text of ours that was stored.
fn stored_json(text: &str) -> anyhow::Result<Value> {
    serde_json::from_str(text)
        .map_err(|error| anyhow!("services.sqlite holds broken JSON: {error}"))
}

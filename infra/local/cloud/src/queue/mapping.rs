//! A queue's messages as events for a function: Lambda's event source mapping.

use super::shelf::Received;
use super::{Queue, Queues, md5_of, stored_json, wire};
use crate::faults::{Dice, Faults};
use crate::invoke::Invocations;
use crate::tasks::Tasks;
use crate::{BatchSettings, Function};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};

/// Waits this long before it asks again after the file failed.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(1);

/// One function that works on one queue.
pub(crate) struct Mapping {
    pub(crate) queues: Arc<Queues>,
    pub(crate) queue: String,
    pub(crate) settings: BatchSettings,
    pub(crate) function: Function,
    pub(crate) invocations: Arc<Invocations>,
    pub(crate) faults: watch::Receiver<Faults>,
    pub(crate) dice: Dice,
}

impl Mapping {
    /// Receives and calls, for as long as the tasks run.
    pub(crate) async fn run(self, tasks: Arc<Tasks>) {
        let mapping = Arc::new(self);
        let room = Arc::new(Semaphore::new(mapping.settings.concurrency.max(1)));
        loop {
            // Messages are received only when they can be worked on at once; waiting in here would use up their time.
            let Ok(place) = Arc::clone(&room).acquire_owned().await else {
                return;
            };
            match mapping.receive().await {
                Ok(batch) if batch.is_empty() => {}
                Ok(batch) => {
                    let mapping = Arc::clone(&mapping);
                    tasks.spawn(async move {
                        mapping.hand_over(batch).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::error!(queue = mapping.queue, %error, "the queue cannot be read");
                    tokio::time::sleep(PAUSE_AFTER_ERROR).await;
                }
            }
        }
    }

    fn queue(&self) -> anyhow::Result<&Arc<Queue>> {
        self.queues.find(&self.queue)
    }

    async fn receive(&self) -> anyhow::Result<Vec<Received>> {
        let queue = self.queue()?;
        let hidden = queue.settings.visibility;
        self.queues
            .receive_within(queue, self.settings.size, hidden, Duration::from_secs(20))
            .await
    }

    /// Calls the function and deletes what it has done. What failed comes back when its time is over.
    async fn hand_over(&self, batch: Vec<Received>) {
        // The rest happens under the call's count, so that nobody finds all at rest before the messages are gone.
        let _counted = self.invocations.begin();
        let failed = self.call(&batch).await;
        let done: Vec<String> = batch
            .into_iter()
            .filter(|message| !failed.contains(&message.id))
            .map(|message| message.receipt)
            .collect();
        let deleted = match self.queue() {
            Ok(queue) => self.queues.delete(queue, done).await,
            Err(error) => Err(error),
        };
        if let Err(error) = deleted {
            tracing::error!(queue = self.queue, %error, "handled messages were not deleted");
        }
    }

    /// The ids of the messages that failed.
    async fn call(&self, batch: &[Received]) -> HashSet<String> {
        let all = || batch.iter().map(|message| message.id.clone()).collect();
        let event = match self.event(batch) {
            Ok(event) => event,
            Err(error) => {
                tracing::error!(queue = self.queue, %error, "messages cannot be handed over");
                return all();
            }
        };
        let once = |event| {
            self.invocations
                .call(&self.function, event, self.settings.timeout)
        };
        let faults = self.faults.borrow().clone();
        tokio::time::sleep(self.dice.part_of(faults.late_messages)).await;
        let twice = self.dice.hits("twice", faults.duplicate_messages);
        let answer = if twice {
            // At the same time, as it happens when a message is received twice.
            let (first, second) = tokio::join!(once(event.clone()), once(event));
            first.and_then(|first| second.map(|_| first))
        } else {
            once(event).await
        };
        match answer.map(|answer| reported(&answer)) {
            Ok(Some(failed)) if failed.iter().all(|id| batch.iter().any(|m| m.id == *id)) => failed,
            // An answer that names nothing of this batch is a failure of all, as in Lambda.
            Ok(_) => all(),
            Err(error) => {
                tracing::warn!(queue = self.queue, %error, "a function failed");
                all()
            }
        }
    }

    fn event(&self, batch: &[Received]) -> anyhow::Result<Value> {
        let records = batch.iter().map(|message| {
            let attributes = stored_json(&message.attributes)?;
            let mut record = json!({
                "messageId": message.id,
                "receiptHandle": message.receipt,
                "body": message.body,
                "attributes": wire::system_attributes(message, &self.queues.account),
                "messageAttributes": lambda_attributes(&attributes),
                "md5OfBody": md5_of(&message.body),
                "eventSource": "aws:sqs",
                "eventSourceARN": self.queues.arn(&self.queue),
                "awsRegion": self.queues.region,
            });
            if let Some(md5) = wire::md5_of_attributes(&attributes) {
                record["md5OfMessageAttributes"] = json!(md5);
            }
            Ok(record)
        });
        let records = records.collect::<anyhow::Result<Vec<_>>>()?;
        Ok(json!({ "Records": records }))
    }
}

/// The ids in `batchItemFailures`; `None` when the answer is not of that shape.
///
/// No answer, no list and an empty list all mean that everything succeeded.
fn reported(answer: &Value) -> Option<HashSet<String>> {
    let failures = match answer.get("batchItemFailures") {
        None | Some(Value::Null) => return Some(HashSet::new()),
        Some(failures) => failures.as_array()?,
    };
    let ids = failures.iter().map(|failure| {
        let id = failure.get("itemIdentifier")?.as_str()?;
        (!id.is_empty()).then(|| id.to_owned())
    });
    ids.collect()
}

/// Message attributes in the spelling of Lambda's events.
fn lambda_attributes(attributes: &Value) -> Value {
    let mut spelled = Map::new();
    for (name, attribute) in attributes.as_object().into_iter().flatten() {
        let mut value = json!({
            "dataType": attribute["DataType"],
            "stringListValues": [],
            "binaryListValues": [],
        });
        for (theirs, ours) in [
            ("stringValue", "StringValue"),
            ("binaryValue", "BinaryValue"),
        ] {
            if let Some(given) = attribute.get(ours) {
                value[theirs] = given.clone();
            }
        }
        spelled.insert(name.clone(), value);
    }
    Value::Object(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_failures_means_success_and_a_strange_one_means_failure() {
        for success in [
            json!(null),
            json!({}),
            json!({"batchItemFailures": []}),
            json!("done"),
        ] {
            assert_eq!(reported(&success), Some(HashSet::new()), "{success}");
        }
        for failure in [
            json!({"batchItemFailures": "all"}),
            json!({"batchItemFailures": [{}]}),
            json!({"batchItemFailures": [{"itemIdentifier": ""}]}),
        ] {
            assert_eq!(reported(&failure), None, "{failure}");
        }
        let one = json!({"batchItemFailures": [{"itemIdentifier": "a"}]});
        assert_eq!(reported(&one), Some(HashSet::from(["a".to_owned()])));
    }
}

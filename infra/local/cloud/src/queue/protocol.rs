//! SQS on the wire: AWS JSON 1.0.

use super::shelf::Received;
use super::wire::{self, BATCH, Refusal, entries, number, outgoing, receipt, wanted};
use super::{Queue, Queues, md5_of};
use crate::service::{self, Answer, Api};
use crate::tasks::Tasks;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

const MOST_HIDDEN_S: u64 = 12 * 3600;

/// SQS as the SDK talks to it.
pub(crate) struct QueueApi {
    pub(crate) queues: Arc<Queues>,
    /// Where it listens.
    pub(crate) url: String,
    pub(crate) tasks: Arc<Tasks>,
}

/// Either the caller is wrong, or we cannot do our work.
pub(super) enum Failure {
    Refused(Refusal),
    Broken(anyhow::Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

pub(super) type Outcome = Result<Value, Failure>;

impl Api for QueueApi {
    fn answer(self: Arc<Self>, request: Request<Bytes>) -> BoxFuture<'static, Answer> {
        Box::pin(async move {
            let target = request.headers().get("x-amz-target");
            let target = target.and_then(|target| target.to_str().ok());
            let operation = target.and_then(|target| target.strip_prefix("AmazonSQS."));
            let Ok(body) = serde_json::from_slice::<Value>(request.body()) else {
                return Refusal::invalid("The body is not JSON.").answer();
            };
            match self.call(operation.unwrap_or_default(), &body).await {
                Ok(body) => service::json(StatusCode::OK, wire::CONTENT_TYPE, &body),
                Err(Failure::Refused(refusal)) => refusal.answer(),
                Err(Failure::Broken(error)) => {
                    tracing::error!(%error, "SQS cannot do its work");
                    self.failed()
                }
            }
        })
    }

    fn throttled(&self) -> Answer {
        let why = "Request throttled.".to_owned();
        Refusal("RequestThrottled", "RequestThrottled", why).answer()
    }

    fn failed(&self) -> Answer {
        let body =
            json!({"__type": "com.amazonaws.sqs#InternalFailure", "message": "Internal error."});
        service::json(StatusCode::INTERNAL_SERVER_ERROR, wire::CONTENT_TYPE, &body)
    }
}

impl QueueApi {
    async fn call(&self, operation: &str, body: &Value) -> Outcome {
        match operation {
            "GetQueueUrl" => return self.url_of(body),
            "StartMessageMoveTask" => return self.queues.start_move(&self.tasks, body).await,
            "ListMessageMoveTasks" => return self.queues.list_moves(body),
            "CancelMessageMoveTask" => return self.queues.cancel_move(body),
            _ => {}
        }
        let Some(queue) = self.queues.of_url(&body["QueueUrl"]) else {
            return Err(Refusal::no_queue().into());
        };
        match operation {
            "SendMessage" => self.send(queue, body).await,
            "SendMessageBatch" => self.send_batch(queue, body).await,
            "ReceiveMessage" => self.receive(queue, body).await,
            "DeleteMessage" => self.delete(queue, body).await,
            "DeleteMessageBatch" => self.delete_batch(queue, body).await,
            "ChangeMessageVisibility" => self.hide(queue, body).await,
            "GetQueueAttributes" => self.attributes(queue, body).await,
            _ => Err(Refusal::unsupported(format!("{operation} is not imitated.")).into()),
        }
    }

    fn url_of(&self, body: &Value) -> Outcome {
        let name = body["QueueName"].as_str().unwrap_or_default();
        let queue = self.queues.find(name).map_err(|_| Refusal::no_queue())?;
        let url = wire::url(&self.url, &self.queues.account, &queue.settings.name);
        Ok(json!({ "QueueUrl": url }))
    }

    async fn send(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let message = outgoing(queue, body)?;
        let answer = wire::proof(&message, body);
        self.queues.send(queue, vec![message]).await?;
        Ok(answer)
    }

    async fn send_batch(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let entries = entries(body)?;
        let size: usize = entries.iter().map(|entry| wire::size_of(entry)).sum();
        let most = queue.settings.message_bytes;
        if size > most {
            let why = format!(
                "Batch requests cannot be longer than {most} bytes. You have sent {size} bytes."
            );
            let name = "BatchRequestTooLong";
            return Err(Refusal(name, "AWS.SimpleQueueService.BatchRequestTooLong", why).into());
        }
        let (mut accepted, mut done, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for entry in entries {
            match outgoing(queue, entry) {
                Ok(message) => {
                    let mut answer = wire::proof(&message, entry);
                    answer["Id"] = entry["Id"].clone();
                    done.push(answer);
                    accepted.push(message);
                }
                Err(Refusal(name, code, why)) => {
                    tracing::debug!(name, "an entry of a batch is refused");
                    failed.push(json!({
                        "Id": entry["Id"], "SenderFault": true, "Code": code, "Message": why,
                    }));
                }
            }
        }
        self.queues.send(queue, accepted).await?;
        Ok(json!({"Successful": done, "Failed": failed}))
    }

    async fn receive(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let most = number(body, "MaxNumberOfMessages", BATCH as u64)?.unwrap_or(1);
        if most == 0 {
            return Err(Refusal::invalid("MaxNumberOfMessages must be between 1 and 10.").into());
        }
        let hidden = number(body, "VisibilityTimeout", MOST_HIDDEN_S)?;
        let hidden = hidden.map_or(queue.settings.visibility, Duration::from_secs);
        let patience = number(body, "WaitTimeSeconds", 20)?.unwrap_or(0);
        let received = self
            .queues
            .receive_within(queue, most as usize, hidden, Duration::from_secs(patience))
            .await?;
        let messages = received
            .iter()
            .map(|message| self.shown(message, body))
            .collect::<anyhow::Result<Vec<_>>>()?;
        Ok(json!({ "Messages": messages }))
    }

    /// A message with those attributes that were asked for.
    fn shown(&self, message: &Received, asked: &Value) -> anyhow::Result<Value> {
        let mut shown = json!({
            "MessageId": message.id,
            "ReceiptHandle": message.receipt,
            "MD5OfBody": md5_of(&message.body),
            "Body": message.body,
        });
        let system = wire::system_attributes(message, &self.queues.account);
        let older = wanted(&system, &asked["AttributeNames"]);
        let mut chosen = wanted(&system, &asked["MessageSystemAttributeNames"]);
        chosen.extend(older);
        if !chosen.is_empty() {
            shown["Attributes"] = Value::Object(chosen);
        }
        let stored = super::stored_json(&message.attributes)?;
        let chosen = Value::Object(wanted(&stored, &asked["MessageAttributeNames"]));
        if let Some(md5) = wire::md5_of_attributes(&chosen) {
            shown["MessageAttributes"] = chosen;
            shown["MD5OfMessageAttributes"] = json!(md5);
        }
        Ok(shown)
    }

    async fn delete(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        self.queues.delete(queue, vec![receipt(body)?]).await?;
        Ok(json!({}))
    }

    async fn delete_batch(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let entries = entries(body)?;
        let receipts = entries.iter().copied().map(receipt);
        let receipts = receipts.collect::<Result<Vec<_>, Refusal>>()?;
        self.queues.delete(queue, receipts).await?;
        let done: Vec<Value> = entries
            .iter()
            .map(|entry| json!({"Id": entry["Id"]}))
            .collect();
        Ok(json!({"Successful": done, "Failed": []}))
    }

    async fn hide(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let hidden = number(body, "VisibilityTimeout", MOST_HIDDEN_S)?;
        let hidden = hidden.ok_or_else(|| Refusal::missing("VisibilityTimeout"))?;
        let hid = self
            .queues
            .hide(queue, receipt(body)?, Duration::from_secs(hidden))
            .await?;
        if !hid {
            let why = "The message is not in flight.".to_owned();
            let code = "AWS.SimpleQueueService.MessageNotInflight";
            return Err(Refusal("MessageNotInflight", code, why).into());
        }
        Ok(json!({}))
    }

    async fn attributes(&self, queue: &Arc<Queue>, body: &Value) -> Outcome {
        let counts = self.queues.count(queue).await?;
        let settings = &queue.settings;
        let mut all = json!({
            "QueueArn": self.queues.arn(&settings.name),
            "ApproximateNumberOfMessages": counts.visible.to_string(),
            "ApproximateNumberOfMessagesNotVisible": counts.in_flight.to_string(),
            "ApproximateNumberOfMessagesDelayed": counts.delayed.to_string(),
            "VisibilityTimeout": settings.visibility.as_secs().to_string(),
            "DelaySeconds": settings.delay.as_secs().to_string(),
            "MessageRetentionPeriod": settings.retention.as_secs().to_string(),
            "MaximumMessageSize": settings.message_bytes.to_string(),
            "ReceiveMessageWaitTimeSeconds": "0",
        });
        if let Some((dead_letters, receipts)) = &settings.dead_letters {
            let policy = json!({
                "deadLetterTargetArn": self.queues.arn(dead_letters),
                "maxReceiveCount": receipts,
            });
            all["RedrivePolicy"] = json!(policy.to_string());
        }
        Ok(json!({"Attributes": wanted(&all, &body["AttributeNames"])}))
    }
}

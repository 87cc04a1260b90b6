//! A queue and its function: "Using Lambda with Amazon SQS", and its page "Handling errors for an SQS event source in Lambda".

use crate::clients;
use crate::place::{At, Place, unique, until};
use crate::run::{Case, cases};
use crate::seen::{Notes, Seen};
use aws_sdk_sqs::Client;
use cloud::{BatchSettings, Options, QueueSettings, function};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_message_is_handed_over_as_lambda_writes_it_and_deleted,
        only_what_is_reported_as_failed_comes_back_until_it_is_dead,
    ]
}

/// A queue whose function reports messages as failed that ask for it, and writes down what it gets.
struct Mapped {
    client: Client,
    url: String,
    dead_url: String,
    seen: Seen,
}

impl Mapped {
    async fn of(place: &Place) -> Self {
        match &*place.at {
            At::Local => Self::here(place).await,
            At::Emulator(remote) | At::Aws(remote) => Self {
                client: clients::sqs(&place.at, None),
                url: remote.mapped_queue.clone(),
                dead_url: remote.mapped_dead.clone(),
                seen: Seen::InTable(clients::dynamodb(&place.at, None), remote.seen.clone()),
            },
        }
    }

    async fn here(place: &Place) -> Self {
        let queue = QueueSettings::new("mapped")
            .visibility(Duration::from_secs(2))
            .dead_letters("mapped-dead", 2);
        let cloud = place
            .cloud(Options {
                queues: vec![queue],
                ..Options::default()
            })
            .await;
        let notes = Notes::default();
        let written = Arc::clone(&notes);
        let judge = function(move |event| {
            let mut failures = Vec::new();
            for record in event["Records"].as_array().expect("records") {
                let body = record["body"].as_str().expect("a body");
                let (whose, what) = body.split_once(' ').expect("two words");
                written
                    .lock()
                    .unwrap()
                    .push((whose.to_owned(), record.clone()));
                if what == "bad" {
                    failures.push(json!({"itemIdentifier": record["messageId"]}));
                }
            }
            async move { Ok(json!({ "batchItemFailures": failures })) }
        });
        cloud
            .on_queue("mapped", BatchSettings::default(), judge)
            .expect("a mapping");
        Self {
            client: clients::sqs(&place.at, Some(cloud.sqs_url())),
            url: cloud.queue_url("mapped"),
            dead_url: cloud.queue_url("mapped-dead"),
            seen: Seen::Here(notes),
        }
    }

    /// Sends a body of this case: whose it is, and what the function is to do.
    async fn send(&self, whose: &str, what: &str) -> String {
        let sent = self
            .client
            .send_message()
            .queue_url(&self.url)
            .message_body(format!("{whose} {what}"));
        sent.send()
            .await
            .expect("it is sent")
            .message_id
            .expect("an id")
    }

    /// Waits for so many records of a case.
    async fn handed_over(&self, whose: &str, count: usize) -> Vec<Value> {
        until(&format!("{count} records"), async || {
            let found = self.seen.of(whose).await;
            (found.len() >= count).then_some(found)
        })
        .await
    }
}

/// "Example Amazon SQS message event".
async fn a_message_is_handed_over_as_lambda_writes_it_and_deleted(place: &Place) {
    let (mapped, whose) = (Mapped::of(place).await, unique());
    let id = mapped.send(&whose, "good").await;
    let found = mapped.handed_over(&whose, 1).await;
    let record = &found[0];
    assert_eq!(record["messageId"], json!(id));
    assert_eq!(record["body"], json!(format!("{whose} good")));
    assert_eq!(record["eventSource"], "aws:sqs");
    assert!(
        record["eventSourceARN"]
            .as_str()
            .unwrap()
            .starts_with("arn:aws:sqs:")
    );
    assert!(record["receiptHandle"].is_string() && record["md5OfBody"].is_string());
    assert_eq!(record["messageAttributes"], json!({}));
    let attributes = &record["attributes"];
    assert_eq!(attributes["ApproximateReceiveCount"], "1");
    for name in [
        "SentTimestamp",
        "ApproximateFirstReceiveTimestamp",
        "SenderId",
    ] {
        assert!(attributes[name].is_string(), "{name}");
    }
}

/// `ReportBatchItemFailures`: only the messages named in `batchItemFailures` are visible again; what comes too often is a dead letter.
async fn only_what_is_reported_as_failed_comes_back_until_it_is_dead(place: &Place) {
    let (mapped, whose) = (Mapped::of(place).await, unique());
    for what in ["good", "bad", "fine"] {
        mapped.send(&whose, what).await;
    }
    mapped.handed_over(&whose, 4).await;
    let dead = until("a dead letter", async || {
        let asked = mapped
            .client
            .receive_message()
            .queue_url(&mapped.dead_url)
            .max_number_of_messages(10);
        let found = asked
            .wait_time_seconds(1)
            .visibility_timeout(0)
            .send()
            .await
            .unwrap()
            .messages?;
        found
            .into_iter()
            .find_map(|message| message.body.filter(|body| body.starts_with(&whose)))
    })
    .await;
    assert_eq!(dead, format!("{whose} bad"));
    let found = mapped.seen.of(&whose).await;
    let times = |what: &str| {
        found
            .iter()
            .filter(|record| record["body"] == format!("{whose} {what}"))
            .count()
    };
    assert_eq!((times("good"), times("bad"), times("fine")), (1, 2, 1));
}

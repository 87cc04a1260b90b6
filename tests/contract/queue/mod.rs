//! SQS standard queues. What is cited is the API reference of Amazon SQS unless a case names the developer guide.

mod batches;
mod dead;
mod limits;

use crate::clients::code;
use crate::place::{Place, Queue, Shape, until};
use crate::run::{Case, cases};
use aws_sdk_sqs::error::ProvideErrorMetadata;
use aws_sdk_sqs::operation::receive_message::builders::ReceiveMessageFluentBuilder;
use aws_sdk_sqs::operation::send_message::builders::SendMessageFluentBuilder;
use aws_sdk_sqs::types::{
    Message, MessageAttributeValue, MessageSystemAttributeName as System, QueueAttributeName,
};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

pub(crate) fn cases() -> Vec<Case> {
    let single = cases![
        a_message_is_sent_received_and_deleted,
        what_was_deleted_can_be_deleted_again,
        attributes_come_only_when_asked_for,
        a_received_message_is_hidden_and_comes_back,
        each_receipt_has_a_handle_of_its_own,
        a_message_is_hidden_for_another_time,
        what_is_not_in_flight_cannot_be_hidden,
        a_message_can_be_held_back,
        a_long_poll_ends_with_the_first_message,
        as_many_are_received_as_asked_for,
        numbers_are_told_by_where_the_messages_are,
        a_queue_that_is_not_there_is_told,
    ];
    [single, dead::cases(), limits::cases(), batches::cases()]
        .into_iter()
        .flatten()
        .collect()
}

impl Queue {
    fn send(&self, body: &str) -> SendMessageFluentBuilder {
        self.client
            .send_message()
            .queue_url(&self.url)
            .message_body(body)
    }

    fn receive(&self) -> ReceiveMessageFluentBuilder {
        self.client.receive_message().queue_url(&self.url)
    }

    /// The next message of this queue, which a real one may need several questions for.
    async fn next(&self) -> Message {
        next_of(self, &self.url).await
    }

    async fn delete(&self, handle: &str) {
        let delete = self
            .client
            .delete_message()
            .queue_url(&self.url)
            .receipt_handle(handle);
        delete.send().await.expect("a message is deleted");
    }

    /// Whether a question of some patience finds nothing.
    async fn is_silent(&self) -> bool {
        let asked = self
            .receive()
            .wait_time_seconds(1)
            .send()
            .await
            .expect("an answer");
        asked.messages().is_empty()
    }
}

async fn next_of(queue: &Queue, url: &str) -> Message {
    until("a message", async || {
        let asked = queue
            .client
            .receive_message()
            .queue_url(url)
            .wait_time_seconds(5);
        let asked = asked
            .message_system_attribute_names(System::All)
            .message_attribute_names("All");
        asked.send().await.expect("an answer").messages?.pop()
    })
    .await
}

fn count(message: &Message) -> &str {
    &message.attributes().expect("attributes")[&System::ApproximateReceiveCount]
}

fn handle(message: &Message) -> &str {
    message.receipt_handle().expect("a handle")
}

/// An attribute of a message.
fn attribute(text: &str) -> MessageAttributeValue {
    let attribute = MessageAttributeValue::builder().data_type("String");
    attribute.string_value(text).build().expect("an attribute")
}

/// A code as the service's own protocol or the older one spells it: the SDK is told either.
fn is_one_of<T: std::fmt::Debug, E: ProvideErrorMetadata + std::fmt::Debug>(
    answer: Result<T, E>,
    codes: &[&str],
) {
    let code = code(answer);
    assert!(
        codes.contains(&code.as_str()),
        "{code} is none of {codes:?}"
    );
}

const INVALID: &[&str] = &["InvalidParameterValue", "InvalidParameterValueException"];

/// `SendMessage`: id and MD5 of the body. `DeleteMessage`: what is deleted does not come again.
async fn a_message_is_sent_received_and_deleted(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(1),
            ..Shape::default()
        })
        .await;
    let sent = queue.send("hello").send().await.unwrap();
    assert_eq!(
        sent.md5_of_message_body(),
        Some("5d41402abc4b2a76b9719d911017c592")
    );
    let message = queue.next().await;
    assert_eq!(message.body(), Some("hello"));
    assert_eq!(message.message_id(), sent.message_id());
    assert_eq!(message.md5_of_body(), sent.md5_of_message_body());
    queue.delete(handle(&message)).await;
    // Longer than it would have been hidden.
    let asked = queue.receive().wait_time_seconds(3).send().await.unwrap();
    assert!(asked.messages().is_empty());
}

/// `DeleteMessage`: with a handle that was used, "the request will still succeed".
async fn what_was_deleted_can_be_deleted_again(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    queue.send("a").send().await.unwrap();
    let message = queue.next().await;
    for _ in 0..2 {
        queue.delete(handle(&message)).await;
    }
}

/// `ReceiveMessage`, `MessageSystemAttributeNames` and `MessageAttributeNames`.
async fn attributes_come_only_when_asked_for(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(0),
            ..Shape::default()
        })
        .await;
    let send = queue
        .send("a")
        .message_attributes("colour", attribute("red"));
    let sent = send.send().await.unwrap();
    let plain = until("a message", async || {
        queue
            .receive()
            .wait_time_seconds(5)
            .send()
            .await
            .unwrap()
            .messages?
            .pop()
    })
    .await;
    assert!(
        plain.attributes().is_none_or(|all| all.is_empty()),
        "{plain:?}"
    );
    assert!(plain.message_attributes().is_none_or(|all| all.is_empty()));
    let message = queue.next().await;
    assert_eq!(count(&message), "2");
    let attributes = message.attributes().unwrap();
    for name in [
        System::SentTimestamp,
        System::ApproximateFirstReceiveTimestamp,
    ] {
        assert!(
            attributes[&name].parse::<u64>().unwrap() > 1_600_000_000_000,
            "{name}: milliseconds"
        );
    }
    assert!(attributes.contains_key(&System::SenderId));
    assert_eq!(
        message.message_attributes().unwrap()["colour"].string_value(),
        Some("red")
    );
    assert_eq!(
        message.md5_of_message_attributes(),
        sent.md5_of_message_attributes()
    );
}

/// Developer guide, "Amazon SQS visibility timeout": hidden from everybody after it was received; then it comes again and is counted.
async fn a_received_message_is_hidden_and_comes_back(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(5),
            ..Shape::default()
        })
        .await;
    queue.send("a").send().await.unwrap();
    let first = queue.next().await;
    let received = Instant::now();
    assert!(queue.is_silent().await);
    let again = queue.next().await;
    assert!(
        received.elapsed() >= Duration::from_millis(4500),
        "after {:?}",
        received.elapsed()
    );
    assert_eq!((count(&first), count(&again)), ("1", "2"));
    assert_eq!(first.message_id(), again.message_id());
}

/// `DeleteMessage`: a handle belongs to one receipt; with an older one "the request will still succeed, but the message might not be deleted".
async fn each_receipt_has_a_handle_of_its_own(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(0),
            ..Shape::default()
        })
        .await;
    queue.send("a").send().await.unwrap();
    let first = queue.next().await;
    let second = queue.next().await;
    assert_ne!(handle(&first), handle(&second));
    queue.delete(handle(&first)).await;
    queue.delete(handle(&second)).await;
    assert!(
        queue.is_silent().await,
        "the newest handle deletes in any case"
    );
}

/// `ChangeMessageVisibility`: counted from now; 0 shows it at once.
async fn a_message_is_hidden_for_another_time(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    queue.send("a").send().await.unwrap();
    let message = queue.next().await;
    let hide = |seconds| {
        let hide = queue
            .client
            .change_message_visibility()
            .queue_url(&queue.url);
        hide.receipt_handle(handle(&message))
            .visibility_timeout(seconds)
            .send()
    };
    hide(600).await.unwrap();
    assert!(queue.is_silent().await);
    hide(0).await.unwrap();
    assert_eq!(count(&queue.next().await), "2");
}

/// `ChangeMessageVisibility`, errors: `MessageNotInflight`.
async fn what_is_not_in_flight_cannot_be_hidden(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(0),
            ..Shape::default()
        })
        .await;
    queue.send("a").send().await.unwrap();
    let message = queue.next().await;
    let hide = queue
        .client
        .change_message_visibility()
        .queue_url(&queue.url);
    let hide = hide
        .receipt_handle(handle(&message))
        .visibility_timeout(10)
        .send();
    is_one_of(
        hide.await,
        &[
            "MessageNotInflight",
            "AWS.SimpleQueueService.MessageNotInflight",
        ],
    );
}

/// `SendMessage`, `DelaySeconds`: nobody gets it before.
async fn a_message_can_be_held_back(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let sent = Instant::now();
    queue.send("a").delay_seconds(5).send().await.unwrap();
    assert!(queue.is_silent().await);
    queue.next().await;
    assert!(
        sent.elapsed() >= Duration::from_millis(4500),
        "after {:?}",
        sent.elapsed()
    );
}

/// Developer guide, "Amazon SQS short and long polling": the call returns as soon as there is a message.
async fn a_long_poll_ends_with_the_first_message(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let asked = Instant::now();
    let poll = queue.receive().wait_time_seconds(20).send();
    let send = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        queue.send("a").send().await.unwrap();
    };
    let (found, ()) = tokio::join!(poll, send);
    assert_eq!(found.unwrap().messages().len(), 1);
    assert!(
        asked.elapsed() < Duration::from_secs(15),
        "after {:?}",
        asked.elapsed()
    );
}

/// `ReceiveMessage`, `MaxNumberOfMessages`: by default 1, "fewer messages might be returned".
async fn as_many_are_received_as_asked_for(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    for nth in 0..12 {
        queue.send(&nth.to_string()).send().await.unwrap();
    }
    let one = queue.receive().wait_time_seconds(5).send().await.unwrap();
    assert_eq!(one.messages().len(), 1);
    let many = queue
        .receive()
        .wait_time_seconds(5)
        .max_number_of_messages(10)
        .send()
        .await
        .unwrap();
    assert!((1..=10).contains(&many.messages().len()));
    let ids: BTreeSet<_> = one
        .messages()
        .iter()
        .chain(many.messages())
        .map(|message| message.message_id())
        .collect();
    assert_eq!(
        ids.len(),
        1 + many.messages().len(),
        "what is received is hidden from the next"
    );
}

/// `GetQueueAttributes`: approximate numbers of what is visible, in flight and delayed.
async fn numbers_are_told_by_where_the_messages_are(place: &Place) {
    use QueueAttributeName::{
        ApproximateNumberOfMessages as Visible, ApproximateNumberOfMessagesDelayed as Delayed,
        ApproximateNumberOfMessagesNotVisible as InFlight,
    };
    let queue = place
        .queue(Shape {
            hidden_s: Some(600),
            receipts: Some(3),
        })
        .await;
    queue.send("received").send().await.unwrap();
    queue.next().await;
    queue.send("visible").send().await.unwrap();
    queue
        .send("delayed")
        .delay_seconds(600)
        .send()
        .await
        .unwrap();
    let told = until("one message each", async || {
        let asked = queue.client.get_queue_attributes().queue_url(&queue.url);
        let told = asked
            .attribute_names(QueueAttributeName::All)
            .send()
            .await
            .unwrap()
            .attributes?;
        [Visible, InFlight, Delayed]
            .iter()
            .all(|name| told[name] == "1")
            .then_some(told)
    })
    .await;
    assert_eq!(told[&QueueAttributeName::VisibilityTimeout], "600");
    let policy: serde_json::Value =
        serde_json::from_str(&told[&QueueAttributeName::RedrivePolicy]).unwrap();
    assert_eq!(policy["maxReceiveCount"].as_u64(), Some(3));
    assert!(told[&QueueAttributeName::QueueArn].starts_with("arn:aws:sqs:"));
}

/// `QueueDoesNotExist`, whatever is asked.
async fn a_queue_that_is_not_there_is_told(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let url = format!("{}-no-such-queue", queue.url);
    let codes = &[
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
    ];
    is_one_of(
        queue
            .client
            .send_message()
            .queue_url(&url)
            .message_body("a")
            .send()
            .await,
        codes,
    );
    is_one_of(
        queue.client.receive_message().queue_url(&url).send().await,
        codes,
    );
    is_one_of(
        queue
            .client
            .get_queue_url()
            .queue_name("no-such-queue")
            .send()
            .await,
        codes,
    );
}

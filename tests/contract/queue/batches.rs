//! Several messages in one call.

use super::handle;
use crate::clients::code;
use crate::place::{Place, Shape};
use crate::run::{Case, cases};
use aws_sdk_sqs::types::{DeleteMessageBatchRequestEntry, SendMessageBatchRequestEntry};
use std::collections::BTreeSet;

pub(super) fn cases() -> Vec<Case> {
    cases![
        a_batch_is_sent_but_for_its_bad_entries,
        a_batch_has_one_to_ten_entries_with_different_ids,
        a_batch_holds_a_mebibyte_and_no_more,
        a_batch_is_deleted,
    ]
}

fn entry(id: &str, body: &str) -> SendMessageBatchRequestEntry {
    SendMessageBatchRequestEntry::builder()
        .id(id)
        .message_body(body)
        .build()
        .unwrap()
}

/// `SendMessageBatch`: "the result of sending each message is reported individually": look at `Failed` even when the call succeeds.
async fn a_batch_is_sent_but_for_its_bad_entries(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let entries = vec![entry("a", "one"), entry("b", "\u{0}"), entry("c", "three")];
    let sent = queue
        .client
        .send_message_batch()
        .queue_url(&queue.url)
        .set_entries(Some(entries))
        .send()
        .await
        .unwrap();
    let done: BTreeSet<_> = sent.successful().iter().map(|done| done.id()).collect();
    assert_eq!(done, BTreeSet::from(["a", "c"]));
    assert_eq!(sent.failed().len(), 1);
    assert_eq!(
        (sent.failed()[0].id(), sent.failed()[0].sender_fault()),
        ("b", true)
    );
    let found = BTreeSet::from([
        queue.next().await.body.unwrap(),
        queue.next().await.body.unwrap(),
    ]);
    assert_eq!(found, ["one", "three"].map(str::to_owned).into());
}

/// `SendMessageBatch`, errors.
async fn a_batch_has_one_to_ten_entries_with_different_ids(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let send = |entries: Vec<SendMessageBatchRequestEntry>| {
        let batch = queue.client.send_message_batch().queue_url(&queue.url);
        batch.set_entries(Some(entries)).send()
    };
    let many = |count: usize| {
        (0..count)
            .map(|nth| entry(&nth.to_string(), "x"))
            .collect::<Vec<_>>()
    };
    assert!(code(send(many(11)).await).ends_with("TooManyEntriesInBatchRequest"));
    assert!(
        code(send(vec![entry("a", "x"), entry("a", "y")]).await)
            .ends_with("BatchEntryIdsNotDistinct")
    );
    assert!(code(send(Vec::new()).await).ends_with("EmptyBatchRequest"));
    send(many(10)).await.unwrap();
}

/// `SendMessageBatch`: the total of all messages is 1 MiB at most, or `BatchRequestTooLong`.
async fn a_batch_holds_a_mebibyte_and_no_more(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let half = "x".repeat(512 * 1024);
    let send = |bodies: [&str; 2]| {
        let batch = queue.client.send_message_batch().queue_url(&queue.url);
        batch
            .entries(entry("a", bodies[0]))
            .entries(entry("b", bodies[1]))
            .send()
    };
    assert_eq!(send([&half, &half]).await.unwrap().successful().len(), 2);
    let more = format!("{half}x");
    assert!(code(send([&half, &more]).await).ends_with("BatchRequestTooLong"));
}

/// `DeleteMessageBatch`: each result is reported individually.
async fn a_batch_is_deleted(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(20),
            ..Shape::default()
        })
        .await;
    for body in ["one", "two"] {
        queue.send(body).send().await.unwrap();
    }
    let messages = [queue.next().await, queue.next().await];
    let entries = messages.iter().enumerate().map(|(nth, message)| {
        let entry = DeleteMessageBatchRequestEntry::builder().id(nth.to_string());
        entry.receipt_handle(handle(message)).build().unwrap()
    });
    let batch = queue
        .client
        .delete_message_batch()
        .queue_url(&queue.url)
        .set_entries(Some(entries.collect()));
    let deleted = batch.send().await.unwrap();
    assert_eq!((deleted.successful().len(), deleted.failed().len()), (2, 0));
}

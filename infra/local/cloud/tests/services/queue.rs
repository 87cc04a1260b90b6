//! SQS, and a queue's messages as events for a function.

use crate::clients::{cloud_with, jobs, obedient, sqs, told, until};
use aws_sdk_sqs::types::{
    MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
    SendMessageBatchRequestEntry,
};
use cloud::{BatchSettings, Cloud, Faults, Options};
use serde_json::{Value, json};

async fn send(cloud: &Cloud, body: &str) {
    let url = cloud.queue_url("jobs");
    let sent = sqs(cloud).send_message().queue_url(url).message_body(body);
    sent.send().await.unwrap();
}

fn bodies(records: &[Value]) -> Vec<&str> {
    records
        .iter()
        .map(|record| record["body"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_message_is_sent_received_and_deleted() {
    let cloud = cloud_with(jobs()).await;
    let client = sqs(&cloud);
    let url = client
        .get_queue_url()
        .queue_name("jobs")
        .send()
        .await
        .unwrap();
    let url = url.queue_url().unwrap();
    assert_eq!(url, cloud.queue_url("jobs"));
    let sent = client.send_message().queue_url(url).message_body("hello");
    let sent = sent.send().await.unwrap();
    assert_eq!(
        sent.md5_of_message_body(),
        Some("5d41402abc4b2a76b9719d911017c592")
    );

    let received = client
        .receive_message()
        .queue_url(url)
        .send()
        .await
        .unwrap();
    let message = &received.messages()[0];
    assert_eq!(message.message_id(), sent.message_id());
    assert_eq!(message.body(), Some("hello"));
    assert_eq!(message.md5_of_body(), sent.md5_of_message_body());
    let receipt = message.receipt_handle().unwrap();
    let delete = client
        .delete_message()
        .queue_url(url)
        .receipt_handle(receipt);
    delete.send().await.unwrap();
    assert!(cloud.messages("jobs").unwrap().is_empty());
}

#[tokio::test]
async fn attributes_come_with_a_message_when_they_are_asked_for() {
    let cloud = cloud_with(jobs()).await;
    let client = sqs(&cloud);
    let url = cloud.queue_url("jobs");
    let colour = MessageAttributeValue::builder()
        .data_type("String")
        .string_value("red");
    let sent = client.send_message().queue_url(&url).message_body("hello");
    let sent = sent.message_attributes("colour", colour.build().unwrap());
    let sent = sent.send().await.unwrap();
    let receive = client
        .receive_message()
        .queue_url(&url)
        .visibility_timeout(0);
    let plain = receive.clone().send().await.unwrap();
    assert!(plain.messages()[0].attributes().is_none());
    assert!(plain.messages()[0].message_attributes().is_none());
    let received = receive
        .message_attribute_names("All")
        .message_system_attribute_names(MessageSystemAttributeName::All)
        .send()
        .await
        .unwrap();
    let message = &received.messages()[0];
    let attributes = message.attributes().unwrap();
    assert_eq!(
        attributes[&MessageSystemAttributeName::ApproximateReceiveCount],
        "2"
    );
    assert_eq!(
        message.md5_of_message_attributes(),
        sent.md5_of_message_attributes()
    );
    let colour = &message.message_attributes().unwrap()["colour"];
    assert_eq!(colour.string_value(), Some("red"));
}

#[tokio::test]
async fn a_message_that_is_not_deleted_comes_back_and_dies_after_two_receipts() {
    let cloud = cloud_with(jobs()).await;
    send(&cloud, "stubborn").await;
    let client = sqs(&cloud);
    let receive = || client.receive_message().queue_url(cloud.queue_url("jobs"));
    for nth in ["1", "2"] {
        let count = MessageSystemAttributeName::ApproximateReceiveCount;
        let received = receive()
            .wait_time_seconds(5)
            .message_system_attribute_names(count.clone());
        let received = received.send().await.unwrap();
        let message = &received.messages()[0];
        assert_eq!(message.attributes().unwrap()[&count], nth);
    }
    until(async || {
        receive().send().await.unwrap();
        cloud.messages("jobs-dead").unwrap().len() == 1
    })
    .await;
    assert!(cloud.messages("jobs").unwrap().is_empty());
    assert_eq!(cloud.redrive("jobs-dead").unwrap(), 1);
    let received = receive().send().await.unwrap();
    assert_eq!(received.messages()[0].body(), Some("stubborn"));
}

#[tokio::test]
async fn a_message_can_be_hidden_for_another_time() {
    let cloud = cloud_with(jobs()).await;
    send(&cloud, "later").await;
    let client = sqs(&cloud);
    let url = cloud.queue_url("jobs");
    let receive = || client.receive_message().queue_url(&url);
    let received = receive().visibility_timeout(600).send().await.unwrap();
    let receipt = received.messages()[0].receipt_handle().unwrap();
    assert!(receive().send().await.unwrap().messages().is_empty());
    let hide = |seconds| {
        client
            .change_message_visibility()
            .queue_url(&url)
            .receipt_handle(receipt)
            .visibility_timeout(seconds)
    };
    hide(0).send().await.unwrap();
    assert_eq!(receive().send().await.unwrap().messages().len(), 1);
    // The first receipt was replaced by that of the second delivery.
    let error = hide(0).send().await.unwrap_err().into_service_error();
    assert!(error.is_message_not_inflight(), "{error:?}");
}

#[tokio::test]
async fn a_delayed_message_waits_and_a_long_poll_waits_for_it() {
    let cloud = cloud_with(jobs()).await;
    let client = sqs(&cloud);
    let url = cloud.queue_url("jobs");
    let sent = client
        .send_message()
        .queue_url(&url)
        .message_body("a")
        .delay_seconds(1);
    sent.send().await.unwrap();
    let attributes = client
        .get_queue_attributes()
        .queue_url(&url)
        .attribute_names(QueueAttributeName::All)
        .send()
        .await
        .unwrap();
    let attributes = attributes.attributes().unwrap();
    assert_eq!(
        attributes[&QueueAttributeName::ApproximateNumberOfMessagesDelayed],
        "1"
    );
    assert_eq!(
        attributes[&QueueAttributeName::ApproximateNumberOfMessages],
        "0"
    );
    assert_eq!(
        attributes[&QueueAttributeName::QueueArn],
        "arn:aws:sqs:eu-north-1:000000000000:jobs"
    );
    let policy: Value =
        serde_json::from_str(&attributes[&QueueAttributeName::RedrivePolicy]).unwrap();
    assert_eq!(policy["maxReceiveCount"], 2);
    let receive = client.receive_message().queue_url(&url);
    assert!(receive.clone().send().await.unwrap().messages().is_empty());
    let received = receive.wait_time_seconds(10).send().await.unwrap();
    assert_eq!(received.messages().len(), 1);
}

#[tokio::test]
async fn what_is_too_large_or_unreadable_is_refused() {
    let mut options = jobs();
    options.queues[0].message_bytes = 1024;
    let cloud = cloud_with(options).await;
    let client = sqs(&cloud);
    let url = cloud.queue_url("jobs");
    let send = |body: &str| client.send_message().queue_url(&url).message_body(body);
    send(&"x".repeat(1024)).send().await.unwrap();
    let error = send(&"x".repeat(1025)).send().await.unwrap_err();
    assert!(
        format!("{error:?}").contains("InvalidParameterValue"),
        "{error:?}"
    );
    let error = send("\u{1}").send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_message_contents(), "{error:?}");
    let elsewhere = client.send_message().queue_url(cloud.queue_url("none"));
    let error = elsewhere.message_body("a").send().await.unwrap_err();
    assert!(error.into_service_error().is_queue_does_not_exist());
    assert_eq!(cloud.messages("jobs").unwrap().len(), 1);
}

#[tokio::test]
async fn a_batch_is_sent_but_for_its_bad_entries() {
    let cloud = cloud_with(jobs()).await;
    let client = sqs(&cloud);
    let entry = |id: &str, body: &str| {
        let entry = SendMessageBatchRequestEntry::builder()
            .id(id)
            .message_body(body);
        entry.build().unwrap()
    };
    let batch = || {
        client
            .send_message_batch()
            .queue_url(cloud.queue_url("jobs"))
    };
    let sent = batch()
        .entries(entry("a", "one"))
        .entries(entry("b", "\u{0}"))
        .entries(entry("c", "three"))
        .send()
        .await
        .unwrap();
    let done: Vec<&str> = sent.successful().iter().map(|done| done.id()).collect();
    assert_eq!(done, ["a", "c"]);
    assert_eq!(sent.failed()[0].id(), "b");
    assert_eq!(cloud.messages("jobs").unwrap().len(), 2);
    let eleven = (0..11).map(|nth| entry(&nth.to_string(), "x")).collect();
    let error = batch().set_entries(Some(eleven)).send().await.unwrap_err();
    assert!(
        error
            .into_service_error()
            .is_too_many_entries_in_batch_request()
    );
}

#[tokio::test]
async fn a_message_becomes_the_event_that_lambda_sends() {
    let cloud = cloud_with(jobs()).await;
    let (function, mut calls) = obedient();
    cloud
        .on_queue("jobs", BatchSettings::default(), function)
        .unwrap();
    send(&cloud, "hello").await;
    let record = &calls.records(1).await[0];
    assert_eq!(record["body"], "hello");
    assert_eq!(record["md5OfBody"], "5d41402abc4b2a76b9719d911017c592");
    assert_eq!(record["eventSource"], "aws:sqs");
    assert_eq!(
        record["eventSourceARN"],
        "arn:aws:sqs:eu-north-1:000000000000:jobs"
    );
    assert_eq!(record["awsRegion"], "eu-north-1");
    assert_eq!(record["messageAttributes"], json!({}));
    assert_eq!(record["attributes"]["ApproximateReceiveCount"], "1");
    for name in [
        "SentTimestamp",
        "ApproximateFirstReceiveTimestamp",
        "SenderId",
    ] {
        assert!(record["attributes"][name].is_string(), "{name}");
    }
    assert!(record["messageId"].is_string() && record["receiptHandle"].is_string());
    cloud.quiet().await.unwrap();
    assert!(cloud.messages("jobs").unwrap().is_empty());
}

#[tokio::test]
async fn only_what_a_function_reports_as_failed_comes_back() {
    let cloud = cloud_with(jobs()).await;
    for body in ["good", "bad", "fine"] {
        send(&cloud, body).await;
    }
    let (function, mut calls) = told(|event| {
        let records = event["Records"].as_array().unwrap();
        let bad = records.iter().filter(|record| record["body"] == "bad");
        let failures: Vec<Value> = bad
            .map(|record| json!({"itemIdentifier": record["messageId"]}))
            .collect();
        Ok(json!({"batchItemFailures": failures}))
    });
    cloud
        .on_queue("jobs", BatchSettings::default(), function)
        .unwrap();
    assert_eq!(bodies(&calls.records(3).await), ["good", "bad", "fine"]);
    assert_eq!(bodies(&calls.records(1).await), ["bad"]);
    cloud.quiet().await.unwrap();
    let dead = cloud.messages("jobs-dead").unwrap();
    assert_eq!(bodies(&dead), ["bad"]);
    assert_eq!(dead[0]["receiveCount"], 2);
}

#[tokio::test]
async fn an_error_brings_the_whole_batch_back() {
    let cloud = cloud_with(jobs()).await;
    for body in ["one", "two"] {
        send(&cloud, body).await;
    }
    let (function, mut calls) = told(|_| anyhow::bail!("not today"));
    cloud
        .on_queue("jobs", BatchSettings::default(), function)
        .unwrap();
    let mut received = calls.records(4).await;
    received.sort_by_key(|record| record["body"].to_string());
    assert_eq!(bodies(&received), ["one", "one", "two", "two"]);
    cloud.quiet().await.unwrap();
    assert_eq!(cloud.messages("jobs-dead").unwrap().len(), 2);
}

#[tokio::test]
async fn no_more_events_are_handled_at_the_same_time_than_allowed() {
    let cloud = cloud_with(Options { ..jobs() }).await;
    for nth in 0..6 {
        send(&cloud, &nth.to_string()).await;
    }
    let under_way = std::sync::Arc::new(tokio::sync::Semaphore::new(2));
    let two = std::sync::Arc::new(tokio::sync::Barrier::new(2));
    let function = cloud::function(move |_| {
        let place = std::sync::Arc::clone(&under_way).try_acquire_owned();
        let two = std::sync::Arc::clone(&two);
        async move {
            let _place = place?;
            // None is done before another one is under way, so a third would find no place.
            two.wait().await;
            Ok(json!({}))
        }
    });
    let settings = BatchSettings {
        size: 1,
        concurrency: 2,
        ..BatchSettings::default()
    };
    cloud.on_queue("jobs", settings, function).unwrap();
    cloud.quiet().await.unwrap();
    assert!(cloud.messages("jobs-dead").unwrap().is_empty());
}

#[tokio::test]
async fn a_message_is_delivered_twice_when_that_is_asked_for() {
    let options = Options {
        faults: Faults {
            duplicate_messages: 1.0,
            ..Faults::default()
        },
        ..jobs()
    };
    let cloud = cloud_with(options).await;
    let (function, mut calls) = obedient();
    cloud
        .on_queue("jobs", BatchSettings::default(), function)
        .unwrap();
    send(&cloud, "again").await;
    let records = calls.records(2).await;
    assert_eq!(records[0]["messageId"], records[1]["messageId"]);
    cloud.quiet().await.unwrap();
    assert!(calls.so_far().is_empty());
}

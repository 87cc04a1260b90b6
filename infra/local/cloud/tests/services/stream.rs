//! A table's stream becomes events for a function.

use crate::clients::{cloud, cloud_with, create_notes, dynamodb, obedient, told, write_note};
use anyhow::bail;
use cloud::{Options, QueueSettings, StreamSettings};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn version(record: &Value) -> usize {
    let version = record["dynamodb"]["NewImage"]["version"]["N"].as_str();
    version.unwrap().parse().unwrap()
}

/// A quick retry, so that a test of many retries is over soon.
fn hasty() -> StreamSettings {
    StreamSettings {
        retries: 2,
        retry_delay: Duration::from_millis(1),
        ..StreamSettings::default()
    }
}

#[tokio::test]
async fn a_write_becomes_the_event_that_lambda_sends() {
    let cloud = cloud().await;
    create_notes(&cloud);
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    let client = dynamodb(&cloud);
    write_note(&client, "a", 1).await;
    write_note(&client, "a", 2).await;

    let records = calls.records(2).await;
    assert_eq!(records[0]["eventName"], "INSERT");
    let record = &records[1];
    assert_eq!(record["eventName"], "MODIFY");
    assert_eq!(record["eventSource"], "aws:dynamodb");
    assert_eq!(record["eventVersion"], "1.1");
    assert_eq!(record["awsRegion"], "eu-north-1");
    assert!(record["eventID"].as_str().is_some_and(|id| !id.is_empty()));
    let arn = record["eventSourceARN"].as_str().unwrap();
    let begins = "arn:aws:dynamodb:eu-north-1:000000000000:table/notes/stream/20";
    assert!(arn.starts_with(begins), "{arn}");
    let change = &record["dynamodb"];
    assert_eq!(change["Keys"], json!({"id": {"S": "a"}}));
    assert_eq!(change["OldImage"]["version"], json!({"N": "1"}));
    assert_eq!(change["NewImage"]["version"], json!({"N": "2"}));
    assert_eq!(change["StreamViewType"], "NEW_AND_OLD_IMAGES");
    assert!(change["SizeBytes"].is_u64());
    assert!(change["ApproximateCreationDateTime"].is_u64());
    let sequence = |record: &Value| {
        record["dynamodb"]["SequenceNumber"]
            .as_str()
            .map(str::to_owned)
    };
    assert!(sequence(&records[0]) < sequence(&records[1]));
}

#[tokio::test]
async fn records_come_in_the_order_of_the_writes_one_event_at_a_time() {
    let cloud = cloud().await;
    create_notes(&cloud);
    static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let function = cloud::function(move |event: Value| {
        let tell = tell.clone();
        async move {
            assert_eq!(UNDER_WAY.fetch_add(1, Ordering::SeqCst), 0);
            tokio::task::yield_now().await;
            for record in event["Records"].as_array().unwrap() {
                tell.send(version(record)).unwrap();
            }
            UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
            Ok(json!({}))
        }
    });
    let settings = StreamSettings {
        size: 7,
        ..StreamSettings::default()
    };
    cloud.on_stream("notes", settings, function).unwrap();
    let client = dynamodb(&cloud);
    for nth in 0..100 {
        write_note(&client, "a", nth).await;
    }
    cloud.quiet().await.unwrap();
    let versions: Vec<usize> = std::iter::from_fn(|| told.try_recv().ok()).collect();
    assert_eq!(versions, (0..100).collect::<Vec<_>>());
}

/// Fails for every batch with version 5.
fn stumbles_over_five(event: &Value) -> anyhow::Result<Value> {
    let records = event["Records"].as_array().unwrap();
    if records.iter().any(|record| version(record) == 5) {
        bail!("five is bad");
    }
    Ok(json!({}))
}

#[tokio::test]
async fn a_record_that_always_fails_is_given_up_and_the_others_are_handled() {
    let options = Options {
        queues: vec![QueueSettings::new("given-up")],
        ..Options::default()
    };
    let cloud = cloud_with(options).await;
    create_notes(&cloud);
    let client = dynamodb(&cloud);
    for nth in 0..8 {
        write_note(&client, "a", nth).await;
    }
    let (function, mut calls) = told(stumbles_over_five);
    let settings = StreamSettings {
        on_failure: Some("given-up".to_owned()),
        ..hasty()
    };
    cloud.on_stream("notes", settings, function).unwrap();
    cloud.quiet().await.unwrap();

    let versions = |event: &Value| -> Vec<usize> {
        event["Records"]
            .as_array()
            .unwrap()
            .iter()
            .map(version)
            .collect()
    };
    let calls: Vec<Vec<usize>> = calls.so_far().iter().map(versions).collect();
    let handled = calls.iter().filter(|call| !call.contains(&5)).flatten();
    assert_eq!(handled.copied().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 6, 7]);
    assert_eq!(calls.iter().filter(|call| **call == [5]).count(), 3);
    let given_up = cloud.messages("given-up").unwrap();
    assert_eq!(given_up.len(), 1);
    let told: Value = serde_json::from_str(given_up[0]["body"].as_str().unwrap()).unwrap();
    assert_eq!(
        told["requestContext"]["condition"],
        "RetryAttemptsExhausted"
    );
    let info = &told["DDBStreamBatchInfo"];
    assert_eq!(info["batchSize"], 1);
    assert_eq!(info["startSequenceNumber"], info["endSequenceNumber"]);
}

#[tokio::test]
async fn a_reported_record_comes_again_with_those_behind_it() {
    let cloud = cloud().await;
    create_notes(&cloud);
    let client = dynamodb(&cloud);
    for nth in 0..4 {
        write_note(&client, "a", nth).await;
    }
    let failures = AtomicUsize::new(0);
    let (function, mut calls) = told(move |event| {
        let records = event["Records"].as_array().unwrap();
        let bad = records.iter().find(|record| version(record) == 2);
        match bad {
            Some(bad) if failures.fetch_add(1, Ordering::SeqCst) == 0 => {
                let sequence = &bad["dynamodb"]["SequenceNumber"];
                Ok(json!({"batchItemFailures": [{"itemIdentifier": sequence}]}))
            }
            _ => Ok(json!({"batchItemFailures": []})),
        }
    });
    cloud.on_stream("notes", hasty(), function).unwrap();
    let versions: Vec<usize> = calls.records(6).await.iter().map(version).collect();
    assert_eq!(versions, [0, 1, 2, 3, 2, 3]);
}

#[tokio::test]
async fn a_function_that_panics_or_hangs_is_tried_again() {
    let cloud = cloud().await;
    create_notes(&cloud);
    write_note(&dynamodb(&cloud), "a", 1).await;
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let tries = AtomicUsize::new(0);
    let function = cloud::function(move |_| {
        let nth = tries.fetch_add(1, Ordering::SeqCst);
        tell.send(nth).unwrap();
        async move {
            match nth {
                0 => panic!("on purpose"),
                1 => std::future::pending().await,
                _ => Ok(json!({})),
            }
        }
    });
    let settings = StreamSettings {
        timeout: Duration::from_millis(20),
        ..hasty()
    };
    cloud.on_stream("notes", settings, function).unwrap();
    cloud.quiet().await.unwrap();
    let tries: Vec<usize> = std::iter::from_fn(|| told.try_recv().ok()).collect();
    assert_eq!(tries, [0, 1, 2]);
}

#[tokio::test]
async fn expired_items_go_when_they_are_swept_and_the_stream_tells_it() {
    use aws_sdk_dynamodb::types::AttributeValue;
    let cloud = cloud().await;
    create_notes(&cloud);
    cloud.expire_by("notes", "expires_at_s").unwrap();
    cloud.expire_by("notes", "expires_at_s").unwrap();
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    dynamodb(&cloud)
        .put_item()
        .table_name("notes")
        .item("id", AttributeValue::S("old".to_owned()))
        .item("expires_at_s", AttributeValue::N("1700000000".to_owned()))
        .send()
        .await
        .unwrap();
    assert_eq!(cloud.sweep_ttl().unwrap(), 1);
    let records = calls.records(2).await;
    assert_eq!(records[1]["eventName"], "REMOVE");
    assert_eq!(
        records[1]["userIdentity"]["principalId"],
        "dynamodb.amazonaws.com"
    );
}

#[tokio::test]
async fn a_table_without_a_stream_is_told_at_once() {
    let cloud = cloud().await;
    let (function, _calls) = obedient();
    let settings = StreamSettings::default();
    assert!(cloud.on_stream("notes", settings, function).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_function_sees_a_write_soon() {
    let cloud = cloud().await;
    create_notes(&cloud);
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    let client = dynamodb(&cloud);
    let mut took = Vec::new();
    for nth in 0..41 {
        write_note(&client, "a", nth).await;
        let written = Instant::now();
        calls.records(1).await;
        took.push(written.elapsed());
    }
    took.sort();
    let median = took[took.len() / 2];
    println!(
        "from write to function: median {median:?}, worst {:?}",
        took[took.len() - 1]
    );
    assert!(median < Duration::from_millis(50), "{median:?}");
}

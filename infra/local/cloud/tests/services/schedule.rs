//! A function at a fixed rate.

use crate::clients::{cloud, obedient};
use std::time::Duration;

#[tokio::test]
async fn a_scheduled_function_gets_the_event_of_eventbridge_again_and_again() {
    let cloud = cloud().await;
    let (function, mut calls) = obedient();
    cloud.every(Duration::from_millis(5), function);
    let (first, second) = (calls.next().await, calls.next().await);
    assert_eq!(first["detail-type"], "Scheduled Event");
    assert_eq!(first["source"], "aws.events");
    assert_eq!(first["detail"], serde_json::json!({}));
    assert!(
        first["time"]
            .as_str()
            .is_some_and(|time| time.ends_with('Z'))
    );
    assert!(
        first["resources"][0]
            .as_str()
            .is_some_and(|arn| arn.starts_with("arn:aws:events:"))
    );
    assert_ne!(first["id"], second["id"]);
}

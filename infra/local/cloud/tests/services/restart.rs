//! What was acknowledged is there after a start from the same files.

use crate::clients::{
    cloud_with, create_notes, dynamodb, jobs, obedient, ses, sqs, told, write_note,
};
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use cloud::{BatchSettings, Cloud, Options, StreamSettings};
use serde_json::Value;
use std::path::PathBuf;

/// A folder that is removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("doorbell-{test}-{}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    async fn start(&self) -> Cloud {
        let data = Some(self.0.clone());
        cloud_with(Options { data, ..jobs() }).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn ids(records: &[Value]) -> Vec<&str> {
    records
        .iter()
        .map(|record| record["dynamodb"]["Keys"]["id"]["S"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_stream_goes_on_where_it_stood() {
    let folder = Folder::new("stream");
    let cloud = folder.start().await;
    create_notes(&cloud);
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    write_note(&dynamodb(&cloud), "handled", 1).await;
    cloud.quiet().await.unwrap();
    assert_eq!(ids(&calls.records(1).await), ["handled"]);
    cloud.stop().await;

    // Nobody reads this time.
    let cloud = folder.start().await;
    create_notes(&cloud);
    write_note(&dynamodb(&cloud), "missed", 1).await;
    drop(cloud);

    let cloud = folder.start().await;
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    write_note(&dynamodb(&cloud), "new", 1).await;
    assert_eq!(ids(&calls.records(2).await), ["missed", "new"]);
}

#[tokio::test]
async fn a_record_that_was_being_handled_comes_again() {
    let folder = Folder::new("record");
    let cloud = folder.start().await;
    create_notes(&cloud);
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let hangs = cloud::function(move |event: Value| {
        tell.send(event).unwrap();
        std::future::pending()
    });
    cloud
        .on_stream("notes", StreamSettings::default(), hangs)
        .unwrap();
    write_note(&dynamodb(&cloud), "interrupted", 1).await;
    crate::clients::within(told.recv()).await.unwrap();
    drop(cloud);

    let cloud = folder.start().await;
    let (function, mut calls) = obedient();
    cloud
        .on_stream("notes", StreamSettings::default(), function)
        .unwrap();
    assert_eq!(ids(&calls.records(1).await), ["interrupted"]);
}

#[tokio::test]
async fn messages_and_mails_are_kept() {
    let folder = Folder::new("messages");
    let cloud = folder.start().await;
    let sent = sqs(&cloud)
        .send_message()
        .queue_url(cloud.queue_url("jobs"));
    sent.message_body("kept").send().await.unwrap();
    let text = |text: &str| Content::builder().data(text).build().unwrap();
    let body = Body::builder().text(text("hello")).build();
    let message = Message::builder()
        .subject(text("kept too"))
        .body(body)
        .build();
    let sent = ses(&cloud)
        .send_email()
        .from_email_address("desk@example.com");
    sent.destination(Destination::builder().to_addresses("a@example.com").build())
        .content(EmailContent::builder().simple(message).build())
        .send()
        .await
        .unwrap();
    drop(cloud);

    let cloud = folder.start().await;
    assert_eq!(cloud.mails().unwrap()[0].subject, "kept too");
    let (function, mut calls) = told(|_| Ok(Value::Null));
    cloud
        .on_queue("jobs", BatchSettings::default(), function)
        .unwrap();
    assert_eq!(calls.records(1).await[0]["body"], "kept");
}

#[tokio::test]
async fn a_folder_serves_one_cloud_at_a_time() {
    let folder = Folder::new("twice");
    let first = folder.start().await;
    let options = || Options {
        data: Some(folder.0.clone()),
        ..Options::default()
    };
    let error = Cloud::start(options()).await.unwrap_err();
    assert!(format!("{error:#}").contains("another"), "{error:#}");
    first.stop().await;
    Cloud::start(options()).await.unwrap();
}

//! What was acknowledged survives `kill -9`, wherever in its work the process is hit.
//!
//! This test runs itself a second time as the process that is killed.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::types::AttributeValue;
use cloud::{BatchSettings, Cloud, Options, QueueSettings, StreamSettings, function};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

const ROUNDS: usize = 5;

#[tokio::main]
async fn main() {
    let folder = std::env::args_os()
        .skip_while(|argument| argument != "serve")
        .nth(1);
    match folder {
        Some(folder) => serve(Path::new(&folder)).await,
        None => kill_and_look().await,
    }
}

async fn start(folder: &Path) -> Cloud {
    let cloud = Cloud::start(Options {
        data: Some(folder.to_owned()),
        queues: vec![QueueSettings::new("jobs").visibility(Duration::from_secs(1))],
        ..Options::default()
    });
    let cloud = cloud.await.unwrap();
    let definition = json!({
        "TableName": "notes",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
        "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "KEYS_ONLY"},
    });
    cloud.create_table(definition).unwrap();
    cloud
}

/// The process that is killed: for each note in the stream it puts a job on the queue.
async fn serve(folder: &Path) {
    let cloud = start(folder).await;
    relay(&cloud);
    let mut out = std::io::stdout();
    writeln!(out, "{}", cloud.dynamodb_url()).unwrap();
    out.flush().unwrap();
    std::future::pending::<()>().await;
}

fn relay(cloud: &Cloud) {
    let (sqs, queue) = (sqs(cloud.sqs_url()), cloud.queue_url("jobs"));
    let relay = function(move |event: Value| {
        let (sqs, queue) = (sqs.clone(), queue.clone());
        async move {
            for record in event["Records"].as_array().into_iter().flatten() {
                let id = record["dynamodb"]["Keys"]["id"]["S"]
                    .as_str()
                    .unwrap_or_default();
                sqs.send_message()
                    .queue_url(&queue)
                    .message_body(id)
                    .send()
                    .await?;
            }
            Ok(json!({}))
        }
    });
    cloud
        .on_stream("notes", StreamSettings::default(), relay)
        .unwrap();
}

async fn kill_and_look() {
    let folder =
        Folder(std::env::temp_dir().join(format!("doorbell-killed-{}", std::process::id())));
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        let (mut child, url) = spawn(&folder.0);
        // Killed after another number of writes each time, with the next write and some of the relaying under way.
        let (count, mut counted) = watch::channel(0);
        let writer = write_until_it_breaks(dynamodb(&url), round, count);
        let killer = async {
            let enough = 20 + 17 * round;
            counted.wait_for(|count| *count >= enough).await.unwrap();
            child.kill().unwrap();
            child.wait().unwrap();
        };
        let (written, ()) = tokio::join!(writer, killer);
        acknowledged.extend(written);
    }
    let cloud = start(&folder.0).await;
    relay(&cloud);
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let sees = Arc::clone(&seen);
    let worker = function(move |event: Value| {
        for record in event["Records"].as_array().into_iter().flatten() {
            let id = record["body"].as_str().unwrap_or_default().to_owned();
            sees.lock().unwrap().insert(id);
        }
        async { Ok(json!({})) }
    });
    cloud
        .on_queue("jobs", BatchSettings::default(), worker)
        .unwrap();
    cloud.quiet().await.unwrap();
    let seen = seen.lock().unwrap();
    let lost: Vec<_> = acknowledged.difference(&seen).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let mut out = std::io::stdout();
    let (count, more) = (acknowledged.len(), seen.len() - acknowledged.len());
    writeln!(
        out,
        "killed {ROUNDS} times: {count} notes acknowledged, 0 lost, {more} more were stored"
    )
    .unwrap();
}

/// Writes notes one after the other and returns the ids of those that were acknowledged.
async fn write_until_it_breaks(
    client: aws_sdk_dynamodb::Client,
    round: usize,
    count: watch::Sender<usize>,
) -> Vec<String> {
    let mut written = Vec::new();
    loop {
        let id = format!("{round}-{}", written.len());
        let put = client
            .put_item()
            .table_name("notes")
            .item("id", AttributeValue::S(id.clone()));
        if put.send().await.is_err() {
            return written;
        }
        written.push(id);
        count.send_replace(written.len());
    }
}

/// A folder that is removed when the test is over.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Starts the process that is to be killed and waits for the URL of its table.
fn spawn(folder: &Path) -> (Child, String) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("serve")
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut url)
        .unwrap();
    (child, url.trim().to_owned())
}

fn dynamodb(url: &str) -> aws_sdk_dynamodb::Client {
    use aws_sdk_dynamodb::config::retry::RetryConfig;
    use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-north-1"))
        .credentials_provider(Credentials::from_keys("test", "test", None))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled())
        .endpoint_url(url);
    aws_sdk_dynamodb::Client::from_conf(config.build())
}

fn sqs(url: &str) -> aws_sdk_sqs::Client {
    use aws_sdk_sqs::config::{BehaviorVersion, Region};
    let config = aws_sdk_sqs::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-north-1"))
        .credentials_provider(Credentials::from_keys("test", "test", None))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(url);
    aws_sdk_sqs::Client::from_conf(config.build())
}

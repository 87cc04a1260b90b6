//! The SDK's clients pointed at a cloud, and functions that tell what they were called with.

use aws_credential_types::Credentials;
use cloud::{Cloud, Function, Options, QueueSettings, function};
use serde_json::{Value, json};
use std::future::Future;
use std::time::Duration;
use tokio::sync::mpsc;

/// Long enough that only a broken stand-in reaches it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A config of one of the SDK's crates, which are alike but share no trait.
macro_rules! config {
    ($sdk:ident, $url:expr) => {
        $sdk::Config::builder()
            .behavior_version($sdk::config::BehaviorVersion::latest())
            .region($sdk::config::Region::new("eu-north-1"))
            .credentials_provider(Credentials::from_keys("test", "test", None))
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .endpoint_url($url)
    };
}
pub(crate) use config;

/// A cloud of its own for one test.
pub(crate) async fn cloud() -> Cloud {
    cloud_with(Options::default()).await
}

pub(crate) async fn cloud_with(options: Options) -> Cloud {
    Cloud::start(options).await.unwrap()
}

/// Options with one queue whose messages come back after 200 ms and are dead after two receipts.
pub(crate) fn jobs() -> Options {
    let queue = QueueSettings::new("jobs")
        .visibility(Duration::from_millis(200))
        .dead_letters("jobs-dead", 2);
    Options {
        queues: vec![queue],
        ..Options::default()
    }
}

pub(crate) fn dynamodb(cloud: &Cloud) -> aws_sdk_dynamodb::Client {
    let config = config!(aws_sdk_dynamodb, cloud.dynamodb_url()).build();
    aws_sdk_dynamodb::Client::from_conf(config)
}

pub(crate) fn sqs(cloud: &Cloud) -> aws_sdk_sqs::Client {
    aws_sdk_sqs::Client::from_conf(config!(aws_sdk_sqs, cloud.sqs_url()).build())
}

pub(crate) fn ses(cloud: &Cloud) -> aws_sdk_sesv2::Client {
    aws_sdk_sesv2::Client::from_conf(config!(aws_sdk_sesv2, cloud.ses_url()).build())
}

pub(crate) fn connections(cloud: &Cloud) -> aws_sdk_apigatewaymanagement::Client {
    let config = config!(aws_sdk_apigatewaymanagement, cloud.connections_url()).build();
    aws_sdk_apigatewaymanagement::Client::from_conf(config)
}

/// A table `notes` with a key `id` and a stream.
pub(crate) fn create_notes(cloud: &Cloud) {
    let definition = json!({
        "TableName": "notes",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
        "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    });
    cloud.create_table(definition).unwrap();
}

/// Writes the item with this id, and how often it was written.
pub(crate) async fn write_note(client: &aws_sdk_dynamodb::Client, id: &str, version: usize) {
    use aws_sdk_dynamodb::types::AttributeValue;
    client
        .put_item()
        .table_name("notes")
        .item("id", AttributeValue::S(id.to_owned()))
        .item("version", AttributeValue::N(version.to_string()))
        .send()
        .await
        .unwrap();
}

/// What a function was called with.
pub(crate) struct Calls(mpsc::UnboundedReceiver<Value>);

impl Calls {
    /// The next event, waiting for it.
    pub(crate) async fn next(&mut self) -> Value {
        within(self.0.recv()).await.expect("the function is there")
    }

    /// The next events until there are so many records.
    pub(crate) async fn records(&mut self, count: usize) -> Vec<Value> {
        let mut records = Vec::new();
        while records.len() < count {
            let mut event = self.next().await;
            records.append(event["Records"].as_array_mut().unwrap());
        }
        records
    }

    /// Events that are there already.
    pub(crate) fn so_far(&mut self) -> Vec<Value> {
        std::iter::from_fn(|| self.0.try_recv().ok()).collect()
    }
}

/// A function that answers with `answer` and tells its events.
pub(crate) fn told<F>(answer: F) -> (Function, Calls)
where
    F: Fn(&Value) -> anyhow::Result<Value> + Send + Sync + 'static,
{
    let (tell, calls) = mpsc::unbounded_channel();
    let called = function(move |event: Value| {
        let answer = answer(&event);
        // A test that is over does not listen any more.
        let _ = tell.send(event);
        async move { answer }
    });
    (called, Calls(calls))
}

/// The same, for a function that always succeeds.
pub(crate) fn obedient() -> (Function, Calls) {
    told(|_| Ok(json!({"statusCode": 200})))
}

/// Waits, but not forever.
pub(crate) async fn within<T>(what: impl Future<Output = T>) -> T {
    let done = tokio::time::timeout(PATIENCE, what).await;
    done.expect("it happens in time")
}

/// Waits until a condition holds.
pub(crate) async fn until(condition: impl AsyncFn() -> bool) {
    within(async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    })
    .await;
}

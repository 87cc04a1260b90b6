use aws_types::SdkConfig;
use cloud::{Cloud, Options};
use runtime::Aws;
use runtime::aws::Service;
use serde_json::Value;
use store::Store;

/// The name of the table.
pub const TABLE: &str = "doorbell";

/// The stand-ins for AWS, which end with it, and an empty table in them.
#[derive(Debug)]
pub struct Backend {
    /// The stand-ins.
    pub cloud: Cloud,
    /// The table.
    pub store: Store,
}

impl Backend {
    /// Nothing but the table.
    pub async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// With a table that can be told to fail.
    pub async fn faulty() -> Self {
        Self::with(Options {
            dynamodb_proxy: true,
            ..Options::default()
        })
        .await
    }

    /// With queues, faults, data on disk.
    pub async fn with(options: Options) -> Self {
        let cloud = Cloud::start(options).await.expect("a cloud");
        let store = store_in(&cloud, TABLE);
        Self { cloud, store }
    }

    /// What a client of this service is made from.
    pub fn config(&self, service: Service) -> SdkConfig {
        config(&self.cloud, service)
    }
}

/// Creates a table of this name.
pub fn store_in(cloud: &Cloud, table: &str) -> Store {
    let definition = store::table::definition(table);
    cloud.create_table(definition).expect("a table");
    Store::new(&config(cloud, Service::DynamoDb), table)
}

/// What a client of this service is made from.
pub fn config(cloud: &Cloud, service: Service) -> SdkConfig {
    let url = match service {
        Service::DynamoDb => cloud.dynamodb_url(),
        Service::Sqs => cloud.sqs_url(),
        Service::Ses => cloud.ses_url(),
        Service::Sockets => cloud.connections_url(),
    };
    Aws::local(url).config(service)
}

/// The bodies of all messages on a queue, oldest first.
#[track_caller]
pub fn bodies(cloud: &Cloud, queue: &str) -> Vec<Value> {
    let messages = cloud.messages(queue).expect("a queue");
    let body = |message: &Value| {
        let body = message["body"].as_str().expect("a body");
        serde_json::from_str(body).expect("JSON")
    };
    messages.iter().map(body).collect()
}

//! The chain of the audit log: what is altered, left out or cut off by somebody with the key to the table is found.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{SiteId, Timestamp};
use runtime::aws::Service;
use store::{Act, Broken, Store};
use support::{Backend, parsed};

struct World {
    backend: Backend,
    client: Client,
    site: SiteId,
}

const TABLE: &str = "doorbell";

impl World {
    /// A log of four entries.
    async fn new() -> Self {
        let backend = Backend::new().await;
        let client = Client::new(&backend.config(Service::DynamoDb));
        let world = Self {
            backend,
            client,
            site: parsed("demo"),
        };
        for subject in ["one", "two", "three", "four"] {
            world.logs(subject).await;
        }
        world
    }

    fn store(&self) -> &Store {
        &self.backend.store
    }

    async fn logs(&self, subject: &str) {
        let act = Act {
            site: &self.site,
            agent: None,
            name: "operator",
            address: None,
            action: "site.change",
            subject: subject.to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        let logged = self.store().log_act(&act, serde_json::json!({})).await;
        logged.expect("an entry");
    }

    fn key(&self, number: u64) -> HashMap<String, AttributeValue> {
        let text = |text: String| AttributeValue::S(text);
        HashMap::from([
            ("pk".to_owned(), text(format!("W#{}", self.site))),
            ("sk".to_owned(), text(format!("ENTRY#{number:012}"))),
        ])
    }

    async fn entry(&self, number: u64) -> HashMap<String, AttributeValue> {
        let get = self.client.get_item().table_name(TABLE);
        let found = get.set_key(Some(self.key(number))).send().await;
        found.expect("the table").item.expect("an entry")
    }

    async fn puts(&self, item: HashMap<String, AttributeValue>) {
        let put = self.client.put_item().table_name(TABLE);
        put.set_item(Some(item)).send().await.expect("put");
    }

    async fn deletes(&self, number: u64) {
        let delete = self.client.delete_item().table_name(TABLE);
        let deleted = delete.set_key(Some(self.key(number))).send().await;
        deleted.expect("deleted");
    }

    async fn verified(&self) -> Result<u64, Broken> {
        let verified = self.store().verify_audit(&self.site).await;
        verified.expect("the table")
    }
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_whole() {
    let world = World::new().await;
    assert_eq!(world.verified().await, Ok(4));
    let nothing = world.store().verify_audit(&parsed("other")).await;
    assert_eq!(nothing.expect("the table"), Ok(0));
}

#[tokio::test]
async fn an_entry_that_was_altered_is_found() {
    let world = World::new().await;
    for (field, from, to) in [
        ("entry", "two", "six"),
        ("hash", "", "0"),
        ("previous", "", "0"),
    ] {
        let whole = world.entry(2).await;
        let mut item = whole.clone();
        let text = item[field].as_s().expect("a text").replacen(from, to, 1);
        item.insert(field.to_owned(), AttributeValue::S(text));
        world.puts(item).await;
        assert_eq!(world.verified().await, Err(Broken::Altered(2)), "{field}");
        world.puts(whole).await;
        assert_eq!(world.verified().await, Ok(4));
    }
}

#[tokio::test]
async fn an_entry_that_is_missing_is_found_wherever_it_was() {
    for (number, broken) in [
        (1, Broken::Missing(2)),
        (2, Broken::Missing(3)),
        (4, Broken::Cut(3)),
    ] {
        let world = World::new().await;
        world.deletes(number).await;
        assert_eq!(world.verified().await, Err(broken), "{number}");
    }
}

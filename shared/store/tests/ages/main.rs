//! Programs of two ages on one table: README.md, "Two ages of programs".
//!
//! `items/<version>.json` holds an item of every kind as the programs of that version wrote it. Today's readers must understand
//! all of them, and what a later version may add.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod reading;
mod settings;
mod writing;

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use cloud::Cloud;
use domain::{NoticeKind, NoticeMethods};
use runtime::aws::Service;
use serde_json::{Value, json};
use store::Store;
use support::{Backend, TABLE};

/// Items of each version that may still be in somebody's table, the newest last.
const AGES: [(&str, &str); 1] = [("0.1.0", include_str!("items/0.1.0.json"))];
const README: &str = include_str!("../../README.md");

struct World {
    _cloud: Cloud,
    store: Store,
    client: Client,
}

impl World {
    async fn new() -> Self {
        let backend = Backend::new().await;
        let client = Client::new(&backend.config(Service::DynamoDb));
        let Backend { cloud, store } = backend;
        Self {
            _cloud: cloud,
            store,
            client,
        }
    }

    /// Puts items as they are.
    async fn holds(&self, items: &[Value]) {
        for item in items {
            let item = serde_dynamo::aws_sdk_dynamodb_1::to_item(item);
            let mut item: HashMap<String, AttributeValue> = item.expect("an item");
            item.values_mut().for_each(from_list);
            let put = self.client.put_item().table_name(TABLE);
            put.set_item(Some(item)).send().await.expect("put");
        }
    }

    /// Everything in the table, in the order of its keys.
    async fn items(&self) -> Vec<Value> {
        let found = self.client.scan().table_name(TABLE).send().await;
        let found = found.expect("the table").items.unwrap_or_default();
        let mut items: Vec<Value> = found
            .into_iter()
            .map(|mut item| {
                item.values_mut().for_each(to_list);
                assert!(item.values().all(is_plain), "JSON cannot hold {item:?}");
                serde_dynamo::aws_sdk_dynamodb_1::from_item(item).expect("JSON")
            })
            .collect();
        items.sort_by_key(|item| (item["pk"].to_string(), item["sk"].to_string()));
        items
    }
}

/// A set of texts as JSON can hold it.
fn to_list(value: &mut AttributeValue) {
    if let AttributeValue::Ss(texts) = value {
        texts.sort();
        let texts = texts.drain(..).map(AttributeValue::S).collect();
        *value = AttributeValue::M([("set".to_owned(), AttributeValue::L(texts))].into());
    }
}

/// The opposite of `to_list`.
fn from_list(value: &mut AttributeValue) {
    let AttributeValue::M(map) = value else {
        return;
    };
    if map.len() == 1
        && let Some(AttributeValue::L(texts)) = map.get("set")
    {
        let texts = texts.iter().filter_map(|text| text.as_s().ok().cloned());
        *value = AttributeValue::Ss(texts.collect());
    }
}

/// Sets and bytes would come out of JSON as something else.
fn is_plain(value: &AttributeValue) -> bool {
    match value {
        AttributeValue::L(list) => list.iter().all(is_plain),
        AttributeValue::M(map) => map.values().all(is_plain),
        AttributeValue::S(_)
        | AttributeValue::N(_)
        | AttributeValue::Bool(_)
        | AttributeValue::Null(_) => true,
        _ => false,
    }
}

/// Adds to each JSON text in an item: an event, a row.
fn add_to_texts(value: &mut Value) {
    match value {
        Value::String(text) if text.starts_with('{') => {
            let mut within: Value = serde_json::from_str(text).expect("JSON");
            within["added_later"] = json!([1, true]);
            *text = within.to_string();
        }
        Value::Array(list) => list.iter_mut().for_each(add_to_texts),
        Value::Object(map) => map.values_mut().for_each(add_to_texts),
        _ => {}
    }
}

fn items_of(age: &str) -> Vec<Value> {
    serde_json::from_str(age).expect("a list of items")
}

/// `SESSION#…` is a `SESSION`. A line of a limit's window has a number for its sort key.
fn kind_of(item: &Value) -> String {
    let sk = item["sk"].as_str().expect("a sort key");
    let kind = sk.split('#').next().unwrap_or_default();
    if kind.bytes().all(|byte| byte.is_ascii_digit()) {
        "window".to_owned()
    } else {
        kind.to_owned()
    }
}

#[tokio::test]
async fn todays_programs_read_what_each_version_wrote() {
    for (version, items) in AGES {
        let world = World::new().await;
        world.holds(&items_of(items)).await;
        println!("as version {version} wrote it");
        reading::everything(&world.store).await;
    }
}

#[tokio::test]
async fn what_a_later_version_adds_disturbs_nobody() {
    for (version, items) in AGES {
        let world = World::new().await;
        let mut items = items_of(items);
        for item in &mut items {
            // The text of an audit entry is hashed as it is.
            if item["previous"].is_null() {
                add_to_texts(item);
            }
            item["added_later"] = json!({"text": "of a later version", "list": [1, true]});
        }
        world.holds(&items).await;
        println!("as version {version} wrote it, and more");
        reading::everything(&world.store).await;
    }
}

#[tokio::test]
async fn the_newest_items_are_those_that_todays_programs_write() {
    let world = World::new().await;
    writing::everything(&world.store).await;
    let written = world.items().await;
    reading::everything(&world.store).await;
    let (version, newest) = AGES[AGES.len() - 1];
    let shown = serde_json::to_string_pretty(&written).expect("JSON");
    assert!(
        written == items_of(newest),
        "items are no longer as in items/{version}.json. If {version} is in use, write a new file for the coming version; \
         the old one stays as long as its programs may run. This is what is written now:\n{shown}"
    );
}

#[tokio::test]
async fn an_address_that_was_stored_as_it_was_typed_is_found() {
    let world = World::new().await;
    let (_, newest) = AGES[AGES.len() - 1];
    let mut items = items_of(newest);
    for item in &mut items {
        if item["sk"] == "EMAIL" {
            item["pk"] = json!(format!("E#{}", store::hash_of("owner@bücher.example")));
        } else if item["sk"] == "PROFILE" {
            item["email"] = json!("Owner@bücher.example");
        }
    }
    world.holds(&items).await;
    let find = async |typed: &str| {
        let address = domain::EmailAddress::parse(typed).expect("an address");
        let found = world.store.agent_of_email(&address).await;
        found.expect("the table").map(|agent| agent.id)
    };
    let id = find("owner@bücher.example").await.expect("the agent");
    for typed in ["OWNER@BÜCHER.example", "owner@xn--bcher-kva.example"] {
        assert_eq!(find(typed).await, Some(id), "{typed}");
    }
    assert_eq!(find("owner@bucher.example").await, None);
    assert!(world.store.remove_agent(id).await.expect("removed"));
    let left = world.items().await;
    assert!(left.iter().all(|item| item["sk"] != "EMAIL"), "{left:?}");
}

/// Programs before these attributes wrote profiles without them.
#[tokio::test]
async fn who_chose_neither_hours_nor_queues_is_mailed_when_away() {
    let world = World::new().await;
    let mut items = items_of(AGES[AGES.len() - 1].1);
    let profile = items.iter_mut().find(|item| item["sk"] == "PROFILE");
    let profile = profile.expect("a profile");
    let profile = profile.as_object_mut().expect("an item");
    for attribute in ["mail_always", "quiet", "muted", "kinds"] {
        assert!(profile.remove(attribute).is_some(), "{attribute}");
    }
    let switches = profile["notices"].as_object_mut().expect("switches");
    let email = json!({"sound": false, "desktop": false, "email": true});
    switches.insert("message".to_owned(), email);
    world.holds(&items).await;
    let agent = world.store.agent(writing::the_agent()).await;
    let notices = agent.expect("the table").expect("the agent").notices;
    assert_eq!(notices.mail, domain::MailWhen::Away);
    assert_eq!((&notices.quiet, notices.muted.len()), (&None, 0));
    let email = [NoticeKind::Message, NoticeKind::Assigned].map(|kind| notices.of(kind).email);
    assert_eq!(email, [true; 2], "what is given is told as what is written");
    let offline = notices.of(NoticeKind::Offline);
    assert_eq!(offline, NoticeMethods::default());
}

/// Lines had one comment at a time before they had a list of them.
#[tokio::test]
async fn the_one_comment_of_an_older_line_is_its_first() {
    let world = World::new().await;
    let mut items = items_of(AGES[AGES.len() - 1].1);
    let line = items.iter_mut().find(|item| item["comments"].is_array());
    let line = line.expect("a line of a log");
    line["comment"] = line["comments"][0].take();
    line.as_object_mut().expect("an item").remove("comments");
    world.holds(&items).await;
    reading::everything(&world.store).await;
    writing::comment(&world.store, "Called again.").await;
    let queue = "support".parse().expect("a queue");
    let log = world.store.log(&queue, None, 10).await.expect("the log");
    let said: Vec<&str> = log.entries[0]
        .all_comments()
        .map(|comment| comment.text.as_str())
        .collect();
    assert_eq!(said, ["Handled.", "Called again."]);
}

#[test]
fn there_is_an_item_of_every_kind_that_the_readme_names() {
    let entities = README.split("## Entities").nth(1).expect("the entities");
    let entities = entities.split("###").next().unwrap_or_default();
    let rows = entities.lines().filter(|line| line.starts_with("| "));
    let named: BTreeSet<String> = rows
        .filter_map(|row| {
            row.split('|')
                .nth(3)?
                .trim()
                .split(['`', '#'])
                .find(|part| !part.is_empty())
        })
        .filter(|kind| *kind != "sk")
        .map(str::to_owned)
        .collect();
    let (_, newest) = AGES[AGES.len() - 1];
    let written: BTreeSet<String> = items_of(newest).iter().map(kind_of).collect();
    assert_eq!(written, named);
    assert!(named.len() > 15, "{named:?}");
}

//! Single items, several at once, how large they may be and how long they live.

use super::{Table, item, n, s};
use crate::clients::code;
use crate::place::Place;
use crate::run::{Case, cases};
use aws_sdk_dynamodb::operation::batch_get_item::builders::BatchGetItemFluentBuilder;
use aws_sdk_dynamodb::types::{
    DeleteRequest, KeysAndAttributes, PutRequest, ReturnValue, WriteRequest,
};
use std::collections::BTreeSet;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_put_replaces_the_whole_item,
        what_is_missing_is_no_item,
        a_delete_of_nothing_is_no_error,
        several_items_are_put_and_deleted_at_once,
        several_items_are_read_at_once_without_the_missing,
        no_item_is_asked_for_twice_and_no_more_than_a_hundred,
        an_item_holds_400_kilobytes_and_no_more,
        an_update_does_not_grow_an_item_beyond_400_kilobytes,
        a_key_must_be_whole_and_of_its_kind,
        an_expired_item_may_still_be_read,
        a_table_that_is_not_there_is_told,
    ]
}

/// `PutItem`: an item with the same primary key is replaced completely.
async fn a_put_replaces_the_whole_item(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("old", n(1)), ("both", n(1))])).await;
    let put = table
        .put("A", item([("both", n(2))]))
        .return_values(ReturnValue::AllOld);
    let old = put.send().await.unwrap().attributes.unwrap();
    assert_eq!(old["old"], n(1));
    assert_eq!(table.item("A").await, item([("both", n(2))]));
}

/// `GetItem`: if there is no matching item, there is no `Item` element in the response.
async fn what_is_missing_is_no_item(place: &Place) {
    let table = Table::of(place).await;
    assert_eq!(table.get("A").send().await.unwrap().item, None);
}

/// `BatchWriteItem`: puts replace whole items, deletes of nothing are no errors, and no key may be named twice.
async fn several_items_are_put_and_deleted_at_once(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("old", n(1))])).await;
    table.has("B", item([])).await;
    let put = |sk| {
        let mut whole = table.key(sk);
        whole.insert("new".to_owned(), n(2));
        let put = PutRequest::builder().set_item(Some(whole)).build();
        WriteRequest::builder().put_request(put.unwrap()).build()
    };
    let delete = |sk| {
        let delete = DeleteRequest::builder().set_key(Some(table.key(sk)));
        WriteRequest::builder()
            .delete_request(delete.build().unwrap())
            .build()
    };
    let write = |writes| {
        let call = table.client.batch_write_item();
        call.request_items(&table.name, writes).send()
    };
    let answer = write(vec![put("A"), delete("B"), delete("C")]).await;
    assert!(
        answer
            .unwrap()
            .unprocessed_items
            .unwrap_or_default()
            .is_empty()
    );
    assert_eq!(table.item("A").await, item([("new", n(2))]));
    assert_eq!(table.get("B").send().await.unwrap().item, None);
    let twice = write(vec![put("A"), delete("A")]).await;
    assert_eq!(code(twice), "ValidationException");
}

/// `DeleteItem`: idempotent unless conditions are given.
async fn a_delete_of_nothing_is_no_error(place: &Place) {
    let table = Table::of(place).await;
    let delete = table
        .client
        .delete_item()
        .table_name(&table.name)
        .set_key(Some(table.key("A")));
    let answer = delete
        .clone()
        .return_values(ReturnValue::AllOld)
        .send()
        .await
        .unwrap();
    assert!(answer.attributes.unwrap_or_default().is_empty());
    let on_condition = delete.condition_expression("attribute_exists(pk)");
    assert_eq!(
        code(on_condition.send().await),
        "ConditionalCheckFailedException"
    );
}

fn batch(table: &Table, sks: &[String]) -> BatchGetItemFluentBuilder {
    let keys = sks.iter().map(|sk| table.key(sk)).collect();
    let wanted = KeysAndAttributes::builder()
        .set_keys(Some(keys))
        .consistent_read(true);
    table
        .client
        .batch_get_item()
        .request_items(&table.name, wanted.build().unwrap())
}

/// `BatchGetItem`: in no particular order; what does not exist is left out.
async fn several_items_are_read_at_once_without_the_missing(place: &Place) {
    let table = Table::of(place).await;
    for sk in ["A", "B", "C"] {
        table.has(sk, item([("n", s(sk))])).await;
    }
    let wanted = ["C", "MISSING", "A"].map(str::to_owned);
    let answer = batch(&table, &wanted).send().await.unwrap();
    assert!(answer.unprocessed_keys.unwrap_or_default().is_empty());
    let found = answer.responses.unwrap().remove(&table.name).unwrap();
    let found: BTreeSet<_> = found
        .iter()
        .map(|item| item["n"].as_s().unwrap().as_str())
        .collect();
    assert_eq!(found, BTreeSet::from(["A", "C"]));
}

/// `BatchGetItem`: up to 100 items; "Provided list of item keys contains duplicates" is a validation error.
async fn no_item_is_asked_for_twice_and_no_more_than_a_hundred(place: &Place) {
    let table = Table::of(place).await;
    let wanted: Vec<String> = (0..101).map(|nth| format!("A{nth}")).collect();
    batch(&table, &wanted[..100]).send().await.unwrap();
    assert_eq!(
        code(batch(&table, &wanted).send().await),
        "ValidationException"
    );
    let twice = ["A", "A"].map(str::to_owned);
    assert_eq!(
        code(batch(&table, &twice).send().await),
        "ValidationException"
    );
}

/// What is left of 400 KB for the text of an attribute named `a`, beside the key: "DynamoDB item sizes and formats" counts names and values.
fn room(table: &Table) -> usize {
    let key = "pk".len() + table.pk.len() + "sk".len() + "BIG".len();
    400 * 1024 - key - "a".len()
}

/// "Quotas in Amazon DynamoDB", items: 400 KB with the names of attributes, in UTF-8.
async fn an_item_holds_400_kilobytes_and_no_more(place: &Place) {
    let table = Table::of(place).await;
    let room = room(&table);
    table.has("BIG", item([("a", s("x".repeat(room)))])).await;
    let too_big = table.put("BIG", item([("a", s("x".repeat(room + 1)))]));
    assert_eq!(code(too_big.send().await), "ValidationException");
    // Two bytes a letter.
    let too_big = table.put("BIG", item([("a", s("ä".repeat(room / 2 + 1)))]));
    assert_eq!(code(too_big.send().await), "ValidationException");
    assert_eq!(table.item("BIG").await["a"].as_s().unwrap().len(), room);
}

/// The same for an update: "Item size to update has exceeded the maximum allowed size".
async fn an_update_does_not_grow_an_item_beyond_400_kilobytes(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("BIG", item([("a", s("x".repeat(room(&table))))]))
        .await;
    let update = table
        .update("BIG", "SET b = :one")
        .expression_attribute_values(":one", n(1));
    assert_eq!(code(update.send().await), "ValidationException");
    assert!(!table.item("BIG").await.contains_key("b"));
}

/// `GetItem`, `Key`: all attributes of the primary key and no other, each of its type. "Quotas": 2048 and 1024 bytes.
async fn a_key_must_be_whole_and_of_its_kind(place: &Place) {
    let table = Table::of(place).await;
    let get = |key| {
        table
            .client
            .get_item()
            .table_name(&table.name)
            .set_key(Some(key))
            .send()
    };
    for key in [
        item([("pk", s("A"))]),
        item([("pk", s("A")), ("sk", n(1))]),
        item([("pk", s("A")), ("sk", s("B")), ("other", s("C"))]),
        item([("pk", s("A")), ("sk", s(""))]),
        item([("pk", s("A".repeat(2049))), ("sk", s("B"))]),
        item([("pk", s("A")), ("sk", s("B".repeat(1025)))]),
    ] {
        assert_eq!(code(get(key).await), "ValidationException");
    }
    get(item([
        ("pk", s("A".repeat(2048))),
        ("sk", s("B".repeat(1024))),
    ]))
    .await
    .unwrap();
}

/// "Using time to live (TTL) in DynamoDB": items go within a few days of their end; until then they are read, queried and written as all are.
async fn an_expired_item_may_still_be_read(place: &Place) {
    let table = Table::of(place).await;
    // Less than five years ago: older ends are taken for a mistake and never acted upon.
    let ended = item([("expires_at_s", n(1_700_000_000))]);
    table.has("A", ended.clone()).await;
    assert_eq!(table.item("A").await, ended);
    let query = table
        .query("pk = :pk")
        .filter_expression("expires_at_s > :now")
        .expression_attribute_values(":pk", s(&table.pk))
        .expression_attribute_values(":now", n(1_800_000_000));
    let answer = query.send().await.unwrap();
    assert_eq!(
        (answer.count, answer.scanned_count),
        (0, 1),
        "readers leave it out by themselves"
    );
}

/// `GetItem`, errors: `ResourceNotFoundException`.
async fn a_table_that_is_not_there_is_told(place: &Place) {
    let table = Table::of(place).await;
    let get = table
        .client
        .get_item()
        .table_name("no-such-table")
        .set_key(Some(table.key("A")));
    assert_eq!(code(get.send().await), "ResourceNotFoundException");
}

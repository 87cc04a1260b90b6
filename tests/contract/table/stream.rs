//! The table's stream, as Lambda hands it to a function: "Change data capture for DynamoDB Streams" and "Using AWS Lambda with Amazon DynamoDB".

use super::{Table, item, n, s};
use crate::place::{Place, until};
use crate::run::{Case, cases};
use serde_json::{Value, json};

pub(crate) fn cases() -> Vec<Case> {
    cases![
        each_change_is_a_record_with_both_images_in_its_order,
        a_write_that_changes_nothing_leaves_no_record,
        a_refused_write_leaves_no_record,
        a_transaction_leaves_a_record_for_each_item,
        every_kind_of_value_is_in_a_record_as_in_an_item,
    ]
}

async fn delete(table: &Table, sk: &str) {
    let delete = table.client.delete_item().table_name(&table.name);
    let delete = delete.set_key(Some(table.key(sk)));
    delete.send().await.expect("it is deleted");
}

/// The records once there are so many that differ: each may come more than once.
async fn records(table: &Table, count: usize) -> Vec<Value> {
    until(&format!("{count} records"), async || {
        let mut found = table.changes().await;
        found.dedup_by(|one, other| one["eventID"] == other["eventID"]);
        assert!(found.len() <= count, "more than {count}: {found:#?}");
        (found.len() == count).then_some(found)
    })
    .await
}

/// "Each stream record appears exactly once in the stream; for each item that is modified, the records appear in the same sequence as the
/// modifications." `StreamSpecification`, `NEW_AND_OLD_IMAGES`: the item before and after.
async fn each_change_is_a_record_with_both_images_in_its_order(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("n", n(1))])).await;
    for next in 2..=4 {
        let update = table
            .update("A", "SET n = :next")
            .expression_attribute_values(":next", n(next));
        update.send().await.unwrap();
    }
    delete(&table, "A").await;
    let found = records(&table, 5).await;
    let names: Vec<_> = found
        .iter()
        .map(|record| record["eventName"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["INSERT", "MODIFY", "MODIFY", "MODIFY", "REMOVE"]);
    let key = json!({"pk": {"S": table.pk}, "sk": {"S": "A"}});
    for (nth, record) in found.iter().enumerate() {
        let change = &record["dynamodb"];
        let image =
            |n: usize| json!({"pk": {"S": table.pk}, "sk": {"S": "A"}, "n": {"N": n.to_string()}});
        assert_eq!(record["eventSource"], "aws:dynamodb");
        assert_eq!(change["Keys"], key);
        assert_eq!(change["StreamViewType"], "NEW_AND_OLD_IMAGES");
        let (old, new) = (change.get("OldImage"), change.get("NewImage"));
        assert_eq!(
            old,
            (nth > 0).then(|| image(nth)).as_ref(),
            "before change {nth}"
        );
        assert_eq!(
            new,
            (nth < 4).then(|| image(nth + 1)).as_ref(),
            "after change {nth}"
        );
    }
    let places = found.iter().map(|record| {
        record["dynamodb"]["SequenceNumber"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    });
    let places: Vec<u128> = places.collect();
    assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
}

/// "If you perform a `PutItem` or `UpdateItem` operation that does not change any data in an item, DynamoDB Streams does not write a stream
/// record for that operation."
async fn a_write_that_changes_nothing_leaves_no_record(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("n", n(1))])).await;
    table.has("A", item([("n", n(1))])).await;
    let update = table
        .update("A", "SET n = :same")
        .expression_attribute_values(":same", n(1));
    update.send().await.unwrap();
    delete(&table, "NOTHING").await;
    // One that does, so that there is an end to wait for.
    table.has("Z", item([])).await;
    let found = records(&table, 2).await;
    assert_eq!(found[1]["dynamodb"]["Keys"]["sk"], json!({"S": "Z"}));
}

/// Only what was written is in the stream.
async fn a_refused_write_leaves_no_record(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([])).await;
    let put = table
        .put("A", item([("n", n(1))]))
        .condition_expression("attribute_not_exists(pk)");
    put.send().await.unwrap_err();
    table.has("Z", item([])).await;
    records(&table, 2).await;
}

/// "Amazon DynamoDB Transactions": the changes of one transaction come as records of their items, with no promise to be together.
async fn a_transaction_leaves_a_record_for_each_item(place: &Place) {
    use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
    let table = Table::of(place).await;
    let part = |sk: &str| {
        let put = Put::builder()
            .table_name(&table.name)
            .set_item(Some(table.key(sk)));
        TransactWriteItem::builder()
            .put(put.build().unwrap())
            .build()
    };
    let both = table
        .client
        .transact_write_items()
        .transact_items(part("A"))
        .transact_items(part("B"));
    both.send().await.unwrap();
    let found = records(&table, 2).await;
    let mut keys: Vec<_> = found
        .iter()
        .map(|record| record["dynamodb"]["Keys"]["sk"]["S"].as_str().unwrap())
        .collect();
    keys.sort_unstable();
    assert_eq!(keys, ["A", "B"]);
}

/// `AttributeValue` of the streams API: images are written as items are.
async fn every_kind_of_value_is_in_a_record_as_in_an_item(place: &Place) {
    use aws_sdk_dynamodb::primitives::Blob;
    use aws_sdk_dynamodb::types::AttributeValue::{B, Bool, L, M, Null, Ss};
    let table = Table::of(place).await;
    let whole = item([
        ("bytes", B(Blob::new([0_u8, 255]))),
        ("yes", Bool(true)),
        ("nothing", Null(true)),
        ("nested", L(vec![M(item([("text", s("Ää 🙂"))])), n(1)])),
        ("set", Ss(vec!["a".to_owned()])),
    ]);
    table.has("A", whole).await;
    let image = &records(&table, 1).await[0]["dynamodb"]["NewImage"];
    let expected = json!({
        "pk": {"S": table.pk}, "sk": {"S": "A"},
        "bytes": {"B": "AP8="}, "yes": {"BOOL": true}, "nothing": {"NULL": true},
        "nested": {"L": [{"M": {"text": {"S": "Ää 🙂"}}}, {"N": "1"}]},
        "set": {"SS": ["a"]},
    });
    assert_eq!(*image, expected);
}

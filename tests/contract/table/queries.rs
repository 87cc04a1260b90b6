//! Queries of the table and of its indexes, and the scan of the operator's tool. "Querying tables in DynamoDB", "Using global secondary
//! indexes in DynamoDB" and `Query` of the API reference say it.

use super::{Item, Table, item, n, s};
use crate::clients::code;
use crate::place::{Place, unique, until};
use crate::run::{Case, cases};
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        keys_come_in_the_order_of_their_bytes_and_backwards,
        a_range_and_a_beginning,
        pages_are_as_long_as_asked_and_lead_to_the_next,
        a_page_ends_after_a_megabyte,
        a_filter_leaves_out_after_the_limit,
        a_partition_without_items_is_an_empty_page,
        a_query_needs_one_partition,
        an_item_is_in_an_index_while_it_has_both_keys,
        an_index_by_number_holds_keys_alone,
        an_index_is_read_backwards_from_a_place,
        an_index_is_never_read_consistently,
        a_key_of_an_index_must_be_of_its_kind,
        a_scan_finds_everything_page_by_page,
    ]
}

fn sks(items: &[Item]) -> Vec<&str> {
    items
        .iter()
        .map(|item| item["sk"].as_s().unwrap().as_str())
        .collect()
}

fn whole(table: &Table) -> QueryFluentBuilder {
    table
        .query("pk = :pk")
        .expression_attribute_values(":pk", s(&table.pk))
        .consistent_read(true)
}

/// `Query`, `ScanIndexForward`: texts are sorted by their UTF-8 bytes.
async fn keys_come_in_the_order_of_their_bytes_and_backwards(place: &Place) {
    let table = Table::of(place).await;
    let mut sorted = [
        "10",
        "9",
        "A",
        "B#000000000002",
        "B#000000000010",
        "a",
        "ä",
        "ｚ",
        "🙂",
    ];
    for sk in sorted.iter().rev() {
        table.has(sk, item([])).await;
    }
    let found = whole(&table).send().await.unwrap();
    assert_eq!(sks(found.items()), sorted);
    let found = whole(&table)
        .scan_index_forward(false)
        .send()
        .await
        .unwrap();
    sorted.reverse();
    assert_eq!(sks(found.items()), sorted);
}

/// "Key condition expressions for the Query operation": `BETWEEN` with both ends, `begins_with`, and comparisons.
async fn a_range_and_a_beginning(place: &Place) {
    let table = Table::of(place).await;
    for sk in ["B#1", "B#2", "B#3", "CARD", "HEAD"] {
        table.has(sk, item([])).await;
    }
    let found = async |condition: &str, values: Item| {
        let query = table
            .query(condition)
            .set_expression_attribute_values(Some(values));
        let found = query
            .expression_attribute_values(":pk", s(&table.pk))
            .consistent_read(true)
            .send()
            .await
            .unwrap();
        sks(found.items()).join(" ")
    };
    let both = || item([(":from", s("B#2")), (":to", s("CARD"))]);
    assert_eq!(
        found("pk = :pk AND sk BETWEEN :from AND :to", both()).await,
        "B#2 B#3 CARD"
    );
    assert_eq!(
        found("pk = :pk AND begins_with(sk, :b)", item([(":b", s("B#"))])).await,
        "B#1 B#2 B#3"
    );
    assert_eq!(
        found("pk = :pk AND sk < :b", item([(":b", s("B#3"))])).await,
        "B#1 B#2"
    );
    assert_eq!(
        found("pk = :pk AND sk >= :b", item([(":b", s("CARD"))])).await,
        "CARD HEAD"
    );
    assert_eq!(
        found("sk = :b AND pk = :pk", item([(":b", s("CARD"))])).await,
        "CARD"
    );
}

/// "Paginating table query results": `LastEvaluatedKey` is the `ExclusiveStartKey` of the next page; without it, all was read.
async fn pages_are_as_long_as_asked_and_lead_to_the_next(place: &Place) {
    let table = Table::of(place).await;
    let all: Vec<String> = (0..7).map(|nth| format!("A{nth}")).collect();
    for sk in &all {
        table.has(sk, item([("data", s("x"))])).await;
    }
    let (mut found, mut after, mut lengths) = (Vec::new(), None, Vec::new());
    loop {
        let page = whole(&table)
            .limit(3)
            .set_exclusive_start_key(after)
            .send()
            .await
            .unwrap();
        lengths.push(page.count);
        found.extend(sks(page.items()).into_iter().map(str::to_owned));
        after = page.last_evaluated_key;
        match &after {
            Some(key) => assert_eq!(
                *key,
                table.key(found.last().unwrap()),
                "the key and nothing else"
            ),
            None => break,
        }
    }
    assert_eq!((found, lengths), (all, vec![3, 3, 1]));
    let backwards = whole(&table)
        .limit(2)
        .scan_index_forward(false)
        .set_exclusive_start_key(Some(table.key("A5")));
    assert_eq!(sks(backwards.send().await.unwrap().items()), ["A4", "A3"]);
}

/// "Paginating table query results": a page holds up to 1 MB, however many items were asked for.
async fn a_page_ends_after_a_megabyte(place: &Place) {
    let table = Table::of(place).await;
    for nth in 0..4 {
        table
            .has(&format!("A{nth}"), item([("data", s("x".repeat(350_000)))]))
            .await;
    }
    let first = whole(&table).send().await.unwrap();
    // The one that passes the limit may be on either page.
    assert!((2..=3).contains(&first.count), "{}", first.count);
    let rest = whole(&table)
        .set_exclusive_start_key(first.last_evaluated_key)
        .send()
        .await
        .unwrap();
    assert_eq!(first.count + rest.count, 4);
    assert_eq!(rest.last_evaluated_key, None);
}

/// "Filter expressions for the Query operation": the filter is applied after the limit, and to what was read.
async fn a_filter_leaves_out_after_the_limit(place: &Place) {
    let table = Table::of(place).await;
    for nth in 0..4 {
        table.has(&format!("A{nth}"), item([("n", n(nth))])).await;
    }
    let page = whole(&table)
        .filter_expression("n > :least")
        .expression_attribute_values(":least", n(1))
        .limit(3)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (sks(page.items()), page.count, page.scanned_count),
        (vec!["A2"], 1, 3)
    );
    assert_eq!(page.last_evaluated_key, Some(table.key("A2")));
}

/// `Query`: a query without results is no error.
async fn a_partition_without_items_is_an_empty_page(place: &Place) {
    let table = Table::of(place).await;
    let page = whole(&table).send().await.unwrap();
    assert_eq!(
        (page.items().len(), page.count, page.last_evaluated_key),
        (0, 0, None)
    );
}

/// `Query`, `KeyConditionExpression`: an equality test of the partition key is demanded.
async fn a_query_needs_one_partition(place: &Place) {
    let table = Table::of(place).await;
    for condition in [
        "pk > :pk",
        "sk = :pk",
        "pk = :pk OR sk = :pk",
        "pk = :pk AND other = :pk",
        "begins_with(pk, :pk)",
    ] {
        let query = table
            .query(condition)
            .expression_attribute_values(":pk", s(&table.pk));
        assert_eq!(
            code(query.send().await),
            "ValidationException",
            "{condition}"
        );
    }
    let filter_on_key = whole(&table).filter_expression("sk = :pk");
    assert_eq!(code(filter_on_key.send().await), "ValidationException");
}

fn by_bucket(table: &Table, bucket: &str) -> QueryFluentBuilder {
    let query = table.query("#bucket = :bucket").index_name("by_bucket");
    query
        .expression_attribute_names("#bucket", "bucket")
        .expression_attribute_values(":bucket", s(bucket))
}

/// Waits until the index, which follows the table after a moment, shows these items.
async fn shows(query: QueryFluentBuilder, expected: &[&str]) -> Vec<Item> {
    until(&format!("{expected:?} in an index"), async || {
        let items = query
            .clone()
            .send()
            .await
            .unwrap()
            .items
            .unwrap_or_default();
        (sks(&items) == expected).then_some(items)
    })
    .await
}

/// "Take advantage of sparse indexes in DynamoDB": an item is in an index only if it has the index's keys.
async fn an_item_is_in_an_index_while_it_has_both_keys(place: &Place) {
    let table = Table::of(place).await;
    let bucket = unique();
    table
        .has(
            "A",
            item([("bucket", s(&bucket)), ("bumped", s("1")), ("row", s("{}"))]),
        )
        .await;
    table.has("B", item([("bucket", s(&bucket))])).await;
    table.has("C", item([("bumped", s("3"))])).await;
    let found = shows(by_bucket(&table, &bucket), &["A"]).await;
    assert_eq!(found[0]["row"], s("{}"), "all attributes are projected");
    let update = table
        .update("B", "SET bumped = :b")
        .expression_attribute_values(":b", s("0"));
    update.send().await.unwrap();
    shows(by_bucket(&table, &bucket), &["B", "A"]).await;
    table.update("A", "REMOVE bumped").send().await.unwrap();
    shows(by_bucket(&table, &bucket), &["B"]).await;
    let other = unique();
    let update = table
        .update("B", "SET #b = :o")
        .expression_attribute_names("#b", "bucket");
    update
        .expression_attribute_values(":o", s(&other))
        .send()
        .await
        .unwrap();
    shows(by_bucket(&table, &other), &["B"]).await;
    shows(by_bucket(&table, &bucket), &[]).await;
}

/// "Attribute projections": `KEYS_ONLY` holds the keys of table and index. A sort key of type number is sorted by value.
async fn an_index_by_number_holds_keys_alone(place: &Place) {
    let table = Table::of(place).await;
    let shard = unique();
    for (sk, due) in [("A", 9), ("B", 10), ("C", 100)] {
        table
            .has(
                sk,
                item([
                    ("due_shard", s(&shard)),
                    ("due_at", n(due)),
                    ("tail", s("long")),
                ]),
            )
            .await;
    }
    let due = table
        .query("due_shard = :shard AND due_at <= :now")
        .index_name("due")
        .expression_attribute_values(":shard", s(&shard))
        .expression_attribute_values(":now", n(10));
    let found = shows(due, &["A", "B"]).await;
    let mut expected = table.key("A");
    expected.extend(item([("due_shard", s(&shard)), ("due_at", n(9))]));
    assert_eq!(found[0], expected);
}

/// `ExclusiveStartKey` of an index holds the keys of index and table.
async fn an_index_is_read_backwards_from_a_place(place: &Place) {
    let table = Table::of(place).await;
    let bucket = unique();
    for nth in 0..5 {
        table
            .has(
                &format!("A{nth}"),
                item([("bucket", s(&bucket)), ("bumped", s(nth))]),
            )
            .await;
    }
    let newest = || by_bucket(&table, &bucket).scan_index_forward(false);
    shows(newest(), &["A4", "A3", "A2", "A1", "A0"]).await;
    let before = table
        .query("#bucket = :bucket AND bumped < :after")
        .index_name("by_bucket")
        .expression_attribute_names("#bucket", "bucket")
        .expression_attribute_values(":bucket", s(&bucket))
        .expression_attribute_values(":after", s("3"));
    let found = before
        .scan_index_forward(false)
        .limit(2)
        .send()
        .await
        .unwrap();
    assert_eq!(sks(found.items()), ["A2", "A1"]);
    let mut place_of_last = table.key("A1");
    place_of_last.extend(item([("bucket", s(&bucket)), ("bumped", s("1"))]));
    assert_eq!(found.last_evaluated_key, Some(place_of_last.clone()));
    let rest = newest()
        .set_exclusive_start_key(Some(place_of_last))
        .send()
        .await
        .unwrap();
    assert_eq!(sks(rest.items()), ["A0"]);
}

/// `Query`, `ConsistentRead`: not supported on global secondary indexes.
async fn an_index_is_never_read_consistently(place: &Place) {
    let table = Table::of(place).await;
    let query = by_bucket(&table, "any").consistent_read(true);
    assert_eq!(code(query.send().await), "ValidationException");
}

/// "Using global secondary indexes": values of an index's keys must be of the defined type.
async fn a_key_of_an_index_must_be_of_its_kind(place: &Place) {
    let table = Table::of(place).await;
    let put = table.put("A", item([("due_shard", s("0")), ("due_at", s("soon"))]));
    assert_eq!(code(put.send().await), "ValidationException");
    let update = table
        .update("A", "SET due_at = :soon")
        .expression_attribute_values(":soon", s("soon"));
    assert_eq!(code(update.send().await), "ValidationException");
}

/// "Scanning tables in DynamoDB", as the operator's tool surveys conversations.
async fn a_scan_finds_everything_page_by_page(place: &Place) {
    let table = Table::of(place).await;
    for sk in ["HEAD", "CARD", "ROW"] {
        table.has(sk, item([])).await;
    }
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let scan = table
            .client
            .scan()
            .table_name(&table.name)
            .limit(2)
            .set_exclusive_start_key(after);
        let scan = scan.filter_expression("pk = :pk AND sk = :head");
        let scan = scan
            .expression_attribute_values(":pk", s(&table.pk))
            .expression_attribute_values(":head", s("HEAD"));
        let page = scan.consistent_read(true).send().await.unwrap();
        assert!(page.scanned_count <= 2);
        found.extend(page.items.unwrap_or_default());
        after = page.last_evaluated_key;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sks(&found), ["HEAD"]);
}

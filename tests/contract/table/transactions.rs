//! `TransactWriteItems` of the API reference and "Amazon DynamoDB Transactions: How it works".

use super::{Item, Table, item, n};
use crate::clients::code;
use crate::place::Place;
use crate::run::{Case, cases};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsFluentBuilder;
use aws_sdk_dynamodb::types::{Delete, Put, TransactWriteItem, Update};
use std::collections::BTreeSet;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_transaction_changes_all_of_its_items,
        a_refused_transaction_changes_nothing_and_says_which_condition,
        a_transaction_touches_no_item_twice,
        a_transaction_that_comes_again_is_done_once,
        a_token_of_another_transaction_is_refused,
        numbers_given_at_once_are_dense_and_different,
        a_transaction_holds_a_hundred_items,
    ]
}

/// An update as `store` puts it into a transaction.
fn update(
    table: &Table,
    sk: &str,
    expression: &str,
    condition: &str,
    values: Item,
) -> TransactWriteItem {
    let update = Update::builder()
        .table_name(&table.name)
        .set_key(Some(table.key(sk)))
        .update_expression(expression)
        .condition_expression(condition)
        .set_expression_attribute_values((!values.is_empty()).then_some(values));
    TransactWriteItem::builder()
        .update(update.build().unwrap())
        .build()
}

fn put(table: &Table, sk: &str) -> TransactWriteItem {
    let put = Put::builder()
        .table_name(&table.name)
        .set_item(Some(table.key(sk)));
    TransactWriteItem::builder()
        .put(put.build().unwrap())
        .build()
}

fn delete(table: &Table, sk: &str) -> TransactWriteItem {
    let delete = Delete::builder()
        .table_name(&table.name)
        .set_key(Some(table.key(sk)));
    TransactWriteItem::builder()
        .delete(delete.build().unwrap())
        .build()
}

fn transaction(table: &Table, parts: Vec<TransactWriteItem>) -> TransactWriteItemsFluentBuilder {
    table
        .client
        .transact_write_items()
        .set_transact_items(Some(parts))
}

/// "a synchronous and idempotent write operation that groups": put, update and delete, all or nothing.
async fn a_transaction_changes_all_of_its_items(place: &Place) {
    let table = Table::of(place).await;
    table.has("OLD", item([])).await;
    table.has("N", item([("n", n(1))])).await;
    let count = update(
        &table,
        "N",
        "SET n = :two",
        "n = :one",
        item([(":one", n(1)), (":two", n(2))]),
    );
    transaction(
        &table,
        vec![put(&table, "NEW"), count, delete(&table, "OLD")],
    )
    .send()
    .await
    .unwrap();
    assert_eq!(table.item("N").await, item([("n", n(2))]));
    assert!(table.get("NEW").send().await.unwrap().item.is_some());
    assert!(table.get("OLD").send().await.unwrap().item.is_none());
}

/// `TransactionCanceledException`: one reason for each item, in their order; "None" for those that would have gone well.
async fn a_refused_transaction_changes_nothing_and_says_which_condition(place: &Place) {
    let table = Table::of(place).await;
    table.has("HEAD", item([("number", n(7))])).await;
    let count = update(
        &table,
        "N",
        "SET n = :one",
        "attribute_not_exists(n)",
        item([(":one", n(1))]),
    );
    let give = update(
        &table,
        "HEAD",
        "SET given = :one",
        "attribute_exists(pk) AND attribute_not_exists(given) AND n = :one",
        item([(":one", n(1))]),
    );
    let refused = transaction(&table, vec![count, give])
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = refused else {
        panic!("{refused:?}");
    };
    let reasons: Vec<_> = cancelled
        .cancellation_reasons()
        .iter()
        .map(|reason| reason.code().unwrap_or_default())
        .collect();
    assert_eq!(reasons, ["None", "ConditionalCheckFailed"]);
    assert!(table.item("N").await.is_empty());
    assert_eq!(table.item("HEAD").await, item([("number", n(7))]));
}

/// "multiple operations on one item" are a validation error.
async fn a_transaction_touches_no_item_twice(place: &Place) {
    let table = Table::of(place).await;
    let twice = transaction(&table, vec![put(&table, "A"), delete(&table, "A")]);
    assert_eq!(code(twice.send().await), "ValidationException");
}

/// "Idempotency": with the same token, within ten minutes, the call succeeds and nothing is done.
async fn a_transaction_that_comes_again_is_done_once(place: &Place) {
    let table = Table::of(place).await;
    let token = crate::place::unique();
    for _ in 0..2 {
        let count = update(
            &table,
            "N",
            "SET n = if_not_exists(n, :zero) + :one",
            "attribute_not_exists(x)",
            item([(":zero", n(0)), (":one", n(1))]),
        );
        transaction(&table, vec![count])
            .client_request_token(&token)
            .send()
            .await
            .unwrap();
    }
    assert_eq!(table.item("N").await, item([("n", n(1))]));
}

/// `IdempotentParameterMismatchException`: the same token with other contents.
async fn a_token_of_another_transaction_is_refused(place: &Place) {
    let table = Table::of(place).await;
    let token = crate::place::unique();
    transaction(&table, vec![put(&table, "A")])
        .client_request_token(&token)
        .send()
        .await
        .unwrap();
    let other = transaction(&table, vec![put(&table, "B")]).client_request_token(&token);
    assert_eq!(
        code(other.send().await),
        "IdempotentParameterMismatchException"
    );
}

/// "Transaction conflict handling": who meets another is cancelled and tries again; nothing is lost and nothing double.
async fn numbers_given_at_once_are_dense_and_different(place: &Place) {
    let table = Table::of(place).await;
    table.has("N", item([("n", n(0))])).await;
    let give = async |head: String| {
        loop {
            let last: u64 = table.item("N").await["n"].as_n().unwrap().parse().unwrap();
            let count = update(
                &table,
                "N",
                "SET n = :next",
                "n = :last",
                item([(":next", n(last + 1)), (":last", n(last))]),
            );
            let mark = update(
                &table,
                &head,
                "SET given = :next",
                "attribute_not_exists(given)",
                item([(":next", n(last + 1))]),
            );
            match transaction(&table, vec![count, mark]).send().await {
                Ok(_) => return last + 1,
                refused => assert_eq!(code(refused), "TransactionCanceledException"),
            }
        }
    };
    let heads = (0..5).map(|nth| format!("HEAD{nth}"));
    let given: BTreeSet<u64> = futures_util::future::join_all(heads.map(give))
        .await
        .into_iter()
        .collect();
    assert_eq!(given, (1..=5).collect());
    assert_eq!(table.item("N").await["n"], n(5));
}

/// `TransactWriteItems`: up to 100 actions.
async fn a_transaction_holds_a_hundred_items(place: &Place) {
    let table = Table::of(place).await;
    let parts = |count: usize| {
        (0..count)
            .map(|nth| put(&table, &format!("A{nth}")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        code(transaction(&table, parts(101)).send().await),
        "ValidationException"
    );
    transaction(&table, parts(100)).send().await.unwrap();
}

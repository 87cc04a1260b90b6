//! Conditions of writes. All of it is in the developer guide's "Condition and filter expressions, operators, and functions in DynamoDB"
//! (`Expressions.OperatorsAndFunctions`) unless a case names another page.

use super::{Table, item, list, map, n, s};
use crate::clients::code;
use crate::place::Place;
use crate::run::{Case, cases};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnValue, ReturnValuesOnConditionCheckFailure as OnFailure,
};

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_put_of_a_new_item_finds_who_was_first,
        a_refused_write_says_nothing_of_the_item_unless_asked,
        a_refused_update_returns_the_item_and_changes_nothing,
        a_refused_update_of_nothing_returns_nothing,
        one_of_many_equal_appends_wins,
        comparisons_are_false_without_the_attribute_but_for_unequal,
        comparisons_know_numbers_from_texts,
        membership_range_and_brackets,
        existence_asks_for_elements_of_maps,
        a_null_exists,
        a_map_and_a_list_are_as_large_as_they_have_elements,
        a_delete_on_a_condition_happens_once,
        a_set_contains_what_was_added_to_it,
    ]
}

/// `PutItem`, `ConditionExpression` and `ReturnValuesOnConditionCheckFailure`: `ALL_OLD` returns the item that refused.
async fn a_put_of_a_new_item_finds_who_was_first(place: &Place) {
    let table = Table::of(place).await;
    let put = |by: &str| {
        table
            .put("A", item([("by", s(by))]))
            .condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(OnFailure::AllOld)
            .send()
    };
    put("first").await.unwrap();
    let refused = put("second").await.unwrap_err().into_service_error();
    let PutItemError::ConditionalCheckFailedException(refused) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refused.item.unwrap()["by"], s("first"));
    assert_eq!(table.item("A").await, item([("by", s("first"))]));
}

/// `PutItem`, `ReturnValuesOnConditionCheckFailure`: no values are returned unless asked for.
async fn a_refused_write_says_nothing_of_the_item_unless_asked(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([])).await;
    let put = table
        .put("A", item([]))
        .condition_expression("attribute_not_exists(pk)");
    let refused = put.send().await.unwrap_err().into_service_error();
    let PutItemError::ConditionalCheckFailedException(refused) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refused.item, None);
}

/// `UpdateItem`, `ReturnValuesOnConditionCheckFailure`, in the shape of an appended message.
async fn a_refused_update_returns_the_item_and_changes_nothing(place: &Place) {
    let table = Table::of(place).await;
    let before = item([
        ("seq", n(4)),
        ("tail", list(&["e4"])),
        ("senders", map([("vtab", n(2))])),
        ("connections", map([("k1", s("v"))])),
    ]);
    table.has("HEAD", before.clone()).await;
    let update = table
        .update(
            "HEAD",
            "SET tail = list_append(tail, :e), seq = seq + :one, senders.#k = :n",
        )
        .condition_expression(
            "senders.#k = :before AND connections.#c = :who AND attribute_exists(pk)",
        )
        .expression_attribute_names("#k", "vtab")
        .expression_attribute_names("#c", "k1")
        .expression_attribute_values(":e", list(&["e5"]))
        .expression_attribute_values(":one", n(1))
        .expression_attribute_values(":n", n(2))
        .expression_attribute_values(":before", n(1))
        .expression_attribute_values(":who", s("v"))
        .return_values(ReturnValue::AllNew)
        .return_values_on_condition_check_failure(OnFailure::AllOld);
    let refused = update.send().await.unwrap_err().into_service_error();
    let UpdateItemError::ConditionalCheckFailedException(refused) = refused else {
        panic!("{refused:?}");
    };
    let mut whole = before.clone();
    whole.extend(table.key("HEAD"));
    assert_eq!(refused.item.unwrap(), whole);
    assert_eq!(table.item("HEAD").await, before);
}

/// The same without an item: there is nothing to return, and nothing is made.
async fn a_refused_update_of_nothing_returns_nothing(place: &Place) {
    let table = Table::of(place).await;
    let update = table
        .update("A", "SET seen = :yes")
        .condition_expression("attribute_exists(pk)")
        .expression_attribute_values(":yes", s("yes"))
        .return_values_on_condition_check_failure(OnFailure::AllOld);
    let refused = update.send().await.unwrap_err().into_service_error();
    let UpdateItemError::ConditionalCheckFailedException(refused) = refused else {
        panic!("{refused:?}");
    };
    assert!(refused.item.unwrap_or_default().is_empty());
    assert!(table.item("A").await.is_empty());
}

/// `size`: "If the attribute is of type List or Map, size returns the number of child elements." What is there already needs no room.
async fn a_map_and_a_list_are_as_large_as_they_have_elements(place: &Place) {
    let table = Table::of(place).await;
    let before = item([
        ("tail", list(&["e1", "e2"])),
        ("connections", map([("k1", s("v")), ("k2", s("v"))])),
    ]);
    table.has("HEAD", before).await;
    let asks = |condition: &str, key: &str, most: i64| {
        let update = table
            .update("HEAD", "SET connections.#c = :who")
            .condition_expression(condition)
            .expression_attribute_names("#c", key)
            .expression_attribute_values(":who", s("v"))
            .expression_attribute_values(":most", n(most));
        async move { update.send().await.is_ok() }
    };
    for (most, fits) in [(2, false), (3, true)] {
        assert_eq!(asks("size(tail) < :most", "k1", most).await, fits);
    }
    // A list that is as long as when it was read.
    for (before, same) in [(1, false), (2, true), (3, false)] {
        assert_eq!(asks("size(tail) = :most", "k1", before).await, same);
    }
    let room = "(size(connections) < :most OR attribute_exists(connections.#c))";
    assert!(!asks(room, "k3", 2).await, "a third has no room");
    assert!(asks(room, "k2", 2).await, "the second is there already");
    assert!(asks(room, "k3", 3).await, "a third has room");
}

/// "DynamoDB read and write operations", conditional writes: each is authorized against the item as it is at that moment.
async fn one_of_many_equal_appends_wins(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("HEAD", item([("tail", list(&[])), ("senders", map([]))]))
        .await;
    let append = || {
        table
            .update("HEAD", "SET tail = list_append(tail, :e), senders.#k = :n")
            .condition_expression("attribute_not_exists(senders.#k)")
            .expression_attribute_names("#k", "tab")
            .expression_attribute_values(":e", list(&["hello"]))
            .expression_attribute_values(":n", n(1))
            .send()
    };
    let answers = futures_util::future::join_all((0..8).map(|_| append())).await;
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), refused.len()), (1, 7));
    for answer in refused {
        assert_eq!(code(answer), "ConditionalCheckFailedException");
    }
    assert_eq!(table.item("HEAD").await["tail"], list(&["hello"]));
}

/// Whether the condition holds for the item `A`.
async fn holds(table: &Table, condition: &str, values: super::Item) -> bool {
    let update = table
        .update("A", "SET asked = :asked")
        .condition_expression(condition)
        .set_expression_attribute_values(Some(values))
        .expression_attribute_values(":asked", s(condition));
    match update.send().await {
        Ok(_) => true,
        refused => {
            assert_eq!(
                code(refused),
                "ConditionalCheckFailedException",
                "{condition}"
            );
            false
        }
    }
}

/// A comparison with an attribute that is not there is false; `<>` is true, since nothing is not that value.
async fn comparisons_are_false_without_the_attribute_but_for_unequal(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("there", n(5))])).await;
    for operator in ["=", "<", "<=", ">", ">="] {
        let condition = format!("nowhere {operator} :v");
        assert!(
            !holds(&table, &condition, item([(":v", n(5))])).await,
            "{condition}"
        );
    }
    assert!(holds(&table, "nowhere <> :v", item([(":v", n(5))])).await);
    assert!(holds(&table, "there = :v", item([(":v", n(5))])).await);
    assert!(!holds(&table, "there <> :v", item([(":v", n(5))])).await);
    for or in [
        "attribute_not_exists(nowhere) OR nowhere <= :v",
        "attribute_not_exists(nowhere) OR nowhere < :v",
    ] {
        assert!(holds(&table, or, item([(":v", n(5))])).await, "{or}");
    }
}

/// Numbers are compared by value, texts by their bytes, and values of two kinds not at all.
async fn comparisons_know_numbers_from_texts(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("A", item([("digits", n(9)), ("words", s("9"))]))
        .await;
    assert!(holds(&table, "digits < :v", item([(":v", n(10))])).await);
    assert!(holds(&table, "words > :v", item([(":v", s("10"))])).await);
    assert!(holds(&table, "digits = :v", item([(":v", n("9.0"))])).await);
    assert!(!holds(&table, "digits = :v", item([(":v", s("9"))])).await);
    assert!(!holds(&table, "digits < :v", item([(":v", s("A"))])).await);
    assert!(holds(&table, "digits <> :v", item([(":v", s("9"))])).await);
}

/// `IN`, `BETWEEN` with both ends, `NOT`, and `AND` before `OR`.
async fn membership_range_and_brackets(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("A", item([("st", s("active")), ("until_s", n(100))]))
        .await;
    let both = || item([(":a", s("unassigned")), (":b", s("active"))]);
    assert!(holds(&table, "st IN (:a, :b)", both()).await);
    assert!(!holds(&table, "NOT st IN (:a, :b)", both()).await);
    assert!(
        holds(
            &table,
            "until_s BETWEEN :low AND :high",
            item([(":low", n(100)), (":high", n(100))])
        )
        .await
    );
    assert!(
        !holds(
            &table,
            "until_s BETWEEN :low AND :high",
            item([(":low", n(101)), (":high", n(200))])
        )
        .await
    );
    let lease = "(attribute_not_exists(pk) OR (st = :st AND until_s <= :now))";
    assert!(
        holds(
            &table,
            lease,
            item([(":st", s("active")), (":now", n(100))])
        )
        .await
    );
    assert!(!holds(&table, lease, item([(":st", s("active")), (":now", n(99))])).await);
    let without_brackets = "st = :st OR st = :other AND until_s = :other";
    assert!(
        holds(
            &table,
            without_brackets,
            item([(":st", s("active")), (":other", s("x"))])
        )
        .await
    );
}

/// `attribute_exists` takes a path: elements of maps, and not the map alone.
async fn existence_asks_for_elements_of_maps(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("A", item([("people", map([("p1", s("yes"))]))]))
        .await;
    assert!(holds(&table, "attribute_exists(people.p1)", item([])).await);
    assert!(!holds(&table, "attribute_exists(people.p2)", item([])).await);
    assert!(holds(&table, "attribute_not_exists(people.p2)", item([])).await);
    assert!(holds(&table, "attribute_not_exists(nobody.p2)", item([])).await);
}

/// "Legacy conditional parameters" say it most plainly: an attribute whose value is null exists.
async fn a_null_exists(place: &Place) {
    let table = Table::of(place).await;
    let null = aws_sdk_dynamodb::types::AttributeValue::Null(true);
    table.has("A", item([("nothing", null)])).await;
    assert!(holds(&table, "attribute_exists(nothing)", item([])).await);
}

/// `DeleteItem`, `ReturnValues`: `ALL_OLD` returns what was deleted; who comes second gets nothing.
async fn a_delete_on_a_condition_happens_once(place: &Place) {
    let table = Table::of(place).await;
    table.has("TICKET", item([("of", s("v1"))])).await;
    let delete = || {
        let delete = table.client.delete_item().table_name(&table.name);
        delete
            .set_key(Some(table.key("TICKET")))
            .return_values(ReturnValue::AllOld)
            .send()
    };
    let answers = futures_util::future::join_all((0..6).map(|_| delete())).await;
    let found = answers
        .into_iter()
        .filter_map(|answer| answer.unwrap().attributes);
    let found: Vec<_> = found.filter(|item| !item.is_empty()).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["of"], s("v1"));
}

/// `ADD` makes a set or adds members to it, and `contains` asks for one: "String Set".
async fn a_set_contains_what_was_added_to_it(place: &Place) {
    let table = Table::of(place).await;
    table.has("INVITE", item([])).await;
    for secret in ["one", "two", "two"] {
        let add = table.update("INVITE", "ADD secrets :secret");
        let add =
            add.expression_attribute_values(":secret", AttributeValue::Ss(vec![secret.into()]));
        add.send().await.unwrap();
    }
    let mut kept = table.item("INVITE").await["secrets"]
        .as_ss()
        .unwrap()
        .clone();
    kept.sort();
    assert_eq!(kept, ["one", "two"]);
    let delete = |secret: &str| {
        let delete = table.client.delete_item().table_name(&table.name);
        delete
            .set_key(Some(table.key("INVITE")))
            .condition_expression("contains(secrets, :secret)")
            .expression_attribute_values(":secret", s(secret))
            .send()
    };
    // A part of a member is none.
    for wrong in ["three", "on"] {
        assert!(delete(wrong).await.is_err(), "{wrong}");
    }
    delete("two").await.unwrap();
    assert!(delete("two").await.is_err(), "it is gone");
}

//! Update expressions. All of it is in the developer guide's "Using update expressions in DynamoDB" (`Expressions.UpdateExpressions`) and
//! in `UpdateItem` of the API reference unless a case names another page.

use super::{Table, item, list, map, n, s};
use crate::clients::code;
use crate::place::Place;
use crate::run::{Case, cases};
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use std::collections::BTreeSet;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        an_append_returns_the_whole_new_item,
        many_appends_at_once_are_all_there_in_a_dense_order,
        every_right_side_is_the_item_as_it_was,
        a_value_is_set_only_where_there_is_none,
        a_counter_counts_from_nothing_and_loses_nothing,
        an_update_of_nothing_makes_an_item,
        elements_of_a_list_go_all_at_once,
        removing_what_is_not_there_is_no_error,
        an_entry_of_a_map_needs_the_map,
        names_with_any_characters_are_one_element,
        all_four_kinds_of_returned_values,
        an_update_does_not_change_a_key,
        two_clauses_about_one_place_are_refused,
        arithmetic_on_a_text_is_refused,
        what_is_given_must_be_used_and_what_is_used_given,
        reserved_words_need_another_name,
        a_hundred_elements_go_in_one_expression,
        an_expression_of_more_than_four_kilobytes_is_refused,
    ]
}

/// `ReturnValues`: `ALL_NEW` returns all attributes of the item as they appear after the update.
async fn an_append_returns_the_whole_new_item(place: &Place) {
    let table = Table::of(place).await;
    table
        .has(
            "HEAD",
            item([
                ("seq", n(1)),
                ("tail", list(&["e1"])),
                ("senders", map([])),
                ("kept", s("as it is")),
            ]),
        )
        .await;
    let update = table
        .update(
            "HEAD",
            "SET tail = list_append(tail, :e), seq = seq + :one, senders.#k = :n REMOVE gone",
        )
        .condition_expression("attribute_not_exists(senders.#k) AND seq = :before")
        .expression_attribute_names("#k", "vtab-1")
        .expression_attribute_values(":e", list(&["e2"]))
        .expression_attribute_values(":one", n(1))
        .expression_attribute_values(":before", n(1))
        .expression_attribute_values(":n", n(1))
        .return_values(ReturnValue::AllNew);
    let whole = update.send().await.unwrap().attributes.unwrap();
    let mut expected = item([
        ("seq", n(2)),
        ("tail", list(&["e1", "e2"])),
        ("senders", map([("vtab-1", n(1))])),
        ("kept", s("as it is")),
    ]);
    assert_eq!(table.item("HEAD").await, expected);
    expected.extend(table.key("HEAD"));
    assert_eq!(whole, expected);
}

/// "Atomic counters": updates of one item happen one after the other, and each sees the one before.
async fn many_appends_at_once_are_all_there_in_a_dense_order(place: &Place) {
    let table = Table::of(place).await;
    table
        .has("HEAD", item([("seq", n(0)), ("tail", list(&[]))]))
        .await;
    let append = |nth: usize| {
        table
            .update("HEAD", "SET tail = list_append(tail, :e), seq = seq + :one")
            .expression_attribute_values(":e", list(&[&nth.to_string()]))
            .expression_attribute_values(":one", n(1))
            .return_values(ReturnValue::AllNew)
            .send()
    };
    let answers = futures_util::future::join_all((0..12).map(append)).await;
    for (nth, answer) in answers.into_iter().enumerate() {
        let after = answer.unwrap().attributes.unwrap();
        let tail = after["tail"].as_l().unwrap();
        assert_eq!(
            after["seq"],
            n(tail.len()),
            "it returns the item of its own moment"
        );
        assert_eq!(tail.last(), Some(&s(nth)));
    }
    let head = table.item("HEAD").await;
    let texts: BTreeSet<_> = head["tail"]
        .as_l()
        .unwrap()
        .iter()
        .map(|e| e.as_s().unwrap().clone())
        .collect();
    assert_eq!((texts.len(), &head["seq"]), (12, &n(12)));
}

/// All actions of one expression see the item as it was before: the order of clauses does not matter.
async fn every_right_side_is_the_item_as_it_was(place: &Place) {
    let table = Table::of(place).await;
    table
        .has(
            "HEAD",
            item([("seq", n(7)), ("a", s("one")), ("b", s("other"))]),
        )
        .await;
    let update = table
        .update("HEAD", "SET seq = seq + :one, read_to = seq, a = b, b = a, from_seq = if_not_exists(from_seq, seq)")
        .expression_attribute_values(":one", n(1));
    update.send().await.unwrap();
    let expected = item([
        ("seq", n(8)),
        ("read_to", n(7)),
        ("a", s("other")),
        ("b", s("one")),
        ("from_seq", n(7)),
    ]);
    assert_eq!(table.item("HEAD").await, expected);
}

/// `if_not_exists(path, value)`.
async fn a_value_is_set_only_where_there_is_none(place: &Place) {
    let table = Table::of(place).await;
    for due in [100, 200] {
        let update = table
            .update("HEAD", "SET due_at = if_not_exists(due_at, :due)")
            .expression_attribute_values(":due", n(due));
        update.send().await.unwrap();
    }
    assert_eq!(table.item("HEAD").await, item([("due_at", n(100))]));
}

/// `if_not_exists` within a sum.
async fn a_counter_counts_from_nothing_and_loses_nothing(place: &Place) {
    let table = Table::of(place).await;
    let count = || {
        table
            .update("COUNTER", "SET n = if_not_exists(n, :zero) + :one")
            .expression_attribute_values(":zero", n(0))
            .expression_attribute_values(":one", n(1))
            .return_values(ReturnValue::AllNew)
            .send()
    };
    let answers = futures_util::future::join_all((0..10).map(|_| count())).await;
    let counted = answers.into_iter().map(|answer| {
        answer.unwrap().attributes.unwrap()["n"]
            .as_n()
            .unwrap()
            .parse()
            .unwrap()
    });
    let counted: BTreeSet<u32> = counted.collect();
    assert_eq!(counted, (1..=10).collect());
}

/// `UpdateItem`: "adds a new item to the table if it does not already exist".
async fn an_update_of_nothing_makes_an_item(place: &Place) {
    let table = Table::of(place).await;
    let update = table
        .update("A", "SET st = :st")
        .expression_attribute_values(":st", s("leased"));
    update.send().await.unwrap();
    assert_eq!(table.item("A").await, item([("st", s("leased"))]));
}

/// "REMOVE": removing elements from a list names them by the places that they had before.
async fn elements_of_a_list_go_all_at_once(place: &Place) {
    let table = Table::of(place).await;
    let tail = list(&["e1", "e2", "e3", "e4", "e5"]);
    table
        .has("HEAD", item([("base", n(1)), ("tail", tail)]))
        .await;
    let trim = table
        .update(
            "HEAD",
            "SET #base = #base + :count REMOVE tail[0], tail[1], tail[3]",
        )
        .expression_attribute_names("#base", "base")
        .expression_attribute_values(":count", n(3));
    trim.send().await.unwrap();
    assert_eq!(
        table.item("HEAD").await,
        item([("base", n(4)), ("tail", list(&["e3", "e5"]))])
    );
}

/// "REMOVE": an attribute, an entry or an element that is not there.
async fn removing_what_is_not_there_is_no_error(place: &Place) {
    let table = Table::of(place).await;
    let before = item([("tail", list(&["e1"])), ("connections", map([]))]);
    table.has("HEAD", before.clone()).await;
    let update = table.update("HEAD", "REMOVE assignee, tail[5], connections.k1");
    update.send().await.unwrap();
    assert_eq!(table.item("HEAD").await, before);
}

/// "SET", nested attributes: the parent must be there.
async fn an_entry_of_a_map_needs_the_map(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([])).await;
    let update = |sk: &'static str| {
        table
            .update(sk, "SET follows.#id = :yes")
            .expression_attribute_names("#id", "c1")
            .expression_attribute_values(":yes", s("yes"))
            .send()
    };
    assert_eq!(code(update("A").await), "ValidationException");
    assert_eq!(code(update("NOTHING").await), "ValidationException");
    table.has("A", item([("follows", map([]))])).await;
    update("A").await.unwrap();
    assert_eq!(
        table.item("A").await,
        item([("follows", map([("c1", s("yes"))]))])
    );
}

/// "Expression attribute names (aliases) in DynamoDB": a name may hold dots and anything else, and is still one element.
async fn names_with_any_characters_are_one_element(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("names", map([]))])).await;
    let update = table
        .update("A", "SET #names.#a = :name")
        .expression_attribute_names("#names", "names")
        .expression_attribute_names("#a", "a.b[0] Ω=")
        .expression_attribute_values(":name", s("Ää"));
    update.send().await.unwrap();
    assert_eq!(
        table.item("A").await,
        item([("names", map([("a.b[0] Ω=", s("Ää"))]))])
    );
}

/// `ReturnValues`: the whole item or what was changed, before or after.
async fn all_four_kinds_of_returned_values(place: &Place) {
    let table = Table::of(place).await;
    for (kind, expected) in [
        (ReturnValue::None, item([])),
        (ReturnValue::AllOld, item([("a", n(1)), ("b", s("b"))])),
        (ReturnValue::UpdatedOld, item([("a", n(1))])),
        (ReturnValue::AllNew, item([("a", n(2)), ("b", s("b"))])),
        (ReturnValue::UpdatedNew, item([("a", n(2))])),
    ] {
        table.has("A", item([("a", n(1)), ("b", s("b"))])).await;
        let update = table
            .update("A", "SET a = :two")
            .expression_attribute_values(":two", n(2));
        let answer = update.return_values(kind.clone()).send().await.unwrap();
        let mut returned = answer.attributes.unwrap_or_default();
        returned.remove("pk");
        returned.remove("sk");
        assert_eq!(returned, expected, "{kind}");
    }
}

/// `UpdateItem`, `UpdateExpression`: primary key attributes cannot be changed.
async fn an_update_does_not_change_a_key(place: &Place) {
    let table = Table::of(place).await;
    let update = table
        .update("A", "SET sk = :other")
        .expression_attribute_values(":other", s("B"));
    assert_eq!(code(update.send().await), "ValidationException");
}

/// Two document paths of one expression must not overlap.
async fn two_clauses_about_one_place_are_refused(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("m", map([("x", n(1))]))])).await;
    for expression in [
        "SET a = :v, a = :v",
        "SET m.x = :v REMOVE m",
        "SET a = :v REMOVE a",
    ] {
        let update = table
            .update("A", expression)
            .expression_attribute_values(":v", n(1));
        assert_eq!(
            code(update.send().await),
            "ValidationException",
            "{expression}"
        );
    }
}

/// "SET", incrementing numeric attributes: the operand must be a number, and must be there.
async fn arithmetic_on_a_text_is_refused(place: &Place) {
    let table = Table::of(place).await;
    table.has("A", item([("words", s("one"))])).await;
    for expression in [
        "SET words = words + :one",
        "SET nowhere = nowhere + :one",
        "SET words = list_append(words, :one)",
    ] {
        let update = table
            .update("A", expression)
            .expression_attribute_values(":one", n(1));
        assert_eq!(
            code(update.send().await),
            "ValidationException",
            "{expression}"
        );
    }
    assert_eq!(table.item("A").await, item([("words", s("one"))]));
}

/// "Using expression attribute values" and "names": placeholders that are not defined or not used are an error.
async fn what_is_given_must_be_used_and_what_is_used_given(place: &Place) {
    let table = Table::of(place).await;
    let unused_value = table
        .update("A", "REMOVE a")
        .expression_attribute_values(":unused", n(1));
    assert_eq!(code(unused_value.send().await), "ValidationException");
    let unused_name = table
        .update("A", "REMOVE a")
        .expression_attribute_names("#unused", "b");
    assert_eq!(code(unused_name.send().await), "ValidationException");
    assert_eq!(
        code(table.update("A", "SET a = :missing").send().await),
        "ValidationException"
    );
    assert_eq!(
        code(table.update("A", "REMOVE #missing").send().await),
        "ValidationException"
    );
    let no_condition = table
        .update("A", "REMOVE a")
        .set_expression_attribute_values(Some(item([])));
    assert_eq!(code(no_condition.send().await), "ValidationException");
}

/// "Reserved words in DynamoDB": `status`, `name`, `state`, `base`, `language`, `comment`, `number` and
/// others that the product uses are among them, in any case.
async fn reserved_words_need_another_name(place: &Place) {
    let table = Table::of(place).await;
    let set = |word: &str| {
        let update = table.update("A", &format!("SET {word} = :v"));
        update.expression_attribute_values(":v", n(1)).send()
    };
    for word in [
        "status", "Name", "STATE", "base", "language", "comment", "number", "names", "bucket",
        "offline", "agent",
    ] {
        assert_eq!(code(set(word).await), "ValidationException", "{word}");
    }
    set("assignee").await.unwrap();
}

/// "Quotas in Amazon DynamoDB", expression parameters: 300 operators; a spill of a hundred elements uses a third of them.
async fn a_hundred_elements_go_in_one_expression(place: &Place) {
    let table = Table::of(place).await;
    let tail = AttributeValue::L((0..120).map(s).collect());
    table
        .has("HEAD", item([("base", n(0)), ("tail", tail)]))
        .await;
    let places: Vec<String> = (0..100).map(|nth| format!("tail[{nth}]")).collect();
    let trim = table
        .update(
            "HEAD",
            &format!(
                "SET #base = #base + :count, visitor_base = :count REMOVE {}",
                places.join(", ")
            ),
        )
        .expression_attribute_names("#base", "base")
        .expression_attribute_values(":count", n(100));
    trim.send().await.unwrap();
    let rest = AttributeValue::L((100..120).map(s).collect());
    assert_eq!(table.item("HEAD").await["tail"], rest);
}

/// "Quotas in Amazon DynamoDB", lengths: an expression string holds 4 KB.
async fn an_expression_of_more_than_four_kilobytes_is_refused(place: &Place) {
    let table = Table::of(place).await;
    let expression = |bytes: usize| format!("REMOVE {}a", " ".repeat(bytes - "REMOVE a".len()));
    table.update("A", &expression(4096)).send().await.unwrap();
    assert_eq!(
        code(table.update("A", &expression(4097)).send().await),
        "ValidationException"
    );
}

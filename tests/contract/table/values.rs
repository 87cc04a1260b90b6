//! Numbers, texts and sets. Most of it is in the developer guide's "Supported data types and naming rules in Amazon DynamoDB"
//! (`HowItWorks.NamingRulesDataTypes`) and in "Quotas in Amazon DynamoDB" unless a case names another page.

use super::{Table, item, n, s};
use crate::clients::code;
use crate::place::Place;
use crate::run::{Case, cases};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_number_keeps_thirty_eight_digits_and_no_more,
        a_number_loses_what_is_not_needed_to_write_it,
        sums_are_exact,
        what_is_no_number_is_refused,
        an_empty_text_is_a_value_but_no_key,
        a_set_has_each_element_once_and_is_never_empty,
        elements_are_added_to_a_set_and_taken_from_it,
        add_counts_from_nothing,
        every_kind_of_value_comes_back_as_it_was,
    ]
}

/// Numbers have up to 38 digits of precision; more is an error and not a rounding.
async fn a_number_keeps_thirty_eight_digits_and_no_more(place: &Place) {
    let table = Table::of(place).await;
    let widest = "12345678901234567890123456789012345678";
    table.has("A", item([("n", n(widest))])).await;
    assert_eq!(table.item("A").await["n"], n(widest));
    let too_wide = table.put("A", item([("n", n(format!("{widest}9")))]));
    assert_eq!(code(too_wide.send().await), "ValidationException");
    let too_large = table.put("A", item([("n", n("1e126"))]));
    assert_eq!(code(too_large.send().await), "ValidationException");
}

/// "Leading and trailing zeroes are trimmed".
async fn a_number_loses_what_is_not_needed_to_write_it(place: &Place) {
    let table = Table::of(place).await;
    for (given, kept) in [
        ("007", "7"),
        ("1.50", "1.5"),
        ("-0", "0"),
        ("1e3", "1000"),
        ("0.10", "0.1"),
    ] {
        table.has("A", item([("n", n(given))])).await;
        assert_eq!(table.item("A").await["n"], n(kept), "{given}");
    }
}

/// Numbers are decimal: no sum drifts, and what a double cannot hold is held.
async fn sums_are_exact(place: &Place) {
    let table = Table::of(place).await;
    for (a, b, sum) in [
        ("0.1", "0.2", "0.3"),
        ("9007199254740993", "2", "9007199254740995"),
        ("-1", "1", "0"),
    ] {
        table.has("A", item([("n", n(a))])).await;
        let update = table
            .update("A", "SET n = n + :b")
            .expression_attribute_values(":b", n(b));
        update.send().await.unwrap();
        assert_eq!(table.item("A").await["n"], n(sum));
    }
}

/// `AttributeValue`, `N`: numbers are sent as texts, which must be numbers.
async fn what_is_no_number_is_refused(place: &Place) {
    let table = Table::of(place).await;
    for text in ["", "one", "1,5", "0x10", "NaN"] {
        let put = table.put("A", item([("n", n(text))]));
        assert_eq!(code(put.send().await), "ValidationException", "{text:?}");
    }
}

/// Empty texts and bytes are values of attributes that are no key, neither of the table nor of an index.
async fn an_empty_text_is_a_value_but_no_key(place: &Place) {
    let table = Table::of(place).await;
    let empty = item([("text", s("")), ("bytes", AttributeValue::B(Blob::new("")))]);
    table.has("A", empty.clone()).await;
    assert_eq!(table.item("A").await, empty);
    assert_eq!(
        code(table.put("", item([])).send().await),
        "ValidationException"
    );
    let put = table.put("A", item([("bucket", s("")), ("bumped", s("1"))]));
    assert_eq!(code(put.send().await), "ValidationException");
}

/// "Sets": no two elements are equal, and there is no empty set.
async fn a_set_has_each_element_once_and_is_never_empty(place: &Place) {
    let table = Table::of(place).await;
    let put = |set: AttributeValue| table.put("A", item([("set", set)])).send();
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    assert_eq!(
        code(put(AttributeValue::Ss(texts(&["a", "a"]))).await),
        "ValidationException"
    );
    assert_eq!(
        code(put(AttributeValue::Ns(texts(&["1", "1"]))).await),
        "ValidationException"
    );
    assert_eq!(
        code(put(AttributeValue::Ss(Vec::new())).await),
        "ValidationException"
    );
    put(AttributeValue::Ns(texts(&["2", "1"]))).await.unwrap();
    let found = table.item("A").await;
    let mut found = found["set"].as_ns().unwrap().clone();
    found.sort();
    assert_eq!(found, ["1", "2"], "order is not kept, elements are");
}

/// "ADD" and "DELETE" of update expressions: a set that loses its last element is gone.
async fn elements_are_added_to_a_set_and_taken_from_it(place: &Place) {
    let table = Table::of(place).await;
    let change = async |verb: &str, element: &str| {
        let set = AttributeValue::Ss(vec![element.to_owned()]);
        let update = table
            .update("A", &format!("{verb} tags :t"))
            .expression_attribute_values(":t", set);
        update.send().await.unwrap();
        let found = table.item("A").await;
        let mut tags = found
            .get("tags")
            .map(|tags| tags.as_ss().unwrap().clone())
            .unwrap_or_default();
        tags.sort();
        tags.join(" ")
    };
    assert_eq!(change("ADD", "b").await, "b");
    assert_eq!(change("ADD", "a").await, "a b");
    assert_eq!(change("ADD", "a").await, "a b");
    assert_eq!(change("DELETE", "c").await, "a b");
    assert_eq!(change("DELETE", "a").await, "b");
    assert_eq!(change("DELETE", "b").await, "");
    assert!(!table.item("A").await.contains_key("tags"));
}

/// "ADD": an attribute that is not there counts as zero.
async fn add_counts_from_nothing(place: &Place) {
    let table = Table::of(place).await;
    for expected in [3, 6] {
        let update = table
            .update("A", "ADD n :three")
            .expression_attribute_values(":three", n(3));
        update.send().await.unwrap();
        assert_eq!(table.item("A").await["n"], n(expected));
    }
}

/// Every data type, nested, with texts that no two encodings write alike.
async fn every_kind_of_value_comes_back_as_it_was(place: &Place) {
    let table = Table::of(place).await;
    let texts = "Ünïcödé 🙂 Привіт \u{0} \" \\ \u{2028} e\u{301}";
    let inner = item([("empty", AttributeValue::L(Vec::new())), ("text", s(texts))]);
    let whole = item([
        ("text", s(texts)),
        ("number", n("-12.5")),
        ("bytes", AttributeValue::B(Blob::new([0_u8, 255, 10]))),
        ("yes", AttributeValue::Bool(true)),
        ("no", AttributeValue::Bool(false)),
        ("nothing", AttributeValue::Null(true)),
        (
            "list",
            AttributeValue::L(vec![s("a"), n(1), AttributeValue::M(inner)]),
        ),
        ("map", AttributeValue::M(item([]))),
    ]);
    table.has("A", whole.clone()).await;
    assert_eq!(table.item("A").await, whole);
}

//! Read and write units by DynamoDB's published rules: a write unit for each begun kilobyte of the larger of before and after,
//! twice in a transaction; half a read unit for each begun 4 KB, twice when consistent; one more write for each index entry
//! that is made, changed or removed.

use serde_json::Value;

/// The table's indexes: partition key, sort key, and whether they hold keys alone.
const INDEXES: [(&str, &str, bool); 3] = [
    ("bucket", "bumped", false),
    ("assignee_bucket", "bumped", false),
    ("due_shard", "due_at", true),
];

/// Bytes of an attribute's value.
fn value_bytes(value: &Value) -> usize {
    let Some((kind, value)) = value.as_object().and_then(|tagged| tagged.iter().next()) else {
        return 0;
    };
    match (kind.as_str(), value) {
        ("S", Value::String(text)) => text.len(),
        ("N", Value::String(digits)) => digits.len().div_ceil(2) + 1,
        ("L", Value::Array(list)) => 3 + list.iter().map(|v| 1 + value_bytes(v)).sum::<usize>(),
        ("M", inner) => 3 + entries(inner).map(|(_, bytes)| 1 + bytes).sum::<usize>(),
        _ => 1,
    }
}

fn entries(item: &Value) -> impl Iterator<Item = (&str, usize)> {
    item.as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), name.len() + value_bytes(value)))
}

/// Bytes of an item: its names and values.
pub(crate) fn item_bytes(item: &Value) -> usize {
    entries(item).map(|(_, bytes)| bytes).sum()
}

/// Write units of one write that found `before` and left `after`.
pub(crate) fn write_units(before: &Value, after: &Value, in_transaction: bool) -> f64 {
    let kilobytes = |bytes: usize| bytes.max(1).div_ceil(1024);
    let own = kilobytes(item_bytes(before).max(item_bytes(after)));
    let own = if in_transaction { 2 * own } else { own };
    let of_indexes: usize = INDEXES
        .iter()
        .map(|(partition, sort, keys_only)| {
            let key = |item: &Value| Some((item.get(partition)?.clone(), item.get(sort)?.clone()));
            let bytes = |item: &Value| if *keys_only { 100 } else { item_bytes(item) };
            match (key(before), key(after)) {
                (None, None) => 0,
                (None, Some(_)) => kilobytes(bytes(after)),
                (Some(_), None) => kilobytes(bytes(before)),
                (Some(old), Some(new)) if old != new => {
                    kilobytes(bytes(before)) + kilobytes(bytes(after))
                }
                _ if *keys_only || before == after => 0,
                _ => kilobytes(bytes(before).max(bytes(after))),
            }
        })
        .sum();
    (own + of_indexes) as f64
}

/// Read units of so many bytes read together.
pub(crate) fn read_units(bytes: usize, consistent: bool) -> f64 {
    let begun = bytes.max(1).div_ceil(4096) as f64;
    if consistent { begun } else { begun / 2.0 }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn units_are_those_of_the_published_rules() {
        let nothing = Value::Null;
        let small = json!({"pk": {"S": "a"}, "n": {"N": "12"}});
        assert_eq!(item_bytes(&small), 2 + 1 + 1 + 2);
        assert_eq!(write_units(&nothing, &small, false), 1.0);
        assert_eq!(write_units(&nothing, &small, true), 2.0);
        let large = json!({"pk": {"S": "x".repeat(1023)}});
        assert_eq!(write_units(&small, &large, false), 2.0, "1025 bytes");
        assert_eq!(write_units(&large, &small, false), 2.0, "the larger counts");
        let listed =
            |at: &str| json!({"pk": {"S": "a"}, "bucket": {"S": "b"}, "bumped": {"S": at}});
        assert_eq!(write_units(&nothing, &listed("1"), false), 2.0);
        assert_eq!(
            write_units(&listed("1"), &listed("2"), false),
            3.0,
            "it moves"
        );
        let due = |n: &str| json!({"pk": {"S": n}, "due_shard": {"S": "0"}, "due_at": {"N": "9"}});
        assert_eq!(write_units(&due("a"), &due("b"), false), 1.0, "keys alone");
        assert_eq!(read_units(4096, true), 1.0);
        assert_eq!(read_units(4097, true), 2.0);
        assert_eq!(read_units(0, false), 0.5);
    }
}

//! The cases of `form-cases.json`, which the client library answers as well (`functions/site/web/protocol/test/answers/form.test.ts`).

use std::collections::BTreeMap;
use std::fs;

use protocol::problem::field_code;
use protocol::settings::{WireField, WireOption, read_fields};
use serde_json::Value;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/form-cases.json");

#[test]
fn an_answer_is_read_as_the_cases_say() {
    let text = fs::read_to_string(CASES).expect("the file can be read");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert!(cases.len() >= 80, "the file was cut");
    for case in cases {
        let text = |name: &str| case[name].as_str().map(str::to_owned);
        let options = case["options"].as_array().cloned().unwrap_or_default();
        let field = WireField {
            name: text("name").unwrap_or_else(|| "answer".to_owned()),
            kind: text("kind").expect("a kind"),
            label: BTreeMap::new(),
            help: BTreeMap::new(),
            placeholder: BTreeMap::new(),
            required: false,
            hidden: false,
            options: options
                .iter()
                .map(|value| WireOption {
                    value: value["value"].as_str().expect("a value").to_owned(),
                    label: BTreeMap::new(),
                })
                .collect(),
        };
        let fields = read_fields(&[field], "").expect("a field");
        let read = fields[0].read(&text("text").expect("a text"));
        let read = read.map_err(|error| field_code(error).to_owned());
        let expected = text("read").ok_or_else(|| text("error").unwrap_or_default());
        assert_eq!(read, expected, "{case}");
    }
}

//! The committed documents are what the program is.

use std::path::PathBuf;

use serde_json::Value;

use crate::{agents, frames, visitors};

#[expect(
    clippy::disallowed_methods,
    reason = "a switch of this test, and no setting of the product"
)]
fn is_current(file: &str, document: &Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file);
    let text = serde_json::to_string_pretty(document).expect("JSON") + "\n";
    if std::env::var_os("UPDATE_API").is_some() {
        std::fs::write(&path, &text).expect("written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{file} is stale: UPDATE_API=1 cargo test -p api-description writes it again"
    );
}

#[test]
fn the_description_of_the_consoles_host_is_current() {
    is_current("functions/agent-api/openapi.json", &agents::document());
}

#[test]
fn the_description_of_the_widgets_host_is_current() {
    is_current("functions/visitor-api/openapi.json", &visitors::document());
}

#[test]
fn the_description_of_the_frames_is_current() {
    is_current("shared/protocol/asyncapi.json", &frames::document());
}

/// Every `$ref` of a document leads somewhere.
#[test]
fn every_reference_leads_to_a_component() {
    for document in [agents::document(), visitors::document(), frames::document()] {
        let mut references = Vec::new();
        collect(&document, &mut references);
        assert!(!references.is_empty());
        for reference in references {
            let pointer = reference.strip_prefix('#').expect("within the document");
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(reference) if name == "$ref" => references.push(reference.to_owned()),
                    _ => collect(value, references),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}

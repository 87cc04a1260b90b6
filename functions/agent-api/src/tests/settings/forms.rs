use serde_json::{Value, json};

use super::*;

const SUPPORT: &str = "/v1/queues/support";

/// A field with a label in the site's language.
fn field(name: &str, kind: &str, more: &Value) -> Value {
    let mut field = json!({
        "name": name,
        "kind": kind,
        "label": {"en": name},
        "help": {},
        "placeholder": {},
        "required": false,
        "hidden": false,
        "options": [],
    });
    for (part, value) in more.as_object().expect("parts") {
        field[part] = value.clone();
    }
    field
}

fn options(values: &[&str]) -> Value {
    let options = values.iter();
    let options: Vec<Value> = options
        .map(|value| json!({"value": value, "label": {"en": value}}))
        .collect();
    json!({"options": options})
}

fn message() -> Value {
    field(
        "message",
        "long-text",
        &json!({"label": {}, "required": true}),
    )
}

/// What can be set of forms.
fn everything() -> Value {
    json!({
        "topics": ["Delivery", "Returns"],
        "topic_queues": {"Returns": "sales"},
        "form_fields": [
            message(),
            field("order", "number", &json!({"help": {"en": "Kuitissa", "fi": "On the receipt"}})),
            field("size", "choice", &options(&["small", "large"])),
            field("source", "text", &json!({"hidden": true})),
        ],
        "pre_chat": [field("email", "email", &json!({"label": {}, "required": true}))],
        "consent": "Vuoden ajan.",
        "consents": {"fi": "For a year."},
    })
}

#[tokio::test]
async fn a_form_is_kept_as_it_was_set_up() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let set = patch(SUPPORT, 0, &everything()).by(&adam);
    let reply = world.answers(set).await.is(200).body;
    for part in [
        "topics",
        "topic_queues",
        "form_fields",
        "pre_chat",
        "consents",
    ] {
        assert_eq!(reply[part], everything()[part], "{part}");
    }
    assert_eq!(reply["consent"]["text"], "Vuoden ajan.");
    let read = world
        .answers(ask("GET", SUPPORT).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(read, reply);
    // Agents read what the fields are called.
    let queues = world
        .answers(ask("GET", "/v1/queues").by(&adam))
        .await
        .is(200)
        .body;
    let labels = json!({"order": "order", "size": "size", "source": "source"});
    assert_eq!(queues["items"][0]["labels"], labels);
    // A topic that goes leads nowhere; fields that are taken away are the usual ones again.
    let change = json!({"topics": ["Delivery"], "form_fields": [], "pre_chat": []});
    let reply = world
        .answers(patch(SUPPORT, 1, &change).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(
        (
            &reply["topic_queues"],
            &reply["form_fields"],
            &reply["pre_chat"]
        ),
        (&json!({}), &json!([]), &json!([]))
    );
}

#[rustfmt::skip]
fn bad_fields() -> Vec<(Value, &'static str, &'static str)> {
    let one = |field: Value| json!({"form_fields": [message(), field]});
    let text = |more: Value| one(field("house", "text", &more));
    let choice = |more: Value| one(field("size", "choice", &more));
    let many: Vec<Value> = (0..31).map(|nth| field(&format!("field_{nth}"), "text", &json!({}))).collect();
    let help = |nth: usize| field(&format!("field_{nth}"), "text", &json!({"help": {"en": "x".repeat(300), "fi": "y".repeat(300)}}));
    let long: Vec<Value> = (0..20).map(help).collect();
    vec![
        (json!({"form_fields": many}), "/form_fields", "too-long"),
        (json!({"form_fields": long}), "/form_fields", "too-long"),
        (json!({"form_fields": [field("order", "text", &json!({}))]}), "/form_fields", "required"),
        (one(message()), "/form_fields/1/name", "taken"),
        (one(field("topic", "text", &json!({}))), "/form_fields/1/name", "invalid"),
        (one(field("Order number", "text", &json!({}))), "/form_fields/1/name", "invalid"),
        (one(field("1st", "text", &json!({}))), "/form_fields/1/name", "invalid"),
        (one(field("order", "slider", &json!({}))), "/form_fields/1/kind", "invalid"),
        (one(field("email", "text", &json!({}))), "/form_fields/1/kind", "invalid"),
        (text(json!({"label": {"fi": "House"}})), "/form_fields/1/label/en", "required"),
        (text(json!({"label": {"en": "x".repeat(81)}})), "/form_fields/1/label/en", "too-long"),
        (text(json!({"label": {"en": "a\nb"}})), "/form_fields/1/label/en", "line-break"),
        (text(json!({"label": {"sv": "Hus"}})), "/form_fields/1/label", "invalid"),
        (text(json!({"hidden": true, "required": true})), "/form_fields/1/hidden", "invalid"),
        (one(field("name", "text", &json!({"hidden": true}))), "/form_fields/1/hidden", "invalid"),
        (text(options(&["a"])), "/form_fields/1/options", "too-long"),
        (choice(json!({})), "/form_fields/1/options", "required"),
        (choice(options(&["a", "a"])), "/form_fields/1/options/1/value", "taken"),
        (choice(options(&["a", " "])), "/form_fields/1/options/1/value", "required"),
        (choice(json!({"options": [{"value": "a", "label": {}}]})), "/form_fields/1/options/0/label/en", "required"),
        (json!({"pre_chat": [message()]}), "/pre_chat/0/name", "invalid"),
        (json!({"topics": ["A/B"], "topic_queues": {"A/B": "elsewhere"}}), "/topic_queues/A~1B", "invalid"),
        (json!({"topics": ["A"], "topic_queues": {"B": "sales"}}), "/topic_queues/B", "invalid"),
        (json!({"consent": "A", "consents": {"fi": "x".repeat(2001)}}), "/consents/fi", "too-long"),
        (json!({"consents": {"sv": "A"}}), "/consents", "invalid"),
    ]
}

#[tokio::test]
async fn a_field_that_breaks_a_rule_is_named() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    for (body, pointer, code) in bad_fields() {
        let reply = world.answers(patch(SUPPORT, 0, &body).by(&oona)).await;
        let refused = reply.refused(422, "invalid");
        assert_eq!(refused.pointer(), pointer, "{body}");
        assert_eq!(refused.body["errors"][0]["code"], code, "{body}");
    }
}

#[tokio::test]
async fn a_consent_in_another_language_is_another_version_too() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let mut versions = Vec::new();
    for (version, change) in [
        (0, json!({"consent": "Vuosi."})),
        (1, json!({"consents": {"fi": "A year."}})),
        (2, json!({"consents": {"fi": "A year."}, "topics": ["A"]})),
        (3, json!({"consents": {}})),
        (4, json!({"consent": null})),
    ] {
        let change = patch(SUPPORT, version, &change).by(&oona);
        let seconds = i64::try_from(version).expect("few");
        let reply = world.answers_at(change, at_s(seconds)).await.is(200);
        versions.push(reply.body["consent"]["version"].as_str().map(str::to_owned));
    }
    assert_eq!(versions[1], versions[2], "nothing of it changed");
    assert!(versions[0] != versions[1] && versions[2] != versions[3] && versions[4].is_none());
}

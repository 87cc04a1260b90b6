//! Forms whose fields the owner chose, and topics that lead to another queue.

use std::collections::BTreeMap;

use domain::{Field, FieldKind, FieldOption, What};

use super::*;

fn field(name: &str, kind: FieldKind, required: bool) -> Field {
    let option = |value: &str| FieldOption {
        value: value.to_owned(),
        label: [(Language::Fi, value.to_uppercase())].into(),
    };
    Field {
        name: name.parse().expect("a name"),
        kind,
        label: [(Language::Fi, name.to_owned())].into(),
        help: BTreeMap::new(),
        placeholder: BTreeMap::new(),
        required,
        hidden: false,
        options: match kind.has_options() {
            true => vec![option("small"), option("large")],
            false => Vec::new(),
        },
    }
}

/// A queue with a field of each kind, of which `order` and `terms` are required.
async fn with_fields(world: &World) {
    let queue = Queue {
        form_fields: vec![
            field("message", FieldKind::LongText, true),
            field("order", FieldKind::Number, true),
            field("size", FieldKind::Choice, false),
            field("colour", FieldKind::Buttons, false),
            field("terms", FieldKind::Checkbox, true),
            field("day", FieldKind::Date, false),
            field("mobile", FieldKind::Phone, false),
            field("copy_to", FieldKind::Email, false),
            field("house", FieldKind::Text, false),
            field("more", FieldKind::LongText, false),
        ],
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
}

fn answered(key: &str, more: &Value) -> Value {
    let mut answers = json!({"message": "Hello", "order": "12,5", "terms": "yes"});
    for (name, value) in more.as_object().expect("answers") {
        answers[name] = value.clone();
    }
    form(key, &json!({"answers": answers}))
}

#[tokio::test]
async fn each_answer_is_kept_in_the_form_of_its_field() {
    let world = World::new().await;
    with_fields(&world).await;
    let more = json!({
        "size": "small",
        "colour": "large",
        "day": "2026-11-30",
        "mobile": " +358 40 1234 ",
        "copy_to": "Aino@EXAMPLE.com",
        "house": "7\tB",
        "more": "One\nTwo",
        "of_the_page": "kept as it is",
    });
    let sent = world.answers(&answered("key-fields", &more)).await;
    let head = world.head(sent.conversation()).await.expect("stored");
    let What::Submission { answers, .. } = &head.log.tail[0].what else {
        panic!("no form");
    };
    let kept: BTreeMap<&str, &str> = answers
        .iter()
        .map(|(name, it)| (name, it.as_str()))
        .collect();
    let expected = [
        ("colour", "large"),
        ("copy_to", "Aino@example.com"),
        ("day", "2026-11-30"),
        ("house", "7 B"),
        ("message", "Hello"),
        ("mobile", "+358 40 1234"),
        ("more", "One\nTwo"),
        ("of_the_page", "kept as it is"),
        ("order", "12.5"),
        ("size", "small"),
        ("terms", "yes"),
    ];
    assert_eq!(kept, expected.into());
}

#[tokio::test]
async fn an_answer_that_breaks_the_rule_of_its_field_is_named() {
    let world = World::new().await;
    with_fields(&world).await;
    for (name, text, code) in [
        ("order", "", "required"),
        ("order", "twelve", "invalid"),
        ("order", "1 000", "invalid"),
        ("terms", " ", "required"),
        ("terms", "no", "invalid"),
        ("size", "medium", "invalid"),
        ("colour", "SMALL", "invalid"),
        ("day", "30.11.2026", "invalid"),
        ("day", "2026-02-30", "invalid"),
        ("mobile", &"1".repeat(41), "too-long"),
        ("copy_to", "aino", "invalid"),
        ("house", "a\nb", "line-break"),
        ("house", &"x".repeat(201), "too-long"),
        ("more", &"x".repeat(10_001), "too-long"),
    ] {
        let reply = world
            .answers(&answered("key-refused", &json!({name: text})))
            .await;
        assert_eq!(reply.field(), (format!("/answers/{name}").as_str(), code));
    }
    let id = id_of("demo", "key-refused");
    assert_eq!(world.head(id).await, None, "nothing was stored");
}

#[tokio::test]
async fn a_topic_leads_to_its_queue_while_there_is_one() {
    let world = World::new().await;
    let lead = |topic: &str, queue: &str| (topic.to_owned(), queue.parse().expect("a queue"));
    let topics = ["Returns", "Delivery", "Lost", "Here"];
    let queue = Queue {
        topics: topics.map(str::to_owned).into(),
        topic_queues: [
            lead("Returns", "careful"),
            lead("Delivery", "support"),
            lead("Lost", "removed"),
            // Of another site: no setting makes it, and no form goes there.
            lead("Here", "elsewhere"),
            lead("Old", "careful"),
        ]
        .into(),
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    for (topic, expected) in [
        ("Returns", "careful"),
        ("Delivery", "support"),
        ("Lost", "support"),
        ("Here", "support"),
        ("Old", "support"),
        ("Anything", "support"),
    ] {
        let answers = json!({"answers": {"message": "Hello", "topic": topic}});
        let sent = world
            .answers(&form(&format!("key-{topic}-00"), &answers))
            .await;
        let head = world.head(sent.conversation()).await.expect("stored");
        assert_eq!(head.queue.as_str(), expected, "{topic}");
    }
}

//! Each message can be followed by one search in the log, from the sender's answer to the mail (R41); and what is logged of it is
//! figures and ids.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::lines::{Lines, STACK};
use crate::world::{Visitor, World};

const WORDS: [&str; 3] = ["Pterodactyl", "Wyoming", "otter@canary.example"];

/// The functions that logged something of an event of a conversation, and what they counted.
fn hops<'l>(lines: &'l [Value], conversation: &str, seq: u64) -> Vec<&'l Value> {
    let message = json!({"conversation": conversation, "seq": seq});
    let about = |line: &&Value| {
        let messages = line["messages"].as_array();
        messages.is_some_and(|messages| messages.contains(&message))
    };
    lines.iter().filter(about).collect()
}

fn hop<'l>(hops: &[&'l Value], function: &str) -> &'l Value {
    let mut of_function = hops.iter().filter(|line| line["function"] == function);
    of_function
        .next()
        .unwrap_or_else(|| panic!("{function} says nothing: {hops:#?}"))
}

/// The embedded metric format, as AWS reads it: a line that breaks one of these rules makes no metric, and nobody is told.
fn assert_emf(line: &Value) {
    let about = &line["_aws"];
    assert!(about["Timestamp"].is_u64(), "{line}");
    let groups = about["CloudWatchMetrics"].as_array().expect("groups");
    assert_eq!(groups.len(), 1, "{line}");
    assert_eq!(groups[0]["Namespace"], "Doorbell", "{line}");
    assert_eq!(groups[0]["Dimensions"], json!([["Stack"]]), "{line}");
    assert_eq!(line["Stack"], STACK, "{line}");
    let metrics = groups[0]["Metrics"].as_array().expect("metrics");
    assert!((1..=100).contains(&metrics.len()), "{line}");
    let mut names = BTreeSet::new();
    for metric in metrics {
        let name = metric["Name"].as_str().expect("a name");
        let units = ["Count", "Milliseconds", "Seconds"];
        assert!(units.iter().any(|unit| metric["Unit"] == *unit), "{line}");
        let few = |values: &Vec<Value>| values.len() <= 100 && values.iter().all(Value::is_number);
        let value = &line[name];
        assert!(
            value.is_number() || value.as_array().is_some_and(few),
            "{line}"
        );
        assert!(names.insert(name), "{name} twice: {line}");
    }
}

/// Sends a form, and two messages of a chat by different doors; their conversations.
async fn writes(world: &World, visitor: &Visitor<'_>) -> (String, String) {
    let answers = json!({"message": WORDS[0], "name": WORDS[1], "email": WORDS[2]});
    let form = json!({"queue": "support", "answers": answers});
    let sent = world.submits("key-to-follow", form).await;
    let form = sent.body["conversation"].as_str().expect("an id");
    let chat = visitor.conversation().await;
    let mut tab = visitor.socket().await;
    tab.resume(&chat, 0).await;
    tab.says(&chat, "tab-00001", 1, WORDS[0]).await;
    world.settled().await;
    visitor.posts(&chat, "tab-00001", 2, WORDS[1]).await;
    world.settled().await;
    (form.to_owned(), chat)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_and_a_message_are_followed_from_the_answer_to_the_mail() {
    let lines = Lines::kept();
    let world = World::start().await;
    let visitor = world.visitor().await;
    let (form, chat) = writes(&world, &visitor).await;
    let all = lines.json();
    for (conversation, seq, door) in [
        (&form, 1, "contact-submit"),
        (&chat, 1, "socket-message"),
        (&chat, 2, "visitor-api"),
    ] {
        let hops = hops(&all, conversation, seq);
        let stored = hop(&hops, door);
        assert_eq!(
            (&stored["Accepted"], &stored["Stored"]),
            (&json!(1), &json!(1))
        );
        let trace = stored["trace"].as_str().expect("a trace");
        assert!(!trace.is_empty(), "{stored}");
        assert_eq!(stored["site"], "demo", "{stored}");
        assert!(stored["status"].is_u64(), "{stored}");
        let relayed = hop(&hops, "relay");
        assert!(relayed["RelayMs"].is_array(), "{relayed}");
        // The second message found an agent told already.
        if seq == 1 {
            let mailed = hop(&hops, "email-worker");
            assert!(mailed["Notified"].is_u64(), "{mailed}");
            assert!(mailed["MailMs"].is_array(), "{mailed}");
            assert!(mailed["mails"][0].is_string(), "{mailed}");
        }
        for line in &hops {
            assert_emf(line);
        }
    }
    let text = lines.text();
    let secret = visitor.token.split_once('.').expect("a secret").1;
    for word in WORDS.into_iter().chain([secret, "owner@"]) {
        assert!(!text.contains(word), "{word} is in the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_refused_is_counted_under_the_trace_of_the_answer() {
    let lines = Lines::kept();
    let world = World::start().await;
    let visitor = world.visitor().await;
    let chat = visitor.conversation().await;
    let lost = visitor
        .call("GET", "/v1/visitor/conversations/nothing/events", None)
        .await;
    let gap = visitor.posts(&chat, "tab-00001", 9, "x").await;
    let form = world
        .submits(
            "key-of-a-refusal",
            json!({"queue": "nowhere", "answers": {}}),
        )
        .await;
    for (answer, status) in [(lost, 404), (gap, 409), (form, 404)] {
        assert_eq!(answer.status, status, "{answer:?}");
        let trace = &answer.body["trace"];
        let all = lines.json();
        let own: Vec<_> = all.iter().filter(|line| line["trace"] == *trace).collect();
        let counted: Vec<_> = own.iter().filter(|line| line["Refused"] == 1).collect();
        assert_eq!(counted.len(), 1, "{trace}: {own:?}");
        assert_emf(counted[0]);
    }
}

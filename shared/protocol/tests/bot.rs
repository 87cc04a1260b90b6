//! The cases of `bot-cases.json`, which the client library answers as well (`functions/site/web/protocol/test/answers/bot.test.ts`).

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;

use domain::Language;
use domain::bot::{Definition, Does, Facts, Standing, State, replay};
use protocol::bot::{BotEntry, BotFinding, BotRefusal, read};
use serde_json::{Value, json};

const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/");
const STARTERS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../functions/site/web/protocol/src/bot/starters/"
);

fn json_of(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("the file can be read");
    serde_json::from_str(&text).expect("JSON")
}

fn text_of<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no text at {pointer}"))
}

fn list_of<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Puts a value at a JSON pointer, or takes away what is there.
fn put(root: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        *root = value.expect("a value");
        return;
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    match (root.pointer_mut(parent).expect("the parent"), value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name, value)),
        (Value::Object(fields), None) => drop(fields.remove(&name)),
        (Value::Array(list), Some(value)) => {
            match list.get_mut(name.parse::<usize>().expect("a place")) {
                Some(there) => *there = value,
                None => list.push(value),
            }
        }
        (Value::Array(list), None) => drop(list.remove(name.parse().expect("a place"))),
        _ => panic!("nothing can be put at {pointer}"),
    }
}

/// The definition of a case: one of the file's, with changes.
fn bot_of(case: &Value, cases: &Value) -> Value {
    let mut bot = cases["bots"][text_of(case, "/bot")].clone();
    for (pointer, value) in case["put"].as_object().into_iter().flatten() {
        put(&mut bot, pointer, Some(value.clone()));
    }
    for pointer in list_of(case, "drop") {
        put(&mut bot, pointer.as_str().expect("a pointer"), None);
    }
    for (pointer, count) in case["fill"].as_object().into_iter().flatten() {
        let count = usize::try_from(count.as_u64().expect("a count")).expect("a count");
        put(&mut bot, pointer, Some("ä".repeat(count).into()));
    }
    bot
}

fn findings(bot: &Value, facts: &Value) -> Vec<BotFinding> {
    let texts = |name: &str| {
        list_of(facts, name)
            .iter()
            .map(|it| it.as_str().expect("a text"))
    };
    let language = |tag: &str| Language::parse(tag).expect("a language");
    let queues: Vec<_> = texts("queues")
        .map(|id| id.parse().expect("a queue"))
        .collect();
    let tags: Vec<_> = texts("tags").map(|id| id.parse().expect("a tag")).collect();
    let languages: Vec<_> = texts("languages").map(language).collect();
    let facts = Facts {
        queues: &queues,
        tags: &tags,
        languages: &languages,
        fallback: language(text_of(facts, "/fallback")),
    };
    match read(bot.to_string().as_bytes()) {
        Ok(definition) => definition
            .check(&facts)
            .into_iter()
            .map(Into::into)
            .collect(),
        Err(findings) => findings,
    }
}

fn outcome(bot: &Definition, state: &State<'_>, standing: Standing) -> Value {
    let does = match &state.step.does {
        Does::Choices(_) => "choices",
        Does::Ask { .. } => "ask",
        Does::Form(_) => "form",
        Does::HandOver { .. } => "hand_over",
        Does::End => "end",
    };
    let choices = state.choices(standing).into_iter();
    let choices: Vec<_> = choices.map(|choice| choice.id.as_str()).collect();
    let tags: Vec<_> = state.tags.iter().map(|tag| tag.as_str()).collect();
    let set = state
        .set
        .iter()
        .map(|(field, value)| (field.to_string(), json!(value)));
    let answers = state
        .answers
        .iter()
        .map(|(field, text)| (field.to_string(), json!(text)));
    assert!(bot.steps.contains_key(state.at));
    json!({
        "at": state.at.as_str(), "does": does, "choices": choices, "tags": tags,
        "queue": state.queue.map(|queue| queue.as_str()),
        "set": Value::Object(set.collect()), "answers": Value::Object(answers.collect()),
    })
}

#[test]
fn every_definition_is_judged_as_its_case_says() {
    let cases = json_of(&format!("{TESTS}bot-cases.json"));
    for case in list_of(&cases, "definitions") {
        let facts = case.get("facts").unwrap_or(&cases["facts"]);
        let found = findings(&bot_of(case, &cases), facts);
        let found: Vec<_> = found
            .iter()
            .map(|it| json!([it.step, it.at, it.code]))
            .collect();
        let expected = case["findings"].to_string();
        assert_eq!(json!(found).to_string(), expected, "{}", case["name"]);
    }
}

#[test]
fn every_path_leads_where_its_case_says() {
    let cases = json_of(&format!("{TESTS}bot-cases.json"));
    for case in list_of(&cases, "paths") {
        let bot = read(bot_of(case, &cases).to_string().as_bytes()).expect("a definition");
        let standing = match text_of(case, "/standing") {
            "open" => Standing::Open,
            "closed" => Standing::Closed,
            _ => Standing::Changing,
        };
        let times = case["times"].as_u64().unwrap_or(1);
        let entries = (0..times).flat_map(|_| list_of(case, "path"));
        let entries = entries.map(|it| {
            serde_json::from_value::<BotEntry>(it.clone())
                .expect("an entry")
                .into()
        });
        let result = match replay(&bot, &entries.collect::<Vec<_>>(), standing) {
            Ok(state) => outcome(&bot, &state, standing),
            Err(refusal) => json!(BotRefusal::from(refusal)),
        };
        assert_eq!(
            result.to_string(),
            case["result"].to_string(),
            "{}",
            case["name"]
        );
    }
}

#[test]
fn there_are_enough_cases() {
    let cases = json_of(&format!("{TESTS}bot-cases.json"));
    let count = |name| list_of(&cases, name).len();
    assert!(count("definitions") + count("paths") >= 200);
}

#[test]
fn a_starter_is_complete_in_all_languages() {
    let languages = Language::ALL.map(Language::tag);
    let facts = json!({"queues": [], "tags": [], "languages": languages, "fallback": "en"});
    for name in ["busy", "hours", "order"] {
        let bot = json_of(&format!("{STARTERS}{name}.json"));
        assert_eq!(findings(&bot, &facts), [], "{name}");
    }
}

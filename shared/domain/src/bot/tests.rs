//! Definitions built by hand; those that are read from JSON have their cases in `shared/protocol/tests`.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use proptest::prelude::*;

use super::*;
use crate::{Language, QueueId, TextError};

fn id<T: FromStr<Err = crate::BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn words(text: &str) -> Texts {
    Texts::new(BTreeMap::from([(Language::En, text.to_owned())])).expect("a text")
}

fn choice(name: &str, to: &str, when: Option<When>) -> Choice {
    Choice {
        id: id(name),
        label: words(name),
        to: id(to),
        tag: None,
        queue: None,
        set: BTreeMap::new(),
        when,
    }
}

fn is(field: &str, value: &str) -> Option<When> {
    Some(When::Field {
        field: id(field),
        is: vec![Value::parse(value).expect("a value")],
    })
}

fn ask(field: &str, kind: AskKind, to: &str) -> Does {
    let (field, label) = (id(field), words("?"));
    let ask = Ask { field, label, kind };
    Does::Ask { ask, to: id(to) }
}

fn bot(steps: impl IntoIterator<Item = (String, Does)>) -> Definition {
    let step = |does| Step {
        say: Some(words("…")),
        show: None,
        does,
    };
    let steps = steps.into_iter();
    Definition {
        name: words("Help desk"),
        start: id("start"),
        steps: steps.map(|(name, does)| (id(&name), step(does))).collect(),
    }
}

fn named<const N: usize>(steps: [(&str, Does); N]) -> Definition {
    bot(steps.map(|(name, does)| (name.to_owned(), does)))
}

fn found(bot: &Definition) -> Vec<(String, Rule)> {
    let facts = Facts {
        queues: &[id("support")],
        tags: &[id("order")],
        languages: &[Language::En],
        fallback: Language::En,
    };
    let findings = bot.check(&facts).into_iter();
    let place =
        |step: Option<StepId>, at: &str| step.map_or(String::new(), |id| id.to_string()) + at;
    findings
        .map(|it| (place(it.step, &it.at), it.rule))
        .collect()
}

fn chosen(step: &str, choice: &str) -> Entry {
    let act = Act::Choice(choice.to_owned());
    Entry {
        step: step.to_owned(),
        act,
    }
}

fn answered(step: &str, text: &str) -> Entry {
    let act = Act::Answered(text.to_owned());
    Entry {
        step: step.to_owned(),
        act,
    }
}

#[test]
fn a_dead_end_is_one_for_the_hours_in_which_it_is() {
    let bot = named([
        (
            "start",
            Does::Choices(vec![
                choice("person", "person", Some(When::Open)),
                choice("round", "round", None),
            ]),
        ),
        ("round", Does::Choices(vec![choice("back", "start", None)])),
        ("person", Does::HandOver { queue: None }),
        ("forgotten", Does::End),
    ]);
    let finding = |step: &str, rule| (step.to_owned(), rule);
    assert_eq!(
        found(&bot),
        [
            finding("forgotten", Rule::Unreachable),
            finding("round", Rule::DeadEndClosed),
            finding("start", Rule::DeadEndClosed),
        ]
    );
}

#[test]
fn conditions_that_cover_every_answer_leave_no_dead_end() {
    let branches = |values: &[&str]| {
        let by_answer = |value: &&str| choice(value, "end", is("paid", value));
        named([
            ("start", ask("paid", AskKind::YesNo, "next")),
            (
                "next",
                Does::Choices(values.iter().map(by_answer).collect()),
            ),
            ("end", Does::End),
        ])
    };
    assert_eq!(found(&branches(&["yes", "no"])), []);
    let dead = [Rule::DeadEndOpen, Rule::DeadEndClosed];
    let expected = ["next", "start"].map(|step| dead.map(|rule| (step.to_owned(), rule)));
    assert_eq!(found(&branches(&["yes"])), expected[0]);
    let unknown = ("next/choices/0/when/is/0".to_owned(), Rule::Condition);
    assert!(found(&branches(&["maybe"])).contains(&unknown));
}

#[test]
fn a_bot_that_no_path_can_finish_is_too_far() {
    let chain = |clicks: usize| {
        let name = |nth: usize| {
            if nth == 0 {
                "start".to_owned()
            } else {
                format!("s{nth}")
            }
        };
        bot((0..=clicks).map(|nth| {
            let next = vec![choice("next", &name(nth + 1), None)];
            let does = if nth == clicks {
                Does::End
            } else {
                Does::Choices(next)
            };
            (name(nth), does)
        }))
    };
    assert_eq!(found(&chain(PATH)), []);
    let too_far = found(&chain(PATH + 1));
    assert!(too_far.iter().all(|(_, rule)| *rule == Rule::TooFar));
    assert_eq!(too_far.len(), PATH + 2, "each step is on that one way");
}

#[test]
fn a_path_gives_what_the_definition_says() {
    let mut order = choice("order", "order", None);
    order.tag = Some(id("order"));
    order.queue = Some(id("support"));
    order
        .set
        .insert(id("topic"), Value::parse("Orders").expect("a value"));
    let bot = named([
        (
            "start",
            Does::Choices(vec![order, choice("again", "start", None)]),
        ),
        (
            "order",
            ask("number", AskKind::Text { max_chars: 5 }, "start"),
        ),
    ]);
    let path = [
        chosen("start", "again"),
        chosen("start", "order"),
        answered("order", " 77 "),
        chosen("start", "order"),
        answered("order", "78"),
    ];
    let state = replay(&bot, &path, Standing::Closed).expect("a path of this bot");
    assert_eq!(state.at.as_str(), "start");
    assert_eq!(state.tags, [&id::<TagId>("order")]);
    assert_eq!(state.queue, Some(&id::<QueueId>("support")));
    assert_eq!(state.set[&id::<FieldName>("topic")], "Orders");
    assert_eq!(state.answers[&id::<FieldName>("number")], "78");
}

#[test]
fn a_forged_path_is_refused_where_it_is_forged() {
    let bot = named([
        (
            "start",
            Does::Choices(vec![
                choice("person", "person", Some(When::Open)),
                choice("mail", "mail", Some(When::Closed)),
                choice("lost", "nowhere", None),
            ]),
        ),
        ("mail", ask("email", AskKind::Email, "person")),
        ("person", Does::HandOver { queue: None }),
    ]);
    let refused = |path: &[Entry], standing| {
        let refusal = replay(&bot, path, standing).expect_err("a forged path");
        (refusal.entry, refusal.refused)
    };
    let open = Standing::Open;
    let mail = chosen("start", "mail");
    for (path, why) in [
        (vec![chosen("hello", "x")], (0, Refused::UnknownStep)),
        (vec![chosen("mail", "x")], (0, Refused::OtherStep)),
        (vec![answered("start", "x")], (0, Refused::NoQuestion)),
        (vec![chosen("start", "x")], (0, Refused::UnknownChoice)),
        (vec![mail.clone()], (0, Refused::NotOffered)),
        (vec![chosen("start", "lost")], (0, Refused::UnknownStep)),
        (
            vec![chosen("start", "person"), chosen("person", "x")],
            (1, Refused::NoChoices),
        ),
        (vec![mail.clone(); 61], (60, Refused::PathTooLong)),
    ] {
        assert_eq!(refused(&path, open), why, "{path:?}");
    }
    let typed = [mail, answered("mail", "aino")];
    let invalid = (1, Refused::Answer(TextError::Invalid));
    for standing in [Standing::Closed, Standing::Changing] {
        assert_eq!(refused(&typed, standing), invalid);
    }
}

#[test]
fn answers_have_the_form_of_their_kind() {
    let select = AskKind::Select(vec![SelectOption {
        id: id("red"),
        label: words("Red"),
    }]);
    for (kind, typed, read) in [
        (&AskKind::Number, " 3,50 ", "3.50"),
        (&AskKind::Number, "-7", "-7"),
        (&AskKind::Date, "2028-02-29", "2028-02-29"),
        (&AskKind::Email, "Aino@ESIMERKKI.fi", "Aino@esimerkki.fi"),
        (&AskKind::Phone, "+358 40 1234567", "+358 40 1234567"),
        (&AskKind::YesNo, "yes", "yes"),
        (&select, "red", "red"),
    ] {
        assert_eq!(kind.read(typed).as_deref(), Ok(read), "{typed}");
    }
    for (kind, typed, error) in [
        (&AskKind::Number, "1e5", TextError::Invalid),
        (&AskKind::Number, "1,5.", TextError::Invalid),
        (&AskKind::Number, "1234567890123456", TextError::Invalid),
        (&AskKind::Number, "\u{661}", TextError::Invalid),
        (&AskKind::Date, "2027-02-29", TextError::Invalid),
        (&AskKind::Date, "2027-02-01T10:00", TextError::Invalid),
        (&AskKind::Date, "1899-12-31", TextError::Invalid),
        (&AskKind::Email, "aino@1.2", TextError::Invalid),
        (&AskKind::Phone, "1\n2", TextError::LineBreak),
        (&AskKind::YesNo, "Yes", TextError::Invalid),
        (&AskKind::Text { max_chars: 2 }, "abc", TextError::TooLong),
        (
            &AskKind::Text { max_chars: 2 },
            "\u{200B} ",
            TextError::Required,
        ),
        (&select, "blue", TextError::Invalid),
    ] {
        assert_eq!(kind.read(typed), Err(error), "{typed}");
    }
}

fn any_when() -> impl Strategy<Value = Option<When>> {
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(When::Open)),
        1 => Just(Some(When::Closed)),
        2 => ("[ab]", "[xy]").prop_map(|(field, value)| is(&field, &value)),
    ]
}

fn any_choice() -> impl Strategy<Value = Choice> {
    let set = proptest::option::of(("[ab]", "[xy]"));
    (0..6_usize, any_when(), set).prop_map(|(to, when, set)| {
        let mut choice = choice("c", &step_name(to), when);
        if let Some((field, value)) = set {
            choice
                .set
                .insert(id(&field), Value::parse(&value).expect("a value"));
        }
        choice
    })
}

fn step_name(nth: usize) -> String {
    let names = ["start", "one", "two", "three", "four", "five"];
    names[nth].to_owned()
}

fn any_does() -> impl Strategy<Value = Does> {
    let select = AskKind::Select(
        ["x", "y"]
            .map(|name| SelectOption {
                id: id(name),
                label: words(name),
            })
            .into(),
    );
    let choices = proptest::collection::vec(any_choice(), 1..4).prop_map(|mut choices| {
        for (nth, choice) in choices.iter_mut().enumerate() {
            choice.id = id(&format!("c{nth}"));
        }
        Does::Choices(choices)
    });
    prop_oneof![
        5 => choices,
        1 => ("[ab]", 0..6_usize).prop_map(move |(field, to)| ask(&field, select.clone(), &step_name(to))),
        1 => Just(Does::HandOver { queue: None }),
        1 => Just(Does::End),
    ]
}

/// The states that one click leads to.
fn next<'bot>(bot: &'bot Definition, state: &State<'bot>, standing: Standing) -> Vec<State<'bot>> {
    let act = |act: &dyn Fn(&mut State<'bot>) -> Result<(), Refused>| {
        let mut state = state.clone();
        act(&mut state).expect("what is offered can be done");
        state
    };
    match &state.step.does {
        Does::Ask { ask, .. } => {
            let values = ask.kind.values().into_iter();
            values.map(|text| act(&|it| it.answer(bot, text))).collect()
        }
        _ => {
            let choices = state.choices(standing).into_iter();
            choices
                .map(|choice| act(&|it| it.choose(bot, choice.id.as_str(), standing)))
                .collect()
        }
    }
}

fn key(state: &State<'_>) -> String {
    format!("{:?} {:?} {:?}", state.at, state.set, state.answers)
}

/// Clicks to the nearest end.
fn clicks_to_end<'bot>(
    bot: &'bot Definition,
    from: &State<'bot>,
    standing: Standing,
) -> Option<usize> {
    let is_end = |state: &State<'_>| {
        matches!(
            state.step.does,
            Does::End | Does::Form(_) | Does::HandOver { .. }
        )
    };
    let mut seen = BTreeSet::new();
    let mut front = vec![from.clone()];
    for clicks in 0.. {
        if front.iter().any(is_end) {
            return Some(clicks);
        }
        front = front
            .iter()
            .flat_map(|state| next(bot, state, standing))
            .collect();
        front.retain(|state| seen.insert(key(state)));
        if front.is_empty() {
            return None;
        }
    }
    None
}

/// Every state that a visitor can be in, while it opens and closes around them.
fn states(bot: &Definition) -> Vec<State<'_>> {
    let mut states = vec![State::begin(bot).expect("it begins")];
    let mut seen: BTreeSet<_> = states.iter().map(key).collect();
    let mut done = 0;
    while let Some(state) = states.get(done) {
        let mut onwards = next(bot, state, Standing::Changing);
        onwards.retain(|state| seen.insert(key(state)));
        states.append(&mut onwards);
        done += 1;
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    /// Tries every click with the evaluator, which knows nothing of the check.
    #[test]
    fn a_checked_bot_has_an_end_within_a_path(does in proptest::collection::vec(any_does(), 6)) {
        let bot = bot(does.into_iter().enumerate().map(|(nth, does)| (step_name(nth), does)));
        let mut expected: BTreeSet<_> = bot.steps.keys().map(|id| (id.to_string(), Rule::Unreachable)).collect();
        for state in states(&bot) {
            let step = state.at.to_string();
            expected.remove(&(step.clone(), Rule::Unreachable));
            for (standing, rule) in [(Standing::Open, Rule::DeadEndOpen), (Standing::Closed, Rule::DeadEndClosed)] {
                match clicks_to_end(&bot, &state, standing) {
                    Some(clicks) => prop_assert!(clicks <= PATH),
                    None => { expected.insert((step.clone(), rule)); }
                }
            }
        }
        let of_the_ways = |rule: &Rule| matches!(rule, Rule::Unreachable | Rule::DeadEndOpen | Rule::DeadEndClosed | Rule::TooFar);
        let found = found(&bot).into_iter().filter(|(_, rule)| of_the_ways(rule));
        prop_assert_eq!(found.collect::<BTreeSet<_>>(), expected);
    }
}

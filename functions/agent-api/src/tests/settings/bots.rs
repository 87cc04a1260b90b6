use serde_json::{Value, json};

use super::*;

const BOTS: &str = "/v1/sites/demo/bots";
const HELP: &str = "/v1/sites/demo/bots/help";

/// A bot whose steps stand in an order that is not that of their letters.
fn definition() -> Value {
    json!({
        "v": 1,
        "start": "hello",
        "name": {"en": "Help desk"},
        "steps": {
            "hello": {
                "say": {"en": "How can we help?"},
                "choices": [{"id": "write", "label": {"en": "Leave a message"}, "to": "a-form"}],
            },
            "a-form": {"form": {"ask": ["message", "email"]}},
        },
    })
}

fn without_end() -> Value {
    let mut bot = definition();
    bot["steps"]["hello"]["choices"][0]["to"] = json!("nowhere");
    bot
}

async fn added(world: &World, who: &str, bot: &Value) {
    let session = world.session(who).await;
    let body = json!({"bot": "help", "definition": bot});
    world
        .answers(ask("POST", BOTS).json(&body).by(&session))
        .await
        .is(201);
}

/// What hinders publishing: a language that is missing does not.
fn faults(reply: &Value) -> Vec<&str> {
    let findings = reply["findings"].as_array().expect("findings").iter();
    let codes = findings.map(|finding| finding["code"].as_str().expect("a code"));
    codes.filter(|code| *code != "fallback").collect()
}

fn draft(version: u64, bot: &Value) -> Ask {
    ask("PUT", &format!("{HELP}/draft"))
        .with("if-match", &format!("\"{version}\""))
        .json(&json!({"definition": bot}))
}

fn publish(version: u64) -> Ask {
    ask("POST", &format!("{HELP}/publish"))
        .with("if-match", &format!("\"{version}\""))
        .json(&json!({}))
}

#[tokio::test]
async fn a_draft_becomes_a_version_that_never_changes() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    added(&world, "adam", &definition()).await;
    let reply = world.answers(publish(0).by(&adam)).await.is(200).body;
    assert_eq!(
        (&reply["published"], &reply["version"]),
        (&json!(1), &json!(1))
    );
    let mut changed = definition();
    changed["name"] = json!({"en": "Another name"});
    let reply = world
        .answers(draft(1, &changed).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!((&reply["definition"], faults(&reply)), (&changed, vec![]));
    world
        .answers(draft(1, &definition()).by(&adam))
        .await
        .refused(412, "overtaken");
    world
        .answers(publish(1).by(&adam))
        .await
        .refused(412, "overtaken");
    world.answers(publish(2).by(&adam)).await.is(200);
    // Everybody who answers on the site reads what a visitor saw.
    let aino = world.session("aino").await;
    for (version, expected) in [(1, definition()), (2, changed)] {
        let path = format!("{HELP}/versions/{version}");
        let reply = world
            .answers(ask("GET", &path).by(&aino))
            .await
            .is(200)
            .body;
        assert_eq!(reply["definition"], expected);
    }
    for missing in ["3", "0", "x", ""] {
        let path = format!("{HELP}/versions/{missing}");
        world
            .answers(ask("GET", &path).by(&aino))
            .await
            .refused(404, "not-found");
    }
    world
        .answers(ask("GET", HELP).by(&aino))
        .await
        .refused(403, "forbidden");
}

#[tokio::test]
async fn the_order_of_the_steps_stays_as_it_was_written() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let text = r#"{"bot":"help","definition":{"v":1,"start":"z","name":{"en":"A"},"steps":{"z":{"say":{"en":"Z"},"choices":[{"id":"a","label":{"en":"A"},"to":"a"}]},"a":{"form":{"ask":["message"]}}}}}"#;
    let call = ask("POST", BOTS).json(&json!({})).text(text).by(&adam);
    let reply = world.answers(call).await;
    let body = String::from_utf8(reply.response.body().as_ref().to_vec()).expect("text");
    assert!(body.contains(r#""steps":{"z":{"#), "{body}");
}

#[tokio::test]
async fn an_unfinished_bot_is_kept_and_not_published() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    added(&world, "oona", &without_end()).await;
    let reply = world.answers(ask("GET", HELP).by(&oona)).await.is(200).body;
    assert_eq!(faults(&reply)[0], "target", "{reply}");
    let refused = world.answers(publish(0).by(&oona)).await;
    assert_eq!(refused.refused(422, "invalid").pointer(), "/definition");
    // What is no definition at all is kept too, so that nothing that somebody wrote is lost.
    for (nth, bot) in [json!({}), json!({"v": 2}), json!({"steps": []})]
        .iter()
        .enumerate()
    {
        let version = u64::try_from(nth).expect("few");
        let reply = world
            .answers(draft(version, bot).by(&oona))
            .await
            .is(200)
            .body;
        assert_ne!(reply["findings"], json!([]), "{bot}");
    }
    for bot in [
        json!([]),
        json!("x"),
        json!(null),
        json!({"v": "x".repeat(33_000)}),
    ] {
        let refused = world.answers(draft(3, &bot).by(&oona)).await;
        assert_eq!(refused.refused(422, "invalid").pointer(), "/definition");
    }
}

#[tokio::test]
async fn a_queue_offers_a_bot_that_is_published() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    added(&world, "adam", &definition()).await;
    let offer = |version: u64, bot: &str| {
        patch(
            "/v1/queues/support",
            version,
            &json!({"offline": "bot", "bot": bot}),
        )
        .by(&adam)
    };
    for unknown in ["help", "other", "No name", ""] {
        let refused = world.answers(offer(0, unknown)).await;
        assert_eq!(
            refused.refused(422, "invalid").pointer(),
            "/bot",
            "{unknown}"
        );
    }
    world.answers(publish(0).by(&adam)).await.is(200);
    let reply = world.answers(offer(0, "help")).await.is(200).body;
    assert_eq!(
        (&reply["offline"], &reply["bot"]),
        (&json!("bot"), &json!("help"))
    );
    let remove = || ask("DELETE", HELP).by(&adam);
    world.answers(remove()).await.refused(409, "conflict");
    let none = patch("/v1/queues/support", 1, &json!({"bot": null})).by(&adam);
    world.answers(none).await.is(200);
    world.answers(remove()).await.is(204);
    world.answers(remove()).await.refused(404, "not-found");
    let twice = json!({"bot": "1st", "definition": definition()});
    let refused = world
        .answers(ask("POST", BOTS).json(&twice).by(&adam))
        .await;
    assert_eq!(refused.refused(422, "invalid").pointer(), "/bot");
}

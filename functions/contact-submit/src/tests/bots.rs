//! Forms that a bot led to: their path is gone once more, by the version that the visitor saw (N20).

use domain::bot::{Act, BotId};
use domain::{Field, FieldKind, Offline, SiteId, What};
use store::{Act as Change, BotRecord};

use super::*;

const BOT: &str = r#"{"v":1,"start":"hello","name":{"en":"Help desk"},"steps":{
    "hello":{"say":{"en":"How can we help?"},"choices":[
        {"id":"order","label":{"en":"My order"},"to":"order","set":{"topic":"Orders"}},
        {"id":"person","label":{"en":"A person"},"to":"person","when":"open"},
        {"id":"careful","label":{"en":"Privacy"},"to":"write","queue":"careful"},
        {"id":"write","label":{"en":"Leave a message"},"to":"write"}]},
    "order":{"ask":{"field":"order","kind":"number","label":{"en":"Order number"}},"to":"write"},
    "person":{"hand_over":{}},
    "write":{"form":{"ask":["message","email"]}}}}"#;

/// The world, where the closed queue offers a bot of two versions, and asks for a house in its own form.
async fn with_bot() -> World {
    let world = World::new().await;
    let site: SiteId = "demo".parse().expect("a site");
    let bot: BotId = "help".parse().expect("a bot");
    for (version, at) in [(0, "2026-08-01T00:00:00Z"), (1, "2026-11-01T00:00:00Z")] {
        let record = BotRecord {
            draft: BOT.to_owned(),
            published: (version > 0).then_some(version),
            version,
        };
        let act = Change {
            site: &site,
            agent: None,
            name: "test",
            address: None,
            action: "bot.publish",
            subject: "help".to_owned(),
            at: at.parse().expect("a time"),
        };
        if version == 0 {
            let added = world.store.add_bot(&bot, BOT, &act).await;
            assert_eq!(added.expect("stored"), store::Saved::Done);
        }
        let published = world.store.publish_bot(&bot, &record, &act).await;
        assert_eq!(published.expect("stored"), store::Saved::Done);
    }
    let house = Field {
        name: "house".parse().expect("a name"),
        kind: FieldKind::Text,
        label: [(Language::En, "House".to_owned())].into(),
        help: [].into(),
        placeholder: [].into(),
        required: true,
        hidden: false,
        options: Vec::new(),
    };
    let queue = Queue {
        by_hand: Some(domain::ByHand {
            open: false,
            until: None,
        }),
        offline: Offline::Bot,
        bot: Some(bot),
        form_fields: vec![house],
        ..support::queue("closed", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    world
}

fn sent(key: &str, talk: &Value) -> Value {
    let answers =
        json!({"message": "Hello", "email": "aino@example.com", "topic": "Another", "order": "1"});
    form(
        key,
        &json!({"queue": "closed", "answers": answers, "bot": talk}),
    )
}

fn talk(version: u64, path: &Value) -> Value {
    json!({"bot": "help", "version": version, "path": path})
}

fn order(answered: &str) -> Value {
    json!([{"step": "hello", "choice": "order"}, {"step": "order", "answered": answered}])
}

#[tokio::test]
async fn what_the_bot_filled_comes_from_its_definition() {
    let world = with_bot().await;
    for version in [1, 2] {
        let key = format!("key-bot-{version}-000");
        let reply = world
            .answers(&sent(&key, &talk(version, &order("12,5"))))
            .await;
        let head = world.head(reply.conversation()).await.expect("stored");
        let What::Submission { answers, talk } = &head.log.tail[0].what else {
            panic!("no form");
        };
        let kept: Vec<_> = answers
            .iter()
            .map(|(name, it)| (name, it.as_str()))
            .collect();
        let expected = [
            ("email", "aino@example.com"),
            ("message", "Hello"),
            ("order", "12.5"),
            ("topic", "Orders"),
        ];
        assert_eq!(
            kept, expected,
            "what the request says of them counts for nothing"
        );
        let talk = talk.as_ref().expect("a path");
        assert_eq!(
            (talk.bot.as_str(), talk.version, talk.path.len()),
            ("help", version, 2)
        );
        assert_eq!(
            talk.path[1].act,
            Act::Answered(String::new()),
            "words are kept once"
        );
        assert_eq!(head.log.seq, 1);
    }
    // A choice may lead to another queue; the consent is that of the queue whose form was shown.
    let path = json!([{"step": "hello", "choice": "careful"}]);
    let reply = world.answers(&sent("key-bot-queue", &talk(2, &path))).await;
    let head = world.head(reply.conversation()).await.expect("stored");
    assert_eq!(head.queue.as_str(), "careful");
}

#[tokio::test]
async fn a_path_that_nobody_can_have_gone_is_refused() {
    let world = with_bot().await;
    let step = |step: &str, choice: &str| json!([{"step": step, "choice": choice}]);
    for (talk, pointer) in [
        (talk(2, &json!([])), "/bot/path"),
        (talk(2, &step("hello", "nothing")), "/bot/path/0"),
        (talk(2, &step("nowhere", "write")), "/bot/path/0"),
        (talk(2, &step("hello", "person")), "/bot/path/0"),
        (talk(2, &step("hello", "order")), "/bot/path"),
        (talk(2, &order("twelve")), "/bot/path/1"),
        (talk(2, &order(&"1".repeat(3_000))), "/bot/path/1"),
        (
            talk(2, &json!(vec![step("hello", "write")[0].clone(); 61])),
            "/bot/path/60",
        ),
        (talk(3, &step("hello", "write")), "/bot/version"),
        (talk(0, &step("hello", "write")), "/bot/version"),
        (
            json!({"bot": "other", "version": 1, "path": step("hello", "write")}),
            "/bot/version",
        ),
        (
            json!({"bot": "No name", "version": 1, "path": []}),
            "/bot/bot",
        ),
    ] {
        let reply = world.answers(&sent("key-forged", &talk)).await;
        assert_eq!(reply.field(), (pointer, "invalid"), "{talk}");
    }
    // 91 days after another version came, the first one is no longer known.
    let late = sent("key-forged", &talk(1, &step("hello", "write")));
    let reply = world.answers_at(&late, "2027-01-31T00:00:01Z").await;
    assert_eq!(reply.field(), ("/bot/version", "invalid"));
    let id = id_of("demo", "key-forged");
    assert_eq!(world.head(id).await, None, "nothing was stored");
    let reply = world.answers_at(&late, "2027-01-29T00:00:01Z").await;
    reply.conversation();
}

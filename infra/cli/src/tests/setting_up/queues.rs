//! `queue`.

use domain::bot::BotId;
use store::{Act, Saved};

use super::*;

#[tokio::test]
async fn a_queue_is_added_changed_and_taken_away() {
    let world = World::set_up().await;
    let add = "queue add demo returns --name Returns --offline message";
    let said = world.does(add).await.expect(add);
    assert_eq!(said, json!({"done": "created", "id": "returns"}));
    let change = "queue change demo returns --name Back --closed --until 2026-11-23T07:00:00Z";
    world.does(change).await.expect(change);
    let listed = world.does("queue list demo").await.expect("a list");
    let [support, _, returns] = listed["queues"].as_array().expect("a list").as_slice() else {
        panic!("three queues: {listed}");
    };
    assert_eq!(
        (&support["queue"], &support["open"], &support["offline"]),
        (&json!("support"), &json!(true), &json!("form"))
    );
    let expected = json!({"open": false, "until": "2026-11-23T07:00:00.000Z"});
    assert_eq!(
        (&returns["name"], &returns["open"], &returns["by_hand"]),
        (&json!("Back"), &json!(false), &expected)
    );
    let back = "queue change demo returns --by-hours";
    world.does(back).await.expect(back);
    assert_eq!(world.queue("returns").await.expect("there").by_hand, None);
    let remove = "queue remove demo returns";
    let said = world.does(remove).await.expect(remove);
    assert_eq!(said, json!({"done": "removed", "id": "returns"}));
    assert_eq!(world.queue("returns").await, None);

    let log = world.log().await;
    let [.., added, changed, _, removed] = log.as_slice() else {
        panic!("an entry of each: {log:?}");
    };
    for (entry, action) in [
        (added, "queue.add"),
        (changed, "queue.change"),
        (removed, "queue.remove"),
    ] {
        assert_eq!(
            (&*entry.action, &*entry.subject, &*entry.name, &entry.agent),
            (action, "returns", "operator", &None)
        );
    }
    assert_eq!(changed.after["name"], "Back");
}

#[tokio::test]
async fn a_queue_that_is_opened_by_hand_says_so_in_its_log() {
    let world = World::set_up().await;
    let close = "queue change demo support --closed";
    world.does(close).await.expect(close);
    let page = world.store.log(&queue_id("support"), None, 10).await;
    let lines = page.expect("the table").entries;
    assert_eq!(lines.len(), 1, "{lines:?}");
}

/// Commands, and what their refusal says.
#[rustfmt::skip]
const REFUSED: [(&str, &str); 18] = [
    ("queue list nowhere", "there is no site nowhere"),
    ("queue add demo support --name Support", "has the queue support already"),
    ("queue add demo theirs --name Ours", "belongs to another site"),
    ("queue add demo A_b --name Name", "invalid value"),
    ("queue add demo returns", "--name"),
    ("queue change demo theirs --open", "demo has no queue theirs"),
    ("queue change demo none --open", "demo has no queue none"),
    ("queue change demo support --open --closed", "cannot be used with"),
    ("queue change demo support --open --by-hours", "cannot be used with"),
    ("queue change demo support --until 2026-11-23T07:00:00Z", "required"),
    ("queue change demo support --by-hours --until 2026-11-23T07:00:00Z", "cannot be used with"),
    ("queue change demo support --closed --until tomorrow", "a time is written"),
    ("queue change demo support --closed --until 2026-11-21T10:00:00Z", "has to lie ahead"),
    ("queue change demo support --closed --until 2028-01-01T00:00:00Z", "has to lie ahead"),
    ("queue change demo support --offline fax", "one of message, form, bot"),
    ("queue change demo support --bot helper", "no published bot helper"),
    ("queue remove demo theirs", "demo has no queue theirs"),
    ("queue remove demo support", "somebody serves support"),
];

#[tokio::test]
async fn a_queue_is_refused_what_the_console_refuses() {
    let world = World::set_up().await;
    let other = "site other --name Other --queue theirs=Theirs";
    world.does(other).await.expect(other);
    for (line, words) in REFUSED {
        world.refuses(line, words).await;
    }
    // Nobody serves it, but a conversation is open in it.
    let nobody = "member role demo olivia@example.com owner --no-queues";
    world.does(nobody).await.expect(nobody);
    world.chats(1).await;
    world
        .refuses("queue remove demo support", "a conversation is open")
        .await;
    let remove = "queue remove demo sales";
    world.does(remove).await.expect(remove);
}

#[tokio::test]
async fn a_queue_offers_a_bot_that_is_published() {
    let world = World::set_up().await;
    let bot: BotId = "helper".parse().expect("a bot");
    let site = "demo".parse().expect("a site");
    let act = Act {
        site: &site,
        agent: None,
        name: "operator",
        address: None,
        action: "bot.add",
        subject: bot.to_string(),
        at: now(),
    };
    let added = world.store.add_bot(&bot, "{}", &act).await;
    assert_eq!(added.expect("the table"), Saved::Done);
    let choose = "queue change demo support --offline bot --bot helper";
    world.refuses(choose, "no published bot helper").await;
    let draft = world.store.bot(&site, &bot).await.expect("the table");
    let draft = draft.expect("a bot");
    let published = world.store.publish_bot(&bot, &draft, &act);
    assert_eq!(published.await.expect("the table"), Saved::Done);
    world.does(choose).await.expect(choose);
    let listed = world.does("queue list demo").await.expect("a list");
    assert_eq!(listed["queues"][0]["bot"], "helper");
}

#[tokio::test]
async fn queues_are_shown_in_words() {
    let world = World::set_up().await;
    for line in [
        "queue add demo returns --name Returns --closed --until 2026-11-23T07:00:00Z",
        "queue change demo sales --open --offline message",
    ] {
        world.does(line).await.expect(line);
    }
    let said = [
        "support: Support; open; while closed: form",
        "sales: Sales; open by hand; while closed: message",
        "returns: Returns; closed by hand until 2026-11-23T07:00:00.000Z; while closed: form",
    ];
    assert_eq!(world.says("queue list demo").await, said);
    let said = world.says("queue remove demo returns").await;
    assert_eq!(said, ["removed: returns"]);
}

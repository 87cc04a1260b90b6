//! Chat both ways, over real sockets.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::{Agent, Visitor, World};

fn texts(log: &[Value]) -> Vec<&str> {
    log.iter()
        .filter_map(|event| event["event"]["text"].as_str())
        .collect()
}

/// The visitor reads what was said, numbered without holes; the agents read the note as well.
async fn everybody_sees_the_same(
    visitor: &Visitor<'_>,
    agents: &[Agent<'_>; 2],
    conversation: &str,
) {
    let log = visitor.log(conversation).await;
    assert_eq!(
        texts(&log),
        ["Hello?", "Moi, how can I help?", "I am here too.", "Great."]
    );
    assert_eq!(log, (visitor.log(conversation).await));
    let (a, b) = (
        agents[0].log(conversation).await,
        agents[1].log(conversation).await,
    );
    assert_eq!(a, b, "two agents see the same log");
    assert!(texts(&a).contains(&"A note."));
    for (numbered, expected) in log.iter().zip(1u64..) {
        assert_eq!(
            numbered["seq"], expected,
            "the visitor's count has no holes"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_goes_both_ways_and_everybody_sees_the_same_log() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let (mut tab, mut other_tab) = (visitor.socket().await, visitor.socket().await);
    tab.resume(&conversation, 0).await;
    other_tab.resume(&conversation, 0).await;
    assert_eq!(tab.says(&conversation, "tab-00001", 1, "Hello?").await, 1);
    let seen = other_tab.frame("event").await;
    assert_eq!(
        (&seen["seq"], &seen["event"]["text"]),
        (&json!(1), &json!("Hello?"))
    );

    let aino = world.agent("aino@example.com").await;
    let mykola = world.agent("mykola@example.com").await;
    assert_eq!(aino.does("reply", &conversation).await.status, 200);
    let (mut console, mut second) = (aino.socket().await, mykola.socket().await);
    console.resume(&conversation, 0).await;
    assert_eq!(mykola.does("join", &conversation).await.status, 200);
    second.resume(&conversation, 0).await;
    console
        .says(&conversation, "console-1", 1, "Moi, how can I help?")
        .await;
    let answer = tab
        .frame_where(|frame| frame["event"]["text"].is_string())
        .await;
    assert_eq!(answer["event"]["name"], "Aino");
    assert_eq!(
        answer["event"]["agent"],
        Value::Null,
        "visitors see names, not ids"
    );
    second
        .says(&conversation, "console-2", 1, "I am here too.")
        .await;

    let note = json!({"sender": "console-1", "n": 2, "text": "A note."});
    let path = format!("/v1/conversations/{conversation}/notes");
    assert_eq!(aino.call("POST", &path, Some(note)).await.status, 200);
    tab.says(&conversation, "tab-00001", 2, "Great.").await;

    everybody_sees_the_same(&visitor, &[aino, mykola], &conversation).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_changes_nothing_and_a_gap_is_told() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    let first = tab.says(&conversation, "tab-00001", 1, "One").await;
    assert_eq!(
        tab.says(&conversation, "tab-00001", 1, "One, again").await,
        first
    );
    let posted = visitor
        .posts(&conversation, "tab-00001", 1, "One, over HTTP")
        .await;
    assert_eq!((posted.status, &posted.body["seq"]), (200, &json!(first)));
    let gap = visitor.posts(&conversation, "tab-00001", 3, "Three").await;
    assert_eq!(
        (gap.status, gap.code(), &gap.body["expected"]),
        (409, "gap", &json!(2))
    );
    tab.send(json!({"action": "send", "conversation": conversation, "sender": "tab-00001", "n": 5, "text": "x"})).await;
    let error = tab.frame("error").await;
    assert_eq!(
        (&error["code"], &error["ref"]["expected"]),
        (&json!("gap"), &json!(2))
    );
    let unknown = visitor
        .posts(&conversation, "tab-99999", 4, "Who am I")
        .await;
    assert_eq!((unknown.status, unknown.code()), (409, "sender-expired"));
    assert_eq!(texts(&visitor.log(&conversation).await), ["One"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_chats_at_once_are_numbered_without_a_gap_or_a_double() {
    let world = World::start().await;
    let start = || async {
        let (visitor, conversation) = world.chat().await;
        let sent = visitor.posts(&conversation, "tab-00001", 1, "Hello").await;
        assert_eq!(sent.status, 200, "{:?}", sent.body);
    };
    futures_util::future::join_all((0..50).map(|_| start())).await;
    world.settled().await;
    let owner = world.agent("owner@example.com").await;
    let rows = owner.get("/v1/conversations?status=unassigned").await;
    let numbers: BTreeSet<u64> = rows["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["number"].as_u64())
        .collect();
    assert_eq!(numbers, (1..=50).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_first_messages_at_once_are_one_conversation() {
    let world = World::start().await;
    let visitor = world.visitor().await;
    let opened = futures_util::future::join_all((0..100).map(|_| visitor.conversation())).await;
    assert_eq!(opened.iter().collect::<BTreeSet<_>>().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tabs_write_at_once_and_the_log_is_dense() {
    let world = World::start().await;
    let visitor = world.visitor().await;
    let conversation = &visitor.conversation().await;
    let write = |tab: usize| {
        let visitor = &visitor;
        async move {
            for n in 1..=25 {
                let sender = format!("tab-{tab:05}");
                let answer = visitor
                    .posts(conversation, &sender, n, &format!("{tab}:{n}"))
                    .await;
                assert_eq!(answer.status, 200, "{:?}", answer.body);
            }
        }
    };
    futures_util::future::join_all((0..8).map(write)).await;
    let log = visitor.log(conversation).await;
    let seqs: Vec<u64> = log
        .iter()
        .filter_map(|event| event["seq"].as_u64())
        .collect();
    assert_eq!(
        seqs,
        (1..=200).collect::<Vec<_>>(),
        "no gap, no double, although the tail was spilled"
    );
    for tab in 0..8 {
        let own: Vec<_> = texts(&log)
            .into_iter()
            .filter(|text| text.starts_with(&format!("{tab}:")))
            .collect();
        let typed: Vec<_> = (1..=25).map(|n| format!("{tab}:{n}")).collect();
        assert_eq!(own, typed, "each tab's messages are in typing order");
    }
    let head = world
        .stack
        .store
        .head(conversation.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert!(
        head.log.tail.len() <= 48 && head.log.base > 1,
        "the tail is short: {}",
        head.log.tail.len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_waits_for_a_visitor_who_left_and_a_return_reopens() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    visitor
        .posts(&conversation, "tab-00001", 1, "I must go")
        .await;
    let owner = world.agent("owner@example.com").await;
    assert_eq!(owner.does("reply", &conversation).await.status, 200);
    let path = format!("/v1/conversations/{conversation}/messages");
    let reply = json!({"sender": "console-1", "n": 1, "text": "See you"});
    assert_eq!(owner.call("POST", &path, Some(reply)).await.status, 200);
    assert_eq!(owner.does("resolve", &conversation).await.status, 200);

    let mut tab = visitor.socket().await;
    let resumed = tab.resume(&conversation, 1).await;
    assert_eq!(resumed["status"], "resolved");
    tab.frame_where(|frame| frame["event"]["text"] == "See you")
        .await;
    tab.says(&conversation, "tab-00001", 2, "I am back").await;
    let row = owner
        .get(&format!("/v1/conversations/{conversation}"))
        .await;
    assert_eq!(row["status"], "active", "the last assignee keeps it");
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_and_reading_reach_the_other_side() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    tab.says(&conversation, "tab-00001", 1, "Hello").await;
    let aino = world.agent("aino@example.com").await;
    aino.does("reply", &conversation).await;
    let mut console = aino.socket().await;
    let last = console.resume(&conversation, 0).await["last"].clone();
    console
        .send(json!({"action": "typing", "conversation": conversation}))
        .await;
    let typing = tab.frame("typing").await;
    assert_eq!(
        (&typing["side"], &typing["name"]),
        (&json!("agent"), &json!("Aino"))
    );
    console
        .send(json!({"action": "read", "conversation": conversation, "seq": last}))
        .await;
    assert_eq!(tab.frame("read").await["side"], "agent");
    world.settled().await;
    let row = aino.get(&format!("/v1/conversations/{conversation}")).await;
    assert_eq!(row["unread"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_claims_one_wins() {
    let world = World::start().await;
    let visitor = world.visitor().await;
    let conversation = &visitor.conversation().await;
    visitor.posts(conversation, "tab-00001", 1, "Hello").await;
    let agents = [
        world.agent("aino@example.com").await,
        world.agent("mykola@example.com").await,
    ];
    let claims = (0..20).map(|claim| agents[claim % 2].does("reply", conversation));
    let answers = futures_util::future::join_all(claims).await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert!(
        won >= 1
            && answers
                .iter()
                .all(|answer| [200, 403, 409].contains(&answer.status))
    );
    let taken = agents[0]
        .get(&format!("/v1/conversations/{conversation}"))
        .await;
    let log = agents[0].log(conversation).await;
    let assigned = log
        .iter()
        .filter(|event| event["event"]["type"] == "assigned")
        .count();
    assert_eq!(assigned, 1, "one winner: {}", taken["assignee"]);
}

//! What a stranger can make grow has a limit in the write itself (R34, S23): whatever a visitor sends, items stay small, agents can go
//! on working, and nothing is answered as if it were our fault.

use domain::{AgentId, Author, ConversationId, bounds};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::world::{Answer, Visitor, World};

fn id(conversation: &str) -> ConversationId {
    conversation.parse().expect("an id")
}

async fn head(world: &World, conversation: &str) -> domain::Head {
    let head = world.stack.store.head(id(conversation)).await;
    head.expect("the table").expect("a head")
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_senders_leave_a_small_head() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    for tab in 0..300 {
        let sender = format!("stranger{tab:04}");
        let answer = visitor.posts(&conversation, &sender, 1, "hello").await;
        assert!(matches!(answer.status, 200 | 429), "{answer:?}");
    }
    let head = head(&world, &conversation).await;
    assert!(
        head.log.senders.len() <= bounds::VISITOR_SENDERS,
        "{} senders",
        head.log.senders.len()
    );
    // The one that wrote last goes on counting.
    let answer = visitor
        .posts(&conversation, "stranger0299", 2, "and more")
        .await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_followed_is_not_noted() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let mut socket = visitor.socket().await;
    socket.resume(&conversation, 0).await;
    for number in 0..25_u128 {
        let made_up = ConversationId::from_bits(number).to_string();
        socket
            .send(json!({"action": "resume", "conversation": made_up, "after": 0}))
            .await;
        let error = socket.frame("error").await;
        assert_eq!(error["code"], "not-found", "{error}");
    }
    let head = head(&world, &conversation).await;
    let connection = head.connections.keys().next().expect("a connection");
    let record = world.stack.store.connection(connection).await;
    let record = record.expect("the table").expect("a connection");
    assert_eq!(record.follows, [id(&conversation)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_tab_gives_way_to_a_new_one() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let mut sockets = Vec::new();
    for _ in 0..bounds::VISITOR_CONNECTIONS + 4 {
        let mut socket = visitor.socket().await;
        socket.resume(&conversation, 0).await;
        sockets.push(socket);
    }
    let following = head(&world, &conversation).await.connections.len();
    assert_eq!(following, bounds::VISITOR_CONNECTIONS);
    let newest = sockets.last_mut().expect("a socket");
    newest.says(&conversation, "stranger0001", 1, "here").await;
    let agent = world.agent("aino@example.com").await;
    let mut console = agent.socket().await;
    console.resume(&conversation, 0).await;
    let following = head(&world, &conversation).await.connections.len();
    assert_eq!(
        following,
        bounds::VISITOR_CONNECTIONS + 1,
        "agents have room of their own"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn long_messages_at_once_are_stored_or_put_off_and_never_our_fault() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    // 40 KB each, from as many tabs.
    let text = "\u{1F600}".repeat(10_000);
    let posts = (0..40).map(|tab| {
        let (visitor, conversation, text) = (&visitor, &conversation, &text);
        async move {
            let sender = format!("stranger{tab:04}");
            visitor.posts(conversation, &sender, 1, text).await
        }
    });
    let answers: Vec<Answer> = join_all(posts).await;
    let stored = answers.iter().filter(|answer| answer.status == 200).count();
    for answer in &answers {
        assert!(matches!(answer.status, 200 | 429), "{answer:?}");
        if answer.status == 429 {
            assert!(answer.headers.contains_key("retry-after"), "{answer:?}");
        }
    }
    assert!(stored >= bounds::VISITOR_TAIL, "{stored} stored");
    assert_eq!(visitor.log(&conversation).await.len(), stored);
    agents_work_on(&world, &conversation).await;
}

/// Each act of an agent is done, however large the visitor made the head.
async fn agents_work_on(world: &World, conversation: &str) {
    let agent = world.agent("owner@example.com").await;
    for act in [
        "reply", "leave", "join", "resolve", "reopen", "trash", "restore",
    ] {
        let path = format!("/v1/conversations/{conversation}/{act}");
        let answer = agent.call("POST", &path, Some(json!({}))).await;
        assert!(answer.status < 300, "{act}: {answer:?}");
    }
    let path = format!("/v1/conversations/{conversation}/notes");
    let note = json!({"sender": "agentstab001", "n": 1, "text": "spam"});
    let answer = agent.call("POST", &path, Some(note)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_at_their_ends_are_answered() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    visitor
        .posts(&conversation, "stranger0001", 1, "hello")
        .await;
    let agent = world.agent("owner@example.com").await;
    for number in [
        "0",
        "1",
        "2",
        "18446744073709551614",
        "18446744073709551615",
    ] {
        for side in ["after", "before"] {
            let events = format!("conversations/{conversation}/events?{side}={number}");
            let seen = visitor
                .call("GET", &format!("/v1/visitor/{events}"), None)
                .await;
            assert_eq!(seen.status, 200, "{events}: {seen:?}");
            let seen = agent.call("GET", &format!("/v1/{events}"), None).await;
            assert_eq!(seen.status, 200, "{events}: {seen:?}");
        }
    }
    for n in [0, 2, u64::MAX - 1, u64::MAX] {
        let answer = visitor
            .posts(&conversation, "stranger0002", n, "hello")
            .await;
        assert!(answer.status < 500, "{n}: {answer:?}");
    }
    numbers_in_frames(&visitor, &conversation).await;
}

async fn numbers_in_frames(visitor: &Visitor<'_>, conversation: &str) {
    let mut socket = visitor.socket().await;
    for number in [0, 1, u64::MAX - 1, u64::MAX] {
        for frame in [
            json!({"action": "resume", "conversation": conversation, "after": number}),
            json!({"action": "read", "conversation": conversation, "seq": number}),
            json!({"action": "send", "conversation": conversation, "sender": "stranger0003",
                "n": number, "text": "hello"}),
        ] {
            socket.send(frame).await;
        }
    }
    let frames = socket.so_far().await;
    let ours = |frame: &&Value| frame["code"] == "internal" || frame["code"] == "unavailable";
    assert_eq!(frames.iter().find(ours), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_that_sends_without_end_is_told_and_closed() {
    let world = World::with_limits().await;
    let visitor = world.visitor().await;
    let mut socket = visitor.socket().await;
    let ping = json!({"action": "ping", "nonce": "again"});
    for _ in 0..60 {
        socket.send(ping.clone()).await;
    }
    let error = socket.frame("error").await;
    assert_eq!(error["code"], "too-many", "{error}");
    assert!(error["retry_after_s"].is_u64(), "{error}");
    let mut more = 0;
    while more < 2_000 && socket.sends(&ping).await {
        more += 1;
    }
    while socket.next().await.is_some() {}
}

#[tokio::test(flavor = "multi_thread")]
async fn agents_see_who_else_has_it_open() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    visitor
        .posts(&conversation, "stranger0001", 1, "hello")
        .await;
    let (owner, aino) = (
        world.agent("owner@example.com").await,
        world.agent("aino@example.com").await,
    );
    let (mut first, mut second) = (owner.socket().await, aino.socket().await);
    let both = |frame: &Value| {
        frame["type"] == "viewers" && frame["agents"].as_array().is_some_and(|who| who.len() == 2)
    };
    let alone = |frame: &Value| {
        frame["type"] == "viewers" && frame["agents"].as_array().is_some_and(|who| who.len() == 1)
    };
    first.resume(&conversation, 0).await;
    first.frame_where(alone).await;
    second.resume(&conversation, 0).await;
    first.frame_where(both).await;
    second.frame_where(both).await;
    second
        .send(json!({"action": "leave", "conversation": conversation}))
        .await;
    let frame = first.frame_where(alone).await;
    let viewer: AgentId = frame["agents"][0]
        .as_str()
        .expect("an id")
        .parse()
        .expect("an id");
    let connections = head(&world, &conversation).await.connections;
    let following: Vec<&Author> = connections.values().collect();
    assert_eq!(following, [&Author::Agent(viewer)]);
    // A note that somebody writes is nothing that a visitor hears of.
    let mut widget = visitor.socket().await;
    widget.resume(&conversation, 0).await;
    first
        .send(json!({"action": "typing", "conversation": conversation}))
        .await;
    first.so_far().await;
    let heard = widget.so_far().await;
    assert!(
        heard.iter().all(|frame| frame["type"] != "typing"),
        "{heard:?}"
    );
}

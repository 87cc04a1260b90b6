//! How much a stranger may do, through all that lies between (S23, S72). Each test begins with an hour, so that no window ends in
//! its midst.

use serde_json::{Value, json};

use crate::world::{Answer, Socket, World};

/// A world with limits at the begin of an hour.
async fn begin() -> World {
    let world = World::with_limits().await;
    let now_s = world.stack.clock.now().as_second();
    world.stack.clock.advance_s(3600 - now_s.rem_euclid(3600));
    world
}

/// Seconds after which the caller may come again. Whatever is refused says so in the same way.
fn told_to_wait_s(answer: &Answer, page: &str) -> i64 {
    assert_eq!((answer.status, answer.code()), (429, "too-many"));
    let seconds = answer.body["retry_after_s"].as_i64().expect("a time");
    assert!(seconds > 0, "{seconds}");
    assert_eq!(answer.headers["retry-after"], seconds.to_string());
    assert_eq!(answer.headers["access-control-allow-origin"], page);
    assert_eq!(
        answer.headers["access-control-expose-headers"],
        "retry-after"
    );
    seconds
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_sends_forms_without_end_waits_whatever_their_headers_say() {
    let world = begin().await;
    let send = async |n: u8| {
        let form = json!({"queue": "support", "answers": {"message": "Again."}});
        let request = world
            .http
            .post(world.widget("/v1/sites/demo/submissions"))
            .header("origin", world.page())
            .header("idempotency-key", format!("key-{n:05}"))
            .header("x-forwarded-for", format!("198.51.100.{n}"))
            .header("forwarded", format!("for=198.51.100.{n}"))
            .json(&form);
        Answer::of(request.send().await.expect("an answer")).await
    };
    let mut taken = 0;
    let refused = loop {
        let answer = send(taken).await;
        if answer.status != 201 {
            break answer;
        }
        taken += 1;
    };
    assert_eq!(taken, 5);
    let wait_s = told_to_wait_s(&refused, world.page());
    world.stack.clock.advance_s(wait_s);
    assert_eq!(send(taken).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_is_ten_visitors_an_hour_and_those_go_on() {
    let world = begin().await;
    let arrive = async || {
        let request = world
            .http
            .post(world.widget("/v1/sites/demo/visitors"))
            .header("origin", world.page())
            .json(&json!({}));
        Answer::of(request.send().await.expect("an answer")).await
    };
    let first = world.visitor().await;
    let mut taken = 1;
    let refused = loop {
        let answer = arrive().await;
        if answer.status != 201 {
            break answer;
        }
        taken += 1;
    };
    assert_eq!(taken, 10);
    let wait_s = told_to_wait_s(&refused, world.page());
    let conversation = first.conversation().await;
    let posted = first.posts(&conversation, "tab-00001", 1, "Hello?").await;
    assert_eq!(posted.status, 200, "a known visitor goes on");
    world.stack.clock.advance_s(wait_s);
    assert_eq!(arrive().await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_who_writes_without_end_is_told_on_the_socket_when_to_go_on() {
    let world = begin().await;
    let (visitor, conversation) = world.chat().await;
    let mut socket = visitor.socket().await;
    socket.resume(&conversation, 0).await;
    let mut n = 0;
    let refused = loop {
        n += 1;
        let message = json!({"action": "send", "conversation": conversation, "sender": "tab-00000001", "n": n, "text": "Again."});
        socket.send(message).await;
        let answer = answered(&mut socket).await;
        if answer["type"] == "error" {
            break answer;
        }
    };
    assert_eq!(n, 21);
    assert_eq!(
        (&refused["code"], &refused["ref"]["n"]),
        (&json!("too-many"), &json!(n))
    );
    let wait_s = refused["retry_after_s"].as_i64().expect("a time");
    world.stack.clock.advance_s(wait_s);
    let message = json!({"action": "send", "conversation": conversation, "sender": "tab-00000001", "n": n, "text": "Now?"});
    socket.send(message).await;
    assert_eq!(answered(&mut socket).await["type"], "ack");
}

async fn answered(socket: &mut Socket) -> Value {
    loop {
        let frame = socket.next().await.expect("an open socket");
        if frame["type"] == "ack" || frame["type"] == "error" {
            return frame;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_agent_answers_is_not_counted_as_the_visitors() {
    let world = begin().await;
    let (visitor, conversation) = world.chat().await;
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    tab.says(&conversation, "tab-00001", 1, "Hello?").await;
    let aino = world.agent("aino@example.com").await;
    assert_eq!(aino.does("reply", &conversation).await.status, 200);
    let mut console = aino.socket().await;
    console.resume(&conversation, 0).await;
    for n in 1..=25 {
        console
            .says(&conversation, "console-1", n, "Here is more.")
            .await;
    }
    tab.says(&conversation, "tab-00001", 2, "Thank you.").await;
}

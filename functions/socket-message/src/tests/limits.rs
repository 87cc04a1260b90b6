//! How many messages a visitor may send.

use super::*;

fn message(n: u64) -> ApiGatewayWebsocketProxyRequest {
    let mut event = sample("send");
    let body = event.body.as_deref().expect("a frame");
    let mut frame: Value = serde_json::from_str(body).expect("JSON");
    frame["n"] = n.into();
    event.body = Some(frame.to_string());
    event
}

impl World {
    async fn says_at(&self, n: u64, seconds: u64) -> Value {
        let now = now() + std::time::Duration::from_secs(seconds);
        handle(&self.state, message(n), now).await;
        let mut posts = self.posts();
        posts.pop().expect("an answer")
    }
}

#[tokio::test]
async fn a_visitor_has_twenty_messages_a_minute() {
    let world = World::new().await;
    world.gets("resume").await;
    for n in 1..=20 {
        assert_eq!(world.says_at(n, n / 4).await["type"], "ack", "{n}");
    }
    let refused = world.says_at(21, 6).await;
    assert_eq!(
        (&refused["type"], &refused["code"]),
        (&json!("error"), &json!("too-many"))
    );
    assert_eq!(refused["retry_after_s"], 50, "{refused}");
    assert_eq!(
        refused["ref"]["n"], 21,
        "the client knows what to send again"
    );
    let next_minute = world.says_at(21, 56).await;
    assert_eq!(next_minute["type"], "ack", "{next_minute}");
}

#[tokio::test]
async fn messages_of_other_processes_count_too() {
    let mut world = World::new().await;
    world.gets("resume").await;
    for n in 1..=20 {
        assert_eq!(world.says_at(n, n / 4).await["type"], "ack", "{n}");
    }
    let sockets = world.state.sockets.clone();
    world.state = State::new(world.store.clone(), sockets);
    let mut taken = 0;
    while taken < 20 && world.says_at(21 + taken, 6 + taken / 4).await["type"] == "ack" {
        taken += 1;
    }
    assert_eq!(taken, 12, "what a process takes before it asks");
}

#[tokio::test]
async fn without_limits_everything_is_taken() {
    let world = World::new().await;
    let state = world.state.clone().without_limits();
    let world = World { state, ..world };
    world.gets("resume").await;
    for n in 1..=40 {
        assert_eq!(world.says_at(n, 0).await["type"], "ack", "{n}");
    }
}

//! Queues open and close by their hours and by hand, and their logs say so (N16, N+5).

use dev::Settings;
use serde_json::{Value, json};

use crate::world::World;

/// The lines of the log, the oldest first: what happened, and by whom.
fn said(log: &Value) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("hours").to_owned();
    let lines = log["items"].as_array().expect("lines").iter().rev();
    lines
        .map(|line| (word(&line["event"]), word(&line["source"]["name"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_closes_by_hand_and_opens_by_itself_on_every_screen() {
    let world = World::with(Settings::default()).await;
    let sweep = world.stack.functions.sweep();
    let owner = world.agent("owner@example.com").await;
    let aino = world.agent("aino@example.com").await;
    let mut console = aino.socket().await;
    console.watches("support").await;

    let until = domain::Timestamp::from_second(world.now().as_second() + 600).expect("a time");
    let closed = json!({"by_hand": {"open": false, "until": until.to_string()}});
    let answer = owner.changes("/v1/queues/support", closed).await;
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    let line = console.frame("log").await["entry"].clone();
    assert_eq!(line["event"], "closed");
    assert_eq!(line["source"], json!({"kind": "agent", "name": "Olivia"}));
    assert_eq!(line["conversation"], Value::Null);
    let open = |queues: &Value| queues["items"][0]["open"].as_bool();
    assert_eq!(open(&aino.get("/v1/queues").await), Some(false));

    world.stack.clock.advance_s(640);
    for _ in 0..2 {
        sweep(json!({}))
            .await
            .expect("everything that is due is settled");
    }
    let line = console.frame("log").await["entry"].clone();
    assert_eq!(line["event"], "opened");
    assert_eq!(line["source"], json!({"kind": "system", "name": null}));
    assert_eq!(line["at"], protocol::time(until));
    assert_eq!(open(&aino.get("/v1/queues").await), Some(true));

    // Hours that nobody looked after for three days: each night is there, at its time.
    let night: Vec<Value> = (1..=7)
        .map(|day| json!({"day": day, "opens": "00:00", "closes": "20:00"}))
        .collect();
    let hours = owner.changes("/v1/queues/support", json!({"hours": night}));
    assert_eq!(hours.await.status, 200);
    let before = said(&aino.get("/v1/queues/support/log").await).len();
    world.stack.clock.advance_s(3 * 24 * 3600);
    sweep(json!({}))
        .await
        .expect("everything that is due is settled");
    // The session ended meanwhile.
    let later = world.agent("aino@example.com").await;
    let lines = said(&later.get("/v1/queues/support/log").await);
    assert_eq!(lines.len() - before, 6, "{lines:?}");
    let opens = |event: &str| event == "opened";
    for pair in lines.windows(2) {
        assert_ne!(opens(&pair[0].0), opens(&pair[1].0), "{lines:?}");
    }
    drop((owner, aino));
}

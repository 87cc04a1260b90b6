//! What a queue says by itself: once, in the visitor's language, and never after a person.

use domain::{AutoReply, ByHand, Language, Queue};

use super::*;

const AFTER_S: i64 = 45;

fn reply() -> AutoReply {
    AutoReply {
        after_s: 45,
        texts: [
            (Language::En, "All of us are busy.".to_owned()),
            (Language::Fi, "Hetki vain.".to_owned()),
        ]
        .into(),
    }
}

/// A chat whose visitor wrote, as the widget opens it in a queue that speaks by itself after so many seconds.
fn chat(after_s: u16) -> Head {
    let mut head = conversation(1, Kind::Chat);
    head.language = Some(Language::Fi);
    head.waiting.since = Some(wrote_at());
    head.waiting.auto_reply_s = Some(after_s);
    head.waiting.due_at_s = Some(after(i64::from(after_s)).as_second());
    head
}

impl World {
    async fn speaks(&self, change: impl FnOnce(&mut Queue)) {
        let site = support::site("demo", &["support"]);
        self.store.put_site(&site).await.expect("stored");
        let mut queue = support::queue("support", "demo");
        queue.auto_reply = Some(reply());
        change(&mut queue);
        self.store.put_queue(&queue).await.expect("stored");
    }

    /// What was said by itself in the only conversation.
    async fn said(&self) -> Vec<String> {
        let tail = self.head(1).await.log.tail;
        let said = tail.into_iter().filter_map(|event| match event.what {
            What::AutoReply { text } => Some(text.as_str().to_owned()),
            _ => None,
        });
        said.collect()
    }
}

#[tokio::test]
async fn it_is_said_once_and_the_visitor_waits_on() {
    let world = World::new().await;
    world.speaks(|_| {}).await;
    world.holds(&chat(45)).await;
    let (_widget, _) = world.opens_widget(1).await;
    world.sweeps(after(AFTER_S - 1)).await;
    assert!(world.said().await.is_empty());
    for seconds in [AFTER_S, AFTER_S + 60, 3 * DUE_AFTER_S] {
        world.sweeps(after(seconds)).await;
        assert_eq!(world.said().await, ["Hetki vain."], "{seconds}");
    }
    let head = world.head(1).await;
    assert_eq!((head.log.seq, head.log.visitor_seq), (2, 2));
    // It is no answer.
    assert_eq!(head.waiting.since, Some(wrote_at()));
    assert_eq!((head.waiting.unread, head.waiting.auto_reply_s), (1, None));
    assert!(head.waiting.due_at_s.is_some());
}

#[tokio::test]
async fn it_reaches_the_widget_that_is_open() {
    let world = World::new().await;
    world.speaks(|_| {}).await;
    let mut head = chat(45);
    // A language in which the queue says nothing: the site's own.
    head.language = Some(Language::Hu);
    world.holds(&head).await;
    let (mut widget, _) = world.opens_widget(1).await;
    world.sweeps(after(AFTER_S)).await;
    let frame = loop {
        let frame = futures_util::StreamExt::next(&mut widget).await;
        let text = frame.expect("open").expect("a frame").into_text();
        let frame: Value = serde_json::from_str(&text.expect("text")).expect("JSON");
        if frame["type"] == "event" {
            break frame;
        }
    };
    let said = json!({"type": "auto_reply", "text": "All of us are busy."});
    assert_eq!((&frame["event"], &frame["seq"]), (&said, &json!(2)));
}

#[tokio::test]
async fn it_is_not_said_after_a_person_and_not_when_it_was_switched_off() {
    let world = World::new().await;
    world.speaks(|_| {}).await;
    world.holds(&chat(45)).await;
    let read = world.head(1).await;
    let mut answered = read.clone();
    answered.log.seq += 1;
    let text = Body::parse("late").ok();
    let late = world.store.auto_reply(&answered, text.clone(), after(1));
    assert_eq!(
        late.await.expect("the table"),
        None,
        "somebody wrote meanwhile"
    );
    world.speaks(|queue| queue.auto_reply = None).await;
    world.sweeps(after(AFTER_S)).await;
    assert!(world.said().await.is_empty());
    let head = world.head(1).await;
    assert_eq!(head.waiting.auto_reply_s, None, "that is decided for good");
    let again = world.store.auto_reply(&head, text, after(60)).await;
    assert_eq!(again.expect("the table"), None);
}

#[tokio::test]
async fn a_closed_queue_promises_nothing() {
    let world = World::new().await;
    let closed = Some(ByHand {
        open: false,
        until: Some(after(100)),
    });
    world.speaks(|queue| queue.by_hand = closed).await;
    world.holds(&chat(45)).await;
    let (_widget, _) = world.opens_widget(1).await;
    world.sweeps(after(AFTER_S)).await;
    assert!(world.said().await.is_empty());
    world.sweeps(after(AFTER_S + DUE_AFTER_S)).await;
    assert_eq!(world.said().await, ["Hetki vain."], "it opened");
}

#[tokio::test]
async fn who_left_before_it_was_said_finds_it_later() {
    let world = World::new().await;
    world.speaks(|_| {}).await;
    let mut head = chat(300);
    head.waiting.due_at_s = Some(due().as_second());
    world.holds(&head).await;
    world.sweeps(due()).await;
    let head = world.head(1).await;
    assert!(
        head.waiting.offline,
        "the visitor left and nobody was there"
    );
    assert_eq!(head.waiting.due_at_s, Some(after(300).as_second()));
    world.sweeps(after(300)).await;
    assert_eq!(world.said().await, ["Hetki vain."]);
    assert_eq!(world.due_count().await, 0);
    assert!(world.head(1).await.waiting.offline, "it is no answer");
}

/// Calls fail before or after their work is done, so every step is the last of some look.
#[tokio::test]
async fn wherever_a_look_breaks_off_it_is_said_once() {
    let world = World::with(true).await;
    world.speaks(|_| {}).await;
    world.holds(&chat(45)).await;
    let change = |share: f64| {
        let changed = world.cloud.change_faults(|faults| {
            faults.dynamodb.failed = share;
            faults.dynamodb.reply_lost = share;
        });
        changed.expect("changed");
    };
    for seconds in (AFTER_S..AFTER_S + 20 * 60).step_by(60) {
        change(0.3);
        let _ = look(&world.state, "", after(seconds)).await;
        change(0.0);
        assert!(world.said().await.len() <= 1, "{seconds}");
    }
    world.sweeps(after(3600)).await;
    assert_eq!(world.said().await, ["Hetki vain."]);
}

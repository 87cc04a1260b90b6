//! Words are taken out of the log while it is written, spilled and watched (R20).

use domain::{
    Author, Body, By, Draft, Event, Kind, Refusal, Side, Status, Timestamp, VisitorId, What,
};
use futures_util::future::join_all;
use serde_json::json;
use store::{Appended, Corrected, EventsRange, Store, StoreError, Via};

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn words_vanish_from_every_open_screen() {
    let world = World::start().await;
    let (visitor, conversation) = world.chat().await;
    let aino = world.agent("aino@example.com").await;
    let mykola = world.agent("mykola@example.com").await;
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    tab.says(&conversation, "tab-00001", 1, "My PIN is 4711")
        .await;
    assert_eq!(aino.does("reply", &conversation).await.status, 200);
    let note = json!({"sender": "console-1", "n": 1, "text": "A note."});
    let path = format!("/v1/conversations/{conversation}/notes");
    assert_eq!(aino.call("POST", &path, Some(note)).await.status, 200);
    tab.says(&conversation, "tab-00001", 2, "and 4712").await;
    let log = aino.log(&conversation).await;
    let pin = |events: &[serde_json::Value], text: &str| {
        let found = events.iter().find(|event| event["event"]["text"] == text);
        found.expect("the message")["seq"]
            .as_u64()
            .expect("a number")
    };
    let (theirs, ours) = (
        pin(&visitor.log(&conversation).await, "and 4712"),
        pin(&log, "and 4712"),
    );
    assert!(theirs < ours, "the visitor does not count the note");

    let mut console = mykola.socket().await;
    console.resume(&conversation, log.len() as u64).await;
    let redact = format!("events/{ours}/redact");
    assert_eq!(aino.does(&redact, &conversation).await.status, 200);
    let told = tab
        .frame_where(|frame| frame["event"]["type"] == "redacted")
        .await;
    assert_eq!(
        told["event"],
        json!({"type": "redacted", "seq": theirs, "by": "Aino"})
    );
    let told = console
        .frame_where(|frame| frame["event"]["type"] == "redacted")
        .await;
    assert_eq!(told["event"]["seq"], ours);
    assert_eq!(told["seq"], log.len() + 1);

    world.settled().await;
    let rows = aino.get("/v1/conversations?agent=me").await;
    let row = &rows["items"][0];
    assert_eq!(row["conversation"], json!(conversation));
    assert_eq!(row["preview"], json!({"side": "visitor", "text": ""}));
    let raw = visitor.log(&conversation).await;
    assert!(!json!(raw).to_string().contains("4712"), "{raw:?}");
    assert!(json!(raw).to_string().contains("4711"), "the other stays");
}

const WRITERS: usize = 6;
const MESSAGES: u64 = 25;

fn now() -> Timestamp {
    Timestamp::from_second(1_795_000_000).expect("a time")
}

/// Writes, spills as a function does after its answer, and has each message taken out at once.
async fn regrets(store: &Store, id: domain::ConversationId, visitor: VisitorId, writer: usize) {
    for n in 1..=MESSAGES {
        let draft = Draft {
            sender: format!("sampletab{writer:02}").parse().expect("a sender"),
            n,
            text: Body::parse(&format!("secret {writer}.{n}")).expect("a text"),
            note: false,
        };
        // The table answers "try again" while a transaction holds the head.
        let head = loop {
            let via = Via::Visitor(visitor);
            match store
                .append(id, Author::Visitor, via, draft.clone(), now())
                .await
            {
                Ok(Appended::Stored(head)) => break head,
                Ok(Appended::Refused(Refusal::TailFull, head)) => {
                    let _ = store.spill_if_long(&head).await;
                }
                Err(StoreError::Conflict) => {}
                other => panic!("{other:?}"),
            }
        };
        let spill = async {
            // An agent who comes too late or is refused leaves it to the next.
            let _ = store.spill_if_long(&head).await;
        };
        let redact = async {
            loop {
                match store.redact(id, head.log.seq, By::System, now()).await {
                    Ok(Corrected::Done { .. }) => break,
                    Err(StoreError::Conflict) => {}
                    other => panic!("{other:?}"),
                }
            }
        };
        futures_util::join!(spill, redact);
    }
}

async fn whole(store: &Store, id: domain::ConversationId) -> Vec<Event> {
    let mut log = Vec::new();
    loop {
        let head = store.head(id).await.expect("the table").expect("the head");
        let end = head.log.seq;
        let after = EventsRange::After(log.len() as u64);
        let page = store
            .events(head, Side::Agent, after)
            .await
            .expect("a page");
        for event in page.events {
            assert_eq!(event.seq, log.len() as u64 + 1, "no gap");
            log.push(event.event);
        }
        if log.len() as u64 == end {
            return log;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_spill_brings_words_back() {
    let world = World::start().await;
    let store = &world.stack.store;
    let visitor = VisitorId::from_bits(7);
    let change = |head: &mut domain::Head| {
        head.visitor = Some(visitor);
        head.status = Status::Active;
    };
    let id = world
        .holds("regretted", ("demo", "support"), Kind::Chat, change)
        .await
        .id;
    join_all((0..WRITERS).map(|writer| regrets(store, id, visitor, writer))).await;

    let log = whole(store, id).await;
    let (mut messages, mut redacted) = (0, Vec::new());
    for event in &log {
        match &event.what {
            What::Message { text, .. } => {
                assert_eq!(text.as_str(), "");
                messages += 1;
            }
            What::Redacted { seq, .. } => redacted.push(*seq),
            other => panic!("{other:?}"),
        }
    }
    redacted.sort_unstable();
    redacted.dedup();
    let all = WRITERS as u64 * MESSAGES;
    assert_eq!((messages, redacted.len() as u64), (all, all));
    assert_eq!(log.len() as u64, 2 * all, "each is told of once");
}

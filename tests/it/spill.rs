//! A conversation that grows without end: many writers, long messages, and every page is as near as the first (R1, R2).

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{
    AgentId, Author, Body, ConnectionId, Draft, Head, Kind, Refusal, Side, Status, Timestamp,
    VisitorId,
};
use futures_util::future::join_all;
use store::{Appended, EventsRange, Store, Via};

use crate::world::World;

const WRITERS: usize = 8;
/// The longest that a head may become.
const HEAD_BYTES: usize = 64 * 1024;
const MESSAGE_BYTES: usize = 4 * 1024;

fn at(second: u64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second as i64).expect("a time")
}

/// An agent who reads along, so that the visitor may go on.
fn agent() -> Author {
    Author::Agent(AgentId::from_bits(9))
}

fn reader() -> ConnectionId {
    "reader=".parse().expect("a connection")
}

/// What a head weighs, without its few bytes of names and marks.
fn weight(head: &Head) -> usize {
    let text = |event: &domain::Event| match &event.what {
        domain::What::Message { text, .. } => text.as_str().len(),
        _ => 0,
    };
    head.log.tail.iter().map(|event| 64 + text(event)).sum()
}

/// One writer's messages, each followed by the spill that a function does after its answer.
async fn writes(
    store: &Store,
    id: domain::ConversationId,
    visitor: VisitorId,
    writer: usize,
    count: usize,
    heaviest: &AtomicUsize,
) {
    for n in 1..=count as u64 {
        let mark = format!("{writer}.{n} ");
        let draft = Draft {
            sender: format!("sampletab{writer:02}").parse().expect("a sender"),
            n,
            text: Body::parse(&format!("{mark}{}", "x".repeat(MESSAGE_BYTES - mark.len())))
                .expect("a text"),
            note: false,
        };
        let head = loop {
            let via = Via::Visitor(visitor);
            let appended = store.append(id, Author::Visitor, via, draft.clone(), at(n));
            match appended.await.expect("the table answers") {
                Appended::Stored(head) => break head,
                Appended::Refused(Refusal::TailFull, head) => {
                    store.spill_if_long(&head).await.expect("spilled");
                }
                Appended::Refused(Refusal::TooManyUnread, head) => {
                    let read = store.agent_read(id, &reader(), agent(), head.log.seq).await;
                    read.expect("the table answers");
                }
                other => panic!("{mark} is not stored: {other:?}"),
            }
        };
        heaviest.fetch_max(weight(&head), Ordering::Relaxed);
        store.spill_if_long(&head).await.expect("spilled");
    }
}

async fn grows_to(messages: usize) {
    let world = World::start().await;
    let store = &world.stack.store;
    let visitor = VisitorId::from_bits(7);
    let change = |head: &mut Head| {
        head.visitor = Some(visitor);
        head.status = Status::Active;
        head.connections.insert(reader(), agent());
    };
    let queue = ("demo", "support");
    let id = world.holds("long", queue, Kind::Chat, change).await.id;
    let heaviest = AtomicUsize::new(0);
    join_all(
        (0..WRITERS)
            .map(|writer| writes(store, id, visitor, writer, messages / WRITERS, &heaviest)),
    )
    .await;
    let heaviest = heaviest.into_inner();
    assert!(heaviest <= HEAD_BYTES, "a head of {heaviest} bytes");

    let head = async || store.head(id).await.expect("the table").expect("the head");
    let messages = messages as u64;
    let newest = store
        .events(head().await, Side::Visitor, EventsRange::Newest)
        .await
        .expect("a page");
    assert_eq!(
        newest.events.last().map(|event| event.seq),
        Some(messages),
        "the end comes first"
    );
    let mut last = 0;
    let mut pages = 0;
    while last < messages {
        let page = store
            .events(head().await, Side::Visitor, EventsRange::After(last))
            .await
            .expect("a page");
        for event in &page.events {
            assert_eq!(event.seq, last + 1);
            last = event.seq;
        }
        pages += 1;
    }
    assert!(pages <= messages / 10, "{pages} pages");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_conversation_keeps_a_light_head() {
    grows_to(160).await;
}

/// One query looks for a repeated message, and it reads a megabyte at most: or a stranger could have all of an endless conversation
/// read again and again.
#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_of_a_message_of_long_ago_is_not_looked_for() {
    let world = World::start().await;
    let store = &world.stack.store;
    let visitor = VisitorId::from_bits(7);
    let change = |head: &mut Head| head.visitor = Some(visitor);
    let queue = ("demo", "support");
    let id = world.holds("endless", queue, Kind::Chat, change).await.id;
    // The longest that a text may be, in letters of three bytes.
    let text = Body::parse(&"€".repeat(10_000)).expect("a text");
    let says = async |n| {
        let draft = Draft {
            sender: "sampletab01".parse().expect("a sender"),
            n,
            text: text.clone(),
            note: false,
        };
        let appended = store.append(id, Author::Visitor, Via::Visitor(visitor), draft, at(n));
        appended.await.expect("the table answers")
    };
    for n in 1..=45 {
        says(n).await;
        let head = store.head(id).await.expect("the table").expect("the head");
        store.spill_if_long(&head).await.expect("spilled");
    }
    let newer = says(20).await;
    assert!(matches!(newer, Appended::Repeat { seq: 20 }), "{newer:?}");
    let oldest = says(1).await;
    let is_forgotten = matches!(oldest, Appended::Refused(Refusal::SenderExpired, _));
    assert!(is_forgotten, "{oldest:?}");
    let head = store.head(id).await.expect("the table").expect("the head");
    assert_eq!(head.log.seq, 45, "and nothing is stored twice");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn ten_thousand_long_messages_keep_a_light_head() {
    grows_to(10_000).await;
}

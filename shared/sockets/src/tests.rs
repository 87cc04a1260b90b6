//! The real client, and a gateway that answers for each socket as a test says.

use std::time::Duration;

use runtime::Aws;
use runtime::aws::Service;
use support::Gateway;

use super::*;

async fn gateway() -> (Gateway, Sockets) {
    let gateway = Gateway::start().await;
    let sockets = Sockets::new(&gateway.config());
    (gateway, sockets)
}

/// A client of an address where nobody listens.
fn without_gateway() -> Sockets {
    Sockets::new(&Aws::local("http://127.0.0.1:9").config(Service::Sockets))
}

fn id(socket: &str) -> ConnectionId {
    socket.parse().expect("a connection")
}

/// One frame to each of these sockets, which names the socket.
fn wave(sockets: &[&str]) -> Vec<(ConnectionId, String)> {
    let frame = |socket: &&str| (id(socket), format!(r#"{{"to":"{socket}"}}"#));
    sockets.iter().map(frame).collect()
}

#[tokio::test]
async fn every_post_that_is_neither_taken_nor_gone_is_counted_once() {
    let (gateway, sockets) = gateway().await;
    for (status, became, missed) in [
        (200, Posted::Sent, 0),
        (410, Posted::Gone, 0),
        (403, Posted::Missed, 1),
        (404, Posted::Missed, 1),
        (413, Posted::Missed, 1),
        (429, Posted::Missed, 1),
        (500, Posted::Missed, 1),
    ] {
        gateway.answers("socket0=", status);
        assert_eq!(
            sockets.post(&id("socket0="), "{}").await,
            became,
            "{status}"
        );
        assert_eq!(sockets.take_missed(), missed, "{status}");
    }
    assert_eq!(sockets.clone().take_missed(), 0, "counted already");
}

#[tokio::test]
async fn a_wave_reaches_the_connections_that_are_there_and_names_those_gone() {
    let (gateway, sockets) = gateway().await;
    gateway.answers("gone1=", 410);
    gateway.answers("slow1=", 429);
    gateway.answers("gone2=", 410);
    let to = ["gone1=", "open1=", "slow1=", "open2=", "gone2="];
    let mut gone = sockets.post_all(wave(&to)).await;
    gone.sort();
    assert_eq!(gone, [id("gone1="), id("gone2=")]);
    let mut taken = gateway.take();
    taken.sort_by(|one, other| one.0.cmp(&other.0));
    let names: Vec<_> = taken.iter().map(|(socket, _)| socket.as_str()).collect();
    assert_eq!(names, ["open1=", "open2="]);
    for (socket, frame) in &taken {
        assert_eq!(frame["to"], socket.as_str(), "each gets its own frame");
    }
    assert_eq!(
        sockets.take_missed(),
        1,
        "the slow one; nobody misses what is gone"
    );
}

#[tokio::test]
async fn one_that_never_answers_keeps_no_other_waiting() {
    let (gateway, sockets) = gateway().await;
    gateway.hangs("hangs=");
    let posting = sockets.post_all(wave(&["hangs=", "open1=", "open2="]));
    let others = tokio::time::timeout(Duration::from_secs(10), gateway.has_taken(2));
    tokio::select! {
        biased;
        taken = others => taken.expect("the others are posted to meanwhile"),
        gone = posting => panic!("all was answered: {gone:?}"),
    }
}

#[tokio::test]
async fn an_empty_wave_asks_nobody() {
    let sockets = without_gateway();
    assert!(sockets.post_all([]).await.is_empty());
    assert_eq!(sockets.take_missed(), 0);
}

#[tokio::test]
async fn without_a_gateway_all_is_missed_and_nobody_is_forgotten() {
    let sockets = without_gateway();
    assert!(
        sockets
            .post_all(wave(&["open1=", "open2="]))
            .await
            .is_empty()
    );
    assert_eq!(sockets.take_missed(), 2);
}

#[tokio::test]
async fn to_close_what_is_closed_is_no_error() {
    let (gateway, sockets) = gateway().await;
    gateway.answers("gone=", 410);
    for socket in ["open=", "gone="] {
        assert!(sockets.close(&id(socket)).await.is_ok(), "{socket}");
    }
    for status in [403, 429, 500] {
        gateway.answers("open=", status);
        let error = sockets.close(&id("open=")).await.expect_err("an error");
        assert_eq!(Failure::from(error).problem.code, Code::Unavailable);
    }
}

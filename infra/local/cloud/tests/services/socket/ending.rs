//! Limits, and how connections end.

use super::{close_code, connected, id_of, open, serve_with};
use crate::clients::{cloud, connections, obedient, within};
use cloud::WebSocketSettings;
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn a_frame_over_32_kb_closes_the_connection_with_1009() {
    let cloud = cloud().await;
    for size in [32 * 1024 + 1, 4 * 1024 * 1024] {
        let (mut client, _id, mut calls) = connected(&cloud).await;
        client
            .send(Message::text("x".repeat(32 * 1024)))
            .await
            .unwrap();
        assert_eq!(
            calls.next().await["body"].as_str().unwrap().len(),
            32 * 1024
        );
        // The server may close before it has read all of it.
        let _ = client.send(Message::text("x".repeat(size))).await;
        assert_eq!(close_code(&mut client).await, 1009);
        let event = calls.next().await;
        assert_eq!(event["requestContext"]["disconnectStatusCode"], 1009);
        assert!(calls.so_far().is_empty());
    }
}

#[tokio::test]
async fn a_message_in_several_frames_may_be_128_kb_and_not_more() {
    use tokio_tungstenite::tungstenite::protocol::frame::Frame;
    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
    let cloud = cloud().await;
    let (mut client, _id, mut calls) = connected(&cloud).await;
    let frame = |kind, last| {
        let frame = Frame::message(vec![b'x'; 32 * 1024], OpCode::Data(kind), last);
        Message::Frame(frame)
    };
    client.send(frame(Data::Text, false)).await.unwrap();
    client.send(frame(Data::Continue, false)).await.unwrap();
    client.send(frame(Data::Continue, false)).await.unwrap();
    client.send(frame(Data::Continue, true)).await.unwrap();
    assert_eq!(
        calls.next().await["body"].as_str().unwrap().len(),
        128 * 1024
    );
    client.send(frame(Data::Text, false)).await.unwrap();
    for _ in 0..4 {
        let _ = client.send(frame(Data::Continue, false)).await;
    }
    assert_eq!(close_code(&mut client).await, 1009);
}

#[tokio::test]
async fn an_operator_closes_a_connection_and_a_network_breaks_one() {
    let cloud = cloud().await;
    let (mut client, id, mut calls) = connected(&cloud).await;
    let delete = connections(&cloud).delete_connection().connection_id(&id);
    delete.send().await.unwrap();
    assert_eq!(close_code(&mut client).await, 1000);
    assert_eq!(
        calls.next().await["requestContext"]["disconnectStatusCode"],
        1000
    );

    let (mut client, id, mut calls) = connected(&cloud).await;
    assert!(cloud.cut(&id));
    let end = within(client.next()).await;
    assert!(matches!(end, None | Some(Err(_))), "{end:?}");
    assert_eq!(
        calls.next().await["requestContext"]["disconnectStatusCode"],
        1006
    );
    assert!(!cloud.cut(&id));
}

#[tokio::test]
async fn a_client_that_leaves_is_told_with_its_code() {
    use tokio_tungstenite::tungstenite::protocol::CloseFrame;
    let cloud = cloud().await;
    let (mut client, id, mut calls) = connected(&cloud).await;
    let frame = CloseFrame {
        code: 4001.into(),
        reason: "tab closed".into(),
    };
    client.close(Some(frame)).await.unwrap();
    let event = calls.next().await;
    assert_eq!(id_of(&event), id);
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$disconnect");
    assert_eq!(context["disconnectStatusCode"], 4001);
    assert_eq!(context["disconnectReason"], "tab closed");

    let (client, _id, mut calls) = connected(&cloud).await;
    drop(client);
    assert_eq!(
        calls.next().await["requestContext"]["disconnectStatusCode"],
        1006
    );
}

#[tokio::test]
async fn idle_and_old_connections_are_closed_with_1001() {
    let cloud = cloud().await;
    let limits = [
        // Ten minutes pass in 150 ms.
        WebSocketSettings {
            speed: 4_000.0,
            ..WebSocketSettings::default()
        },
        // Two hours pass in 180 ms, and nobody is idle.
        WebSocketSettings {
            idle: Duration::from_secs(24 * 3600),
            speed: 40_000.0,
            ..WebSocketSettings::default()
        },
    ];
    for settings in limits {
        let (function, mut calls) = obedient();
        let mut client = open(serve_with(&cloud, settings, function).await).await;
        let opened = std::time::Instant::now();
        calls.next().await;
        assert_eq!(close_code(&mut client).await, 1001);
        assert!(
            opened.elapsed() > Duration::from_millis(100),
            "{:?}",
            opened.elapsed()
        );
        assert_eq!(
            calls.next().await["requestContext"]["disconnectStatusCode"],
            1001
        );
    }
}

//! Slow clients, and a network that is told to misbehave.

use super::{connected, id_of, open, serve_with, text};
use crate::clients::{cloud, connections, obedient, until, within};
use aws_sdk_apigatewaymanagement::primitives::Blob;
use cloud::{SocketFaults, WebSocketSettings};
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn a_client_that_does_not_read_fills_its_buffer_and_nobody_elses() {
    let cloud = cloud().await;
    let (function, mut calls) = obedient();
    let settings = WebSocketSettings {
        buffered_posts: 4,
        ..WebSocketSettings::default()
    };
    let address = serve_with(&cloud, settings, function).await;
    let _silent = open(address).await;
    let silent = id_of(&calls.next().await);
    let mut reader = open(address).await;
    let reads = id_of(&calls.next().await);
    let management = connections(&cloud);
    let post = |id: &str| {
        let post = management.post_to_connection().connection_id(id);
        // The SDK would try again on its own.
        let once = aws_sdk_apigatewaymanagement::config::retry::RetryConfig::disabled();
        let once = aws_sdk_apigatewaymanagement::Config::builder().retry_config(once);
        post.data(Blob::new("x".repeat(100 * 1024)))
            .customize()
            .config_override(once)
            .send()
    };
    let refused = within(async {
        loop {
            if let Err(error) = post(&silent).await {
                return error.into_service_error();
            }
        }
    })
    .await;
    assert!(refused.is_limit_exceeded_exception(), "{refused:?}");
    post(&reads).await.unwrap();
    assert_eq!(text(&mut reader).await.len(), 100 * 1024);
}

#[tokio::test]
async fn disconnects_get_lost_or_come_twice_when_that_is_asked_for() {
    let cloud = cloud().await;
    let misbehave = |sockets: SocketFaults| cloud.change_faults(|faults| faults.sockets = sockets);
    misbehave(SocketFaults {
        disconnect_twice: 1.0,
        ..SocketFaults::default()
    })
    .unwrap();
    let (client, _id, mut calls) = connected(&cloud).await;
    drop(client);
    assert_eq!(
        calls.next().await["requestContext"]["eventType"],
        "DISCONNECT"
    );
    assert_eq!(
        calls.next().await["requestContext"]["eventType"],
        "DISCONNECT"
    );

    misbehave(SocketFaults {
        disconnect_lost: 1.0,
        ..SocketFaults::default()
    })
    .unwrap();
    let (client, _id, mut calls) = connected(&cloud).await;
    drop(client);
    until(async || cloud.connections().is_empty()).await;
    cloud.quiet().await.unwrap();
    assert!(calls.so_far().is_empty());
}

#[tokio::test]
async fn frames_get_lost_and_wait_when_that_is_asked_for() {
    let cloud = cloud().await;
    let (mut client, id, mut calls) = connected(&cloud).await;
    let misbehave = |sockets: SocketFaults| cloud.change_faults(|faults| faults.sockets = sockets);

    misbehave(SocketFaults {
        lost_from_client: 1.0,
        ..SocketFaults::default()
    })
    .unwrap();
    client.send(Message::text("lost")).await.unwrap();
    // The answer to a ping proves that everything before it was read.
    client.send(Message::Ping("p".into())).await.unwrap();
    assert!(matches!(
        within(client.next()).await,
        Some(Ok(Message::Pong(_)))
    ));

    misbehave(SocketFaults {
        deaf: true,
        ..SocketFaults::default()
    })
    .unwrap();
    client.send(Message::text("held")).await.unwrap();
    let management = connections(&cloud);
    let post = |text: &'static str| {
        let post = management.post_to_connection().connection_id(&id);
        post.data(Blob::new(text)).send()
    };
    post("still writes").await.unwrap();
    assert_eq!(text(&mut client).await, "still writes");
    assert!(calls.so_far().is_empty());

    misbehave(SocketFaults {
        lost_to_client: 1.0,
        ..SocketFaults::default()
    })
    .unwrap();
    assert_eq!(calls.next().await["body"], "held");
    post("lost").await.unwrap();
    misbehave(SocketFaults::default()).unwrap();
    post("arrives").await.unwrap();
    assert_eq!(text(&mut client).await, "arrives");
}

//! WebSockets and `@connections`: "Working with WebSocket APIs" of the API Gateway developer guide, and the Amazon API Gateway Management
//! API reference.

use crate::clients::{self, code};
use crate::place::{At, Place};
use crate::run::{Case, cases};
use crate::seen::{Notes, Seen};
use crate::wire::{Client, Handshake, open};
use aws_sdk_apigatewaymanagement::primitives::Blob;
use cloud::{Options, WebSocketSettings, function};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

type Management = aws_sdk_apigatewaymanagement::Client;

pub(crate) fn cases() -> Vec<Case> {
    cases![
        events_tell_the_life_of_a_socket,
        the_function_chooses_the_subprotocol,
        a_refused_connection_is_told_the_status_of_the_function,
        a_post_arrives_as_text,
        nothing_is_posted_before_the_connection_is_open,
        a_socket_that_was_closed_is_gone,
        a_socket_can_be_closed_from_behind,
        a_connection_tells_who_and_since_when,
        a_post_holds_128_kilobytes_and_no_more,
        a_frame_holds_32_kilobytes_and_no_more,
        a_message_of_many_frames_holds_128_kilobytes_and_no_more,
        bytes_that_are_no_text_are_not_taken,
    ]
}

/// A WebSocket API whose function behaves as [`crate::place::Remote::sockets`] says.
struct Gateway {
    url: String,
    management: Management,
    seen: Seen,
}

impl Gateway {
    async fn of(place: &Place) -> Self {
        match &*place.at {
            At::Local => Self::here(place).await,
            At::Emulator(remote) | At::Aws(remote) => Self {
                url: remote.sockets.clone(),
                management: clients::connections(&place.at, Some(&remote.connections)),
                seen: Seen::InTable(clients::dynamodb(&place.at, None), remote.seen.clone()),
            },
        }
    }

    async fn here(place: &Place) -> Self {
        let cloud = place.cloud(Options::default()).await;
        let management = clients::connections(&place.at, Some(cloud.connections_url()));
        let (lent, notes) = (management.clone(), Notes::default());
        let written = Arc::clone(&notes);
        let echo = function(move |event: Value| {
            let id = event["requestContext"]["connectionId"]
                .as_str()
                .expect("an id");
            written.lock().unwrap().push((id.to_owned(), event.clone()));
            answer(event, lent.clone())
        });
        let address = cloud
            .websocket(([127, 0, 0, 1], 0), WebSocketSettings::default(), echo)
            .await
            .expect("sockets");
        let url = format!("ws://{address}/");
        Self {
            url,
            management,
            seen: Seen::Here(notes),
        }
    }

    /// A socket that is open, and its id.
    async fn connected(&self) -> (Client, String) {
        let mut client = open(&self.url, &[]).await.expect("a socket");
        let told = client.asks("who am I").await;
        (
            client,
            told["connection"].as_str().expect("an id").to_owned(),
        )
    }

    async fn post(&self, to: &str, data: impl Into<Vec<u8>>) -> Result<(), String> {
        let post = self.management.post_to_connection().connection_id(to);
        let answer = post.data(Blob::new(data)).send().await;
        if answer.is_ok() {
            Ok(())
        } else {
            Err(code(answer))
        }
    }
}

/// What the function of `tests/cloud/contract/place.py` does, for the sockets of this machine.
async fn answer(event: Value, management: Management) -> anyhow::Result<Value> {
    let context = &event["requestContext"];
    let id = context["connectionId"].as_str().unwrap_or_default();
    let post = |told: Value| {
        management
            .post_to_connection()
            .connection_id(id)
            .data(Blob::new(told.to_string()))
            .send()
    };
    let asked = &event["queryStringParameters"];
    match context["eventType"].as_str() {
        Some("CONNECT") if asked["refuse"] == "yes" => Ok(json!({"statusCode": 403})),
        Some("CONNECT") if asked["post"] == "yes" => {
            let chosen = if post(json!({})).await.is_ok() {
                "sent"
            } else {
                "gone"
            };
            Ok(json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": chosen}}))
        }
        Some("CONNECT") => {
            let asked = event["headers"]["Sec-WebSocket-Protocol"]
                .as_str()
                .unwrap_or_default();
            let first = asked.split(',').next().unwrap_or_default().trim();
            let headers = if first.is_empty() {
                json!({})
            } else {
                json!({"Sec-WebSocket-Protocol": first})
            };
            Ok(json!({"statusCode": 200, "headers": headers}))
        }
        Some("MESSAGE") => {
            let bytes = event["body"].as_str().unwrap_or_default().len();
            let _ = post(json!({"connection": id, "bytes": bytes})).await;
            Ok(json!({"statusCode": 200}))
        }
        _ => Ok(json!({"statusCode": 200})),
    }
}

/// "Mapping template reference for WebSocket APIs": what the context of each event holds; "Managing connected users": `$disconnect` is told
/// when the client has gone.
async fn events_tell_the_life_of_a_socket(place: &Place) {
    let gateway = Gateway::of(place).await;
    let mut client = open(&format!("{}?colour=red", gateway.url), &[])
        .await
        .unwrap();
    let id = client.asks("who am I").await["connection"]
        .as_str()
        .unwrap()
        .to_owned();
    client.close().await;
    let mut events = crate::place::until("three events", async || {
        let found = gateway.seen.of(&id).await;
        (found.len() == 3).then_some(found)
    })
    .await;
    events.sort_by_key(|event| event["requestContext"]["requestTimeEpoch"].as_u64());
    has_context(&events[0], &id, "CONNECT", "$connect");
    has_context(&events[1], &id, "MESSAGE", "$default");
    has_context(&events[2], &id, "DISCONNECT", "$disconnect");
    assert_eq!(events[0]["queryStringParameters"], json!({"colour": "red"}));
    let headers = events[0]["headers"].as_object().unwrap();
    assert!(headers.keys().any(|name| name.eq_ignore_ascii_case("host")));
    assert_eq!(events[1]["body"], "who am I");
    assert!(events[1]["requestContext"]["messageId"].is_string());
    assert!(events[2]["requestContext"]["disconnectStatusCode"].is_u64());
}

fn has_context(event: &Value, id: &str, kind: &str, route: &str) {
    let context = &event["requestContext"];
    let found =
        ["connectionId", "eventType", "routeKey", "stage"].map(|name| context[name].as_str());
    assert_eq!(found, [id, kind, route, "live"].map(Some));
    assert_eq!(event["isBase64Encoded"], json!(false));
    for name in ["requestTimeEpoch", "connectedAt"] {
        let at_ms = context[name].as_u64();
        assert!(
            at_ms.is_some_and(|at_ms| at_ms > 1_600_000_000_000),
            "{kind}: {name}"
        );
    }
    for name in [
        "requestId",
        "extendedRequestId",
        "requestTime",
        "apiId",
        "domainName",
    ] {
        assert!(context[name].is_string(), "{kind}: {name}");
    }
    assert!(context["identity"]["sourceIp"].is_string(), "{kind}");
}

/// "WebSocket APIs that require a subprotocol": the `$connect` route returns the one it chose.
async fn the_function_chooses_the_subprotocol(place: &Place) {
    let gateway = Gateway::of(place).await;
    let client = open(&gateway.url, &["v1", "ticket.0123"]).await.unwrap();
    assert_eq!(client.protocol.as_deref(), Some("v1"));
    let client = open(&gateway.url, &[]).await.unwrap();
    assert_eq!(client.protocol, None);
}

/// "Managing connected users and client apps": with another status than 200 from `$connect` there is no connection.
async fn a_refused_connection_is_told_the_status_of_the_function(place: &Place) {
    let gateway = Gateway::of(place).await;
    let refused = open(&format!("{}?refuse=yes", gateway.url), &["v1"]).await;
    assert_eq!(refused.err(), Some(Handshake::Refused(403)));
}

/// `PostToConnection`; "Sending data from backend services to connected clients".
async fn a_post_arrives_as_text(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, id) = gateway.connected().await;
    gateway.post(&id, "Ää Привіт 🙂").await.unwrap();
    assert_eq!(client.text().await, "Ää Привіт 🙂");
    gateway.post(&id, "again").await.unwrap();
    assert_eq!(client.text().await, "again");
}

/// Knowledge center, "How do I troubleshoot 410 `GoneException` errors": "before the connection was established".
async fn nothing_is_posted_before_the_connection_is_open(place: &Place) {
    let gateway = Gateway::of(place).await;
    let client = open(&format!("{}?post=yes", gateway.url), &["sent", "gone"])
        .await
        .unwrap();
    assert_eq!(client.protocol.as_deref(), Some("gone"));
}

/// `GoneException`, status 410: "the connection with the provided id no longer exists".
async fn a_socket_that_was_closed_is_gone(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (client, id) = gateway.connected().await;
    client.close().await;
    crate::place::until("the end of the socket", async || {
        let posted = gateway.post(&id, "anybody?").await;
        posted.err().map(|code| assert_eq!(code, "GoneException"))
    })
    .await;
    let management = &gateway.management;
    assert_eq!(
        code(management.get_connection().connection_id(&id).send().await),
        "GoneException"
    );
    assert_eq!(
        code(
            management
                .delete_connection()
                .connection_id(&id)
                .send()
                .await
        ),
        "GoneException"
    );
}

/// `DeleteConnection`: "Delete the connection with the provided id".
async fn a_socket_can_be_closed_from_behind(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, id) = gateway.connected().await;
    gateway
        .management
        .delete_connection()
        .connection_id(&id)
        .send()
        .await
        .unwrap();
    client.ends().await;
    crate::place::until("the end of the socket", async || {
        gateway.post(&id, "anybody?").await.err()
    })
    .await;
}

/// `GetConnection`: `connectedAt`, `lastActiveAt` and `identity`.
async fn a_connection_tells_who_and_since_when(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (_client, id) = gateway.connected().await;
    let told = gateway
        .management
        .get_connection()
        .connection_id(&id)
        .send()
        .await
        .unwrap();
    let since = told.connected_at().expect("since when it is open");
    let active = told.last_active_at().unwrap();
    assert!(
        since.secs() > 1_600_000_000 && active.secs() >= since.secs(),
        "{told:?}"
    );
    assert!(
        told.identity()
            .unwrap()
            .source_ip()
            .unwrap()
            .parse::<std::net::IpAddr>()
            .is_ok()
    );
}

/// "Quotas for configuring and running a WebSocket API": message payload 128 KB; `PayloadTooLargeException`, status 413.
async fn a_post_holds_128_kilobytes_and_no_more(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, id) = gateway.connected().await;
    let most = 128 * 1024;
    gateway.post(&id, vec![b'x'; most]).await.unwrap();
    assert_eq!(client.text().await.len(), most);
    let refused = gateway.post(&id, vec![b'x'; most + 1]).await;
    let code = refused.expect_err("a post of more than 128 KB is refused");
    assert_eq!(code, "PayloadTooLargeException");
    gateway.post(&id, "still there").await.unwrap();
    assert_eq!(client.text().await, "still there");
}

/// The same: frame size 32 KB; "if a larger message (or larger frame size) is received, the connection is closed with code 1009".
async fn a_frame_holds_32_kilobytes_and_no_more(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, _) = gateway.connected().await;
    let most = 32 * 1024;
    assert_eq!(client.asks(&"x".repeat(most)).await["bytes"], json!(most));
    client.send(Message::text("x".repeat(most + 1))).await;
    assert_eq!(client.close_code().await, Some(1009));
}

/// The same: a larger message is split into frames of 32 KB or less.
async fn a_message_of_many_frames_holds_128_kilobytes_and_no_more(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, _) = gateway.connected().await;
    let part = |nth: usize, last: usize| {
        let kind = if nth == 0 { Data::Text } else { Data::Continue };
        Message::Frame(Frame::message(
            vec![b'x'; 32 * 1024],
            OpCode::Data(kind),
            nth == last,
        ))
    };
    for nth in 0..4 {
        client.send(part(nth, 3)).await;
    }
    assert_eq!(client.told().await["bytes"], json!(128 * 1024));
    for nth in 0..5 {
        client.send(part(nth, 4)).await;
    }
    assert_eq!(client.close_code().await, Some(1009));
}

/// "Binary media types for WebSocket APIs": binary frames are rejected and the client is disconnected with code 1003.
async fn bytes_that_are_no_text_are_not_taken(place: &Place) {
    let gateway = Gateway::of(place).await;
    let (mut client, _) = gateway.connected().await;
    client.send(Message::binary(vec![0_u8, 255])).await;
    assert_eq!(client.close_code().await, Some(1003));
}

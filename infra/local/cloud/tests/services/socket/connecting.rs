//! Getting in, and messages both ways.

use super::{connected, id_of, open, serve, text};
use crate::clients::{cloud, connections, obedient, told, until, within};
use anyhow::Context;
use aws_sdk_apigatewaymanagement::primitives::Blob;
use cloud::WebSocketSettings;
use futures_util::SinkExt;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Request};
use tokio_tungstenite::tungstenite::{Error, Message};

/// A request as a browser would send it.
fn browser(address: SocketAddr) -> Request<()> {
    let url = format!("ws://{address}/?a=1&a=2&b=%C3%A4");
    let mut request = url.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert(
        "sec-websocket-protocol",
        HeaderValue::from_static("v1, ticket.abc"),
    );
    headers.insert("user-agent", HeaderValue::from_static("test"));
    headers.insert("origin", HeaderValue::from_static("https://site.example"));
    request
}

#[tokio::test]
async fn connecting_asks_the_function_with_the_event_of_api_gateway() {
    let cloud = cloud().await;
    let (function, mut calls) = obedient();
    let address = serve(&cloud, function).await;
    let _refused = tokio_tungstenite::connect_async(browser(address)).await;

    let event = calls.next().await;
    assert_eq!(event["headers"]["Sec-WebSocket-Protocol"], "v1, ticket.abc");
    assert_eq!(event["headers"]["Origin"], "https://site.example");
    assert_eq!(event["headers"]["X-Forwarded-For"], "127.0.0.1");
    assert_eq!(
        event["multiValueHeaders"]["Host"],
        json!([address.to_string()])
    );
    assert_eq!(event["queryStringParameters"], json!({"a": "2", "b": "ä"}));
    let all = &event["multiValueQueryStringParameters"];
    assert_eq!(*all, json!({"a": ["1", "2"], "b": ["ä"]}));
    assert_eq!(event["isBase64Encoded"], false);
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$connect");
    assert_eq!(context["eventType"], "CONNECT");
    assert_eq!(context["messageDirection"], "IN");
    assert_eq!(context["stage"], "live");
    assert_eq!(context["domainName"], "127.0.0.1");
    let identity = json!({"sourceIp": "127.0.0.1", "userAgent": "test"});
    assert_eq!(context["identity"], identity);
    assert!(context["connectedAt"].is_u64() && context["requestTimeEpoch"].is_u64());
    for name in [
        "apiId",
        "connectionId",
        "requestId",
        "extendedRequestId",
        "requestTime",
    ] {
        let value = context[name].as_str();
        assert!(value.is_some_and(|value| !value.is_empty()), "{name}");
    }
}

#[tokio::test]
async fn the_function_chooses_the_subprotocol() {
    let cloud = cloud().await;
    for headers in ["headers", "multiValueHeaders"] {
        let value = if headers == "headers" {
            json!("v1")
        } else {
            json!(["v1"])
        };
        let answer = json!({"statusCode": 200, headers: {"sec-websocket-protocol": value}});
        let (function, _calls) = told(move |_| Ok(answer.clone()));
        let request = browser(serve(&cloud, function).await);
        let opened = within(tokio_tungstenite::connect_async(request)).await;
        let (_client, answer) = opened.unwrap();
        assert_eq!(answer.headers()["sec-websocket-protocol"], "v1");
    }
}

/// The status of a refused upgrade.
async fn refusal(address: SocketAddr) -> u16 {
    let url = format!("ws://{address}/");
    match within(tokio_tungstenite::connect_async(url)).await {
        Err(Error::Http(response)) => response.status().as_u16(),
        other => panic!("not refused but {other:?}"),
    }
}

#[tokio::test]
async fn the_function_may_refuse_and_failing_is_refusing() {
    let cloud = cloud().await;
    let answers = [
        (Some(json!({"statusCode": 403})), 403),
        (Some(json!({})), 502),
        (None, 502),
    ];
    for (answer, status) in answers {
        let (function, mut calls) = told(move |_| answer.clone().context("broken"));
        let address = serve(&cloud, function).await;
        assert_eq!(refusal(address).await, status);
        cloud.quiet().await.unwrap();
        assert_eq!(calls.so_far().len(), 1, "no $disconnect follows a refusal");
    }
    assert!(cloud.connections().is_empty());
}

#[tokio::test]
async fn a_frame_reaches_the_function_and_a_post_reaches_the_client() {
    let cloud = cloud().await;
    let (mut client, id, mut calls) = connected(&cloud).await;
    client.send(Message::text("hei")).await.unwrap();
    let event = calls.next().await;
    assert_eq!(event["body"], "hei");
    assert_eq!(event["isBase64Encoded"], false);
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$default");
    assert_eq!(context["eventType"], "MESSAGE");
    assert_eq!(context["connectionId"], id.as_str());
    assert!(context["messageId"].is_string());
    assert!(event.get("headers").is_none());

    let management = connections(&cloud);
    let post = management.post_to_connection().connection_id(&id);
    post.data(Blob::new("terve")).send().await.unwrap();
    assert_eq!(text(&mut client).await, "terve");
    let shown = management
        .get_connection()
        .connection_id(&id)
        .send()
        .await
        .unwrap();
    assert!(shown.last_active_at() >= shown.connected_at());
    assert_eq!(shown.identity().unwrap().source_ip(), Some("127.0.0.1"));
}

#[tokio::test]
async fn a_stage_in_the_endpoint_is_accepted() {
    use crate::clients::config;
    use aws_credential_types::Credentials;
    let cloud = cloud().await;
    let (mut client, id, _calls) = connected(&cloud).await;
    let url = format!("{}/live", cloud.connections_url());
    let config = config!(aws_sdk_apigatewaymanagement, url).build();
    let management = aws_sdk_apigatewaymanagement::Client::from_conf(config);
    let post = management.post_to_connection().connection_id(&id);
    post.data(Blob::new("a")).send().await.unwrap();
    assert_eq!(text(&mut client).await, "a");
}

#[tokio::test]
async fn a_long_post_arrives_whole_and_one_that_is_too_long_is_refused() {
    let cloud = cloud().await;
    let (mut client, id, _calls) = connected(&cloud).await;
    let management = connections(&cloud);
    let post = |text: &str| {
        let post = management.post_to_connection().connection_id(&id);
        post.data(Blob::new(text)).send()
    };
    let longest = "ä".repeat(64 * 1024);
    post(&longest).await.unwrap();
    assert_eq!(text(&mut client).await, longest);
    let error = post(&format!("{longest}x"))
        .await
        .unwrap_err()
        .into_service_error();
    assert!(error.is_payload_too_large_exception(), "{error:?}");
}

#[tokio::test]
async fn a_connection_that_is_not_there_is_gone() {
    let cloud = cloud().await;
    let (mut client, id, mut calls) = connected(&cloud).await;
    let management = connections(&cloud);
    client.close(None).await.unwrap();
    let event = calls.next().await;
    assert_eq!(event["requestContext"]["eventType"], "DISCONNECT");
    for id in [id.as_str(), "never="] {
        let post = management
            .post_to_connection()
            .connection_id(id)
            .data(Blob::new("a"));
        let error = post.send().await.unwrap_err().into_service_error();
        assert!(error.is_gone_exception(), "{error:?}");
        let get = management.get_connection().connection_id(id).send().await;
        assert!(get.unwrap_err().into_service_error().is_gone_exception());
        let delete = management
            .delete_connection()
            .connection_id(id)
            .send()
            .await;
        assert!(delete.unwrap_err().into_service_error().is_gone_exception());
    }
}

#[tokio::test]
async fn a_connection_is_gone_until_connect_has_answered() {
    let cloud = cloud().await;
    let management = connections(&cloud);
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let function = cloud::function(move |event| {
        let (management, tell) = (management.clone(), tell.clone());
        async move {
            let post = management.post_to_connection().connection_id(id_of(&event));
            let posted = post.data(Blob::new("early")).send().await;
            tell.send(posted.map_err(|error| error.into_service_error()))?;
            Ok(json!({"statusCode": 200}))
        }
    });
    let _client = open(serve(&cloud, function).await).await;
    let posted = within(told.recv()).await.unwrap();
    assert!(posted.unwrap_err().is_gone_exception());
}

#[tokio::test]
async fn frames_are_handled_at_the_same_time() {
    let cloud = cloud().await;
    let all_there = std::sync::Arc::new(tokio::sync::Barrier::new(5));
    let function = cloud::function(move |event: Value| {
        let all_there = std::sync::Arc::clone(&all_there);
        async move {
            if event["requestContext"]["eventType"] == "MESSAGE" {
                all_there.wait().await;
            }
            Ok(json!({"statusCode": 200}))
        }
    });
    let mut client = open(serve(&cloud, function).await).await;
    for _ in 0..5 {
        client.send(Message::text("together")).await.unwrap();
    }
    // Five calls wait for each other; one after the other they would wait forever.
    until(async || cloud.quiet().await.is_ok()).await;
}

#[tokio::test]
async fn a_function_that_fails_is_told_to_the_client() {
    let cloud = cloud().await;
    let (function, _calls) = told(|event| match event["body"].as_str() {
        Some(_) => anyhow::bail!("broken"),
        None => Ok(json!({"statusCode": 200})),
    });
    let mut client = open(serve(&cloud, function).await).await;
    client.send(Message::text("hei")).await.unwrap();
    let told: Value = serde_json::from_str(&text(&mut client).await).unwrap();
    assert_eq!(told["message"], "Internal server error");
}

#[tokio::test]
async fn only_this_machine_is_served() {
    let cloud = cloud().await;
    let (function, _calls) = obedient();
    let everywhere = cloud.websocket(([0, 0, 0, 0], 0), WebSocketSettings::default(), function);
    assert!(everywhere.await.is_err());
}

#[tokio::test]
async fn a_page_request_is_asked_to_upgrade() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let cloud = cloud().await;
    let (function, mut calls) = obedient();
    let mut client = TcpStream::connect(serve(&cloud, function).await)
        .await
        .unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    client.write_all(request).await.unwrap();
    let mut answer = String::new();
    within(client.read_to_string(&mut answer)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 426 "), "{answer}");
    assert!(calls.so_far().is_empty());
}

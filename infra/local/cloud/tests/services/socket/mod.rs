//! Sockets and `@connections`.

mod connecting;
mod ending;
mod faults;

use crate::clients::{Calls, obedient, within};
use cloud::{Cloud, Function, WebSocketSettings};
use futures_util::StreamExt;
use serde_json::Value;
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

pub(crate) type Client = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub(crate) async fn serve(cloud: &Cloud, function: Function) -> SocketAddr {
    serve_with(cloud, WebSocketSettings::default(), function).await
}

pub(crate) async fn serve_with(
    cloud: &Cloud,
    settings: WebSocketSettings,
    function: Function,
) -> SocketAddr {
    let address = ([127, 0, 0, 1], 0);
    cloud.websocket(address, settings, function).await.unwrap()
}

pub(crate) async fn open(address: SocketAddr) -> Client {
    let url = format!("ws://{address}/");
    within(tokio_tungstenite::connect_async(url))
        .await
        .unwrap()
        .0
}

/// A client that is connected, its id, and the further calls of the function.
pub(crate) async fn connected(cloud: &Cloud) -> (Client, String, Calls) {
    let (function, mut calls) = obedient();
    let client = open(serve(cloud, function).await).await;
    let id = id_of(&calls.next().await);
    (client, id, calls)
}

pub(crate) fn id_of(event: &Value) -> String {
    event["requestContext"]["connectionId"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(crate) async fn text(client: &mut Client) -> String {
    match within(client.next()).await {
        Some(Ok(Message::Text(text))) => text.to_string(),
        other => panic!("not a text but {other:?}"),
    }
}

/// The code with which the server closed.
pub(crate) async fn close_code(client: &mut Client) -> u16 {
    loop {
        match within(client.next()).await {
            Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
            Some(Ok(_)) => {}
            other => panic!("not closed but {other:?}"),
        }
    }
}

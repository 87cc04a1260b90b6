//! The events of a WebSocket API, in the JSON of Lambda's proxy integration.

use super::{Connection, Ending, Gateway};
use crate::{clock, ids};
use http::request::Parts;
use serde_json::{Map, Value, json};
use std::net::SocketAddr;

/// A client wants to connect.
pub(super) fn connect(
    gateway: &Gateway,
    connection: &Connection,
    head: &Parts,
    peer: SocketAddr,
) -> Value {
    let (single, multiple) = headers(gateway, head, peer);
    let mut event = json!({
        "headers": single,
        "multiValueHeaders": multiple,
        "requestContext": context(gateway, connection, "$connect", "CONNECT"),
        "isBase64Encoded": false,
    });
    let query = head.uri.query().unwrap_or_default();
    let query: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    if !query.is_empty() {
        let (single, multiple) = single_and_multiple(query);
        event["queryStringParameters"] = single;
        event["multiValueQueryStringParameters"] = multiple;
    }
    event
}

/// A client has sent a message.
pub(super) fn message(gateway: &Gateway, connection: &Connection, body: &str) -> Value {
    let mut context = context(gateway, connection, "$default", "MESSAGE");
    context["messageId"] = json!(ids::connection());
    json!({"requestContext": context, "body": body, "isBase64Encoded": false})
}

/// A connection is over.
pub(super) fn disconnect(gateway: &Gateway, connection: &Connection, ending: &Ending) -> Value {
    let mut context = context(gateway, connection, "$disconnect", "DISCONNECT");
    context["disconnectStatusCode"] = json!(ending.status);
    context["disconnectReason"] = json!(ending.reason);
    let host = &connection.host;
    json!({
        "headers": {"Host": host, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""},
        "multiValueHeaders": {
            "Host": [host], "x-api-key": [""], "X-Forwarded-For": [""], "x-restapi": [""],
        },
        "requestContext": context,
        "isBase64Encoded": false,
    })
}

fn context(gateway: &Gateway, connection: &Connection, route: &str, kind: &str) -> Value {
    let now = clock::now_ms();
    let request = ids::connection();
    // A domain name has no port, but clients of this machine have one in their Host header.
    let domain = connection
        .host
        .rsplit_once(':')
        .map_or(connection.host.as_str(), |(name, _)| name);
    json!({
        "routeKey": route,
        "eventType": kind,
        "extendedRequestId": request,
        "requestTime": clock::common_log(now),
        "messageDirection": "IN",
        "stage": gateway.settings.stage,
        "connectedAt": connection.connected_at,
        "requestTimeEpoch": now,
        "identity": {"sourceIp": connection.source_ip, "userAgent": connection.user_agent},
        "requestId": request,
        "domainName": domain,
        "connectionId": connection.id,
        "apiId": gateway.settings.api,
    })
}

/// The request's headers and those that API Gateway adds, with the last and with all values.
fn headers(gateway: &Gateway, head: &Parts, peer: SocketAddr) -> (Value, Value) {
    let given = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (spelled(name.as_str()), value)
    });
    let forwarded = head.headers.get("x-forwarded-for");
    let forwarded = match forwarded.and_then(|value| value.to_str().ok()) {
        Some(before) => format!("{before}, {}", peer.ip()),
        None => peer.ip().to_string(),
    };
    let added = [
        ("X-Forwarded-For", forwarded),
        ("X-Forwarded-Port", gateway.port.to_string()),
        ("X-Forwarded-Proto", "http".to_owned()),
    ];
    let mut all: Vec<(String, String)> = given
        .filter(|(name, _)| !added.iter().any(|(ours, _)| ours == name))
        .collect();
    all.extend(added.map(|(name, value)| (name.to_owned(), value)));
    single_and_multiple(all)
}

fn single_and_multiple(pairs: Vec<(String, String)>) -> (Value, Value) {
    let mut single = Map::new();
    let mut multiple: Map<String, Value> = Map::new();
    for (name, value) in pairs {
        if let Some(values) = multiple
            .entry(name.clone())
            .or_insert_with(|| json!([]))
            .as_array_mut()
        {
            values.push(json!(value));
        }
        single.insert(name, json!(value));
    }
    (Value::Object(single), Value::Object(multiple))
}

/// A header's name as browsers write it: hyper knows it only in small letters, API Gateway leaves it as it came.
fn spelled(name: &str) -> String {
    let parts = name.split('-').map(|part| {
        if part == "websocket" {
            return "WebSocket".to_owned();
        }
        let mut letters = part.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => String::new(),
        }
    });
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_names_are_spelled_as_browsers_do() {
        assert_eq!(spelled("sec-websocket-protocol"), "Sec-WebSocket-Protocol");
        assert_eq!(spelled("host"), "Host");
    }

    #[test]
    fn a_repeated_name_keeps_all_values_and_its_last_one() {
        let pairs = [("a", "1"), ("b", "2"), ("a", "3")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (single, multiple) = single_and_multiple(pairs.to_vec());
        assert_eq!(single, json!({"a": "3", "b": "2"}));
        assert_eq!(multiple, json!({"a": ["1", "3"], "b": ["2"]}));
    }
}

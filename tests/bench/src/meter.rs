//! A proxy before the stand-ins that counts what a function asks of AWS.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use axum::serve::ListenerExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::units::{item_bytes, read_units, write_units};

/// How long a post takes, so that posts that go out together are under way together.
const ROUND_TRIP: Duration = Duration::from_millis(2);

/// What was asked so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Calls by service and operation.
    pub(crate) calls: BTreeMap<String, u64>,
    pub(crate) request_bytes: u64,
    pub(crate) response_bytes: u64,
    pub(crate) new_connections: u64,
    /// How often a call began while none was under way: round trips, one after the other.
    pub(crate) waves: u64,
    pub(crate) write_units: f64,
    pub(crate) read_units: f64,
}

impl Counts {
    /// What came since `earlier`.
    pub(crate) fn since(&self, earlier: &Self) -> Self {
        let calls = self.calls.iter().map(|(name, n)| {
            let before = earlier.calls.get(name).copied().unwrap_or_default();
            (name.clone(), n - before)
        });
        Self {
            calls: calls.filter(|(_, n)| *n > 0).collect(),
            request_bytes: self.request_bytes - earlier.request_bytes,
            response_bytes: self.response_bytes - earlier.response_bytes,
            new_connections: self.new_connections - earlier.new_connections,
            waves: self.waves - earlier.waves,
            write_units: self.write_units - earlier.write_units,
            read_units: self.read_units - earlier.read_units,
        }
    }
}

#[derive(Debug, Default)]
struct Metered {
    counts: Counts,
    in_flight: u64,
}

/// Where a proxied service really is.
#[derive(Debug, Clone)]
enum Upstream {
    Service(String),
    /// A gateway whose sockets are all open: every post is taken.
    OpenSockets,
}

/// Counts over all services of one run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter {
    metered: Arc<Mutex<Metered>>,
    client: reqwest::Client,
}

#[derive(Clone)]
struct Proxy {
    meter: Meter,
    upstream: Upstream,
}

impl Meter {
    /// What was asked so far.
    pub(crate) fn counts(&self) -> Counts {
        self.with(|metered| metered.counts.clone())
    }

    fn with<T>(&self, change: impl FnOnce(&mut Metered) -> T) -> T {
        change(&mut self.metered.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A proxy before the service at this address; its own address.
    pub(crate) async fn before(&self, service: &str) -> anyhow::Result<String> {
        self.serve(Upstream::Service(service.to_owned())).await
    }

    /// A gateway that takes every post.
    pub(crate) async fn open_sockets(&self) -> anyhow::Result<String> {
        self.serve(Upstream::OpenSockets).await
    }

    async fn serve(&self, upstream: Upstream) -> anyhow::Result<String> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let meter = self.clone();
        let listener = listener.tap_io(move |io| {
            // A failure to switch off Nagle only makes it slower.
            let _ = io.set_nodelay(true);
            meter.with(|metered| metered.counts.new_connections += 1);
        });
        let proxy = Proxy {
            meter: self.clone(),
            upstream,
        };
        let router = axum::Router::new().fallback(pass).with_state(proxy);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(format!("http://{address}"))
    }
}

async fn pass(
    State(proxy): State<Proxy>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<axum::body::Body> {
    let target = headers.get("x-amz-target").and_then(|t| t.to_str().ok());
    let operation = match target {
        Some(target) => target.replace("_20120810", "").replace("AmazonSQS", "SQS"),
        None if uri.path().starts_with("/v2/email") => "SES.SendEmail".to_owned(),
        None => "Sockets.Post".to_owned(),
    };
    let meter = &proxy.meter;
    meter.with(|metered| {
        metered.counts.waves += u64::from(metered.in_flight == 0);
        metered.in_flight += 1;
        metered.counts.request_bytes += body.len() as u64;
        *metered.counts.calls.entry(operation.clone()).or_default() += 1;
    });
    let (status, answer) = match &proxy.upstream {
        Upstream::OpenSockets => {
            tokio::time::sleep(ROUND_TRIP).await;
            (StatusCode::OK, Bytes::new())
        }
        Upstream::Service(address) => {
            forward(meter, address, &uri, &headers, body, &operation).await
        }
    };
    meter.with(|metered| {
        metered.in_flight -= 1;
        metered.counts.response_bytes += answer.len() as u64;
    });
    let mut response = Response::new(axum::body::Body::from(answer));
    *response.status_mut() = status;
    let json = axum::http::HeaderValue::from_static("application/x-amz-json-1.0");
    response.headers_mut().insert("content-type", json);
    response
}

async fn forward(
    meter: &Meter,
    address: &str,
    uri: &Uri,
    headers: &HeaderMap,
    body: Bytes,
    operation: &str,
) -> (StatusCode, Bytes) {
    let table = Table { meter, address };
    let dynamodb = operation.strip_prefix("DynamoDB.");
    let request: Value = serde_json::from_slice(&body).unwrap_or_default();
    let written = dynamodb
        .map(written)
        .map(|of| of(&request))
        .unwrap_or_default();
    let Some(before) = table.items(&written).await else {
        return (StatusCode::BAD_GATEWAY, Bytes::new());
    };
    let mut forwarded = meter.client.post(format!("{address}{uri}")).body(body);
    for (name, value) in headers {
        if name != "host" && name != "content-length" {
            forwarded = forwarded.header(name, value);
        }
    }
    let Ok(response) = forwarded.send().await else {
        return (StatusCode::BAD_GATEWAY, Bytes::new());
    };
    let status = response.status();
    let answer = response.bytes().await.unwrap_or_default();
    let Some(after) = table.items(&written).await else {
        return (StatusCode::BAD_GATEWAY, Bytes::new());
    };
    let in_transaction = operation.ends_with("TransactWriteItems");
    let pairs = before.iter().zip(&after);
    let units: f64 = pairs
        .map(|(before, after)| write_units(before, after, in_transaction))
        .sum();
    let read = dynamodb.map_or(0.0, |operation| {
        let answer = serde_json::from_slice(&answer).unwrap_or_default();
        read(operation, &request, &answer)
    });
    meter.with(|metered| {
        metered.counts.write_units += units;
        metered.counts.read_units += read;
    });
    (status, answer)
}

/// A written item: its table and key.
type Written = Value;

/// Which items a call writes to.
fn written(operation: &str) -> fn(&Value) -> Vec<Written> {
    fn one(request: &Value) -> Written {
        let key = if request["Key"].is_object() {
            &request["Key"]
        } else {
            &request["Item"]
        };
        json!({"TableName": request["TableName"], "Key": {"pk": key["pk"], "sk": key["sk"]}, "ConsistentRead": true})
    }
    match operation {
        "PutItem" | "UpdateItem" | "DeleteItem" => |request| vec![one(request)],
        "TransactWriteItems" => |request| {
            let parts = request["TransactItems"].as_array().into_iter().flatten();
            parts
                .filter_map(|part| part.as_object()?.values().next().map(one))
                .collect()
        },
        _ => |_| Vec::new(),
    }
}

fn read(operation: &str, request: &Value, answer: &Value) -> f64 {
    let consistent = |request: &Value| request["ConsistentRead"] == true;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    match operation {
        "GetItem" => read_units(item_bytes(&answer["Item"]), consistent(request)),
        "Query" => {
            let bytes = list(&answer["Items"]).iter().map(item_bytes).sum();
            read_units(bytes, consistent(request))
        }
        "BatchGetItem" => {
            let tables = request["RequestItems"].as_object().into_iter().flatten();
            tables
                .map(|(table, asked)| {
                    let found = list(&answer["Responses"][table]);
                    let missing = list(&asked["Keys"]).len().saturating_sub(found.len());
                    let unit = |bytes| read_units(bytes, consistent(asked));
                    found.iter().map(|item| unit(item_bytes(item))).sum::<f64>()
                        + unit(0) * missing as f64
                })
                .sum()
        }
        _ => 0.0,
    }
}

struct Table<'a> {
    meter: &'a Meter,
    address: &'a str,
}

impl Table<'_> {
    /// The item as it is now, read past the meter; `None` when the table does not answer.
    async fn item(&self, get: &Written) -> Option<Value> {
        const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=local/20261121/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
        let request = self
            .meter
            .client
            .post(self.address)
            .header("x-amz-target", "DynamoDB_20120810.GetItem")
            .header("x-amz-date", "20261121T000000Z")
            .header("content-type", "application/x-amz-json-1.0")
            .header("authorization", SIGNED)
            .body(get.to_string());
        let answer = request.send().await.ok()?.error_for_status().ok()?;
        Some(answer.json::<Value>().await.ok()?["Item"].clone())
    }

    async fn items(&self, gets: &[Written]) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        for get in gets {
            items.push(self.item(get).await?);
        }
        Some(items)
    }
}

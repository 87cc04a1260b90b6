//! Who sits behind a tab, and the calls that a page makes for them.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use dev::Addresses;

use crate::faults::line::Line;

/// A call without an answer in this time has failed.
const CALLING: Duration = Duration::from_secs(15);

/// Somebody's right to call.
#[derive(Clone, Debug)]
pub(in crate::faults) enum Party {
    Visitor { token: String },
    Agent { cookie: String },
}

/// The way from a page to the stack, wherever that listens just now.
#[derive(Clone)]
pub(in crate::faults) struct Door {
    pub(in crate::faults) http: reqwest::Client,
    /// `None` while the stack is down.
    pub(in crate::faults) addresses: watch::Receiver<Option<Addresses>>,
    /// Where sockets are opened: the wire.
    pub(in crate::faults) wire: String,
}

/// What came of a call; `None` for a call that got no answer at all.
pub(in crate::faults) type Answered = Option<(u16, Value)>;

impl Door {
    pub(in crate::faults) async fn call(
        &self,
        party: &Party,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Answered {
        let addresses = self.addresses.borrow().clone()?;
        let method = method.parse().expect("a method");
        let request = match party {
            Party::Visitor { token } => {
                let url = format!("{}/v1/visitor{path}", addresses.widget);
                let request = self.http.request(method, url).bearer_auth(token);
                request.header("origin", &addresses.demo)
            }
            Party::Agent { cookie } => {
                let url = format!("{}/v1{path}", addresses.console);
                let request = self.http.request(method, url).header("cookie", cookie);
                request.header("origin", &addresses.console)
            }
        };
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        let response = request.timeout(CALLING).send().await.ok()?;
        let status = response.status().as_u16();
        let text = response.text().await.ok()?;
        Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    pub(in crate::faults) async fn line(&self, party: &Party) -> Option<Line> {
        let asked = self.call(party, "POST", "/tickets", Some(json!({}))).await;
        let (201, given) = asked? else { return None };
        let addresses = self.addresses.borrow().clone()?;
        let origin = match party {
            Party::Visitor { .. } => &addresses.demo,
            Party::Agent { .. } => &addresses.console,
        };
        let url = given["url"].as_str()?;
        let url = url.replacen(&addresses.sockets, &self.wire, 1);
        Line::open(&url, origin, given["ticket"].as_str()?).await
    }

    pub(in crate::faults) async fn page(
        &self,
        party: &Party,
        conversation: &str,
        after: u64,
    ) -> Option<Value> {
        let path = format!("/conversations/{conversation}/events?after={after}");
        match self.call(party, "GET", &path, None).await {
            Some((200, page)) => Some(page),
            _ => None,
        }
    }
}

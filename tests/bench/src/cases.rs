//! What each function is measured with: sample events, changed so that each does its work and none is a repeat.

use domain::SenderId;
use serde_json::{Value, json};

use crate::scene::{
    AGENT, AGENT_SOCKET, CONVERSATION, LONG, OTHER_CONVERSATION, OTHER_VISITOR, SECRET, VISITOR,
    VISITOR_SOCKET, mailed, ticket_of,
};

/// A function, and what it is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) function: &'static str,
    pub(crate) name: &'static str,
    /// A sample in `events/<function>`.
    sample: &'static str,
    /// Makes of it the event with this number, from 0.
    change: fn(&mut Value, u64),
}

const fn case(
    function: &'static str,
    name: &'static str,
    sample: &'static str,
    change: fn(&mut Value, u64),
) -> Case {
    Case {
        function,
        name,
        sample,
        change,
    }
}

/// All of them.
pub(crate) const CASES: [Case; 15] = [
    case(
        "socket-message",
        "message of 120 characters",
        "send",
        message,
    ),
    case("socket-message", "ping", "ping", |_, _| ()),
    case("contact-submit", "form", "submission", |event, n| {
        event["headers"]["idempotency-key"] = format!("sample-key-{n:04}").into();
        // Honest forms come from many people.
        event["requestContext"]["http"]["sourceIp"] = format!("203.0.113.{n}").into();
    }),
    case("visitor-api", "settings", "settings", |_, _| ()),
    case("visitor-api", "message over HTTP", "message", |event, n| {
        // Two visitors take turns: one alone would write more than is taken in a minute.
        let (visitor, conversation) = if n.is_multiple_of(2) {
            (VISITOR, CONVERSATION)
        } else {
            (OTHER_VISITOR, OTHER_CONVERSATION)
        };
        event["headers"]["authorization"] = format!("Bearer {visitor}.{SECRET}").into();
        event["rawPath"] = format!("/v1/visitor/conversations/{conversation}/messages").into();
        let message = json!({"sender": VISITOR_SENDER, "n": n / 2 + 1, "text": "a".repeat(120)});
        event["body"] = message.to_string().into();
    }),
    case("visitor-api", "end of a long log", "events", |event, _| {
        of_long_log(event, "");
    }),
    case(
        "visitor-api",
        "middle of a long log",
        "events-after",
        |event, _| {
            of_long_log(event, "200");
        },
    ),
    case("agent-api", "list", "list", signed_in),
    case("agent-api", "conversation", "conversation", signed_in),
    case("socket-connect", "visitor", "visitor", |event, n| {
        let protocol = format!("v1, ticket.{}", ticket_of(n));
        event["headers"]["Sec-WebSocket-Protocol"] = protocol.as_str().into();
        event["multiValueHeaders"]["Sec-WebSocket-Protocol"] = json!([protocol]);
        event["requestContext"]["connectionId"] = format!("benchConnection{n}=").into();
    }),
    case("socket-disconnect", "visitor", "tab-closed", |event, _| {
        event["requestContext"]["connectionId"] = VISITOR_SOCKET.into();
    }),
    case("relay", "message", "message", |_, _| ()),
    case("email-worker", "notice", "chat", |event, n| {
        let job = json!({"type": "notify_agent", "v": 1, "id": format!("bench-{n}"), "agent": mailed(n),
            "kind": "message", "conversation": CONVERSATION, "seq": n + 1});
        event["Records"][0]["body"] = job.to_string().into();
    }),
    case("sweep", "nothing due", "minute", |_, _| ()),
    case("site", "widget loader", "widget-loader", |_, _| ()),
];

impl Case {
    /// Its first `count` events.
    pub(crate) fn events(&self, count: u64) -> anyhow::Result<Vec<Value>> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../events");
        let path = format!("{root}/{}/{}.json", self.function, self.sample);
        let sample: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let event = |n| {
            let mut event = sample.clone();
            (self.change)(&mut event, n);
            event
        };
        Ok((0..count).map(event).collect())
    }
}

// As long as those that our clients make: every message carries one.
const VISITOR_SENDER: &str = "samplevisit1";
const AGENT_SENDER: &str = "sampleagent1";
const _: () =
    assert!(VISITOR_SENDER.len() == SenderId::CHARS && AGENT_SENDER.len() == SenderId::CHARS);

/// Visitor and agent take turns.
fn message(event: &mut Value, n: u64) {
    let (socket, sender) = if n.is_multiple_of(2) {
        (VISITOR_SOCKET, VISITOR_SENDER)
    } else {
        (AGENT_SOCKET, AGENT_SENDER)
    };
    event["requestContext"]["connectionId"] = socket.into();
    let frame = json!({"action": "send", "conversation": CONVERSATION, "sender": sender,
        "n": n / 2 + 1, "text": "a".repeat(120)});
    event["body"] = frame.to_string().into();
}

/// The page after an event, or the newest, of a log of 400 long messages.
fn of_long_log(event: &mut Value, after: &str) {
    event["headers"]["authorization"] = format!("Bearer {VISITOR}.{SECRET}").into();
    event["rawPath"] = format!("/v1/visitor/conversations/{LONG}/events").into();
    if !after.is_empty() {
        event["rawQueryString"] = format!("after={after}").into();
        event["queryStringParameters"] = json!({"after": after});
    }
}

fn signed_in(event: &mut Value, _: u64) {
    event["cookies"] = json!([format!("__Host-session={AGENT}.{SECRET}")]);
}

//! Socket frames.

use domain::{ConversationId, QueueId, SenderId};
use serde::{Deserialize, Serialize};

use crate::event::{ReadMarks, WireEvent};
use crate::job::Notice;
use crate::{Code, Row, as_text};

/// Longest frame that API Gateway takes or gives, in bytes.
pub const FRAME_BYTES: usize = 32 * 1024;

/// An event longer than this is not pushed; the receiver fetches it.
pub const PUSHED_EVENT_BYTES: usize = 28 * 1024;

/// What a client sends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "action", rename_all = "lowercase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the fields")]
pub enum ClientFrame {
    /// Append a message.
    Send {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: ConversationId,
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sender"))]
        sender: SenderId,
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        n: u64,
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::Body::MAX_CHARS)))]
        text: String,
    },
    /// Follow a conversation, and get what came after `after`.
    Resume {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: ConversationId,
        after: u64,
    },
    /// Follow a conversation no longer.
    Leave {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: ConversationId,
    },
    /// Somebody is typing.
    Typing {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: ConversationId,
    },
    /// Everything up to `seq` was seen.
    Read {
        #[serde(with = "as_text")]
        #[cfg_attr(test, ts(type = "string"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: ConversationId,
        seq: u64,
    },
    /// Get the changed rows of these queues. Agents only.
    Watch {
        #[cfg_attr(test, ts(as = "Vec<String>"))]
        #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::WATCHED)))]
        queues: Vec<QueueText>,
    },
    /// Is anybody there?
    Ping { nonce: String },
}

/// A queue's name inside a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QueueText(
    #[serde(with = "as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub QueueId,
);

/// What the server sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the fields")]
pub enum ServerFrame {
    /// The message is stored.
    Ack {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sender"))]
        sender: String,
        n: u64,
        seq: u64,
    },
    /// Something was appended.
    Event {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        seq: u64,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
        at: String,
        event: PushedEvent,
    },
    /// The conversation is followed from here on.
    Resumed {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        last: u64,
        #[cfg_attr(test, ts(type = "Status"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Status"))]
        status: &'static str,
        read: ReadMarks,
    },
    /// The other side is typing.
    Typing {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        #[cfg_attr(test, ts(type = "Side"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Side"))]
        side: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        name: Option<String>,
        /// Which agent; agents alone are told.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        agent: Option<String>,
    },
    /// The agents who have the conversation open. Agents alone are told.
    Viewers {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Id>"))]
        agents: Vec<String>,
    },
    /// These queues are watched: what changes in them from here on comes as a frame.
    Watched { queues: Vec<String> },
    /// The other side has seen everything up to `seq`.
    Read {
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        #[cfg_attr(test, ts(type = "Side"))]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Side"))]
        side: &'static str,
        seq: u64,
    },
    /// A changed row of a list.
    Row { row: Row },
    /// A new or changed line of a queue's log.
    Log { entry: crate::agent::LogEntry },
    /// Tell the agent.
    Notice {
        kind: Notice,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
        queue: String,
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        conversation: String,
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        entry: Option<String>,
        sound: bool,
        desktop: bool,
    },
    /// Yes.
    Pong { nonce: String },
    /// The frame was refused.
    Error {
        #[cfg_attr(test, ts(type = "Exclude<Code, \"method-not-allowed\">"))]
        code: Code,
        r#ref: ErrorRef,
        /// Seconds to wait, with `too-many`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        retry_after_s: Option<u32>,
    },
}

/// An event inside a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PushedEvent {
    /// The event itself.
    Whole(WireEvent),
    /// Only that there is one.
    TooLong(TooLong),
}

/// Stands for an event that is too long for a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TooLong {
    /// Ask for it over HTTP.
    Fetch,
}

/// What a refused frame was about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the fields of the refused frame")]
pub struct ErrorRef {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
    pub conversation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Sender>"))]
    pub sender: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub n: Option<u64>,
    /// The number to go on with, with `gap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub expected: Option<u64>,
}

/// What a client gets in the place of a frame that cannot be written as JSON.
const UNWRITTEN: &str = r#"{"type":"error","code":"internal","ref":{}}"#;

impl ServerFrame {
    /// The frame as JSON; one that cannot be written is an error to its receiver, not an empty frame.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| UNWRITTEN.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_json;

    #[test]
    fn what_stands_for_a_frame_that_cannot_be_written_is_a_frame() {
        let error = ServerFrame::Error {
            code: Code::Internal,
            r#ref: ErrorRef::default(),
            retry_after_s: None,
        };
        assert_eq!(error.to_json(), UNWRITTEN);
    }

    #[test]
    fn a_frame_with_an_unknown_field_is_refused() {
        let good = br#"{"action":"ping","nonce":"a"}"#;
        assert!(parse_json::<ClientFrame>(good).is_ok());
        for (bad, code) in [
            (
                &br#"{"action":"ping","nonce":"a","x":1}"#[..],
                Code::Invalid,
            ),
            (br#"{"action":"ping"}"#, Code::Invalid),
            (br#"{"action":"fly"}"#, Code::Invalid),
            (
                br#"{"action":"watch","queues":["Support!"]}"#,
                Code::Invalid,
            ),
            (br#"{"action":"#, Code::Malformed),
            (b"", Code::Malformed),
        ] {
            let refused = parse_json::<ClientFrame>(bad).expect_err("refused");
            assert_eq!(refused.code, code, "{}", String::from_utf8_lossy(bad));
        }
    }
}

//! Every id has its own type, so that swapping two does not compile.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use ulid::Ulid;

/// The text is not an id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct BadId;

macro_rules! numeric_id {
    ($(#[$doc:meta] $name:ident;)+) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// The id made of 128 given bits.
            pub fn from_bits(bits: u128) -> Self {
                Self(bits)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Ulid(self.0), f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let id = Self(Ulid::from_string(text).map_err(|_| BadId)?.0);
                // One id has one spelling: lower case and overlong forms are not it.
                if id.to_string() == text { Ok(id) } else { Err(BadId) }
            }
        }
    )+};
}

numeric_id! {
    /// A conversation. Derived, not drawn: see [`ConversationId::of_chat`] and [`ConversationId::of_submission`].
    ConversationId;
    /// A visitor of one site.
    VisitorId;
    /// A person who answers.
    AgentId;
    /// One line of a queue's log; sorts by time.
    EntryId;
}

impl ConversationId {
    /// The one conversation of this visitor in this queue: a second first message meets the same key (R24).
    pub fn of_chat(site: &SiteId, queue: &QueueId, visitor: VisitorId) -> Self {
        Self(digest(&[
            "chat",
            site.as_str(),
            queue.as_str(),
            &visitor.to_string(),
        ]))
    }

    /// The conversation of a form that was sent with this idempotency key: a retry meets the same key.
    pub fn of_submission(site: &SiteId, idempotency_key: &str) -> Self {
        Self(digest(&["submission", site.as_str(), idempotency_key]))
    }
}

impl EntryId {
    /// The log line that tells of `what` in this conversation, at this time. The same three give the same id.
    pub fn of(at: Timestamp, conversation: ConversationId, what: &str) -> Self {
        Self::at(at, digest(&["entry", &conversation.to_string(), what]))
    }

    /// The log line that tells that this queue opened or closed at this time. The same four give the same id.
    pub fn of_switch(at: Timestamp, queue: &QueueId, open: bool, by: Option<AgentId>) -> Self {
        let what = if open { "opened" } else { "closed" };
        let by = by.map(|agent| agent.to_string()).unwrap_or_default();
        Self::at(at, digest(&["switch", queue.as_str(), what, &by]))
    }

    fn at(at: Timestamp, digest: u128) -> Self {
        let time = u128::from(at.as_millisecond().unsigned_abs()) << 80;
        Self(time | digest & ((1 << 80) - 1))
    }
}

/// 128 bits of a SHA-256 over parts that carry their length, so that no two lists of parts read the same.
fn digest(parts: &[&str]) -> u128 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(16)
        .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

macro_rules! text_id {
    ($(#[$doc:meta] $name:ident, $rule:expr;)+) => {$(
        #[$doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::BadId;

            fn from_str(text: &str) -> Result<Self, $crate::BadId> {
                let rule: fn(&str) -> bool = $rule;
                if rule(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($crate::BadId)
                }
            }
        }
    )+};
}
pub(crate) use text_id;

fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}

fn is_sender(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    (8..=32).contains(&text.len()) && text.bytes().all(plain)
}

fn is_connection(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-=+/".contains(&b);
    (1..=128).contains(&text.len()) && text.bytes().all(plain)
}

text_id! {
    /// A site's short name, as the owner chose it: `[a-z0-9-]`, at most 40.
    SiteId, is_slug;
    /// A queue's short name, unique in the deployment: `[a-z0-9-]`, at most 40.
    QueueId, is_slug;
    /// What one tab or device calls itself: 8 to 32 of `[A-Za-z0-9_-]`.
    SenderId, is_sender;
    /// A socket, as API Gateway calls it.
    ConnectionId, is_connection;
}

impl SenderId {
    /// Characters of the senders that our clients make: 72 random bits, and a short head.
    pub const CHARS: usize = 12;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_wrote() {
        let id = VisitorId::from_bits(u128::MAX - 5);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ".parse::<VisitorId>(),
            Err(BadId)
        );
        assert_eq!(
            id.to_string().to_lowercase().parse::<VisitorId>(),
            Err(BadId)
        );
    }

    #[test]
    fn entries_sort_by_time() {
        let conversation = ConversationId::from_bits(7);
        let early = EntryId::of(
            Timestamp::from_millisecond(1_000).expect("in range"),
            conversation,
            "a",
        );
        let late = EntryId::of(
            Timestamp::from_millisecond(1_001).expect("in range"),
            conversation,
            "a",
        );
        assert!(early.to_string() < late.to_string());
    }

    #[test]
    fn one_visitor_has_one_chat_in_a_queue() {
        let (site, queue) = (
            "demo".parse().expect("slug"),
            "support".parse().expect("slug"),
        );
        let visitor = VisitorId::from_bits(1);
        assert_eq!(
            ConversationId::of_chat(&site, &queue, visitor),
            ConversationId::of_chat(&site, &queue, visitor)
        );
        assert_ne!(
            ConversationId::of_chat(&site, &queue, visitor),
            ConversationId::of_chat(&site, &queue, VisitorId::from_bits(2))
        );
    }

    #[test]
    fn a_slug_is_short_and_plain() {
        assert!("support-2".parse::<QueueId>().is_ok());
        for bad in ["", "Support", "a b", "ä", "a#b", &"a".repeat(41)] {
            assert_eq!(bad.parse::<QueueId>(), Err(BadId), "{bad}");
        }
    }
}

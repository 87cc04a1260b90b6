//! How much fits on the items that every message rewrites. DynamoDB bills a write by the size of the whole item and refuses one
//! of 400 KB, so each map and list on such an item has a limit, and the limit is a condition of the write itself.

use std::ops::RangeInclusive;

use crate::Author;

/// Senders that a visitor's message may bring a conversation to. Agents may add as many again, so a visitor never uses up an
/// agent's room.
pub const VISITOR_SENDERS: usize = 16;

/// Senders that are kept on each side when a tail is spilled: those that wrote last.
pub const KEPT_SENDERS: usize = 8;

/// Agents who wrote last and whose names are kept, beside those who take part.
pub const KEPT_NAMES: usize = 10;

/// Agents who may take part in a conversation.
pub const PARTICIPANTS: usize = 20;

/// Names beyond which an agent who acts without taking part is not remembered by name.
pub const NAMES: usize = PARTICIPANTS + 2 * KEPT_NAMES;

/// Connections of one visitor that follow a conversation; the oldest gives way to a new one.
pub const VISITOR_CONNECTIONS: usize = 8;

/// Connections of agents that follow a conversation; the oldest gives way to a new one.
pub const AGENT_CONNECTIONS: usize = 30;

/// Events in a tail up to which a visitor's message is taken. A message has at most 40 KB.
pub const VISITOR_TAIL: usize = 6;

/// Messages of a visitor that may wait unread.
pub const UNREAD: u64 = 500;

/// Comments on one line of a queue's log.
pub const COMMENTS: usize = 20;

/// Characters of such a comment.
pub const COMMENT_CHARS: usize = 1000;

/// Conversations that one connection follows.
pub const FOLLOWED: usize = 50;

/// Queues that one connection watches.
pub const WATCHED: usize = 200;

/// Characters of a site's name.
pub const SITE_NAME_CHARS: usize = 80;

/// Characters of one text of the widget.
pub const SITE_TEXT_CHARS: usize = 300;

/// Origins of a site.
pub const ORIGINS: usize = 40;

/// Sites on which one agent answers.
pub const SITES_OF_AGENT: usize = 50;

/// Queues of a site.
pub const QUEUES_OF_SITE: usize = 80;

/// Paths on which a site has no widget.
pub const HIDDEN_PATHS: usize = 20;

/// Pixels by which the launcher can stand away from its corner.
pub const OFFSET_PX: u16 = 200;

/// Characters of a queue's name.
pub const QUEUE_NAME_CHARS: usize = 80;

/// Characters of what a queue is for, in one language.
pub const DESCRIPTION_CHARS: usize = 300;

/// Other ways to reach the people of a queue.
pub const CONTACT_LINES: usize = 8;

/// Characters of one of them.
pub const CONTACT_LINE_CHARS: usize = 200;

/// Topics of a form.
pub const TOPICS: usize = 50;

/// Characters of a topic, as of the answer that names it.
pub const TOPIC_CHARS: usize = 200;

/// Bots of a site.
pub const BOTS_OF_SITE: usize = 20;

/// Fields of a form of a queue.
pub const FORM_FIELDS: usize = 30;

/// Bytes of all fields of a form, as JSON. Every reader of the queue reads them.
pub const FORM_BYTES: usize = 12 * 1024;

/// Options of a field.
pub const FIELD_OPTIONS: usize = 100;

/// Characters of what a field or an option is called, of the value of an option, and of what stands in an empty field.
pub const FIELD_LABEL_CHARS: usize = 80;

/// Characters of what helps to fill in a field.
pub const FIELD_HELP_CHARS: usize = 300;

/// Characters of an answer of one line.
pub const ANSWER_CHARS: usize = 200;

/// Characters of a consent.
pub const CONSENT_CHARS: usize = 2000;

/// Characters of the address of a picture.
pub const PICTURE_CHARS: usize = 500;

/// Characters of what a queue says by itself, in one language.
pub const AUTO_REPLY_CHARS: usize = 1000;

/// Seconds without an answer after which a queue may say something by itself.
pub const AUTO_REPLY_S: RangeInclusive<u16> = 30..=600;

/// Characters of the note of an exception.
pub const NOTE_CHARS: usize = 200;

/// Conversations at once up to which an agent can be limited.
pub const OPEN_AT_ONCE: u16 = 100;

/// Days that one exception of opening hours may have.
pub const EXCEPTION_DAYS: i32 = 366;

/// Intervals of a week, and of the days of one exception.
pub const INTERVALS: usize = 35;

/// Lines about opening and closing that are written at once, after an outage.
pub const SWITCHES_AT_ONCE: usize = 50;

/// Exceptions of one queue.
pub const EXCEPTIONS: usize = 50;

/// Senders up to which this side may bring a new one.
pub fn senders(author: Author) -> usize {
    match author {
        Author::Visitor => VISITOR_SENDERS,
        Author::Agent(_) => 2 * VISITOR_SENDERS,
    }
}

/// Events in a tail up to which a message of this side is taken. Agents have room that visitors cannot fill.
pub fn tail(author: Author) -> usize {
    match author {
        Author::Visitor => VISITOR_TAIL,
        Author::Agent(_) => VISITOR_TAIL + 2,
    }
}

/// Connections of this side that follow a conversation.
pub fn connections(author: Author) -> usize {
    match author {
        Author::Visitor => VISITOR_CONNECTIONS,
        Author::Agent(_) => AGENT_CONNECTIONS,
    }
}

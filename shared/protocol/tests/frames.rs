//! Every frame that the server sends, and every kind of event in one, as clients get them.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use domain::{
    AgentId, Answers, Author, Body, By, Contact, DisplayName, Event, Head, Side, Status, Timestamp,
    VisitorId, What,
};
use protocol::agent::{Comment, LogEntry, LogEventKind, LogSource, LogSourceKind};
use protocol::event::{ReadMarks, status_name};
use protocol::frame::{PushedEvent, TooLong};
use protocol::job::Notice;
use protocol::{Code, ErrorRef, Row, ServerFrame, WireNumbered};
use serde_json::{Value, from_str};
use support::{Snapshots, parsed};

fn at() -> Timestamp {
    parsed("2026-11-20T10:03:03Z")
}

fn agent() -> AgentId {
    AgentId::from_bits(1)
}

/// What people say and do to a chat, from its beginning.
fn talk() -> Vec<What> {
    let text = |text| Body::parse(text).expect("a text");
    let fields = [("message".to_owned(), "Please call me".to_owned())];
    vec![
        What::Submission {
            answers: Answers::from_stored(fields.into()),
            talk: None,
        },
        What::Joined { agent: agent() },
        What::Assigned {
            agent: Some(agent()),
            by: By::Agent(agent()),
        },
        What::Message {
            by: Author::Agent(agent()),
            sender: parsed("console00001"),
            n: 1,
            text: text("Good morning"),
        },
        What::Note {
            by: agent(),
            sender: parsed("console00001"),
            n: 2,
            text: text("Who knows more?"),
        },
        What::Transferred {
            queue: parsed("sales"),
            by: By::Agent(agent()),
        },
        What::Left { agent: agent() },
    ]
}

/// How a chat ends, and what is mended in it afterwards.
fn end() -> Vec<What> {
    let contact = Contact {
        name: DisplayName::parse("Eva Virtanen").ok(),
        ..Contact::default()
    };
    let by = By::Agent(agent());
    vec![
        What::Status {
            status: Status::Resolved,
            by: By::System,
        },
        What::AutoReply {
            text: Body::parse("All of us are busy.").expect("a text"),
        },
        What::Rated {
            score: 1,
            comment: Body::parse("Thank you").ok(),
        },
        What::Redacted {
            seq: 1,
            visitor_seq: Some(1),
            by,
        },
        What::Contact { contact, by },
    ]
}

/// A chat whose log has an event of each kind.
fn chat() -> Head {
    let mut head = support::chat(VisitorId::from_bits(7), at());
    head.number = Some(12);
    head.name = DisplayName::parse("Eva").ok();
    head.assignment.names.insert(agent(), "Aino".to_owned());
    let more = talk().into_iter().chain(end());
    let more = more.map(|what| Event { at: at(), what });
    head.log.tail.extend(more);
    head.log.seq = head.log.tail.len() as u64;
    head
}

/// What a frame is called; a new kind needs an example above.
fn name_of(frame: &ServerFrame) -> &'static str {
    match frame {
        ServerFrame::Ack { .. } => "ack",
        ServerFrame::Event { .. } => "event",
        ServerFrame::Resumed { .. } => "resumed",
        ServerFrame::Typing { .. } => "typing",
        ServerFrame::Viewers { .. } => "viewers",
        ServerFrame::Watched { .. } => "watched",
        ServerFrame::Read { .. } => "read",
        ServerFrame::Row { .. } => "row",
        ServerFrame::Log { .. } => "log",
        ServerFrame::Notice { .. } => "notice",
        ServerFrame::Pong { .. } => "pong",
        ServerFrame::Error { .. } => "error",
    }
}

/// A line of the queue's log with a comment.
fn entry(head: &Head) -> LogEntry {
    let comment = Comment {
        text: "Called".to_owned(),
        agent: agent().to_string(),
        name: "Aino".to_owned(),
        at: at().to_string(),
    };
    LogEntry {
        entry: "01KAHCQ0000000000000000E01".to_owned(),
        queue: "support".to_owned(),
        at: at().to_string(),
        source: LogSource {
            kind: LogSourceKind::Submission,
            name: None,
        },
        event: LogEventKind::Submission,
        conversation: Some(head.id.to_string()),
        number: Some(12),
        comments: vec![comment],
        row: None,
    }
}

/// What every follower of a conversation is sent, but for its events.
fn frames_of_a_conversation(head: &Head) -> Vec<ServerFrame> {
    let conversation = || head.id.to_string();
    vec![
        ServerFrame::Ack {
            conversation: conversation(),
            sender: "visitor00001".to_owned(),
            n: 1,
            seq: 1,
        },
        ServerFrame::Event {
            conversation: conversation(),
            seq: 13,
            at: at().to_string(),
            event: PushedEvent::TooLong(TooLong::Fetch),
        },
        ServerFrame::Resumed {
            conversation: conversation(),
            last: head.log.seq,
            status: status_name(head.status),
            read: ReadMarks::of(head, Side::Visitor),
        },
        ServerFrame::Typing {
            conversation: conversation(),
            side: "agent",
            name: Some("Aino".to_owned()),
            agent: Some(agent().to_string()),
        },
        ServerFrame::Viewers {
            conversation: conversation(),
            agents: vec![agent().to_string()],
        },
        ServerFrame::Watched {
            queues: vec!["support".to_owned()],
        },
        ServerFrame::Read {
            conversation: conversation(),
            side: "agent",
            seq: 3,
        },
    ]
}

/// What a socket is sent beside that.
fn other_frames(head: &Head) -> Vec<ServerFrame> {
    let conversation = || head.id.to_string();
    vec![
        ServerFrame::Row { row: Row::of(head) },
        ServerFrame::Log { entry: entry(head) },
        ServerFrame::Notice {
            kind: Notice::Submission,
            queue: "support".to_owned(),
            conversation: conversation(),
            entry: Some("01KAHCQ0000000000000000E01".to_owned()),
            sound: true,
            desktop: false,
        },
        ServerFrame::Pong {
            nonce: "a-nonce".to_owned(),
        },
        ServerFrame::Error {
            code: Code::Gap,
            r#ref: ErrorRef {
                conversation: Some(conversation()),
                sender: Some("visitor00001".to_owned()),
                n: Some(4),
                expected: Some(2),
            },
            retry_after_s: Some(1),
        },
    ]
}

fn shown(frame: &ServerFrame) -> Value {
    from_str(&frame.to_json()).expect("a frame is JSON")
}

#[test]
fn every_frame_is_as_its_snapshot() {
    let mut snapshots = Snapshots::in_folder(env!("CARGO_MANIFEST_DIR"), "tests/snapshots");
    let head = chat();
    for frame in frames_of_a_conversation(&head)
        .into_iter()
        .chain(other_frames(&head))
    {
        snapshots.take(name_of(&frame), shown(&frame));
    }
    for (viewer, side) in [(Side::Visitor, "visitor"), (Side::Agent, "agent")] {
        let events = head.numbered_tail();
        let seen = events
            .iter()
            .filter_map(|event| WireNumbered::of(event, &head, viewer));
        let frames = seen.map(|numbered| {
            shown(&ServerFrame::Event {
                conversation: head.id.to_string(),
                seq: numbered.seq,
                at: numbered.at,
                event: PushedEvent::Whole(numbered.event),
            })
        });
        snapshots.take(&format!("events-for-{side}"), frames.collect());
    }
    snapshots.end();
}

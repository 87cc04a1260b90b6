//! Every frame, as everybody.

use domain::rights::{Decision, authorize_queue};
use domain::{Action, Head, Kind, QueueAction, Relation, Status};
use protocol::ClientFrame;
use serde_json::{Value, json};

use super::{CANARY, Cast, Stance, stances};
use crate::cast::{Employee, LATER_S, conversation_id, said, stands};
use crate::world::{Socket, World};

/// What a frame takes. A new frame does not compile before it is told here.
#[derive(Debug, PartialEq, Eq)]
enum Takes {
    /// A socket that follows the conversation, and this right to it.
    Following(Action),
    /// This right to the conversation.
    Right(Action),
    /// An agent with this right to the queues.
    Queues(Action),
    /// Nothing: it ends what the socket itself has, without an answer.
    Leaving,
    Nothing,
}

fn takes(frame: &Value) -> Takes {
    let frame = serde_json::from_value(frame.clone()).expect("a frame");
    match frame {
        ClientFrame::Send { .. } => Takes::Following(Action::Write),
        ClientFrame::Typing { .. } | ClientFrame::Read { .. } => Takes::Following(Action::Read),
        ClientFrame::Resume { .. } => Takes::Right(Action::Read),
        ClientFrame::Watch { .. } => Takes::Queues(Action::Read),
        ClientFrame::Leave { .. } => Takes::Leaving,
        ClientFrame::Ping { .. } => Takes::Nothing,
    }
}

/// One frame of every kind. The one that lets others succeed and the one that ends that come last.
fn every_frame(id: &str) -> [Value; 7] {
    [
        json!({"action": "ping", "nonce": "n"}),
        json!({"action": "watch", "queues": ["support"]}),
        json!({"action": "typing", "conversation": id}),
        json!({"action": "read", "conversation": id, "seq": 1}),
        json!({"action": "send", "conversation": id, "sender": "tab-00001", "n": 1, "text": "Hi"}),
        json!({"action": "resume", "conversation": id, "after": 1}),
        json!({"action": "leave", "conversation": id}),
    ]
}

#[test]
fn every_frame_of_the_protocol_is_played() {
    let unknown = serde_json::from_str::<ClientFrame>(r#"{"action": "?"}"#);
    let told = unknown.expect_err("no such frame").to_string();
    let (_, known) = told.split_once("expected one of ").expect("a list");
    let known = known.split(" at line").next().expect("a list");
    let mut known: Vec<&str> = known
        .split(", ")
        .map(|name| name.trim_matches('`'))
        .collect();
    let frames = every_frame(&conversation_id("any").to_string());
    let mut played: Vec<&str> = frames
        .iter()
        .filter_map(|frame| frame["action"].as_str())
        .collect();
    known.sort_unstable();
    played.sort_unstable();
    assert_eq!(known, played);
}

/// Types and codes of the answers to these frames, sorted. What is told without being asked for is left out.
async fn answers(world: &World, socket: &mut Socket, frames: &[Value]) -> Vec<String> {
    for frame in frames {
        socket.send(frame.clone()).await;
    }
    // The pong says that all of them arrived; then they are done when everything is.
    let mut heard = socket.so_far().await;
    world.settled().await;
    heard.extend(socket.so_far().await);
    let mut told = Vec::new();
    for frame in heard {
        let text = |name: &str| frame[name].as_str().unwrap_or_default().to_owned();
        match text("type").as_str() {
            "event" | "row" | "log" | "notice" | "typing" | "read" | "viewers" => {}
            "error" => {
                assert!(!frame.to_string().contains(CANARY), "{frame}");
                told.push(text("code"));
            }
            kind => told.push(kind.to_owned()),
        }
    }
    told.sort_unstable();
    told
}

/// Who sends frames: how they stand to the conversation, to its queue, and whether they may write to it.
struct Rights {
    read: bool,
    write: Result<(), &'static str>,
    watch: Result<(), &'static str>,
}

impl Rights {
    fn of(stance: Stance) -> Self {
        // An agent who is no member stands outside the queue, also while they take part in one of its conversations.
        let to_queue = match stance.relation {
            Relation::Member => Relation::Member,
            Relation::Assignee | Relation::Participant | Relation::Outside => Relation::Outside,
        };
        let watch = authorize_queue(QueueAction::ReadConversations, stance.role, to_queue);
        Self {
            read: stance.decision(Action::Read) == Decision::Allowed,
            write: match stance.decision(Action::Write) {
                Decision::Allowed => Ok(()),
                Decision::Forbidden => Err("forbidden"),
                Decision::WrongState => Err("conflict"),
                Decision::NotFound => Err("not-joined"),
            },
            watch: if watch == Decision::Allowed {
                Ok(())
            } else {
                Err("not-found")
            },
        }
    }

    /// A stranger to whom nothing belongs.
    fn none(watch: &'static str) -> Self {
        Self {
            read: false,
            write: Err("not-joined"),
            watch: Err(watch),
        }
    }

    /// What is told in answer to a frame, if anything is.
    fn expected(&self, frame: &Value, follows: bool) -> Option<&'static str> {
        match takes(frame) {
            Takes::Following(Action::Write) if follows => Some(self.write.err().unwrap_or("ack")),
            Takes::Following(Action::Write) => Some("not-joined"),
            Takes::Following(_) => None,
            Takes::Right(_) if self.read => Some("resumed"),
            Takes::Right(_) => Some("not-found"),
            Takes::Queues(_) => Some(self.watch.err().unwrap_or("watched")),
            Takes::Leaving => None,
            Takes::Nothing => Some("pong"),
        }
    }
}

/// The log, what is unread and who wrote are as they were.
async fn nothing_changed(world: &World, head: &Head, what: &str) {
    let now = world.head(head.id).await;
    let state = |head: &Head| {
        (
            head.log.seq,
            head.waiting.unread,
            head.read.agent,
            head.log.senders.clone(),
        )
    };
    assert_eq!(state(&now), state(head), "{what}: nothing changed");
}

/// Sends every frame twice: before and after it was tried to follow the conversation. `witness` follows it all the time.
async fn plays(
    world: &World,
    socket: &mut Socket,
    witness: &mut Socket,
    head: &Head,
    rights: &Rights,
    what: &str,
) {
    let id = head.id.to_string();
    witness.resume(&id, 1).await;
    witness.so_far().await;
    let [before @ .., resume, leave] = every_frame(&id);
    for follows in [false, true] {
        let follows = follows && rights.read;
        let mut expected: Vec<_> = before
            .iter()
            .filter_map(|frame| rights.expected(frame, follows))
            .collect();
        expected.sort_unstable();
        let what = format!("{what}, follows: {follows}");
        assert_eq!(answers(world, socket, &before).await, expected, "{what}");
        let seen = witness.so_far().await;
        let seen = |kind: &str| seen.iter().any(|frame| frame["type"] == kind);
        assert_eq!(
            (seen("typing"), seen("event")),
            (follows, follows && rights.write.is_ok()),
            "{what}"
        );
        if !follows {
            nothing_changed(world, head, &what).await;
            let told = answers(world, socket, std::slice::from_ref(&resume)).await;
            assert_eq!(
                told,
                [rights.expected(&resume, false).expect("an answer")],
                "{what}"
            );
        }
    }
    let [_, _, typing, ..] = every_frame(&id);
    // Frames of one socket are handled at the same time: the leave is done before the next is sent.
    for frame in [leave, typing] {
        let told = answers(world, socket, &[frame]).await;
        assert_eq!(told, [""; 0], "{what}, left");
    }
    let seen = witness.so_far().await;
    let seen = seen.iter().any(|frame| frame["type"] == "typing");
    assert!(!seen, "{what}, left");
    // One socket follows only so many.
    let [.., leave] = every_frame(&id);
    witness.send(leave).await;
    witness.so_far().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_frame_of_an_agent_answers_as_the_table_says() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let mut witness = cast.colleague.socket(&world).await;
    let mut open: Option<(String, Socket)> = None;
    for stance in stances() {
        let player: &Employee = cast.player(stance.role, stance.relation);
        let mut socket = match open.take() {
            Some((cookie, socket)) if cookie == player.cookie => socket,
            _ => player.socket(&world).await,
        };
        let name = format!("{stance:?}");
        let head = cast
            .conversation(&world, &name, stance, &player.agent)
            .await;
        plays(
            &world,
            &mut socket,
            &mut witness,
            &head,
            &Rights::of(stance),
            &name,
        )
        .await;
        open = Some((player.cookie.clone(), socket));
    }
}

/// Sockets of everybody to whom nothing in `support` belongs, and what they are told who want to watch it.
async fn strangers(world: &World, cast: &Cast) -> Vec<(String, Socket, &'static str)> {
    let next = world.guest("next", "demo", world.page(), LATER_S).await;
    let page = "https://other.example";
    let other = world.guest("other", "other", page, LATER_S).await;
    let mut strangers = Vec::new();
    for (name, guest) in [("next", next), ("other", other)] {
        strangers.push((name.to_owned(), guest.socket(world).await, "forbidden"));
    }
    for (role, stranger) in &cast.foreign {
        let name = format!("{role:?} of another site");
        strangers.push((name, stranger.socket(world).await, "not-found"));
    }
    strangers
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_of_strangers_reach_nothing() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let own = world.guest("own", "demo", world.page(), LATER_S).await;
    let mut witness = cast.colleague.socket(&world).await;
    let missing = every_frame(&conversation_id("missing").to_string());
    for (name, mut socket, watch) in strangers(&world, &cast).await {
        let rights = Rights::none(watch);
        for status in Status::ALL {
            let what = format!("{name} {status:?}");
            let change = |head: &mut Head| {
                (head.visitor, head.status) = (Some(own.id), status);
                // A name in the conversation outlives a role on the site.
                let stranger = &cast.foreign[0].1.agent;
                stands(head, stranger, Relation::Assignee, &cast.colleague.agent);
                said(head, CANARY);
            };
            let place = ("demo", "support");
            let head = world.holds(&what, place, Kind::Chat, change).await;
            plays(&world, &mut socket, &mut witness, &head, &rights, &what).await;
        }
        // What is missing cannot be told from what is somebody else's.
        for frame in &missing {
            let expected: Vec<_> = rights.expected(frame, false).into_iter().collect();
            let told = answers(&world, &mut socket, std::slice::from_ref(frame)).await;
            assert_eq!(told, expected, "{name}, missing");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_follows_and_writes_to_their_own_conversation() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let own = world.guest("own", "demo", world.page(), LATER_S).await;
    let mut witness = cast.colleague.socket(&world).await;
    let mut socket = own.socket(&world).await;
    for status in Status::ALL {
        let change = |head: &mut Head| (head.visitor, head.status) = (Some(own.id), status);
        let head = world
            .holds(
                &format!("{status:?}"),
                ("demo", "support"),
                Kind::Chat,
                change,
            )
            .await;
        let rights = Rights {
            read: true,
            write: Ok(()),
            watch: Err("forbidden"),
        };
        plays(
            &world,
            &mut socket,
            &mut witness,
            &head,
            &rights,
            &format!("{status:?}"),
        )
        .await;
    }
}

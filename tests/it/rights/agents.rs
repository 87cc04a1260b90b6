//! The agents' routes, as everybody.

use std::collections::BTreeSet;

use agent_api::{ROUTES, Right, Route};
use domain::rights::{Decision, authorize_queue, authorize_site};
use domain::{Action, EntryId, Head, Kind, QueueAction, QueueId, Relation, Role, Status};
use futures_util::StreamExt;
use futures_util::stream::iter;
use serde_json::{Value, json};
use store::EntryRecord;

use super::{CANARY, Cast, Stance, stances};
use crate::cast::{Call, Employee, LATER_S, conversation_id, refused, said, untraced};
use crate::world::World;

/// Calls under way at the same time.
const AT_ONCE: usize = 4;

/// The route that needs a real token to succeed.
pub(crate) const SIGN_IN: (&str, &str) = ("POST", "/v1/auth/sessions");

/// A body that the call takes. A new call fails the tests before it has one here.
pub(crate) fn body_of(route: &Route, colleague: &Employee) -> Value {
    if !route.changes_state() {
        return Value::Null;
    }
    let last = route.pattern.rsplit('/').next().unwrap_or_default();
    match (route.right(), route.method, last) {
        (Right::Public, "POST", "links") => json!({"email": "nobody@example.com"}),
        (Right::Public, "POST", "sessions" | "invitations" | "accept") => {
            json!({"token": "never-given"})
        }
        (Right::Session, "PATCH", "me") => json!({"availability": "online"}),
        (Right::Session, "DELETE", "{session}" | "suppression")
        | (Right::Session, "POST", "tickets") => json!({}),
        (Right::Conversation(_), "POST", "messages" | "notes") => {
            json!({"sender": "console-1", "n": 1, "text": "Hello"})
        }
        (Right::Conversation(_), "POST", "assign") => {
            json!({"agent": colleague.agent.id.to_string()})
        }
        (Right::Conversation(_), "POST", "transfer") => json!({"queue": "sales"}),
        (
            Right::Conversation(_),
            "POST",
            "reply" | "join" | "leave" | "resolve" | "reopen" | "trash" | "restore" | "redact",
        )
        | (Right::Conversation(_), "PATCH", "contact") => json!({}),
        (Right::Queue(_), "POST", "comments") => json!({"text": "Done"}),
        (Right::Session, "POST", "sites") => json!({"site": "another", "name": "Another"}),
        (Right::Site(_), "POST", "queues") => json!({"queue": "another", "name": "Another"}),
        (Right::Site(_), "POST", "invitations") => {
            json!({"email": "new@example.com", "role": "agent", "queues": [], "language": "fi"})
        }
        (Right::Site(_), "POST", "bots") => json!({"bot": "another", "definition": {}}),
        (Right::Site(_), "PUT", "draft") => json!({"definition": {}}),
        (Right::Site(_), "POST", "resend" | "publish") => json!({}),
        (Right::Site(_) | Right::Queue(_), "PATCH" | "DELETE", _) => json!({}),
        unknown => panic!("no body for {unknown:?}"),
    }
}

/// What a path is filled with.
pub(crate) struct Target<'a> {
    pub(crate) conversation: &'a str,
    pub(crate) queue: &'a str,
    pub(crate) entry: &'a str,
    pub(crate) session: &'a str,
}

/// The things of site `demo` that strangers ask for.
pub(crate) const THEIRS: Target<'_> = Target {
    conversation: "",
    queue: "support",
    entry: ENTRY,
    session: "others",
};

/// A line of the log of `support`.
const ENTRY: &str = "01KAHCQ0000000000000000E01";

pub(crate) fn call_of<'w>(
    world: &'w World,
    cast: &Cast,
    route: &Route,
    target: &Target<'_>,
) -> Call<'w> {
    let path = route
        .pattern
        .replace("{conversation}", target.conversation)
        .replace("{queue}", target.queue)
        .replace("{site}", "demo")
        .replace("{agent}", &cast.colleague.agent.id.to_string())
        .replace("{invitation}", "00112233445566778899aabbccddeeff")
        .replace("{bot}", "no-such-bot")
        .replace("{version}", "1")
        .replace("{entry}", target.entry)
        .replace("{seq}", "1")
        .replace("{session}", target.session);
    assert!(!path.contains('{'), "{path} has a part that is not filled");
    let call = world.to_console(route.method, &path);
    if route.changes_state() {
        let call = call.json(&body_of(route, &cast.colleague));
        // Nobody has changed any settings yet.
        call.with("if-match", "\"0\"")
    } else {
        call
    }
}

/// Status and code for a decision; success has no code.
fn expected(decision: Decision) -> (u16, &'static str) {
    match decision {
        Decision::Allowed => (200, ""),
        Decision::NotFound => (404, "not-found"),
        Decision::Forbidden => (403, "forbidden"),
        Decision::WrongState => (409, "conflict"),
    }
}

fn of_conversations() -> Vec<(&'static Route, Action)> {
    let with_right = |route: &'static Route| match route.right() {
        Right::Conversation(action) => Some((route, action)),
        Right::Public | Right::Session | Right::Queue(_) | Right::Site(_) => None,
    };
    ROUTES.iter().filter_map(with_right).collect()
}

pub(crate) async fn has_entry(world: &World) {
    let (id, queue): (EntryId, QueueId) = (
        ENTRY.parse().expect("an id"),
        "support".parse().expect("a queue"),
    );
    let about = conversation_id("the entry's");
    let record = EntryRecord::submission(id, &queue, world.now(), about, None);
    let put = world.stack.store.put_entry(id, &queue, &record).await;
    put.expect("stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_that_takes_a_body_has_one_here() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for route in ROUTES {
        let body = body_of(route, &cast.colleague);
        assert_eq!(body.is_object(), route.changes_state(), "{route:?}");
    }
}

#[test]
fn every_action_of_the_table_has_a_route() {
    let routed: BTreeSet<Action> = of_conversations().into_iter().map(|(_, a)| a).collect();
    assert_eq!(routed, Action::ALL.into());
    let mut of_queues: BTreeSet<QueueAction> = ROUTES
        .iter()
        .filter_map(|route| match route.right() {
            Right::Queue(action) => Some(action),
            _ => None,
        })
        .collect();
    // Conversations of a queue are read by lists and frames of all that an agent sees.
    of_queues.insert(QueueAction::ReadConversations);
    assert_eq!(of_queues, QueueAction::ALL.into());
}

/// Somebody who stands like this makes every call. Returns how many calls were made.
async fn plays(world: &World, cast: &Cast, stance: Stance) -> usize {
    let player = cast.player(stance.role, stance.relation);
    let untouched = format!("untouched by {stance:?}");
    let untouched = cast
        .conversation(world, &untouched, stance, &player.agent)
        .await;
    let mut calls = 0;
    for (route, action) in of_conversations() {
        let what = format!("{} {} as {stance:?}", route.method, route.pattern);
        let decision = stance.decision(action);
        // What may be done gets a conversation of its own, what may not is tried on one and the same.
        let id = match decision {
            Decision::Allowed => {
                cast.conversation_for(world, &what, stance, &player.agent, action)
                    .await
                    .id
            }
            _ => untouched.id,
        };
        let target = Target {
            conversation: &id.to_string(),
            ..THEIRS
        };
        let answer = call_of(world, cast, route, &target)
            .by(player)
            .answer()
            .await;
        calls += 1;
        match expected(decision) {
            (_, "") => assert_eq!(answer.status, 200, "{what}: {answer:?}"),
            (status, code) => {
                refused(&answer, status, code, &what);
                assert!(
                    !format!("{answer:?}").contains(CANARY),
                    "{what} told nothing"
                );
            }
        }
    }
    let still = world.head(untouched.id).await;
    assert_eq!(
        still, untouched,
        "{stance:?}: what was refused changed nothing"
    );
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_on_a_conversation_answers_as_the_table_says() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let plays = iter(stances()).map(|stance| plays(&world, &cast, stance));
    let calls: Vec<usize> = plays.buffer_unordered(AT_ONCE).collect().await;
    let calls: usize = calls.into_iter().sum();
    assert_eq!(calls, of_conversations().len() * 4 * 4 * 2 * 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_on_a_queue_answers_as_the_table_says() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    has_entry(&world).await;
    for route in ROUTES {
        let Right::Queue(action) = route.right() else {
            continue;
        };
        for (role, inside, outside) in &cast.staff {
            for (player, relation) in [(inside, Relation::Member), (outside, Relation::Outside)] {
                let what = format!(
                    "{} {} as {role:?} {relation:?}",
                    route.method, route.pattern
                );
                let answer = call_of(&world, &cast, route, &THEIRS)
                    .by(player)
                    .answer()
                    .await;
                let decision = authorize_queue(action, *role, relation);
                match expected(decision) {
                    // Somebody serves it, so it does not go.
                    (_, "") if route.method == "DELETE" => {
                        refused(&answer, 409, "conflict", &what);
                    }
                    (status, "") => assert_eq!(answer.status, status, "{what}: {answer:?}"),
                    (status, code) => refused(&answer, status, code, &what),
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_on_a_site_answers_as_the_table_says() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for route in ROUTES {
        let Right::Site(action) = route.right() else {
            continue;
        };
        for (role, player, _) in &cast.staff {
            let what = format!("{} {} as {role:?}", route.method, route.pattern);
            let added = ["queues", "bots"]
                .iter()
                .any(|end| route.pattern.ends_with(end));
            let answer = call_of(&world, &cast, route, &THEIRS)
                .by(player)
                .answer()
                .await;
            match expected(authorize_site(action, *role)) {
                // Nobody is invited under this id, and no bot has this name.
                (_, "")
                    if ["{invitation}", "{bot}"]
                        .iter()
                        .any(|id| route.pattern.contains(id)) =>
                {
                    refused(&answer, 404, "not-found", &what);
                }
                // The second who may add it finds it added.
                (_, "") if added && route.method == "POST" => {
                    assert!(matches!(answer.status, 201 | 422), "{what}: {answer:?}");
                }
                (_, "") if route.pattern.ends_with("/sessions") => {
                    assert_eq!(answer.status, 204, "{what}: {answer:?}");
                }
                (status, "") => {
                    let created = status + u16::from(route.method == "POST");
                    assert_eq!(answer.status, created, "{what}: {answer:?}");
                }
                (status, code) => refused(&answer, status, code, &what),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_site_cannot_be_told_from_what_is_missing() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    has_entry(&world).await;
    let missing = Target {
        conversation: &conversation_id("missing").to_string(),
        queue: "no-such-queue",
        entry: "01KAHCQ0000000000000000E99",
        session: "session-of-nobody",
    };
    for (role, stranger) in &cast.foreign {
        // Even a stranger whom the conversation names: membership and names outlive a role on the site.
        let stance = Stance {
            role: *role,
            relation: Relation::Assignee,
            kind: Kind::Chat,
            status: Status::Active,
        };
        let head = cast
            .conversation(&world, &format!("{role:?}"), stance, &stranger.agent)
            .await;
        let theirs = Target {
            conversation: &head.id.to_string(),
            session: &cast.colleague.session,
            ..THEIRS
        };
        for route in ROUTES.iter().filter(|route| route.pattern.contains('{')) {
            let what = format!("{} {} as {role:?}", route.method, route.pattern);
            let foreign = call_of(&world, &cast, route, &theirs)
                .by(stranger)
                .answer()
                .await;
            refused(&foreign, 404, "not-found", &what);
            let nothing = call_of(&world, &cast, route, &missing)
                .by(stranger)
                .answer()
                .await;
            assert_eq!(untraced(&foreign), untraced(&nothing), "{what}");
        }
        assert_eq!(world.head(head.id).await, head);
    }
    let still = world
        .to_console("GET", "/v1/me")
        .by(&cast.colleague)
        .answer()
        .await;
    assert_eq!(still.status, 200, "nobody else ends a session");
}

/// What a signed-in agent of this role gets from a call about themselves.
fn own(route: &Route, role: Role) -> u16 {
    match (route.method, route.pattern) {
        ("POST", "/v1/sites") if role == Role::Owner => 201,
        ("POST", "/v1/sites") => 403,
        ("GET", _) | (_, "/v1/me" | "/v1/me/suppression") => 200,
        (_, "/v1/tickets") => 201,
        ("DELETE", "/v1/auth/sessions/{session}") => 204,
        unknown => panic!("no status for {unknown:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_agent_sees_ends_at_the_site() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let change = |head: &mut Head| {
        head.name = Some(domain::DisplayName::from_stored(CANARY.to_owned()));
        said(head, CANARY);
    };
    world
        .holds("told", ("demo", "support"), Kind::Chat, change)
        .await;
    world.settled().await;
    let rows = world
        .to_console("GET", "/v1/conversations")
        .by(&cast.colleague);
    assert!(
        rows.answer().await.body.to_string().contains(CANARY),
        "members see it"
    );
    for route in ROUTES {
        if route.right() != Right::Session {
            continue;
        }
        for (role, stranger) in &cast.foreign {
            let answer = call_of(&world, &cast, route, &THEIRS)
                .by(stranger)
                .answer()
                .await;
            let what = format!("{} {} as {role:?}: {answer:?}", route.method, route.pattern);
            assert_eq!(answer.status, own(route, *role), "{what}");
            for theirs in [CANARY, "demo", "support", "sales", "colleague", ".inside"] {
                assert!(
                    !answer.body.to_string().contains(theirs),
                    "{theirs} in {what}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_in_a_body_are_looked_for_in_the_site_only() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let owner = &cast.staff[0].1;
    let head = world
        .holds("mine", ("demo", "support"), Kind::Chat, |_| {})
        .await;
    let foreign = cast.foreign[3].1.agent.id.to_string();
    let outside = cast.staff[3].2.agent.id.to_string();
    for (what, field, foreign, missing) in [
        (
            "assign",
            "agent",
            foreign.as_str(),
            "01KAHCQ0000000000000000A99",
        ),
        ("assign", "agent", &outside, "01KAHCQ0000000000000000A99"),
        ("transfer", "queue", "elsewhere", "no-such-queue"),
    ] {
        let path = format!("/v1/conversations/{}/{what}", head.id);
        let mut told = Vec::new();
        for id in [foreign, missing] {
            let call = world.to_console("POST", &path).by(owner);
            let answer = call.json(&json!({field: id})).answer().await;
            refused(&answer, 422, "invalid", what);
            told.push(untraced(&answer));
        }
        assert_eq!(told[0], told[1], "{what}: foreign and missing look alike");
    }
    assert_eq!(world.head(head.id).await, head);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_but_the_way_in_asks_for_a_session_that_holds() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let Employee { agent, cookie, .. } = cast.staff[0].1.clone();
    let ended = world.signs_in(agent.clone(), 0).await;
    let guest = world.guest("nosy", "demo", world.page(), LATER_S).await;
    let other = &cast.foreign[0].1.cookie;
    let (_, secret) = other.split_once('.').expect("a secret");
    let cookies = [
        String::new(),
        "__Host-session=".to_owned(),
        "__Host-session=x".to_owned(),
        format!("{cookie}x"),
        format!("__Host-session={}.{secret}", agent.id),
        format!("__Host-session={}", guest.token),
        cookie.replace("__Host-session", "session"),
        ended.cookie,
    ];
    let head = world
        .holds("closed", ("demo", "support"), Kind::Chat, |_| {})
        .await;
    let target = Target {
        conversation: &head.id.to_string(),
        ..THEIRS
    };
    for route in ROUTES {
        for cookie in &cookies {
            let call = call_of(&world, &cast, route, &target).with("cookie", cookie);
            // A visitor's token is no session.
            let call = call.with("authorization", &format!("Bearer {}", guest.token));
            let answer = call.answer().await;
            let what = format!("{} {} with {cookie:?}", route.method, route.pattern);
            match route.right() {
                Right::Public if (route.method, route.pattern) == SIGN_IN => {
                    refused(&answer, 410, "gone", &what);
                }
                Right::Public if route.pattern.starts_with("/v1/invitations") => {
                    refused(&answer, 410, "gone", &what);
                }
                Right::Public if route.method == "GET" => assert_eq!(answer.status, 200, "{what}"),
                Right::Public => assert_eq!(answer.status, 202, "{what}"),
                _ => refused(&answer, 401, "unauthenticated", &what),
            }
        }
    }
    assert_eq!(world.head(head.id).await, head);
}

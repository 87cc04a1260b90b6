//! Who may do what, over every route (S73-S75). The table itself is tested in `domain`.

use domain::rights::{Decision, authorize_conversation};
use domain::{Action, Head, Relation, Role, Status};
use serde_json::{Value, json};

use super::world::{conversation_id, held_by, id_of};
use super::*;
use crate::{ROUTES, Right, Route};

/// A body that a route takes.
fn body_of(action: Action) -> Value {
    match action {
        Action::Write | Action::Note => json!({"sender": "tab00001", "n": 1, "text": "Hello"}),
        Action::Assign => json!({"agent": id_of("aino").to_string()}),
        Action::Transfer => json!({"queue": "sales"}),
        _ => json!({}),
    }
}

fn asks_for(route: &Route, action: Action, place: u32) -> Ask {
    let path = route
        .pattern
        .replace("{conversation}", &conversation_id(place).to_string())
        .replace("{seq}", "1");
    let asked = ask(route.method, &path);
    if route.changes_state() {
        asked.json(&body_of(action))
    } else {
        asked
    }
}

fn of_conversations() -> impl Iterator<Item = (&'static Route, Action)> {
    ROUTES.iter().filter_map(|route| match route.right() {
        Right::Conversation(action) => Some((route, action)),
        _ => None,
    })
}

/// Somebody, and how a conversation in `support` has to be for them to stand to it like this.
struct Player {
    name: &'static str,
    role: Role,
    relation: Relation,
    prepare: fn(&mut Head),
}

fn untouched(_: &mut Head) {}

fn of_aino(head: &mut Head) {
    held_by("aino")(head);
}

fn of_aino_with_otto(head: &mut Head) {
    held_by("aino")(head);
    head.assignment.participants.insert(id_of("otto"));
}

#[rustfmt::skip]
const CAST: [Player; 7] = [
    Player { name: "oona", role: Role::Owner, relation: Relation::Member, prepare: untouched },
    Player { name: "aino", role: Role::Agent, relation: Relation::Member, prepare: untouched },
    Player { name: "adam", role: Role::Administrator, relation: Relation::Outside, prepare: untouched },
    Player { name: "fia", role: Role::FullAccess, relation: Relation::Outside, prepare: untouched },
    Player { name: "otto", role: Role::Agent, relation: Relation::Outside, prepare: untouched },
    Player { name: "aino", role: Role::Agent, relation: Relation::Assignee, prepare: of_aino },
    Player { name: "otto", role: Role::Agent, relation: Relation::Participant, prepare: of_aino_with_otto },
];

#[tokio::test]
async fn every_call_answers_as_the_table_says() {
    let world = World::new().await;
    let mut place = 0;
    for player in CAST {
        let session = world.session(player.name).await;
        for status in Status::ALL {
            for (route, action) in of_conversations() {
                place += 1;
                let change = |head: &mut Head| {
                    (player.prepare)(head);
                    head.status = status;
                };
                let head = world.chat(place, "support", change).await;
                let asked = asks_for(route, action, place).by(&session);
                let reply = world.answers(asked).await;
                let decision =
                    authorize_conversation(action, player.role, player.relation, head.kind, status);
                let expected = match decision {
                    Decision::Allowed => (true, ""),
                    Decision::NotFound => (false, "not-found"),
                    Decision::Forbidden => (false, "forbidden"),
                    Decision::WrongState => (false, "conflict"),
                };
                let Player { name, relation, .. } = player;
                let what = format!("{name} {relation:?} {action:?} {status:?}: {}", reply.body);
                assert_eq!((reply.status < 300, reply.code()), expected, "{what}");
                if decision != Decision::Allowed {
                    assert_eq!(world.head(place).await, head, "{what}");
                }
            }
        }
    }
    let routes = u32::try_from(of_conversations().count()).expect("few");
    assert_eq!(place, 7 * 4 * routes);
}

#[tokio::test]
async fn what_belongs_to_another_site_does_not_exist() {
    let world = World::new().await;
    let head = world.chat(1, "support", |_| {}).await;
    let eeva = world.session("eeva").await;
    for (route, action) in of_conversations() {
        let foreign = world.answers(asks_for(route, action, 1).by(&eeva)).await;
        let missing = world.answers(asks_for(route, action, 2).by(&eeva)).await;
        assert_eq!((foreign.status, foreign.code()), (404, "not-found"));
        assert_eq!(foreign.body, missing.body, "the two cannot be told apart");
    }
    assert_eq!(world.head(1).await, head);
}

#[tokio::test]
async fn what_is_no_id_is_not_found() {
    let world = World::new().await;
    let session = world.session("oona").await;
    for id in [
        "x",
        "01kahcq0000000000000000c01",
        "01KAHCQ0000000000000000C0",
        "%2e%2e",
    ] {
        let asked = ask("GET", &format!("/v1/conversations/{id}")).by(&session);
        world.answers(asked).await.refused(404, "not-found");
    }
}

#[tokio::test]
async fn queues_of_others_do_not_exist() {
    let world = World::new().await;
    let entry = "01KAHCQ0000000000000000E01";
    for (name, queue, status) in [
        ("aino", "support", 200),
        ("aino", "sales", 404),
        ("aino", "elsewhere", 404),
        ("adam", "sales", 200),
        ("fia", "support", 200),
        ("eeva", "support", 404),
        ("eeva", "elsewhere", 200),
        ("eeva", "nowhere", 404),
        ("eeva", "No-Queue!", 404),
    ] {
        let session = world.session(name).await;
        let reads = ask("GET", &format!("/v1/queues/{queue}/log")).by(&session);
        assert_eq!(world.answers(reads).await.status, status, "{name} {queue}");
        let path = format!("/v1/queues/{queue}/log/{entry}/comments");
        let comments = ask("POST", &path)
            .by(&session)
            .json(&json!({"text": "Done"}));
        world.answers(comments).await.refused(404, "not-found");
    }
}

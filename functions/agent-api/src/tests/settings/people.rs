use domain::Role;
use serde_json::{Value, json};

use super::super::world::{id_of, queue_id};
use super::*;

fn place(name: &str) -> String {
    format!("/v1/sites/demo/people/{}", id_of(name))
}

fn change(name: &str, version: u64, body: &Value) -> Ask {
    patch(&place(name), version, body)
}

/// Whether somebody is among the members of a queue.
async fn serves(world: &World, name: &str, queue: &str) -> bool {
    let members = world.store.members(&queue_id(queue)).await;
    let members = members.expect("the table");
    members.iter().any(|member| member.id == id_of(name))
}

#[tokio::test]
async fn people_are_listed_with_what_they_are() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let people = world
        .answers(ask("GET", "/v1/sites/demo/people").by(&oona))
        .await
        .is(200);
    assert_eq!(people.each("name"), ["adam", "aino", "fia", "oona", "otto"]);
    assert_eq!(
        people.each("role"),
        ["administrator", "agent", "full-access", "owner", "agent"]
    );
}

#[tokio::test]
async fn a_role_and_queues_change_at_once() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let body = json!({"role": "full-access", "queues": ["sales"], "open_at_once": 3});
    let reply = world
        .answers(change("aino", 0, &body).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(
        (&reply["role"], &reply["queues"], &reply["open_at_once"]),
        (&body["role"], &body["queues"], &json!(3))
    );
    let aino = world.agent("aino").await;
    assert_eq!(aino.queues, [queue_id("sales")].into());
    assert!(!serves(&world, "aino", "support").await);
    assert!(serves(&world, "aino", "sales").await);
    let late = change("aino", 0, &json!({"role": "agent"})).by(&adam);
    world.answers(late).await.refused(412, "overtaken");
    for (body, pointer) in [
        (json!({"role": "king"}), "/role"),
        (json!({"queues": ["elsewhere"]}), "/queues"),
        (json!({"open_at_once": 0}), "/open_at_once"),
        (json!({"open_at_once": 101}), "/open_at_once"),
    ] {
        let reply = world.answers(change("aino", 1, &body).by(&adam)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{body}");
    }
    let lifted = change("aino", 1, &json!({"open_at_once": null})).by(&adam);
    assert_eq!(
        world.answers(lifted).await.is(200).body["open_at_once"],
        Value::Null
    );
}

#[tokio::test]
async fn an_owner_signs_somebody_out_everywhere() {
    let world = World::new().await;
    let (oona, adam) = (world.session("oona").await, world.session("adam").await);
    let aino = world.session("aino").await;
    let path = format!("{}/sessions", place("aino"));
    let asked = |path: &str, by: &str| ask("DELETE", path).json(&json!({})).by(by);
    for (path, by, status) in [
        (path.as_str(), &adam, 403),
        (&path, &aino, 403),
        (&format!("{}/sessions", place("eeva")), &oona, 404),
        ("/v1/sites/demo/people/x/sessions", &oona, 404),
    ] {
        assert_eq!(
            world.answers(asked(path, by)).await.status,
            status,
            "{path}"
        );
    }
    let me = || ask("GET", "/v1/me").by(&aino);
    assert_eq!(world.answers(me()).await.status, 200);
    for _ in 0..2 {
        assert_eq!(world.answers(asked(&path, &oona)).await.status, 204);
    }
    assert_eq!(world.answers(me()).await.status, 401);
    let audit = ask("GET", "/v1/sites/demo/audit").by(&oona);
    let actions = world.answers(audit).await.is(200).each("action");
    assert_eq!(actions[..2], ["person.sign_out", "person.sign_out"]);
}

#[tokio::test]
async fn only_owners_make_and_unmake_owners_and_one_is_left() {
    let world = World::new().await;
    let (oona, adam) = (world.session("oona").await, world.session("adam").await);
    for (name, body) in [
        ("aino", json!({"role": "owner"})),
        ("oona", json!({"role": "agent"})),
        ("oona", json!({"active": false})),
        ("oona", json!({"queues": []})),
        ("oona", json!({"open_at_once": 1})),
    ] {
        let reply = world.answers(change(name, 0, &body).by(&adam)).await;
        reply.refused(403, "forbidden");
    }
    for body in [json!({"role": "administrator"}), json!({"active": false})] {
        let reply = world.answers(change("oona", 0, &body).by(&oona)).await;
        reply.refused(409, "conflict");
    }
    world
        .answers(change("adam", 0, &json!({"role": "owner"})).by(&oona))
        .await
        .is(200);
    // Two owners who unmake each other at the same moment: one of them stays.
    let down = json!({"role": "agent"});
    let (one, other) = tokio::join!(
        world.answers(change("adam", 1, &down).by(&oona)),
        world.answers(change("oona", 0, &down).by(&adam))
    );
    assert!(
        one.status == 200 || other.status == 200,
        "{} {}",
        one.body,
        other.body
    );
    let owners = world
        .store
        .people(&"demo".parse().expect("a site"))
        .await
        .expect("the table");
    let owners = owners
        .iter()
        .filter(|it| it.sites.values().any(|role| *role == Role::Owner));
    assert_eq!(owners.count(), 1);
}

#[tokio::test]
async fn an_administrator_changes_no_owner_who_is_deactivated() {
    let world = World::new().await;
    let (oona, adam) = (world.session("oona").await, world.session("adam").await);
    for body in [json!({"role": "owner"}), json!({"active": false})] {
        let version = u64::from(body["active"].is_boolean());
        let changed = change("fia", version, &body).by(&oona);
        world.answers(changed).await.is(200);
    }
    for body in [
        json!({"role": "agent"}),
        json!({"active": true}),
        json!({"queues": ["sales"]}),
    ] {
        let reply = world.answers(change("fia", 2, &body).by(&adam)).await;
        reply.refused(403, "forbidden");
    }
    world
        .answers(change("fia", 2, &json!({"active": true})).by(&oona))
        .await
        .is(200);
}

#[tokio::test]
async fn who_is_deactivated_is_out_at_once_and_comes_back_as_they_were() {
    let world = World::new().await;
    let (oona, aino) = (world.session("oona").await, world.session("aino").await);
    let away = change("aino", 0, &json!({"active": false})).by(&oona);
    let reply = world.answers(away).await.is(200).body;
    assert_eq!(
        (&reply["active"], &reply["queues"]),
        (&json!(false), &json!(["support"]))
    );
    world
        .answers(ask("GET", "/v1/me").by(&aino))
        .await
        .refused(401, "unauthenticated");
    assert!(!serves(&world, "aino", "support").await);
    let people = world
        .answers(ask("GET", "/v1/sites/demo/people").by(&oona))
        .await
        .is(200);
    assert_eq!(people.each("name").len(), 5, "still listed");
    let back = change("aino", 1, &json!({"active": true})).by(&oona);
    assert_eq!(world.answers(back).await.is(200).body["active"], true);
    let agent = world.agent("aino").await;
    assert_eq!(
        (agent.queues, agent.former.len()),
        ([queue_id("support")].into(), 0)
    );
    let nobody = patch(
        "/v1/sites/demo/people/01KAHCQ0000000000000000A99",
        0,
        &json!({}),
    )
    .by(&oona);
    world.answers(nobody).await.refused(404, "not-found");
    // Somebody of another site is nobody here.
    world
        .answers(change("eeva", 0, &json!({"role": "agent"})).by(&oona))
        .await
        .refused(404, "not-found");
}

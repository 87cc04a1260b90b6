//! The agent's profile and switches; queues and colleagues.

use domain::Role;
use serde_json::{Value, json};

use super::*;

fn changes(patch: &Value, session: &str) -> Ask {
    ask("PATCH", "/v1/me").by(session).json(patch)
}

fn switches(email: bool) -> Value {
    let off = json!({"sound": false, "desktop": false, "email": false});
    json!({
        "submission": {"sound": true, "desktop": false, "email": email},
        "chat": off, "message": off, "missed": off,
    })
}

#[tokio::test]
async fn i_am_who_i_am() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let me = world
        .answers(ask("GET", "/v1/me").by(&aino))
        .await
        .is(200)
        .body;
    assert_eq!(me["email"], "aino@example.com");
    assert_eq!(me["language"], "fi");
    assert_eq!(me["availability"], "online");
    let sites = json!([{"site": "demo", "name": "The demo site", "role": "agent"}]);
    assert_eq!(me["sites"], sites);
    // Nothing is on until the agent switches it on (N6).
    let notices = me["notices"].as_object().expect("notices");
    let on = notices
        .values()
        .flat_map(|ways| ways.as_object().expect("ways").values());
    assert_eq!(on.filter(|on| **on == json!(false)).count(), 12);
}

#[tokio::test]
async fn a_patch_changes_what_it_names() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let patch = json!({"notices": switches(true)});
    let me = world.answers(changes(&patch, &aino)).await.is(200).body;
    assert_eq!(me["notices"], switches(true));
    assert_eq!(me["name"], "aino");
    let patch = json!({"name": " Aino K. ", "language": "uk", "availability": "away"});
    let me = world.answers(changes(&patch, &aino)).await.is(200).body;
    assert_eq!(me["name"], "Aino K.");
    assert_eq!(me["language"], "uk");
    assert_eq!(me["availability"], "away");
    assert_eq!(me["notices"], switches(true));
    let again = world
        .answers(ask("GET", "/v1/me").by(&aino))
        .await
        .is(200)
        .body;
    assert_eq!(again, me);
}

#[tokio::test]
async fn a_patch_that_breaks_a_rule_changes_nothing() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let before = world.agent("aino").await;
    let half = json!({"submission": {"sound": true, "desktop": false, "email": true}});
    for (patch, pointer) in [
        (json!({"name": ""}), "/name"),
        (json!({"name": "Aino\r\nBcc: x"}), "/name"),
        (json!({"name": "x".repeat(81)}), "/name"),
        (json!({"language": "de"}), "/language"),
        (json!({"language": "fi-FI"}), "/language"),
        (json!({"availability": "busy"}), "/availability"),
        (json!({"name": "Aino K.", "language": "xx"}), "/language"),
        (json!({"role": "owner"}), ""),
        (json!({"notices": half}), ""),
        (json!({"notices": {"chat": true}}), ""),
    ] {
        let reply = world.answers(changes(&patch, &aino)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{patch}");
    }
    assert_eq!(world.agent("aino").await, before);
}

#[tokio::test]
async fn a_role_that_is_taken_away_meanwhile_stays_away() {
    let world = World::new().await;
    let read_before = world.agent("oona").await;
    world
        .employs("oona", "demo", Role::Agent, &["support"])
        .await;
    assert!(
        world
            .store
            .put_profile(&read_before)
            .await
            .expect("written")
    );
    let oona = world.agent("oona").await;
    assert_eq!(
        oona.sites.values().copied().collect::<Vec<_>>(),
        [Role::Agent]
    );
    assert_eq!(oona.name, read_before.name);
}

#[tokio::test]
async fn members_see_their_queues_and_seniors_all() {
    let world = World::new().await;
    let support = json!({
        "queue": "support", "site": "demo", "name": "The support queue", "open": true, "member": true,
    });
    let queues = async |name: &str| {
        let session = world.session(name).await;
        world
            .answers(ask("GET", "/v1/queues").by(&session))
            .await
            .is(200)
    };
    assert_eq!(
        queues("aino").await.body,
        json!({"items": [support], "next": null})
    );
    let all = queues("oona").await;
    assert_eq!(all.each("queue"), ["support", "sales"]);
    assert_eq!(all.items()[1]["member"], false);
    assert_eq!(all.items()[1]["open"], false);
    assert_eq!(queues("fia").await.each("queue"), ["support", "sales"]);
    assert_eq!(queues("eeva").await.each("queue"), ["elsewhere"]);
    world
        .employs("eeva", "other", Role::Agent, &["elsewhere", "support"])
        .await;
    assert_eq!(queues("eeva").await.each("queue"), ["elsewhere"]);
}

#[tokio::test]
async fn colleagues_are_the_members_of_the_queues_that_i_see() {
    let world = World::new().await;
    world
        .employs("oona", "demo", Role::Owner, &["sales", "support"])
        .await;
    let colleagues = async |name: &str| {
        let session = world.session(name).await;
        world
            .answers(ask("GET", "/v1/agents").by(&session))
            .await
            .is(200)
    };
    let of_aino = colleagues("aino").await;
    assert_eq!(of_aino.each("name"), ["aino", "oona"]);
    assert_eq!(
        of_aino.items()[1]["queues"],
        json!(["support"]),
        "sales is none of hers"
    );
    let of_fia = colleagues("fia").await;
    assert_eq!(of_fia.each("name"), ["aino", "oona", "otto"]);
    assert_eq!(of_fia.items()[1]["queues"], json!(["support", "sales"]));
    assert!(!of_fia.body.to_string().contains("@"), "no addresses");
    assert_eq!(colleagues("eeva").await.each("name"), ["eeva"]);
}

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
        "chat": off, "message": off, "missed": off, "offline": off, "assigned": off,
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
    assert_eq!(on.filter(|on| **on == json!(false)).count(), 18);
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
    let hours = |from, to, zone| json!({"from": from, "to": to, "time_zone": zone});
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
        (json!({"mail": "never"}), "/mail"),
        (json!({"mail": null, "quiet": {"from": "22:00"}}), ""),
        (json!({"quiet": hours("22:00", "22:00", "UTC")}), "/quiet"),
        (json!({"quiet": hours("00:00", "24:00", "UTC")}), "/quiet"),
        (json!({"quiet": hours("24:00", "07:00", "UTC")}), "/quiet"),
        (json!({"quiet": hours("22:00", "7", "UTC")}), "/quiet"),
        (
            json!({"quiet": hours("22:00", "07:00", "Mars/Base")}),
            "/quiet/time_zone",
        ),
    ] {
        let reply = world.answers(changes(&patch, &aino)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{patch}");
    }
    assert_eq!(world.agent("aino").await, before);
}

#[tokio::test]
async fn when_and_of_which_queues_one_is_told_is_chosen_too() {
    let world = World::new().await;
    let aino = world.session("aino").await;
    let me = async || {
        let me = world.answers(ask("GET", "/v1/me").by(&aino)).await;
        let me = me.is(200).body;
        json!([me["mail"], me["quiet"], me["muted"]])
    };
    assert_eq!(me().await, json!(["away", null, []]));
    let night = json!({"from": "22:00", "to": "07:00", "time_zone": "Europe/Helsinki"});
    let patch = json!({"mail": "always", "quiet": night, "muted": ["support", "support"]});
    world.answers(changes(&patch, &aino)).await.is(200);
    let chosen = json!(["always", night, ["support"]]);
    assert_eq!(me().await, chosen);
    // What is not named stays, the switches as well as these.
    let patch = json!({"notices": switches(true)});
    world.answers(changes(&patch, &aino)).await.is(200);
    assert_eq!(me().await, chosen);
    let patch = json!({"quiet": null, "muted": []});
    let changed = world.answers(changes(&patch, &aino)).await.is(200).body;
    assert_eq!(me().await, json!(["always", null, []]));
    assert_eq!(changed["notices"], switches(true));
}

#[tokio::test]
async fn only_queues_that_one_sees_can_be_muted() {
    let world = World::new().await;
    let (aino, oona) = (world.session("aino").await, world.session("oona").await);
    let many: Vec<&str> = vec!["support"; 201];
    for (muted, pointer) in [
        (json!(["sales"]), "/muted/0"),
        (json!(["support", "elsewhere"]), "/muted/1"),
        (json!(["support", "no-such-queue"]), "/muted/1"),
        (json!(["Support"]), "/muted/0"),
        (json!(many), "/muted"),
    ] {
        let patch = json!({"muted": muted});
        let reply = world.answers(changes(&patch, &aino)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{muted}");
    }
    assert!(world.agent("aino").await.notices.muted.is_empty());
    let patch = json!({"muted": ["sales"]});
    let me = world.answers(changes(&patch, &oona)).await.is(200).body;
    assert_eq!(me["muted"], json!(["sales"]), "owners see every queue");
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
        "queue": "support", "site": "demo", "name": "The support queue", "open": true, "labels": {}, "member": true,
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

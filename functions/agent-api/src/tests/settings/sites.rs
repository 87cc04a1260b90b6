use serde_json::{Value, json};

use super::*;

#[tokio::test]
async fn what_is_changed_is_changed_and_the_rest_stays() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let before = world
        .answers(ask("GET", "/v1/sites/demo").by(&adam))
        .await
        .is(200)
        .body;
    let change = json!({
        "name": "Harbour Bicycles",
        "language": "fi",
        "languages": ["en", "fi"],
        "colour": "#0a7f5c",
        "time_zone": "Europe/Kyiv",
        "origins": ["https://www.example.com", "https://*.example.com"],
        "queues": ["sales", "support"],
        "texts": {"fi": {"greeting": " Hei! ", "thanks": ""}, "en": {}},
        "launcher": {"left": true, "side_px": 8, "bottom_px": 0},
        "hidden_on": ["/checkout/*"],
    });
    let reply = world
        .answers(patch("/v1/sites/demo", 0, &change).by(&adam))
        .await
        .is(200);
    assert_eq!(reply.response.headers()["etag"], "\"1\"");
    let mut expected = before;
    for (name, value) in change.as_object().expect("an object") {
        expected[name] = value.clone();
    }
    expected["version"] = json!(1);
    expected["languages"] = json!(["fi", "en"]);
    expected["colour"] = json!("#0A7F5C");
    expected["texts"] = json!({"fi": {"greeting": "Hei!"}});
    assert_eq!(reply.body, expected);
    // A page of the new origin passes its preflight, and one that is taken away does not.
    let admits = async |origin: &str| {
        let origin = origin.parse().expect("an origin");
        world
            .store
            .any_site_admits(&origin)
            .await
            .expect("the table")
    };
    assert!(admits("https://shop.example.com").await);
    let only = json!({"origins": ["https://www.example.com"]});
    world
        .answers(patch("/v1/sites/demo", 1, &only).by(&adam))
        .await
        .is(200);
    assert!(!admits("https://shop.example.com").await && admits("https://www.example.com").await);
    let one = world
        .answers(patch("/v1/sites/demo", 2, &json!({"name": "X"})).by(&adam))
        .await;
    assert_eq!(one.is(200).body["colour"], "#0A7F5C");
}

#[tokio::test]
async fn an_origin_of_two_sites_stays_with_the_other() {
    let world = World::new().await;
    let origin = json!({"origins": ["https://both.example"]});
    for (name, site) in [("oona", "demo"), ("eeva", "other")] {
        let session = world.session(name).await;
        let path = format!("/v1/sites/{site}");
        world
            .answers(patch(&path, 0, &origin).by(&session))
            .await
            .is(200);
    }
    let oona = world.session("oona").await;
    let none = patch("/v1/sites/demo", 1, &json!({"origins": []})).by(&oona);
    world.answers(none).await.is(200);
    let both = "https://both.example".parse().expect("an origin");
    assert!(world.store.any_site_admits(&both).await.expect("the table"));
}

#[tokio::test]
async fn two_administrators_do_not_overwrite_each_other_unseen() {
    let world = World::new().await;
    let (adam, oona) = (world.session("adam").await, world.session("oona").await);
    let change =
        |name: &str, session: &str| patch("/v1/sites/demo", 0, &json!({"name": name})).by(session);
    let (one, other) = tokio::join!(
        world.answers(change("Adam", &adam)),
        world.answers(change("Oona", &oona))
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412], "{} {}", one.body, other.body);
    let winner = if one.status == 200 { "Adam" } else { "Oona" };
    let site = world
        .answers(ask("GET", "/v1/sites/demo").by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(
        (&site["name"], &site["version"]),
        (&json!(winner), &json!(1))
    );
    world
        .answers(change("Late", &adam))
        .await
        .refused(412, "overtaken");
    for tag in ["", "1", "\"x\"", "*", "\"-1\"", "W/\"1\""] {
        let asked = ask("PATCH", "/v1/sites/demo")
            .with("if-match", tag)
            .by(&adam);
        world.answers(asked).await.refused(400, "malformed");
    }
    let without = ask("PATCH", "/v1/sites/demo").by(&adam);
    world.answers(without).await.refused(400, "malformed");
}

#[rustfmt::skip]
fn bad_changes() -> Vec<(Value, &'static str)> {
    let long = "x".repeat(301);
    let origins: Vec<String> = (0..41).map(|n| format!("https://{n}.example")).collect();
    vec![
        (json!({"name": " "}), "/name"),
        (json!({"name": "a\nb"}), "/name"),
        (json!({"name": "x".repeat(81)}), "/name"),
        (json!({"language": "sv"}), "/language"),
        (json!({"language": "fi-FI"}), "/language"),
        (json!({"languages": []}), "/languages"),
        (json!({"languages": ["fi", "fi"]}), "/languages"),
        (json!({"languages": ["it"]}), "/languages"),
        (json!({"colour": "red"}), "/colour"),
        (json!({"colour": "#12345"}), "/colour"),
        (json!({"colour": "#12345g"}), "/colour"),
        (json!({"time_zone": "Europe/Atlantis"}), "/time_zone"),
        (json!({"time_zone": ""}), "/time_zone"),
        (json!({"origins": ["https://a.example", "a.example"]}), "/origins/1"),
        (json!({"origins": ["https://a.example/"]}), "/origins/0"),
        (json!({"origins": ["https://a.example", "https://a.example"]}), "/origins/1"),
        (json!({"origins": origins}), "/origins"),
        (json!({"queues": ["support"]}), "/queues"),
        (json!({"queues": ["support", "elsewhere"]}), "/queues"),
        (json!({"queues": ["support", "support"]}), "/queues/1"),
        (json!({"texts": {"fi": {"closed": long}}}), "/texts/fi/closed"),
        (json!({"texts": {"sv": {"closed": "Hej"}}}), "/texts"),
        (json!({"launcher": {"left": true, "side_px": 201, "bottom_px": 0}}), "/launcher/side_px"),
        (json!({"hidden_on": ["checkout"]}), "/hidden_on/0"),
        (json!({"colors": "#123456"}), ""),
        (json!({"launcher": {"left": true}}), ""),
    ]
}

#[tokio::test]
async fn what_breaks_a_rule_is_named_and_nothing_is_changed() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    for (body, pointer) in bad_changes() {
        let reply = world
            .answers(patch("/v1/sites/demo", 0, &body).by(&oona))
            .await;
        let reply = reply.refused(422, "invalid");
        assert_eq!(reply.pointer(), pointer, "{body}");
    }
    let site = world
        .answers(ask("GET", "/v1/sites/demo").by(&oona))
        .await
        .is(200)
        .body;
    assert_eq!(
        (&site["version"], &site["name"]),
        (&json!(0), &json!("The demo site"))
    );
}

#[tokio::test]
async fn who_owns_a_site_adds_another_and_owns_it() {
    let world = World::new().await;
    let new = |site: &str| ask("POST", "/v1/sites").json(&json!({"site": site, "name": "Shop"}));
    for name in ["adam", "fia", "aino"] {
        let session = world.session(name).await;
        world
            .answers(new("shop").by(&session))
            .await
            .refused(403, "forbidden");
    }
    let oona = world.session("oona").await;
    for (site, pointer) in [
        ("demo", "/site"),
        ("other", "/site"),
        ("Shop", "/site"),
        ("", "/site"),
    ] {
        let reply = world
            .answers(new(site).by(&oona))
            .await
            .refused(422, "invalid");
        assert_eq!(reply.pointer(), pointer);
    }
    let reply = world.answers(new("shop").by(&oona)).await.is(201);
    assert_eq!(reply.body["language"], "fi", "the language of its owner");
    assert_eq!(
        world
            .answers(ask("GET", "/v1/sites").by(&oona))
            .await
            .each("site"),
        ["demo", "shop"]
    );
    let first = json!({"queue": "shop-support", "name": "Support"});
    let first = ask("POST", "/v1/sites/shop/queues").json(&first).by(&oona);
    world.answers(first).await.is(201);
    let people = world
        .answers(ask("GET", "/v1/sites/shop/people").by(&oona))
        .await;
    assert_eq!(people.each("role"), ["owner"]);
}

#[tokio::test]
async fn settings_are_for_those_who_run_the_site() {
    let world = World::new().await;
    for (name, status) in [
        ("oona", 200),
        ("adam", 200),
        ("fia", 403),
        ("aino", 403),
        ("eeva", 404),
    ] {
        let session = world.session(name).await;
        for path in ["", "/queues", "/people", "/invitations", "/audit"] {
            let asked = ask("GET", &format!("/v1/sites/demo{path}")).by(&session);
            assert_eq!(world.answers(asked).await.status, status, "{name} {path}");
        }
        let change = patch("/v1/sites/demo", 9, &json!({"name": "Mine"})).by(&session);
        let refused = if status == 200 { 412 } else { status };
        assert_eq!(world.answers(change).await.status, refused, "{name}");
    }
    let aino = world.session("aino").await;
    assert!(
        world
            .answers(ask("GET", "/v1/sites").by(&aino))
            .await
            .is(200)
            .items()
            .is_empty()
    );
}

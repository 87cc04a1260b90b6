use domain::{Feature, Site};
use serde_json::{Value, json};

use super::*;

const SALES: &str = "/v1/queues/sales";

/// A change of all that can be set.
fn everything() -> Value {
    json!({
        "name": "Sales",
        "names": {"fi": "Myynti", "uk": ""},
        "descriptions": {"fi": "Uudet tilaukset"},
        "by_hand": null,
        "hours": [
            {"day": 1, "opens": "09:00", "closes": "12:00"},
            {"day": 1, "opens": "13:00", "closes": "24:00"},
            {"day": 5, "opens": "22:00", "closes": "02:00"},
        ],
        "exceptions": [
            {"from": "2026-12-24", "to": "2026-12-26", "every_year": true, "hours": [], "note": "Christmas"},
            {"from": "2026-12-07", "to": "2026-12-07", "every_year": false, "hours": [{"opens": "10:00", "closes": "11:00"}], "note": ""},
        ],
        "offline": "message",
        "contacts": [
            {"kind": "email", "text": "help@example.com"},
            {"kind": "phone", "text": "+358 9 1234"},
            {"kind": "link", "text": "https://www.example.com/help?topic=7#form"},
            {"kind": "place", "text": "Harbour Street 1"},
        ],
        "picture": "https://cdn.example.com/closed.jpg?w=600",
        "form_offer": "while-closed",
        "topics": ["Delivery", "Returns"],
        "auto_reply": {"after_s": 45, "texts": {"en": "All of us are busy.\nPlease wait.", "fi": "Hetki vain."}},
    })
}

#[tokio::test]
async fn a_queue_keeps_the_hours_it_is_given() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let change = everything();
    let reply = world
        .answers(patch(SALES, 0, &change).by(&adam))
        .await
        .is(200)
        .body;
    for (name, value) in change.as_object().expect("an object") {
        let expected = match name.as_str() {
            "names" => &json!({"fi": "Myynti"}),
            _ => value,
        };
        assert_eq!(&reply[name], expected, "{name}");
    }
    // It is Friday, 20 November 2026, 12.03 in Helsinki.
    assert_eq!(
        (&reply["open"], &reply["changes_at"]),
        (&json!(false), &json!("2026-11-20T20:00:00.000Z"))
    );
    let read = world
        .answers(ask("GET", SALES).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(read, reply);
    let suspended = patch(SALES, 1, &json!({"suspended": true})).by(&adam);
    let suspended = world.answers(suspended).await.is(200).body;
    assert_eq!(
        (&suspended["open"], &suspended["changes_at"]),
        (&json!(true), &Value::Null)
    );
}

#[tokio::test]
async fn a_queue_is_closed_by_hand_until_a_time() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let change = json!({"by_hand": {"open": false, "until": "2026-11-21T07:00:00Z"}});
    let reply = world
        .answers(patch("/v1/queues/support", 0, &change).by(&adam))
        .await
        .is(200)
        .body;
    assert_eq!(
        (&reply["open"], &reply["changes_at"]),
        (&json!(false), &json!("2026-11-21T07:00:00.000Z"))
    );
    assert_eq!(
        reply["by_hand"],
        json!({"open": false, "until": "2026-11-21T07:00:00.000Z"})
    );
    for until in [
        "2026-11-20T10:03:03Z",
        "2020-01-01T00:00:00Z",
        "2028-01-01T00:00:00Z",
        "tomorrow",
        "",
    ] {
        let change = json!({"by_hand": {"open": true, "until": until}});
        let reply = world
            .answers(patch("/v1/queues/support", 1, &change).by(&adam))
            .await;
        assert_eq!(
            reply.refused(422, "invalid").pointer(),
            "/by_hand/until",
            "{until}"
        );
    }
    let again = patch("/v1/queues/support", 1, &json!({"by_hand": null})).by(&adam);
    assert_eq!(world.answers(again).await.is(200).body["open"], true);
}

#[rustfmt::skip]
fn bad_hours() -> Vec<(Value, &'static str)> {
    let hours = |day: i8, opens: &str, closes: &str| json!([{"day": day, "opens": opens, "closes": closes}]);
    let days = |from: &str, to: &str| json!([{"from": from, "to": to, "every_year": false, "hours": [], "note": ""}]);
    let many: Vec<Value> = (0..36).map(|_| hours(1, "09:00", "10:00")[0].clone()).collect();
    vec![
        (json!({"hours": hours(0, "09:00", "10:00")}), "/hours/0"),
        (json!({"hours": hours(8, "09:00", "10:00")}), "/hours/0"),
        (json!({"hours": hours(1, "09:00", "25:00")}), "/hours/0"),
        (json!({"hours": hours(1, "09:00", "24:01")}), "/hours/0"),
        (json!({"hours": hours(1, "24:00", "24:00")}), "/hours/0"),
        (json!({"hours": hours(1, "09:00", "09:00")}), "/hours/0"),
        (json!({"hours": hours(1, "9:00", "10:00")}), "/hours/0"),
        (json!({"hours": many}), "/hours"),
        (json!({"exceptions": days("2026-12-24", "2026-12-23")}), "/exceptions/0"),
        (json!({"exceptions": days("2026-02-29", "2026-03-01")}), "/exceptions/0"),
        (json!({"exceptions": days("2026-01-01", "2027-06-01")}), "/exceptions/0"),
        (json!({"exceptions": days("24.12.2026", "26.12.2026")}), "/exceptions/0"),
    ]
}

#[rustfmt::skip]
fn bad_offers() -> Vec<(Value, &'static str)> {
    let contact = |kind: &str, text: &str| json!({"contacts": [{"kind": kind, "text": text}]});
    vec![
        (json!({"offline": "nothing"}), "/offline"),
        (json!({"form_offer": "sometimes"}), "/form_offer"),
        (contact("fax", "1"), "/contacts/0"),
        (contact("email", "not an address"), "/contacts/0"),
        (contact("link", "javascript:alert(1)"), "/contacts/0"),
        (contact("link", "https://user@example.com"), "/contacts/0"),
        (contact("link", "https://"), "/contacts/0"),
        (contact("link", "http://example.com"), "/contacts/0"),
        (json!({"picture": "http://cdn.example.com/closed.jpg"}), "/picture"),
        (json!({"picture": "https://me:secret@cdn.example.com/closed.jpg"}), "/picture"),
        (json!({"picture": "data:image/png;base64,AAAA"}), "/picture"),
        (json!({"picture": format!("https://cdn.example.com/{}", "x".repeat(477))}), "/picture"),
        (json!({"auto_reply": {"after_s": 29, "texts": {"en": "Hello"}}}), "/auto_reply/after_s"),
        (json!({"auto_reply": {"after_s": 601, "texts": {"en": "Hello"}}}), "/auto_reply/after_s"),
        (json!({"auto_reply": {"after_s": 30, "texts": {}}}), "/auto_reply/texts/en"),
        (json!({"auto_reply": {"after_s": 30, "texts": {"en": " \n", "fi": "Hetki"}}}), "/auto_reply/texts/en"),
        (json!({"auto_reply": {"after_s": 30, "texts": {"en": "x".repeat(1001)}}}), "/auto_reply/texts/en"),
        (json!({"auto_reply": {"after_s": 30, "texts": {"en": "Hello", "sv": "Hej"}}}), "/auto_reply/texts"),
        (json!({"topics": ["A", "A"]}), "/topics/1"),
        (json!({"topics": [""]}), "/topics/0"),
        (json!({"consent": "x".repeat(2001)}), "/consent"),
        (json!({"names": {"sv": "Stöd"}}), "/names"),
        (json!({"descriptions": {"fi": "x".repeat(301)}}), "/descriptions/fi"),
    ]
}

#[tokio::test]
async fn an_hour_or_day_that_does_not_exist_is_refused_and_not_replaced() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    for (body, pointer) in bad_hours().into_iter().chain(bad_offers()) {
        let reply = world
            .answers(patch("/v1/queues/support", 0, &body).by(&oona))
            .await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{body}");
    }
}

#[tokio::test]
async fn a_picture_and_what_is_said_by_itself_are_taken_away_again() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let changes = [
        everything(),
        json!({"auto_reply": null, "picture": ""}),
        json!({"picture": null}),
    ];
    for (version, change) in (0..).zip(&changes) {
        let reply = world.answers(patch(SALES, version.min(2), change).by(&oona));
        let reply = reply.await.is(200).body;
        let is_set = version == 0;
        for name in ["auto_reply", "picture"] {
            assert_eq!(reply[name] != Value::Null, is_set, "{name} {version}");
        }
    }
}

/// The operator withholds all that can be.
async fn withheld(world: &World) {
    let id = "demo".parse().expect("a site");
    let site = world.store.site(&id).await.expect("read").expect("a site");
    let withheld = Site {
        withheld: Feature::ALL.into(),
        ..site
    };
    world.store.put_site(&withheld).await.expect("stored");
}

#[tokio::test]
async fn what_is_withheld_from_a_site_is_not_set_up_and_what_was_stays() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let says = json!({"auto_reply": {"after_s": 45, "texts": {"en": "One moment."}}});
    let asks = json!({"pre_chat": [
        {"name": "name", "kind": "text", "label": {}, "help": {}, "placeholder": {}, "required": true, "hidden": false, "options": []},
    ]});
    world
        .answers(patch(SALES, 0, &says).by(&oona))
        .await
        .is(200);
    withheld(&world).await;
    for change in [&says, &asks, &json!({"offline": "bot"})] {
        let reply = world.answers(patch("/v1/queues/support", 0, change).by(&oona));
        reply.await.refused(403, "forbidden");
    }
    let bot = json!({"bot": "hours", "definition": {}});
    let bot = world.answers(ask("POST", "/v1/sites/demo/bots").json(&bot).by(&oona));
    bot.await.refused(403, "forbidden");
    let renamed = patch(SALES, 1, &json!({"name": "Sales desk"})).by(&oona);
    let kept = world.answers(renamed).await.is(200).body;
    assert_eq!(kept["auto_reply"], says["auto_reply"]);
    let shown = world.answers(ask("GET", "/v1/sites/demo").by(&oona)).await;
    let withheld = &shown.is(200).body["withheld"];
    assert_eq!(withheld, &json!(["bots", "own-forms", "auto-reply"]));
}

#[tokio::test]
async fn another_consent_is_another_version() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let mut versions = Vec::new();
    for (nth, text) in ["One year.", "One year.", "Two years."]
        .into_iter()
        .enumerate()
    {
        let change = patch(
            "/v1/queues/support",
            versions_of(&versions),
            &json!({"consent": text}),
        );
        let seconds = i64::try_from(nth).expect("few");
        let reply = world
            .answers_at(change.by(&oona), at_s(seconds))
            .await
            .is(200);
        versions.push(
            reply.body["consent"]["version"]
                .as_str()
                .expect("a version")
                .to_owned(),
        );
    }
    assert_eq!(versions[0], versions[1]);
    assert_ne!(versions[0], versions[2]);
}

/// The version of the queue after so many changes: the second one changed nothing.
fn versions_of(done: &[String]) -> u64 {
    u64::try_from(done.len().min(1)).expect("few")
}

#[tokio::test]
async fn a_queue_is_added_and_goes_when_nobody_is_in_it() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    let add = |queue: &str| {
        let body = json!({"queue": queue, "name": "Orders"});
        ask("POST", "/v1/sites/demo/queues").json(&body).by(&adam)
    };
    for taken in ["support", "elsewhere", "No Slug", ""] {
        let reply = world.answers(add(taken)).await.refused(422, "invalid");
        assert_eq!(reply.pointer(), "/queue", "{taken}");
    }
    world.answers(add("orders")).await.is(201);
    let queues = world
        .answers(ask("GET", "/v1/sites/demo/queues").by(&adam))
        .await;
    assert_eq!(queues.each("queue"), ["support", "sales", "orders"]);
    let remove = |queue: &str| ask("DELETE", &format!("/v1/queues/{queue}")).by(&adam);
    // Aino serves one, and somebody waits in the other.
    world
        .answers(remove("support"))
        .await
        .refused(409, "conflict");
    let waits = world.chat(1, "orders", |_| {}).await;
    world.store.put_row(&waits).await.expect("stored");
    world
        .answers(remove("orders"))
        .await
        .refused(409, "conflict");
    world.answers(add("empty")).await.is(201);
    world.answers(remove("empty")).await.is(204);
    world
        .answers(remove("empty"))
        .await
        .refused(404, "not-found");
    let queues = world
        .answers(ask("GET", "/v1/sites/demo/queues").by(&adam))
        .await;
    assert_eq!(queues.each("queue"), ["support", "sales", "orders"]);
}

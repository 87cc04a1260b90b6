//! The sample events, in an order in which one day could bring them.

use store::{EntryRecord, LinkRequest, SessionRecord, hash_of};
use support::Snapshots;

use super::world::{id_of, logged, queue_id};
use super::*;
use crate::auth::cookie::SESSION;

/// The request of the link that the samples use.
const SAMPLE_ID: &str = "00112233445566778899aabbccddeeff";

/// File and status.
const DAY: &[(&str, u16)] = &[
    ("without-session", 401),
    ("link", 202),
    ("link-for-nobody", 202),
    ("link-bad-email", 422),
    ("sign-in-other-browser", 409),
    ("sign-in-by-code", 422),
    ("sign-in", 201),
    ("sign-in-repeat", 410),
    ("me", 200),
    ("change-me", 200),
    ("change-me-unknown-field", 422),
    ("change-me-line-break", 422),
    ("lift-suppression", 200),
    ("sessions", 200),
    ("ticket", 201),
    ("queues", 200),
    ("agents", 200),
    ("list", 200),
    ("list-mine", 200),
    ("list-of-queue", 200),
    ("list-by-waiting", 200),
    ("list-bad-status", 422),
    ("counts", 200),
    ("conversation", 200),
    ("events", 200),
    ("events-after", 200),
    ("notices", 200),
    ("reply", 200),
    ("message", 200),
    ("message-repeat", 200),
    ("message-gap", 409),
    ("broken-json", 400),
    ("note", 200),
    ("redact", 200),
    ("contact", 200),
    ("contact-bad-email", 422),
    ("leave", 200),
    ("join", 200),
    ("assign", 200),
    ("cross-site", 403),
    ("without-origin", 403),
    ("wrong-content-type", 400),
    ("resolve", 200),
    ("reopen", 200),
    ("trash", 200),
    ("restore", 200),
    ("transfer", 200),
    ("transfer-unknown-queue", 422),
    ("queue-log", 200),
    ("comment", 200),
    ("sites", 200),
    ("site", 200),
    ("site-add", 201),
    ("site-add-taken", 422),
    ("site-change", 200),
    ("site-change-overtaken", 412),
    ("site-change-bad-zone", 422),
    ("queue-add", 201),
    ("site-queues", 200),
    ("queue", 200),
    ("queue-change", 200),
    ("queue-change-bad-hours", 422),
    ("queue-close", 200),
    ("queue-remove", 204),
    ("bot-add", 201),
    ("bots", 200),
    ("bot", 200),
    ("bot-draft", 200),
    ("bot-draft-overtaken", 412),
    ("bot-publish", 200),
    ("bot-version", 200),
    ("bot-remove", 204),
    ("people", 200),
    ("person-change", 200),
    ("person-last-owner", 409),
    ("person-sign-out", 204),
    ("invite", 201),
    ("invitations", 200),
    ("invitation-resend", 200),
    ("invitation-withdraw", 204),
    ("invitation-show", 410),
    ("invitation-accept", 410),
    ("audit", 200),
    ("unknown-path", 404),
    ("sign-out-one", 204),
    ("sign-out-others", 204),
    ("sign-out", 204),
];

/// The link that the samples use, asked for in a browser with this secret.
async fn link(world: &World, secret: &str) -> String {
    let link = LinkRequest {
        id: SAMPLE_ID.to_owned(),
        email: "oona@example.com".to_owned(),
        browser_hash: hash_of(secret),
        browser: "Firefox, Linux".to_owned(),
        asked_at_s: now().as_second(),
        expires_at_s: at_s(600).as_second(),
        agent: None,
        code_hash: None,
        typed_codes: 0,
        used: false,
    };
    world.store.put_link_request(&link).await.expect("stored");
    let token = "sample-sign-in-token";
    let put = world
        .store
        .put_link_token(&link, id_of("oona"), token)
        .await;
    put.expect("stored");
    format!("{SAMPLE_ID}.{secret}")
}

/// The line of the log, and the other session, that the samples name.
async fn named_things(world: &World) {
    let queue = queue_id("support");
    let id = "01KAHCQ0000000000000000E01".parse().expect("an id");
    let conversation = "01KAHCQ0000000000000000C01".parse().expect("an id");
    let record = EntryRecord::submission(id, &queue, now(), conversation, None);
    world
        .store
        .put_entry(id, &queue, &record)
        .await
        .expect("stored");
    // Older by a minute, so that the list has one order whatever second the test signs in at.
    let before_s = now().as_second() - 60;
    let session = SessionRecord {
        id: "01KAHCQ0000000000000000S01".to_owned(),
        agent: id_of("oona").to_string(),
        hash: hash_of("another"),
        browser: "Chrome, Android".to_owned(),
        created_at_s: before_s,
        renewed_at_s: before_s,
        seen_at_s: before_s,
        expires_at_s: at_s(600).as_second(),
        replaced: false,
    };
    world
        .store
        .put_session(id_of("oona"), &session)
        .await
        .expect("stored");
}

#[tokio::test]
async fn a_day_of_samples_leaves_no_words_in_the_log() {
    let world = World::new().await;
    named_things(&world).await;
    let named = |head: &mut domain::Head| {
        head.id = "01KAHCQ0000000000000000C01".parse().expect("an id");
    };
    let chat = world.chat(1, "support", named).await;
    // Lists find it when `relay` has written its row.
    world.store.put_row(&chat).await.expect("stored");
    let asked_here = link(&world, &runtime::secret()).await;
    let mut session = "none".to_owned();
    let mut snapshots = Snapshots::in_folder(env!("CARGO_MANIFEST_DIR"), "src/tests/snapshots");
    for (name, status) in DAY {
        // The cookies of the samples are samples; these are the real ones.
        let text = support::sample_text("agent-api", name)
            .replace(
                "__Host-sign-in=sample-sign-in",
                &format!("__Host-sign-in={asked_here}"),
            )
            .replace("__Host-session=sample-session", &session);
        let reply = world.answers(Ask::of_sample(&text)).await;
        assert_eq!(reply.status, *status, "{name}: {}", reply.body);
        let headers = reply.response.headers();
        snapshots.take(name, support::answer(reply.status, headers, &reply.body));
        if reply.status == 201 && reply.body["agent"].is_string() {
            session = reply.cookie(SESSION);
        }
    }
    snapshots.end();
    let log = logged();
    assert_eq!(log.matches("answered").count(), DAY.len(), "{log}");
    let (_, secret) = session.split_once('.').expect("id and secret");
    let (_, asked) = asked_here.split_once('.').expect("id and secret");
    let words = [
        "sample",
        "@example.com",
        "oona",
        "Oona",
        "Good morning",
        "anybody",
        "phone",
        "203.0",
    ];
    for word in words.into_iter().chain([secret, asked]) {
        assert!(!log.contains(word), "{word} in {log}");
    }
}

#[test]
fn every_sample_has_its_place_in_the_day() {
    let day = DAY.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(support::sample_names("agent-api"), day.collect());
}

#[test]
fn every_route_has_a_sample() {
    // The description is a committed file, which `tests/api` holds.
    let routes = crate::ROUTES.iter();
    let routes = routes.filter(|route| route.pattern != "/v1/openapi.json");
    let routes = routes.map(|route| (route.method, route.pattern));
    let without = support::routes_without_sample("agent-api", routes);
    assert_eq!(without, []);
}

//! What is refused before anything else is looked at (S16, S17, S76).

use super::*;
use crate::routes::find;
use crate::tests::world::{conversation_id, open_for};
use crate::{ROUTES, Right};

/// A path of this pattern that leads to the first conversation, or another thing that there is.
fn path_of(pattern: &str) -> String {
    path_to(1, pattern)
}

fn path_to(conversation: u32, pattern: &str) -> String {
    pattern
        .replace("{conversation}", &conversation_id(conversation).to_string())
        .replace("{queue}", "support")
        .replace("{entry}", "01KAHCQ0000000000000000E01")
        .replace("{session}", "others")
        .replace("{site}", "demo")
        .replace("{agent}", "01KAHCQ0000000000000000A02")
        .replace("{invitation}", "00112233445566778899aabbccddeeff")
}

type Change = (&'static str, fn(Ask) -> Ask);

/// Everything that tells a page of another site.
const FORGERIES: [Change; 7] = [
    ("no origin", |ask| ask.without("origin")),
    ("another origin", |ask| {
        ask.with("origin", "https://evil.example.com")
    }),
    ("an origin that begins alike", |ask| {
        ask.with("origin", "https://desk.example.com.evil.example.com")
    }),
    ("another port", |ask| {
        ask.with("origin", "https://desk.example.com:8443")
    }),
    ("another scheme", |ask| {
        ask.with("origin", "http://desk.example.com")
    }),
    ("a null origin", |ask| ask.with("origin", "null")),
    ("another site", |ask| {
        ask.with("sec-fetch-site", "cross-site")
    }),
];

/// What a page of another site can make a browser send without asking first.
const OTHER_TYPES: [Change; 4] = [
    ("a form", |ask| {
        ask.with("content-type", "application/x-www-form-urlencoded")
    }),
    ("a form with a file", |ask| {
        ask.with("content-type", "multipart/form-data")
    }),
    ("plain text", |ask| ask.with("content-type", "text/plain")),
    ("no type", |ask| ask.without("content-type")),
];

#[tokio::test]
async fn no_state_changes_by_a_request_of_another_site() {
    let world = World::new().await;
    world.chat(1, "support", |_| {}).await;
    let session = world.session("oona").await;
    let before = world.head(1).await;
    for route in ROUTES.iter().filter(|route| route.changes_state()) {
        for (what, forge) in FORGERIES {
            let asked = ask(route.method, &path_of(route.pattern)).by(&session);
            let reply = world.answers(forge(asked)).await;
            let (method, pattern) = (route.method, route.pattern);
            assert_eq!(reply.status, 403, "{method} {pattern} with {what}");
            assert_eq!(reply.code(), "forbidden", "{method} {pattern} with {what}");
        }
        for (what, change) in OTHER_TYPES {
            let asked = ask(route.method, &path_of(route.pattern)).by(&session);
            let reply = world.answers(change(asked)).await;
            let what = format!("{} {} with {what}", route.method, route.pattern);
            assert_eq!((reply.status, reply.code()), (400, "malformed"), "{what}");
            let detail = reply.body["detail"].as_str().expect("a sentence");
            assert!(detail.contains("Content-Type"), "{what}: {detail}");
        }
    }
    assert_eq!(world.head(1).await, before);
    let sessions = world.store.sessions(world.agent("oona").await.id).await;
    assert_eq!(sessions.expect("read").len(), 1);
    assert_eq!(world.sign_in_jobs(), Vec::<String>::new());
}

#[tokio::test]
async fn pages_of_a_neighbour_host_are_another_site_too() {
    let world = World::new().await;
    let session = world.session("oona").await;
    for site in ["same-site", "none", "anything"] {
        let asks = ask("POST", "/v1/tickets")
            .by(&session)
            .with("sec-fetch-site", site);
        world.answers(asks).await.refused(403, "forbidden");
    }
    // Browsers that do not know the header are told apart by their origin.
    let asks = ask("POST", "/v1/tickets")
        .by(&session)
        .without("sec-fetch-site");
    world.answers(asks).await.is(201);
    let asks = ask("POST", "/v1/tickets").by(&session);
    let asks = asks.with("content-type", "application/json; charset=utf-8");
    world.answers(asks).await.is(201);
}

#[tokio::test]
async fn every_route_but_the_way_in_asks_for_a_session() {
    let world = World::new().await;
    for route in ROUTES {
        let reply = world
            .answers(ask(route.method, &path_of(route.pattern)))
            .await;
        let open = route.right() == Right::Public;
        assert_eq!(
            reply.status == 401,
            !open,
            "{} {}",
            route.method,
            route.pattern
        );
    }
}

#[tokio::test]
async fn a_body_over_its_limit_is_refused_on_every_route() {
    let world = World::new().await;
    let session = world.session("oona").await;
    let large = format!("{{\"text\":\"{}\"}}", "x".repeat(65 * 1024));
    for route in ROUTES.iter().filter(|route| route.changes_state()) {
        let asks = ask(route.method, &path_of(route.pattern))
            .by(&session)
            .text(&large);
        world.answers(asks).await.refused(413, "too-large");
    }
}

#[tokio::test]
async fn broken_json_and_unknown_fields_are_refused_on_every_route() {
    let world = World::new().await;
    let session = world.session("oona").await;
    for (place, route) in (1..).zip(ROUTES).filter(|(_, route)| route.changes_state()) {
        if let Right::Conversation(action) = route.right() {
            world.chat(place, "support", open_for("oona", action)).await;
        }
        let path = path_to(place, route.pattern);
        for (body, status) in [
            ("{", 400),
            ("", 400),
            ("{]", 400),
            ("{\"unheard\":1}", 422),
            ("7", 422),
        ] {
            let asks = ask(route.method, &path).by(&session).text(body);
            let reply = world.answers(asks).await;
            let what = format!(
                "{} {} {body:?}: {}",
                route.method, route.pattern, reply.body
            );
            assert_eq!(reply.status, status, "{what}");
        }
    }
}

#[tokio::test]
async fn what_is_no_route_is_not_found() {
    let world = World::new().await;
    let session = world.session("oona").await;
    for (method, path) in [
        ("GET", "/v1/nothing"),
        ("GET", "/"),
        ("GET", "/v1/me/"),
        ("GET", "/v1/queues/support/log/x/y/comment"),
        ("GET", "/v1/journal"),
        ("HEAD", "/v1/nothing"),
    ] {
        let reply = world.answers(ask(method, path).by(&session)).await;
        assert_eq!(
            (reply.status, reply.code()),
            (404, "not-found"),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn another_method_is_told_which_there_are() {
    let world = World::new().await;
    let session = world.session("oona").await;
    for (method, path, methods) in [
        ("POST", "/v1/me", "GET, PATCH"),
        ("PUT", "/v1/tickets", "POST"),
        ("DELETE", "/v1/conversations", "GET"),
        ("HEAD", "/v1/me", "GET, PATCH"),
        ("OPTIONS", "/v1/auth/sessions", "POST, GET"),
        ("get", "/v1/me", "GET, PATCH"),
    ] {
        let reply = world.answers(ask(method, path).by(&session)).await;
        let reply = reply.refused(405, "method-not-allowed");
        assert_eq!(
            reply.response.headers()["allow"],
            methods,
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn every_answer_carries_the_safe_headers() {
    let world = World::new().await;
    let session = world.session("oona").await;
    let mut replies = Vec::new();
    for route in ROUTES {
        let asks = ask(route.method, &path_of(route.pattern));
        replies.push(world.answers(asks.clone()).await);
        replies.push(world.answers(asks.by(&session)).await);
    }
    replies.push(world.answers(ask("GET", "/nowhere")).await);
    for reply in replies {
        let headers = reply.response.headers();
        for (name, value) in [
            (
                "strict-transport-security",
                "max-age=31536000; includeSubDomains",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            (
                "content-security-policy",
                "default-src 'none'; frame-ancestors 'none'",
            ),
            ("cache-control", "no-store"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(headers[name], value);
        }
        assert!(!headers.contains_key("access-control-allow-origin"));
        if reply.status >= 400 {
            assert_eq!(headers["content-type"], "application/problem+json");
            assert_eq!(reply.body["trace"], "JKJaXmPLvHcESHA=");
            let detail = reply.body["detail"].as_str().expect("a sentence");
            assert!(detail.ends_with('.'), "{detail}");
        }
    }
}

#[test]
fn every_route_is_found_by_its_own_path() {
    for route in ROUTES {
        let path = path_of(route.pattern);
        let (found, _) = find(route.method, &path).expect("a route");
        assert_eq!((found.method, found.pattern), (route.method, route.pattern));
    }
}

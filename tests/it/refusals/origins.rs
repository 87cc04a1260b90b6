//! Pages that may use the widget, and pages that look like them (S26).

use super::{Good, of_visitors};
use crate::cast::{LATER_S, refused};
use crate::rights::Cast;
use crate::world::{Answer, World};

const LISTED: [&str; 3] = [
    "https://shop.example",
    "https://shop.example:8443",
    "https://*.shops.example",
];

const ADMITTED: [&str; 4] = [
    "https://shop.example",
    "https://shop.example:8443",
    "https://a.shops.example",
    "https://a.b.shops.example",
];

/// Not on the list, however alike.
const REFUSED: [&str; 28] = [
    "null",
    "",
    "*",
    "https://",
    "https://evil.example",
    "http://shop.example",
    "https://shop.example:443",
    "https://shop.example:8444",
    "https://shop.example:84430",
    "https://SHOP.example",
    "HTTPS://shop.example",
    "https://shop.example/",
    "https://shop.example.",
    "https://shop.example.evil.example",
    "https://evilshop.example",
    "https://www.shop.example",
    "https://shop.example@evil.example",
    "https://evil.example/https://shop.example",
    "https://shop.example https://evil.example",
    "https://shop.example,https://evil.example",
    "https://shops.example",
    "https://.shops.example",
    "https://evilshops.example",
    "https://*.shops.example",
    "https://a.shops.example.evil.example",
    "https://a.shops.example:8443",
    "wss://shop.example",
    "file://",
];

/// A page of another site that we serve.
const OF_ANOTHER_SITE: &str = "https://other.example";

async fn listed(world: &World) {
    Cast::hired(world).await;
    let mut listed = LISTED.to_vec();
    listed.push(world.page());
    world.founds("demo", &listed, &["support", "sales"]).await;
}

/// Checks that an answer may be read by this page, or by none.
#[track_caller]
fn readable(answer: &Answer, by: Option<&str>, what: &str) {
    let header = |name: &str| {
        answer
            .headers
            .get(name)
            .map(|value| value.to_str().expect("text"))
    };
    assert_eq!(
        header("access-control-allow-origin"),
        by,
        "{what}: {answer:?}"
    );
    assert_eq!(header("access-control-allow-credentials"), None, "{what}");
    assert!(
        header("vary").is_some_and(|vary| vary.contains("Origin")),
        "{what}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_listed_page_gets_an_answer() {
    let world = World::start().await;
    listed(&world).await;
    for Good { what, call, .. } in of_visitors(&world).await {
        for origin in REFUSED.into_iter().chain([OF_ANOTHER_SITE]) {
            let what = format!("{what} from {origin:?}");
            let answer = call.clone().with("origin", origin).answer().await;
            refused(&answer, 403, "origin", &what);
            readable(&answer, None, &what);
        }
        for origin in ADMITTED.into_iter().chain([world.page()]) {
            let what = format!("{what} from {origin:?}");
            // The call before may have ended the visit.
            world.guest("guest", "demo", world.page(), LATER_S).await;
            let answer = call.clone().with("origin", origin).answer().await;
            assert!(answer.status < 300, "{what}: {answer:?}");
            readable(&answer, Some(origin), &what);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn why_it_was_refused_is_for_listed_pages_too() {
    let world = World::start().await;
    listed(&world).await;
    for Good { what, call, .. } in of_visitors(&world).await {
        let broken = call
            .without("authorization")
            .without("idempotency-key")
            .text("{");
        for origin in REFUSED {
            let answer = broken.clone().with("origin", origin).answer().await;
            assert!(answer.status >= 400, "{what}: {answer:?}");
            readable(&answer, None, &format!("{what} from {origin:?}"));
        }
        for origin in ADMITTED {
            let answer = broken.clone().with("origin", origin).answer().await;
            let open = what == "GET /v1/sites/{site}";
            assert_eq!(answer.status < 400, open, "{what}: {answer:?}");
            readable(&answer, Some(origin), &format!("{what} from {origin:?}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_listed_page_may_ask() {
    let world = World::start().await;
    listed(&world).await;
    for Good {
        what, call, method, ..
    } in of_visitors(&world).await
    {
        let names_site = what.contains("{site}") || what.contains("form");
        let asks = call
            .method("OPTIONS")
            .without("authorization")
            .without("content-type");
        let asks = asks.text("").with("access-control-request-method", method);
        for (origins, admitted) in [
            (REFUSED.to_vec(), false),
            (ADMITTED.to_vec(), true),
            // Which site it is about is said by the path, or by a token that comes only later.
            (vec![OF_ANOTHER_SITE], !names_site),
        ] {
            for origin in origins {
                let what = format!("{what} from {origin:?}");
                let answer = asks.clone().with("origin", origin).answer().await;
                readable(&answer, admitted.then_some(origin), &what);
                if admitted {
                    assert_eq!(answer.status, 204, "{what}: {answer:?}");
                    let methods = answer.headers["access-control-allow-methods"].to_str();
                    assert!(methods.expect("text").contains(method), "{what}");
                } else {
                    refused(&answer, 403, "origin", &what);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_comes_from_a_listed_page() {
    let world = World::start().await;
    listed(&world).await;
    let cast = world
        .employs("reader", "demo", domain::Role::Agent, &["support"])
        .await;
    let sends = |origin: &str| {
        let call = world.to_widget("POST", "/v1/sites/demo/submissions", origin);
        let call = call.with("content-type", "application/x-www-form-urlencoded");
        call.text(&format!("queue=support&message=From+{}", origin.len()))
            .answer()
    };
    // A page that hides its address sends `null` with a plain form.
    for origin in REFUSED.into_iter().filter(|origin| *origin != "null") {
        let answer = sends(origin).await;
        let to = answer.headers["location"].to_str().expect("an address");
        assert!(
            answer.status == 303 && to.ends_with("/failed.html"),
            "{origin}: {to}"
        );
        readable(&answer, None, origin);
    }
    world.settled().await;
    let rows = || {
        world
            .to_console("GET", "/v1/conversations")
            .by(&cast)
            .answer()
    };
    assert_eq!(
        rows().await.body["items"],
        serde_json::json!([]),
        "nothing was stored"
    );
    for origin in [ADMITTED[0], "null"] {
        let answer = sends(origin).await;
        let to = answer.headers["location"].to_str().expect("an address");
        assert!(to.ends_with("/sent.html"), "{origin}: {to}");
        readable(&answer, None, origin);
    }
    world.settled().await;
    assert_eq!(rows().await.body["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_without_a_list_admits_no_page() {
    let world = World::start().await;
    world.founds("closed", &[], &["locked"]).await;
    let guest = world.guest("guest", "closed", world.page(), LATER_S).await;
    for origin in ADMITTED
        .into_iter()
        .chain([world.page(), "http://localhost"])
    {
        for (method, path) in [
            ("GET", "/v1/sites/closed"),
            ("POST", "/v1/sites/closed/visitors"),
            ("POST", "/v1/visitor/tickets"),
        ] {
            let call = world.to_widget(method, path, origin).of(&guest);
            let answer = call.with("origin", origin).answer().await;
            refused(&answer, 403, "origin", path);
            readable(&answer, None, path);
        }
    }
}

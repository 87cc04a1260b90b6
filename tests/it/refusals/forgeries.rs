//! What a page of another site can make an agent's browser send (S16).

use serde_json::json;

use super::of_agents;
use crate::cast::{Call, refused};
use crate::rights::Cast;
use crate::world::World;

/// Every way in which a call is not from the console's own pages.
fn forgeries<'w>(world: &World, call: &Call<'w>) -> Vec<(String, Call<'w>)> {
    let console = &world.stack.addresses.console;
    let mut forged = vec![("no origin".to_owned(), call.clone().without("origin"))];
    for origin in [
        "null",
        "https://evil.example",
        // A page that may embed the widget, of this site and of another.
        world.page(),
        "https://other.example",
        world.stack.addresses.widget.as_str(),
        &console.replace("localhost", "127.0.0.1"),
        &console.replace("http://", "https://"),
        &console.replace("localhost", "LOCALHOST"),
        &format!("{console}0"),
        &format!("{console}/"),
        &format!("{console}.evil.example"),
        &format!("{console}, https://evil.example"),
        &format!("https://evil.example, {console}"),
        "http://localhost",
    ] {
        forged.push((origin.to_owned(), call.clone().with("origin", origin)));
    }
    for site in ["cross-site", "same-site", "none", "Same-Origin", ""] {
        forged.push((site.to_owned(), call.clone().with("sec-fetch-site", site)));
    }
    forged
}

/// The call as a body that is not JSON, which a browser sends for a page of another site without asking first.
fn of_other_types<'w>(call: &Call<'w>) -> Vec<(String, Call<'w>)> {
    let mut calls = vec![("no type".to_owned(), call.clone().without("content-type"))];
    for media_type in [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
    ] {
        calls.push((
            media_type.to_owned(),
            call.clone().with("content-type", media_type),
        ));
    }
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_site_changes_nothing() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for good in of_agents(&world, &cast).await {
        if good.method == "GET" {
            continue;
        }
        for (forgery, call) in forgeries(&world, &good.call) {
            let answer = call.answer().await;
            refused(
                &answer,
                403,
                "forbidden",
                &format!("{} with {forgery}", good.what),
            );
            assert!(!answer.headers.contains_key("access-control-allow-origin"));
        }
        for (other, call) in of_other_types(&good.call) {
            let answer = call.answer().await;
            let what = format!("{} with {other}", good.what);
            refused(&answer, 400, "malformed", &what);
        }
        good.succeeds().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_reads_what_agents_read() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for good in of_agents(&world, &cast).await {
        for origin in [world.page(), "https://evil.example", "null"] {
            let call = good.call.clone().with("origin", origin);
            let answer = call.with("sec-fetch-site", "cross-site").answer().await;
            let what = format!("{} from {origin}", good.what);
            assert_eq!(answer.status == 403, good.method != "GET", "{what}");
            for name in answer.headers.keys() {
                assert!(
                    !name.as_str().starts_with("access-control-"),
                    "{what}: {name}"
                );
            }
        }
    }
    let asked = world
        .to_console("OPTIONS", "/v1/me")
        .with("origin", world.page());
    refused(
        &asked
            .with("access-control-request-method", "PATCH")
            .answer()
            .await,
        405,
        "method-not-allowed",
        "a preflight",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_get_changes_nothing_and_other_methods_are_no_routes() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for good in of_agents(&world, &cast).await {
        let reads = good.method == "GET";
        let answers = |method: &str| good.call.clone().method(method).json(&json!({})).answer();
        for method in ["TRACE", "PROPFIND", "LINK"] {
            let answer = answers(method).await;
            refused(&answer, 405, "method-not-allowed", &good.what);
            assert!(answer.headers.contains_key("allow"), "{}", good.what);
        }
        if !reads {
            // No state change is hidden behind a method that needs no guard.
            let answer = answers("GET").await;
            assert!(
                [200, 405].contains(&answer.status),
                "{}: {answer:?}",
                good.what
            );
            let answer = answers("HEAD").await;
            assert_eq!(answer.status, 405, "{}", good.what);
        }
    }
}

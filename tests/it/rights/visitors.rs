//! The visitors' routes, as everybody.

use domain::{Head, Kind, Status};
use serde_json::{Value, json};
use store::{VisitorRecord, hash_of};
use visitor_api::{ROUTES, Route};

use super::Cast;
use crate::cast::{Call, Guest, LATER_S, conversation_id, refused, untraced};
use crate::world::World;

const OTHER_PAGE: &str = "https://other.example";

/// A body that the call takes. A new call does not compile before it has one here.
pub(crate) fn body_of(route: Route) -> Value {
    match route {
        Route::Description | Route::Settings | Route::Events | Route::Place => Value::Null,
        Route::NewVisitor | Route::Ticket | Route::End | Route::EndChat => json!({}),
        Route::LeaveAddress => json!({"email": "eva@visitor.example"}),
        Route::Open => json!({"queue": "support"}),
        Route::Send => json!({"sender": "tab-00001", "n": 1, "text": "Hello"}),
        Route::Rate => json!({"score": 1}),
    }
}

/// Who a route is for. A new call does not compile before it is told here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody on a page of the site; with the status that they get.
    Anybody(u16),
    /// Any visitor of the site.
    AnyVisitor(u16),
    /// The visitor of the conversation.
    Owner(u16),
}

fn for_whom(route: Route) -> For {
    match route {
        Route::Description | Route::Settings => For::Anybody(200),
        Route::NewVisitor => For::Anybody(201),
        Route::End => For::AnyVisitor(204),
        Route::Ticket | Route::Open => For::AnyVisitor(201),
        Route::Send | Route::Events | Route::Place => For::Owner(200),
        Route::Rate | Route::LeaveAddress | Route::EndChat => For::Owner(204),
    }
}

pub(crate) fn call_of<'w>(
    world: &'w World,
    (method, pattern, route): (&str, &str, Route),
    id: &str,
) -> Call<'w> {
    let path = pattern.replace("{site}", "demo").replace("{id}", id);
    assert!(!path.contains('{'), "{path} has a part that is not filled");
    let call = world.to_widget(method, &path, world.page());
    match body_of(route) {
        Value::Null => call,
        body => call.json(&body),
    }
}

fn of(guest: &Guest) -> impl FnOnce(&mut Head) {
    let id = guest.id;
    move |head| head.visitor = Some(id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_exists_for_its_own_visitor_only() {
    let world = World::start().await;
    Cast::hired(&world).await;
    let own = world.guest("own", "demo", world.page(), LATER_S).await;
    let next = world.guest("next", "demo", world.page(), LATER_S).await;
    let other = world.guest("other", "other", OTHER_PAGE, LATER_S).await;
    let missing = conversation_id("missing").to_string();
    for route in ROUTES {
        let (method, pattern, call) = *route;
        let For::Owner(success) = for_whom(call) else {
            continue;
        };
        for kind in [Kind::Chat, Kind::Submission] {
            for status in Status::ALL {
                let what = format!("{method} {pattern}, {kind:?} {status:?}");
                let change = |head: &mut Head| {
                    // A form has no visitor: nobody comes back to it.
                    if kind == Kind::Chat {
                        of(&own)(head);
                    }
                    head.status = status;
                };
                let head = world.holds(&what, ("demo", "support"), kind, change).await;
                let id = head.id.to_string();
                for stranger in [&next, &other] {
                    let foreign = call_of(&world, *route, &id).of(stranger).answer().await;
                    refused(&foreign, 404, "not-found", &what);
                    let nothing = call_of(&world, *route, &missing)
                        .of(stranger)
                        .answer()
                        .await;
                    assert_eq!(untraced(&foreign), untraced(&nothing), "{what}");
                }
                assert_eq!(world.head(head.id).await, head, "{what}");
                let answer = call_of(&world, *route, &id).of(&own).answer().await;
                match kind {
                    // What nobody has taken is not ended.
                    Kind::Chat if (call, status) == (Route::EndChat, Status::Unassigned) => {
                        refused(&answer, 409, "conflict", &what);
                    }
                    Kind::Chat => assert_eq!(answer.status, success, "{what}: {answer:?}"),
                    Kind::Submission | Kind::Email | Kind::Channel => {
                        refused(&answer, 404, "not-found", &what);
                    }
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_visitors_route_asks_for_a_token_that_holds() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let own = world.guest("own", "demo", world.page(), LATER_S).await;
    let next = world.guest("next", "demo", world.page(), LATER_S).await;
    let ended = world.guest("ended", "demo", world.page(), 0).await;
    let head = world
        .holds("own", ("demo", "support"), Kind::Chat, of(&own))
        .await;
    let (_, of_next) = next.token.split_once('.').expect("a secret");
    let headers = [
        None,
        Some(String::new()),
        Some("Bearer ".to_owned()),
        Some("Bearer x".to_owned()),
        Some(format!("Bearer {}x", own.token)),
        Some(format!("Bearer {}.{of_next}", own.id)),
        Some(format!("Bearer {}.", own.id)),
        Some(format!("Basic {}", own.token)),
        Some(own.token.clone()),
        Some(format!("Bearer {}", ended.token)),
        // A session of an agent is no token.
        Some(cast.colleague.cookie.replace("__Host-session=", "Bearer ")),
    ];
    for route in ROUTES {
        for header in &headers {
            let call = call_of(&world, *route, &head.id.to_string()).by(&cast.colleague);
            let call = match header {
                Some(header) => call.with("authorization", header),
                None => call,
            };
            let answer = call.answer().await;
            let what = format!("{} {} with {header:?}", route.0, route.1);
            match for_whom(route.2) {
                For::Anybody(status) => assert_eq!(answer.status, status, "{what}"),
                For::AnyVisitor(_) | For::Owner(_) => {
                    refused(&answer, 401, "unauthenticated", &what)
                }
            }
        }
    }
    assert_eq!(world.head(head.id).await, head);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_queues_of_its_own_site_only_and_one_conversation_in_each() {
    let world = World::start().await;
    Cast::hired(&world).await;
    let own = &world.guest("own", "demo", world.page(), LATER_S).await;
    let open = |queue: &'static str| {
        let call = world.to_widget("POST", "/v1/visitor/conversations", world.page());
        call.of(own).json(&json!({"queue": queue})).answer()
    };
    for queue in ["elsewhere", "no-such-queue"] {
        refused(&open(queue).await, 404, "not-found", queue);
    }
    let opened = futures_util::future::join_all((0..20).map(|_| open("support"))).await;
    for answer in &opened {
        assert_eq!((answer.status, &answer.body), (201, &opened[0].body));
    }
    assert_ne!(open("sales").await.body, opened[0].body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_opens_queues_of_the_site_in_its_address_only() {
    let world = World::start().await;
    Cast::hired(&world).await;
    for (site, queue, status) in [
        ("demo", "support", 201),
        ("demo", "elsewhere", 404),
        ("demo", "no-such-queue", 404),
        ("no-such-site", "support", 404),
        ("No-Site!", "support", 404),
    ] {
        let path = format!("/v1/sites/{site}/submissions");
        let call = world.to_widget("POST", &path, world.page());
        let body = json!({"queue": queue, "answers": {"message": "Hello"}});
        let answer = call
            .with("idempotency-key", "key-00001")
            .json(&body)
            .answer()
            .await;
        match status {
            404 => refused(&answer, 404, "not-found", &path),
            _ => assert_eq!(answer.status, status, "{answer:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_taken_back_ends_at_once() {
    let world = World::start().await;
    let own = world.guest("own", "demo", world.page(), LATER_S).await;
    let ticket = || {
        world
            .to_widget("POST", "/v1/visitor/tickets", world.page())
            .of(&own)
    };
    assert_eq!(ticket().answer().await.status, 201);
    let record = VisitorRecord {
        site: "demo".to_owned(),
        token_hash: hash_of("another secret"),
        expires_at_s: world.now().as_second() + LATER_S,
        user_agent: None,
        language: None,
    };
    world
        .stack
        .store
        .put_visitor(own.id, &record)
        .await
        .expect("stored");
    refused(
        &ticket().answer().await,
        401,
        "unauthenticated",
        "the old token",
    );
}

#[test]
fn every_path_below_visitor_is_for_visitors() {
    for (_, pattern, route) in ROUTES {
        let anybody = matches!(for_whom(*route), For::Anybody(_));
        assert_eq!(anybody, !pattern.starts_with("/v1/visitor/"), "{pattern}");
    }
}

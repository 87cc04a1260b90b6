//! What is refused to every caller: forged, broken, oversized, from the wrong page (S16, S21-S26, S76). The calls are
//! generated from the routes, each of them one that would succeed; every test ends by making them.

mod bodies;
mod forgeries;
mod hosts;
mod origins;
mod sockets;

use agent_api::Right;
use domain::rights::Decision;
use domain::{Head, Kind, QueueAction, Relation, Role, Status};
use serde_json::{Value, json};

use crate::cast::{Call, Guest, LATER_S};
use crate::rights::agents::{SIGN_IN, THEIRS, Target, call_of, has_entry};
use crate::rights::{Cast, stances, visitors};
use crate::world::World;

/// A call that would succeed.
#[derive(Clone)]
struct Good<'w> {
    what: String,
    method: &'static str,
    call: Call<'w>,
    body: Value,
}

/// A call for every route of the agents, made by somebody who may, on a conversation in a state in which it is done.
async fn of_agents<'w>(world: &'w World, cast: &Cast) -> Vec<Good<'w>> {
    has_entry(world).await;
    let mut good = Vec::new();
    for route in agent_api::ROUTES {
        let what = format!("{} {}", route.method, route.pattern);
        let mut by = &cast.colleague;
        let mut id = String::new();
        if let Right::Conversation(action) = route.right() {
            let allowed = stances()
                .into_iter()
                .find(|stance| stance.decision(action) == Decision::Allowed);
            let stance = allowed.expect("somebody may");
            by = cast.player(stance.role, stance.relation);
            let head = cast
                .conversation_for(world, &what, stance, &by.agent, action)
                .await;
            id = head.id.to_string();
        } else if sets_up(route) {
            by = cast.player(Role::Owner, Relation::Member);
        }
        let target = Target {
            conversation: &id,
            ..THEIRS
        };
        // The way in is open to everybody, but a token must be a real one.
        if (route.method, route.pattern) == SIGN_IN || needs_what_is_not_there(route) {
            continue;
        }
        good.push(Good {
            what,
            method: route.method,
            call: call_of(world, cast, route, &target).by(by),
            body: crate::rights::agents::body_of(route, &cast.colleague),
        });
    }
    good
}

/// Whether it is for those who run a site.
fn sets_up(route: &agent_api::Route) -> bool {
    match route.right() {
        Right::Site(_) | Right::Queue(QueueAction::Configure) => true,
        _ => route.pattern == "/v1/sites",
    }
}

/// An invitation, a bot, or a queue that nobody serves. What such calls refuse is tested in agent-api.
fn needs_what_is_not_there(route: &agent_api::Route) -> bool {
    route.pattern.contains("{invitation}")
        || route.pattern.contains("{bot}")
        || route.pattern.starts_with("/v1/invitations")
        || (route.method, route.pattern) == ("DELETE", "/v1/queues/{queue}")
}

/// A call for every route of the visitors, and for forms, from a page of the site.
async fn of_visitors(world: &World) -> Vec<Good<'_>> {
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    let mut good = Vec::new();
    for (method, pattern, route) in visitor_api::ROUTES {
        // It names no site, so it is for pages of any.
        if *route == visitor_api::Route::Description {
            continue;
        }
        let what = format!("{method} {pattern}");
        // Taken, so that it can be ended too.
        let of_guest = |head: &mut Head| {
            head.visitor = Some(guest.id);
            head.status = Status::Active;
        };
        let head = world
            .holds(&what, ("demo", "support"), Kind::Chat, of_guest)
            .await;
        let call = visitors::call_of(world, (*method, *pattern, *route), &head.id.to_string());
        good.push(Good {
            what,
            method,
            call: call.of(&guest),
            body: visitors::body_of(*route),
        });
    }
    good.push(form(world, &guest));
    good
}

fn form<'w>(world: &'w World, guest: &Guest) -> Good<'w> {
    let body = json!({"queue": "support", "answers": {"message": "Hello"}});
    let call = world.to_widget("POST", "/v1/sites/demo/submissions", &guest.page);
    Good {
        what: "POST a form".to_owned(),
        method: "POST",
        call: call.with("idempotency-key", "key-00001").json(&body),
        body,
    }
}

impl Good<'_> {
    /// Makes the call. It succeeds, so it was not the call that was refused before, and nothing was done by it yet.
    async fn succeeds(self) {
        let answer = self.call.answer().await;
        assert!(
            (200..300).contains(&answer.status),
            "{}: {answer:?}",
            self.what
        );
    }
}

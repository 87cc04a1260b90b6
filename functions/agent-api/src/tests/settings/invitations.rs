use domain::EmailAddress;
use serde_json::{Value, json};

use super::super::world::id_of;
use super::*;
use crate::auth::cookie::SESSION;

const PATH: &str = "/v1/sites/demo/invitations";

fn invite(email: &str, role: &str) -> Ask {
    let body = json!({"email": email, "role": role, "queues": ["support"], "language": "uk"});
    ask("POST", PATH).json(&body)
}

/// The link's token, as the mail would have it.
async fn token(world: &World, email: &str) -> String {
    let site = "demo".parse().expect("a site");
    let found = world
        .store
        .invitations(&site, now().as_second())
        .await
        .expect("the table");
    let email = EmailAddress::parse(email).expect("an address");
    let found = found
        .into_iter()
        .find(|it| it.email == email)
        .expect("an invitation");
    let secret = runtime::secret();
    assert!(
        world
            .store
            .add_invitation_secret(&found, &secret)
            .await
            .expect("the table")
    );
    format!("demo.{}.{secret}", found.id())
}

fn accept(token: &str, more: &Value) -> Ask {
    let mut body = json!({"token": token});
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    ask("POST", "/v1/invitations/accept").json(&body)
}

/// Who joined has the role, and is told of what waits; contacts of forms only when she switches that on (N6).
async fn is_noora(world: &World, session: &str) {
    let me = world
        .answers(ask("GET", "/v1/me").by(session))
        .await
        .is(200)
        .body;
    assert_eq!(
        (&me["name"], &me["language"], &me["sites"][0]["role"]),
        (&json!("Noora"), &json!("fi"), &json!("agent"))
    );
    assert_eq!(
        me["notices"]["chat"],
        json!({"sound": true, "desktop": true, "email": true})
    );
    assert_eq!(
        me["notices"]["submission"],
        json!({"sound": false, "desktop": false, "email": false}),
        "N6"
    );
}

#[tokio::test]
async fn somebody_new_joins_once_and_is_signed_in() {
    let world = World::new().await;
    let adam = world.session("adam").await;
    world
        .answers(invite("noora@example.com", "agent").by(&adam))
        .await
        .is(201);
    assert_eq!(support::bodies(&world.cloud, "sign-in").len(), 1, "a mail");
    let token = token(&world, "noora@example.com").await;
    let shown = ask("POST", "/v1/invitations").json(&json!({"token": token}));
    let shown = world.answers(shown).await.is(200).body;
    assert_eq!(
        shown,
        json!({"email": "noora@example.com", "site_name": "The demo site", "invited_by": "adam", "known": false})
    );
    let nameless = world
        .answers(accept(&token, &json!({})))
        .await
        .refused(422, "invalid");
    assert_eq!(nameless.pointer(), "/name");
    let name = json!({"name": "Noora", "language": "fi"});
    let (one, other) = tokio::join!(
        world.answers(accept(&token, &name)),
        world.answers(accept(&token, &name))
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert!(matches!(statuses, [201, 410 | 412]), "{statuses:?}");
    let joined = if one.status == 201 { one } else { other };
    let session = joined.cookie(SESSION);
    is_noora(&world, &session).await;
    world
        .answers(accept(&token, &name))
        .await
        .refused(410, "gone");
    assert!(
        world
            .answers(ask("GET", PATH).by(&adam))
            .await
            .items()
            .is_empty()
    );
}

#[tokio::test]
async fn who_has_an_account_gets_a_site_more() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    world
        .answers(invite("eeva@example.com", "administrator").by(&oona))
        .await
        .is(201);
    let token = token(&world, "eeva@example.com").await;
    let joined = world.answers(accept(&token, &json!({}))).await.is(201);
    assert_eq!(joined.body["agent"], id_of("eeva").to_string());
    let eeva = world.agent("eeva").await;
    assert_eq!((eeva.sites.len(), eeva.queues.len()), (2, 2));
    let again = world
        .answers(invite("eeva@example.com", "agent").by(&oona))
        .await;
    assert_eq!(
        again.refused(422, "invalid").pointer(),
        "/email",
        "is there already"
    );
}

#[tokio::test]
async fn a_link_that_was_withdrawn_replaced_or_is_too_old_opens_nothing() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    let sent = world
        .answers(invite("noora@example.com", "agent").by(&oona))
        .await
        .is(201);
    let id = sent.body["invitation"].as_str().expect("an id").to_owned();
    let first = token(&world, "noora@example.com").await;
    let resend = ask("POST", &format!("{PATH}/{id}/resend")).by(&oona);
    world.answers_at(resend, at_s(60)).await.is(200);
    let name = json!({"name": "Noora"});
    world
        .answers(accept(&first, &name))
        .await
        .refused(410, "gone");
    let second = token(&world, "noora@example.com").await;
    let too_late = world
        .answers_at(accept(&second, &name), at_s(14 * 24 * 3600 + 61))
        .await;
    too_late.refused(410, "gone");
    for junk in [
        "",
        "demo",
        "demo.x",
        "demo..",
        "nowhere.x.y",
        &format!("demo.{id}.guess"),
        "a b.c.d",
        &"x".repeat(5000),
    ] {
        world
            .answers(accept(junk, &name))
            .await
            .refused(410, "gone");
    }
    let path = format!("{PATH}/{id}");
    world.answers(ask("DELETE", &path).by(&oona)).await.is(204);
    world
        .answers(accept(&second, &name))
        .await
        .refused(410, "gone");
    world
        .answers(ask("DELETE", &path).by(&oona))
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn only_owners_invite_owners_and_nobody_invites_thousands() {
    let world = World::new().await;
    let (adam, oona) = (world.session("adam").await, world.session("oona").await);
    world
        .answers(invite("noora@example.com", "owner").by(&adam))
        .await
        .refused(403, "forbidden");
    let sent = world
        .answers(invite("noora@example.com", "owner").by(&oona))
        .await
        .is(201);
    let id = sent.body["invitation"].as_str().expect("an id").to_owned();
    for asked in [
        ask("POST", &format!("{PATH}/{id}/resend")),
        ask("DELETE", &format!("{PATH}/{id}")),
        invite("noora@example.com", "agent"),
    ] {
        world
            .answers(asked.by(&adam))
            .await
            .refused(403, "forbidden");
    }
    for (body, pointer) in [
        (
            json!({"email": "no address", "role": "agent", "queues": [], "language": "fi"}),
            "/email",
        ),
        (
            json!({"email": "a@example.com", "role": "king", "queues": [], "language": "fi"}),
            "/role",
        ),
        (
            json!({"email": "a@example.com", "role": "agent", "queues": ["elsewhere"], "language": "fi"}),
            "/queues",
        ),
        (
            json!({"email": "a@example.com", "role": "agent", "queues": [], "language": "sv"}),
            "/language",
        ),
    ] {
        let reply = world.answers(ask("POST", PATH).json(&body).by(&oona)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer);
    }
    for nth in 1..100 {
        let asked = invite(&format!("{nth}@example.com"), "agent").by(&oona);
        world.answers(asked).await.is(201);
    }
    world
        .answers(invite("one.more@example.com", "agent").by(&oona))
        .await
        .refused(429, "too-many");
}

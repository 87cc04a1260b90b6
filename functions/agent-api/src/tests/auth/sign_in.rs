//! Signing in by link (S3-S7).

use futures_util::future::join_all;
use serde_json::json;

use super::*;
use crate::auth::cookie::{SESSION, SIGN_IN};

pub(super) fn asks_for_link(email: &str) -> Ask {
    ask("POST", "/v1/auth/links").json(&json!({"email": email}))
}

pub(super) fn signs_in_with_token(token: &str) -> Ask {
    ask("POST", "/v1/auth/sessions").json(&json!({"token": token}))
}

pub(super) fn types(code: &str) -> Ask {
    ask("POST", "/v1/auth/sessions").json(&json!({"code": code}))
}

/// The cookie of the browser that asked, and the token that was mailed.
pub(super) async fn asked(world: &World, email: &str) -> (String, String) {
    let reply = world.answers(asks_for_link(email)).await.is(202);
    let token = world.mails_links().await.expect("a mail");
    (reply.cookie(SIGN_IN), token)
}

/// A code that is not this one.
pub(super) fn wrong(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

/// The code that another browser shows for a link.
pub(super) async fn code_elsewhere(world: &World, token: &str) -> String {
    let reply = world.answers(signs_in_with_token(token)).await;
    let reply = reply.refused(409, "other-browser");
    assert_eq!(reply.cookies(), Vec::<&str>::new());
    let code = reply.body["code"].as_str().expect("a code").to_owned();
    assert_eq!(code.len(), 6);
    code
}

#[tokio::test]
async fn a_link_signs_in_once() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "Aino@Example.com").await;
    let signs_in = signs_in_with_token(&token).by(&browser);
    let reply = world.answers(signs_in.clone()).await.is(201);
    let aino = world.agent("aino").await.id.to_string();
    assert_eq!(reply.body, json!({"agent": aino}));
    let session = reply.cookie(SESSION);
    world
        .answers(ask("GET", "/v1/me").by(&session))
        .await
        .is(200);
    world.answers(signs_in).await.refused(410, "gone");
    // Also in another browser: a used link shows no code.
    let elsewhere = world.answers(signs_in_with_token(&token)).await;
    elsewhere.refused(410, "gone");
}

#[tokio::test]
async fn of_many_uses_at_once_one_signs_in() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let uses = (0..20).map(|_| world.answers(signs_in_with_token(&token).by(&browser)));
    let statuses: Vec<u16> = join_all(uses).await.iter().map(|r| r.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 410).count(), 19);
    let aino = world.agent("aino").await.id;
    assert_eq!(world.store.sessions(aino).await.expect("read").len(), 1);
}

#[tokio::test]
async fn a_link_is_too_old_after_ten_minutes() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let late = signs_in_with_token(&token).by(&browser);
    let reply = world.answers_at(late.clone(), at_s(600)).await;
    reply.refused(410, "gone");
    world.answers_at(late, at_s(599)).await.is(201);
}

#[tokio::test]
async fn a_stranger_and_an_agent_get_the_same_answer() {
    let world = World::new().await;
    let known = world
        .answers(asks_for_link("aino@example.com"))
        .await
        .is(202);
    let unknown = world
        .answers(asks_for_link("nobody@example.com"))
        .await
        .is(202);
    assert_eq!(known.body, unknown.body);
    let names = |reply: &Reply| {
        let headers = reply.response.headers().keys();
        headers.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names(&known), names(&unknown));
    assert_eq!(known.cookies()[0].len(), unknown.cookies()[0].len());
    assert_eq!(world.sign_in_jobs().len(), 2);
    // A person without an agent's address has no token, and guessing one leads nowhere.
    let guess = signs_in_with_token(&runtime::secret()).by(&unknown.cookie(SIGN_IN));
    world.answers(guess).await.refused(410, "gone");
}

#[tokio::test]
async fn in_another_browser_a_link_gives_a_code_and_no_session() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let (other_browser, _) = asked(&world, "otto@example.com").await;
    let reply = world
        .answers(signs_in_with_token(&token).by(&other_browser))
        .await;
    reply.refused(409, "other-browser");
    let code = code_elsewhere(&world, &token).await;
    // The code is worth nothing but where the link was asked for.
    world.answers(types(&code)).await.refused(410, "gone");
    let reply = world.answers(types(&code).by(&other_browser)).await;
    assert_eq!(reply.refused(422, "invalid").pointer(), "/code");
    let reply = world.answers(types(&code).by(&browser)).await.is(201);
    let session = reply.cookie(SESSION);
    let me = world
        .answers(ask("GET", "/v1/me").by(&session))
        .await
        .is(200);
    assert_eq!(me.body["email"], "aino@example.com");
    world
        .answers(types(&code).by(&browser))
        .await
        .refused(410, "gone");
}

#[tokio::test]
async fn a_cookie_with_another_secret_is_another_browser() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let (id, _) = browser.split_once('.').expect("id and secret");
    let forged = format!("{id}.{}", runtime::secret());
    let reply = world.answers(signs_in_with_token(&token).by(&forged)).await;
    let code = reply.refused(409, "other-browser").body["code"].clone();
    let code = code.as_str().expect("a code");
    world
        .answers(types(code).by(&forged))
        .await
        .refused(410, "gone");
}

#[tokio::test]
async fn five_wrong_codes_end_the_request() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let code = code_elsewhere(&world, &token).await;
    for _ in 0..5 {
        let reply = world.answers(types(&wrong(&code)).by(&browser)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), "/code");
    }
    world
        .answers(types(&code).by(&browser))
        .await
        .refused(410, "gone");
    let reply = world
        .answers(signs_in_with_token(&token).by(&browser))
        .await;
    reply.refused(410, "gone");
}

#[tokio::test]
async fn the_fifth_code_may_still_be_right() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let code = code_elsewhere(&world, &token).await;
    for _ in 0..4 {
        let reply = world.answers(types(&wrong(&code)).by(&browser)).await;
        reply.refused(422, "invalid");
    }
    world.answers(types(&code).by(&browser)).await.is(201);
}

#[tokio::test]
async fn guesses_at_once_do_not_pass_the_limit() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let code = code_elsewhere(&world, &token).await;
    let guesses = (0..30).map(|_| world.answers(types(&wrong(&code)).by(&browser)));
    let replies = join_all(guesses).await;
    let looked_at = replies.iter().filter(|reply| reply.status == 422).count();
    assert_eq!(looked_at, 5);
    assert!(
        replies
            .iter()
            .all(|reply| matches!(reply.status, 422 | 410))
    );
}

#[tokio::test]
async fn each_link_that_a_browser_asked_for_works_there() {
    let world = World::new().await;
    let (mut browser, first) = asked(&world, "aino@example.com").await;
    let mut links = vec![first];
    for _ in 0..2 {
        let asks = asks_for_link("aino@example.com").by(&browser);
        browser = world.answers(asks).await.is(202).cookie(SIGN_IN);
        links.push(world.mails_links().await.expect("a mail"));
    }
    for link in &links {
        let signs_in = signs_in_with_token(link).by(&browser);
        world.answers(signs_in).await.is(201);
    }
    // Each once, and elsewhere none.
    let again = world.answers(signs_in_with_token(&links[0]).by(&browser));
    again.await.refused(410, "gone");
}

#[tokio::test]
async fn each_code_of_a_browser_works_there() {
    let world = World::new().await;
    let (browser, first) = asked(&world, "aino@example.com").await;
    let asks = asks_for_link("aino@example.com").by(&browser);
    let browser = world.answers(asks).await.is(202).cookie(SIGN_IN);
    let second = world.mails_links().await.expect("a mail");
    let older = code_elsewhere(&world, &first).await;
    let newer = code_elsewhere(&world, &second).await;
    for code in [older, newer] {
        world.answers(types(&code).by(&browser)).await.is(201);
        let again = world.answers(types(&code).by(&browser)).await;
        assert!(matches!(again.status, 410 | 422), "{}", again.body);
    }
}

#[tokio::test]
async fn many_links_make_no_code_easier_to_guess() {
    let world = World::new().await;
    let (browser, first) = asked(&world, "aino@example.com").await;
    let asks = asks_for_link("aino@example.com").by(&browser);
    let browser = world.answers(asks).await.is(202).cookie(SIGN_IN);
    let second = world.mails_links().await.expect("a mail");
    let codes = [
        code_elsewhere(&world, &first).await,
        code_elsewhere(&world, &second).await,
    ];
    let bad = (0..).map(|number| format!("{number:06}"));
    for guess in bad.filter(|guess| !codes.contains(guess)).take(5) {
        let reply = world.answers(types(&guess).by(&browser)).await;
        reply.refused(422, "invalid");
    }
    for code in codes {
        let reply = world.answers(types(&code).by(&browser)).await;
        reply.refused(410, "gone");
    }
}

#[tokio::test]
async fn a_forged_proof_is_no_proof_and_breaks_nothing() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let code = code_elsewhere(&world, &token).await;
    let (ids, secret) = browser.split_once('.').expect("ids and a secret");
    let id = ids.split_once('=').expect("a name").1;
    for value in [
        format!("{id}-{id}.{}", runtime::secret()),
        format!("{id}-.{}", runtime::secret()),
        format!("-.{}", runtime::secret()),
        format!("{id}.short"),
        format!("{}.{}", ["a"; 100].join("-"), runtime::secret()),
    ] {
        let forged = format!("{SIGN_IN}={value}");
        let reply = world.answers(types(&code).by(&forged)).await;
        reply.refused(410, "gone");
        let asks = asks_for_link("otto@example.com").by(&forged);
        let reply = world.answers(asks.at_ip("198.51.100.9")).await;
        assert!(matches!(reply.status, 202 | 429), "{}", reply.body);
    }
    let twice = format!("{SIGN_IN}={id}-{id}.{secret}");
    world.answers(types(&code).by(&twice)).await.is(201);
}

#[tokio::test]
async fn what_is_no_address_is_told() {
    let world = World::new().await;
    for bad in ["", "aino", "a@b.fi\r\nBcc: x@y.fi"] {
        let reply = world.answers(asks_for_link(bad)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), "/email");
    }
    assert_eq!(world.sign_in_jobs(), Vec::<String>::new());
}

#[tokio::test]
async fn neither_token_nor_secret_is_stored() {
    let world = World::new().await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let reply = world
        .answers(signs_in_with_token(&token).by(&browser))
        .await;
    let session = reply.is(201).cookie(SESSION);
    let aino = world.agent("aino").await.id;
    let stored = world.store.sessions(aino).await.expect("read");
    let id = world.sign_in_jobs().pop().expect("a job");
    let link = world.store.link_request(&id, now().as_second()).await;
    let stored = format!("{stored:?}{:?}", link.expect("read").expect("a request"));
    for cookie in [browser, session] {
        let (_, secret) = cookie.rsplit_once('.').expect("id and secret");
        assert!(!stored.contains(secret));
    }
    assert!(!stored.contains(&token));
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let world = World::new().await;
    let earlier = world.session("oona").await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let signs_in = signs_in_with_token(&token).by(&browser).by(&earlier);
    world.answers(signs_in).await.is(201);
    let reply = world.answers(ask("GET", "/v1/me").by(&earlier)).await;
    reply.refused(401, "unauthenticated");
}

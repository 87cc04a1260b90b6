//! How many sign-in mails go out (S7): strangers can neither flood an address nor keep its owner out.

use futures_util::future::join_all;

use super::sign_in::{asked, asks_for_link, signs_in_with_token};
use super::*;
use crate::auth::cookie::{DEVICE, SESSION, SIGN_IN};

const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 60 * MINUTE_S;
const DAY_S: i64 = 24 * HOUR_S;

/// A place in the network of strangers.
fn stranger(place: usize) -> String {
    format!("203.0.{}.{}", 113 + place / 250, place % 250)
}

/// The cookie of a browser with which this person has signed in.
async fn known_browser(world: &World, email: &str) -> String {
    let (browser, token) = asked(world, email).await;
    let signs_in = signs_in_with_token(&token).by(&browser);
    world.answers(signs_in).await.is(201).cookie(DEVICE)
}

fn wait_of(reply: &Reply) -> i64 {
    let wait = reply.response.headers()["retry-after"].to_str();
    wait.expect("text").parse().expect("seconds")
}

#[tokio::test]
async fn a_thousand_requests_of_strangers_bring_ten_mails_and_lock_nobody_out() {
    let world = World::new().await;
    let own = known_browser(&world, "aino@example.com").await;
    let before = world.sign_in_jobs().len();
    for round in 0..10 {
        let at = at_s(HOUR_S + round * 2 * HOUR_S);
        for places in (0..100).collect::<Vec<_>>().chunks(10) {
            let asks = places.iter().map(|place| {
                let asks = asks_for_link("AINO@example.com").at_ip(&stranger(*place));
                world.answers_at(asks, at)
            });
            for reply in join_all(asks).await {
                assert_eq!(reply.status, 202, "nobody is told: {}", reply.body);
            }
        }
    }
    let strangers = world.sign_in_jobs().len() - before;
    assert_eq!(strangers, 9, "with the owner's own it makes ten in a day");
    let at = at_s(20 * HOUR_S);
    let other_address = asks_for_link("otto@example.com").by(&own);
    world.answers_at(other_address, at).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), before + strangers + 1);
    let asks = asks_for_link("aino@example.com").by(&own);
    world.answers_at(asks, at).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), before + strangers + 2);
}

#[tokio::test]
async fn only_a_browser_that_signed_in_is_known() {
    let world = World::new().await;
    let own = known_browser(&world, "aino@example.com").await;
    let of_otto = known_browser(&world, "otto@example.com").await;
    for place in 0..20 {
        let asks = asks_for_link("aino@example.com").at_ip(&stranger(place));
        world.answers(asks).await.is(202);
    }
    let before = world.sign_in_jobs().len();
    let (named, secret) = own.split_once('.').expect("an agent and a secret");
    let (_, secret_of_otto) = of_otto.split_once('.').expect("an agent and a secret");
    for forged in [
        of_otto.clone(),
        format!("{named}.{}", runtime::secret()),
        format!("{named}.{secret_of_otto}"),
        format!("{DEVICE}=01KAHCQ0000000000000000A99.{secret}"),
        format!("{DEVICE}=nobody.{secret}"),
        format!("{DEVICE}={secret}"),
    ] {
        let asks = asks_for_link("aino@example.com").by(&forged);
        world.answers(asks.at_ip("198.51.100.1")).await.is(202);
    }
    assert_eq!(world.sign_in_jobs().len(), before, "none of them is known");
    let late = at_s(180 * DAY_S);
    for place in 0..11 {
        let asks = asks_for_link("aino@example.com").at_ip(&stranger(place));
        world.answers_at(asks, late).await.is(202);
    }
    let before = world.sign_in_jobs().len();
    let asks = asks_for_link("aino@example.com").by(&own);
    world.answers_at(asks, late).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), before, "forgotten by then");
}

#[tokio::test]
async fn an_agent_has_ten_known_browsers_and_the_oldest_makes_room() {
    let world = World::new().await;
    let mut browsers = Vec::new();
    for place in 0..11 {
        let at = at_s(place * MINUTE_S);
        let session = session_at(&world, place).await;
        let (browser, token) = session;
        let signs_in = signs_in_with_token(&token).by(&browser);
        let reply = world.answers_at(signs_in, at).await.is(201);
        browsers.push(reply.cookie(DEVICE));
    }
    let late = at_s(DAY_S * 2);
    for place in 0..11 {
        let asks = asks_for_link("aino@example.com").at_ip(&stranger(place));
        world.answers_at(asks, late).await.is(202);
    }
    for (place, browser) in browsers.iter().enumerate() {
        let before = world.sign_in_jobs().len();
        let asks = asks_for_link("aino@example.com").by(browser);
        world.answers_at(asks, late).await.is(202);
        let mailed = world.sign_in_jobs().len() - before;
        assert_eq!(mailed, usize::from(place > 0), "browser {place}");
    }
}

/// A link that another browser asked for without a mail of its own: the table is asked as the worker would.
async fn session_at(world: &World, place: i64) -> (String, String) {
    let email = format!("aino{place}@example.com");
    let asks = asks_for_link(&email).at_ip(&stranger(usize::try_from(place).expect("a place")));
    let at = at_s(place * MINUTE_S);
    let reply = world.answers_at(asks, at).await.is(202);
    let id = world.sign_in_jobs().pop().expect("a job");
    let link = world.store.link_request(&id, at.as_second()).await;
    let link = link.expect("read").expect("a request");
    let token = runtime::secret();
    let put = world
        .store
        .put_link_token(&link, world::id_of("aino"), &token);
    put.await.expect("stored");
    (reply.cookie(SIGN_IN), token)
}

#[tokio::test]
async fn signing_in_again_keeps_the_browser_known_as_one() {
    let world = World::new().await;
    let own = known_browser(&world, "aino@example.com").await;
    let (browser, token) = asked(&world, "aino@example.com").await;
    let signs_in = signs_in_with_token(&token).by(&browser).by(&own);
    let reply = world.answers(signs_in).await.is(201);
    assert_eq!(reply.cookie(DEVICE), own);
    let kept = reply.cookies();
    let kept = kept.iter().find(|cookie| cookie.starts_with(DEVICE));
    assert!(
        kept.expect("a cookie")
            .contains("Max-Age=15552000; Secure; HttpOnly")
    );
    // Another agent at the same browser gets a secret of their own.
    let (browser, token) = asked(&world, "otto@example.com").await;
    let signs_in = signs_in_with_token(&token).by(&browser).by(&own);
    let of_otto = world.answers(signs_in).await.is(201).cookie(DEVICE);
    let secret = |cookie: &str| cookie.split_once('.').expect("two parts").1.to_owned();
    assert_ne!(secret(&of_otto), secret(&own));
}

#[tokio::test]
async fn a_known_browser_opens_no_session() {
    let world = World::new().await;
    let own = known_browser(&world, "aino@example.com").await;
    let me = ask("GET", "/v1/me").by(&own);
    world.answers(me).await.refused(401, "unauthenticated");
    let posed = own.replacen(DEVICE, SESSION, 1);
    let me = ask("GET", "/v1/me").by(&posed);
    world.answers(me).await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn three_mails_in_any_quarter_of_an_hour_and_not_six_at_its_edge() {
    let world = World::new().await;
    let asks = || asks_for_link("aino@example.com");
    let edge = 15 * MINUTE_S - now().as_second().rem_euclid(15 * MINUTE_S);
    for after in [edge - 1, edge, edge + 1] {
        for _ in 0..3 {
            world.answers_at(asks(), at_s(after)).await.is(202);
        }
    }
    assert_eq!(world.sign_in_jobs().len(), 3);
    let elsewhere = asks().at_ip("198.51.100.7");
    world.answers_at(elsewhere, at_s(edge)).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), 4, "another network has its own");
    let other = asks_for_link("otto@example.com").at_ip("198.51.100.8");
    world.answers_at(other, at_s(edge)).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), 5, "others are not held up");
}

#[tokio::test]
async fn the_same_browser_is_told_that_it_asks_too_often() {
    let world = World::new().await;
    let mut browser = None;
    let asks = |browser: &Option<String>| {
        let asks = asks_for_link("aino@example.com");
        browser.iter().fold(asks, |asks, cookie| asks.by(cookie))
    };
    for at in [0, 10, 20] {
        let reply = world.answers_at(asks(&browser), at_s(at)).await.is(202);
        browser = Some(reply.cookie(SIGN_IN));
    }
    let reply = world.answers_at(asks(&browser), at_s(30)).await;
    let reply = reply.refused(429, "too-many");
    assert_eq!(wait_of(&reply), 15 * MINUTE_S - 30);
    assert_eq!(world.sign_in_jobs().len(), 3);
    // A mistyped address is no reason to wait.
    let other = browser
        .iter()
        .fold(asks_for_link("otto@example.com"), |asks, cookie| {
            asks.by(cookie)
        });
    world.answers_at(other, at_s(30)).await.is(202);
    let wait = at_s(15 * MINUTE_S);
    world.answers_at(asks(&browser), wait).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), 5);
    // What one browser did, another does not learn.
    let stranger = asks_for_link("aino@example.com").at_ip("198.51.100.1");
    world.answers_at(stranger, at_s(30)).await.is(202);
}

#[tokio::test]
async fn a_caller_asks_ten_times_an_hour() {
    let world = World::new().await;
    let asks = |place: usize| asks_for_link(&format!("person{place}@example.com"));
    for place in 0..10 {
        world.answers(asks(place)).await.is(202);
    }
    let spoofed = asks(10).with("x-forwarded-for", "198.51.100.1");
    let reply = world.answers(spoofed).await.refused(429, "too-many");
    assert_eq!(wait_of(&reply), HOUR_S);
    let later = world.answers_at(asks(10), at_s(HOUR_S - 1)).await;
    assert_eq!(wait_of(&later.refused(429, "too-many")), 1);
    world.answers_at(asks(10), at_s(HOUR_S)).await.is(202);
    world.answers(asks(10).at_ip("198.51.100.1")).await.is(202);
    assert_eq!(world.sign_in_jobs().len(), 12);
}

#[tokio::test]
async fn callers_at_once_do_not_pass_the_limit() {
    let world = World::new().await;
    let asks = (0..40).map(|place| world.answers(asks_for_link(&format!("p{place}@example.com"))));
    let replies = join_all(asks).await;
    let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 202).count(), 10);
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 30);
}

#[tokio::test]
async fn a_household_with_ipv6_is_one_caller() {
    let world = World::new().await;
    let asks = |place: usize, network: &str| {
        asks_for_link(&format!("person{place}@example.com"))
            .at_ip(&format!("2001:db8:0:{network}::{place:x}"))
    };
    for place in 0..10 {
        world.answers(asks(place, "7")).await.is(202);
    }
    world.answers(asks(10, "7")).await.refused(429, "too-many");
    world.answers(asks(10, "8")).await.is(202);
}

//! Sessions: how long they last, how they are renewed, listed and ended (S13-S15).

use domain::Role;
use futures_util::future::join_all;
use serde_json::json;

use super::*;
use crate::auth::cookie::SESSION;
use crate::tests::world::{SOCKETS_URL, id_of};

const HOUR_S: i64 = 3600;
const DAY_S: i64 = 24 * HOUR_S;

fn me(session: &str) -> Ask {
    ask("GET", "/v1/me").by(session)
}

#[tokio::test]
async fn without_a_session_nobody_is_known() {
    let world = World::new().await;
    let aino = id_of("aino");
    let secret = runtime::secret();
    for cookie in [
        String::new(),
        "__Host-session=".to_owned(),
        "__Host-session=sample-session".to_owned(),
        format!("__Host-session={aino}.{secret}"),
        format!("__Host-session={aino}."),
        format!("__Host-session=.{secret}"),
        format!("__Host-session={aino}.{}", "x".repeat(3000)),
        format!("session={aino}.{secret}"),
    ] {
        let reply = world.answers(me(&cookie)).await;
        reply.refused(401, "unauthenticated");
    }
}

#[tokio::test]
async fn the_secret_of_one_agent_does_not_fit_another() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let (_, secret) = session.split_once('.').expect("id and secret");
    let borrowed = format!("__Host-session={}.{secret}", id_of("oona"));
    world
        .answers(me(&borrowed))
        .await
        .refused(401, "unauthenticated");
    world.answers(me(&session)).await.is(200);
}

#[tokio::test]
async fn a_session_ends_after_twelve_idle_hours() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let at = async |seconds| world.answers_at(me(&session), at_s(seconds)).await.status;
    assert_eq!(at(12 * HOUR_S - 1).await, 200);
    assert_eq!(at(24 * HOUR_S - 2).await, 200, "use keeps it alive");
    let unused = world.session("oona").await;
    let reply = world.answers_at(me(&unused), at_s(12 * HOUR_S)).await;
    reply.refused(401, "unauthenticated");
}

#[tokio::test]
async fn use_is_written_down_every_five_minutes_at_most() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let seen = async || {
        let sessions = world.store.sessions(id_of("aino")).await.expect("read");
        sessions[0].seen_at_s - now().as_second()
    };
    world.answers_at(me(&session), at_s(299)).await.is(200);
    assert_eq!(seen().await, 0);
    world.answers_at(me(&session), at_s(300)).await.is(200);
    assert_eq!(seen().await, 300);
}

#[tokio::test]
async fn a_session_gets_a_new_secret_every_day() {
    let world = World::new().await;
    let old = world.session("aino").await;
    world.answers_at(me(&old), at_s(11 * HOUR_S)).await.is(200);
    world.answers_at(me(&old), at_s(22 * HOUR_S)).await.is(200);
    // The call fails, and the new secret comes with it nevertheless.
    let fails = ask("GET", "/v1/conversations?status=open").by(&old);
    let reply = world.answers_at(fails, at_s(DAY_S)).await.is(422);
    let new = reply.cookie(SESSION);
    assert_ne!(new, old);
    let at = async |session: &str, seconds| {
        let reply = world.answers_at(me(session), at_s(seconds)).await;
        assert_eq!(reply.cookies(), Vec::<&str>::new());
        reply.status
    };
    assert_eq!(
        at(&old, DAY_S + 59).await,
        200,
        "calls under way still pass"
    );
    assert_eq!(at(&old, DAY_S + 60).await, 401);
    assert_eq!(at(&new, DAY_S + 60).await, 200);
}

#[tokio::test]
async fn of_calls_at_once_one_renews_and_none_fails() {
    let world = World::new().await;
    let session = world.session("aino").await;
    for hours in [11, 22] {
        world
            .answers_at(me(&session), at_s(hours * HOUR_S))
            .await
            .is(200);
    }
    let calls = (0..10).map(|_| world.answers_at(me(&session), at_s(DAY_S)));
    let replies = join_all(calls).await;
    assert!(replies.iter().all(|reply| reply.status == 200));
    let renewed = replies.iter().filter(|reply| !reply.cookies().is_empty());
    assert_eq!(renewed.count(), 1);
}

#[tokio::test]
async fn no_session_outlives_fourteen_days() {
    let world = World::new().await;
    let mut session = world.session("aino").await;
    let mut seconds = 0;
    let ended = loop {
        seconds += 11 * HOUR_S;
        let reply = world.answers_at(me(&session), at_s(seconds)).await;
        if reply.status == 401 {
            break seconds;
        }
        if !reply.cookies().is_empty() {
            session = reply.cookie(SESSION);
        }
    };
    assert!(
        (14 * DAY_S..14 * DAY_S + 11 * HOUR_S).contains(&ended),
        "{ended}"
    );
}

#[tokio::test]
async fn cookies_are_for_this_host_and_no_script() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let asks = ask("POST", "/v1/auth/links").json(&json!({"email": "aino@example.com"}));
    let mut replies = vec![world.answers(asks).await.is(202)];
    let signs_out = ask("DELETE", "/v1/auth/sessions/current").by(&session);
    replies.push(world.answers(signs_out).await.is(204));
    for reply in replies {
        for cookie in reply.cookies() {
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            assert!(cookie.contains("; Path=/;"), "{cookie}");
            assert!(
                cookie.ends_with("; Secure; HttpOnly; SameSite=Lax"),
                "{cookie}"
            );
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }
}

#[tokio::test]
async fn an_agent_sees_and_ends_sessions() {
    let world = World::new().await;
    let (one, two) = (world.session("aino").await, world.session("aino").await);
    let foreign = world.session("oona").await;
    let list = async |session: &str| {
        let listed = ask("GET", "/v1/auth/sessions").by(session);
        world.answers(listed).await.is(200)
    };
    let seen = list(&one).await;
    assert_eq!(seen.items().len(), 2);
    let (mine, other): (Vec<_>, Vec<_>) = seen
        .items()
        .into_iter()
        .partition(|item| item["current"] == true);
    assert_eq!((mine.len(), other.len()), (1, 1));
    assert_eq!(mine[0]["browser"], "Firefox, Linux");
    assert_eq!(mine[0]["created_at"], "2026-11-20T10:03:03.000Z");
    let end = async |by: &str, name: &str| {
        let path = format!("/v1/auth/sessions/{name}");
        world.answers(ask("DELETE", &path).by(by)).await
    };
    let other = other[0]["session"].as_str().expect("an id");
    assert!(!one.contains(other) && !two.contains(other));
    end(&foreign, other).await.refused(404, "not-found");
    let ended = end(&one, other).await.is(204);
    assert_eq!(ended.cookies(), Vec::<&str>::new());
    world
        .answers(me(&two))
        .await
        .refused(401, "unauthenticated");
    end(&one, other).await.refused(404, "not-found");
    assert_eq!(list(&one).await.items().len(), 1);
    let ended = end(&one, "current").await.is(204);
    assert_eq!(ended.cookie(SESSION), "__Host-session=");
    world
        .answers(me(&one))
        .await
        .refused(401, "unauthenticated");
    world.answers(me(&foreign)).await.is(200);
}

#[tokio::test]
async fn an_agent_ends_all_other_sessions() {
    let world = World::new().await;
    let (one, two) = (world.session("aino").await, world.session("aino").await);
    let foreign = world.session("oona").await;
    let end = ask("DELETE", "/v1/auth/sessions/others").by(&one);
    world.answers(end).await.is(204);
    world.answers(me(&one)).await.is(200);
    world
        .answers(me(&two))
        .await
        .refused(401, "unauthenticated");
    world.answers(me(&foreign)).await.is(200);
}

#[tokio::test]
async fn a_session_ends_under_its_old_and_new_secret() {
    let world = World::new().await;
    let old = world.session("aino").await;
    for hours in [11, 22] {
        world
            .answers_at(me(&old), at_s(hours * HOUR_S))
            .await
            .is(200);
    }
    let new = world
        .answers_at(me(&old), at_s(DAY_S))
        .await
        .cookie(SESSION);
    let listed = ask("GET", "/v1/auth/sessions").by(&new);
    let listed = world.answers_at(listed, at_s(DAY_S + 1)).await;
    assert_eq!(listed.items().len(), 1, "both secrets are one session");
    let end = ask("DELETE", "/v1/auth/sessions/current").by(&old);
    world.answers_at(end, at_s(DAY_S + 1)).await.is(204);
    for session in [old, new] {
        let reply = world.answers_at(me(&session), at_s(DAY_S + 2)).await;
        reply.refused(401, "unauthenticated");
    }
    let left = world.store.sessions(id_of("aino")).await.expect("read");
    assert_eq!(left.len(), 0, "relay closes the sockets of each");
}

#[tokio::test]
async fn an_ended_session_is_not_brought_back_by_a_call_under_way() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let aino = id_of("aino");
    let record = world.store.sessions(aino).await.expect("read").remove(0);
    world
        .store
        .end_session(aino, &record.hash)
        .await
        .expect("ended");
    let touched = world
        .store
        .touch_session(aino, &record.hash, 1, i64::MAX)
        .await;
    assert!(!touched.expect("written"));
    let renewed = store::SessionRecord {
        hash: "another".to_owned(),
        ..record.clone()
    };
    let renewed = world
        .store
        .renew_session(aino, &record.hash, 0, &renewed)
        .await;
    assert!(!renewed.expect("written"));
    assert_eq!(world.store.sessions(aino).await.expect("read").len(), 0);
    world
        .answers(me(&session))
        .await
        .refused(401, "unauthenticated");
}

#[tokio::test]
async fn a_change_of_role_works_at_once() {
    let world = World::new().await;
    world.chat(1, "sales", |_| {}).await;
    let session = world.session("fia").await;
    let list = ask("GET", "/v1/conversations?queue=sales").by(&session);
    world.answers(list.clone()).await.is(200);
    world.employs("fia", "demo", Role::Agent, &[]).await;
    world.answers(list).await.refused(404, "not-found");
}

#[tokio::test]
async fn a_ticket_is_bound_to_agent_and_session() {
    let world = World::new().await;
    let session = world.session("aino").await;
    let reply = world.answers(ask("POST", "/v1/tickets").by(&session)).await;
    let body = reply.is(201).body;
    assert_eq!(body["url"], SOCKETS_URL);
    assert_eq!(body["expires_in_s"], 30);
    let ticket = body["ticket"].as_str().expect("a ticket");
    let late = world.store.use_ticket(ticket, at_s(30).as_second()).await;
    assert!(late.expect("used").is_none());
    let reply = world.answers(ask("POST", "/v1/tickets").by(&session)).await;
    let ticket = reply.body["ticket"].as_str().expect("a ticket");
    let used = world.store.use_ticket(ticket, at_s(29).as_second()).await;
    let used = used.expect("used").expect("a ticket");
    let sessions = world.store.sessions(id_of("aino")).await.expect("read");
    assert_eq!(used.agent_id(), Some(id_of("aino")));
    assert_eq!(used.session.as_deref(), Some(sessions[0].hash.as_str()));
    assert_eq!(used.visitor_id(), None);
}

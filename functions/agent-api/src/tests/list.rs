//! The list of conversations.

use std::collections::BTreeSet;

use domain::{Head, Role, Status};

use super::world::{conversation_id, held_by};
use super::*;
use crate::inbox::cursor;

/// A row as `relay` writes it. The higher the place, the longer ago.
async fn listed(world: &World, place: u32, queue: &str, change: impl FnOnce(&mut Head)) {
    let head = world
        .chat(place, queue, |head| {
            change(head);
            // Some share a millisecond, so that pages end between equals.
            head.last_at = at_s(-i64::from(place / 3));
        })
        .await;
    world.store.put_row(&head).await.expect("stored");
}

fn lists(query: &str, session: &str) -> Ask {
    ask("GET", &format!("/v1/conversations?{query}")).by(session)
}

/// All pages of a list.
async fn pages(world: &World, query: &str, session: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = String::new();
    loop {
        let asked = lists(&format!("{query}&cursor={next}"), session);
        let reply = world.answers(asked).await.is(200);
        pages.push(reply.each("conversation"));
        match reply.body["next"].as_str() {
            Some(cursor) => next = cursor.to_owned(),
            None => return pages,
        }
    }
}

/// These places, freshest first as they come in the list: of equals, the higher id.
fn in_order(places: impl IntoIterator<Item = u32>) -> Vec<String> {
    let mut places: Vec<u32> = places.into_iter().collect();
    places.sort_by_key(|place| (place / 3, std::cmp::Reverse(*place)));
    places
        .into_iter()
        .map(|place| conversation_id(place).to_string())
        .collect()
}

#[tokio::test]
async fn two_queues_and_statuses_are_one_list_without_loss_or_double() {
    let world = World::new().await;
    for place in 1..=160 {
        let queue = if place % 2 == 0 { "support" } else { "sales" };
        let status = Status::ALL[usize::try_from(place % 3).expect("small")];
        listed(&world, place, queue, |head| head.status = status).await;
    }
    listed(&world, 500, "elsewhere", |_| {}).await;
    let fia = world.session("fia").await;
    let pages_of_two = pages(&world, "status=unassigned,active", &fia).await;
    let sizes: Vec<usize> = pages_of_two.iter().map(Vec::len).collect();
    assert_eq!(sizes, [50, 50, 7]);
    let expected = in_order((1..=160).filter(|place| place % 3 != 2));
    assert_eq!(pages_of_two.concat(), expected);
    let all = pages(&world, "status=unassigned,active,resolved,trashed", &fia).await;
    assert_eq!(all.concat(), in_order(1..=160));
    let sales = pages(&world, "queue=sales&status=resolved", &fia).await;
    let expected = in_order((1..=160).filter(|place| place % 3 == 2 && place % 2 == 1));
    assert_eq!(sales.concat(), expected);
}

#[tokio::test]
async fn a_list_that_fills_its_pages_ends_with_the_last_row() {
    let world = World::new().await;
    for place in 1..=100 {
        let queue = if place <= 50 { "support" } else { "sales" };
        listed(&world, place, queue, |_| {}).await;
    }
    let fia = world.session("fia").await;
    let pages = pages(&world, "", &fia).await;
    assert_eq!(pages.concat(), in_order(1..=100));
    assert!(pages.iter().all(|page| page.len() <= 50));
}

#[tokio::test]
async fn rows_that_come_while_somebody_pages_do_not_shift_the_rest() {
    let world = World::new().await;
    for place in 100..=180 {
        listed(&world, place, "support", |_| {}).await;
    }
    let aino = world.session("aino").await;
    let first = world.answers(lists("", &aino)).await.is(200);
    for place in 1..=20 {
        listed(&world, place, "support", |_| {}).await;
    }
    let next = first.body["next"].as_str().expect("more");
    let second = world.answers(lists(&format!("cursor={next}"), &aino)).await;
    let mut seen = first.each("conversation");
    seen.extend(second.is(200).each("conversation"));
    assert_eq!(seen, in_order(100..=180));
}

#[tokio::test]
async fn everybody_sees_what_is_theirs() {
    let world = World::new().await;
    listed(&world, 1, "support", |_| {}).await;
    listed(&world, 2, "sales", |_| {}).await;
    listed(&world, 3, "elsewhere", |_| {}).await;
    let sees = async |name: &str, query: &str| {
        let session = world.session(name).await;
        world.answers(lists(query, &session)).await
    };
    for (name, expected) in [
        ("aino", in_order([1])),
        ("otto", in_order([2])),
        ("oona", in_order([1, 2])),
        ("adam", in_order([1, 2])),
        ("fia", in_order([1, 2])),
        ("eeva", in_order([3])),
    ] {
        assert_eq!(
            sees(name, "").await.is(200).each("conversation"),
            expected,
            "{name}"
        );
    }
    for (name, queue) in [
        ("aino", "sales"),
        ("fia", "elsewhere"),
        ("eeva", "support"),
        ("fia", "x"),
    ] {
        let reply = sees(name, &format!("queue={queue}")).await;
        reply.refused(404, "not-found");
    }
}

#[tokio::test]
async fn a_membership_without_a_role_on_the_site_shows_nothing() {
    let world = World::new().await;
    listed(&world, 1, "support", |_| {}).await;
    world
        .employs("eeva", "other", Role::Agent, &["elsewhere", "support"])
        .await;
    let eeva = world.session("eeva").await;
    let reply = world.answers(lists("", &eeva)).await.is(200);
    assert_eq!(reply.each("conversation"), Vec::<String>::new());
}

#[tokio::test]
async fn mine_are_those_for_which_i_am_responsible() {
    let world = World::new().await;
    listed(&world, 1, "support", held_by("aino")).await;
    listed(&world, 2, "sales", held_by("aino")).await;
    listed(&world, 3, "support", held_by("oona")).await;
    listed(&world, 4, "support", |_| {}).await;
    let aino = world.session("aino").await;
    let mine = world
        .answers(lists("agent=me&status=active", &aino))
        .await
        .is(200);
    assert_eq!(mine.each("conversation"), in_order([1, 2]));
    assert_eq!(mine.items()[0]["assignee"]["name"], "aino");
    let mine = world.answers(lists("agent=me&queue=support", &aino)).await;
    assert_eq!(mine.is(200).each("conversation"), in_order([1]));
}

#[tokio::test]
async fn of_mine_in_one_queue_none_is_lost() {
    let world = World::new().await;
    for place in 1..=150 {
        let queue = if place <= 130 { "sales" } else { "support" };
        listed(&world, place, queue, held_by("oona")).await;
    }
    let oona = world.session("oona").await;
    let rare = pages(&world, "agent=me&queue=support", &oona).await;
    assert_eq!(rare.concat(), in_order(131..=150));
    let frequent = pages(&world, "agent=me&queue=sales", &oona).await;
    assert_eq!(frequent.concat(), in_order(1..=130));
}

#[tokio::test]
async fn a_cursor_belongs_to_its_list() {
    let world = World::new().await;
    for place in 1..=60 {
        listed(&world, place, "support", |_| {}).await;
    }
    let fia = world.session("fia").await;
    let first = world.answers(lists("status=active,unassigned", &fia)).await;
    let next = first.is(200).body["next"]
        .as_str()
        .expect("more")
        .to_owned();
    for same in [
        "",
        "status=unassigned,active",
        "status=active,unassigned&queue=",
    ] {
        let asked = lists(&format!("{same}&cursor={next}"), &fia);
        assert_eq!(
            world.answers(asked).await.is(200).items().len(),
            10,
            "{same}"
        );
    }
    let place = "a".repeat(3000);
    let forged = cursor::write("unassigned,active;;", &place).expect("a cursor");
    for (query, cursor) in [
        ("status=active", next.as_str()),
        ("queue=support", &next),
        ("agent=me", &next),
        ("", "x"),
        ("", &forged),
        ("", "bnVsbA"),
    ] {
        let asked = lists(&format!("{query}&cursor={cursor}"), &fia);
        world.answers(asked).await.refused(400, "malformed");
    }
}

#[tokio::test]
async fn what_cannot_be_asked_is_named() {
    let world = World::new().await;
    let fia = world.session("fia").await;
    let long = format!("{}=1", "x".repeat(50));
    for (query, pointer) in [
        ("status=open", "/query/status"),
        ("status=active,", "/query/status"),
        ("status=Active", "/query/status"),
        ("agent=somebody", "/query/agent"),
        ("tag=vip", "/query/tag"),
        ("sort=created", "/query/sort"),
        ("sort=Waiting", "/query/sort"),
        ("status=active&status=resolved", "/query/status"),
        (&long, "/query"),
    ] {
        let reply = world.answers(lists(query, &fia)).await;
        assert_eq!(reply.refused(422, "invalid").pointer(), pointer, "{query}");
    }
}

#[tokio::test]
async fn a_row_says_what_a_list_shows() {
    let world = World::new().await;
    listed(&world, 1, "support", |head| head.number = Some(1042)).await;
    let aino = world.session("aino").await;
    let row = world
        .answers(lists("", &aino))
        .await
        .is(200)
        .items()
        .remove(0);
    let fields: BTreeSet<&str> = row
        .as_object()
        .expect("a row")
        .keys()
        .map(String::as_str)
        .collect();
    let expected = [
        "assignee",
        "conversation",
        "created_at",
        "kind",
        "last_at",
        "missed",
        "name",
        "number",
        "offline",
        "participants",
        "preview",
        "queue",
        "seq",
        "site",
        "status",
        "unread",
        "waiting_since",
    ];
    assert_eq!(fields, BTreeSet::from(expected));
    assert_eq!(row["number"], 1042);
    assert_eq!(row["unread"], 1);
}

/// An unassigned chat whose visitor has waited since this many seconds ago, and wrote last as `listed` says.
async fn waits(world: &World, place: u32, queue: &str, ago_s: Option<i64>) {
    let since = ago_s.map(|ago_s| at_s(-ago_s));
    listed(world, place, queue, |head| head.waiting.since = since).await;
}

#[tokio::test]
async fn by_waiting_the_one_who_waits_longest_comes_first() {
    let world = World::new().await;
    // The first wrote again just now, the last is quiet because an agent answered and left.
    for (place, queue, ago_s) in [
        (1, "support", Some(1680)),
        (30, "sales", Some(60)),
        (60, "support", Some(300)),
        (90, "support", None),
    ] {
        waits(&world, place, queue, ago_s).await;
    }
    let oona = world.session("oona").await;
    let query = "status=unassigned&sort=waiting";
    let all = world.answers(lists(query, &oona)).await.is(200);
    let expected = [1, 60, 30, 90].map(|place| conversation_id(place).to_string());
    assert_eq!(all.each("conversation"), expected);
    assert_eq!(all.body["next"], serde_json::Value::Null);
    let one = lists(&format!("{query}&queue=support"), &oona);
    let one = world.answers(one).await.is(200).each("conversation");
    assert_eq!(one, [1, 60, 90].map(|p| conversation_id(p).to_string()));
    let last = world.answers(lists("status=unassigned&sort=last", &oona));
    let last = last.await.is(200).each("conversation");
    assert_eq!(last, in_order([1, 30, 60, 90]));
}

#[tokio::test]
async fn by_waiting_two_hundred_are_one_page_and_no_row_is_lost_behind_it() {
    let world = World::new().await;
    for place in 1..=260 {
        let queue = if place % 2 == 0 { "support" } else { "sales" };
        waits(&world, place, queue, Some(i64::from(place))).await;
    }
    let fia = world.session("fia").await;
    let pages = pages(&world, "status=unassigned&sort=waiting", &fia).await;
    let sizes: Vec<usize> = pages.iter().map(Vec::len).collect();
    assert_eq!(sizes, [200, 60]);
    let first = conversation_id(260).to_string();
    assert_eq!(pages[0][0], first, "who waits longest");
    let mut all = pages.concat();
    all.sort();
    let expected: BTreeSet<String> = (1..=260).map(|p| conversation_id(p).to_string()).collect();
    assert_eq!(all, expected.into_iter().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_cursor_of_one_order_is_none_of_the_other() {
    let world = World::new().await;
    for place in 1..=60 {
        waits(&world, place, "support", Some(1)).await;
    }
    let fia = world.session("fia").await;
    let first = world.answers(lists("status=unassigned", &fia)).await;
    let next = first.is(200).body["next"]
        .as_str()
        .expect("more")
        .to_owned();
    let other = lists(
        &format!("status=unassigned&sort=waiting&cursor={next}"),
        &fia,
    );
    world.answers(other).await.refused(400, "malformed");
}

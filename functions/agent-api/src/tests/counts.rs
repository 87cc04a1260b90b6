//! Counts of the views (UX 53).

use domain::{Head, Role, Status};
use serde_json::{Value, json};

use super::world::held_by;
use super::*;

async fn listed(world: &World, place: u32, queue: &str, change: impl FnOnce(&mut Head)) {
    let head = world.chat(place, queue, change).await;
    world.store.put_row(&head).await.expect("stored");
}

/// What this person reads: mine, unassigned, unread.
async fn counts(world: &World, name: &str) -> Value {
    let session = world.session(name).await;
    let asked = ask("GET", "/v1/conversations/counts").by(&session);
    let reply = world.answers(asked).await.is(200);
    let views = reply.body["views"].as_array().expect("views");
    let names: Vec<&Value> = views.iter().map(|view| &view["view"]).collect();
    assert_eq!(names, ["mine", "unassigned", "unread"]);
    let count = |view: &Value| json!([view["count"], view["more"]]);
    views.iter().map(count).collect()
}

#[tokio::test]
async fn everybody_counts_what_they_see() {
    let world = World::new().await;
    listed(&world, 1, "support", |_| {}).await;
    listed(&world, 2, "support", |head| head.waiting.unread = 4).await;
    listed(&world, 3, "sales", |_| {}).await;
    listed(&world, 4, "elsewhere", |_| {}).await;
    listed(&world, 5, "support", held_by("aino")).await;
    listed(&world, 6, "sales", held_by("oona")).await;
    listed(&world, 7, "support", |head| head.status = Status::Resolved).await;
    for (name, expected) in [
        ("aino", json!([[1, false], [2, false], [6, false]])),
        ("otto", json!([[0, false], [1, false], [1, false]])),
        ("oona", json!([[1, false], [3, false], [7, false]])),
        ("eeva", json!([[0, false], [1, false], [1, false]])),
    ] {
        assert_eq!(counts(&world, name).await, expected, "{name}");
    }
}

#[tokio::test]
async fn two_hundred_are_counted_and_more_are_more() {
    let world = World::new().await;
    for place in 1..=120 {
        listed(&world, place, "support", |_| {}).await;
    }
    for place in 121..=200 {
        listed(&world, place, "sales", |_| {}).await;
    }
    let exactly = json!([[0, false], [200, false], [200, false]]);
    assert_eq!(counts(&world, "oona").await, exactly);
    listed(&world, 201, "sales", |_| {}).await;
    let more = json!([[0, false], [200, true], [200, true]]);
    assert_eq!(counts(&world, "oona").await, more);
    for place in 202..=330 {
        listed(&world, place, "support", |_| {}).await;
    }
    assert_eq!(counts(&world, "aino").await[1], json!([200, true]));
}

#[tokio::test]
async fn a_membership_without_a_role_on_the_site_counts_nothing() {
    let world = World::new().await;
    listed(&world, 1, "support", |_| {}).await;
    world
        .employs("eeva", "other", Role::Agent, &["elsewhere", "support"])
        .await;
    assert_eq!(counts(&world, "eeva").await[1], json!([0, false]));
}

use futures_util::future::join_all;
use serde_json::json;

use super::*;

#[tokio::test]
async fn each_change_is_logged_with_what_was_before_and_after() {
    let world = World::new().await;
    let (adam, oona) = (world.session("adam").await, world.session("oona").await);
    world
        .answers(patch("/v1/sites/demo", 0, &json!({"name": "Shop"})).by(&adam))
        .await
        .is(200);
    // Nothing changes, so nothing is logged.
    world
        .answers(patch("/v1/sites/demo", 1, &json!({"name": "Shop"})).by(&adam))
        .await
        .is(200);
    let hours = json!({"hours": [{"day": 1, "opens": "09:00", "closes": "17:00"}]});
    world
        .answers(patch("/v1/queues/support", 0, &hours).by(&oona))
        .await
        .is(200);
    let log = world
        .answers(ask("GET", "/v1/sites/demo/audit").by(&oona))
        .await
        .is(200);
    assert_eq!(log.each("action"), ["queue.change", "site.change"]);
    let items = log.items();
    assert_eq!(items[1]["before"], json!({"name": "The demo site"}));
    assert_eq!(items[1]["after"], json!({"name": "Shop"}));
    assert_eq!(
        (&items[0]["who"]["name"], &items[0]["subject"]),
        (&json!("oona"), &json!("support"))
    );
    assert_eq!(items[0]["before"], json!({"hours": []}));
    let address = items[0]["who"]["address"].as_str().expect("a hash");
    assert!(address.len() == 12 && !address.contains("203"), "{address}");
}

#[tokio::test]
async fn changes_of_many_at_once_make_one_chain_that_is_read_by_pages() {
    let world = World::new().await;
    let oona = world.session("oona").await;
    for round in 0..4 {
        let adds = (0..6).map(|nth| {
            let body = json!({"email": format!("{round}-{nth}@example.com"), "role": "agent", "queues": [], "language": "fi"});
            let asked = ask("POST", "/v1/sites/demo/invitations").json(&body);
            world.answers(asked.by(&oona))
        });
        for reply in join_all(adds).await {
            // Who loses the race for the end of the log too often is told to come again, and nothing is half done.
            assert!(matches!(reply.status, 201 | 503), "{}", reply.body);
        }
    }
    let site = "demo".parse().expect("a site");
    let whole = world.store.verify_audit(&site).await.expect("the table");
    let count = whole.expect("a whole chain");
    assert!(count >= 12, "{count}");
    for nth in 0..50 {
        let name = json!({"name": format!("Name {nth}")});
        world
            .answers(patch("/v1/sites/demo", nth, &name).by(&oona))
            .await
            .is(200);
    }
    let mut numbers = Vec::new();
    let mut path = "/v1/sites/demo/audit".to_owned();
    loop {
        let page = world.answers(ask("GET", &path).by(&oona)).await.is(200);
        numbers.extend(
            page.items()
                .iter()
                .filter_map(|item| item["number"].as_u64()),
        );
        match page.body["next"].as_str() {
            Some(next) => path = format!("/v1/sites/demo/audit?before={next}"),
            None => break,
        }
    }
    let all: Vec<u64> = (1..=count + 50).rev().collect();
    assert_eq!(numbers, all);
}

//! What `sweep` settles when the stream says nothing for a day.

use std::collections::BTreeMap;

use dev::Settings;
use serde_json::json;

use crate::world::World;

/// Longer than the stream of a table keeps anything.
const HOURS: usize = 25;

/// How often each mail went out, by receiver and the line or conversation that it leads to.
fn mails(world: &World) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for mail in world.stack.cloud.mails().expect("the mailbox") {
        let mut words = mail.text.split_whitespace();
        let link = words.find(|word| word.starts_with("http")).expect("a link");
        // The console has another port after a restart.
        let path: Vec<&str> = link.split('/').skip(3).collect();
        let about = format!("{} {}", mail.subject, path.join("/"));
        *counts.entry((mail.to.join(","), about)).or_default() += 1;
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_without_relay_costs_no_notice_and_its_return_doubles_none() {
    let folder = std::env::temp_dir().join(format!("doorbell-day-{}", std::process::id()));
    let settings = |follows_stream| Settings {
        data: Some(folder.clone()),
        follows_stream,
        digests: false,
        ..Settings::default()
    };
    let world = World::with(settings(false)).await;
    let sweep = world.stack.functions.sweep();
    for hour in 0..HOURS {
        let form = json!({"queue": "support", "answers": {"message": "Hello", "email": "eva@visitor.example"}});
        let answer = world.submits(&format!("key-{hour:05}"), form).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        let (visitor, conversation) = world.chat().await;
        let posted = visitor
            .posts(&conversation, "tab-00001", 1, "Anybody?")
            .await;
        assert_eq!(posted.status, 200, "{:?}", posted.body);
        world.stack.clock.advance_s(3600);
        sweep(json!({}))
            .await
            .expect("everything that is due is settled");
        world.settled().await;
    }
    let sent = mails(&world);
    // Olivia is mailed about each form and each chat, Aino about forms.
    assert_eq!(sent.len(), 3 * HOURS, "{sent:#?}");
    assert!(sent.values().all(|count| *count == 1), "{sent:#?}");
    drop(world);

    let world = World::with(settings(true)).await;
    world.stack.clock.advance_s(HOURS as i64 * 3600);
    world.settled().await;
    assert_eq!(
        mails(&world),
        sent,
        "relay says it all again, and nothing is mailed again"
    );
    let queue = "support".parse().expect("a queue");
    let log = world.stack.store.log(&queue, None, 100).await;
    let lines = log.expect("the queue's log").entries;
    assert_eq!(lines.len(), HOURS, "one line for each form");
    drop(world);
    std::fs::remove_dir_all(folder).expect("the folder is ours");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_after_the_look_is_looked_at_again() {
    let world = World::start().await;
    let store = &world.stack.store;
    let (visitor, conversation) = world.chat().await;
    for n in 1..=2 {
        let id = conversation.parse().expect("an id");
        let seen = store.head(id).await.expect("read").expect("a head");
        let posted = visitor.posts(&conversation, "tab-00001", n, "Hello?").await;
        assert_eq!(posted.status, 200, "{:?}", posted.body);
        store.set_due(&seen, None).await.expect("written");
        let head = store.head(id).await.expect("read").expect("a head");
        assert!(head.waiting.due_at_s.is_some(), "message {n} is still due");
    }
}

//! What open consoles are shown.

use domain::Author;

use super::*;

#[tokio::test]
async fn a_row_is_shown_to_all_who_watch_and_those_who_are_gone_are_forgotten() {
    let world = World::with(&[agent(1)]).await;
    for socket in ["gone=", "slow=", "here="] {
        world.opens_console(socket, &agent(1), 60).await;
        world.watches(socket, &agent(1)).await;
    }
    world.gateway.answers("gone=", 410);
    world.gateway.answers("slow=", 429);
    let mut chat = support::chat(VisitorId::from_bits(7), now());
    chat.waiting.unread = 0;
    let notified = world.begins(&chat).await.expect("applied");
    assert_eq!(world.posts(), [post("here=", "row")]);
    assert_eq!(notified.pushed, 2, "one is gone");
    assert!(!world.is_known("gone=").await);
    assert!(world.is_known("slow=").await, "it will catch up");

    let queue = parsed("support");
    let shown = world
        .follow_up
        .show_queue(&queue, "{\"type\":\"row\"}".to_owned(), now());
    assert_eq!(shown.await.expect("shown"), 2, "the gone one is not asked");
}

#[tokio::test]
async fn agents_who_have_it_open_are_told_who_else_has() {
    let world = World::with(&[agent(1), agent(2)]).await;
    let old = support::chat(VisitorId::from_bits(7), now());
    let mut new = old.clone();
    new.connections.insert(parsed("widget="), Author::Visitor);
    for (socket, number) in [("first=", 1), ("gone=", 1), ("second=", 2)] {
        let author = Author::Agent(AgentId::from_bits(number));
        new.connections.insert(parsed(socket), author);
    }
    world.holds(&new).await;
    world.gateway.answers("gone=", 410);
    let effects = effects_of(Some(&old), &new);
    assert!(effects.viewers);
    let notified = world.follow_up.apply(&new, effects, now()).await;
    assert_eq!(notified.expect("applied").pushed, 2);
    let posts = world.gateway.take();
    assert_eq!(posts.len(), 2, "no visitor is told: {posts:?}");
    let both: Vec<_> = [1, 2].map(|n| AgentId::from_bits(n).to_string()).into();
    for (_, frame) in &posts {
        assert_eq!(frame["type"], "viewers");
        assert_eq!(frame["agents"], serde_json::json!(both));
    }
    let head = world.store.head(new.id).await.expect("read").expect("it");
    let left: Vec<_> = head.connections.keys().map(ToString::to_string).collect();
    assert_eq!(left, ["first=", "second=", "widget="]);
}

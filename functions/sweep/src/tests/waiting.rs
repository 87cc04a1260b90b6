//! Who left, and whether anybody was there.

use super::*;

/// `missed` and `offline` of the only conversation, which must be off the list.
async fn mark(world: &World) -> (bool, bool) {
    assert_eq!(world.due_count().await, 0);
    let head = world.head(1).await;
    (head.waiting.missed, head.waiting.offline)
}

#[tokio::test]
async fn a_visitor_who_left_while_an_agent_was_there_is_missed() {
    let world = World::new().await;
    let agent = agent(1, &[queue()]);
    world.has(&agent).await;
    world.has(&super::agent(2, &[queue()])).await;
    world.holds(&conversation(1, Kind::Chat)).await;
    let _console = world.opens_console(&agent).await;
    world.sweeps(due()).await;
    assert_eq!(mark(&world).await, (true, false));
    let jobs = world.job_ids();
    let missed = jobs.iter().filter(|id| id.contains("-missed-"));
    // Who has a console open sees it there.
    assert_eq!(missed.count(), 1, "{jobs:?}");
    // That somebody waits is mailed to both: after two minutes, a console that nobody looks at is not enough.
    let waits = jobs.iter().filter(|id| !id.contains("-missed-"));
    assert_eq!(waits.count(), 2, "{jobs:?}");
}

#[tokio::test]
async fn a_visitor_who_left_while_nobody_was_there_came_offline() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Chat)).await;
    world.sweeps(due()).await;
    assert_eq!(mark(&world).await, (false, true));
}

#[tokio::test]
async fn an_agent_who_is_away_or_serves_another_queue_is_not_there() {
    let world = World::new().await;
    let away = Agent {
        availability: Availability::Away,
        ..agent(1, &[queue()])
    };
    let elsewhere = agent(2, &["billing".parse().expect("a queue")]);
    world.has(&away).await;
    world.has(&elsewhere).await;
    let _first = world.opens_console(&away).await;
    let _second = world.opens_console(&elsewhere).await;
    world.holds(&conversation(1, Kind::Chat)).await;
    world.sweeps(due()).await;
    assert_eq!(mark(&world).await, (false, true));
}

#[tokio::test]
async fn an_assignee_from_another_queue_is_there() {
    let world = World::new().await;
    let assignee = agent(2, &[]);
    world.has(&assignee).await;
    let _console = world.opens_console(&assignee).await;
    let mut head = conversation(1, Kind::Chat);
    head.status = domain::Status::Active;
    head.assignment.assignee = Some(assignee.id);
    world.holds(&head).await;
    world.sweeps(due()).await;
    assert_eq!(mark(&world).await, (true, false));
}

#[tokio::test]
async fn a_visitor_who_still_waits_is_looked_at_again() {
    let world = World::new().await;
    world.holds(&conversation(1, Kind::Chat)).await;
    let (widget, _) = world.opens_widget(1).await;
    world.sweeps(due()).await;
    let head = world.head(1).await;
    assert_eq!(
        head.waiting.due_at_s,
        Some(after(2 * DUE_AFTER_S).as_second())
    );
    assert!(!head.waiting.missed && !head.waiting.offline);
    drop(widget);
}

#[tokio::test]
async fn a_visitor_who_left_without_a_word_is_found_out() {
    let world = World::new().await;
    world.holds(&conversation(1, Kind::Chat)).await;
    let (_widget, socket) = world.opens_widget(1).await;
    // The function that forgets closed sockets is never told.
    assert!(world.cloud.cut(socket.as_str()));
    world.sweeps(due()).await;
    let head = world.head(1).await;
    assert!(head.connections.is_empty());
    assert!(!head.waiting.offline, "the next look decides");
    world.sweeps(after(2 * DUE_AFTER_S)).await;
    assert_eq!(mark(&world).await, (false, true));
}

#[tokio::test]
async fn a_visitor_who_wrote_a_moment_ago_gets_the_whole_time() {
    let world = World::new().await;
    let mut head = conversation(1, Kind::Chat);
    head.last_at = after(60);
    world.holds(&head).await;
    world.sweeps(due()).await;
    let head = world.head(1).await;
    assert_eq!(
        head.waiting.due_at_s,
        Some(after(60 + DUE_AFTER_S).as_second())
    );
    assert!(!head.waiting.offline);
    world.sweeps(after(60 + DUE_AFTER_S)).await;
    assert_eq!(mark(&world).await, (false, true));
}

#[tokio::test]
async fn nobody_is_marked_before_the_time() {
    let world = World::new().await;
    world.holds(&conversation(1, Kind::Chat)).await;
    world.sweeps(after(DUE_AFTER_S - 1)).await;
    assert_eq!(world.due_count().await, 1);
    assert!(!world.head(1).await.waiting.offline);
}

#[tokio::test]
async fn who_was_answered_or_sent_a_form_is_not_marked() {
    for change in [
        (|head| head.waiting.unread = 0) as fn(&mut Head),
        |head| head.kind = Kind::Submission,
        |head| head.status = domain::Status::Resolved,
    ] {
        let world = World::new().await;
        let mut head = conversation(1, Kind::Chat);
        change(&mut head);
        world.holds(&head).await;
        world.sweeps(due()).await;
        assert_eq!(mark(&world).await, (false, false));
    }
}

#[tokio::test]
async fn who_is_marked_keeps_the_mark() {
    let world = World::new().await;
    let mut head = conversation(1, Kind::Chat);
    head.waiting.missed = true;
    world.holds(&head).await;
    world.sweeps(due()).await;
    assert_eq!(mark(&world).await, (true, false));
}

//! What should have followed and did not is made true again, once.

use domain::Status;
use domain::effects::effects_of;

use super::*;

async fn rows(world: &World) -> Vec<protocol::Row> {
    let page = world
        .store
        .rows_of_queue(&queue(), Status::Unassigned, store::Part::freshest(50))
        .await;
    page.expect("read")
        .rows
        .into_iter()
        .map(|(_, row)| row)
        .collect()
}

async fn lines(world: &World) -> Vec<store::EntryRecord> {
    world
        .store
        .log(&queue(), None, 50)
        .await
        .expect("read")
        .entries
}

#[tokio::test]
async fn a_form_that_nothing_followed_from_gets_all_of_it() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Submission)).await;
    world.sweeps(due()).await;

    let head = world.head(1).await;
    assert_eq!(head.number, Some(1));
    assert_eq!(head.waiting.due_at_s, None);
    let rows = rows(&world).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].number, Some(1));
    let lines = lines(&world).await;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].number, Some(1));
    assert_eq!(
        world.job_ids().len(),
        1,
        "one mail for the agent who is away"
    );
}

#[tokio::test]
async fn a_job_names_the_first_message_that_waits() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    let mut head = conversation(1, Kind::Chat);
    head.log.tail = vec![head.log.tail[0].clone(); 7];
    (head.log.seq, head.log.visitor_seq) = (7, 7);
    (head.waiting.unread, head.waiting.unread_from) = (2, Some(5));
    world.holds(&head).await;
    world.sweeps(due()).await;
    let seqs: Vec<_> = world.jobs().iter().map(|job| job["seq"].clone()).collect();
    assert_eq!(seqs, [6]);
}

#[tokio::test]
async fn a_second_look_changes_nothing() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    for number in 1..=5 {
        world.holds(&conversation(number, Kind::Chat)).await;
    }
    world.sweeps(due()).await;
    let settled = state_of(&world, 5).await;
    let jobs = world.job_ids();
    world.sweeps(due()).await;
    world.sweeps(after(3600)).await;
    assert_eq!(state_of(&world, 5).await, settled);
    assert_eq!(world.job_ids(), jobs);
}

#[tokio::test]
async fn looks_at_the_same_time_give_each_conversation_one_number_and_one_job() {
    let world = World::new().await;
    world.has(&agent(1, &[queue()])).await;
    for number in 1..=5 {
        world.holds(&conversation(number, Kind::Chat)).await;
    }
    let (first, second) =
        tokio::join!(look(&world.state, "", due()), look(&world.state, "", due()));
    assert_eq!((first, second), (Ok(()), Ok(())));
    assert_settled(&world, 5).await;
}

#[tokio::test]
async fn a_comment_that_was_quicker_than_the_look_stays() {
    let world = World::new().await;
    let (agent, queue) = (agent(1, &[queue()]), queue());
    world.has(&agent).await;
    let head = conversation(1, Kind::Submission);
    world.holds(&head).await;
    let done = world
        .state
        .follow_up
        .apply(&head, effects_of(None, &head), wrote_at());
    done.await.expect("done");
    let entry = lines(&world).await[0].entry.parse().expect("an id");
    let text = Body::parse("handled").expect("a text");
    let comment = world
        .store
        .comment_on(&queue, entry, agent.id, "Aino", &text, after(60));
    comment.await.expect("stored");

    world.sweeps(due()).await;
    let [line] = &lines(&world).await[..] else {
        panic!("one line")
    };
    let comments: Vec<&str> = line.all_comments().map(|c| c.text.as_str()).collect();
    assert_eq!(comments, ["handled"]);
}

/// Everything of the first conversations that a look may change.
pub(super) async fn state_of(world: &World, count: u128) -> Vec<Head> {
    let mut heads = Vec::new();
    for number in 1..=count {
        heads.push(world.head(number).await);
    }
    heads
}

/// Numbers without a gap or a double, every visitor marked, every agent's job on the queue under one id per conversation.
pub(super) async fn assert_settled(world: &World, count: u64) {
    let heads = state_of(world, count.into()).await;
    let mut numbers: Vec<_> = heads.iter().filter_map(|head| head.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
    assert!(
        heads
            .iter()
            .all(|head| head.waiting.offline && !head.waiting.missed)
    );
    assert_eq!(world.due_count().await, 0);
    assert_eq!(rows(world).await.len() as u64, count);
    let mut ids = world.job_ids();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len() as u64, count);
}

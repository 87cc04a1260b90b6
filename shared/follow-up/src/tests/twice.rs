//! Each effect is idempotent, also after a failure in the middle.

use std::collections::BTreeSet;

use domain::{Author, Event};

use super::*;

/// A chat that an agent took after it had begun, as it was and as it is.
fn taken(by: &Agent) -> (Head, Head) {
    let old = support::chat(VisitorId::from_bits(7), now());
    let change = domain::change::take(&old, by);
    let mut new = old.clone();
    new.status = Status::Active;
    new.assignment.assignee = Some(by.id);
    new.assignment.participants.insert(by.id);
    new.assignment
        .names
        .insert(by.id, by.name.as_str().to_owned());
    let events = change.events.into_iter();
    new.log
        .tail
        .extend(events.map(|what| Event { at: now(), what }));
    new.log.seq = new.log.tail.len() as u64;
    (old, new)
}

#[tokio::test]
async fn a_form_twice_is_one_number_one_row_one_entry_and_one_job_id() {
    let world = World::with(&[agent(1)]).await;
    let form = support::form("key-1", now());
    let first = world.begins(&form).await.expect("applied");
    let (rows, entries) = (world.rows(Status::Unassigned).await, world.entries().await);
    assert_eq!((rows.len(), entries.len()), (1, 1));
    assert_eq!((rows[0].number, entries[0].number), (Some(1), Some(1)));
    assert_eq!(entries[0].conversation, form.id.to_string());

    for again in 1..=2 {
        let effects = effects_of(None, &form);
        let notified = world.follow_up.apply(&form, effects, now()).await;
        assert_eq!(notified.expect("applied").jobs, first.jobs, "{again}");
        let late = world.follow_up.apply_all(&form, now()).await;
        assert_eq!(late.expect("applied").jobs, first.jobs, "{again}");
    }
    assert_eq!(world.rows(Status::Unassigned).await, rows);
    assert_eq!(world.entries().await, entries);
    let ids: BTreeSet<_> = world.jobs().into_iter().collect();
    assert_eq!(ids.len(), 1, "a worker does an id once: {ids:?}");
    let next = support::form("key-2", now());
    world.begins(&next).await.expect("applied");
    assert_eq!(world.entries().await.len(), 2);
    let numbers: BTreeSet<_> = world
        .rows(Status::Unassigned)
        .await
        .iter()
        .map(|row| row.number)
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)].into(), "no gap and no double");
}

#[tokio::test]
async fn who_took_a_chat_is_entered_once_by_name() {
    let aino = agent(1);
    let world = World::with(std::slice::from_ref(&aino)).await;
    let (old, new) = taken(&aino);
    world.holds(&new).await;
    for _ in 0..2 {
        let effects = effects_of(Some(&old), &new);
        world
            .follow_up
            .apply(&new, effects, now())
            .await
            .expect("applied");
    }
    world
        .follow_up
        .apply_all(&new, now())
        .await
        .expect("applied");
    let entries = world.entries().await;
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!(entries[0].name.as_deref(), Some("agent1"));
    assert_eq!(world.rows(Status::Active).await.len(), 1);
    assert_eq!(world.rows(Status::Unassigned).await.len(), 0);
}

#[tokio::test]
async fn what_failed_in_the_middle_is_finished_by_the_next_time() {
    let world = World::with(&[agent(1), agent(2)]).await;
    let form = support::form("key-1", now());
    let queue_fails = |share| move |faults: &mut cloud::Faults| faults.sqs.failed = share;
    world
        .cloud
        .change_faults(queue_fails(1.0))
        .expect("changed");
    world.begins(&form).await.expect_err("no queue");
    assert_eq!(world.jobs(), [] as [String; 0]);
    assert_eq!(world.entries().await.len(), 1, "what lasts comes first");
    world
        .cloud
        .change_faults(queue_fails(0.0))
        .expect("changed");

    let table_fails = |to| move |faults: &mut cloud::Faults| faults.writes = to;
    let refused = table_fails(cloud::WriteFaults::Refused);
    world.cloud.change_faults(refused).expect("changed");
    let effects = || effects_of(None, &form);
    let failed = world.follow_up.apply(&form, effects(), now()).await;
    failed.expect_err("the table does not write");
    let well = table_fails(cloud::WriteFaults::None);
    world.cloud.change_faults(well).expect("changed");

    let notified = world.follow_up.apply(&form, effects(), now()).await;
    assert_eq!(notified.expect("applied").jobs.len(), 2);
    assert_eq!(world.jobs().len(), 2);
    assert_eq!(world.entries().await.len(), 1);
    assert_eq!(world.rows(Status::Unassigned).await[0].number, Some(1));
}

#[tokio::test]
async fn what_was_spilled_before_anybody_followed_it_is_followed() {
    let world = World::with(&[]).await;
    let form = support::form("key-1", now());
    world.holds(&form).await;
    let mut head = world.store.head(form.id).await.expect("read").expect("it");
    // So many notes that the form itself lies in a block.
    for n in 1..=12_u64 {
        let draft = domain::conversation::Draft {
            sender: parsed("console00001"),
            n,
            text: domain::Body::parse(&"x".repeat(3_000)).expect("a text"),
            note: true,
        };
        let author = Author::Agent(AgentId::from_bits(1));
        let appended = world
            .store
            .append(form.id, author, store::Via::Agent, draft, now());
        let store::Appended::Stored(stored) = appended.await.expect("the table") else {
            panic!("{n} is not stored");
        };
        world.store.spill_if_long(&stored).await.expect("spilled");
        head = *stored;
    }
    let head = world.store.head(head.id).await.expect("read").expect("it");
    assert!(head.log.base > 1, "the form is in a block");
    world
        .follow_up
        .apply_all(&head, now())
        .await
        .expect("applied");
    let entries = world.entries().await;
    assert_eq!(entries.len(), 1, "{entries:?}");
}

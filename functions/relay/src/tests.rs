//! The real handler on the sample events, with the real table, queue and gateway.

use aws_lambda_events::dynamodb::Event;
use cloud::{Cloud, Options, QueueSettings};
use domain::{
    Agent, Card, ConversationId, EmailAddress, Head, Notices, QueueId, Status, Timestamp,
};
use jobs::{DeadChanges, Jobs};
use runtime::aws::Service;
use serde_json::Value;
use sockets::Sockets;
use store::{Party, Store, head_of_image};
use support::{Backend, bodies};

use crate::{State, handle};

mod rights;

struct World {
    cloud: Cloud,
    store: Store,
    state: State,
}

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

fn queue() -> QueueId {
    "support".parse().expect("a queue")
}

fn sample(name: &str) -> Event {
    support::sample("relay", name)
}

/// The head that a sample begins or ends with.
fn image(event: &Event, last: bool) -> Head {
    let record = if last {
        event.records.last()
    } else {
        event.records.first()
    };
    head_of_image(record.expect("a record").change.new_image.clone()).expect("a head")
}

impl World {
    /// One agent, away, who asked for every mail.
    async fn new() -> Self {
        let backend = Backend::with(Options {
            queues: vec![QueueSettings::new("jobs"), QueueSettings::new("dead")],
            ..Options::default()
        });
        let backend = backend.await;
        let sqs = backend.config(Service::Sqs);
        let gateway = backend.config(Service::Sockets);
        let Backend { cloud, store } = backend;
        let jobs = Jobs::new(&sqs, cloud.queue_url("jobs"));
        let dead = DeadChanges::new(&sqs, cloud.queue_url("dead"));
        let state = State::new(store.clone(), jobs, dead, Sockets::new(&gateway));
        store.put_agent(&agent()).await.expect("an agent");
        Self {
            cloud,
            store,
            state,
        }
    }

    /// Follows up an event and returns the numbers of the records that failed.
    async fn relays(&self, event: Event) -> Vec<String> {
        let response = handle(&self.state, event, "", now()).await;
        let failed = response.batch_item_failures.into_iter();
        failed.filter_map(|failed| failed.item_identifier).collect()
    }

    async fn rows(&self, status: Status) -> Vec<protocol::Row> {
        let page = self
            .store
            .rows_of_queue(&queue(), status, store::Part::freshest(50))
            .await
            .expect("rows");
        page.rows.into_iter().map(|(_, row)| row).collect()
    }

    async fn entries(&self) -> Vec<store::EntryRecord> {
        self.store
            .log(&queue(), None, 50)
            .await
            .expect("the log")
            .entries
    }

    /// A socket of the agent was let in then. The gateway knows nothing of it.
    async fn opens(&self, socket: &str, session: &str, since_s: i64) {
        let socket = socket.parse().expect("a connection");
        let party = Party::Agent(agent().id, session.to_owned());
        let put = self.store.put_connection(&socket, &party, since_s);
        put.await.expect("stored");
    }

    /// The agent's sockets.
    async fn sockets(&self) -> Vec<String> {
        let now_s = now().as_second();
        let sockets = self.store.sockets_of_agent(agent().id, now_s).await;
        let sockets = sockets.expect("sockets").into_iter();
        sockets
            .map(|socket| socket.connection.to_string())
            .collect()
    }

    /// The keys of what could not be read.
    fn dead(&self) -> Vec<String> {
        let key = |letter: &Value| letter["key"]["pk"].as_str().expect("a key").to_owned();
        bodies(&self.cloud, "dead").iter().map(key).collect()
    }

    /// The ids of the jobs that were pushed.
    fn jobs(&self) -> Vec<String> {
        let id = |job: &Value| job["id"].as_str().expect("an id").to_owned();
        bodies(&self.cloud, "jobs").iter().map(id).collect()
    }
}

fn agent() -> Agent {
    Agent {
        notices: support::mailed_of_everything(),
        ..support::agent("01KAHCQ0000000000000000A01", "Aino")
    }
}

#[tokio::test]
async fn a_form_twice_is_one_number_one_line_one_row_and_one_job_id() {
    let world = World::new().await;
    let event = sample("submission");
    world
        .store
        .open_conversation(&image(&event, false), &Card::default())
        .await
        .expect("stored");
    for name in ["submission", "submission", "submission-repeat"] {
        assert!(world.relays(sample(name)).await.is_empty());
    }
    let rows = world.rows(Status::Unassigned).await;
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [Some(1)]
    );
    let entries = world.entries().await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].number, Some(1));
    let mut jobs = world.jobs();
    assert!(
        jobs.len() > 1,
        "the stream may say it again, and so does relay"
    );
    jobs.dedup();
    assert_eq!(jobs.len(), 1, "under the same id, which is mailed once");
}

#[tokio::test]
async fn a_batch_ends_where_its_last_image_stands() {
    let world = World::new().await;
    let event = sample("batch");
    let last = image(&event, true);
    world
        .store
        .open_conversation(&last, &Card::default())
        .await
        .expect("stored");
    assert!(world.relays(event).await.is_empty());
    let rows = world.rows(last.status).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].seq, last.log.seq);
}

#[tokio::test]
async fn an_older_image_that_comes_late_does_not_turn_a_row_back() {
    let world = World::new().await;
    let batch = sample("batch");
    let last = image(&batch, true);
    world
        .store
        .open_conversation(&last, &Card::default())
        .await
        .expect("stored");
    assert!(world.relays(batch).await.is_empty());
    assert!(world.relays(sample("chat")).await.is_empty());
    assert_eq!(world.rows(last.status).await[0].seq, last.log.seq);
}

#[tokio::test]
async fn a_record_that_cannot_be_read_is_a_dead_letter_and_those_behind_it_go_on() {
    let world = World::new().await;
    let mut event = sample("one-bad-of-two");
    let good = head_of_image(event.records[1].change.new_image.clone()).expect("a head");
    let stored = world.store.open_conversation(&good, &Card::default()).await;
    stored.expect("stored");
    // Of another conversation, or the later image would stand for both.
    let other = serde_dynamo::AttributeValue::S(format!("C#{}", ConversationId::from_bits(7)));
    let mut keys = event.records[0].change.keys.clone().into_inner();
    keys.insert("pk".to_owned(), other);
    event.records[0].change.keys = keys.into();
    assert!(world.relays(event).await.is_empty(), "nothing comes again");
    assert_eq!(
        world.dead(),
        [format!("C#{}", ConversationId::from_bits(7))]
    );
    assert_eq!(world.rows(good.status).await.len(), 1);
}

#[tokio::test]
async fn a_head_that_cannot_be_numbered_fails_its_record() {
    let world = World::new().await;
    let event = sample("submission");
    let number = event.records[0]
        .change
        .sequence_number
        .clone()
        .expect("a number");
    // Its head was never stored, so it cannot be given a number.
    assert_eq!(world.relays(event).await, [number]);
    assert!(world.rows(Status::Unassigned).await.is_empty());
}

#[tokio::test]
async fn a_session_that_ends_takes_its_sockets_along() {
    let world = World::new().await;
    let event = sample("session-ended");
    let key = event.records[0].change.keys.inner().get("sk").cloned();
    let Some(serde_dynamo::AttributeValue::S(key)) = key else {
        panic!("a key")
    };
    let ended = key.strip_prefix("SESSION#").expect("a session").to_owned();
    world.opens("ended-socket", &ended, now().as_second()).await;
    world
        .opens("other-socket", "other", now().as_second())
        .await;
    assert!(world.relays(event).await.is_empty());
    assert_eq!(world.sockets().await, ["other-socket"]);
}

#[tokio::test]
async fn a_console_that_is_still_opening_is_not_taken_for_gone() {
    let world = World::new().await;
    let now_s = now().as_second();
    world.opens("gone", "session", now_s - 31).await;
    world.opens("opening", "session", now_s).await;
    let event = sample("submission");
    let head = image(&event, false);
    let stored = world.store.open_conversation(&head, &Card::default()).await;
    stored.expect("stored");
    assert!(world.relays(event).await.is_empty());
    assert_eq!(world.sockets().await, ["opening"]);
    assert_eq!(
        world.jobs().len(),
        1,
        "nobody was reached, so a mail goes out"
    );
}

#[tokio::test]
async fn many_members_are_told_at_once_and_each_once() {
    let world = World::new().await;
    for place in 1..=25_u32 {
        let member = Agent {
            id: domain::AgentId::from_bits(u128::from(place)),
            email: EmailAddress::parse(&format!("a{place}@example.com")).expect("an address"),
            ..agent()
        };
        world.store.put_agent(&member).await.expect("an agent");
    }
    let stranger = Agent {
        id: domain::AgentId::from_bits(99),
        email: EmailAddress::parse("stranger@example.com").expect("an address"),
        sites: std::collections::BTreeMap::new(),
        ..agent()
    };
    world.store.put_agent(&stranger).await.expect("an agent");
    let event = sample("submission");
    let head = image(&event, false);
    let stored = world.store.open_conversation(&head, &Card::default()).await;
    stored.expect("stored");
    assert!(world.relays(event).await.is_empty());
    let mut jobs = world.jobs();
    jobs.sort();
    jobs.dedup();
    assert_eq!(
        jobs.len(),
        26,
        "a membership without a right is told nothing"
    );
}

#[tokio::test]
async fn an_agent_who_chose_no_way_gets_no_notice() {
    let world = World::new().await;
    let silent = Agent {
        notices: Notices::default(),
        ..agent()
    };
    world.store.put_agent(&silent).await.expect("an agent");
    // The gateway calls this socket gone, so a frame would make it forgotten.
    world.opens("gone", "session", now().as_second() - 31).await;
    let event = sample("submission");
    let head = image(&event, false);
    let stored = world.store.open_conversation(&head, &Card::default()).await;
    stored.expect("stored");
    assert!(world.relays(event).await.is_empty());
    assert_eq!(world.sockets().await, ["gone"], "no frame was tried");
    assert_eq!(world.jobs(), Vec::<String>::new());
}

#[tokio::test]
async fn every_sample_is_survived() {
    let mut seen = 0;
    for name in support::sample_names("relay") {
        let world = World::new().await;
        let event = sample(&name);
        let known: Vec<_> = event
            .records
            .iter()
            .filter_map(|r| r.change.sequence_number.clone())
            .collect();
        for failed in world.relays(event).await {
            assert!(
                known.contains(&failed),
                "{name}: only what was in the batch is reported"
            );
        }
        seen += 1;
    }
    assert!(seen >= 10, "the samples are there");
}

#[tokio::test]
async fn a_shuffled_batch_ends_where_its_last_image_stands() {
    let world = World::new().await;
    let event = sample("batch");
    let last = image(&event, true);
    world
        .store
        .open_conversation(&last, &Card::default())
        .await
        .expect("stored");
    let records = event.records.len();
    for turn in 0..records {
        let mut event = event.clone();
        event.records.rotate_left(turn);
        event.records.swap(0, records - 1);
        assert!(world.relays(event).await.is_empty(), "{turn}");
    }
    let rows = world.rows(last.status).await;
    let known: Vec<_> = rows.iter().map(|row| (row.seq, row.number)).collect();
    assert_eq!(
        known,
        [(last.log.seq, last.number)],
        "one row, as it stands last"
    );
    let entries = world.entries().await;
    let ids: std::collections::BTreeSet<_> = entries.iter().map(|entry| &entry.entry).collect();
    assert_eq!(ids.len(), entries.len(), "each line once");
}

/// A record of the submission whose image has this in the place of `field`.
fn spoilt(place: usize, field: &str, value: serde_dynamo::AttributeValue) -> Event {
    let mut event = sample("submission");
    event.records.truncate(1);
    let record = &mut event.records[0].change;
    record.sequence_number = Some(format!("{place}"));
    let mut image = record.new_image.clone().into_inner();
    image.insert(field.to_owned(), value);
    record.new_image = image.into();
    event
}

#[tokio::test]
async fn junk_is_a_dead_letter_and_never_a_panic() {
    use serde_dynamo::AttributeValue::{Bool, L, N, Null, S};
    let world = World::new().await;
    let junk = [
        ("site", S("No Site!".to_owned())),
        ("site", N("7".to_owned())),
        ("seq", S("many".to_owned())),
        ("seq", N("-1".to_owned())),
        ("base", N("1e99".to_owned())),
        ("tail", S(String::new())),
        ("tail", L(vec![S("{".to_owned())])),
        ("tail", L(vec![Null(true)])),
        ("participants", Bool(true)),
        ("status", S("lost".to_owned())),
    ];
    for (place, (field, value)) in junk.into_iter().enumerate() {
        let what = format!("{field}: {value:?}");
        assert!(
            world.relays(spoilt(place, field, value)).await.is_empty(),
            "{what}"
        );
        assert_eq!(world.dead().len(), place + 1, "{what}");
    }
    let mut bare = sample("submission");
    for record in &mut bare.records {
        record.change.keys = serde_dynamo::Item::default();
    }
    assert!(
        world.relays(bare).await.is_empty(),
        "of nothing that we know"
    );
    assert!(world.rows(Status::Unassigned).await.is_empty());
    assert!(world.jobs().is_empty());
}

//! Leases, repeats and failures: every job once, and no loss (R7-R9).

use std::collections::BTreeSet;

use futures_util::future::join_all;
use proptest::prelude::*;

use super::*;

const REPEAT: &str = include_str!("../../../../events/email-worker/repeat.json");
const TWICE: &str = include_str!("../../../../events/email-worker/twice-in-one-batch.json");
const ONE_BAD: &str = include_str!("../../../../events/email-worker/one-bad-of-three.json");
const UNKNOWN: &str = include_str!("../../../../events/email-worker/unknown-type.json");
const LATER: &str = include_str!("../../../../events/email-worker/later-version.json");

#[tokio::test]
async fn a_job_that_comes_again_sends_no_second_mail() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    assert!(world.works(event(SUBMISSION)).await.is_empty());
    assert!(world.works(event(REPEAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn workers_with_the_same_job_at_the_same_time_send_one_mail() {
    race(40).await;
}

/// As often as R8 asks for.
#[tokio::test]
#[ignore = "long: make test-faults"]
async fn a_thousand_races_for_a_job_send_a_thousand_mails() {
    race(1000).await;
}

async fn race(rounds: usize) {
    let world = World::new().await;
    world.holds(&waiting()).await;
    for round in 1..=rounds {
        world.was_long_ago(AGENT).await;
        let job = [notice_job(&format!("job-{round}"), AGENT, CONVERSATION)];
        let workers = (0..3).map(|_| world.works(batch(&job)));
        join_all(workers).await;
        assert_eq!(world.mails().len(), round, "in round {round}");
        // A worker that was too late comes again, and finds the job done.
        assert!(world.works(batch(&job)).await.is_empty());
        assert_eq!(world.mails().len(), round);
    }
}

#[tokio::test]
async fn a_job_twice_in_one_batch_sends_one_mail() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let failed = world.works(event(TWICE)).await;
    assert!(failed.len() <= 1, "{failed:?}");
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn a_job_whose_worker_died_waits_for_the_lease_and_is_then_done() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let died_at = now().as_second();
    let taken = world.store.take_lease(JOB, died_at, died_at + 60).await;
    assert_eq!(taken.expect("a lease"), Lease::Taken);

    let at = |seconds| Timestamp::from_second(died_at + seconds).expect("a time");
    assert_eq!(world.works_at(event(CHAT), at(59)).await, [RECORD]);
    assert_eq!(world.mails().len(), 0);
    assert!(world.works_at(event(CHAT), at(60)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn a_throttled_mail_is_sent_once_later() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| faults.ses.throttled = 1.0);
    // Put off as a new message, so that no record is received too often.
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    let put_off = world.put_off();
    assert_eq!(put_off.len(), 1);
    assert!(put_off[0].contains(r#""deferred":1"#), "{put_off:?}");
    world.breaks(|faults| faults.ses.throttled = 0.0);
    // At once: the lease was given back. The record itself may come again as well.
    assert!(world.works(batch(&put_off)).await.is_empty());
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn what_can_neither_be_sent_nor_put_off_comes_again() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| (faults.ses.throttled, faults.sqs.failed) = (1.0, 1.0));
    assert_eq!(world.works(event(CHAT)).await, [RECORD]);
    world.breaks(|faults| *faults = Faults::default());
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn an_answer_of_ses_that_is_lost_sends_again_rather_than_never() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| faults.ses.reply_lost = 1.0);
    assert_eq!(world.works(event(CHAT)).await, [RECORD]);
    world.breaks(|faults| faults.ses.reply_lost = 0.0);
    assert!(world.works(event(CHAT)).await.is_empty());
    assert!(world.is_done(JOB).await);
    assert!(world.mails().len() >= 2);
}

#[tokio::test]
async fn a_slow_answer_of_ses_is_waited_for() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| faults.ses.latency = Duration::from_secs(3));
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1, "one attempt, one mail");
    assert!(world.is_done(JOB).await);
}

#[tokio::test]
async fn a_mail_whose_answer_does_not_come_is_not_tried_again_in_the_same_call() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| faults.ses.latency = Duration::from_millis(6_500));
    assert_eq!(world.works(event(CHAT)).await, [RECORD]);
    world.breaks(|faults| faults.ses.latency = Duration::ZERO);
    assert!(world.mails().len() <= 1, "{}", world.mails().len());
}

#[tokio::test]
async fn what_cannot_be_read_fails_alone() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let bad = "059f36b4-87a3-44ab-83d2-661975830001";
    assert_eq!(world.works(event(ONE_BAD)).await, [bad]);
    assert_eq!(world.mails().len(), 1);
    for unreadable in [UNKNOWN, LATER] {
        assert_eq!(world.works(event(unreadable)).await, [RECORD]);
    }
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn a_table_that_does_not_answer_loses_no_job() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let lost = Store::new(
        &runtime::Aws::local("http://127.0.0.1:9").config(Service::DynamoDb),
        "doorbell",
    );
    let cut_off = State {
        store: lost,
        ..world.state.clone()
    };
    let response = handle(&cut_off, event(CHAT), "", now()).await;
    assert_eq!(response.batch_item_failures.len(), 1);
    assert_eq!(world.mails().len(), 0);
}

/// A record of a random batch.
#[derive(Debug, Clone)]
enum Sent {
    /// One of a few jobs, so that some meet themselves.
    Good(u8),
    /// About a conversation that is gone.
    Gone(u8),
    Junk(String),
}

impl Sent {
    fn body(&self, round: usize) -> String {
        match self {
            Self::Good(job) => notice_job(
                &format!("good-{round}-{job}"),
                &agent_of(*job),
                CONVERSATION,
            ),
            Self::Gone(job) => {
                let gone = "01KAHCQ0000000000000000C09";
                notice_job(&format!("gone-{round}-{job}"), AGENT, gone)
            }
            Self::Junk(body) => body.clone(),
        }
    }
}

/// Each of the few jobs mails an agent of its own.
fn agent_of(job: u8) -> String {
    format!("01KAHCQ0000000000000000B0{job}")
}

fn any_record() -> impl Strategy<Value = Sent> {
    let almost = r#"{"type":"notify_agent","v":1,"id":"x"}"#;
    prop_oneof![
        4 => (0..6_u8).prop_map(Sent::Good),
        1 => (0..6_u8).prop_map(Sent::Gone),
        1 => "\\PC{0,40}".prop_map(Sent::Junk),
        1 => Just(Sent::Junk(almost.to_owned())),
    ]
}

/// Hands out a batch, at first with a service that fails now and then, until only junk comes again.
async fn hand_out(world: &World, round: usize, records: &[Sent], failing: f64) {
    for job in 0..6 {
        world.was_long_ago(&agent_of(job)).await;
    }
    let before = world.mails().len();
    let mut left: Vec<Sent> = records.to_vec();
    world.breaks(|faults| faults.ses.failed = failing);
    for turn in 0.. {
        assert!(turn < 10, "always comes again: {left:?}");
        let bodies: Vec<_> = left.iter().map(|record| record.body(round)).collect();
        let failed = world.works(batch(&bodies)).await;
        let ids: BTreeSet<_> = (0..left.len())
            .map(|place| format!("record-{place}"))
            .collect();
        let failed_ids: BTreeSet<_> = failed.iter().cloned().collect();
        assert_eq!(failed_ids.len(), failed.len(), "an id twice");
        assert!(failed_ids.is_subset(&ids), "an id of another batch");
        let failed_at = |place: usize| failed_ids.contains(&format!("record-{place}"));
        let places = left.iter().enumerate();
        assert!(
            places
                .clone()
                .all(|(at, it)| !matches!(it, Sent::Junk(_)) || failed_at(at))
        );
        left = places
            .filter(|(at, _)| failed_at(*at))
            .map(|(_, it)| it.clone())
            .collect();
        if left.iter().all(|record| matches!(record, Sent::Junk(_))) {
            break;
        }
        world.breaks(|faults| faults.ses.failed = 0.0);
    }
    let good: BTreeSet<_> = records
        .iter()
        .filter_map(|record| match record {
            Sent::Good(job) => Some(*job),
            _ => None,
        })
        .collect();
    assert_eq!(
        world.mails().len() - before,
        good.len(),
        "each job is mailed once"
    );
}

#[test]
fn of_any_batch_exactly_what_failed_comes_again() {
    let machine = tokio::runtime::Runtime::new().expect("a runtime");
    let world = machine.block_on(async {
        let world = World::new().await;
        world.holds(&waiting()).await;
        for job in 0..6 {
            let agent = Agent {
                id: agent_of(job).parse().expect("an id"),
                email: EmailAddress::parse(&format!("b{job}@example.com")).expect("an address"),
                ..agent()
            };
            world.store.put_agent(&agent).await.expect("stored");
        }
        world
    });
    let mut round = 0;
    let batches = prop::collection::vec(any_record(), 1..=10);
    let config = ProptestConfig::with_cases(30);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let cell = std::cell::RefCell::new(&mut round);
    let tried = runner.run(&(batches, 0.0..0.9_f64), |(records, failing)| {
        let mut round = cell.borrow_mut();
        **round += 1;
        machine.block_on(hand_out(&world, **round, &records, failing));
        Ok(())
    });
    tried.expect("every batch");
    let _inside = machine.enter();
    drop(world);
}

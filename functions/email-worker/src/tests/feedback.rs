//! What SES tells of mails, and who gets none because of it (R11).

use std::cell::RefCell;
use std::io;

use protocol::agent::SuppressionReason;
use store::{Refusal, Suppression};

use super::sign_in::{asks, job, request};
use super::*;

const BOUNCE: &str = include_str!("../../../../events/email-worker/bounce.json");
const LISTED: &str =
    include_str!("../../../../events/email-worker/bounce-on-suppression-list.json");
const COMPLAINT: &str = include_str!("../../../../events/email-worker/complaint.json");

/// What changes nothing.
const NEWS: [(&str, &str); 5] = [
    (
        "a full mailbox",
        include_str!("../../../../events/email-worker/bounce-transient.json"),
    ),
    (
        "a complaint taken back",
        include_str!("../../../../events/email-worker/complaint-taken-back.json"),
    ),
    (
        "a delay",
        include_str!("../../../../events/email-worker/delayed.json"),
    ),
    (
        "a virus",
        include_str!("../../../../events/email-worker/rejected.json"),
    ),
    (
        "an event that nobody asked for",
        include_str!("../../../../events/email-worker/unknown-event.json"),
    ),
];

thread_local! {
    /// What was logged by the test of this thread.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Line;

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.extend(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn suppression(world: &World) -> Option<Suppression> {
    // However the address is spelled.
    let address = EmailAddress::parse("aino@EXAMPLE.com").expect("an address");
    world.store.suppression(&address).await.expect("read")
}

async fn holds(world: &World) -> Option<SuppressionReason> {
    let suppression = suppression(world).await?;
    suppression.holds().then_some(suppression.reason)
}

fn at(time: &str) -> Timestamp {
    time.parse().expect("a time")
}

/// The bodies of an event's records with one text replaced.
fn changed(event: &str, from: &str, to: &str) -> SqsEvent {
    assert!(event.contains(from), "{from}");
    serde_json::from_str(&event.replace(from, to)).expect("an event")
}

#[tokio::test]
async fn an_address_that_a_mail_came_back_from_gets_no_more_notices() {
    for (event_of, reason) in [
        (BOUNCE, SuppressionReason::Bounce),
        (LISTED, SuppressionReason::Bounce),
        (COMPLAINT, SuppressionReason::Complaint),
    ] {
        let world = World::new().await;
        world.holds(&waiting()).await;
        assert!(world.works(event(event_of)).await.is_empty());
        assert_eq!(holds(&world).await, Some(reason));
        let shown = suppression(&world).await.and_then(|it| it.shown());
        assert_eq!(
            shown.map(|it| it.since).as_deref(),
            Some("2026-11-20T10:05:00.731Z")
        );
        assert!(world.works(event(CHAT)).await.is_empty());
        assert_eq!(world.mails().len(), 0);
        assert!(world.is_done(JOB).await);
    }
}

#[tokio::test]
async fn what_passes_by_itself_changes_nothing() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    for (what, news) in NEWS {
        assert!(world.works(event(news)).await.is_empty(), "{what}");
        assert_eq!(suppression(&world).await, None, "{what}");
    }
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn news_in_another_shape_than_documented_is_not_lost() {
    let world = World::new().await;
    for broken in [
        changed(BOUNCE, r#"\"bounceType\""#, r#"\"kind\""#),
        changed(BOUNCE, "2026-11-20T10:04:59.124Z", "yesterday"),
    ] {
        assert_eq!(world.works(broken).await, [RECORD]);
    }
    assert_eq!(suppression(&world).await, None);
}

#[tokio::test]
async fn news_that_comes_twice_or_late_ends_in_the_same() {
    let later = "2026-11-20T11:00:00.000Z";
    let complaint = || changed(COMPLAINT, "2026-11-20T10:05:00.731Z", later);
    let orders: [&[u8]; 4] = [&[0, 1], &[1, 0], &[0, 1, 0, 1], &[1, 1, 0]];
    for order in orders {
        let world = World::new().await;
        for which in order {
            let news = if *which == 0 {
                event(BOUNCE)
            } else {
                complaint()
            };
            assert!(world.works(news).await.is_empty());
        }
        let found = suppression(&world).await.expect("suppressed");
        assert_eq!(found.reason, SuppressionReason::Complaint, "{order:?}");
        assert_eq!(found.last_ms, at(later).as_millisecond(), "{order:?}");
    }
}

#[tokio::test]
async fn a_lifted_address_gets_mails_until_one_is_refused_anew() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    assert!(world.works(event(BOUNCE)).await.is_empty());
    let address = agent().email;
    let lifted_at = at("2026-11-20T12:00:00Z");
    let lifts = || world.store.lift(&address, lifted_at);
    assert!(lifts().await.expect("written"));
    assert!(!lifts().await.expect("written"), "it is lifted once");

    // News of mails from before then says nothing about now.
    let late = changed(
        COMPLAINT,
        "2026-11-20T10:05:00.731Z",
        "2026-11-20T12:01:00.000Z",
    );
    assert!(world.works(late).await.is_empty());
    assert!(world.works(event(BOUNCE)).await.is_empty());
    assert_eq!(holds(&world).await, None);
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);

    let refusal = Refusal {
        reason: SuppressionReason::Bounce,
        sent_at: at("2026-11-20T12:02:00Z"),
        at: at("2026-11-20T12:03:00Z"),
    };
    assert!(world.store.suppress(&address, refusal).await.expect("new"));
    let again = suppression(&world).await.expect("suppressed");
    assert_eq!(again.since_ms, refusal.at.as_millisecond(), "since anew");
}

#[tokio::test]
async fn before_its_next_mail_a_lifted_address_is_taken_off_the_list_of_ses() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    assert!(world.works(event(BOUNCE)).await.is_empty());
    world
        .cloud
        .mailbox()
        .suppress("aino@example.com")
        .expect("listed");
    let lifted = world.store.lift(&agent().email, now()).await;
    assert!(lifted.expect("written"));

    // It costs a call that SES takes once a second, so it may have to wait like any mail.
    world.breaks(|faults| faults.ses.throttled = 1.0);
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    world.breaks(|faults| faults.ses.throttled = 0.0);
    assert!(world.works(batch(&world.put_off())).await.is_empty());
    assert_eq!(world.mails().len(), 1);
    assert!(
        world.put_off().iter().all(|body| !body.contains("aws.ses")),
        "nothing bounced"
    );
    assert_eq!(
        suppression(&world).await.map(|it| it.listed),
        Some(false),
        "once is enough"
    );
}

#[tokio::test]
async fn a_sign_in_mail_is_tried_again_a_day_after_the_last_refusal() {
    let world = World::new().await;
    assert!(world.works(event(BOUNCE)).await.is_empty());
    let refused_at_s = at("2026-11-20T10:05:01Z").as_second();
    let listed = world.cloud.mailbox().suppress("aino@example.com");
    listed.expect("listed");
    for (id, after_s, mails) in [("soon", 24 * 3600 - 60, 0), ("later", 24 * 3600, 1)] {
        let now = Timestamp::from_second(refused_at_s + after_s).expect("a time");
        let mut asked = request(id, "aino@example.com");
        asked.expires_at_s = now.as_second() + 600;
        asks(&world, &asked).await;
        assert!(world.works_at(batch(&[job(id)]), now).await.is_empty());
        assert_eq!(world.mails().len(), mails, "{id}");
    }
    assert!(world.put_off().is_empty(), "SES took it off its own list");
    // Nobody has said that the address works.
    assert_eq!(holds(&world).await, Some(SuppressionReason::Bounce));
}

#[tokio::test]
async fn what_bounces_at_ses_comes_back_and_suppresses_the_address() {
    for (mailbox, reason) in [
        ("bounce+aino", SuppressionReason::Bounce),
        ("suppressionlist", SuppressionReason::Bounce),
        ("complaint", SuppressionReason::Complaint),
    ] {
        let world = World::new().await;
        world.holds(&waiting()).await;
        let address = format!("{mailbox}@simulator.amazonses.com");
        let address = EmailAddress::parse(&address).expect("an address");
        let unlucky = Agent {
            email: address.clone(),
            ..agent()
        };
        world.store.put_agent(&unlucky).await.expect("stored");
        assert!(world.works(event(CHAT)).await.is_empty());
        assert_eq!(world.mails().len(), 1);
        let told = world.put_off();
        assert_eq!(told.len(), 1, "{mailbox}");
        assert!(world.works(batch(&told)).await.is_empty());
        let found = world.store.suppression(&address).await.expect("read");
        assert_eq!(found.map(|it| it.reason), Some(reason), "{mailbox}");
    }
}

#[tokio::test]
async fn the_log_says_what_happened_and_to_nobody() {
    // Another test may have been first; all write into the log of their own thread.
    let _ = tracing_subscriber::fmt().with_writer(|| Line).try_init();
    let world = World::new().await;
    world.holds(&waiting()).await;
    for (_, news) in NEWS {
        assert!(world.works(event(news)).await.is_empty());
    }
    for event_of in [BOUNCE, COMPLAINT, LISTED, CHAT] {
        assert!(world.works(event(event_of)).await.is_empty());
    }
    let log = LOG.with_borrow(|log| String::from_utf8(log.clone()).expect("text"));
    for said in [
        "Transient/MailboxFull",
        "not-spam",
        "TransientCommunicationFailure",
        "Bad content",
        "Email Subscribed",
        "Permanent/General",
        "Permanent/OnAccountSuppressionList",
        "suppressed",
    ] {
        assert!(log.contains(said), "{said} is missing in {log}");
    }
    let lower = log.to_lowercase();
    for private in ["@", "aino", "user unknown", "new message in"] {
        assert!(!lower.contains(private), "{private} in {log}");
    }
}

/// Every sequence of up to `longest` of the first `kinds` numbers.
fn sequences(kinds: usize, longest: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    let mut last = all.clone();
    for _ in 0..longest {
        let longer = |known: &Vec<usize>| {
            let known = known.clone();
            (0..kinds).map(move |next| [known.as_slice(), &[next]].concat())
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.clone());
    }
    all
}

#[tokio::test]
async fn in_every_order_only_news_of_mails_sent_after_the_lift_suppresses_again() {
    let world = World::new().await;
    let second = |second| Timestamp::from_second(now().as_second() + second).expect("a time");
    // Two mails were sent before the lift at 20 s, two after it; each came back five seconds later.
    let refusals = [0, 15, 30, 40].map(|sent| Refusal {
        reason: SuppressionReason::Bounce,
        sent_at: second(sent),
        at: second(sent + 5),
    });
    for (case, before) in sequences(2, 2).iter().enumerate() {
        for (nth, after) in sequences(4, 2).iter().enumerate() {
            let address = EmailAddress::parse(&format!("a{case}-{nth}@example.com"));
            let address = address.expect("an address");
            for which in before {
                let told = world.store.suppress(&address, refusals[*which]).await;
                told.expect("written");
            }
            let lifted = world.store.lift(&address, second(20)).await;
            assert_eq!(lifted.expect("written"), !before.is_empty());
            for which in after {
                let told = world.store.suppress(&address, refusals[*which]).await;
                told.expect("written");
            }
            let found = world.store.suppression(&address).await.expect("read");
            let counts = |which: &&usize| before.is_empty() || **which > 1;
            let newest = after.iter().filter(counts).max();
            let holds = found.filter(Suppression::holds).map(|it| it.last_ms);
            let expected = newest.map(|which| refusals[*which].at.as_millisecond());
            assert_eq!(holds, expected, "{before:?}, lifted, {after:?}");
        }
    }
}

//! Queues open and close: each change is in the log once, with its true time, whatever breaks off and while others write.

use domain::{ByHand, Hours, Interval, Queue, Site, hours};
use protocol::agent::{LogEntry, LogSourceKind};
use store::{Act, Saved};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn hours(text: &str) -> Vec<Hours> {
    let (opens, closes) = text.split_once('-').expect("two times");
    let time = |text: &str| text.parse().expect("a time");
    let interval = Interval::new(time(opens), time(closes)).expect("hours");
    let days = (1..=7).filter_map(hours::weekday);
    days.map(|day| Hours { day, interval }).collect()
}

impl World {
    /// A site in Helsinki, and its queue without hours.
    async fn has_site(&self) {
        let site = Site {
            time_zone: "Europe/Helsinki".parse().expect("a zone"),
            ..support::site("demo", &["support"])
        };
        self.store.put_site(&site).await.expect("stored");
        let queue = support::queue("support", "demo");
        self.store.put_queue(&queue).await.expect("stored");
    }

    async fn site(&self) -> Site {
        let site = self.store.site(&"demo".parse().expect("a site")).await;
        site.expect("read").expect("a site")
    }

    async fn queue(&self) -> Queue {
        let queue = self.store.queue(&queue()).await;
        queue.expect("read").expect("a queue")
    }

    /// An owner changes the queue at this time.
    async fn changes(&self, now: &str, change: impl FnOnce(&mut Queue)) -> Saved {
        let before = self.queue().await;
        let site = self.site().await;
        let mut after = before.clone();
        change(&mut after);
        let act = act(&site, at(now));
        let saved = self
            .store
            .change_queue(&site.time_zone, (&before, &after), &act);
        saved.await.expect("the table answers")
    }

    async fn moves_to(&self, now: &str, zone: &str) -> Saved {
        let before = self.site().await;
        let after = Site {
            time_zone: zone.parse().expect("a zone"),
            ..before.clone()
        };
        let saved = self
            .store
            .change_site(&before, &after, &act(&before, at(now)))
            .await;
        saved.expect("the table answers")
    }

    async fn log(&self) -> Vec<LogEntry> {
        let log = self.store.log(&queue(), None, 100).await.expect("read");
        let mut lines: Vec<_> = log.entries.iter().map(|entry| entry.to_wire()).collect();
        lines.reverse();
        lines
    }

    /// The log, the oldest line first: what happened, when, and by whom.
    async fn says(&self) -> Vec<String> {
        let line = |line: LogEntry| {
            let event = serde_json::to_value(line.event).expect("a word");
            let event = event.as_str().expect("a word");
            match line.source.kind {
                LogSourceKind::System => format!("{event} {}", line.at),
                _ => format!("{event} {} {}", line.at, line.source.name.expect("a name")),
            }
        };
        self.log().await.into_iter().map(line).collect()
    }
}

fn act(site: &Site, at: Timestamp) -> Act<'_> {
    Act {
        site: &site.id,
        agent: Some(AgentId::from_bits(1)),
        name: "Olivia",
        address: None,
        action: "queue.change",
        subject: "support".to_owned(),
        at,
    }
}

#[tokio::test]
async fn a_queue_opens_and_closes_at_its_minute_once() {
    let world = World::new().await;
    world.has_site().await;
    let saved = world.changes("2026-11-30T05:00:00Z", |queue| {
        queue.schedule.week = hours("09:00-17:00");
    });
    assert_eq!(saved.await, Saved::Done);
    let mut said = vec!["closed 2026-11-30T05:00:00.000Z Olivia"];
    assert_eq!(
        world.says().await,
        said,
        "it was open, and the hours end that"
    );

    world.sweeps(at("2026-11-30T06:59:30Z")).await;
    assert_eq!(world.says().await, said);
    for second in ["00", "59"] {
        world
            .sweeps(at(&format!("2026-11-30T07:00:{second}Z")))
            .await;
    }
    said.push("opened 2026-11-30T07:00:00.000Z");
    assert_eq!(world.says().await, said);
    world.sweeps(at("2026-11-30T15:00:01Z")).await;
    said.push("closed 2026-11-30T15:00:00.000Z");
    assert_eq!(world.says().await, said);
    let lines = world.log().await;
    assert!(lines.iter().all(|line| line.conversation.is_none()));
}

#[tokio::test]
async fn after_three_days_without_a_look_all_of_them_are_said_and_comments_stay() {
    let world = World::new().await;
    world.has_site().await;
    let saved = world.changes("2026-11-30T06:00:00Z", |queue| {
        queue.schedule.week = hours("20:00-02:00");
    });
    assert_eq!(saved.await, Saved::Done);
    world.sweeps(at("2026-12-03T12:00:00Z")).await;
    let said = [
        "closed 2026-11-30T06:00:00.000Z Olivia",
        "opened 2026-11-30T18:00:00.000Z",
        "closed 2026-12-01T00:00:00.000Z",
        "opened 2026-12-01T18:00:00.000Z",
        "closed 2026-12-02T00:00:00.000Z",
        "opened 2026-12-02T18:00:00.000Z",
        "closed 2026-12-03T00:00:00.000Z",
    ];
    assert_eq!(world.says().await, said);

    // A clock that is behind makes the last change due again: the line is found and keeps its comment.
    let line = world.log().await.pop().expect("a line");
    let id = line.entry.parse().expect("an id");
    let words = Body::parse("Who has the key?").expect("words");
    let said_by = AgentId::from_bits(1);
    let (in_queue, now) = (queue(), at("2026-12-03T12:01:00Z"));
    let commented = world
        .store
        .comment_on(&in_queue, id, said_by, "Olivia", &words, now);
    commented.await.expect("stored");
    let mut queue = world.queue().await;
    let early = at("2026-12-02T23:59:50Z");
    queue.logged = Some(queue.logged_at(early, &world.site().await.time_zone));
    world.store.put_queue(&queue).await.expect("stored");
    world.sweeps(at("2026-12-03T12:02:00Z")).await;
    assert_eq!(world.says().await, said);
    let line = world.log().await.pop().expect("a line");
    assert_eq!(line.comments.len(), 1, "{line:?}");
}

#[tokio::test]
async fn what_is_done_by_hand_is_said_at_once_and_its_end_when_it_comes() {
    let world = World::new().await;
    world.has_site().await;
    let by_hand = |open, until: Option<&str>| {
        Some(ByHand {
            open,
            until: until.map(at),
        })
    };
    let closed = world.changes("2026-11-30T10:00:00.250Z", |queue| {
        queue.by_hand = by_hand(false, Some("2026-12-01T07:00:00Z"));
    });
    assert_eq!(closed.await, Saved::Done);
    // The same again changes nothing, and neither does another end.
    let longer = world.changes("2026-11-30T10:05:00Z", |queue| {
        queue.by_hand = by_hand(false, Some("2026-12-01T08:00:00Z"));
    });
    assert_eq!(longer.await, Saved::Done);
    let mut said = vec!["closed 2026-11-30T10:00:00.250Z Olivia"];
    world.sweeps(at("2026-12-01T07:30:00Z")).await;
    assert_eq!(world.says().await, said);
    world.sweeps(at("2026-12-01T08:00:07Z")).await;
    said.push("opened 2026-12-01T08:00:00.000Z");
    assert_eq!(world.says().await, said);

    // What fell due before somebody closed it is said too, in its place.
    let fewer = world.changes("2026-12-01T09:00:00Z", |queue| {
        queue.schedule.week = hours("13:00-17:00");
    });
    assert_eq!(fewer.await, Saved::Done);
    let closed = world.changes("2026-12-01T11:00:20Z", |queue| {
        queue.by_hand = by_hand(false, None);
    });
    assert_eq!(closed.await, Saved::Done);
    said.extend([
        "closed 2026-12-01T09:00:00.000Z Olivia",
        "opened 2026-12-01T11:00:00.000Z",
        "closed 2026-12-01T11:00:20.000Z Olivia",
    ]);
    assert_eq!(world.says().await, said);
    world.sweeps(at("2026-12-05T12:00:00Z")).await;
    assert_eq!(world.says().await, said, "nothing ends it");
}

#[tokio::test]
async fn another_time_zone_moves_what_is_due() {
    let world = World::new().await;
    world.has_site().await;
    let saved = world.changes("2026-11-30T05:00:00Z", |queue| {
        queue.schedule.week = hours("09:00-17:00");
    });
    assert_eq!(saved.await, Saved::Done);
    let mut said = vec!["closed 2026-11-30T05:00:00.000Z Olivia".to_owned()];
    // Open by the old clock for ten minutes when it changes; by the new one it opens at 08:00 UTC.
    let before = world.queue().await;
    assert_eq!(
        world.moves_to("2026-11-30T07:10:00Z", "Europe/Rome").await,
        Saved::Done
    );
    world.sweeps(at("2026-11-30T07:11:00Z")).await;
    said.push("opened 2026-11-30T07:00:00.000Z".to_owned());
    said.push("closed 2026-11-30T07:10:00.000Z".to_owned());
    assert_eq!(world.says().await, said);
    world.sweeps(at("2026-11-30T08:00:00Z")).await;
    said.push("opened 2026-11-30T08:00:00.000Z".to_owned());
    assert_eq!(world.says().await, said);

    // Who changes the hours by what they read before is refused.
    let site = world.site().await;
    let mut after = before.clone();
    after.schedule.suspended = true;
    let act = act(&site, at("2026-11-30T08:01:00Z"));
    let late = world
        .store
        .change_queue(&site.time_zone, (&before, &after), &act);
    assert_eq!(late.await.expect("the table"), Saved::Overtaken);
    assert_eq!(world.says().await, said);
}

#[tokio::test]
async fn a_site_of_many_queues_and_origins_changes_its_zone() {
    let world = World::new().await;
    let names: Vec<String> = (0..domain::bounds::QUEUES_OF_SITE)
        .map(|number| format!("queue-{number}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let before = support::site("demo", &names);
    world.store.put_site(&before).await.expect("stored");
    for name in &names {
        let mut queue = support::queue(name, "demo");
        queue.schedule.week = hours("09:00-17:00");
        world.store.put_queue(&queue).await.expect("stored");
    }
    let origin = |number| {
        let origin = format!("https://shop-{number}.example");
        origin.parse().expect("an origin")
    };
    let after = Site {
        time_zone: "Asia/Kathmandu".parse().expect("a zone"),
        origins: (0..domain::bounds::ORIGINS).map(origin).collect(),
        ..before.clone()
    };
    let now = at("2026-11-30T05:00:00Z");
    let act = act(&before, now);
    let saved = world.store.change_site(&before, &after, &act);
    assert_eq!(saved.await.expect("the table"), Saved::Done);
    let site = world.site().await;
    assert_eq!(site.time_zone, after.time_zone);
    assert_eq!(site.origins, after.origins);
    world.sweeps(at("2026-11-30T05:01:00Z")).await;
    let id = names[79].parse().expect("a queue");
    let queue = world.store.queue(&id).await.expect("read");
    let logged = queue.and_then(|queue| queue.logged).expect("a mark");
    assert_eq!(logged.next, Some(at("2026-11-30T11:15:00Z")));
}

#[tokio::test]
async fn two_looks_at_once_write_one_line() {
    let world = World::new().await;
    world.has_site().await;
    let saved = world.changes("2026-11-30T05:00:00Z", |queue| {
        queue.schedule.week = hours("09:00-17:00");
    });
    assert_eq!(saved.await, Saved::Done);
    let now = at("2026-11-30T07:00:20Z");
    let looks = (0..4).map(|_| look(&world.state, "", now));
    for looked in futures_util::future::join_all(looks).await {
        looked.expect("who is second is not refused");
    }
    assert_eq!(world.says().await.len(), 2);
    // Who read the queue before it was changed writes nothing.
    let read = world.queue().await;
    let zone = world.site().await.time_zone;
    let saved = world.changes("2026-11-30T14:00:00Z", |queue| {
        queue.schedule.week = hours("09:00-19:00");
    });
    assert_eq!(saved.await, Saved::Done);
    let late = at("2026-11-30T15:00:00Z");
    let logged = world.store.log_switches(&read, &zone, late).await;
    assert!(!logged.expect("the table"));
    assert_eq!(world.says().await.len(), 2);
}

/// Calls fail before or after their work is done, so every step is the last of some look.
#[tokio::test]
async fn wherever_a_look_breaks_off_each_change_is_said_once() {
    let world = World::with(true).await;
    world.has_site().await;
    let saved = world.changes("2026-11-30T05:00:00Z", |queue| {
        queue.schedule.week = hours("09:00-17:00");
    });
    assert_eq!(saved.await, Saved::Done);
    let change = |share: f64| {
        let changed = world.cloud.change_faults(|faults| {
            faults.dynamodb.failed = share;
            faults.dynamodb.reply_lost = share;
        });
        changed.expect("changed");
    };
    change(0.6);
    let mut broken = 0;
    for hour in 0..24 {
        let now = at("2026-11-30T06:30:00Z").as_second() + 3600 * hour;
        let now = Timestamp::from_second(now).expect("a time");
        broken += usize::from(look(&world.state, "", now).await.is_err());
    }
    assert!(broken > 0, "nothing went wrong");
    change(0.0);
    world.sweeps(at("2026-12-01T07:00:00Z")).await;
    let said = [
        "closed 2026-11-30T05:00:00.000Z Olivia",
        "opened 2026-11-30T07:00:00.000Z",
        "closed 2026-11-30T15:00:00.000Z",
        "opened 2026-12-01T07:00:00.000Z",
    ];
    assert_eq!(world.says().await, said);
}

#[tokio::test]
async fn a_queue_that_cannot_be_read_rings_and_stops_nobody() {
    let world = World::new().await;
    world.has_site().await;
    world.has(&agent(1, &[queue()])).await;
    world.holds(&conversation(1, Kind::Chat)).await;
    let mut lost = support::queue("lost", "no-site");
    lost.schedule.week = hours("09:00-17:00");
    lost.logged = Some(domain::Logged {
        open: true,
        next: Some(after(0)),
    });
    world.store.put_queue(&lost).await.expect("stored");
    let listed = world.store.due_conversations(due().as_second(), 1).await;
    assert_eq!(listed.expect("read").len(), 1, "behind a queue, too");
    let failed = look(&world.state, "", due()).await;
    assert_eq!(failed, Err(Unsettled::Some { failed: 1, due: 2 }));
    assert!(world.head(1).await.waiting.offline);
}

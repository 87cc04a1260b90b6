//! `doctor` and `redrive`: what an operator finds, and a poisoned job on its way back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud::{BatchSettings, Options, QueueSettings, function};
use serde_json::json;

use super::*;
use crate::finding::Level;

const PATIENCE: Duration = Duration::from_secs(20);

/// The services of one deployment, without its functions.
struct Operated {
    world: World,
    sqs: aws_sdk_sqs::Client,
    ses: aws_sdk_sesv2::Client,
}

impl Operated {
    async fn new() -> Self {
        let jobs = QueueSettings::new("jobs").visibility(Duration::from_millis(50));
        let options = Options {
            queues: vec![
                jobs.dead_letters("jobs-dead", 2),
                QueueSettings::new("changes-dead"),
            ],
            ..Options::default()
        };
        let backend = Backend::with(options).await;
        let (sqs, ses) = (backend.config(Service::Sqs), backend.config(Service::Ses));
        Self {
            sqs: aws_sdk_sqs::Client::new(&sqs),
            ses: aws_sdk_sesv2::Client::new(&ses),
            world: World::of(backend),
        }
    }

    async fn sends(&self, queue: &str, body: &str) {
        let send = self
            .sqs
            .send_message()
            .queue_url(self.world.cloud.queue_url(queue));
        send.message_body(body).send().await.expect("sent");
    }

    async fn until(&self, what: &str, condition: impl Fn() -> bool) {
        let holds = async {
            while !condition() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, holds).await;
        assert!(in_time.is_ok(), "waited in vain for {what}");
    }

    async fn redrives(&self, more: &str) -> redrive::Redriven {
        let url = self.world.cloud.queue_url("jobs-dead");
        let line = format!("doorbell redrive --dead-letters {url}{more}");
        let args = args(&line, |command| match command {
            Command::Redrive(args) => Some(args),
            _ => None,
        });
        let bar = ProgressBar::hidden();
        let redriven = redrive::redrive(&self.sqs, args, &bar).await;
        redriven.expect("redriven")
    }

    async fn examined(&self, more: &str) -> doctor::Examined {
        let url = |queue| self.world.cloud.queue_url(queue);
        let line = format!(
            "doorbell doctor --dead-jobs {} --dead-changes {}{more}",
            url("jobs-dead"),
            url("changes-dead")
        );
        let args = args(&line, |command| match command {
            Command::Doctor(args) => Some(args),
            _ => None,
        });
        doctor::doctor(&self.world.store, &self.sqs, &self.ses, &args, now()).await
    }

    /// What is wrong, a line each.
    async fn wrongs(&self, more: &str) -> Vec<String> {
        let findings = self.examined(more).await.findings.into_iter();
        findings
            .filter(|finding| finding.level == Level::Wrong)
            .map(|finding| finding.what)
            .collect()
    }
}

#[tokio::test]
async fn a_poisoned_job_dies_is_found_and_is_done_once_it_was_sent_back() {
    let operated = Operated::new().await;
    let (broken, done) = (
        Arc::new(AtomicBool::new(true)),
        Arc::new(Mutex::new(Vec::new())),
    );
    let (still, taken) = (Arc::clone(&broken), Arc::clone(&done));
    let worker = function(move |event| {
        let (broken, done) = (still.load(Ordering::SeqCst), Arc::clone(&taken));
        async move {
            anyhow::ensure!(!broken, "the cause is not mended yet");
            for record in event["Records"].as_array().into_iter().flatten() {
                done.lock().expect("a list").push(record["body"].clone());
            }
            Ok(json!({"batchItemFailures": []}))
        }
    });
    let cloud = &operated.world.cloud;
    cloud
        .on_queue("jobs", BatchSettings::default(), worker)
        .expect("a worker");
    operated.sends("jobs", "a job").await;
    let waiting = || cloud.messages("jobs-dead").expect("the dead").len();
    operated.until("a dead letter", || waiting() == 1).await;
    let found = operated.wrongs("").await;
    assert!(found[0].starts_with("dead jobs: 1;"), "{found:?}");

    let counted = operated.redrives(" --dry-run").await;
    assert_eq!((counted.waiting, counted.moved), (1, 0));
    assert_eq!(waiting(), 1, "to count changes nothing");
    broken.store(false, Ordering::SeqCst);
    let redriven = operated.redrives(" --a-second 10").await;
    assert_eq!((redriven.waiting, redriven.moved), (1, 1));
    assert!(redriven.is_well(), "{redriven:?}");
    cloud.quiet().await.expect("all is done");
    assert_eq!(*done.lock().expect("a list"), ["a job"]);
    assert_eq!(operated.wrongs("").await, Vec::<String>::new());
    assert_eq!(operated.redrives("").await.waiting, 0, "nothing is left");
}

#[tokio::test]
async fn letters_that_came_from_nowhere_go_to_the_queue_that_is_named() {
    let operated = Operated::new().await;
    operated.sends("jobs-dead", "a stranger").await;
    let redriven = operated.redrives("").await;
    assert_eq!((redriven.waiting, redriven.moved), (1, 0));
    assert_eq!(
        redriven.failure.as_deref(),
        Some("CouldNotDetermineMessageSource")
    );
    assert!(!redriven.is_well());
    let jobs = operated.world.cloud.queue_url("jobs");
    let redriven = operated.redrives(&format!(" --queue {jobs}")).await;
    assert_eq!((redriven.moved, redriven.is_well()), (1, true));
    assert_eq!(
        operated
            .world
            .cloud
            .messages("jobs")
            .expect("the jobs")
            .len(),
        1
    );
}

#[tokio::test]
async fn what_sweep_left_is_overdue_after_ten_minutes() {
    let operated = Operated::new().await;
    let store = &operated.world.store;
    for (number, late_s, expected) in [(1, 60, None), (2, 3600, Some("due for 60 minutes"))] {
        let (site, queue) = (
            "demo".parse().expect("a site"),
            "support".parse().expect("a queue"),
        );
        let mut head = Head::new(id(number), site, queue, Kind::Chat, now());
        head.waiting.due_at_s = Some(now().as_second() - late_s);
        store
            .open_conversation(&head, &Card::default())
            .await
            .expect("stored");
        let found = operated.wrongs("").await;
        assert_eq!(!found.is_empty(), expected.is_some(), "{found:?}");
        let all_match = found
            .iter()
            .all(|what| what.contains(expected.unwrap_or_default()));
        assert!(all_match, "{found:?}");
    }
}

#[tokio::test]
async fn changes_that_relay_gave_up_on_cannot_be_sent_back() {
    let operated = Operated::new().await;
    operated.sends("changes-dead", "where a record is").await;
    let found = operated.wrongs("").await;
    assert!(
        found[0].starts_with("dead changes: 1; they cannot"),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_site_needs_pages_and_agents() {
    let operated = Operated::new().await;
    let found = operated.wrongs(" --site demo").await;
    assert_eq!(
        found,
        ["site demo: there is none; make it: `doorbell site demo`"]
    );
    let world = &operated.world;
    let line = "doorbell site demo --name Demo --queue support=Support";
    site(world, line).await.expect("a site");
    let found = operated.wrongs(" --site demo").await;
    assert!(found[0].contains("no page may use its widget"), "{found:?}");
    let line = "doorbell site demo --origin https://*.shop.example --origin https://shop.example";
    site(world, line).await.expect("a site");
    let lines = operated.examined(" --site demo").await.lines().join("\n");
    assert!(
        lines.contains("look   site demo: nobody serves the queue support"),
        "{lines}"
    );
    let line = "doorbell owner olivia@example.com --name Olivia --site demo";
    owner(world, line).await.expect("an owner");
    let lines = operated.examined(" --site demo").await.lines().join("\n");
    assert!(
        lines.contains("ok     site demo: 2 origins, 1 queues with agents"),
        "{lines}"
    );
}

#[tokio::test]
async fn console_and_widget_are_two_hosts() {
    let operated = Operated::new().await;
    let hosts = |console: &str, widget: &str| {
        format!(" --console-origin {console} --widget-origin {widget}")
    };
    let (desk, bell) = ("https://desk.example.com", "https://bell.example.com");
    assert_eq!(
        operated.wrongs(&hosts(desk, bell)).await,
        Vec::<String>::new()
    );
    let found = operated.wrongs(&hosts(desk, desk)).await;
    assert!(
        found[0].starts_with("hosts: console and widget share"),
        "{found:?}"
    );
    let found = operated.wrongs(&hosts(desk, "bell.example.com/w.js")).await;
    assert!(found[0].contains("is no origin"), "{found:?}");
}

#[tokio::test]
async fn what_does_not_answer_is_a_finding_and_not_an_end() {
    let operated = Operated::new().await;
    let line = "doorbell doctor --dead-jobs http://127.0.0.1:9/nowhere --mail-identity example.com";
    let args = args(line, |command| match command {
        Command::Doctor(args) => Some(args),
        _ => None,
    });
    let nowhere = Aws::local("http://127.0.0.1:9");
    let store = Store::new(&nowhere.config(Service::DynamoDb), "none");
    let ses = aws_sdk_sesv2::Client::new(&nowhere.config(Service::Ses));
    let examined = doctor::doctor(&store, &operated.sqs, &ses, &args, now()).await;
    let lines = examined.lines().join("\n");
    assert!(!examined.is_well());
    for expected in [
        "wrong  table:",
        "wrong  dead jobs:",
        "mail: SES does not tell",
    ] {
        assert!(lines.contains(expected), "{expected} is not in\n{lines}");
    }
}

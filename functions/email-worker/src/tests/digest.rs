//! At most one mail to an agent in five minutes, which counts conversations (D1).

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::Poll;

use domain::{By, ConversationId, change};
use futures_util::future::poll_fn;

use super::*;

const DIGEST: &str = include_str!("../../../../events/email-worker/digest.json");
const SUPPORT_LOG: &str = "https://desk.example.com/queues/support/log";

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + second).expect("a time")
}

pub(super) fn conversation(number: usize) -> ConversationId {
    format!("01KAHCQ00000000000{number:08}")
        .parse()
        .expect("an id")
}

/// A world with an agent who reads English, and a clock of its own.
pub(super) struct Desk {
    pub(super) world: World,
    /// Jobs on the queue that were done, by their bodies.
    done: Vec<String>,
}

impl Desk {
    pub(super) async fn new() -> Self {
        let world = World::new().await;
        let reader = Agent {
            language: Language::En,
            ..agent()
        };
        world.store.put_agent(&reader).await.expect("stored");
        let done = Vec::new();
        Self { world, done }
    }

    /// Conversations of this kind wait, from this number on.
    pub(super) async fn hold(&self, kind: Kind, from: usize, count: usize) {
        for number in from..from + count {
            let mut head = waiting();
            head.id = conversation(number);
            head.kind = kind;
            self.world.holds(&head).await;
        }
    }

    pub(super) fn job(kind: &str, number: usize) -> String {
        let id = conversation(number).to_string();
        let job = notice_job(&format!("notice-{number}-{kind}"), AGENT, &id);
        job.replace(r#""kind":"chat""#, &format!(r#""kind":"{kind}""#))
    }

    /// Hands these jobs to the worker in batches of ten at this second, after what the queue has for it until then.
    pub(super) async fn come(&mut self, second: i64, jobs: &[String]) {
        self.until(second).await;
        for some in jobs.chunks(10) {
            let again = self.world.works_at(batch(some), at(second)).await;
            assert!(again.is_empty(), "{again:?}");
        }
    }

    /// Does what lies on the queue, each job at its second.
    pub(super) async fn until(&mut self, second: i64) {
        loop {
            let due = self.world.digests().into_iter();
            let due = due.filter(|body| !self.done.contains(body)).map(|body| {
                let job: Value = serde_json::from_str(&body).expect("a job");
                (job["at_s"].as_i64().expect("a digest"), body)
            });
            let Some((at_s, body)) = due
                .min()
                .filter(|(at_s, _)| *at_s <= at(second).as_second())
            else {
                return;
            };
            let time = Timestamp::from_second(at_s).expect("a time");
            let again = self
                .world
                .works_at(batch(std::slice::from_ref(&body)), time)
                .await;
            assert!(again.is_empty(), "{again:?}");
            self.done.push(body);
        }
    }

    pub(super) fn subjects(&self) -> Vec<String> {
        let mails = self.world.mails().into_iter();
        mails.map(|mail| mail.subject).collect()
    }

    /// How many contacts the mails tell of.
    fn contacts(&self) -> usize {
        let counted = |subject: String| {
            if subject.starts_with("New contact ") {
                return 1;
            }
            let mut words = subject.split(' ').peekable();
            let mut count = 0;
            while let Some(word) = words.next() {
                if words.peek().is_some_and(|next| next.starts_with("contact")) {
                    count = word.parse().expect("a number");
                }
            }
            count
        };
        self.subjects().into_iter().map(counted).sum()
    }

    pub(super) async fn waits(&self) -> usize {
        let agent = AGENT.parse().expect("an id");
        let waiting = self.world.store.waiting_notices(agent, 9999).await;
        waiting.expect("the table").len()
    }
}

#[tokio::test]
async fn the_first_goes_out_at_once_and_the_rest_in_one_mail_with_counts() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Submission, 1, 5).await;
    desk.hold(Kind::Chat, 11, 2).await;
    desk.come(0, &[Desk::job("submission", 1)]).await;
    assert_eq!(desk.subjects(), ["New contact in Demo Shop: Support"]);
    let rest: Vec<_> = (2..=5).map(|n| Desk::job("submission", n)).collect();
    desk.come(20, &rest).await;
    desk.come(40, &[Desk::job("chat", 11), Desk::job("chat", 12)])
        .await;
    // The same chat, whose visitor has left.
    desk.come(60, &[Desk::job("missed", 12)]).await;
    desk.until(299).await;
    assert_eq!(desk.world.mails().len(), 1, "not before five minutes");
    desk.until(300).await;
    let mails = desk.world.mails();
    assert_eq!(
        mails[1].subject,
        "4 contacts, 1 chat and 1 missed chat waiting in Demo Shop"
    );
    assert!(mails[1].text.contains("https://desk.example.com/inbox"));
    assert_eq!(desk.waits().await, 0);
    assert!(desk.world.is_done("notice-3-submission").await);
    let finished = ["notice-3-submission", "notice-12-chat", "notice-12-missed"];
    let finished = desk.world.store.finished_jobs(&finished).await;
    let mailed: Vec<bool> = finished.expect("the table").into_values().collect();
    assert_eq!(mailed, [true; 3], "what a mail told of counts as mailed");
}

#[tokio::test]
async fn a_window_is_closed_by_its_own_job_alone() {
    let desk = Desk::new().await;
    desk.hold(Kind::Chat, 1, 2).await;
    let agent = AGENT.parse().expect("an id");
    for number in 1..=2_usize {
        let waits = store::WaitingNotice {
            job: format!("job-{number}"),
            conversation: conversation(number),
            kind: NoticeKind::Chat,
            entry: None,
            seq: Some(1),
            at_s: wrote_at().as_second(),
        };
        let put = desk.world.store.put_waiting_notice(agent, &waits).await;
        put.expect("stored");
    }
    let closes = async |at_s| {
        let window = desk.world.store.notice_window(agent).await.expect("one");
        let window = NoticeWindow {
            closes_at_s: Some(at_s),
            ..window
        };
        let put = desk.world.store.put_notice_window(agent, window).await;
        assert!(put.expect("the table"));
    };
    // The job of an earlier window.
    closes(now().as_second() + 100).await;
    assert!(desk.world.works(event(DIGEST)).await.is_empty());
    assert_eq!(desk.world.mails().len(), 0);
    desk.world
        .store
        .give_back("digest-01kahcq0000000000000000a01-1795169043")
        .await
        .expect("given back");
    closes(1_795_169_043).await;
    assert!(desk.world.works(event(DIGEST)).await.is_empty());
    assert_eq!(desk.subjects(), ["2 chats waiting in Demo Shop"]);
    assert_eq!(desk.waits().await, 0);
}

#[tokio::test]
async fn what_was_taken_care_of_is_not_mailed_and_a_single_one_keeps_its_link() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Chat, 1, 3).await;
    desk.hold(Kind::Submission, 4, 3).await;
    desk.come(0, &[Desk::job("chat", 1)]).await;
    desk.come(10, &[Desk::job("chat", 2), Desk::job("chat", 3)])
        .await;
    let store = &desk.world.store;
    let head = store.head(conversation(2)).await.expect("the table");
    let head = head.expect("the head");
    let resolve = change::resolve(&head, By::System);
    let taken = store.change(&head, resolve, at(20)).await;
    taken.expect("resolved");
    desk.until(300).await;
    let mails = desk.world.mails();
    assert_eq!(mails.len(), 2);
    let link = format!("https://desk.example.com/c/{}", conversation(3));
    assert!(mails[1].text.contains(&link), "{}", mails[1].text);
    // Nothing came since: the window closes, and the next is told at once.
    desk.until(3000).await;
    assert_eq!(desk.world.mails().len(), 2);
    desk.come(3000, &[Desk::job("submission", 4)]).await;
    assert_eq!(desk.world.mails().len(), 3);
    let two = [5, 6].map(|number| Desk::job("submission", number));
    desk.come(3001, &two).await;
    desk.until(4000).await;
    let mails = desk.world.mails();
    assert!(mails[3].text.contains(SUPPORT_LOG), "{}", mails[3].text);
}

#[tokio::test]
async fn three_hundred_forms_in_two_seconds_are_two_mails_that_add_up() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Submission, 1, 300).await;
    for second in 0..2_usize {
        let some = second * 150 + 1..=second * 150 + 150;
        let jobs: Vec<_> = some.map(|n| Desk::job("submission", n)).collect();
        desk.come(second as i64, &jobs).await;
    }
    desk.until(8000).await;
    assert_eq!(
        desk.subjects(),
        [
            "New contact in Demo Shop: Support",
            "Unusually many in Demo Shop: 299 contacts waiting"
        ]
    );
    assert!(desk.world.mails()[1].text.contains(SUPPORT_LOG));
    assert_eq!(desk.contacts(), 300);
    assert_eq!(desk.waits().await, 0);
}

#[tokio::test]
async fn a_flood_is_mailed_once_an_hour_until_it_is_over() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Submission, 1, 260).await;
    // Four a minute for an hour, then one a minute.
    for minute in 0..60_usize {
        let some = minute * 4 + 1..=minute * 4 + 4;
        let jobs: Vec<_> = some.map(|n| Desk::job("submission", n)).collect();
        desk.come(minute as i64 * 60, &jobs).await;
    }
    for minute in 60..80_usize {
        let job = Desk::job("submission", 181 + minute);
        desk.come(minute as i64 * 60, &[job]).await;
    }
    desk.until(20_000).await;
    let subjects = desk.subjects();
    // The second that waits five minutes, then those of an hour, then what came when it was calm again.
    assert!((4..=6).contains(&subjects.len()), "{subjects:#?}");
    assert_eq!(desk.contacts(), 260, "{subjects:#?}");
    assert!(
        subjects[2].starts_with("Unusually many in Demo Shop: "),
        "{subjects:#?}"
    );
}

#[tokio::test]
async fn after_forty_mails_a_day_the_rest_waits_for_the_next() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Submission, 1, 60).await;
    // From half past ten in the morning on, always just after the window.
    for number in 1..=60_usize {
        let second = number as i64 * 400;
        desk.come(second, &[Desk::job("submission", number)]).await;
    }
    assert_eq!(desk.world.mails().len(), 40);
    desk.until(86_400 - now().as_second().rem_euclid(86_400))
        .await;
    assert_eq!(desk.world.mails().len(), 41);
    assert_eq!(desk.contacts(), 60);
    assert_eq!(
        desk.subjects()[40],
        "20 contacts waiting in Demo Shop",
        "twenty over a day are not unusual"
    );
}

#[tokio::test]
async fn who_is_removed_leaves_nothing_that_waits() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Chat, 1, 3).await;
    for number in 1..=3 {
        desk.come(0, &[Desk::job("chat", number)]).await;
    }
    assert_eq!(desk.waits().await, 2);
    let agent = AGENT.parse().expect("an id");
    assert!(desk.world.store.remove_agent(agent).await.expect("removed"));
    assert_eq!(desk.waits().await, 0);
    assert_eq!(
        desk.world.store.notice_window(agent).await.expect("one"),
        store::NoticeWindow::default()
    );
    desk.until(1000).await;
    assert_eq!(desk.world.mails().len(), 1);
}

/// Lets a worker go on for so many steps; `false` when it was killed then.
async fn for_steps(steps: usize, work: impl Future<Output = Vec<String>>) -> bool {
    let mut work = pin!(work);
    let mut left = steps;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(context).map(|_| true)
    })
    .await
}

#[tokio::test]
async fn a_kill_anywhere_in_a_mail_for_many_loses_none_of_them() {
    let mut killed = 0;
    for steps in (0..).step_by(2) {
        let mut desk = Desk::new().await;
        desk.hold(Kind::Chat, 1, 4).await;
        desk.come(0, &[Desk::job("chat", 1)]).await;
        desk.come(1, &[Desk::job("chat", 2), Desk::job("chat", 3)])
            .await;
        let digest = desk.world.digests();
        assert_eq!(digest.len(), 1);
        if for_steps(steps, desk.world.works_at(batch(&digest), at(300))).await {
            break;
        }
        killed += 1;
        // The queue hides it for a while.
        desk.done.extend(digest.clone());
        // One more comes while nobody knows that the worker is dead.
        desk.come(310, &[Desk::job("chat", 4)]).await;
        assert!(
            desk.world
                .works_at(batch(&digest), at(400))
                .await
                .is_empty()
        );
        desk.until(3000).await;
        assert_eq!(desk.waits().await, 0, "killed at step {steps}");
        let mut told = BTreeMap::new();
        for mail in desk.world.mails() {
            *told.entry(mail.subject).or_insert(0) += 1;
        }
        let mails: usize = told.values().sum();
        assert!((2..=4).contains(&mails), "killed at step {steps}: {told:?}");
        let jobs: Vec<_> = (1..=4).map(|n| format!("notice-{n}-chat")).collect();
        let jobs: Vec<_> = jobs.iter().map(String::as_str).collect();
        let finished = desk.world.store.finished_jobs(&jobs).await;
        let finished = finished.expect("the table");
        assert_eq!(
            finished.values().filter(|mailed| **mailed).count(),
            4,
            "killed at step {steps}: {finished:?} {told:?}"
        );
    }
    assert!(killed > 5, "{killed}");
}

#[tokio::test]
async fn the_last_fifth_of_the_day_is_kept_for_sign_in_mails() {
    let mut desk = Desk::new().await;
    desk.hold(Kind::Chat, 1, 6).await;
    let mailbox = desk.world.cloud.mailbox();
    mailbox.limit_day(5);
    for number in 1..=6_usize {
        let second = number as i64 * 400;
        desk.come(second, &[Desk::job("chat", number)]).await;
    }
    assert_eq!(desk.world.mails().len(), 4, "80 % of five");
    assert_eq!(desk.waits().await, 2);
    let request = sign_in::request("01KAHCQ0000000000000000R01", "aino@example.com");
    sign_in::asks(&desk.world, &request).await;
    let again = desk.world.works(event(SIGN_IN)).await;
    assert!(again.is_empty(), "{again:?}");
    let mails = desk.world.mails();
    assert!(
        mails[4].subject.starts_with("Sign-in link"),
        "{}",
        mails[4].subject
    );
    // The next day.
    mailbox.limit_day(50);
    desk.until(9000).await;
    assert_eq!(desk.subjects()[5], "2 chats waiting in Demo Shop");
    assert_eq!(desk.waits().await, 0);
}

#[tokio::test]
async fn a_job_that_ses_had_no_room_for_in_days_fails_at_last() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    world.breaks(|faults| faults.ses.throttled = 1.0);
    let job = |deferred: u32| {
        let job = notice_job(&format!("job-{deferred}"), AGENT, CONVERSATION);
        job.replace(r#""v":1"#, &format!(r#""v":1,"deferred":{deferred}"#))
    };
    assert!(world.works(batch(&[job(399)])).await.is_empty());
    assert_eq!(world.put_off().len(), 1);
    world.was_long_ago(AGENT).await;
    for _ in 0..2 {
        assert_eq!(world.works(batch(&[job(400)])).await, ["record-0"]);
    }
    assert_eq!(world.put_off().len(), 1, "it goes to the dead letters");
    // Sent again from there, it is mailed as soon as SES takes it.
    world.breaks(|faults| faults.ses.throttled = 0.0);
    assert!(world.works(batch(&[job(400)])).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

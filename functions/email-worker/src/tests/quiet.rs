//! What comes in an agent's quiet hours is mailed when they end, if it still waits (X31).

use domain::{By, Quiet, Zone, change};

use super::digest::{Desk, at, conversation};
use super::*;

/// Eleven o'clock, when the quiet hours of these tests end.
const END: i64 = 56 * 60 - 3;

/// An agent whose quiet hours begin then and end at eleven.
async fn quiet_from(begin: &str) -> Desk {
    let desk = Desk::new().await;
    rests(&desk, Quiet::parse(begin, "11:00", Zone::UTC).ok()).await;
    desk
}

async fn rests(desk: &Desk, quiet: Option<Quiet>) {
    let store = &desk.world.store;
    let agent = store.agent(AGENT.parse().expect("an id")).await;
    let mut agent = agent.expect("the table").expect("the agent");
    agent.notices.quiet = quiet;
    assert!(store.put_profile(&agent).await.expect("the table"));
}

/// Whether this job counts as finished, and by a mail.
async fn finished(desk: &Desk, job: &str) -> Option<bool> {
    let jobs = desk.world.store.finished_jobs(&[job]).await;
    jobs.expect("the table").remove(job)
}

#[tokio::test]
async fn what_comes_in_quiet_hours_is_one_mail_at_their_end() {
    let mut desk = quiet_from("22:00").await;
    desk.hold(Kind::Submission, 1, 2).await;
    desk.come(0, &[Desk::job("submission", 1)]).await;
    desk.come(600, &[Desk::job("submission", 2)]).await;
    // Found once more by those who look whether it was told.
    desk.come(700, &[Desk::job("submission", 1)]).await;
    desk.until(END - 1).await;
    assert_eq!(desk.subjects(), [""; 0]);
    let job = "notice-2-submission";
    assert_eq!(
        finished(&desk, job).await,
        Some(false),
        "nobody has to look"
    );
    desk.until(END).await;
    assert_eq!(desk.subjects(), ["2 contacts waiting in Demo Shop"]);
    assert_eq!(finished(&desk, job).await, Some(true));
    assert_eq!(desk.waits().await, 0);
    desk.until(END + 3600).await;
    assert_eq!(desk.subjects().len(), 1);
}

#[tokio::test]
async fn what_somebody_took_care_of_in_quiet_hours_is_not_mailed() {
    let mut desk = quiet_from("10:00").await;
    desk.hold(Kind::Chat, 1, 1).await;
    desk.come(0, &[Desk::job("chat", 1)]).await;
    let store = &desk.world.store;
    let head = store.head(conversation(1)).await.expect("the table");
    let head = head.expect("the head");
    let resolve = change::resolve(&head, By::System);
    let taken = store.change(&head, resolve, at(20)).await;
    taken.expect("resolved");
    desk.until(END + 3600).await;
    assert_eq!(desk.subjects(), [""; 0]);
    assert_eq!(desk.waits().await, 0);
}

#[tokio::test]
async fn what_waits_for_the_next_mail_when_quiet_hours_begin_waits_for_their_end() {
    let mut desk = quiet_from("10:06").await;
    desk.hold(Kind::Submission, 1, 2).await;
    desk.come(0, &[Desk::job("submission", 1)]).await;
    desk.come(60, &[Desk::job("submission", 2)]).await;
    let job = "notice-2-submission";
    assert_eq!(finished(&desk, job).await, None, "it is mailed in minutes");
    desk.until(END - 1).await;
    assert_eq!(desk.subjects().len(), 1);
    assert_eq!(finished(&desk, job).await, Some(false));
    desk.until(END).await;
    assert_eq!(desk.subjects().len(), 2);
    assert_eq!(finished(&desk, job).await, Some(true));
}

#[tokio::test]
async fn who_ends_the_quiet_hours_is_mailed_at_once_again() {
    let mut desk = quiet_from("10:00").await;
    desk.hold(Kind::Submission, 1, 2).await;
    desk.come(0, &[Desk::job("submission", 1)]).await;
    rests(&desk, None).await;
    desk.come(100, &[Desk::job("submission", 2)]).await;
    assert_eq!(desk.subjects().len(), 1, "the new one");
    desk.until(400).await;
    assert_eq!(desk.subjects().len(), 2, "and what had waited");
    desk.until(END + 3600).await;
    assert_eq!(desk.subjects().len(), 2);
    assert_eq!(desk.waits().await, 0);
}

//! Changes and corrections, and who is told of them.

use super::*;

const ALL: [&str; 3] = [WIDGET, CONSOLE, OTHER];

fn by_agent() -> By {
    By::Agent(id_of_agent())
}

#[tokio::test]
async fn a_change_is_told_to_all_and_another_of_the_same_state_is_a_conflict() {
    let world = World::new().await;
    let read = world.head().await;
    let resolve = || change::resolve(&read, by_agent());
    let changed = world.delivery.change(&read, resolve(), now()).await;
    assert_eq!(changed.expect("changed").status, domain::Status::Resolved);
    let told = world.told();
    let to: Vec<_> = told.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, [CONSOLE, OTHER, WIDGET], "{told:?}");

    let again = world.delivery.change(&read, resolve(), now()).await;
    assert_eq!(
        again.expect("the same").log.seq,
        2,
        "a retry changes nothing"
    );
    world.told();

    let trash = change::trash(&read, by_agent());
    let lost = world.delivery.change(&read, trash, now()).await;
    let problem = lost.expect_err("somebody was first").problem;
    assert_eq!(problem.code, Code::Conflict);
    assert_eq!(problem.state, Some("resolved"), "what it is now");
    assert_eq!(world.told(), [], "nothing happened");
}

#[tokio::test]
async fn a_change_of_nothing_is_not_found() {
    let world = World::new().await;
    let elsewhere = support::chat(domain::VisitorId::from_bits(8), now());
    let resolve = change::resolve(&elsewhere, by_agent());
    let missing = world.delivery.change(&elsewhere, resolve, now()).await;
    assert_eq!(missing.expect_err("missing").problem.code, Code::NotFound);
}

#[tokio::test]
async fn words_are_taken_out_once_however_often_it_is_asked() {
    let world = World::new().await;
    let redact = async || {
        let redacted = world.delivery.redact(world.id, 1, by_agent(), now());
        redacted.await.expect("redacted");
        world.told()
    };
    assert_eq!(redact().await, each(&ALL, "redacted"));
    let after = world.head().await;
    assert_eq!(redact().await, []);
    assert_eq!(world.head().await, after);
    let missing = world
        .delivery
        .redact(ConversationId::from_bits(99), 1, by_agent(), now());
    assert_eq!(
        missing.await.expect_err("missing").problem.code,
        Code::NotFound
    );
}

#[tokio::test]
async fn a_corrected_contact_is_told_to_agents_once() {
    let world = World::new().await;
    let change = ContactChange::parse(Some("Eva"), None, None).expect("a change");
    let correct = async || {
        let corrected = world
            .delivery
            .correct_contact(world.id, &change, by_agent(), now());
        corrected.await.expect("corrected");
        world.told()
    };
    let told = correct().await;
    let to: Vec<_> = told.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, [CONSOLE, OTHER], "{told:?}");
    assert_eq!(correct().await, [], "it is so already");
}

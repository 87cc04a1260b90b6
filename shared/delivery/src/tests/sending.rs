//! What becomes of a message, and what its writer is told when it is not stored.

use super::*;

/// The code that a refusal tells.
fn code(refused: Result<Sent, Refused>) -> Code {
    let refused = refused.expect_err("refused");
    refused.failure.problem.code
}

#[tokio::test]
async fn a_repeat_is_answered_as_the_first_was_and_stored_once() {
    let world = World::new().await;
    let first = world.sends(draft(2, "Hello?")).await;
    assert!(matches!(first, Ok(Sent::Now { seq: 2, .. })), "{first:?}");
    for text in ["Hello?", "something else"] {
        let again = world.sends(draft(2, text)).await;
        assert!(matches!(again, Ok(Sent::Before { seq: 2 })), "{again:?}");
    }
    assert_eq!(world.head().await.log.seq, 2);
}

#[tokio::test]
async fn a_gap_is_told_with_the_number_that_is_expected() {
    let world = World::new().await;
    let refused = world.sends(draft(4, "too early")).await;
    let problem = refused.expect_err("refused").failure.problem;
    assert_eq!((problem.code, problem.expected), (Code::Gap, Some(2)));
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_followed_is_told_by_the_way_in() {
    let world = World::new().await;
    let nowhere = ConversationId::from_bits(99);
    let send = async |id, via| {
        let draft = draft(1, "hello");
        code(
            world
                .delivery
                .send(id, Author::Visitor, via, draft, now())
                .await,
        )
    };
    let stranger: ConnectionId = parsed("stranger0=");
    assert_eq!(send(nowhere, Via::Visitor(visitor())).await, Code::NotFound);
    assert_eq!(send(nowhere, Via::Socket(&stranger)).await, Code::NotJoined);
    assert_eq!(
        send(world.id, Via::Socket(&stranger)).await,
        Code::NotJoined
    );
}

#[tokio::test]
async fn a_message_to_a_closed_conversation_opens_it_first() {
    let resolved = |head: &mut Head| head.status = domain::Status::Resolved;
    let world = World::of(Backend::faulty().await, resolved).await;
    let sent = world.sends(draft(2, "One more thing")).await;
    let Ok(Sent::Now { head, seq: 3 }) = sent else {
        panic!("not stored after the reopening: {sent:?}");
    };
    assert_eq!(status_name(head.status), "active", "the agent is there");
    let told = world.told();
    assert_eq!(told.len(), 3, "all are told that it is open: {told:?}");
    assert!(told.iter().all(|(_, kind)| kind != "message"), "{told:?}");
}

#[tokio::test]
async fn a_tail_that_is_full_is_spilled_and_the_message_stored() {
    let world = World::new().await;
    let text = "\u{1F600}".repeat(10_000);
    for n in 2..=domain::bounds::VISITOR_TAIL as u64 + 3 {
        let sent = world.sends(draft(n, &text)).await;
        assert!(matches!(sent, Ok(Sent::Now { .. })), "{n}: {sent:?}");
    }
    let head = world.head().await;
    assert!(head.log.base > 1, "older messages lie in blocks");
    assert_eq!(head.log.seq, domain::bounds::VISITOR_TAIL as u64 + 3);
}

#[tokio::test]
async fn a_table_that_fails_is_nobodys_mistake() {
    let world = World::new().await;
    let fails = |faults: &mut cloud::Faults| faults.dynamodb.failed = 1.0;
    world.cloud.change_faults(fails).expect("changed");
    assert_eq!(
        code(world.sends(draft(2, "Hello?")).await),
        Code::Unavailable
    );
}

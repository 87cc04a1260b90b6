//! What was received too often.

use super::{count, next_of};
use crate::place::{Place, Shape, until};
use crate::run::{Case, cases};
use aws_sdk_sqs::types::QueueAttributeName::{All, ApproximateNumberOfMessages, QueueArn};

pub(super) fn cases() -> Vec<Case> {
    cases![
        a_message_received_too_often_is_a_dead_letter,
        dead_letters_go_back_to_where_they_came_from,
    ]
}

/// Developer guide, "Using dead-letter queues in Amazon SQS": when the receive count exceeds `maxReceiveCount`, the message moves, with its id.
async fn a_message_received_too_often_is_a_dead_letter(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(0),
            receipts: Some(2),
        })
        .await;
    let sent = queue.send("stubborn").send().await.unwrap();
    assert_eq!(count(&queue.next().await), "1");
    assert_eq!(count(&queue.next().await), "2");
    assert!(queue.is_silent().await, "the third receipt finds nothing");
    let dead = next_of(&queue, &queue.dead_url).await;
    assert_eq!(
        (dead.body(), dead.message_id()),
        (Some("stubborn"), sent.message_id())
    );
}

/// `StartMessageMoveTask` and `ListMessageMoveTasks`: without a destination, messages go back to their own source queues, as new ones.
async fn dead_letters_go_back_to_where_they_came_from(place: &Place) {
    let queue = place
        .queue(Shape {
            hidden_s: Some(0),
            receipts: Some(1),
        })
        .await;
    queue.send("stubborn").send().await.unwrap();
    queue.next().await;
    assert!(queue.is_silent().await);
    let arn = until("the dead letter", async || {
        let told = queue
            .client
            .get_queue_attributes()
            .queue_url(&queue.dead_url);
        let told = told.attribute_names(All).send().await.unwrap().attributes?;
        (told[&ApproximateNumberOfMessages] == "1").then(|| told[&QueueArn].clone())
    })
    .await;
    let started = queue
        .client
        .start_message_move_task()
        .source_arn(&arn)
        .send()
        .await
        .unwrap();
    assert!(started.task_handle().is_some());
    let task = until("the end of the move", async || {
        let tasks = queue
            .client
            .list_message_move_tasks()
            .source_arn(&arn)
            .send()
            .await
            .unwrap();
        tasks
            .results?
            .into_iter()
            .next()
            .filter(|task| task.status() == Some("COMPLETED"))
    })
    .await;
    assert_eq!(task.approximate_number_of_messages_moved(), 1);
    let message = queue.next().await;
    assert_eq!((message.body(), count(&message)), (Some("stubborn"), "1"));
}

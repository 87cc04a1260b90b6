//! Message move tasks, with the rules of AWS:
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html>.

use crate::clients::{cloud_with, jobs, sqs, until};
use aws_sdk_sqs::error::ProvideErrorMetadata;
use aws_sdk_sqs::operation::list_message_move_tasks::ListMessageMoveTasksOutput;
use cloud::Cloud;

fn arn(queue: &str) -> String {
    format!("arn:aws:sqs:eu-north-1:000000000000:{queue}")
}

/// Sends messages and lets them die.
async fn dead_letters(cloud: &Cloud, count: usize) {
    let (client, url) = (sqs(cloud), cloud.queue_url("jobs"));
    for nth in 0..count {
        let body = format!("letter {nth}");
        let sent = client.send_message().queue_url(&url).message_body(body);
        sent.send().await.unwrap();
    }
    until(async || {
        let receive = client.receive_message().queue_url(&url);
        let receive = receive.max_number_of_messages(10).visibility_timeout(0);
        receive.send().await.unwrap();
        cloud.messages("jobs-dead").unwrap().len() == count
    })
    .await;
}

async fn tasks(cloud: &Cloud) -> ListMessageMoveTasksOutput {
    let list = sqs(cloud).list_message_move_tasks().max_results(10);
    list.source_arn(arn("jobs-dead")).send().await.unwrap()
}

async fn ended(cloud: &Cloud) -> String {
    let status = async || tasks(cloud).await.results()[0].status().unwrap().to_owned();
    until(async || !matches!(status().await.as_str(), "RUNNING" | "CANCELLING")).await;
    status().await
}

#[tokio::test]
async fn dead_letters_go_back_where_they_came_from_as_new_messages() {
    let cloud = cloud_with(jobs()).await;
    dead_letters(&cloud, 3).await;
    let before = cloud.messages("jobs-dead").unwrap();
    let start = sqs(&cloud).start_message_move_task();
    let started = start.source_arn(arn("jobs-dead")).send().await.unwrap();
    assert!(started.task_handle().is_some());
    assert_eq!(ended(&cloud).await, "COMPLETED");
    assert!(cloud.messages("jobs-dead").unwrap().is_empty());
    let after = cloud.messages("jobs").unwrap();
    for (dead, alive) in before.iter().zip(&after) {
        assert_eq!(dead["body"], alive["body"]);
        assert_eq!(alive["receiveCount"], 0);
        assert_ne!(dead["messageId"], alive["messageId"]);
    }
    let listed = tasks(&cloud).await;
    let task = &listed.results()[0];
    assert_eq!(task.approximate_number_of_messages_moved(), 3);
    assert_eq!(task.approximate_number_of_messages_to_move(), Some(3));
    assert_eq!(
        task.task_handle(),
        None,
        "an ended task cannot be cancelled"
    );
}

#[tokio::test]
async fn only_dead_letters_can_be_moved_and_only_to_a_queue_that_exists() {
    let cloud = cloud_with(jobs()).await;
    for (source, destination, expected) in [
        ("jobs", None, "InvalidParameterValue"),
        ("nowhere", None, "ResourceNotFoundException"),
        ("jobs-dead", Some("nowhere"), "ResourceNotFoundException"),
    ] {
        let start = sqs(&cloud).start_message_move_task();
        let start = start.source_arn(arn(source));
        let refused = start.set_destination_arn(destination.map(arn)).send().await;
        assert_eq!(refused.unwrap_err().code(), Some(expected), "{source}");
    }
}

#[tokio::test]
async fn there_is_one_task_at_a_time_and_it_can_be_cancelled() {
    let cloud = cloud_with(jobs()).await;
    dead_letters(&cloud, 5).await;
    let start = || {
        sqs(&cloud)
            .start_message_move_task()
            .source_arn(arn("jobs-dead"))
    };
    let slow = start().max_number_of_messages_per_second(1);
    let handle = slow.send().await.unwrap().task_handle().unwrap().to_owned();
    let second = start().send().await.unwrap_err();
    assert_eq!(second.code(), Some("InvalidParameterValue"));
    let cancel = sqs(&cloud).cancel_message_move_task();
    cancel.task_handle(&handle).send().await.unwrap();
    assert_eq!(ended(&cloud).await, "CANCELLED");
    assert!(!cloud.messages("jobs-dead").unwrap().is_empty());
    start().send().await.unwrap();
    assert_eq!(ended(&cloud).await, "COMPLETED");
    assert_eq!(cloud.messages("jobs").unwrap().len(), 5);
    assert_eq!(tasks(&cloud).await.results().len(), 2);
}

#[tokio::test]
async fn what_was_sent_to_the_dead_letters_directly_needs_a_destination() {
    let cloud = cloud_with(jobs()).await;
    let sent = sqs(&cloud).send_message();
    let sent = sent.queue_url(cloud.queue_url("jobs-dead"));
    sent.message_body("a stranger").send().await.unwrap();
    let start = || {
        sqs(&cloud)
            .start_message_move_task()
            .source_arn(arn("jobs-dead"))
    };
    start().send().await.unwrap();
    assert_eq!(ended(&cloud).await, "FAILED");
    let listed = tasks(&cloud).await;
    let why = listed.results()[0].failure_reason();
    assert_eq!(why, Some("CouldNotDetermineMessageSource"));
    start().destination_arn(arn("jobs")).send().await.unwrap();
    assert_eq!(ended(&cloud).await, "COMPLETED");
    assert_eq!(cloud.messages("jobs").unwrap().len(), 1);
}

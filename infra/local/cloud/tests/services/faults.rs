//! The services misbehave when told to, and the SDK sees what it would see on a bad day.

use crate::clients::{
    cloud, cloud_with, create_notes, dynamodb, jobs, ses, sqs, until, write_note,
};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use cloud::{Faults, Options, ServiceFaults, WriteFaults};

/// Options for a table that can be told to misbehave.
fn shaky() -> Options {
    Options {
        dynamodb_proxy: true,
        ..Options::default()
    }
}

fn read(
    client: &aws_sdk_dynamodb::Client,
) -> aws_sdk_dynamodb::operation::get_item::builders::GetItemFluentBuilder {
    let key = AttributeValue::S("a".to_owned());
    client
        .get_item()
        .table_name("notes")
        .key("id", key)
        .consistent_read(true)
}

#[tokio::test]
async fn dynamodb_is_reached_directly_unless_it_may_misbehave() {
    let plain = cloud().await;
    let refused = plain.change_faults(|faults| faults.dynamodb.throttled = 0.5);
    assert!(refused.is_err());
    let faults = Faults {
        dynamodb: ServiceFaults {
            throttled: 1.0,
            ..ServiceFaults::default()
        },
        ..Faults::default()
    };
    let shaky = cloud_with(Options {
        faults,
        ..Options::default()
    })
    .await;
    assert!(shaky.options().dynamodb_proxy);
    create_notes(&shaky);
    let error = read(&dynamodb(&shaky))
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    assert!(
        error.is_provisioned_throughput_exceeded_exception(),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_sdk_gets_through_a_shaky_dynamodb_by_trying_again() {
    let cloud = cloud_with(shaky()).await;
    create_notes(&cloud);
    let client = dynamodb(&cloud);
    write_note(&client, "a", 1).await;
    cloud
        .change_faults(|faults| {
            faults.dynamodb.throttled = 0.1;
            faults.dynamodb.failed = 0.1;
        })
        .unwrap();
    for nth in 2..20 {
        write_note(&client, "a", nth).await;
    }
    cloud
        .change_faults(|faults| *faults = Faults::default())
        .unwrap();
    let item = read(&client).send().await.unwrap().item.unwrap();
    assert_eq!(item["version"], AttributeValue::N("19".to_owned()));
}

#[tokio::test]
async fn a_lost_reply_leaves_the_write_done_and_the_caller_in_doubt() {
    use aws_sdk_dynamodb::config::retry::RetryConfig;
    let cloud = cloud_with(shaky()).await;
    create_notes(&cloud);
    let client = dynamodb(&cloud);
    cloud
        .change_faults(|faults| faults.dynamodb.reply_lost = 1.0)
        .unwrap();
    let once = aws_sdk_dynamodb::Config::builder().retry_config(RetryConfig::disabled());
    let put = client.put_item().table_name("notes");
    let put = put.item("id", AttributeValue::S("a".to_owned()));
    let error = put
        .customize()
        .config_override(once)
        .send()
        .await
        .unwrap_err();
    assert!(error.as_service_error().is_none(), "{error:?}");
    cloud
        .change_faults(|faults| faults.dynamodb.reply_lost = 0.0)
        .unwrap();
    assert!(read(&client).send().await.unwrap().item.is_some());
}

#[tokio::test]
async fn a_mail_whose_reply_is_lost_is_sent_again_by_the_sdk() {
    let cloud = cloud().await;
    cloud
        .change_faults(|faults| faults.ses.reply_lost = 1.0)
        .unwrap();
    let text = |text: &str| Content::builder().data(text).build().unwrap();
    let body = Body::builder().text(text("hello")).build();
    let message = Message::builder().subject(text("again")).body(body).build();
    let sent = ses(&cloud)
        .send_email()
        .from_email_address("desk@example.com")
        .destination(Destination::builder().to_addresses("a@example.com").build())
        .content(EmailContent::builder().simple(message).build());
    let error = sent.send().await.unwrap_err();
    assert!(error.as_service_error().is_none(), "{error:?}");
    // The SDK tries three times, and each of them was accepted.
    assert_eq!(cloud.mails().unwrap().len(), 3);
}

#[tokio::test]
async fn each_service_refuses_too_many_calls_in_its_own_words() {
    use aws_sdk_sqs::config::retry::RetryConfig;
    let cloud = cloud_with(jobs()).await;
    cloud
        .change_faults(|faults| faults.sqs.throttled = 1.0)
        .unwrap();
    let once = aws_sdk_sqs::Config::builder().retry_config(RetryConfig::disabled());
    let sent = sqs(&cloud)
        .send_message()
        .queue_url(cloud.queue_url("jobs"))
        .message_body("a");
    let error = sent
        .customize()
        .config_override(once)
        .send()
        .await
        .unwrap_err();
    assert!(error.into_service_error().is_request_throttled());
    assert!(cloud.messages("jobs").unwrap().is_empty());
}

#[tokio::test]
async fn writes_can_be_refused_while_reads_go_on_and_it_is_counted() {
    let cloud = cloud_with(shaky()).await;
    create_notes(&cloud);
    let client = dynamodb(&cloud);
    write_note(&client, "a", 1).await;
    let refuse = |faults: &mut Faults| faults.writes = WriteFaults::Refused;
    cloud.change_faults(refuse).unwrap();
    let key = AttributeValue::S("b".to_owned());
    let refused = client.put_item().table_name("notes").item("id", key);
    assert!(refused.send().await.is_err());
    assert!(read(&client).send().await.unwrap().item.is_some());
    assert!(cloud.happened()["dynamodb.write_refused"] > 0);
    cloud
        .change_faults(|faults| *faults = Faults::default())
        .unwrap();
    write_note(&client, "a", 2).await;
}

#[tokio::test]
async fn everything_can_stop_before_or_after_a_write() {
    for (point, kept) in [
        (WriteFaults::StopBefore, "1"),
        (WriteFaults::StopAfter, "2"),
    ] {
        let name = format!("doorbell-{point:?}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let options = || Options {
            data: Some(folder.clone()),
            ..shaky()
        };
        let cloud = cloud_with(options()).await;
        create_notes(&cloud);
        let client = dynamodb(&cloud);
        write_note(&client, "a", 1).await;
        cloud.change_faults(|faults| faults.writes = point).unwrap();
        let writes = tokio::spawn(async move { write_note(&client, "a", 2).await });
        until(async || cloud.happened().contains_key("dynamodb.stopped")).await;
        assert!(!writes.is_finished());
        writes.abort();
        drop(cloud);
        let cloud = cloud_with(options()).await;
        let item = read(&dynamodb(&cloud)).send().await.unwrap().item.unwrap();
        assert_eq!(item["version"], AttributeValue::N(kept.to_owned()));
        drop(cloud);
        std::fs::remove_dir_all(folder).unwrap();
    }
}

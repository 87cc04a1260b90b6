//! SES accepts mails and the mailbox shows them.

use crate::clients::{cloud, cloud_with, jobs, ses};
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::builders::MessageBuilder;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, RawMessage,
};
use cloud::{Cloud, Options};
use serde_json::Value;

fn content(text: &str) -> Content {
    Content::builder().data(text).build().unwrap()
}

fn message(subject: &str) -> MessageBuilder {
    let body = Body::builder()
        .text(content("Tere!"))
        .html(content("<p>Tere!</p>"));
    Message::builder()
        .subject(content(subject))
        .body(body.build())
}

fn to(address: &str) -> Destination {
    Destination::builder().to_addresses(address).build()
}

#[tokio::test]
async fn a_simple_mail_is_in_the_mailbox() {
    let cloud = cloud().await;
    let header = |name: &str, value: &str| {
        MessageHeader::builder()
            .name(name)
            .value(value)
            .build()
            .unwrap()
    };
    let message = message("Uusi viesti: näin").headers(header("Auto-Submitted", "auto-generated"));
    let sent = ses(&cloud)
        .send_email()
        .from_email_address("Doorbell <desk@example.com>")
        .destination(to("aino@example.com"))
        .reply_to_addresses("noreply@example.com")
        .content(EmailContent::builder().simple(message.build()).build())
        .send()
        .await
        .unwrap();
    let mails = cloud.mails().unwrap();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!(Some(mail.id.as_str()), sent.message_id());
    assert_eq!(mail.from, "Doorbell <desk@example.com>");
    assert_eq!(mail.to, ["aino@example.com"]);
    assert_eq!(mail.subject, "Uusi viesti: näin");
    assert_eq!(mail.text, "Tere!");
    assert_eq!(mail.html, "<p>Tere!</p>");
    assert_eq!(mail.headers["Auto-Submitted"], "auto-generated");
    assert_eq!(mail.headers["Reply-To"], "noreply@example.com");
    let shown = serde_json::to_value(mail).unwrap();
    for field in [
        "id", "at", "from", "to", "subject", "text", "html", "headers",
    ] {
        assert!(!shown[field].is_null(), "{field}");
    }
}

#[tokio::test]
async fn a_raw_mail_is_taken_apart() {
    let cloud = cloud().await;
    let raw = concat!(
        "From: Doorbell <desk@example.com>\r\n",
        "To: Aino =?utf-8?q?=C3=84?= <aino@example.com>, bo@example.com\r\n",
        "Subject: =?utf-8?q?n=C3=A4in?=\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "MIME-Version: 1.0\r\n",
        "Content-Type: multipart/alternative; boundary=b\r\n",
        "\r\n",
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTere!\r\n",
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Tere!</p>\r\n",
        "--b--\r\n",
    );
    let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    let content = EmailContent::builder().raw(raw).build();
    ses(&cloud)
        .send_email()
        .content(content)
        .send()
        .await
        .unwrap();
    let mail = cloud.mails().unwrap().remove(0);
    assert_eq!(mail.from, "Doorbell <desk@example.com>");
    assert_eq!(mail.to, ["Aino Ä <aino@example.com>", "bo@example.com"]);
    assert_eq!(mail.subject, "näin");
    assert_eq!(mail.text.trim(), "Tere!");
    assert_eq!(mail.html.trim(), "<p>Tere!</p>");
    assert_eq!(mail.headers["Auto-Submitted"], "auto-generated");
    assert_eq!(mail.headers.len(), 1, "{:?}", mail.headers);
}

#[tokio::test]
async fn what_ses_refuses_is_refused_and_not_kept() {
    let cloud = cloud().await;
    let client = ses(&cloud);
    let send = |subject: &str, to: Destination| {
        let content = EmailContent::builder().simple(message(subject).build());
        client
            .send_email()
            .from_email_address("desk@example.com")
            .destination(to)
            .content(content.build())
    };
    let many = (0..51).map(|nth| format!("a{nth}@example.com")).collect();
    let many = Destination::builder().set_to_addresses(Some(many)).build();
    for (subject, to) in [
        ("fine", Destination::builder().build()),
        ("fine", to("nobody")),
        ("fine", to("a@example.com\r\nBcc: b@example.com")),
        ("not\r\nfine: at all", to("a@example.com")),
        ("fine", many),
    ] {
        let error = send(subject, to)
            .send()
            .await
            .unwrap_err()
            .into_service_error();
        assert!(error.is_bad_request_exception(), "{error:?}");
    }
    assert!(cloud.mails().unwrap().is_empty());
}

#[tokio::test]
async fn only_verified_identities_may_send() {
    let cloud = cloud_with(Options {
        verified: vec!["example.com".to_owned()],
        ..Options::default()
    })
    .await;
    let client = ses(&cloud);
    let send = |from: &str| {
        let content = EmailContent::builder().simple(message("Tere").build());
        client
            .send_email()
            .from_email_address(from)
            .destination(to("aino@example.com"))
            .content(content.build())
            .send()
    };
    send("Desk <desk@mail.example.com>").await.unwrap();
    let refused = send("desk@other.example").await.unwrap_err();
    let refused = refused.into_service_error();
    assert!(refused.is_message_rejected(), "{refused:?}");
    assert_eq!(cloud.mails().unwrap().len(), 1);
}

/// Sends one mail, under a configuration set if there is a name for it.
async fn send(client: &aws_sdk_sesv2::Client, address: &str, set: Option<&str>) {
    let content = EmailContent::builder().simple(message("Tere").build());
    let sent = client
        .send_email()
        .from_email_address("Doorbell <desk@example.com>")
        .destination(to(address))
        .set_configuration_set_name(set.map(str::to_owned))
        .content(content.build());
    sent.send().await.unwrap();
}

/// The events on the queue: kind, and the bounce or complaint.
fn told(cloud: &Cloud) -> Vec<(String, Value)> {
    let messages = cloud.messages("jobs").unwrap().into_iter();
    messages
        .map(|message| {
            let event: Value = serde_json::from_str(message["body"].as_str().unwrap()).unwrap();
            assert_eq!(event["source"], "aws.ses");
            let detail = &event["detail"];
            assert_eq!(detail["mail"]["tags"]["ses:configuration-set"][0], "set");
            let about = detail["eventType"].as_str().unwrap().to_lowercase();
            let kind = event["detail-type"].as_str().unwrap().to_owned();
            (kind, detail[about].clone())
        })
        .collect()
}

#[tokio::test]
async fn mails_to_the_simulator_come_back_as_events() {
    let cloud = cloud_with(jobs()).await;
    cloud.on_mail_events("jobs").unwrap();
    let client = ses(&cloud);
    send(&client, "bounce@simulator.amazonses.com", None).await;
    send(&client, "success@simulator.amazonses.com", Some("set")).await;
    assert!(told(&cloud).is_empty(), "nothing to tell, or nobody asked");

    send(&client, "bounce+x@simulator.amazonses.com", Some("set")).await;
    send(&client, "complaint@simulator.amazonses.com", Some("set")).await;
    let told = told(&cloud);
    let kinds: Vec<_> = told.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["Email Bounced", "Email Complaint Received"]);
    assert_eq!(told[0].1["bounceType"], "Permanent");
    assert_eq!(told[1].1["complaintFeedbackType"], "abuse");
    assert_eq!(cloud.mails().unwrap().len(), 4, "SES accepted them all");
}

#[tokio::test]
async fn an_address_on_the_suppression_list_bounces_until_it_is_taken_off() {
    let cloud = cloud_with(jobs()).await;
    cloud.on_mail_events("jobs").unwrap();
    let client = ses(&cloud);
    cloud.mailbox().suppress("Aino+a@example.com").unwrap();
    send(&client, "aino+a@example.com", Some("set")).await;
    let [(_, bounce)] = &told(&cloud)[..] else {
        panic!("one event")
    };
    assert_eq!(bounce["bounceSubType"], "OnAccountSuppressionList");

    let unlist = || {
        client
            .delete_suppressed_destination()
            .email_address("aino+a@example.com")
            .send()
    };
    unlist().await.unwrap();
    let again = unlist().await.unwrap_err().into_service_error();
    assert!(again.is_not_found_exception(), "{again:?}");
    send(&client, "aino+a@example.com", Some("set")).await;
    assert_eq!(told(&cloud).len(), 1);
}

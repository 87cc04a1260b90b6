//! SES accepts mails and the mailbox shows them.

use crate::clients::{cloud, ses};
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::builders::MessageBuilder;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, RawMessage,
};

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

//! `SendEmail` of the Amazon SES API v2 reference, as `shared/mail` uses it.

use crate::clients::{self, code};
use crate::place::{At, Place};
use crate::run::{Case, cases};
use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::error::ProvideErrorMetadata;
use aws_sdk_sesv2::operation::send_email::builders::SendEmailFluentBuilder;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::builders::MessageBuilder;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag, RawMessage,
    SuppressionListReason,
};
use cloud::{Mailbox, Options, QueueSettings};
use serde_json::{Value, json};

pub(crate) fn cases() -> Vec<Case> {
    cases![
        a_mail_is_accepted_with_an_id_of_its_own,
        a_raw_mail_is_accepted,
        a_mail_needs_somebody_to_go_to,
        a_mail_goes_to_fifty_at_most,
        an_address_needs_a_domain_and_one_line,
        headers_are_ascii_and_at_most_fifteen,
        tags_are_plain_words,
        a_sender_that_is_not_verified_is_refused,
        an_event_repeats_the_tags_and_the_configuration_set,
        too_many_mails_at_once_are_told,
        an_address_is_taken_off_the_suppression_list_once,
    ]
}

/// The address of the mailbox simulator that takes every mail and harms no reputation.
const TO: &str = "success@simulator.amazonses.com";

struct Ses {
    client: Client,
    from: String,
    /// Where the account's suppression list is, when that is here.
    here: Option<Mailbox>,
}

impl Ses {
    async fn of(place: &Place) -> Self {
        let verified = "desk@example.com".to_owned();
        match &*place.at {
            At::Local => {
                let cloud = place.cloud(Options::default()).await;
                let client = clients::ses(&place.at, Some(cloud.ses_url()));
                let here = Some(cloud.mailbox());
                Self {
                    client,
                    from: verified,
                    here,
                }
            }
            At::Emulator(remote) | At::Aws(remote) => Self {
                client: clients::ses(&place.at, None),
                from: remote.mail_from.clone().expect("a sender: say MAIL_FROM"),
                here: None,
            },
        }
    }

    /// A mail to somebody.
    fn send(&self, message: MessageBuilder, to: &[&str]) -> SendEmailFluentBuilder {
        let to = to.iter().map(|&address| address.to_owned()).collect();
        self.client
            .send_email()
            .from_email_address(&self.from)
            .destination(Destination::builder().set_to_addresses(Some(to)).build())
            .content(EmailContent::builder().simple(message.build()).build())
    }
}

fn content(text: &str) -> Content {
    Content::builder()
        .data(text)
        .charset("UTF-8")
        .build()
        .unwrap()
}

fn message(subject: &str) -> MessageBuilder {
    let body = Body::builder()
        .text(content("Tere!"))
        .html(content("<p>Tere!</p>"));
    Message::builder()
        .subject(content(subject))
        .body(body.build())
}

fn header(name: &str, value: &str) -> MessageHeader {
    MessageHeader::builder()
        .name(name)
        .value(value)
        .build()
        .unwrap()
}

/// `Simple` content with headers; `MessageId` is "a unique identifier for the message that is generated when the message is accepted".
async fn a_mail_is_accepted_with_an_id_of_its_own(place: &Place) {
    let ses = Ses::of(place).await;
    let mail =
        || message("Uusi viesti: näin 🙂").headers(header("Auto-Submitted", "auto-generated"));
    let first = ses.send(mail(), &[TO]).send().await.unwrap();
    let second = ses.send(mail(), &[TO]).send().await.unwrap();
    assert!(first.message_id().is_some_and(|id| !id.is_empty()));
    assert_ne!(first.message_id(), second.message_id());
}

/// `Raw` content: a whole MIME message; its headers name sender and recipients.
async fn a_raw_mail_is_accepted(place: &Place) {
    let ses = Ses::of(place).await;
    let raw = format!(
        "From: {}\r\nTo: {TO}\r\nSubject: =?utf-8?q?n=C3=A4in?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nTere!\r\n",
        ses.from
    );
    let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    let send = ses
        .client
        .send_email()
        .content(EmailContent::builder().raw(raw).build());
    assert!(send.send().await.unwrap().message_id().is_some());
}

/// `Destination`: required for simple mails.
async fn a_mail_needs_somebody_to_go_to(place: &Place) {
    let ses = Ses::of(place).await;
    assert_eq!(
        code(ses.send(message("a"), &[]).send().await),
        "BadRequestException"
    );
}

/// "Service quotas in Amazon SES", recipients per message: 50.
async fn a_mail_goes_to_fifty_at_most(place: &Place) {
    let ses = Ses::of(place).await;
    let many = vec![TO; 51];
    assert_eq!(
        code(ses.send(message("a"), &many).send().await),
        "BadRequestException"
    );
}

/// "Amazon SES email sending errors": "Missing final '@domain'"; nothing in an address begins another header.
async fn an_address_needs_a_domain_and_one_line(place: &Place) {
    let ses = Ses::of(place).await;
    for address in ["nobody", "a@example.com\r\nBcc: b@example.com"] {
        assert_eq!(
            code(ses.send(message("a"), &[address]).send().await),
            "BadRequestException",
            "{address}"
        );
    }
}

/// `MessageHeader`: printable ASCII, a name of 126 and a value of 870 characters at most; `Message`, `Headers`: 15 items.
async fn headers_are_ascii_and_at_most_fifteen(place: &Place) {
    let ses = Ses::of(place).await;
    for bad in [
        header("X-A", "ä"),
        header("X A", "a"),
        header("X-A", "a\r\nBcc: b"),
        header("X-A", &"a".repeat(871)),
    ] {
        let mail = message("a").headers(bad.clone());
        assert_eq!(
            code(ses.send(mail, &[TO]).send().await),
            "BadRequestException",
            "{bad:?}"
        );
    }
    let many = (0..16)
        .map(|nth| header(&format!("X-{nth}"), "a"))
        .collect();
    let mail = message("a").set_headers(Some(many));
    assert_eq!(
        code(ses.send(mail, &[TO]).send().await),
        "BadRequestException"
    );
}

/// `SendEmail`, errors: `MessageRejected`, "Email address is not verified".
async fn a_sender_that_is_not_verified_is_refused(place: &Place) {
    let ses = Ses::of(place).await;
    let stranger = ses
        .send(message("a"), &[TO])
        .from_email_address("nobody@not-verified.example");
    let refused = stranger.send().await.expect_err("it is refused");
    assert_eq!(refused.code(), Some("MessageRejected"));
    // By these words the product tells what operators can mend from what no try will change.
    let words = refused.message().unwrap_or_default();
    assert!(words.contains("Email address is not verified"), "{words}");
}

fn tag(name: &str, value: &str) -> MessageTag {
    MessageTag::builder()
        .name(name)
        .value(value)
        .build()
        .unwrap()
}

/// `MessageTag`: "ASCII letters, numbers, underscores, or dashes", 256 characters at most.
async fn tags_are_plain_words(place: &Place) {
    let ses = Ses::of(place).await;
    let long = "x".repeat(256);
    let good = ses
        .send(message("a"), &[TO])
        .email_tags(tag("a_b-C9", &long));
    good.send().await.unwrap();
    for bad in [
        tag("a b", "c"),
        tag("a", "ä"),
        tag("a", &format!("{long}x")),
    ] {
        let send = ses.send(message("a"), &[TO]).email_tags(bad.clone());
        assert_eq!(code(send.send().await), "BadRequestException", "{bad:?}");
    }
}

/// "Examples of event data that Amazon SES publishes": `mail.tags` has each tag with a list of values, `ses:configuration-set` among them.
async fn an_event_repeats_the_tags_and_the_configuration_set(place: &Place) {
    let queues = vec![QueueSettings::new("told")];
    let cloud = place
        .cloud(Options {
            queues,
            ..Options::default()
        })
        .await;
    cloud.on_mail_events("told").unwrap();
    let ses = Ses {
        client: clients::ses(&place.at, Some(cloud.ses_url())),
        from: "desk@example.com".to_owned(),
        here: None,
    };
    ses.send(message("a"), &["bounce@simulator.amazonses.com"])
        .configuration_set_name("set")
        .email_tags(tag("conversation", "c1"))
        .email_tags(tag("seq", "7"))
        .send()
        .await
        .unwrap();
    let messages = cloud.messages("told").unwrap();
    let [message] = &messages[..] else {
        panic!("{} events of one bounce", messages.len())
    };
    let event: Value = serde_json::from_str(message["body"].as_str().unwrap()).unwrap();
    let mail = &event["detail"]["mail"];
    let tags = &mail["tags"];
    for (name, value) in [
        ("conversation", "c1"),
        ("seq", "7"),
        ("ses:configuration-set", "set"),
        ("ses:from-domain", "example.com"),
    ] {
        assert_eq!(tags[name], json!([value]), "{tags}");
    }
    let identity = mail["sourceArn"].as_str().unwrap();
    assert!(identity.ends_with(":identity/example.com"), "{identity}");
}

/// `SendEmail`, errors: `TooManyRequestsException`, status 429; "Managing your Amazon SES sending limits": "Maximum sending rate exceeded".
async fn too_many_mails_at_once_are_told(place: &Place) {
    let options = Options {
        faults: cloud::Faults {
            ses: cloud::ServiceFaults {
                throttled: 1.0,
                ..cloud::ServiceFaults::default()
            },
            ..cloud::Faults::default()
        },
        ..Options::default()
    };
    let cloud = place.cloud(options).await;
    let client = clients::ses(&place.at, Some(cloud.ses_url()));
    let ses = Ses {
        client,
        from: "desk@example.com".to_owned(),
        here: None,
    };
    let refused = ses.send(message("a"), &[TO]).send().await;
    let status = refused
        .as_ref()
        .err()
        .and_then(|error| error.raw_response())
        .map(|answer| answer.status().as_u16());
    assert_eq!(status, Some(429));
    assert_eq!(code(refused), "TooManyRequestsException");
}

/// `PutSuppressedDestination` and `DeleteSuppressedDestination`, `NotFoundException`; "Using the Amazon SES account-level suppression list".
async fn an_address_is_taken_off_the_suppression_list_once(place: &Place) {
    let ses = Ses::of(place).await;
    let address = format!("{}@example.com", crate::place::unique());
    let put = ses
        .client
        .put_suppressed_destination()
        .email_address(&address);
    match &ses.here {
        Some(mailbox) => mailbox.suppress(&address).unwrap(),
        None => drop(
            put.reason(SuppressionListReason::Bounce)
                .send()
                .await
                .unwrap(),
        ),
    }
    let delete = || {
        ses.client
            .delete_suppressed_destination()
            .email_address(&address)
            .send()
    };
    // A change of the list may take a moment to be seen.
    crate::place::until("the address on the list", async || delete().await.ok()).await;
    // SES takes about one such call a second, and says so in between.
    crate::place::until("the end of the address", async || {
        let refused = delete().await.err()?;
        (refused.code() == Some("NotFoundException")).then_some(())
    })
    .await;
}

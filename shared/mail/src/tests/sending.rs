//! Sending, against a socket that answers as SES does.

use std::sync::{Arc, Mutex};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;
use domain::{ConversationId, Language, NoticeKind};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::{About, AgentNotice, MailError, Mailer, RenderedMail, Settings};

/// SES for one test: gives the same answer to every call and keeps what was asked.
struct Ses {
    endpoint: String,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Ses {
    /// `failure` is the exception's name, or empty for success.
    async fn answering(status: u16, failure: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let answer = format!(
            "HTTP/1.1 {status} X\r\nx-amzn-errortype: {failure}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        let kept = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let mut socket = BufReader::new(socket);
                let request = request(&mut socket).await;
                kept.lock().expect("not poisoned").push(request);
                socket
                    .write_all(answer.as_bytes())
                    .await
                    .expect("the caller listens");
            }
        });
        Self { endpoint, asked }
    }

    fn mailer(&self) -> Mailer {
        mailer(&self.endpoint)
    }

    /// The one call that was made.
    fn asked(&self) -> Value {
        let asked = self.asked.lock().expect("not poisoned");
        assert_eq!(asked.len(), 1);
        asked[0].clone()
    }
}

/// The JSON body of one HTTP request.
async fn request(socket: &mut BufReader<tokio::net::TcpStream>) -> Value {
    let (mut line, mut length) = (String::new(), 0);
    while line != "\r\n" {
        line.clear();
        socket.read_line(&mut line).await.expect("a header");
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().expect("a number");
        }
    }
    let mut body = vec![0; length];
    socket.read_exact(&mut body).await.expect("the body");
    if body.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(&body).expect("JSON")
}

fn mailer(endpoint: &str) -> Mailer {
    let aws = SdkConfig::builder()
        .behavior_version(aws_sdk_sesv2::config::BehaviorVersion::latest())
        .region(Region::from_static("eu-north-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::from_keys(
            "a", "b", None,
        )))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .endpoint_url(endpoint)
        .build();
    Mailer::new(
        &aws,
        Settings::new("noreply@doorbell.example")
            .expect("an address")
            .configuration_set("doorbell"),
    )
}

fn mail() -> RenderedMail {
    let notice = AgentNotice {
        language: Language::Uk,
        site: "Ґанок",
        queue: "Підтримка",
        kind: NoticeKind::Chat,
        count: 2,
        at: "2026-11-20T21:30:00Z".parse().expect("a time"),
        time_zone: "Europe/Kyiv",
        link: "https://console.example/c/01KAHJ3Z9V6Y8T5R4Q3P2N1M0K",
        settings: "https://console.example/settings",
    };
    notice.render().expect("a mail")
}

async fn failure(status: u16, failure: &'static str, body: &'static str) -> MailError {
    let ses = Ses::answering(status, failure, body).await;
    let error = ses
        .mailer()
        .send("aino@example.com", &mail())
        .await
        .expect_err("a failure");
    assert!(
        !format!("{error} {error:?}").contains("aino"),
        "no address in a log"
    );
    error
}

fn refused(code: &str) -> MailError {
    MailError::Refused {
        code: code.to_owned(),
    }
}

fn unavailable(code: &str) -> MailError {
    MailError::Unavailable {
        code: code.to_owned(),
    }
}

#[tokio::test]
async fn ses_gets_both_parts_all_headers_and_an_encoded_sender() {
    let ses = Ses::answering(200, "", r#"{"MessageId":"0100-abc"}"#).await;
    let about = About {
        conversation: ConversationId::from_bits(7),
        seq: 12,
    };
    let mail = mail().about(about);
    let id = ses.mailer().send("aino@example.com", &mail).await;
    assert_eq!(id.as_deref(), Ok("0100-abc"));

    let asked = ses.asked();
    let tags = serde_json::json!([
        {"Name": "conversation", "Value": about.conversation.to_string()},
        {"Name": "seq", "Value": "12"},
    ]);
    assert_eq!(asked["EmailTags"], tags);
    assert_eq!(asked["ConfigurationSetName"], "doorbell");
    assert_eq!(
        asked["FromEmailAddress"],
        "=?UTF-8?B?0pDQsNC90L7Qug==?= <noreply@doorbell.example>"
    );
    assert_eq!(
        asked["Destination"]["ToAddresses"],
        serde_json::json!(["aino@example.com"])
    );
    let simple = &asked["Content"]["Simple"];
    assert_eq!(
        simple["Subject"]["Data"],
        "Новий чат на сайті Ґанок: Підтримка"
    );
    assert_eq!(simple["Subject"]["Charset"], "UTF-8");
    assert_eq!(simple["Body"]["Text"]["Data"], mail.text());
    assert_eq!(simple["Body"]["Html"]["Data"], mail.html());
    let headers = serde_json::json!([
        {"Name": "Auto-Submitted", "Value": "auto-generated"},
        {"Name": "X-Auto-Response-Suppress", "Value": "All"},
    ]);
    assert_eq!(simple["Headers"], headers);
}

#[tokio::test]
async fn being_too_fast_is_throttled() {
    let rate = r#"{"message":"Maximum sending rate exceeded."}"#;
    assert_eq!(
        failure(429, "TooManyRequestsException", rate).await,
        MailError::Throttled
    );
    assert_eq!(
        failure(400, "LimitExceededException", rate).await,
        MailError::Throttled
    );
    assert_eq!(
        failure(400, "ThrottlingException", rate).await,
        MailError::Throttled
    );
    assert_eq!(failure(429, "", "{}").await, MailError::Throttled);
}

#[tokio::test]
async fn what_ses_will_never_take_is_refused() {
    let illegal = r#"{"message":"Illegal address aino@example.com"}"#;
    assert_eq!(
        failure(400, "BadRequestException", illegal).await,
        refused("BadRequestException")
    );
    let virus = r#"{"message":"Message rejected for aino@example.com"}"#;
    assert_eq!(
        failure(400, "MessageRejected", virus).await,
        refused("MessageRejected")
    );
}

#[tokio::test]
async fn what_the_operator_can_mend_loses_no_mail() {
    let unverified = r#"{"message":"Email address is not verified: aino@example.com"}"#;
    assert_eq!(
        failure(400, "MessageRejected", unverified).await,
        unavailable("MessageRejected")
    );
    for code in [
        "SendingPausedException",
        "AccountSuspendedException",
        "NotFoundException",
    ] {
        assert_eq!(
            failure(400, code, r#"{"message":"no"}"#).await,
            unavailable(code)
        );
    }
    let role = r#"{"message":"not authorized to send as aino@example.com"}"#;
    assert_eq!(
        failure(403, "AccessDeniedException", role).await,
        unavailable("AccessDeniedException")
    );
}

#[tokio::test]
async fn a_service_that_fails_or_is_away_is_unavailable() {
    assert_eq!(
        failure(500, "InternalFailure", "{}").await,
        unavailable("InternalFailure")
    );
    assert_eq!(failure(503, "", "busy").await, unavailable("unnamed"));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let closed = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let sent = mailer(&closed).send("aino@example.com", &mail()).await;
    assert_eq!(sent, Err(unavailable("dispatch")));
}

#[tokio::test]
async fn a_line_break_in_an_address_never_reaches_ses() {
    let ses = Ses::answering(200, "", r#"{"MessageId":"0100-abc"}"#).await;
    let sent = ses
        .mailer()
        .send("aino@example.com\r\nBcc: all@example.com", &mail())
        .await;
    assert_eq!(sent, Err(refused("line-break")));
    assert!(ses.asked.lock().expect("not poisoned").is_empty());
}

#[test]
fn a_sender_that_is_no_address_stops_the_start() {
    for bad in [
        "",
        "Doorbell",
        "Doorbell <noreply@doorbell.example>",
        "a@b.example\r\nBcc: c@d.example",
    ] {
        assert!(Settings::new(bad).is_err(), "{bad}");
    }
}

#[tokio::test]
async fn an_address_that_is_not_on_the_list_of_ses_counts_as_taken_off() {
    let unlist = async |status, failure| {
        let ses = Ses::answering(status, failure, "{}").await;
        ses.mailer().unlist("aino@example.com").await
    };
    assert_eq!(unlist(200, "").await, Ok(()));
    assert_eq!(unlist(404, "NotFoundException").await, Ok(()));
    let throttled = unlist(429, "TooManyRequestsException").await;
    assert_eq!(throttled, Err(MailError::Throttled));
    let forbidden = unlist(403, "AccessDeniedException").await;
    assert_eq!(forbidden, Err(unavailable("AccessDeniedException")));
}

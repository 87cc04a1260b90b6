//! SES v2 on the wire: REST and JSON.

use super::{Mail, Mailbox, Sending, bare, raw, rules};
use crate::service::{self, Answer, Api};
use crate::{clock, ids};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Method, Request, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Mails a day of an account outside of SES's sandbox.
const A_DAY: u32 = 50_000;

/// SES as the SDK talks to it.
pub(crate) struct MailApi {
    pub(crate) mailbox: Arc<Mailbox>,
    /// The identities that may send.
    pub(crate) verified: Vec<String>,
    pub(crate) region: String,
}

impl Api for MailApi {
    fn answer(self: Arc<Self>, request: Request<Bytes>) -> BoxFuture<'static, Answer> {
        Box::pin(async move {
            let (method, path) = (request.method(), request.uri().path());
            let listed = path.strip_prefix("/v2/email/suppression/addresses/");
            match (method, listed) {
                (&Method::DELETE, Some(address)) => self.unlist(address),
                (&Method::POST, None) if path == "/v2/email/outbound-emails" => {
                    self.send(request.body()).await
                }
                (&Method::GET, None) if path == "/v2/email/account" => self.account(),
                _ => not_found("This operation is not imitated."),
            }
        })
    }

    fn throttled(&self) -> Answer {
        let why = "Maximum sending rate exceeded.";
        service::rest_error(
            StatusCode::TOO_MANY_REQUESTS,
            "TooManyRequestsException",
            why,
        )
    }

    fn failed(&self) -> Answer {
        let why = "Internal error.";
        let name = "InternalServiceErrorException";
        service::rest_error(StatusCode::INTERNAL_SERVER_ERROR, name, why)
    }
}

impl MailApi {
    /// What a day has room for, and how much of it is used up.
    fn account(&self) -> Answer {
        match self.mailbox.sent_lately() {
            Ok(sent) => accepted(&json!({
                "ProductionAccessEnabled": false,
                "SendingEnabled": true,
                "SendQuota": {
                    "Max24HourSend": self.mailbox.a_day().unwrap_or(A_DAY),
                    "MaxSendRate": 14.0,
                    "SentLast24Hours": sent,
                },
            })),
            Err(error) => self.broken(&error),
        }
    }

    async fn send(&self, body: &Bytes) -> Answer {
        let Ok(body) = serde_json::from_slice::<Value>(body) else {
            return refused("The body is not JSON.");
        };
        let mail = match read(&body) {
            Ok(mail) => mail,
            Err(why) => return refused(&why),
        };
        let tags = tags(&body["EmailTags"]);
        if let Some(why) = rules::broken(&mail).or_else(|| rules::broken_tags(&tags)) {
            return refused(&why);
        }
        let Some(identity) = rules::identity_of(&mail.from, &self.verified) else {
            return self.not_verified(&mail.from);
        };
        match self.mailbox.day_is_used_up() {
            Ok(false) => {}
            Ok(true) => return self.used_up(),
            Err(error) => return self.broken(&error),
        }
        let mut done = self.mailbox.keep(&mail).await;
        if let (Ok(()), Some(set)) = (&done, body["ConfigurationSetName"].as_str()) {
            let sending = Sending {
                set: set.to_owned(),
                identity: identity.clone(),
                tags,
            };
            done = self.mailbox.tell(&mail, &sending).await;
        }
        match done {
            Ok(()) => accepted(&json!({"MessageId": mail.id})),
            Err(error) => self.broken(&error),
        }
    }

    fn used_up(&self) -> Answer {
        let why = "Daily message quota exceeded.";
        let name = "LimitExceededException";
        service::rest_error(StatusCode::BAD_REQUEST, name, why)
    }

    /// As SES says it, with the address; callers log the name of a failure and not its message.
    fn not_verified(&self, from: &str) -> Answer {
        let why = format!(
            "Email address is not verified. The following identities failed the check in region {}: {}",
            self.region.to_uppercase(),
            bare(from)
        );
        service::rest_error(StatusCode::BAD_REQUEST, "MessageRejected", &why)
    }

    fn unlist(&self, address: &str) -> Answer {
        let address = percent_decode_str(address).decode_utf8_lossy();
        match self.mailbox.unlist(&address) {
            Ok(true) => accepted(&json!({})),
            Ok(false) => not_found("The address is not on the suppression list."),
            Err(error) => self.broken(&error),
        }
    }

    fn broken(&self, error: &anyhow::Error) -> Answer {
        tracing::error!(%error, "SES cannot do its work");
        self.failed()
    }
}

fn accepted(answer: &Value) -> Answer {
    service::json(StatusCode::OK, "application/json", answer)
}

fn not_found(why: &str) -> Answer {
    service::rest_error(StatusCode::NOT_FOUND, "NotFoundException", why)
}

fn refused(why: &str) -> Answer {
    service::rest_error(StatusCode::BAD_REQUEST, "BadRequestException", why)
}

/// The mail in a `SendEmail` call.
fn read(body: &Value) -> Result<Mail, String> {
    let content = &body["Content"];
    let mut mail = if content["Simple"].is_object() {
        simple(body, &content["Simple"])?
    } else if content["Raw"].is_object() {
        raw::read(&content["Raw"]["Data"]).ok_or("The raw message cannot be read.")?
    } else {
        return Err("Content must be Simple or Raw here.".to_owned());
    };
    if let Some(from) = body["FromEmailAddress"].as_str() {
        mail.from = from.to_owned();
    }
    let destination = recipients(&body["Destination"]);
    if !destination.is_empty() {
        // The envelope decides who gets it, whatever the headers of a raw message say.
        mail.to = destination;
    }
    mail.id = ids::uuid();
    mail.at = clock::rfc3339(clock::now_ms());
    Ok(mail)
}

fn simple(body: &Value, content: &Value) -> Result<Mail, String> {
    let data = |part: &Value| part["Data"].as_str().unwrap_or_default().to_owned();
    let headers = content["Headers"].as_array().into_iter().flatten();
    let headers: Vec<(String, String)> = headers
        .map(|header| {
            let field = |name: &str| header[name].as_str().unwrap_or_default().to_owned();
            (field("Name"), field("Value"))
        })
        .collect();
    if let Some(why) = rules::broken_headers(&headers) {
        return Err(why);
    }
    let mut mail = Mail {
        subject: data(&content["Subject"]),
        text: data(&content["Body"]["Text"]),
        html: data(&content["Body"]["Html"]),
        headers: headers.into_iter().collect(),
        ..Mail::default()
    };
    let reply_to = strings(&body["ReplyToAddresses"]);
    if !reply_to.is_empty() {
        mail.headers
            .insert("Reply-To".to_owned(), reply_to.join(", "));
    }
    let copies = strings(&body["Destination"]["CcAddresses"]);
    if !copies.is_empty() {
        mail.headers.insert("Cc".to_owned(), copies.join(", "));
    }
    Ok(mail)
}

fn tags(given: &Value) -> BTreeMap<String, String> {
    let tags = given.as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    tags.map(|tag| (text(&tag["Name"]), text(&tag["Value"])))
        .collect()
}

fn recipients(destination: &Value) -> Vec<String> {
    let lists = ["ToAddresses", "CcAddresses", "BccAddresses"];
    lists
        .iter()
        .flat_map(|list| strings(&destination[list]))
        .collect()
}

fn strings(list: &Value) -> Vec<String> {
    let texts = list.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

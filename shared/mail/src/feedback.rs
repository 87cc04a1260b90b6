//! What SES tells of a mail after it took it.
//!
//! It comes by way of EventBridge: an envelope whose `detail-type` names the event
//! (<https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html>) around the record that SES publishes
//! (<https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html>). A record holds addresses,
//! subject and the words of other people's servers; only what [`Feedback`] names leaves this module.

use std::collections::BTreeMap;

use domain::{EmailAddress, Timestamp};
use protocol::agent::SuppressionReason;
use serde::Deserialize;

use crate::mailer::{CONVERSATION_TAG, SEQ_TAG};
use crate::rendered::About;

/// News of one mail. `mail` is the id that SES gave it; `cause` is what SES says of it, in words from a fixed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feedback {
    /// The address wants no more mail.
    Refused {
        /// Which mail.
        mail: String,
        /// What it told of.
        about: Option<About>,
        /// What SES says.
        cause: String,
        /// The addresses that it was sent to: one, since every mail of ours has one recipient. The record also names whom a
        /// bounce was about, but after forwarding that is an address that we do not know.
        to: Vec<EmailAddress>,
        /// Why.
        reason: SuppressionReason,
        /// When the mail was sent.
        sent_at: Timestamp,
        /// When it was refused.
        at: Timestamp,
    },
    /// Nothing follows from it.
    Noted {
        /// What SES calls the event.
        kind: String,
        /// Which mail; empty for an event that we did not ask for.
        mail: String,
        /// What SES says; empty for an event that we did not ask for.
        cause: String,
    },
}

/// SES tells something in another shape than it documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an event of SES cannot be read")]
pub struct UnreadableFeedback;

#[derive(Deserialize)]
struct Envelope {
    source: String,
    #[serde(rename = "detail-type")]
    kind: String,
    detail: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    mail: Sent,
    bounce: Option<Bounce>,
    complaint: Option<Complaint>,
    reject: Option<Reject>,
    delivery_delay: Option<Delay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    timestamp: String,
    message_id: String,
    destination: Vec<String>,
    #[serde(default)]
    tags: BTreeMap<String, Vec<String>>,
}

impl Sent {
    fn about(&self) -> Option<About> {
        let tag = |name| self.tags.get(name)?.first();
        Some(About {
            conversation: tag(CONVERSATION_TAG)?.parse().ok()?,
            seq: tag(SEQ_TAG)?.parse().ok()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    bounce_type: String,
    bounce_sub_type: String,
    timestamp: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    complaint_feedback_type: Option<String>,
    complaint_sub_type: Option<String>,
    timestamp: String,
}

#[derive(Deserialize)]
struct Reject {
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Delay {
    delay_type: String,
}

/// The events that the stack asks SES for.
const ASKED_FOR: [&str; 4] = [
    "Email Bounced",
    "Email Complaint Received",
    "Email Rejected",
    "Email Delivery Delayed",
];

impl Feedback {
    /// Reads the body of a message; `None` when it is not from SES.
    ///
    /// # Errors
    /// `UnreadableFeedback` when it is an event that we asked for, but not as documented.
    pub fn read(body: &str) -> Option<Result<Self, UnreadableFeedback>> {
        let envelope: Envelope = serde_json::from_str(body).ok()?;
        (envelope.source == "aws.ses").then(|| Self::of(envelope))
    }

    fn of(Envelope { kind, detail, .. }: Envelope) -> Result<Self, UnreadableFeedback> {
        if !ASKED_FOR.contains(&kind.as_str()) {
            return Ok(Self::Noted {
                kind,
                mail: String::new(),
                cause: String::new(),
            });
        }
        let record: Record = serde_json::from_value(detail).map_err(|_| UnreadableFeedback)?;
        let cause = cause(&record);
        Ok(match refusal(&record) {
            Some((reason, at)) => Self::Refused {
                cause,
                to: addresses(&record.mail.destination),
                reason,
                sent_at: time(&record.mail.timestamp)?,
                at: time(at)?,
                about: record.mail.about(),
                mail: record.mail.message_id,
            },
            None => Self::Noted {
                kind,
                mail: record.mail.message_id,
                cause,
            },
        })
    }
}

/// Only what is for good: a full mailbox is emptied one day, and "not-spam" takes a complaint back.
fn refusal(record: &Record) -> Option<(SuppressionReason, &str)> {
    match record {
        Record {
            bounce: Some(bounce),
            ..
        } if bounce.bounce_type == "Permanent" => {
            Some((SuppressionReason::Bounce, &bounce.timestamp))
        }
        Record {
            complaint: Some(complaint),
            ..
        } if complaint.complaint_feedback_type.as_deref() != Some("not-spam") => {
            Some((SuppressionReason::Complaint, &complaint.timestamp))
        }
        _ => None,
    }
}

fn cause(record: &Record) -> String {
    if let Some(bounce) = &record.bounce {
        format!("{}/{}", bounce.bounce_type, bounce.bounce_sub_type)
    } else if let Some(complaint) = &record.complaint {
        let said = complaint.complaint_sub_type.as_ref();
        said.or(complaint.complaint_feedback_type.as_ref())
            .cloned()
            .unwrap_or_default()
    } else if let Some(reject) = &record.reject {
        reject.reason.clone()
    } else if let Some(delay) = &record.delivery_delay {
        delay.delay_type.clone()
    } else {
        String::new()
    }
}

fn addresses(destination: &[String]) -> Vec<EmailAddress> {
    let parsed = destination.iter().map(|to| EmailAddress::parse(to));
    parsed.filter_map(Result::ok).collect()
}

fn time(text: &str) -> Result<Timestamp, UnreadableFeedback> {
    text.parse().map_err(|_| UnreadableFeedback)
}

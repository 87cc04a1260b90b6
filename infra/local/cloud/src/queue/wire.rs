//! What the calls of SQS carry: messages, their limits and checksums, and refusals.

use super::shelf::{Outgoing, Received, milliseconds};
use super::{Queue, md5_of};
use crate::ids;
use crate::service::{self, Answer};
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::time::Duration;

pub(super) const CONTENT_TYPE: &str = "application/x-amz-json-1.0";
/// The most messages in one call.
pub(super) const BATCH: usize = 10;
const MOST_DELAY_S: u64 = 900;
const MOST_ATTRIBUTES: usize = 10;

/// Why a call is refused: the name of the error, its name in the older protocol, and a sentence.
pub(super) struct Refusal(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) String,
);

impl Refusal {
    pub(super) fn invalid(why: impl Into<String>) -> Self {
        Self(
            "InvalidParameterValueException",
            "InvalidParameterValue",
            why.into(),
        )
    }

    pub(super) fn missing(parameter: &str) -> Self {
        let why = format!("The request must contain the parameter {parameter}.");
        Self("MissingRequiredParameterException", "MissingParameter", why)
    }

    pub(super) fn no_queue() -> Self {
        let why = "The specified queue does not exist.".to_owned();
        let code = "AWS.SimpleQueueService.NonExistentQueue";
        Self("QueueDoesNotExist", code, why)
    }

    pub(super) fn no_resource(parameter: &str) -> Self {
        let why =
            format!("The resource that you specified for the {parameter} parameter doesn't exist.");
        Self(
            "ResourceNotFoundException",
            "ResourceNotFoundException",
            why,
        )
    }

    pub(super) fn unsupported(why: impl Into<String>) -> Self {
        let code = "AWS.SimpleQueueService.UnsupportedOperation";
        Self("UnsupportedOperation", code, why.into())
    }

    pub(super) fn answer(&self) -> Answer {
        let body = json!({"__type": format!("com.amazonaws.sqs#{}", self.0), "message": self.2});
        let mut answer = service::json(StatusCode::BAD_REQUEST, CONTENT_TYPE, &body);
        if let Ok(code) = HeaderValue::from_str(&format!("{};Sender", self.1)) {
            answer.headers_mut().insert("x-amzn-query-error", code);
        }
        answer
    }
}

/// Where a queue is reached.
pub(crate) fn url(sqs: &str, account: &str, queue: &str) -> String {
    format!("{sqs}/{account}/{queue}")
}

/// The message in a call or in an entry of a batch.
pub(super) fn outgoing(queue: &Queue, from: &Value) -> Result<Outgoing, Refusal> {
    let body = from["MessageBody"].as_str().unwrap_or_default();
    if body.is_empty() {
        return Err(Refusal::missing("MessageBody"));
    }
    if !body.chars().all(allowed) {
        let why = "Invalid characters in the message body.".to_owned();
        return Err(Refusal(
            "InvalidMessageContents",
            "InvalidMessageContents",
            why,
        ));
    }
    let most = queue.settings.message_bytes;
    if size_of(from) > most {
        let why = format!(
            "One or more parameters are invalid. Reason: Message must be shorter than {most} bytes."
        );
        return Err(Refusal::invalid(why));
    }
    let attributes = match &from["MessageAttributes"] {
        Value::Null => json!({}),
        attributes => attributes.clone(),
    };
    let many = attributes.as_object().map(Map::len);
    if many.is_none_or(|many| many > MOST_ATTRIBUTES) {
        return Err(Refusal::invalid(
            "There may be at most 10 message attributes.",
        ));
    }
    let delay = number(from, "DelaySeconds", MOST_DELAY_S)?;
    let delay = delay.map_or(queue.settings.delay, Duration::from_secs);
    let delay = delay.min(queue.settings.longest_delay);
    Ok(Outgoing {
        id: ids::uuid(),
        body: body.to_owned(),
        attributes: attributes.to_string(),
        delay_ms: milliseconds(delay),
    })
}

/// What XML 1.0 can hold, which is what SQS takes.
fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The bytes that count against the limit: body, and names, types and values of attributes.
pub(super) fn size_of(message: &Value) -> usize {
    let length = |value: &Value| value.as_str().map_or(0, str::len);
    let attributes = message["MessageAttributes"].as_object();
    let of_attributes: usize = attributes
        .into_iter()
        .flatten()
        .map(|(name, attribute)| {
            // Binary values come in base64, which is four bytes for three.
            let binary = length(&attribute["BinaryValue"]) / 4 * 3;
            name.len() + length(&attribute["DataType"]) + length(&attribute["StringValue"]) + binary
        })
        .sum();
    length(&message["MessageBody"]) + of_attributes
}

/// What the sender gets back: the id, and checksums of what was read.
pub(super) fn proof(message: &Outgoing, sent: &Value) -> Value {
    let mut proof = json!({"MessageId": message.id, "MD5OfMessageBody": md5_of(&message.body)});
    if let Some(md5) = md5_of_attributes(&sent["MessageAttributes"]) {
        proof["MD5OfMessageAttributes"] = json!(md5);
    }
    proof
}

/// The entries of a batch, which must be one to ten with different ids.
pub(super) fn entries(body: &Value) -> Result<Vec<&Value>, Refusal> {
    let refuse = |name, code, why: &str| Err(Refusal(name, code, why.to_owned()));
    let entries: Vec<&Value> = body["Entries"].as_array().into_iter().flatten().collect();
    if entries.is_empty() {
        let code = "AWS.SimpleQueueService.EmptyBatchRequest";
        return refuse(
            "EmptyBatchRequest",
            code,
            "There should be at least one entry.",
        );
    }
    if entries.len() > BATCH {
        let code = "AWS.SimpleQueueService.TooManyEntriesInBatchRequest";
        let name = "TooManyEntriesInBatchRequest";
        return refuse(name, code, "Maximum number of entries per request are 10.");
    }
    let ids: HashSet<&str> = entries
        .iter()
        .filter_map(|entry| entry["Id"].as_str())
        .collect();
    if ids.len() < entries.len() {
        let code = "AWS.SimpleQueueService.BatchEntryIdsNotDistinct";
        return refuse(
            "BatchEntryIdsNotDistinct",
            code,
            "Every entry needs an id of its own.",
        );
    }
    Ok(entries)
}

pub(super) fn receipt(body: &Value) -> Result<String, Refusal> {
    match body["ReceiptHandle"].as_str() {
        None | Some("") => Err(Refusal::missing("ReceiptHandle")),
        Some(receipt) => Ok(receipt.to_owned()),
    }
}

/// A whole number from 0 to `most`, if it was given.
pub(super) fn number(body: &Value, name: &str, most: u64) -> Result<Option<u64>, Refusal> {
    match &body[name] {
        Value::Null => Ok(None),
        value => match value.as_u64() {
            Some(number) if number <= most => Ok(Some(number)),
            _ => Err(Refusal::invalid(format!(
                "Value {value} for parameter {name} is invalid."
            ))),
        },
    }
}

/// Those entries of `all` that a list of names asks for; `All` and `.*` mean every one.
pub(super) fn wanted(all: &Value, names: &Value) -> Map<String, Value> {
    let names: HashSet<&str> = names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let every = names.contains("All") || names.contains(".*");
    let all = all.as_object().into_iter().flatten();
    all.filter(|(name, _)| every || names.contains(name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// What SQS itself knows about a message.
pub(super) fn system_attributes(message: &Received, account: &str) -> Value {
    json!({
        "ApproximateReceiveCount": message.receipts.to_string(),
        "SentTimestamp": message.sent_at.to_string(),
        "SenderId": account,
        "ApproximateFirstReceiveTimestamp": message.first_received_at.to_string(),
    })
}

/// The MD5 over all attributes in the order of their names; `None` when there are none.
pub(super) fn md5_of_attributes(attributes: &Value) -> Option<String> {
    let attributes = attributes.as_object().filter(|all| !all.is_empty())?;
    let mut sorted: Vec<(&String, &Value)> = attributes.iter().collect();
    sorted.sort_by_key(|(name, _)| *name);
    let mut digested = Vec::new();
    for (name, attribute) in sorted {
        let text = |field: &str| attribute[field].as_str().unwrap_or_default();
        part(&mut digested, name.as_bytes());
        part(&mut digested, text("DataType").as_bytes());
        if let Some(binary) = attribute["BinaryValue"].as_str() {
            digested.push(2);
            part(&mut digested, &decoded(binary));
        } else {
            digested.push(1);
            part(&mut digested, text("StringValue").as_bytes());
        }
    }
    Some(format!("{:x}", md5::compute(&digested)))
}

/// Length and bytes, as they go into the checksum.
fn part(digested: &mut Vec<u8>, bytes: &[u8]) {
    digested.extend((bytes.len() as u32).to_be_bytes());
    digested.extend(bytes);
}

fn decoded(base64: &str) -> Vec<u8> {
    use base64::Engine;
    let engine = base64::engine::general_purpose::STANDARD;
    engine.decode(base64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_have_the_checksum_that_aws_computes() {
        // Each part with its length before it; the kind of value is one byte.
        let two = json!({
            "b": {"DataType": "String", "StringValue": "c"},
            "a": {"DataType": "Binary", "BinaryValue": "AQI="},
        });
        let by_hand = [
            &[0, 0, 0, 1, b'a', 0, 0, 0, 6][..],
            b"Binary",
            &[2, 0, 0, 0, 2, 1, 2, 0, 0, 0, 1, b'b', 0, 0, 0, 6],
            b"String",
            &[1, 0, 0, 0, 1, b'c'],
        ]
        .concat();
        let expected = format!("{:x}", md5::compute(by_hand));
        assert_eq!(md5_of_attributes(&two), Some(expected));
        assert_eq!(md5_of_attributes(&json!({})), None);
    }

    #[test]
    fn control_characters_are_refused_and_emoji_are_not() {
        assert!("Tere! Привіт 🙂\n".chars().all(allowed));
        assert!(!"\u{0}".chars().all(allowed));
        assert!(!"\u{ffff}".chars().all(allowed));
    }
}

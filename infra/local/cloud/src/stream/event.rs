//! Stream records in the JSON of Lambda.

use super::Position;
use crate::table::Stream;
use crate::{clock, ids};
use serde_json::{Value, json};

/// One record of the stream.
#[derive(Clone, Debug)]
pub(super) struct Record {
    sequence: String,
    event_id: String,
    /// Seconds since 1970.
    created_at: i64,
    json: Value,
}

impl Record {
    pub(super) fn new(
        record: dynoxide::actions::get_records::Record,
        stream_arn: &str,
        region: &str,
    ) -> anyhow::Result<Self> {
        let created_at = record.dynamodb.approximate_creation_date_time as i64;
        let mut json = serde_json::to_value(&record)?;
        json["awsRegion"] = json!(region);
        json["eventSourceARN"] = json!(stream_arn);
        // Whole seconds, as AWS writes them; dynoxide adds a fraction of nothing.
        json["dynamodb"]["ApproximateCreationDateTime"] = json!(created_at);
        Ok(Self {
            sequence: record.dynamodb.sequence_number,
            event_id: record.event_id,
            created_at,
            json,
        })
    }

    /// Whether both changed the same item.
    pub(super) fn same_item(&self, other: &Self) -> bool {
        self.json["dynamodb"]["Keys"] == other.json["dynamodb"]["Keys"]
    }

    /// Whether the write changed anything. DynamoDB has no record of one that did not; dynoxide has.
    pub(super) fn is_change(&self) -> bool {
        let change = &self.json["dynamodb"];
        let both = change.get("OldImage").zip(change.get("NewImage"));
        both.is_none_or(|(old, new)| old != new)
    }

    pub(super) fn position(&self) -> Position {
        Position {
            sequence: self.sequence.clone(),
            event_id: self.event_id.clone(),
        }
    }
}

/// The event for a function.
pub(super) fn of(records: &[Record]) -> Value {
    let records: Vec<&Value> = records.iter().map(|record| &record.json).collect();
    json!({ "Records": records })
}

/// The index of the first record that the answer reports as failed.
///
/// An identifier that is not in the batch, or is missing, fails all of it, as in Lambda.
pub(super) fn first_failed(answer: &Value, records: &[Record]) -> Option<usize> {
    let failures = match answer.get("batchItemFailures") {
        None | Some(Value::Null) => return None,
        Some(failures) => failures,
    };
    let Some(failures) = failures.as_array() else {
        return Some(0);
    };
    let indices = failures.iter().map(|failure| {
        let sequence = failure.get("itemIdentifier").and_then(Value::as_str);
        let at = records
            .iter()
            .position(|record| Some(record.sequence.as_str()) == sequence);
        at.unwrap_or(0)
    });
    indices.min()
}

/// What an on-failure destination is told: where the records are, not what they hold.
pub(super) fn given_up(records: &[Record], stream: &Stream, retries: u32) -> Value {
    let (first, last) = (records.first(), records.last());
    let sequence = |record: Option<&Record>| record.map(|record| record.sequence.clone());
    let arrival = |record: Option<&Record>| {
        record.map(|record| clock::rfc3339_seconds(record.created_at * 1000))
    };
    json!({
        "requestContext": {
            "requestId": ids::uuid(),
            "condition": "RetryAttemptsExhausted",
            "approximateInvokeCount": retries + 1,
        },
        "version": "1.0",
        "timestamp": clock::rfc3339(clock::now_ms()),
        "DDBStreamBatchInfo": {
            "shardId": stream.shard,
            "startSequenceNumber": sequence(first),
            "endSequenceNumber": sequence(last),
            "approximateArrivalOfFirstRecord": arrival(first),
            "approximateArrivalOfLastRecord": arrival(last),
            "batchSize": records.len(),
            "streamArn": stream.arn,
        },
    })
}

//! Stream records in, failed records out.

use aws_lambda_events::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use domain::effects::effects_of;
use domain::{QueueId, Timestamp};
use protocol::{Failure, ServerFrame};
use runtime::{Metric, RequestLog};
use serde_dynamo::Item;
use store::{ImageKind, StoreError, entry_of_image, head_of_image, image_kind};

use crate::State;
use crate::rights::{close_sockets, follow_profile};

/// Follows up each change, in order. The first that fails is reported; it and all behind it come again. A record that cannot be
/// read fails every time, so it becomes a dead letter at once and holds up nobody.
pub async fn handle(
    state: &State,
    event: Event,
    trace: &str,
    now: Timestamp,
) -> DynamoDbEventResponse {
    let mut line = RequestLog::of("relay", trace);
    let mut response = DynamoDbEventResponse::default();
    for change in changes(event.records) {
        let (number, key) = (change.number.clone(), change.key.clone());
        // Boxed: the AWS calls below make this future large.
        if let Err(failure) = Box::pin(follow_change(state, change, &mut line, now)).await {
            line.count(Metric::Failed, 1);
            if bury(state, &failure, &key, number.as_deref(), trace).await {
                continue;
            }
            let code = failure.problem.code.name();
            tracing::error!(
                trace,
                code,
                cause = failure.chain(),
                "a change was not followed up"
            );
            let mut failed = DynamoDbBatchItemFailure::default();
            failed.item_identifier = number;
            response.batch_item_failures.push(failed);
            break;
        }
    }
    line.count(Metric::Missed, state.sockets.take_missed());
    line.write(now);
    response
}

/// Makes a dead letter of a change from which nothing can follow because an item cannot be read. `false` when that is not so, or
/// when the letter could not be sent: then the change comes again.
async fn bury(
    state: &State,
    failure: &Failure,
    (pk, sk): &(String, String),
    number: Option<&str>,
    trace: &str,
) -> bool {
    if !StoreError::is_corrupt(failure) {
        return false;
    }
    let (cause, sent) = (
        failure.chain(),
        state.dead_changes.push(pk, sk, number).await,
    );
    tracing::error!(
        trace,
        pk,
        sk,
        cause,
        "a change cannot be read; its key is among the dead changes"
    );
    sent.is_ok()
}

/// What became of one item within a batch: from the image before its first record to the image after its last.
struct Change {
    /// The first record's place in the stream.
    number: Option<String>,
    key: (String, String),
    old: Item,
    new: Item,
}

impl Change {
    /// Whether this image of a head still holds every event since the change began.
    fn reaches(&self, image: &Item) -> bool {
        let number = |item: &Item, name: &str| match item.inner().get(name) {
            Some(serde_dynamo::AttributeValue::N(text)) => text.parse::<u64>().ok(),
            _ => None,
        };
        let began = number(&self.old, "seq").unwrap_or_default();
        number(image, "base").is_some_and(|base| base <= began + 1)
    }
}

/// The changes of a batch, in the order in which they began. Many messages to one conversation are followed up as one, as
/// long as the newest image still holds all of them.
fn changes(records: Vec<EventRecord>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for record in records {
        let record = record.change;
        let part = |name: &str| match record.keys.inner().get(name) {
            Some(serde_dynamo::AttributeValue::S(text)) => text.clone(),
            _ => String::new(),
        };
        let key = (part("pk"), part("sk"));
        let head = image_kind(&key.0, &key.1) == ImageKind::Head;
        let same =
            |change: &&mut Change| head && change.key == key && change.reaches(&record.new_image);
        match changes.iter_mut().rev().find(same) {
            Some(change) => change.new = record.new_image,
            None => changes.push(Change {
                number: record.sequence_number,
                key,
                old: record.old_image,
                new: record.new_image,
            }),
        }
    }
    changes
}

async fn follow_change(
    state: &State,
    change: Change,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<(), Failure> {
    let Change {
        key: (pk, sk),
        old,
        new,
        ..
    } = change;
    match image_kind(&pk, &sk) {
        ImageKind::Head => follow_head(state, old, new, line, now).await,
        ImageKind::Entry(queue) => {
            let pushed = show_entry(state, &queue, new, now).await?;
            line.count(Metric::Pushed, pushed);
            Ok(())
        }
        ImageKind::Session(agent, hash) if new.inner().is_empty() => {
            // A session that ended takes its sockets with it (S14).
            close_sockets(state, agent, Some(&hash), now).await
        }
        ImageKind::Profile(agent) => follow_profile(state, agent, old, new, now).await,
        ImageKind::Session(..) | ImageKind::Other => Ok(()),
    }
}

async fn follow_head(
    state: &State,
    old: Item,
    new: Item,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<(), Failure> {
    if new.inner().is_empty() {
        return Ok(());
    }
    let new = head_of_image(new)?;
    // After what could not be read was mended, all that must be true of it follows, as if there had been nothing before.
    let old = match old.inner().is_empty() {
        true => None,
        false => head_of_image(old).ok(),
    };
    let effects = effects_of(old.as_ref(), &new);
    let notified = state.follow_up.apply(&new, effects, now).await?;
    line.count(Metric::Pushed, notified.pushed);
    line.count(Metric::Suppressed, notified.suppressed);
    let seen = old.map_or(0, |old| old.log.seq);
    for seq in seen + 1..=new.log.seq {
        line.about(new.id, seq);
    }
    if new.log.seq > seen {
        let ms = now.as_millisecond() - new.last_at.as_millisecond();
        line.took(Metric::RelayMs, ms.max(0).unsigned_abs());
    }
    Ok(())
}

/// A new or commented line of a queue's log appears in every console that watches the queue.
async fn show_entry(
    state: &State,
    queue: &QueueId,
    new: Item,
    now: Timestamp,
) -> Result<usize, Failure> {
    if new.inner().is_empty() {
        return Ok(0);
    }
    let record = entry_of_image(new)?;
    let frame = ServerFrame::Log {
        entry: record.to_wire(),
    }
    .to_json();
    state.follow_up.show_queue(queue, frame, now).await
}

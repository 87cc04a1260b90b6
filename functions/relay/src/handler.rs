//! Stream records in, failed records out.

use aws_lambda_events::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use domain::follow::follow;
use domain::{AgentId, QueueId, Timestamp};
use protocol::{Code, Failure, ServerFrame};
use store::{EntryRecord, ImageKind, head_of_image, image_kind};

use crate::State;

/// Follows up each record, in order. The first that fails is reported; it and all behind it come again.
pub async fn handle(state: &State, event: Event, now: Timestamp) -> DynamoDbEventResponse {
    let mut response = DynamoDbEventResponse::default();
    for record in event.records {
        let number = record.change.sequence_number.clone();
        // Boxed: the AWS calls below make this future large.
        if let Err(failure) = Box::pin(follow_record(state, record, now)).await {
            let code = failure.problem.code.name();
            tracing::error!(
                code,
                cause = failure.chain(),
                "a record was not followed up"
            );
            let mut failed = DynamoDbBatchItemFailure::default();
            failed.item_identifier = number;
            response.batch_item_failures.push(failed);
            break;
        }
    }
    response
}

async fn follow_record(state: &State, record: EventRecord, now: Timestamp) -> Result<(), Failure> {
    let change = record.change;
    let key = |name: &str| match change.keys.inner().get(name) {
        Some(serde_dynamo::AttributeValue::S(text)) => text.clone(),
        _ => String::new(),
    };
    match image_kind(&key("pk"), &key("sk")) {
        ImageKind::Head => follow_head(state, change.old_image, change.new_image, now).await,
        ImageKind::Entry(queue) => show_entry(state, &queue, change.new_image, now).await,
        ImageKind::Session(agent, hash) if change.new_image.inner().is_empty() => {
            close_sockets(state, agent, &hash, now).await
        }
        ImageKind::Session(..) | ImageKind::Other => Ok(()),
    }
}

async fn follow_head(
    state: &State,
    old: serde_dynamo::Item,
    new: serde_dynamo::Item,
    now: Timestamp,
) -> Result<(), Failure> {
    if new.inner().is_empty() {
        return Ok(());
    }
    let new = head_of_image(new)?;
    let old = if old.inner().is_empty() {
        None
    } else {
        Some(head_of_image(old)?)
    };
    let follow = follow(old.as_ref(), &new);
    state.follow_up.carry_out(&new, follow, now).await
}

/// A new or commented line of a queue's log appears in every console that watches the queue.
async fn show_entry(
    state: &State,
    queue: &QueueId,
    new: serde_dynamo::Item,
    now: Timestamp,
) -> Result<(), Failure> {
    if new.inner().is_empty() {
        return Ok(());
    }
    let record: EntryRecord =
        serde_dynamo::from_item(new).map_err(|error| Failure::of(Code::Internal, error))?;
    let frame = ServerFrame::Log {
        entry: record.to_wire(),
    }
    .to_json();
    state.follow_up.show_queue(queue, frame, now).await
}

/// A session that ended takes its sockets with it (S14).
async fn close_sockets(
    state: &State,
    agent: AgentId,
    session: &str,
    now: Timestamp,
) -> Result<(), Failure> {
    for (socket, opened_by) in state.store.sockets_of_agent(agent, now.as_second()).await? {
        if opened_by == session {
            state.sockets.close(&socket).await?;
            state.store.forget_connection(&socket).await?;
        }
    }
    Ok(())
}

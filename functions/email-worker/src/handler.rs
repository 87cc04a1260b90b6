//! A batch of jobs in, the ids of those that have to come again out.

use std::panic::AssertUnwindSafe;

use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use domain::Timestamp;
use futures_util::FutureExt;
use futures_util::future::join_all;
use runtime::{Metric, RequestLog};

use crate::State;
use crate::job::process;
use crate::outcome::Processed;

/// Does all jobs of a batch at the same time, so that a service that hangs costs the batch one time limit and not ten.
pub async fn handle(
    state: &State,
    event: SqsEvent,
    trace: &str,
    now: Timestamp,
) -> SqsBatchResponse {
    let records = event.records.into_iter().map(|record| async move {
        let body = record.body.unwrap_or_default();
        let queued_at = record.attributes.get("SentTimestamp");
        let queued_at = queued_at.and_then(|ms| Timestamp::from_millisecond(ms.parse().ok()?).ok());
        // Boxed: the AWS calls below make this future large.
        let processing = Box::pin(process(state, &body, now));
        let done = match AssertUnwindSafe(processing).catch_unwind().await {
            Ok(Ok(processed)) => Some(processed),
            Ok(Err(failure)) => {
                let code = failure.problem.code.name();
                tracing::error!(trace, code, cause = failure.chain(), "a job failed");
                None
            }
            Err(_) => {
                tracing::error!(trace, "a job panicked");
                None
            }
        };
        (record.message_id, queued_at, done)
    });
    let mut line = RequestLog::of("email-worker", trace);
    let mut again = Vec::new();
    for (id, queued_at, done) in join_all(records).await {
        match done {
            Some(Processed::Done(outcome)) => outcome.report(queued_at, &mut line, now),
            // SQS gives every record an id.
            Some(Processed::Elsewhere) => again.extend(id),
            None => {
                line.count(Metric::Failed, 1);
                again.extend(id);
            }
        }
    }
    line.write(now);
    let mut response = SqsBatchResponse::default();
    response.set_failures(again);
    response
}

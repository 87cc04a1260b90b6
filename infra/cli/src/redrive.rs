//! Sending dead letters back to the queue that they came from.

use std::time::Duration;

use anyhow::{Context, ensure};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::types::{ListMessageMoveTasksResultEntry, QueueAttributeName};
use clap::Args;
use indicatif::ProgressBar;
use serde::Serialize;

use crate::report::Report;

/// Between two looks at a task that moves.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Debug, Args)]
pub(crate) struct RedriveArgs {
    /// The queue of dead letters; the stack's output `DeadJobsUrl`.
    #[arg(long, env = "DEAD_JOBS_URL")]
    dead_letters: String,
    /// The queue that they go to; the stack's output `JobsQueueUrl`. Without it each goes back to where it came from, which
    /// SQS does not know of what EventBridge gave up.
    #[arg(long, env = "JOBS_QUEUE_URL")]
    queue: Option<String>,
    /// Only count them.
    #[arg(long)]
    dry_run: bool,
    /// Move no more than so many a second, 1 to 500; without it SQS decides.
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..=500))]
    a_second: Option<i32>,
}

/// What was found and done.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Redriven {
    /// Dead letters that waited, about.
    pub(crate) waiting: i64,
    /// Dead letters that were sent back, about.
    pub(crate) moved: i64,
    /// Why not all of them were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failure: Option<String>,
}

impl Report for Redriven {
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} dead letters waited, {} were sent back",
            self.waiting, self.moved
        )];
        lines.extend(self.failure.iter().map(|why| format!("not all: {why}")));
        lines
    }

    fn is_well(&self) -> bool {
        self.failure.is_none()
    }
}

/// Counts the dead letters, sends them back and waits until that is done. SQS does the moving: it goes on when we end.
pub(crate) async fn redrive(
    sqs: &Client,
    args: RedriveArgs,
    bar: &ProgressBar,
) -> anyhow::Result<Redriven> {
    let (arn, waiting) = look(sqs, &args.dead_letters).await?;
    let mut redriven = Redriven {
        waiting,
        ..Redriven::default()
    };
    if args.dry_run || waiting == 0 {
        return Ok(redriven);
    }
    bar.set_length(waiting.unsigned_abs());
    let before = newest(sqs, &arn).await?;
    let destination = match &args.queue {
        Some(url) => Some(look(sqs, url).await?.0),
        None => None,
    };
    let start = sqs.start_message_move_task().source_arn(&arn);
    let start = start.set_destination_arn(destination);
    let start = start.set_max_number_of_messages_per_second(args.a_second);
    start
        .send()
        .await
        .map_err(|error| anyhow::anyhow!(error.into_service_error()))
        .context("SQS does not start to move")?;
    let task = until_ended(sqs, &arn, before, bar).await?;
    bar.finish_and_clear();
    redriven.moved = task.approximate_number_of_messages_moved();
    if task.status() != Some("COMPLETED") {
        let status = task.failure_reason().or(task.status());
        redriven.failure = Some(status.unwrap_or("SQS does not say why").to_owned());
    }
    Ok(redriven)
}

/// Waits until the task that came after `before` has ended.
async fn until_ended(
    sqs: &Client,
    arn: &str,
    before: Option<ListMessageMoveTasksResultEntry>,
    bar: &ProgressBar,
) -> anyhow::Result<ListMessageMoveTasksResultEntry> {
    let began = |task: &ListMessageMoveTasksResultEntry| task.started_timestamp();
    loop {
        let task = newest(sqs, arn).await?;
        // A task that has just been started may not be listed yet.
        let ours = task.filter(|task| before.as_ref().map(began) != Some(began(task)));
        if let Some(task) = ours {
            bar.set_position(task.approximate_number_of_messages_moved().unsigned_abs());
            if !matches!(task.status(), Some("RUNNING" | "CANCELLING")) {
                return Ok(task);
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The ARN of a queue, and about how many messages can be received from it.
pub(crate) async fn look(sqs: &Client, url: &str) -> anyhow::Result<(String, i64)> {
    let attributes = sqs
        .get_queue_attributes()
        .queue_url(url)
        .attribute_names(QueueAttributeName::QueueArn)
        .attribute_names(QueueAttributeName::ApproximateNumberOfMessages)
        .send()
        .await
        .map_err(|error| anyhow::anyhow!(error.into_service_error()))
        .with_context(|| format!("cannot look at the queue {url}"))?;
    let attributes = attributes.attributes.unwrap_or_default();
    let attribute = |name| attributes.get(&name).map(String::as_str);
    let arn = attribute(QueueAttributeName::QueueArn).unwrap_or_default();
    ensure!(!arn.is_empty(), "SQS does not say which queue {url} is");
    let count = attribute(QueueAttributeName::ApproximateNumberOfMessages);
    Ok((arn.to_owned(), count.unwrap_or("0").parse()?))
}

async fn newest(
    sqs: &Client,
    arn: &str,
) -> anyhow::Result<Option<ListMessageMoveTasksResultEntry>> {
    let list = sqs.list_message_move_tasks().source_arn(arn).max_results(1);
    let listed = list
        .send()
        .await
        .map_err(|error| anyhow::anyhow!(error.into_service_error()))
        .context("SQS does not say what it moves")?;
    Ok(listed.results.unwrap_or_default().into_iter().next())
}

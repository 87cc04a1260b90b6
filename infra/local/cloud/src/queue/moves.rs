//! Message move tasks: dead letters go back to where they came from, one task at a time for each queue.
//!
//! Tasks are forgotten with the process; what they have moved stays moved.

use super::Queues;
use super::protocol::Outcome;
use super::wire::{Refusal, number};
use crate::tasks::Tasks;
use crate::{clock, ids};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const MOST_A_SECOND: u64 = 500;
const MOST_LISTED: u64 = 10;
const ONE_AT_A_TIME: &str = "There is already a task running. Only one active task is allowed for a source queue arn at a given time.";

/// All tasks since the start, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Moves(Mutex<Vec<Move>>);

#[derive(Clone, Debug)]
struct Move {
    handle: String,
    /// The dead-letter queue.
    source: String,
    /// `None`: where each message came from.
    destination: Option<String>,
    a_second: Option<u64>,
    status: Status,
    failure: Option<&'static str>,
    moved: usize,
    to_move: usize,
    started_at_ms: i64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Status {
    Running,
    Cancelling,
    Cancelled,
    Completed,
    Failed,
}

impl Status {
    fn is_active(self) -> bool {
        matches!(self, Self::Running | Self::Cancelling)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Cancelling => "CANCELLING",
            Self::Cancelled => "CANCELLED",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
        }
    }
}

impl Moves {
    fn locked(&self) -> MutexGuard<'_, Vec<Move>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(&self, handle: &str, work: impl FnOnce(&mut Move) -> T) -> Option<T> {
        let mut moves = self.locked();
        moves
            .iter_mut()
            .find(|task| task.handle == handle)
            .map(work)
    }
}

impl Queues {
    /// `StartMessageMoveTask`.
    pub(super) async fn start_move(self: &Arc<Self>, tasks: &Tasks, body: &Value) -> Outcome {
        let source = self.of_arn(body, "SourceArn")?;
        let source = source.ok_or_else(|| Refusal::missing("SourceArn"))?;
        let destination = self.of_arn(body, "DestinationArn")?;
        let feeds = |queue: &&Arc<super::Queue>| {
            let dead_letters = queue.settings.dead_letters.as_ref();
            dead_letters.is_some_and(|(name, _)| *name == source)
        };
        if !self.queues.iter().any(|queue| feeds(&queue)) {
            let why = "Source queue must be configured as a Dead Letter Queue.";
            return Err(Refusal::invalid(why).into());
        }
        let a_second = number(body, "MaxNumberOfMessagesPerSecond", MOST_A_SECOND)?;
        if a_second == Some(0) {
            let why = "MaxNumberOfMessagesPerSecond must be between 1 and 500.";
            return Err(Refusal::invalid(why).into());
        }
        let to_move = self.count(self.find(&source)?).await?.visible;
        let handle = ids::receipt();
        let mut moves = self.moves.locked();
        if moves
            .iter()
            .any(|task| task.source == source && task.status.is_active())
        {
            return Err(Refusal::invalid(ONE_AT_A_TIME).into());
        }
        moves.push(Move {
            handle: handle.clone(),
            source,
            destination,
            a_second,
            status: Status::Running,
            failure: None,
            moved: 0,
            to_move: usize::try_from(to_move).unwrap_or_default(),
            started_at_ms: clock::now_ms(),
        });
        tasks.spawn(Arc::clone(self).run_move(handle.clone()));
        Ok(json!({ "TaskHandle": handle }))
    }

    /// `ListMessageMoveTasks`: the newest first. Only a running task can be cancelled, so only it has a handle.
    pub(super) fn list_moves(&self, body: &Value) -> Outcome {
        let source = self.of_arn(body, "SourceArn")?;
        let source = source.ok_or_else(|| Refusal::missing("SourceArn"))?;
        let most = number(body, "MaxResults", MOST_LISTED)?.unwrap_or(1);
        let moves = self.moves.locked();
        let listed = moves.iter().rev().filter(|task| task.source == source);
        let listed: Vec<Value> = listed
            .take(most as usize)
            .map(|task| self.shown(task))
            .collect();
        Ok(json!({ "Results": listed }))
    }

    fn shown(&self, task: &Move) -> Value {
        let mut shown = json!({
            "Status": task.status.as_str(),
            "SourceArn": self.arn(&task.source),
            "ApproximateNumberOfMessagesMoved": task.moved,
            "ApproximateNumberOfMessagesToMove": task.to_move,
            "StartedTimestamp": task.started_at_ms,
        });
        if task.status == Status::Running {
            shown["TaskHandle"] = json!(task.handle);
        }
        if let Some(destination) = &task.destination {
            shown["DestinationArn"] = json!(self.arn(destination));
        }
        if let Some(a_second) = task.a_second {
            shown["MaxNumberOfMessagesPerSecond"] = json!(a_second);
        }
        if let Some(failure) = task.failure {
            shown["FailureReason"] = json!(failure);
        }
        shown
    }

    /// `CancelMessageMoveTask`. What was moved stays moved.
    pub(super) fn cancel_move(&self, body: &Value) -> Outcome {
        let handle = body["TaskHandle"].as_str();
        let handle = handle.ok_or_else(|| Refusal::missing("TaskHandle"))?;
        let moved = self.moves.with(handle, |task| {
            (task.status == Status::Running).then(|| {
                task.status = Status::Cancelling;
                task.moved
            })
        });
        match moved {
            Some(Some(moved)) => Ok(json!({ "ApproximateNumberOfMessagesMoved": moved })),
            Some(None) => {
                let why = "Only active tasks can be cancelled.";
                Err(Refusal::unsupported(why).into())
            }
            None => Err(Refusal::no_resource("TaskHandle").into()),
        }
    }

    /// The name of the queue of an ARN, if one was given.
    fn of_arn(&self, body: &Value, parameter: &str) -> Result<Option<String>, Refusal> {
        let Some(arn) = body[parameter].as_str() else {
            return Ok(None);
        };
        let queue = self.queues.iter().map(|queue| &queue.settings.name);
        let name = queue.into_iter().find(|name| self.arn(name) == arn);
        let name = name.ok_or_else(|| Refusal::no_resource(parameter))?;
        Ok(Some(name.clone()))
    }

    /// Moves second by second until nothing is left, or somebody cancels.
    async fn run_move(self: Arc<Self>, handle: String) {
        loop {
            let end = match self.move_some(&handle).await {
                Ok(end) => end,
                Err(error) => {
                    tracing::error!(%error, "messages cannot be moved");
                    Some((Status::Failed, Some("InternalError")))
                }
            };
            if let Some((status, failure)) = end {
                self.moves.with(&handle, |task| {
                    (task.status, task.failure) = (status, failure);
                });
                return;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Moves as many as a second allows. Says how it ended, once it has.
    async fn move_some(
        &self,
        handle: &str,
    ) -> anyhow::Result<Option<(Status, Option<&'static str>)>> {
        let Some(task) = self.moves.with(handle, |task| task.clone()) else {
            return Ok(Some((Status::Failed, None)));
        };
        if task.status == Status::Cancelling {
            return Ok(Some((Status::Cancelled, None)));
        }
        let most = task.a_second.unwrap_or(MOST_A_SECOND) as usize;
        let (source, destination) = (task.source, task.destination);
        let moved = self.move_messages(&source, destination, most).await?;
        self.moves.with(handle, |task| task.moved += moved.count);
        Ok(if moved.stranger {
            // What was sent to the dead letters directly came from nowhere.
            Some((Status::Failed, Some("CouldNotDetermineMessageSource")))
        } else if moved.count < most {
            Some((Status::Completed, None))
        } else {
            None
        })
    }
}

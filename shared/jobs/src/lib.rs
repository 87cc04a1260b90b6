//! SQS: push a job, read a job.
//!
//! Jobs carry ids, never content. Every job may be delivered twice, so its reader must know how to do it once.

mod dead;
mod queue;

pub use dead::DeadChanges;

use protocol::{Code, Failure, Job};
use queue::Queue;

/// Seconds for which a job is put off the first time.
const FIRST_PAUSE_S: i32 = 5;
/// As long as SQS holds a message back.
const LONGEST_PAUSE_S: i32 = 900;

/// The queue `jobs`.
#[derive(Debug, Clone)]
pub struct Jobs {
    queue: Queue,
}

/// Why a job was not pushed.
#[derive(Debug, thiserror::Error)]
pub enum JobsError {
    /// The queue did not take it: try again. Pushing it twice is safe.
    #[error("the queue is not available")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The body is not a job of a version that we read.
    #[error("the job cannot be read")]
    Corrupt,
}

impl From<JobsError> for Failure {
    fn from(error: JobsError) -> Self {
        Self::of(Code::Unavailable, error)
    }
}

impl Jobs {
    /// The queue at this URL, reached with this configuration.
    pub fn new(config: &aws_types::SdkConfig, queue_url: impl Into<String>) -> Self {
        Self {
            queue: Queue::new(config, queue_url),
        }
    }

    /// Pushes one job.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn push(&self, job: &Job) -> Result<(), JobsError> {
        self.push_after(job, 0).await
    }

    /// Puts a job off: pushes it as a new message that nobody gets before a pause has passed. The pause doubles with every time
    /// from 5 seconds to the 15 minutes that SQS allows, and is shortened by up to half at random, so that what was put off
    /// together does not come back together. The new message counts its receipts from zero: to wait leads to no dead letter.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn put_off(&self, job: Job) -> Result<(), JobsError> {
        let (job, times) = job.put_off();
        let most_s = (FIRST_PAUSE_S << times.min(9).saturating_sub(1)).min(LONGEST_PAUSE_S);
        self.push_after(&job, fastrand::i32(most_s / 2..=most_s))
            .await
    }

    /// Pushes a job that nobody gets before so many seconds have passed; at most as many as SQS allows, which is a quarter of an
    /// hour.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn push_in(&self, job: &Job, delay_s: i64) -> Result<(), JobsError> {
        let delay_s = delay_s.clamp(0, i64::from(LONGEST_PAUSE_S));
        self.push_after(job, delay_s.try_into().unwrap_or(LONGEST_PAUSE_S))
            .await
    }

    async fn push_after(&self, job: &Job, delay_s: i32) -> Result<(), JobsError> {
        let body = serde_json::to_string(job).map_err(|_| JobsError::Corrupt)?;
        self.queue.send(body, delay_s).await
    }
}

/// Reads the body of a message.
///
/// # Errors
/// `Corrupt` for anything that is not a job of a version that we read.
pub fn read(body: &str) -> Result<Job, JobsError> {
    let job: Job = serde_json::from_str(body).map_err(|_| JobsError::Corrupt)?;
    let (Job::NotifyAgent { v, .. }
    | Job::SendDigest { v, .. }
    | Job::Invite { v, .. }
    | Job::SignIn { v, .. }) = &job;
    if *v == Job::VERSION {
        Ok(job)
    } else {
        Err(JobsError::Corrupt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_job_is_told_from_one() {
        assert!(read(r#"{"type":"sign_in","v":1,"id":"x"}"#).is_ok());
        for junk in [
            "",
            "{}",
            "null",
            r#"{"type":"dance","v":1}"#,
            r#"{"type":"sign_in"}"#,
            r#"{"type":"sign_in","v":2,"id":"x"}"#,
        ] {
            assert!(matches!(read(junk), Err(JobsError::Corrupt)), "{junk}");
        }
    }
}

//! What email-worker needs.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{Origin, Timestamp};
use jobs::Jobs;
use mail::Mailer;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use store::Store;

/// Seconds after which SES is asked again how much of its day is used up.
const ASKED_AGAIN_S: i64 = 60;

/// The share of SES's day that notices may use up.
const FOR_NOTICES: f64 = 0.8;

/// The table, the queue for what has to wait, the way to SES, and where links lead.
#[derive(Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) jobs: Jobs,
    /// The queue of sign-in mails alone.
    pub(crate) sign_in_jobs: Jobs,
    pub(crate) mailer: Mailer,
    pub(crate) console: Origin,
    /// Whether what comes soon after a mail waits for the next.
    pub(crate) digests: bool,
    pub(crate) room: Arc<Mutex<Option<Room>>>,
}

/// What SES said of its day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    asked_at_s: i64,
    has_room: bool,
}

impl State {
    /// Over these services, the queue of jobs and that of sign-in mails; `console` is where agents open the console.
    pub fn new(
        store: Store,
        [jobs, sign_in_jobs]: [Jobs; 2],
        mailer: Mailer,
        console: Origin,
    ) -> Self {
        Self {
            store,
            jobs,
            sign_in_jobs,
            mailer,
            console,
            digests: true,
            room: Arc::default(),
        }
    }

    /// The same, which mails each notice by itself and at once: for load and fault tests that count mails.
    #[must_use]
    pub fn without_digests(self) -> Self {
        let digests = false;
        Self { digests, ..self }
    }

    /// Whether notices may go out: the last part of SES's day is kept for sign-in mails. SES is asked once a minute at most. What
    /// it does not say holds nothing back.
    pub(crate) async fn has_room(&self, now: Timestamp) -> bool {
        let now_s = now.as_second();
        let known = *self.room.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.filter(|known| now_s - known.asked_at_s < ASKED_AGAIN_S) {
            return known.has_room;
        }
        let has_room = match self.mailer.used().await {
            Ok(used) => used.is_none_or(|used| used < FOR_NOTICES),
            Err(error) => {
                let cause = error.to_string();
                tracing::warn!(cause, "SES does not say how much of its day is used up");
                true
            }
        };
        let room = Room {
            asked_at_s: now_s,
            has_room,
        };
        *self.room.lock().unwrap_or_else(PoisonError::into_inner) = Some(room);
        has_room
    }

    /// As the environment says: `TABLE`, `JOBS_QUEUE_URL`, `SIGN_IN_QUEUE_URL`, `MAIL_FROM`, `MAIL_CONFIGURATION_SET`, `CONSOLE_ORIGIN`.
    ///
    /// # Errors
    /// Names the variable that is missing or bad.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let sqs = aws.config(Service::Sqs);
        let jobs = Jobs::new(&sqs, Setting("JOBS_QUEUE_URL").text()?);
        let sign_in_jobs = Jobs::new(&sqs, Setting("SIGN_IN_QUEUE_URL").text()?);
        let from = mail::Settings::new(&Setting("MAIL_FROM").text()?)
            .map_err(|_| runtime::SettingsError::Invalid("MAIL_FROM"))?;
        let from = from.configuration_set(Setting("MAIL_CONFIGURATION_SET").text()?);
        let mailer = Mailer::new(&aws.config(Service::Ses), from);
        Ok(Self::new(
            store,
            [jobs, sign_in_jobs],
            mailer,
            Setting("CONSOLE_ORIGIN").parse()?,
        ))
    }
}

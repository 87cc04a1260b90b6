//! What email-worker needs.

use domain::Origin;
use jobs::Jobs;
use mail::Mailer;
use runtime::aws::Service;
use runtime::{Aws, Setting};
use store::Store;

/// The table, the queue for what has to wait, the way to SES, and where links lead.
#[derive(Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) jobs: Jobs,
    pub(crate) mailer: Mailer,
    pub(crate) console: Origin,
}

impl State {
    /// Over these services; `console` is where agents open the console.
    pub fn new(store: Store, jobs: Jobs, mailer: Mailer, console: Origin) -> Self {
        Self {
            store,
            jobs,
            mailer,
            console,
        }
    }

    /// As the environment says: `TABLE`, `JOBS_QUEUE_URL`, `MAIL_FROM`, `MAIL_CONFIGURATION_SET`, `CONSOLE_ORIGIN`.
    ///
    /// # Errors
    /// Names the variable that is missing or bad.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let jobs = Jobs::new(&aws.config(Service::Sqs), Setting("JOBS_QUEUE_URL").text()?);
        let from = mail::Settings::new(&Setting("MAIL_FROM").text()?)
            .map_err(|_| runtime::SettingsError::Invalid("MAIL_FROM"))?;
        let from = from.configuration_set(Setting("MAIL_CONFIGURATION_SET").text()?);
        let mailer = Mailer::new(&aws.config(Service::Ses), from);
        Ok(Self::new(
            store,
            jobs,
            mailer,
            Setting("CONSOLE_ORIGIN").parse()?,
        ))
    }
}

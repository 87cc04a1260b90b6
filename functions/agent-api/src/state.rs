//! What the function needs: table, sockets, job queue, settings.

use delivery::Delivery;
use jobs::Jobs;
use runtime::aws::Service;
use runtime::{Aws, Setting, SettingsError};
use sockets::Sockets;
use store::Store;

/// Built once per cold start.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) delivery: Delivery,
    pub(crate) jobs: Jobs,
    pub(crate) settings: Settings,
}

/// What differs from deployment to deployment.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the console's pages come from; the only origin that may change anything. `CONSOLE_ORIGIN`
    pub console_origin: String,
    /// Where browsers open sockets. `SOCKETS_URL`
    pub sockets_url: String,
    /// The host of the widget, which the line for a page names. `WIDGET_ORIGIN`
    pub widget_origin: String,
}

impl Settings {
    /// The settings of the environment.
    ///
    /// # Errors
    /// When a variable is missing.
    pub fn from_env() -> Result<Self, SettingsError> {
        Ok(Self {
            console_origin: Setting("CONSOLE_ORIGIN").text()?,
            sockets_url: Setting("SOCKETS_URL").text()?,
            widget_origin: Setting("WIDGET_ORIGIN").text()?,
        })
    }
}

impl State {
    /// A state of these parts, for the stack on one machine.
    pub fn new(store: Store, delivery: Delivery, jobs: Jobs, settings: Settings) -> Self {
        Self {
            store,
            delivery,
            jobs,
            settings,
        }
    }

    /// The state that the environment describes.
    ///
    /// # Errors
    /// When a variable is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        let sockets = aws.at(Setting("SOCKETS_ENDPOINT").text()?);
        let sockets = Sockets::new(&sockets.config(Service::Sockets));
        let jobs = Jobs::new(
            &aws.config(Service::Sqs),
            Setting("SIGN_IN_QUEUE_URL").text()?,
        );
        let delivery = Delivery::new(store.clone(), sockets);
        Ok(Self::new(store, delivery, jobs, Settings::from_env()?))
    }
}

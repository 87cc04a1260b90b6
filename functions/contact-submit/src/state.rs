//! What contact-submit needs.

use std::sync::Arc;

use domain::bot::BotId;
use domain::{Queue, QueueId, Site, SiteId};
use limits::Limits;
use runtime::aws::Service;
use runtime::{Aws, Remembered, Setting};
use store::Store;

/// Seconds for which settings are believed: a form then costs one round trip, and a change is obeyed a minute later.
const FRESH_S: i64 = 60;

/// Queues with their sites.
type Queues = Remembered<(SiteId, QueueId), Arc<(Site, Queue)>>;

/// The definitions of versions of bots; `None` for a version that does not count.
type Bots = Remembered<(SiteId, BotId, u64), Option<Arc<str>>>;

/// The table, what was read of it, how much a stranger may send, and where a page without scripts is sent afterwards.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) queues: Arc<Queues>,
    pub(crate) bots: Arc<Bots>,
    pub(crate) limits: Limits,
    pub(crate) widget_origin: String,
}

impl State {
    /// Over this table; `widget_origin` is the host of the widget, without a slash at the end.
    pub fn new(store: Store, widget_origin: impl Into<String>) -> Self {
        Self {
            limits: Limits::new(store.clone()),
            store,
            queues: Arc::new(Remembered::for_s(FRESH_S)),
            bots: Arc::new(Remembered::for_s(FRESH_S)),
            widget_origin: widget_origin.into(),
        }
    }

    /// Takes from strangers as much as comes: for load and fault tests on one machine.
    #[must_use]
    pub fn without_limits(self) -> Self {
        Self {
            limits: self.limits.off(),
            ..self
        }
    }

    /// As the environment says: `TABLE`, `WIDGET_ORIGIN`.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> anyhow::Result<Self> {
        let aws = Aws::from_env()?;
        let store = Store::new(&aws.config(Service::DynamoDb), Setting("TABLE").text()?);
        Ok(Self::new(store, Setting("WIDGET_ORIGIN").text()?))
    }
}

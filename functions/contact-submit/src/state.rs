//! What contact-submit needs.

use std::sync::Arc;

use runtime::aws::Service;
use runtime::{Aws, Setting};
use store::Store;

use crate::known::Known;

/// The table, what was read of it, and where a page without scripts is sent afterwards.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) store: Store,
    pub(crate) known: Arc<Known>,
    pub(crate) widget_origin: String,
}

impl State {
    /// Over this table; `widget_origin` is the host of the widget, without a slash at the end.
    pub fn new(store: Store, widget_origin: impl Into<String>) -> Self {
        Self {
            store,
            known: Arc::default(),
            widget_origin: widget_origin.into(),
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

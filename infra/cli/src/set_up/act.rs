//! What an operator changes: how the site's audit log has it, and what the command says of it.

use anyhow::{Context, bail};
use domain::{Site, SiteId, Timestamp};
use serde::Serialize;
use store::{Act, Saved, Store};

use crate::report::Report;

/// What was done.
#[derive(Debug, Serialize)]
pub(crate) struct Done {
    /// `created`, `changed` or `removed`.
    pub(crate) done: &'static str,
    /// The id of what it was done to.
    pub(crate) id: String,
}

impl Report for Done {
    fn lines(&self) -> Vec<String> {
        vec![format!("{}: {}", self.done, self.id)]
    }
}

/// What an operator does, as the site's audit log has it.
pub(crate) fn act<'a>(
    site: &'a SiteId,
    action: &'static str,
    subject: String,
    now: Timestamp,
) -> Act<'a> {
    Act {
        site,
        agent: None,
        name: "operator",
        address: None,
        action,
        subject,
        at: now,
    }
}

pub(crate) fn saved(saved: Saved) -> anyhow::Result<()> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Overtaken => bail!("somebody changed it at the same time: run the command again"),
    }
}

/// The site of this name.
pub(crate) async fn site_of(store: &Store, id: &SiteId) -> anyhow::Result<Site> {
    let site = store.site(id).await?;
    site.with_context(|| format!("there is no site {id}: create it with `doorbell site`"))
}

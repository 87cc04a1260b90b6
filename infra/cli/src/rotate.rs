//! Ending what people hold, when some of it has leaked: they sign in anew, or begin anew.

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::{EmailAddress, SiteId};
use indicatif::ProgressBar;
use serde::Serialize;
use store::Store;

use crate::report::Report;

#[derive(Debug, Args)]
pub(crate) struct RotateArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Ends sessions of agents. `relay` closes their sockets, and they sign in again.
    Sessions {
        /// Those of this agent, by address.
        #[arg(long, value_name = "ADDRESS", value_parser = crate::person::address, required_unless_present = "all")]
        agent: Option<EmailAddress>,
        /// Those of all agents.
        #[arg(long, conflicts_with = "agent")]
        all: bool,
    },
    /// Ends visitors' tokens, tickets and sockets. They begin anew and no longer see what they wrote; agents still do.
    Visitors {
        /// Those of this site.
        #[arg(long, required_unless_present = "all")]
        site: Option<SiteId>,
        /// Those of all sites.
        #[arg(long, conflicts_with = "site")]
        all: bool,
    },
}

/// What was ended.
#[derive(Debug, Default, Serialize, PartialEq, Eq)]
pub(crate) struct Rotated {
    /// Sessions of agents.
    pub(crate) sessions: u64,
    /// Tokens of visitors.
    pub(crate) visitors: u64,
    /// Sockets of visitors, and tickets for more.
    pub(crate) sockets: u64,
}

impl Report for Rotated {
    fn lines(&self) -> Vec<String> {
        let Self {
            sessions,
            visitors,
            sockets,
        } = self;
        vec![format!(
            "ended: {sessions} sessions of agents, {visitors} tokens and {sockets} sockets or tickets of visitors"
        )]
    }
}

/// Ends what was named. Twice is as good as once.
pub(crate) async fn rotate(
    store: &Store,
    what: What,
    bar: &ProgressBar,
) -> anyhow::Result<Rotated> {
    let rotated = match what {
        What::Sessions {
            agent: Some(email), ..
        } => {
            let agent = store.agent_of_email(&email).await?;
            let agent = agent.context("no agent has this address")?;
            Rotated {
                sessions: store.end_sessions_of(agent.id).await?,
                ..Rotated::default()
            }
        }
        What::Sessions { agent: None, .. } => Rotated {
            sessions: throughout(bar, async |place| store.end_sessions(place).await).await?,
            ..Rotated::default()
        },
        What::Visitors { site, .. } => {
            let site = site.as_ref();
            if let Some(id) = site {
                let known = store.site(id).await?;
                known.with_context(|| format!("there is no site {id}"))?;
            }
            // First the tokens, so that no new socket opens behind the second walk.
            let visitors = throughout(bar, async |place| store.end_visitors(site, place).await);
            let visitors = visitors.await?;
            let sockets = throughout(bar, async |place| {
                store.end_sockets_of_visitors(site, place).await
            });
            Rotated {
                visitors,
                sockets: sockets.await?,
                ..Rotated::default()
            }
        }
    };
    bar.finish_and_clear();
    Ok(rotated)
}

/// Walks the whole table.
async fn throughout(
    bar: &ProgressBar,
    end: impl AsyncFn(Option<store::WalkPlace>) -> Result<store::Ended, store::StoreError>,
) -> Result<u64, store::StoreError> {
    let mut count = 0;
    let mut place = None;
    loop {
        let ended = end(place).await?;
        count += ended.count;
        bar.inc(ended.count);
        if ended.next.is_none() {
            return Ok(count);
        }
        place = ended.next;
    }
}

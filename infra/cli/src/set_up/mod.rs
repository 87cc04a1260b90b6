//! What owners and administrators do in the console's settings, for operators and scripts: by the same rules, and in the same log.

pub(crate) mod act;
pub(crate) mod agent;
pub(crate) mod begin;
pub(crate) mod member;
pub(crate) mod queue;

use clap::Subcommand;
use domain::Timestamp;
use store::Store;

use crate::report::say;

/// What a command sets up.
#[derive(Debug, Subcommand)]
pub(crate) enum SetUp {
    /// Creates a site with its queues, or changes it. What is not named is left as it is.
    Site(begin::SiteArgs),
    /// Makes somebody an owner of a site, and creates the agent when there is none with this address.
    Owner(begin::OwnerArgs),
    /// Shows, adds, changes and takes away queues of a site, and opens and closes them.
    Queue(queue::QueueArgs),
    /// Adds people to a site, changes what they are there, and takes them off it.
    Member(member::MemberArgs),
    /// Shows people, deactivates and reactivates them, and signs them out.
    Agent(agent::AgentArgs),
}

/// Does it, and says what was done.
pub(crate) async fn set_up(
    store: &Store,
    what: SetUp,
    now: Timestamp,
    as_json: bool,
) -> anyhow::Result<bool> {
    match what {
        SetUp::Site(args) => say(as_json, &begin::site(store, args, now).await?),
        SetUp::Owner(args) => say(as_json, &begin::owner(store, args, now).await?),
        SetUp::Queue(args) => say(as_json, &queue::queue(store, args.what, now).await?),
        SetUp::Member(args) => say(as_json, &member::member(store, args.what, now).await?),
        SetUp::Agent(args) => say(as_json, &agent::agent(store, args.what, now).await?),
    }
}

//! What people are on a site.

use std::collections::BTreeSet;

use anyhow::{Context, bail, ensure};
use clap::{Args, Subcommand};
use domain::{
    Agent, AgentId, DisplayName, EmailAddress, Language, Notices, QueueId, Role, Site, SiteId,
    Timestamp,
};
use protocol::agent::role_name;
use store::Store;

use super::act::{Done, act, saved, site_of};
use super::begin::language;
use crate::person::address;

#[derive(Debug, Args)]
pub(crate) struct MemberArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Adds somebody to a site, and creates the agent when there is none with this address. No mail is sent.
    Add {
        /// The site.
        site: SiteId,
        #[command(flatten)]
        who: Newcomer,
        /// What they are there: owner, administrator, full-access or agent.
        #[arg(value_parser = role)]
        role: Role,
        /// A queue that they serve; once for each.
        #[arg(long = "queue")]
        queues: Vec<QueueId>,
    },
    /// Changes what somebody is on a site.
    Role {
        /// The site.
        site: SiteId,
        /// The person's address.
        #[arg(value_parser = address)]
        email: EmailAddress,
        /// What they are from now on: owner, administrator, full-access or agent.
        #[arg(value_parser = role)]
        role: Role,
        /// A queue that they serve from now on, in place of those of before; once for each.
        #[arg(long = "queue")]
        queues: Vec<QueueId>,
        /// They serve no queue from now on.
        #[arg(long, conflicts_with = "queues")]
        no_queues: bool,
    },
    /// Takes somebody off a site. What they had goes back to the queues; `doorbell agent reactivate` brings them back.
    Remove {
        /// The site.
        site: SiteId,
        /// The person's address.
        #[arg(value_parser = address)]
        email: EmailAddress,
    },
}

/// Somebody who may be new.
#[derive(Debug, Args)]
pub(crate) struct Newcomer {
    /// The address to which sign-in links go.
    #[arg(value_parser = address)]
    email: EmailAddress,
    /// The name that visitors see. Somebody new needs one.
    #[arg(long, value_parser = display_name)]
    name: Option<DisplayName>,
    /// The language of console and mails: fi, en, uk, hu or it. Somebody new gets the site's.
    #[arg(long, value_parser = language)]
    language: Option<Language>,
}

fn display_name(text: &str) -> Result<DisplayName, String> {
    DisplayName::parse(text).map_err(|error| error.to_string())
}

fn role(text: &str) -> Result<Role, String> {
    let role = Role::ALL.into_iter().find(|role| role_name(*role) == text);
    role.ok_or_else(|| "it is one of owner, administrator, full-access, agent".to_owned())
}

/// Adds, changes or takes off.
pub(crate) async fn member(store: &Store, what: What, now: Timestamp) -> anyhow::Result<Done> {
    match what {
        What::Add {
            site,
            who,
            role,
            queues,
        } => {
            let site = site_of(store, &site).await?;
            let queues = chosen(&site, queues)?;
            not_another(store, &site, &who.email, role).await?;
            join(store, &site, who, (role, queues), now).await
        }
        What::Role {
            site,
            email,
            role,
            queues,
            no_queues,
        } => {
            let site = site_of(store, &site).await?;
            let queues = chosen(&site, queues)?;
            let before = of_site(store, &site, &email).await?;
            let mut after = before.clone();
            after.sites.insert(site.id.clone(), role);
            if no_queues || !queues.is_empty() {
                after.queues.retain(|id| !site.queues.contains(id));
                after.queues.extend(queues);
            }
            change(store, &site, (&before, &after), now).await?;
            Ok(done("changed", &after))
        }
        What::Remove { site, email } => {
            let site = site_of(store, &site).await?;
            let before = of_site(store, &site, &email).await?;
            let mut after = before.clone();
            after.deactivate(&site);
            change(store, &site, (&before, &after), now).await?;
            Ok(done("removed", &after))
        }
    }
}

/// That somebody who is added is nothing else there yet: an owner is not made an agent by a slip of the hand.
async fn not_another(
    store: &Store,
    site: &Site,
    email: &EmailAddress,
    role: Role,
) -> anyhow::Result<()> {
    let (known, text) = (store.agent_of_email(email).await?, email.as_str());
    let is = known.and_then(|known| known.sites.get(&site.id).copied());
    let is = is.unwrap_or(role);
    ensure!(
        is == role,
        "{text} is on {} already, as {}: change that with `doorbell member role`",
        site.id,
        role_name(is)
    );
    Ok(())
}

fn done(done: &'static str, agent: &Agent) -> Done {
    let id = agent.id.to_string();
    Done { done, id }
}

/// Queues of the site.
fn chosen(site: &Site, queues: Vec<QueueId>) -> anyhow::Result<BTreeSet<QueueId>> {
    for queue in &queues {
        ensure!(
            site.queues.contains(queue),
            "{} has no queue {queue}: `doorbell queue list {}` shows those it has",
            site.id,
            site.id
        );
    }
    Ok(queues.into_iter().collect())
}

/// Somebody who is on the site.
async fn of_site(store: &Store, site: &Site, email: &EmailAddress) -> anyhow::Result<Agent> {
    let (id, text) = (&site.id, email.as_str());
    match store.agent_of_email(email).await? {
        Some(agent) if agent.sites.contains_key(id) => Ok(agent),
        Some(agent) if agent.former.contains_key(id) => bail!(
            "{text} is deactivated on {id}: `doorbell agent reactivate {text} --site {id}` first"
        ),
        _ => bail!("{text} is not on {id}: add them with `doorbell member add`"),
    }
}

/// Makes somebody this on a site: somebody new, or somebody with an account.
pub(crate) async fn join(
    store: &Store,
    site: &Site,
    who: Newcomer,
    (role, queues): (Role, BTreeSet<QueueId>),
    now: Timestamp,
) -> anyhow::Result<Done> {
    let known = store.agent_of_email(&who.email).await?;
    let mut agent = match &known {
        Some(known) => known.clone(),
        None => Agent {
            notices: Notices::at_first(),
            ..Agent::new(
                AgentId::from_bits(runtime::bits()),
                who.email,
                who.name.clone().context("a new agent needs --name")?,
                site.language,
            )
        },
    };
    agent.name = who.name.unwrap_or(agent.name);
    agent.language = who.language.unwrap_or(agent.language);
    agent.sites.insert(site.id.clone(), role);
    agent.former.remove(&site.id);
    agent.queues.extend(queues);
    if let Some(before) = known {
        change(store, site, (&before, &agent), now).await?;
        return Ok(done("changed", &agent));
    }
    let act = act(&site.id, "person.add", agent.id.to_string(), now);
    saved(store.add_person(&agent, &act).await?)?;
    Ok(done("created", &agent))
}

/// Writes what somebody becomes on a site. Who is on no site any more is signed out.
pub(crate) async fn change(
    store: &Store,
    site: &Site,
    (before, after): (&Agent, &Agent),
    now: Timestamp,
) -> anyhow::Result<()> {
    let other_owner = owner_beside(store, site, (before, after)).await?;
    let act = act(&site.id, "person.change", before.id.to_string(), now);
    saved(
        store
            .change_person(before, after, other_owner, &act)
            .await?,
    )?;
    if after.sites.is_empty() {
        store.end_sessions_of(after.id).await?;
    }
    Ok(())
}

/// Who owns the site beside somebody who is to be no owner any more.
///
/// # Errors
/// When nobody does: a site is never without an owner.
pub(crate) async fn owner_beside(
    store: &Store,
    site: &Site,
    (before, after): (&Agent, &Agent),
) -> anyhow::Result<Option<AgentId>> {
    let owns = |it: &Agent| it.sites.get(&site.id) == Some(&Role::Owner);
    if !owns(before) || owns(after) {
        return Ok(None);
    }
    let other = store.another_owner(&site.id, before.id).await?;
    let (email, id) = (before.email.as_str(), &site.id);
    ensure!(
        other.is_some(),
        "{email} is the last owner of {id}: make somebody else one first, with `doorbell owner`"
    );
    Ok(other)
}

//! People who answer: who they are, whether they may sign in, and where they are signed in.

use anyhow::{Context, ensure};
use clap::{Args, Subcommand};
use domain::{Agent, EmailAddress, Site, SiteId, Timestamp};
use protocol::settings::PersonItem;
use serde::Serialize;
use serde_json::json;
use store::Store;

use super::act::{act, site_of};
use super::member::{change, owner_beside};
use crate::person::address;
use crate::report::Report;

#[derive(Debug, Args)]
pub(crate) struct AgentArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Shows the people of a site, with their roles and queues.
    List {
        /// The site.
        site: SiteId,
    },
    /// Shows what somebody is on each site, and how many browsers they are signed in with.
    Show {
        /// The person's address.
        #[arg(value_parser = address)]
        email: EmailAddress,
    },
    /// Takes somebody off all sites and signs them out. What they had goes back to the queues.
    Deactivate(Where),
    /// Gives a deactivated person back the roles and queues that they had.
    Reactivate(Where),
    /// Ends all sessions of somebody, who may sign in again.
    SignOut {
        /// The person's address.
        #[arg(value_parser = address)]
        email: EmailAddress,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The person's address.
    #[arg(value_parser = address)]
    email: EmailAddress,
    /// On this site alone. Who is on no other site is signed out too.
    #[arg(long)]
    site: Option<SiteId>,
}

/// What somebody is on one site.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    site: String,
    role: &'static str,
    queues: Vec<String>,
    active: bool,
}

/// What a command has to say.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Said {
    List {
        people: Vec<PersonItem>,
    },
    Shown {
        agent: String,
        email: String,
        name: String,
        language: &'static str,
        sites: Vec<Place>,
        sessions: usize,
    },
    Switched {
        done: &'static str,
        agent: String,
        /// Where it changed anything.
        sites: Vec<String>,
    },
    SignedOut {
        done: &'static str,
        agent: String,
        sessions: u64,
    },
}

impl Report for Said {
    fn lines(&self) -> Vec<String> {
        match self {
            Self::List { people } => people
                .iter()
                .map(|it| {
                    let is = standing(it.role, &it.queues, it.active);
                    format!("{} <{}>: {is}", it.name, it.email)
                })
                .collect(),
            Self::Shown {
                agent,
                email,
                name,
                language,
                sites,
                sessions,
            } => {
                let first = format!("{name} <{email}>: {agent}; {language}; {sessions} sessions");
                let places = sites.iter().map(|it| {
                    let is = standing(it.role, &it.queues, it.active);
                    format!("{}: {is}", it.site)
                });
                [first].into_iter().chain(places).collect()
            }
            Self::Switched { done, agent, sites } if sites.is_empty() => {
                vec![format!("{done} already: {agent}")]
            }
            Self::Switched { done, agent, sites } => {
                vec![format!("{done}: {agent} on {}", sites.join(", "))]
            }
            Self::SignedOut {
                done,
                agent,
                sessions,
            } => vec![format!("{done}: {agent}; {sessions} sessions ended")],
        }
    }
}

fn standing(role: &str, queues: &[String], active: bool) -> String {
    let active = if active { "" } else { ", deactivated" };
    let queues = match queues {
        [] => "no queue".to_owned(),
        queues => queues.join(", "),
    };
    format!("{role}{active}; {queues}")
}

/// Shows, switches off and on, or signs out.
pub(crate) async fn agent(store: &Store, what: What, now: Timestamp) -> anyhow::Result<Said> {
    match what {
        What::List { site } => {
            let site = site_of(store, &site).await?;
            let people = store.people(&site.id).await?;
            let people = people.iter().filter_map(|it| PersonItem::of(it, &site));
            let mut people: Vec<_> = people.collect();
            people.sort_by(|one, other| (&one.name, &one.agent).cmp(&(&other.name, &other.agent)));
            Ok(Said::List { people })
        }
        What::Show { email } => show(store, &email, now).await,
        What::Deactivate(of) => switch(store, of, false, now).await,
        What::Reactivate(of) => switch(store, of, true, now).await,
        What::SignOut { email } => sign_out(store, &email, now).await,
    }
}

async fn known(store: &Store, email: &EmailAddress) -> anyhow::Result<Agent> {
    let agent = store.agent_of_email(email).await?;
    agent.with_context(|| format!("no agent has the address {}", email.as_str()))
}

/// The sites where somebody is or was something.
fn sites_of(agent: &Agent) -> Vec<SiteId> {
    let sites = agent.sites.keys().chain(agent.former.keys());
    sites.cloned().collect()
}

async fn show(store: &Store, email: &EmailAddress, now: Timestamp) -> anyhow::Result<Said> {
    let agent = known(store, email).await?;
    let mut sites = Vec::new();
    for id in sites_of(&agent) {
        let item = PersonItem::of(&agent, &site_of(store, &id).await?);
        sites.extend(item.map(|item| Place {
            site: id.to_string(),
            role: item.role,
            queues: item.queues,
            active: item.active,
        }));
    }
    let sessions = store.sessions(agent.id).await?.into_iter();
    let counts = |it: &store::SessionRecord| !it.replaced && it.expires_at_s > now.as_second();
    Ok(Said::Shown {
        agent: agent.id.to_string(),
        email: agent.email.as_str().to_owned(),
        name: agent.name.as_str().to_owned(),
        language: agent.language.tag(),
        sites,
        sessions: sessions.filter(counts).count(),
    })
}

fn switched(agent: &Agent, site: &Site, active: bool) -> Agent {
    let mut agent = agent.clone();
    if active {
        agent.reactivate(site);
    } else {
        agent.deactivate(site);
    }
    agent
}

async fn switch(store: &Store, of: Where, active: bool, now: Timestamp) -> anyhow::Result<Said> {
    let agent = known(store, &of.email).await?;
    let mut sites = Vec::new();
    for id in sites_of(&agent) {
        if of.site.as_ref().is_none_or(|only| *only == id) {
            sites.push(site_of(store, &id).await?);
        }
    }
    let place = of.site.as_ref().map_or("any site", SiteId::as_str);
    ensure!(
        !sites.is_empty(),
        "{} is not on {place}: add them with `doorbell member add`",
        agent.email.as_str()
    );
    // All or nothing: who is the last owner of one site leaves none.
    for site in &sites {
        let after = switched(&agent, site, active);
        owner_beside(store, site, (&agent, &after)).await?;
    }
    let mut changed = Vec::new();
    for site in &sites {
        let before = known(store, &of.email).await?;
        let after = switched(&before, site, active);
        if after != before {
            change(store, site, (&before, &after), now).await?;
            changed.push(site.id.to_string());
        }
    }
    Ok(Said::Switched {
        done: if active { "reactivated" } else { "deactivated" },
        agent: agent.id.to_string(),
        sites: changed,
    })
}

async fn sign_out(store: &Store, email: &EmailAddress, now: Timestamp) -> anyhow::Result<Said> {
    let agent = known(store, email).await?;
    for site in sites_of(&agent) {
        let act = act(&site, "person.sign_out", agent.id.to_string(), now);
        store.log_act(&act, json!({})).await?;
    }
    let sessions = store.end_sessions_of(agent.id).await?;
    Ok(Said::SignedOut {
        done: "signed out",
        agent: agent.id.to_string(),
        sessions,
    })
}

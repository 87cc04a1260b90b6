//! The first site and its owner.

use anyhow::{Context, bail, ensure};
use clap::Args;
use domain::{
    Agent, AgentId, DisplayName, EmailAddress, Language, NoticeKind, NoticeMethods, Notices,
    OriginPattern, Queue, QueueId, Role, Site, SiteId, Timestamp, Zone,
};
use serde::Serialize;
use serde_json::json;
use store::{Act, Saved, Store};

use crate::report::Report;

#[derive(Debug, Args)]
pub(crate) struct SiteArgs {
    /// The short name of the site, which stands in the widget's snippet.
    site: SiteId,
    /// What visitors and agents read.
    #[arg(long, value_parser = name_in_mails)]
    name: Option<String>,
    /// Where the widget may run, like `https://shop.example` or `https://*.shop.example`; once for each.
    #[arg(long = "origin")]
    origins: Vec<OriginPattern>,
    /// The language of visitors whose own we do not have: fi, en, uk, hu or it.
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// The time zone of opening hours, like Europe/Helsinki.
    #[arg(long)]
    time_zone: Option<Zone>,
    /// A queue, as `support=Customer service`; once for each.
    #[arg(long = "queue", value_parser = queue)]
    queues: Vec<(QueueId, String)>,
}

fn queue(text: &str) -> Result<(QueueId, String), String> {
    let (id, name) = text.split_once('=').ok_or("a queue is written id=name")?;
    let id = id.parse().map_err(|error| format!("{error}"))?;
    Ok((id, name_in_mails(name)?))
}

/// A name that a mail's header can hold: with a line break in it, neither a notice nor a sign-in mail could be written.
fn name_in_mails(text: &str) -> Result<String, String> {
    if text.contains(['\u{2028}', '\u{2029}']) {
        return Err("a name is one line".to_owned());
    }
    let name = DisplayName::parse(text).map_err(|error| error.to_string())?;
    Ok(name.into_string())
}

fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "it is one of fi, en, uk, hu, it".to_owned())
}

#[derive(Debug, Args)]
pub(crate) struct OwnerArgs {
    /// The address to which sign-in links go.
    email: String,
    /// The name that visitors see.
    #[arg(long)]
    name: Option<String>,
    /// The site that is owned.
    #[arg(long)]
    site: SiteId,
    /// The language of console and mails: fi, en, uk, hu or it.
    #[arg(long, value_parser = language)]
    language: Option<Language>,
}

/// What was done.
#[derive(Debug, Serialize)]
pub(crate) struct Done {
    /// `created` or `changed`.
    pub(crate) done: &'static str,
    /// The id of what was created or changed.
    pub(crate) id: String,
}

impl Report for Done {
    fn lines(&self) -> Vec<String> {
        vec![format!("{}: {}", self.done, self.id)]
    }
}

/// Creates a site, or changes what was named.
pub(crate) async fn site(store: &Store, args: SiteArgs, now: Timestamp) -> anyhow::Result<Done> {
    let known = store.site(&args.site).await?;
    let done = if known.is_some() {
        "changed"
    } else {
        "created"
    };
    let mut site = match known {
        Some(site) => site,
        None => added(store, args.site, args.name.as_deref(), now).await?,
    };
    let queues = args.queues;
    ensure!(
        !site.queues.is_empty() || !queues.is_empty(),
        "a site needs a --queue"
    );
    for (id, name) in queues {
        site = with_queue(store, site, id, name, now).await?;
    }
    let mut changed = site.clone();
    changed.name = args.name.unwrap_or(changed.name);
    changed.language = args.language.unwrap_or(changed.language);
    changed.time_zone = args.time_zone.unwrap_or(changed.time_zone);
    for origin in args.origins {
        if !changed.origins.contains(&origin) {
            changed.origins.push(origin);
        }
    }
    let act = act(&site.id, "site.change", site.id.to_string(), now);
    saved(store.change_site(&site, &changed, &act).await?)?;
    Ok(Done {
        done,
        id: site.id.to_string(),
    })
}

/// What an operator does, as the site's audit log has it.
fn act<'a>(site: &'a SiteId, action: &'static str, subject: String, now: Timestamp) -> Act<'a> {
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

fn saved(saved: Saved) -> anyhow::Result<()> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Overtaken => bail!("somebody changed it at the same time: run the command again"),
    }
}

async fn added(
    store: &Store,
    id: SiteId,
    name: Option<&str>,
    now: Timestamp,
) -> anyhow::Result<Site> {
    let name = name.context("a new site needs --name")?;
    let site = Site::new(id, name.to_owned());
    let act = act(&site.id, "site.add", site.id.to_string(), now);
    saved(store.add_site(&site, None, &act).await?)?;
    Ok(site)
}

/// The site with this queue: a new one, or one that has this name from now on.
async fn with_queue(
    store: &Store,
    site: Site,
    id: QueueId,
    name: String,
    now: Timestamp,
) -> anyhow::Result<Site> {
    let Some(known) = store.queue(&id).await? else {
        let queue = Queue::new(id, site.id.clone(), name);
        let act = act(&site.id, "queue.add", queue.id.to_string(), now);
        saved(store.add_queue(&site, &queue, &act).await?)?;
        return store.site(&site.id).await?.context("the site is gone");
    };
    ensure!(
        known.site == site.id,
        "the queue {id} belongs to another site"
    );
    let renamed = Queue {
        name,
        ..known.clone()
    };
    let act = act(&site.id, "queue.change", id.to_string(), now);
    saved(
        store
            .change_queue(&site.time_zone, (&known, &renamed), &act)
            .await?,
    )?;
    Ok(site)
}

/// Makes somebody an owner who serves all queues of the site and is mailed about everything.
pub(crate) async fn owner(store: &Store, args: OwnerArgs, now: Timestamp) -> anyhow::Result<Done> {
    let site = store.site(&args.site).await?;
    let site = site.with_context(|| {
        format!(
            "there is no site {}: create it with `doorbell site`",
            args.site
        )
    })?;
    let email = EmailAddress::parse(&args.email)?;
    let known = store.agent_of_email(&email).await?;
    let done = if known.is_some() {
        "changed"
    } else {
        "created"
    };
    let mut agent = match known {
        Some(agent) => agent,
        None => Agent {
            notices: by_mail(),
            ..Agent::new(
                AgentId::from_bits(runtime::bits()),
                email,
                DisplayName::parse(args.name.as_deref().context("a new agent needs --name")?)?,
                site.language,
            )
        },
    };
    if let Some(name) = args.name {
        agent.name = DisplayName::parse(&name)?;
    }
    agent.language = args.language.unwrap_or(agent.language);
    agent.sites.insert(site.id.clone(), Role::Owner);
    agent.former.remove(&site.id);
    agent.queues.extend(site.queues);
    agent.version += 1;
    store.put_agent(&agent).await?;
    let act = act(&site.id, "person.own", agent.id.to_string(), now);
    store.log_act(&act, json!({"role": "owner"})).await?;
    Ok(Done {
        done,
        id: agent.id.to_string(),
    })
}

fn by_mail() -> Notices {
    let mut notices = Notices::default();
    for kind in NoticeKind::ALL {
        let methods = NoticeMethods {
            sound: true,
            desktop: true,
            email: true,
        };
        notices.set(kind, methods);
    }
    notices
}

//! The first site and its owner.

use anyhow::{Context, ensure};
use clap::Args;
use domain::{
    Agent, AgentId, Availability, DisplayName, EmailAddress, Language, NoticeKind, NoticeMethods,
    Notices, Offline, OriginPattern, Queue, QueueId, Role, Site, SiteId, Zone,
};
use serde::Serialize;
use store::Store;

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
pub(crate) async fn site(store: &Store, args: SiteArgs) -> anyhow::Result<Done> {
    let known = store.site(&args.site).await?;
    let done = if known.is_some() {
        "changed"
    } else {
        "created"
    };
    let mut site = match known {
        Some(site) => site,
        None => Site {
            language: Language::En,
            colour: "#2457D6".to_owned(),
            time_zone: Zone::UTC,
            origins: Vec::new(),
            queues: Vec::new(),
            ..Site::new(
                args.site,
                args.name.clone().context("a new site needs --name")?,
            )
        },
    };
    site.name = args.name.unwrap_or(site.name);
    site.language = args.language.unwrap_or(site.language);
    site.time_zone = args.time_zone.unwrap_or(site.time_zone);
    for origin in args.origins {
        if !site.origins.contains(&origin) {
            site.origins.push(origin);
        }
    }
    for (id, name) in args.queues {
        let known = store.queue(&id).await?;
        ensure!(
            known.as_ref().is_none_or(|queue| queue.site == site.id),
            "the queue {id} belongs to another site"
        );
        let queue = known.unwrap_or_else(|| empty_queue(id.clone(), site.id.clone()));
        store.put_queue(&Queue { name, ..queue }).await?;
        if !site.queues.contains(&id) {
            site.queues.push(id);
        }
    }
    ensure!(!site.queues.is_empty(), "a site needs a --queue");
    store.put_site(&site).await?;
    Ok(Done {
        done,
        id: site.id.to_string(),
    })
}

fn empty_queue(id: QueueId, site: SiteId) -> Queue {
    Queue::new(id, site, String::new())
}

/// Makes somebody an owner who serves all queues of the site and is mailed about everything.
pub(crate) async fn owner(store: &Store, args: OwnerArgs) -> anyhow::Result<Done> {
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
            sites: Default::default(),
            queues: Default::default(),
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
    agent.sites.insert(site.id, Role::Owner);
    agent.queues.extend(site.queues);
    store.put_agent(&agent).await?;
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

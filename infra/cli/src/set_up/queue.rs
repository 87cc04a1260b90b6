//! The queues of a site.

use anyhow::{Context, bail, ensure};
use clap::{Args, Subcommand};
use domain::bot::BotId;
use domain::{ByHand, Offline, Queue, QueueId, Site, SiteId, Timestamp, bounds};
use protocol::settings::QueueConfig;
use protocol::visitor::offline_name;
use serde::Serialize;
use store::Store;

use super::act::{Done, act, saved, site_of};
use super::begin::name;
use crate::report::Report;

#[derive(Debug, Args)]
pub(crate) struct QueueArgs {
    #[command(subcommand)]
    pub(crate) what: What,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Shows the queues of a site: whether each is open, and what it offers while closed.
    List {
        /// The site.
        site: SiteId,
    },
    /// Adds a queue at the end of its site.
    Add {
        /// The site.
        site: SiteId,
        /// The short name of the queue.
        queue: QueueId,
        /// What visitors and agents read.
        #[arg(long, value_parser = name)]
        name: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Changes a queue. What is not named is left as it is.
    Change {
        /// The site.
        site: SiteId,
        /// The short name of the queue.
        queue: QueueId,
        /// What visitors and agents read.
        #[arg(long, value_parser = name)]
        name: Option<String>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Takes away a queue that nobody serves and in which no conversation is open.
    Remove {
        /// The site.
        site: SiteId,
        /// The short name of the queue.
        queue: QueueId,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    by_hand: Switch,
    /// When the hours count again, like 2026-12-24T15:00:00+02:00; without it, when somebody says so.
    #[arg(long, value_name = "TIME", value_parser = time, requires = "by_hand", conflicts_with = "by_hours")]
    until: Option<Timestamp>,
    /// What is offered while the queue is closed: message, form or bot.
    #[arg(long, value_parser = offline)]
    offline: Option<Offline>,
    /// The bot of a queue that offers one. It has to be published.
    #[arg(long)]
    bot: Option<BotId>,
}

#[derive(Debug, Args)]
#[group(id = "by_hand", multiple = false)]
struct Switch {
    /// Opens it, whatever its hours say.
    #[arg(long)]
    open: bool,
    /// Closes it, whatever its hours say.
    #[arg(long)]
    closed: bool,
    /// Open by its hours again.
    #[arg(long)]
    by_hours: bool,
}

fn time(text: &str) -> Result<Timestamp, String> {
    let time = text.parse();
    time.map_err(|_| "a time is written 2026-12-24T15:00:00+02:00".to_owned())
}

fn offline(text: &str) -> Result<Offline, String> {
    let mut all = Offline::ALL.into_iter();
    all.find(|offline| offline_name(*offline) == text)
        .ok_or_else(|| "it is one of message, form, bot".to_owned())
}

/// What a command has to say.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Said {
    List { queues: Vec<QueueConfig> },
    Done(Done),
}

impl Report for Said {
    fn lines(&self) -> Vec<String> {
        match self {
            Self::List { queues } => queues.iter().map(line).collect(),
            Self::Done(done) => done.lines(),
        }
    }
}

fn line(queue: &QueueConfig) -> String {
    let state = if queue.open { "open" } else { "closed" };
    let by_hand = queue.by_hand.as_ref().map_or("", |_| " by hand");
    let until = queue.changes_at.as_ref();
    let until = until.map_or_else(String::new, |time| format!(" until {time}"));
    let offline = match (queue.offline, &queue.bot) {
        ("bot", Some(bot)) => format!("the bot {bot}"),
        (offline, _) => offline.to_owned(),
    };
    format!(
        "{}: {}; {state}{by_hand}{until}; while closed: {offline}",
        queue.queue, queue.name
    )
}

/// Shows, adds, changes or takes away.
pub(crate) async fn queue(store: &Store, what: What, now: Timestamp) -> anyhow::Result<Said> {
    match what {
        What::List { site } => list(store, &site, now).await,
        What::Add {
            site,
            queue,
            name,
            settings,
        } => {
            let site = site_of(store, &site).await?;
            let queue = Queue::new(queue, site.id.clone(), name);
            let queue = set(store, &queue, settings, now).await?;
            add(store, &site, &queue, now).await?;
            Ok(done("created", &queue))
        }
        What::Change {
            site,
            queue,
            name,
            settings,
        } => {
            // The zone of the hours has to be read after the queue.
            let queue = of_site(store, &site, &queue).await?;
            let site = site_of(store, &site).await?;
            let mut after = set(store, &queue, settings, now).await?;
            after.name = name.unwrap_or(after.name);
            change(store, &site, (&queue, &after), now).await?;
            Ok(done("changed", &queue))
        }
        What::Remove { site, queue } => {
            let queue = of_site(store, &site, &queue).await?;
            let site = site_of(store, &site).await?;
            remove(store, &site, &queue, now).await?;
            Ok(done("removed", &queue))
        }
    }
}

fn done(done: &'static str, queue: &Queue) -> Said {
    let id = queue.id.to_string();
    Said::Done(Done { done, id })
}

async fn list(store: &Store, site: &SiteId, now: Timestamp) -> anyhow::Result<Said> {
    let site = site_of(store, site).await?;
    let queues = store.queues(&site.queues).await?;
    let queues = queues.iter();
    Ok(Said::List {
        queues: queues
            .map(|queue| QueueConfig::of(queue, &site.time_zone, now))
            .collect(),
    })
}

async fn of_site(store: &Store, site: &SiteId, id: &QueueId) -> anyhow::Result<Queue> {
    let queue = store.queue(id).await?.filter(|queue| queue.site == *site);
    queue.with_context(|| {
        format!("{site} has no queue {id}: `doorbell queue list {site}` shows those it has")
    })
}

/// The queue with these settings, which follow the rules of the console.
async fn set(
    store: &Store,
    queue: &Queue,
    settings: Settings,
    now: Timestamp,
) -> anyhow::Result<Queue> {
    let mut after = queue.clone();
    let Switch {
        open,
        closed,
        by_hours,
    } = settings.by_hand;
    if let Some(until) = settings.until {
        ensure!(
            ByHand::may_end(until, now),
            "--until has to lie ahead, within a year"
        );
    }
    if open || closed {
        let until = settings.until;
        after.by_hand = Some(ByHand { open, until });
    }
    if by_hours {
        after.by_hand = None;
    }
    after.offline = settings.offline.unwrap_or(after.offline);
    if let Some(bot) = settings.bot.filter(|bot| Some(bot) != queue.bot.as_ref()) {
        let known = store.bot(&queue.site, &bot).await?;
        ensure!(
            known.is_some_and(|known| known.published.is_some()),
            "{} has no published bot {bot}: publish it in the console first",
            queue.site
        );
        after.bot = Some(bot);
    }
    Ok(after)
}

async fn add(store: &Store, site: &Site, queue: &Queue, now: Timestamp) -> anyhow::Result<()> {
    let id = &queue.id;
    ensure!(
        site.queues.len() < bounds::QUEUES_OF_SITE,
        "a site has at most {} queues",
        bounds::QUEUES_OF_SITE
    );
    if let Some(known) = store.queue(id).await? {
        ensure!(
            known.site == site.id,
            "the queue {id} belongs to another site: choose another short name"
        );
        bail!(
            "{} has the queue {id} already: change it with `doorbell queue change`",
            site.id
        );
    }
    let act = act(&site.id, "queue.add", id.to_string(), now);
    saved(store.add_queue(site, queue, &act).await?)
}

async fn change(
    store: &Store,
    site: &Site,
    queues: (&Queue, &Queue),
    now: Timestamp,
) -> anyhow::Result<()> {
    let act = act(&site.id, "queue.change", queues.0.id.to_string(), now);
    saved(store.change_queue(&site.time_zone, queues, &act).await?)
}

async fn remove(store: &Store, site: &Site, queue: &Queue, now: Timestamp) -> anyhow::Result<()> {
    let id = &queue.id;
    ensure!(
        !store.is_queue_in_use(id).await?,
        "somebody serves {id} or a conversation is open in it: `doorbell agent list {}` shows who",
        site.id
    );
    let act = act(&site.id, "queue.remove", id.to_string(), now);
    saved(store.remove_queue(site, queue, &act).await?)
}

/// The site with this queue: a new one, or one that has this name from now on.
pub(crate) async fn named(
    store: &Store,
    site: Site,
    id: QueueId,
    name: String,
    now: Timestamp,
) -> anyhow::Result<Site> {
    let Some(known) = store.queue(&id).await?.filter(|it| it.site == site.id) else {
        let queue = Queue::new(id, site.id.clone(), name);
        add(store, &site, &queue, now).await?;
        return store.site(&site.id).await?.context("the site is gone");
    };
    let renamed = Queue {
        name,
        ..known.clone()
    };
    change(store, &site, (&known, &renamed), now).await?;
    Ok(site)
}

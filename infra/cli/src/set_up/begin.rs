//! The first site and its owner.

use anyhow::{Context, ensure};
use clap::Args;
use domain::site::colour;
use domain::text::setting_line;
use domain::{
    Feature, Language, OriginPattern, QueueId, Role, Site, SiteId, Timestamp, Zone, bounds,
};
use protocol::settings::feature_name;
use store::Store;

use super::act::{Done, act, saved, site_of};
use super::member::{Newcomer, join};
use super::queue;

#[derive(Debug, Args)]
pub(crate) struct SiteArgs {
    /// The short name of the site, which stands in the widget's snippet.
    site: SiteId,
    /// What visitors and agents read.
    #[arg(long, value_parser = name)]
    name: Option<String>,
    /// Where the widget may run, like `https://shop.example` or `https://*.shop.example`; once for each.
    #[arg(long = "origin")]
    origins: Vec<OriginPattern>,
    /// Where the widget may run no longer; once for each.
    #[arg(long = "remove-origin", value_name = "ORIGIN")]
    gone: Vec<OriginPattern>,
    /// The language of visitors whose own we do not have: fi, en, uk, hu or it.
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// The languages in which the widget is offered, like `fi,en`; a new site has all.
    #[arg(long, value_parser = language, value_delimiter = ',')]
    languages: Vec<Language>,
    /// The colour of the widget, like `#2457D6`.
    #[arg(long, value_parser = parsed_colour)]
    colour: Option<String>,
    /// The time zone of opening hours, like Europe/Helsinki.
    #[arg(long)]
    time_zone: Option<Zone>,
    /// What the site may not have: bots, own-forms, auto-reply. What was set up comes back with `--give`.
    #[arg(long, value_parser = feature, value_delimiter = ',')]
    withhold: Vec<Feature>,
    /// What the site may have again.
    #[arg(long, value_parser = feature, value_delimiter = ',')]
    give: Vec<Feature>,
    /// A queue, as `support=Customer service`; once for each.
    #[arg(long = "queue", value_parser = named_queue)]
    queues: Vec<(QueueId, String)>,
}

fn named_queue(text: &str) -> Result<(QueueId, String), String> {
    let (id, queue_name) = text.split_once('=').ok_or("a queue is written id=name")?;
    let id = id.parse().map_err(|error| format!("{error}"))?;
    Ok((id, name(queue_name)?))
}

/// The name of a site or queue. With a line break in it, neither a notice nor a sign-in mail could be written: a mail's header is one line.
pub(crate) fn name(text: &str) -> Result<String, String> {
    if text.contains(['\u{2028}', '\u{2029}']) {
        return Err("a name is one line".to_owned());
    }
    setting_line(text, bounds::SITE_NAME_CHARS).map_err(|error| error.to_string())
}

pub(crate) fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "it is one of fi, en, uk, hu, it".to_owned())
}

fn feature(word: &str) -> Result<Feature, String> {
    let mut all = Feature::ALL.into_iter();
    all.find(|it| feature_name(*it) == word)
        .ok_or_else(|| format!("it is one of {}", Feature::ALL.map(feature_name).join(", ")))
}

fn parsed_colour(text: &str) -> Result<String, String> {
    colour(text).ok_or_else(|| "a colour is written #RRGGBB".to_owned())
}

#[derive(Debug, Args)]
pub(crate) struct OwnerArgs {
    #[command(flatten)]
    who: Newcomer,
    /// The site that is owned.
    #[arg(long)]
    site: SiteId,
}

/// Creates a site, or changes what was named.
pub(crate) async fn site(
    store: &Store,
    mut args: SiteArgs,
    now: Timestamp,
) -> anyhow::Result<Done> {
    let known = store.site(&args.site).await?;
    let done = if known.is_some() {
        "changed"
    } else {
        "created"
    };
    let queues = std::mem::take(&mut args.queues);
    let has_one = known.as_ref().is_some_and(|site| !site.queues.is_empty());
    ensure!(has_one || !queues.is_empty(), "a site needs a --queue");
    let mut site = match known {
        Some(site) => site,
        None => added(store, args.site.clone(), args.name.as_deref(), now).await?,
    };
    for (id, name) in queues {
        site = queue::named(store, site, id, name, now).await?;
    }
    let changed = changed(&site, args)?;
    let act = act(&site.id, "site.change", site.id.to_string(), now);
    saved(store.change_site(&site, &changed, &act).await?)?;
    Ok(Done {
        done,
        id: site.id.to_string(),
    })
}

fn changed(site: &Site, args: SiteArgs) -> anyhow::Result<Site> {
    let mut site = site.clone();
    site.name = args.name.unwrap_or(site.name);
    site.language = args.language.unwrap_or(site.language);
    if !args.languages.is_empty() {
        let offered = Language::ALL.into_iter();
        site.languages = offered.filter(|it| args.languages.contains(it)).collect();
    }
    ensure!(
        site.offered().contains(&site.language),
        "the languages that are offered must hold the site's own, which is {}",
        site.language.tag()
    );
    site.colour = args.colour.unwrap_or(site.colour);
    site.time_zone = args.time_zone.unwrap_or(site.time_zone);
    site.withheld.extend(args.withhold);
    site.withheld.retain(|it| !args.give.contains(it));
    for origin in args.gone {
        ensure!(
            site.origins.contains(&origin),
            "the site does not list {origin}"
        );
        site.origins.retain(|known| *known != origin);
    }
    for origin in args.origins {
        if !site.origins.contains(&origin) {
            site.origins.push(origin);
        }
    }
    ensure!(
        site.origins.len() <= bounds::ORIGINS,
        "a site has at most {} origins",
        bounds::ORIGINS
    );
    Ok(site)
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

/// Makes somebody an owner who serves all queues of the site. Somebody new is told of what an invited person is told of.
pub(crate) async fn owner(store: &Store, args: OwnerArgs, now: Timestamp) -> anyhow::Result<Done> {
    let site = site_of(store, &args.site).await?;
    let queues = site.queues.iter().cloned().collect();
    join(store, &site, args.who, (Role::Owner, queues), now).await
}

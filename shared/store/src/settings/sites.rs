//! Sites: who may embed the widget, what it says.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::ReturnValue;
use domain::site::{Launcher, SiteTexts};
use domain::{Feature, Language, Origin, Queue, QueueId, Site, SiteId};
use protocol::settings::{Installed, feature_name};
use serde::{Deserialize, Serialize};

use super::change::listing;
use super::queues::queue_of;
use crate::keys::{Item, Key};
use crate::read::{BadField, read, read_record};
use crate::write::text;
use crate::{Store, StoreError};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SiteRecord {
    name: String,
    language: String,
    colour: String,
    time_zone: String,
    origins: Vec<String>,
    queues: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    languages: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, TextsRecord>,
    #[serde(default, skip_serializing_if = "LauncherRecord::is_default")]
    launcher: LauncherRecord,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hidden_on: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    withheld: Vec<String>,
    #[serde(default)]
    version: u64,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct TextsRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    greeting: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form_intro: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    thanks: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct LauncherRecord {
    left: bool,
    side_px: u16,
    bottom_px: u16,
}

impl Default for LauncherRecord {
    fn default() -> Self {
        Launcher::default().into()
    }
}

impl From<Launcher> for LauncherRecord {
    fn from(launcher: Launcher) -> Self {
        let Launcher {
            left,
            side_px,
            bottom_px,
        } = launcher;
        Self {
            left,
            side_px,
            bottom_px,
        }
    }
}

impl LauncherRecord {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The value that is written so.
pub(super) fn word<T: Copy, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    written: &str,
    field: &'static str,
) -> Result<T, BadField> {
    let mut all = all.into_iter();
    all.find(|value| name(*value) == written)
        .ok_or_else(|| BadField::new(field))
}

/// Values by language, where languages are written as tags.
pub(super) fn of_languages<T>(
    tagged: BTreeMap<String, T>,
    field: &'static str,
) -> Result<BTreeMap<Language, T>, BadField> {
    let language = |tag: &str| Language::parse(tag).ok_or_else(|| BadField::new(field));
    tagged
        .into_iter()
        .map(|(tag, value)| Ok((language(&tag)?, value)))
        .collect()
}

fn all_of<T: std::str::FromStr>(texts: &[String], field: &'static str) -> Result<Vec<T>, BadField> {
    texts
        .iter()
        .map(|text| text.parse().map_err(|_| BadField::new(field)))
        .collect()
}

fn site_of(id: SiteId, record: SiteRecord) -> Result<Site, BadField> {
    let language = |tag: &String| Language::parse(tag).ok_or_else(|| BadField::new("language"));
    let texts = record.texts.into_iter().map(|(tag, texts)| {
        let TextsRecord {
            header,
            greeting,
            closed,
            form_intro,
            thanks,
        } = texts;
        let texts = SiteTexts {
            header,
            greeting,
            closed,
            form_intro,
            thanks,
        };
        (tag, texts)
    });
    Ok(Site {
        id,
        name: record.name,
        language: language(&record.language)?,
        colour: record.colour,
        time_zone: record
            .time_zone
            .parse()
            .map_err(BadField::of("time_zone"))?,
        origins: all_of(&record.origins, "origins")?,
        queues: all_of(&record.queues, "queues")?,
        languages: record
            .languages
            .iter()
            .map(language)
            .collect::<Result<_, _>>()?,
        texts: of_languages(texts.collect(), "texts")?,
        launcher: Launcher {
            left: record.launcher.left,
            side_px: record.launcher.side_px,
            bottom_px: record.launcher.bottom_px,
        },
        hidden_on: all_of(&record.hidden_on, "hidden_on")?,
        withheld: record
            .withheld
            .iter()
            .map(|it| word(Feature::ALL, feature_name, it, "withheld"))
            .collect::<Result<_, _>>()?,
        version: record.version,
    })
}

impl From<&Site> for SiteRecord {
    fn from(site: &Site) -> Self {
        let texts = site.texts.iter().map(|(language, texts)| {
            let SiteTexts {
                header,
                greeting,
                closed,
                form_intro,
                thanks,
            } = texts.clone();
            let record = TextsRecord {
                header,
                greeting,
                closed,
                form_intro,
                thanks,
            };
            (language.tag().to_owned(), record)
        });
        let tags = site.languages.iter();
        let (hidden, withheld) = (site.hidden_on.iter(), site.withheld.iter());
        Self {
            name: site.name.clone(),
            language: site.language.tag().to_owned(),
            colour: site.colour.clone(),
            time_zone: site.time_zone.as_str().to_owned(),
            origins: site.origins.iter().map(ToString::to_string).collect(),
            queues: site.queues.iter().map(ToString::to_string).collect(),
            languages: tags.map(|language| language.tag().to_owned()).collect(),
            texts: texts.collect(),
            launcher: site.launcher.into(),
            hidden_on: hidden.map(|path| path.as_str().to_owned()).collect(),
            withheld: withheld.map(|it| feature_name(*it).to_owned()).collect(),
            version: site.version,
        }
    }
}

/// The site and its queue among these items, when both are there and belong together.
pub(crate) fn pair_of(
    site: &SiteId,
    queue: &QueueId,
    items: Vec<Item>,
) -> Result<Option<(Site, Queue)>, StoreError> {
    let (mut found_site, mut found_queue) = (None, None);
    for item in items {
        if item.get("sk") == Some(&text("SITE")) {
            found_site = Some(read(item, |item| site_of(site.clone(), item))?);
        } else {
            found_queue = Some(read(item, |item| queue_of(queue.clone(), item))?);
        }
    }
    Ok(found_site
        .zip(found_queue)
        .filter(|(_, queue)| queue.site == *site))
}

impl Store {
    /// One site.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn site(&self, id: &SiteId) -> Result<Option<Site>, StoreError> {
        let Some(item) = self.get(Key::site(id)).await? else {
            return Ok(None);
        };
        read(item, |item| site_of(id.clone(), item)).map(Some)
    }

    /// A site and one of its queues, in one read; `None` when either is missing or they do not belong together.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn site_and_queue(
        &self,
        site: &SiteId,
        queue: &QueueId,
    ) -> Result<Option<(Site, Queue)>, StoreError> {
        let keys = vec![Key::site(site), Key::queue(queue)];
        pair_of(site, queue, self.get_all(keys, false).await?)
    }

    /// Writes a site, and each of its origins so that a preflight finds it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_site(&self, site: &Site) -> Result<(), StoreError> {
        let item = Key::site(&site.id).item_with(SiteRecord::from(site))?;
        self.put(item).await?;
        for origin in &site.origins {
            let key = Key::origin(&origin.to_string());
            self.write(key, listing(site), ReturnValue::None).await?;
        }
        Ok(())
    }

    /// Where the widget of a site was last seen.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn installed(&self, id: &SiteId) -> Result<Option<Installed>, StoreError> {
        self.get(Key::installed(id))
            .await?
            .map(read_record)
            .transpose()
    }

    /// Notes that the widget of a site was seen.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn note_installed(
        &self,
        id: &SiteId,
        installed: &Installed,
    ) -> Result<(), StoreError> {
        self.put(Key::installed(id).item_with(installed)?).await
    }

    /// Whether any site admits this origin: all that a preflight can know.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn any_site_admits(&self, origin: &Origin) -> Result<bool, StoreError> {
        let (scheme, host) = origin.as_str().split_once("://").unwrap_or_default();
        let mut keys = vec![Key::origin(origin.as_str())];
        let mut below = host;
        while let Some((_, parent)) = below.split_once('.') {
            keys.push(Key::origin(&format!("{scheme}://*.{parent}")));
            below = parent;
            if keys.len() == 10 {
                break;
            }
        }
        // An origin that no site lists any more leaves an item without sites. Older items have one `site`.
        let found = self.get_all(keys, false).await?;
        let listed = |item: &Item| item.contains_key("sites") || item.contains_key("site");
        Ok(found.iter().any(listed))
    }
}

//! Sites and queues.

use domain::{Hours, Offline, Origin, OriginPattern, Queue, QueueId, Site, SiteId};
use protocol::visitor::offline_name;
use serde::{Deserialize, Serialize};

use crate::keys::{Item, Key, QUEUE};
use crate::read::{BadField, place, read};
use crate::write::text;
use crate::{Store, StoreError};

#[derive(Debug, Serialize, Deserialize)]
struct SiteItem {
    name: String,
    language: String,
    colour: String,
    time_zone: String,
    origins: Vec<String>,
    queues: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct QueueItem {
    site: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    forced_open: Option<bool>,
    hours: Vec<HoursItem>,
    offline: String,
    topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    consent: Option<(String, String)>,
}

/// `day` 1 is Monday; times as `HH:MM`.
#[derive(Debug, Serialize, Deserialize)]
struct HoursItem {
    day: i8,
    opens: String,
    closes: String,
}

fn site_of(id: SiteId, item: SiteItem) -> Result<Site, BadField> {
    Ok(Site {
        id,
        name: item.name,
        language: domain::Language::parse(&item.language)
            .ok_or_else(|| BadField::new("language"))?,
        colour: item.colour,
        time_zone: item.time_zone.parse().map_err(BadField::of("time_zone"))?,
        origins: item
            .origins
            .iter()
            .map(|origin| origin.parse().map_err(BadField::of("origins")))
            .collect::<Result<Vec<OriginPattern>, _>>()?,
        queues: item
            .queues
            .iter()
            .map(|queue| queue.parse().map_err(BadField::of("queues")))
            .collect::<Result<Vec<QueueId>, _>>()?,
    })
}

fn offline_of(text: &str) -> Result<Offline, BadField> {
    let mut all = Offline::ALL.into_iter();
    all.find(|offline| offline_name(*offline) == text)
        .ok_or_else(|| BadField::new("offline"))
}

fn hours_of(item: &HoursItem) -> Option<Hours> {
    Some(Hours {
        day: domain::site::weekday(item.day)?,
        opens: item.opens.parse().ok()?,
        closes: item.closes.parse().ok()?,
    })
}

fn queue_of(id: QueueId, item: QueueItem) -> Result<Queue, BadField> {
    Ok(Queue {
        id,
        site: item.site.parse().map_err(BadField::of("site"))?,
        name: item.name,
        forced_open: item.forced_open,
        hours: item
            .hours
            .iter()
            .map(|hours| hours_of(hours).ok_or_else(|| BadField::new("hours")))
            .collect::<Result<_, _>>()?,
        offline: offline_of(&item.offline)?,
        topics: item.topics,
        consent: item.consent,
    })
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

    /// One queue.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn queue(&self, id: &QueueId) -> Result<Option<Queue>, StoreError> {
        let Some(item) = self.get(Key::queue(id)).await? else {
            return Ok(None);
        };
        read(item, |item| queue_of(id.clone(), item)).map(Some)
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

    /// These queues, in this order; missing ones are left out.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn queues(&self, ids: &[QueueId]) -> Result<Vec<Queue>, StoreError> {
        let mut found = Vec::new();
        for item in self
            .get_all(ids.iter().map(Key::queue).collect(), false)
            .await?
        {
            let id = item
                .get("pk")
                .and_then(|pk| pk.as_s().ok()?.strip_prefix(QUEUE)?.parse().ok());
            let id: QueueId = id.ok_or_else(|| BadField::new("pk").at(place(&item)))?;
            found.push(read(item, |item| queue_of(id, item))?);
        }
        found.sort_by_key(|queue| ids.iter().position(|id| *id == queue.id));
        Ok(found)
    }

    /// Writes a site, and each of its origins so that a preflight finds it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_site(&self, site: &Site) -> Result<(), StoreError> {
        let record = SiteItem {
            name: site.name.clone(),
            language: site.language.tag().to_owned(),
            colour: site.colour.clone(),
            time_zone: site.time_zone.as_str().to_owned(),
            origins: site.origins.iter().map(ToString::to_string).collect(),
            queues: site.queues.iter().map(ToString::to_string).collect(),
        };
        let item = Key::site(&site.id).item_with(record)?;
        self.put(item).await?;
        for origin in &site.origins {
            let mut item = Key::origin(&origin.to_string()).item();
            item.insert("site".into(), text(&site.id));
            self.put(item).await?;
        }
        Ok(())
    }

    /// Writes a queue.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_queue(&self, queue: &Queue) -> Result<(), StoreError> {
        let record = QueueItem {
            site: queue.site.to_string(),
            name: queue.name.clone(),
            forced_open: queue.forced_open,
            hours: queue
                .hours
                .iter()
                .map(|hours| HoursItem {
                    day: hours.day.to_monday_one_offset(),
                    opens: hours.opens.to_string(),
                    closes: hours.closes.to_string(),
                })
                .collect(),
            offline: protocol::visitor::offline_name(queue.offline).to_owned(),
            topics: queue.topics.clone(),
            consent: queue.consent.clone(),
        };
        let item = Key::queue(&queue.id).item_with(record)?;
        self.put(item).await
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
        Ok(!self.get_all(keys, false).await?.is_empty())
    }
}

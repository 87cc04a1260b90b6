//! Queues: what they are called, when they are open, what they offer.

use std::collections::BTreeMap;

use domain::hours::Exception;
use domain::{
    AutoReply, ByHand, ContactKind, ContactLine, Field, FormOffer, Hours, Interval, Language,
    Logged, Minute, Offline, Queue, QueueId, Schedule, Status, Timestamp,
};
use protocol::settings::{WireField, contact_kind_name, form_offer_name, read_fields};
use protocol::visitor::offline_name;
use serde::{Deserialize, Serialize};

use super::sites::{of_languages, word};
use crate::inbox::rows::Part;
use crate::keys::{DUE_SHARD, Key, QUEUE};
use crate::read::{BadField, place, read};
use crate::{Store, StoreError};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct QueueRecord {
    site: String,
    name: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    descriptions: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    forced_open: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    forced_until_s: Option<i64>,
    hours: Vec<HoursRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exceptions: Vec<ExceptionRecord>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    suspended: bool,
    offline: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bot: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form_offer: Option<String>,
    topics: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    topic_queues: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    form_fields: Vec<WireField>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pre_chat: Vec<WireField>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    consent: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    consents: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    auto_reply: Option<(u16, BTreeMap<String, String>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    logged_open: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_shard: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_at: Option<i64>,
    #[serde(default)]
    version: u64,
}

impl QueueRecord {
    /// With the mark that says when `sweep` has to look.
    pub(super) fn marked(&mut self, logged: Logged) {
        self.logged_open = Some(logged.open);
        self.due_at = logged.next.map(Timestamp::as_second);
        self.due_shard = logged.next.map(|_| DUE_SHARD.to_owned());
    }
}

/// `day` 1 is Monday; times as `HH:MM`.
#[derive(Debug, Serialize, Deserialize)]
struct HoursRecord {
    day: i8,
    opens: String,
    closes: String,
}

/// Days as `YYYY-MM-DD`; hours as pairs of times.
#[derive(Debug, Serialize, Deserialize)]
struct ExceptionRecord {
    from: String,
    to: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    every_year: bool,
    hours: Vec<(String, String)>,
    note: String,
}

fn exception_of(record: ExceptionRecord) -> Result<Exception, BadField> {
    let bad = || BadField::new("exceptions");
    let (from, to) = (record.from.parse(), record.to.parse());
    let days = Exception::new(from.map_err(|_| bad())?, to.map_err(|_| bad())?);
    let hours = record.hours.iter();
    let mut exception = days.map_err(BadField::of("exceptions"))?;
    exception.hours = hours
        .map(|(opens, closes)| Interval::parse(opens, closes).map_err(|_| bad()))
        .collect::<Result<_, _>>()?;
    exception.every_year = record.every_year;
    exception.note = record.note;
    Ok(exception)
}

fn schedule_of(
    hours: &[HoursRecord],
    exceptions: Vec<ExceptionRecord>,
    suspended: bool,
) -> Result<Schedule, BadField> {
    let week = hours.iter();
    Ok(Schedule {
        week: week
            .map(|hours| Hours::parse(hours.day, &hours.opens, &hours.closes))
            .map(|hours| hours.map_err(BadField::of("hours")))
            .collect::<Result<_, _>>()?,
        exceptions: exceptions
            .into_iter()
            .map(exception_of)
            .collect::<Result<_, _>>()?,
        suspended,
    })
}

fn by_hand_of(open: Option<bool>, until_s: Option<i64>) -> Result<Option<ByHand>, BadField> {
    let until = until_s.map(Timestamp::from_second).transpose();
    let until = until.map_err(|_| BadField::new("forced_until_s"))?;
    Ok(open.map(|open| ByHand { open, until }))
}

fn logged_of(open: Option<bool>, due_at_s: Option<i64>) -> Result<Option<Logged>, BadField> {
    let next = due_at_s.map(Timestamp::from_second).transpose();
    let next = next.map_err(|_| BadField::new("due_at"))?;
    Ok(open.map(|open| Logged { open, next }))
}

fn queues_of(leads: BTreeMap<String, String>) -> Result<BTreeMap<String, QueueId>, BadField> {
    let queue = |queue: String| queue.parse().map_err(BadField::of("topic_queues"));
    leads
        .into_iter()
        .map(|(topic, id)| Ok((topic, queue(id)?)))
        .collect()
}

fn auto_reply_of((after_s, texts): (u16, BTreeMap<String, String>)) -> Result<AutoReply, BadField> {
    let texts = of_languages(texts, "auto_reply")?;
    Ok(AutoReply { after_s, texts })
}

fn fields_of(written: &[WireField], name: &'static str) -> Result<Vec<Field>, BadField> {
    read_fields(written, "").map_err(|_| BadField::new(name))
}

pub(super) fn queue_of(id: QueueId, record: QueueRecord) -> Result<Queue, BadField> {
    let contacts = record.contacts.into_iter().map(|(kind, text)| {
        let kind = word(ContactKind::ALL, contact_kind_name, &kind, "contacts")?;
        Ok(ContactLine { kind, text })
    });
    Ok(Queue {
        id,
        site: record.site.parse().map_err(BadField::of("site"))?,
        name: record.name,
        names: of_languages(record.names, "names")?,
        descriptions: of_languages(record.descriptions, "descriptions")?,
        by_hand: by_hand_of(record.forced_open, record.forced_until_s)?,
        schedule: schedule_of(&record.hours, record.exceptions, record.suspended)?,
        offline: word(Offline::ALL, offline_name, &record.offline, "offline")?,
        bot: match record.bot {
            Some(bot) => Some(bot.parse().map_err(BadField::of("bot"))?),
            None => None,
        },
        contacts: contacts.collect::<Result<_, _>>()?,
        picture: record.picture,
        form_offer: match record.form_offer {
            Some(offer) => word(FormOffer::ALL, form_offer_name, &offer, "form_offer")?,
            None => FormOffer::default(),
        },
        topics: record.topics,
        topic_queues: queues_of(record.topic_queues)?,
        form_fields: fields_of(&record.form_fields, "form_fields")?,
        pre_chat: fields_of(&record.pre_chat, "pre_chat")?,
        consent: record.consent,
        consents: of_languages(record.consents, "consents")?,
        auto_reply: record.auto_reply.map(auto_reply_of).transpose()?,
        logged: logged_of(record.logged_open, record.due_at)?,
        version: record.version,
    })
}

impl From<&Exception> for ExceptionRecord {
    fn from(exception: &Exception) -> Self {
        let hours = exception.hours.iter();
        Self {
            from: exception.from().to_string(),
            to: exception.to().to_string(),
            every_year: exception.every_year,
            hours: hours
                .map(|interval| (interval.opens().to_string(), interval.closes().to_string()))
                .collect(),
            note: exception.note.clone(),
        }
    }
}

impl From<&Hours> for HoursRecord {
    fn from(hours: &Hours) -> Self {
        let time = |time: Minute| time.to_string();
        Self {
            day: hours.day.to_monday_one_offset(),
            opens: time(hours.interval.opens()),
            closes: time(hours.interval.closes()),
        }
    }
}

fn tagged(texts: &BTreeMap<Language, String>) -> BTreeMap<String, String> {
    let texts = texts.iter();
    texts
        .map(|(language, text)| (language.tag().to_owned(), text.clone()))
        .collect()
}

impl From<&Queue> for QueueRecord {
    fn from(queue: &Queue) -> Self {
        let (schedule, by_hand) = (&queue.schedule, queue.by_hand);
        let auto_reply = queue.auto_reply.as_ref();
        let (contacts, leads) = (queue.contacts.iter(), queue.topic_queues.iter());
        let offer = Some(queue.form_offer).filter(|offer| *offer != FormOffer::default());
        let mut record = Self {
            site: queue.site.to_string(),
            name: queue.name.clone(),
            names: tagged(&queue.names),
            descriptions: tagged(&queue.descriptions),
            forced_open: by_hand.map(|by_hand| by_hand.open),
            forced_until_s: by_hand.and_then(|by_hand| Some(by_hand.until?.as_second())),
            hours: schedule.week.iter().map(HoursRecord::from).collect(),
            exceptions: schedule
                .exceptions
                .iter()
                .map(ExceptionRecord::from)
                .collect(),
            suspended: schedule.suspended,
            offline: offline_name(queue.offline).to_owned(),
            bot: queue.bot.as_ref().map(ToString::to_string),
            contacts: contacts
                .map(|line| (contact_kind_name(line.kind).to_owned(), line.text.clone()))
                .collect(),
            picture: queue.picture.clone(),
            form_offer: offer.map(|offer| form_offer_name(offer).to_owned()),
            topics: queue.topics.clone(),
            topic_queues: leads
                .map(|(topic, queue)| (topic.clone(), queue.to_string()))
                .collect(),
            form_fields: queue.form_fields.iter().map(WireField::from).collect(),
            pre_chat: queue.pre_chat.iter().map(WireField::from).collect(),
            consent: queue.consent.clone(),
            consents: tagged(&queue.consents),
            auto_reply: auto_reply.map(|it| (it.after_s, tagged(&it.texts))),
            logged_open: None,
            due_shard: None,
            due_at: None,
            version: queue.version,
        };
        if let Some(logged) = queue.logged {
            record.marked(logged);
        }
        record
    }
}

impl Store {
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

    /// These queues, in this order; missing ones are left out.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn queues(&self, ids: &[QueueId]) -> Result<Vec<Queue>, StoreError> {
        self.queues_read(ids, false).await
    }

    /// As [`Self::queues`], by a consistent read.
    pub(super) async fn queues_as_they_are(
        &self,
        ids: &[QueueId],
    ) -> Result<Vec<Queue>, StoreError> {
        self.queues_read(ids, true).await
    }

    async fn queues_read(
        &self,
        ids: &[QueueId],
        consistent: bool,
    ) -> Result<Vec<Queue>, StoreError> {
        let mut found = Vec::new();
        for item in self
            .get_all(ids.iter().map(Key::queue).collect(), consistent)
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

    /// Writes a queue.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_queue(&self, queue: &Queue) -> Result<(), StoreError> {
        let item = Key::queue(&queue.id).item_with(QueueRecord::from(queue))?;
        self.put(item).await
    }

    /// Whether somebody serves a queue, or a conversation is open in it: then it is not taken away.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn is_queue_in_use(&self, id: &QueueId) -> Result<bool, StoreError> {
        let mut in_use = !self.members(id).await?.is_empty();
        for status in [Status::Unassigned, Status::Active] {
            let open = self.rows_of_queue(id, status, Part::freshest(1)).await?;
            in_use |= !open.rows.is_empty();
        }
        Ok(in_use)
    }
}

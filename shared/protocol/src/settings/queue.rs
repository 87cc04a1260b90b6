//! Queues and their hours.

use std::collections::BTreeMap;

use domain::hours::Exception;
use domain::{AutoReply, ByHand, Interval, Queue, Timestamp, Zone};
use serde::{Deserialize, Serialize};

use super::{WireField, contact_kind_name, form_offer_name, if_named, tagged};
use crate::time;
use crate::visitor::{ConsentText, OpenHours, offline_name};

/// A queue as it is set up. `version` goes into `If-Match` of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct QueueConfig {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    pub version: u64,
    pub name: String,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub names: BTreeMap<&'static str, String>,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub descriptions: BTreeMap<&'static str, String>,
    pub open: bool,
    /// When it opens or closes next, if anything says so.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Time>"))]
    pub changes_at: Option<String>,
    pub by_hand: Option<WireByHand>,
    pub hours: Vec<OpenHours>,
    pub exceptions: Vec<WireException>,
    pub suspended: bool,
    #[cfg_attr(test, ts(type = "Offline"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Offline"))]
    pub offline: &'static str,
    /// The bot that is offered while it is closed and `offline` is `bot`.
    pub bot: Option<String>,
    pub contacts: Vec<WireContactLine>,
    /// A picture for the closed view, by `https`.
    pub picture: Option<String>,
    #[cfg_attr(test, ts(type = "FormOffer"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FormOffer"))]
    pub form_offer: &'static str,
    pub topics: Vec<String>,
    /// The queues that topics lead to.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub topic_queues: BTreeMap<String, String>,
    /// The fields of the contact form; none: message, name and e-mail.
    pub form_fields: Vec<WireField>,
    /// What is asked before a chat; none: nothing.
    pub pre_chat: Vec<WireField>,
    pub consent: Option<ConsentText>,
    /// The consent in other languages than the site's; one version with `consent`.
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub consents: BTreeMap<&'static str, String>,
    /// What is said by itself, once, while nobody answers.
    pub auto_reply: Option<WireAutoReply>,
}

/// What a visitor reads after so many seconds without an answer: 30 to 600. Texts by language: the site's own is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireAutoReply {
    #[cfg_attr(feature = "schema", schemars(range(min = 30, max = 600)))]
    pub after_s: u16,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub texts: BTreeMap<String, String>,
}

/// Opened or closed by an agent; without `until` until somebody says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireByHand {
    pub open: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Time>"))]
    pub until: Option<String>,
}

/// From `opens` to `closes`, `HH:MM` up to 24:00. An end that is not later lies on the next day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireInterval {
    pub opens: String,
    pub closes: String,
}

/// Days whose hours differ from the week's; without hours: closed. Days as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireException {
    pub from: String,
    pub to: String,
    pub every_year: bool,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::INTERVALS)))]
    pub hours: Vec<WireInterval>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::NOTE_CHARS)))]
    pub note: String,
}

/// One other way to reach the people of a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireContactLine {
    #[cfg_attr(test, ts(type = "ContactKind"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ContactKind"))]
    pub kind: String,
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::CONTACT_LINE_CHARS)))]
    pub text: String,
}

/// `POST /v1/sites/{site}/queues`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct NewQueue {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::QUEUE_NAME_CHARS)))]
    pub name: String,
}

/// `PATCH /v1/queues/{queue}`: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PatchQueue {
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::QUEUE_NAME_CHARS)))]
    pub name: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Partial<Record<Language, string>>"))]
    pub names: Option<BTreeMap<String, String>>,
    /// Each of at most 300 characters.
    #[cfg_attr(test, ts(optional, type = "Partial<Record<Language, string>>"))]
    pub descriptions: Option<BTreeMap<String, String>>,
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "WireByHand | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<WireByHand>"))]
    pub by_hand: Option<Option<WireByHand>>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::INTERVALS)))]
    pub hours: Option<Vec<OpenHours>>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::EXCEPTIONS)))]
    pub exceptions: Option<Vec<WireException>>,
    pub suspended: Option<bool>,
    #[cfg_attr(test, ts(optional, type = "Offline"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Offline>"))]
    pub offline: Option<String>,
    /// A bot of the site that is published.
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub bot: Option<Option<String>>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::CONTACT_LINES)))]
    pub contacts: Option<Vec<WireContactLine>>,
    /// By `https`, at most 500 characters; empty or nothing: none.
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", length(max = domain::bounds::PICTURE_CHARS)))]
    pub picture: Option<Option<String>>,
    #[cfg_attr(test, ts(optional, type = "FormOffer"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::schema::FormOffer>")
    )]
    pub form_offer: Option<String>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::TOPICS)))]
    pub topics: Option<Vec<String>>,
    /// Each names a topic and a queue of the same site.
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::TOPICS)))]
    #[cfg_attr(test, ts(optional, type = "Record<string, string>"))]
    pub topic_queues: Option<BTreeMap<String, String>>,
    /// At most 30, and 12 KB as JSON.
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::FORM_FIELDS)))]
    pub form_fields: Option<Vec<WireField>>,
    /// At most 30, and 12 KB as JSON.
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::FORM_FIELDS)))]
    pub pre_chat: Option<Vec<WireField>>,
    /// The text of the consent; another text, in any language, is a new version of it.
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", length(max = domain::bounds::CONSENT_CHARS)))]
    pub consent: Option<Option<String>>,
    #[cfg_attr(test, ts(optional, type = "Partial<Record<Language, string>>"))]
    pub consents: Option<BTreeMap<String, String>>,
    /// Texts of at most 1,000 characters.
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "WireAutoReply | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<WireAutoReply>"))]
    pub auto_reply: Option<Option<WireAutoReply>>,
}

const _: () = assert!(
    domain::bounds::DESCRIPTION_CHARS == 300
        && domain::bounds::AUTO_REPLY_CHARS == 1000
        && *domain::bounds::AUTO_REPLY_S.start() == 30
        && *domain::bounds::AUTO_REPLY_S.end() == 600
        && domain::bounds::PICTURE_CHARS == 500
        && domain::bounds::FORM_FIELDS == 30
        && domain::bounds::FORM_BYTES == 12 * 1024,
    "PatchQueue says so"
);

impl From<Interval> for WireInterval {
    fn from(interval: Interval) -> Self {
        Self {
            opens: interval.opens().to_string(),
            closes: interval.closes().to_string(),
        }
    }
}

impl From<&Exception> for WireException {
    fn from(exception: &Exception) -> Self {
        let hours = exception.hours.iter();
        Self {
            from: exception.from().to_string(),
            to: exception.to().to_string(),
            every_year: exception.every_year,
            hours: hours.map(|interval| (*interval).into()).collect(),
            note: exception.note.clone(),
        }
    }
}

impl From<&AutoReply> for WireAutoReply {
    fn from(reply: &AutoReply) -> Self {
        let texts = reply.texts.iter();
        Self {
            after_s: reply.after_s,
            texts: texts
                .map(|(language, text)| (language.tag().to_owned(), text.clone()))
                .collect(),
        }
    }
}

impl From<ByHand> for WireByHand {
    fn from(by_hand: ByHand) -> Self {
        Self {
            open: by_hand.open,
            until: by_hand.until.map(time),
        }
    }
}

impl QueueConfig {
    /// The queue as it is set up, and how it stands at `now` by the clock of its site.
    pub fn of(queue: &Queue, zone: &Zone, now: Timestamp) -> Self {
        let contacts = queue.contacts.iter().map(|line| WireContactLine {
            kind: contact_kind_name(line.kind).to_owned(),
            text: line.text.clone(),
        });
        let by_hand = queue.by_hand.filter(|by_hand| by_hand.holds(now));
        let (consent, leads) = (queue.consent.clone(), queue.topic_queues.iter());
        let schedule = &queue.schedule;
        Self {
            queue: queue.id.to_string(),
            site: queue.site.to_string(),
            version: queue.version,
            name: queue.name.clone(),
            names: tagged(&queue.names),
            descriptions: tagged(&queue.descriptions),
            open: queue.is_open(now, zone),
            changes_at: queue.changes_at(now, zone).map(time),
            by_hand: by_hand.map(WireByHand::from),
            hours: schedule.week.iter().map(OpenHours::from).collect(),
            exceptions: schedule.exceptions.iter().map(Into::into).collect(),
            suspended: schedule.suspended,
            offline: offline_name(queue.offline),
            bot: queue.bot.as_ref().map(ToString::to_string),
            contacts: contacts.collect(),
            picture: queue.picture.clone(),
            form_offer: form_offer_name(queue.form_offer),
            topics: queue.topics.clone(),
            topic_queues: leads
                .map(|(topic, queue)| (topic.clone(), queue.to_string()))
                .collect(),
            form_fields: queue.form_fields.iter().map(WireField::from).collect(),
            pre_chat: queue.pre_chat.iter().map(WireField::from).collect(),
            consent: consent.map(|(version, text)| ConsentText { version, text }),
            consents: tagged(&queue.consents),
            auto_reply: queue.auto_reply.as_ref().map(WireAutoReply::from),
        }
    }
}

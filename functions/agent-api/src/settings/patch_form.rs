//! What a patch makes of the forms of a queue: topics and where they lead, fields, questions before a chat, consent.

use std::collections::{BTreeMap, BTreeSet};

use domain::form::{Texts, kind_of_ours};
use domain::text::{setting_line, setting_text};
use domain::{Field, Queue, QueueId, Site, TextError, Timestamp, bounds};
use protocol::problem::pointer_part;
use protocol::settings::{PatchQueue, WireField, read_fields, read_long_texts};
use protocol::{FieldError, time};

use crate::fields::{at_most, invalid};

/// The part of a patch that speaks of forms.
pub(super) struct FormPatch {
    topics: Option<Vec<String>>,
    topic_queues: Option<BTreeMap<String, String>>,
    fields: Option<Vec<WireField>>,
    pre_chat: Option<Vec<WireField>>,
    consent: Option<Option<String>>,
    consents: Option<BTreeMap<String, String>>,
}

impl FormPatch {
    /// Takes it out of the patch.
    pub(super) fn of(patch: &mut PatchQueue) -> Self {
        Self {
            topics: patch.topics.take(),
            topic_queues: patch.topic_queues.take(),
            fields: patch.form_fields.take(),
            pre_chat: patch.pre_chat.take(),
            consent: patch.consent.take(),
            consents: patch.consents.take(),
        }
    }
}

pub(super) fn patch_form(
    queue: &mut Queue,
    patch: FormPatch,
    site: &Site,
    now: Timestamp,
) -> Result<(), FieldError> {
    if let Some(topics) = patch.topics {
        queue.topics = all_topics(&topics)?;
        let known = &queue.topics;
        queue.topic_queues.retain(|topic, _| known.contains(topic));
    }
    if let Some(leads) = patch.topic_queues {
        queue.topic_queues = all_leads(leads, queue, site)?;
    }
    if let Some(fields) = patch.fields {
        queue.form_fields = all_fields(&fields, site, "/form_fields")?;
        let asks = |name| {
            queue
                .form_fields
                .iter()
                .any(|field| field.name.as_str() == name)
        };
        // A form without a message would be a conversation in which nothing was said.
        if !queue.form_fields.is_empty() && !asks("message") {
            return Err(FieldError::new("/form_fields", TextError::Required));
        }
    }
    if let Some(fields) = patch.pre_chat {
        queue.pre_chat = all_fields(&fields, site, "/pre_chat")?;
        let message = |field: &Field| field.name.as_str() == "message";
        if let Some(nth) = queue.pre_chat.iter().position(message) {
            return Err(invalid(format!("/pre_chat/{nth}/name")));
        }
    }
    patch_consent(queue, patch.consent, patch.consents, now)
}

fn all_topics(written: &[String]) -> Result<Vec<String>, FieldError> {
    at_most(bounds::TOPICS, written, "/topics")?;
    let mut known = BTreeSet::new();
    let topics = written.iter().enumerate();
    topics
        .map(|(nth, topic)| {
            let at = format!("/topics/{nth}");
            let topic = setting_line(topic, bounds::TOPIC_CHARS)
                .map_err(|error| FieldError::new(at.clone(), error))?;
            match known.insert(topic.clone()) {
                true => Ok(topic),
                false => Err(FieldError::new(at, TextError::Taken)),
            }
        })
        .collect()
}

fn all_leads(
    written: BTreeMap<String, String>,
    queue: &Queue,
    site: &Site,
) -> Result<BTreeMap<String, QueueId>, FieldError> {
    let mut leads = BTreeMap::new();
    for (topic, id) in written {
        let refused = || invalid(format!("/topic_queues/{}", pointer_part(&topic)));
        let id: QueueId = id.parse().map_err(|_| refused())?;
        if !queue.topics.contains(&topic) || !site.queues.contains(&id) {
            return Err(refused());
        }
        leads.insert(topic, id);
    }
    Ok(leads)
}

/// Fields whose words can be read in the site's own language.
fn all_fields(written: &[WireField], site: &Site, pointer: &str) -> Result<Vec<Field>, FieldError> {
    let fields = read_fields(written, pointer)?;
    let tag = site.language.tag();
    let missing = |texts: &Texts| !texts.contains_key(&site.language);
    for (nth, field) in fields.iter().enumerate() {
        if kind_of_ours(field.name.as_str()).is_none() && missing(&field.label) {
            let at = format!("{pointer}/{nth}/label/{tag}");
            return Err(FieldError::new(at, TextError::Required));
        }
        let mut options = field.options.iter();
        if let Some(option) = options.position(|option| missing(&option.label)) {
            let at = format!("{pointer}/{nth}/options/{option}/label/{tag}");
            return Err(FieldError::new(at, TextError::Required));
        }
    }
    Ok(fields)
}

/// Another text, in any language, is a new version, which is called by its time: what somebody agreed to stays told apart (S82).
fn patch_consent(
    queue: &mut Queue,
    text: Option<Option<String>>,
    others: Option<BTreeMap<String, String>>,
    now: Timestamp,
) -> Result<(), FieldError> {
    let before = (queue.consent.take(), queue.consents.clone());
    let old = before.0.as_ref().map(|(_, text)| text.clone());
    let text = match text {
        Some(text) => text.unwrap_or_default(),
        None => old.unwrap_or_default(),
    };
    let text = setting_text(&text, bounds::CONSENT_CHARS)
        .map_err(|error| FieldError::new("/consent", error))?;
    if let Some(others) = others {
        queue.consents = read_long_texts(&others, "/consents", bounds::CONSENT_CHARS)?;
    }
    if text.is_empty() {
        queue.consents.clear();
        return Ok(());
    }
    let (consent, texts) = before;
    let same = consent.filter(|(_, old)| *old == text && texts == queue.consents);
    queue.consent = Some(same.unwrap_or_else(|| (time(now), text)));
    Ok(())
}

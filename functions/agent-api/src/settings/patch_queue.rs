//! What a patch makes of a queue. An hour, a day or an address that breaks a rule is named and refused, never replaced.

use std::collections::{BTreeMap, BTreeSet};

use domain::hours::Exception;
use domain::text::{is_https, setting_line, setting_text};
use domain::{
    ByHand, ContactKind, ContactLine, EmailAddress, FormOffer, Hours, Interval, Language, Offline,
    Phone, Queue, TextError, Timestamp, bounds,
};
use protocol::settings::{
    PatchQueue, WireByHand, WireContactLine, WireException, contact_kind_name, form_offer_name,
};
use protocol::visitor::{OpenHours, offline_name};
use protocol::{FieldError, time};

use crate::fields::{at_most, invalid, language, word};

pub(super) fn patched(
    queue: &Queue,
    patch: PatchQueue,
    now: Timestamp,
) -> Result<Queue, FieldError> {
    let mut queue = queue.clone();
    if let Some(name) = patch.name {
        queue.name = setting_line(&name, bounds::QUEUE_NAME_CHARS)
            .map_err(|error| FieldError::new("/name", error))?;
    }
    if let Some(names) = patch.names {
        queue.names = by_language(names, bounds::QUEUE_NAME_CHARS, "/names")?;
    }
    if let Some(texts) = patch.descriptions {
        queue.descriptions = by_language(texts, bounds::DESCRIPTION_CHARS, "/descriptions")?;
    }
    if let Some(by_hand) = patch.by_hand {
        queue.by_hand = by_hand.map(|it| until(it, now)).transpose()?;
    }
    if let Some(hours) = patch.hours {
        queue.schedule.week = week(&hours)?;
    }
    if let Some(exceptions) = patch.exceptions {
        queue.schedule.exceptions = all_exceptions(exceptions)?;
    }
    queue.schedule.suspended = patch.suspended.unwrap_or(queue.schedule.suspended);
    if let Some(offline) = patch.offline {
        queue.offline = word(Offline::ALL, offline_name, &offline, "/offline")?;
    }
    if let Some(contacts) = patch.contacts {
        queue.contacts = all_contacts(&contacts)?;
    }
    if let Some(offer) = patch.form_offer {
        queue.form_offer = word(FormOffer::ALL, form_offer_name, &offer, "/form_offer")?;
    }
    if let Some(topics) = patch.topics {
        queue.topics = all_topics(&topics)?;
    }
    if let Some(text) = patch.consent {
        queue.consent = consent(queue.consent.take(), text, now)?;
    }
    Ok(queue)
}

/// Texts by language; an empty one goes.
fn by_language(
    written: BTreeMap<String, String>,
    max_chars: usize,
    pointer: &str,
) -> Result<BTreeMap<Language, String>, FieldError> {
    let mut texts = BTreeMap::new();
    for (tag, text) in written {
        let language = language(&tag, pointer)?;
        match setting_line(&text, max_chars) {
            Ok(text) => _ = texts.insert(language, text),
            Err(TextError::Required) => {}
            Err(error) => return Err(FieldError::new(format!("{pointer}/{tag}"), error)),
        }
    }
    Ok(texts)
}

fn until(by_hand: WireByHand, now: Timestamp) -> Result<ByHand, FieldError> {
    let at = |text: String| {
        let until: Timestamp = text.parse().map_err(|_| invalid("/by_hand/until"))?;
        // A year and a day: what is later is a slip of the hand.
        let seconds = until.as_second().saturating_sub(now.as_second());
        let sensible = (1..=366 * 24 * 3600).contains(&seconds);
        sensible
            .then_some(until)
            .ok_or_else(|| invalid("/by_hand/until"))
    };
    Ok(ByHand {
        open: by_hand.open,
        until: by_hand.until.map(at).transpose()?,
    })
}

fn week(hours: &[OpenHours]) -> Result<Vec<Hours>, FieldError> {
    at_most(bounds::INTERVALS, hours, "/hours")?;
    let hours = hours.iter().enumerate();
    hours
        .map(|(nth, hours)| {
            let read = Hours::parse(hours.day, &hours.opens, &hours.closes);
            read.map_err(|_| invalid(format!("/hours/{nth}")))
        })
        .collect()
}

fn all_exceptions(written: Vec<WireException>) -> Result<Vec<Exception>, FieldError> {
    at_most(bounds::EXCEPTIONS, &written, "/exceptions")?;
    let written = written.into_iter().enumerate();
    written
        .map(|(nth, written)| {
            let at = format!("/exceptions/{nth}");
            let note = setting_text(&written.note, bounds::NOTE_CHARS)
                .map_err(|error| FieldError::new(format!("{at}/note"), error))?;
            exception(&written, note).ok_or_else(|| invalid(at))
        })
        .collect()
}

fn exception(written: &WireException, note: String) -> Option<Exception> {
    if written.hours.len() > bounds::INTERVALS {
        return None;
    }
    let hours = written.hours.iter();
    let mut exception =
        Exception::new(written.from.parse().ok()?, written.to.parse().ok()?).ok()?;
    exception.hours = hours
        .map(|it| Interval::parse(&it.opens, &it.closes).ok())
        .collect::<Option<_>>()?;
    exception.every_year = written.every_year;
    exception.note = note;
    Some(exception)
}

fn all_contacts(written: &[WireContactLine]) -> Result<Vec<ContactLine>, FieldError> {
    at_most(bounds::CONTACT_LINES, written, "/contacts")?;
    let lines = written.iter().enumerate();
    lines
        .map(|(nth, line)| {
            let at = format!("/contacts/{nth}");
            let kind = word(ContactKind::ALL, contact_kind_name, &line.kind, &at)?;
            let text = contact(kind, &line.text).map_err(|error| FieldError::new(at, error))?;
            Ok(ContactLine { kind, text })
        })
        .collect()
}

fn contact(kind: ContactKind, text: &str) -> Result<String, TextError> {
    let line = setting_line(text, bounds::CONTACT_LINE_CHARS)?;
    match kind {
        ContactKind::Email => EmailAddress::parse(&line).map(EmailAddress::into_string),
        ContactKind::Phone => Phone::parse(&line).map(Phone::into_string),
        ContactKind::Link if is_https(&line) => Ok(line),
        ContactKind::Link => Err(TextError::Invalid),
        ContactKind::Place => Ok(line),
    }
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

/// Another text is a new version, which is called by its time: what somebody agreed to stays told apart (S82).
fn consent(
    before: Option<(String, String)>,
    text: Option<String>,
    now: Timestamp,
) -> Result<Option<(String, String)>, FieldError> {
    let text = setting_text(text.as_deref().unwrap_or_default(), bounds::CONSENT_CHARS)
        .map_err(|error| FieldError::new("/consent", error))?;
    if text.is_empty() {
        return Ok(None);
    }
    let same = before.filter(|(_, old)| *old == text);
    Ok(Some(same.unwrap_or_else(|| (time(now), text))))
}

//! What a patch makes of a queue. An hour, a day or an address that breaks a rule is named and refused, never replaced.

use domain::hours::Exception;
use domain::text::{is_https, setting_line, setting_text};
use domain::{
    AutoReply, ByHand, ContactKind, ContactLine, EmailAddress, FormOffer, Hours, Interval, Offline,
    Phone, Queue, Site, TextError, Timestamp, bounds,
};
use protocol::FieldError;
use protocol::settings::{
    PatchQueue, WireAutoReply, WireByHand, WireContactLine, WireException, contact_kind_name,
    form_offer_name, read_long_texts, read_texts,
};
use protocol::visitor::{OpenHours, offline_name};

use super::patch_form::{FormPatch, patch_form};
use crate::fields::{at_most, invalid, word};

pub(super) fn patched(
    queue: &Queue,
    mut patch: PatchQueue,
    site: &Site,
    now: Timestamp,
) -> Result<Queue, FieldError> {
    let mut queue = queue.clone();
    let form = FormPatch::of(&mut patch);
    if let Some(name) = patch.name {
        queue.name = setting_line(&name, bounds::QUEUE_NAME_CHARS)
            .map_err(|error| FieldError::new("/name", error))?;
    }
    if let Some(names) = patch.names {
        queue.names = read_texts(&names, "/names", bounds::QUEUE_NAME_CHARS)?;
    }
    if let Some(texts) = patch.descriptions {
        queue.descriptions = read_texts(&texts, "/descriptions", bounds::DESCRIPTION_CHARS)?;
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
    if let Some(bot) = patch.bot {
        let bot = bot.map(|bot| bot.parse());
        queue.bot = bot.transpose().map_err(|_| invalid("/bot"))?;
    }
    if let Some(contacts) = patch.contacts {
        queue.contacts = all_contacts(&contacts)?;
    }
    if let Some(picture) = patch.picture {
        queue.picture = picture_at(picture.as_deref().unwrap_or_default())?;
    }
    if let Some(reply) = patch.auto_reply {
        queue.auto_reply = reply.map(|reply| auto_reply(&reply, site)).transpose()?;
    }
    if let Some(offer) = patch.form_offer {
        queue.form_offer = word(FormOffer::ALL, form_offer_name, &offer, "/form_offer")?;
    }
    patch_form(&mut queue, form, site, now)?;
    Ok(queue)
}

fn until(by_hand: WireByHand, now: Timestamp) -> Result<ByHand, FieldError> {
    let at = |text: String| {
        let until: Timestamp = text.parse().map_err(|_| invalid("/by_hand/until"))?;
        ByHand::may_end(until, now)
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

fn picture_at(address: &str) -> Result<Option<String>, FieldError> {
    match setting_line(address, bounds::PICTURE_CHARS) {
        Ok(address) if is_https(&address) => Ok(Some(address)),
        Ok(_) => Err(invalid("/picture")),
        Err(TextError::Required) => Ok(None),
        Err(error) => Err(FieldError::new("/picture", error)),
    }
}

fn auto_reply(written: &WireAutoReply, site: &Site) -> Result<AutoReply, FieldError> {
    let after_s = written.after_s;
    if !bounds::AUTO_REPLY_S.contains(&after_s) {
        return Err(invalid("/auto_reply/after_s"));
    }
    let at = "/auto_reply/texts";
    let texts = read_long_texts(&written.texts, at, bounds::AUTO_REPLY_CHARS)?;
    if !texts.contains_key(&site.language) {
        let at = format!("{at}/{}", site.language.tag());
        return Err(FieldError::new(at, TextError::Required));
    }
    Ok(AutoReply { after_s, texts })
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

//! What a form becomes.

use domain::bot::Talk;
use domain::{
    Answers, Card, Consent, Contact, Head, Language, Page, Queue, Site, TextError, Timestamp, What,
    opening,
};
use protocol::FieldError;
use protocol::bot::Retraced;
use protocol::visitor::SubmitForm;
use store::hash_of;

/// Enough to tell two forms under one key, which is a mistake and no attack; each byte is paid with every later write to the head.
const SUM_CHARS: usize = 6;

/// A form that keeps the rules of its queue.
pub(crate) struct Filled {
    pub(crate) answers: Answers,
    talk: Option<Talk>,
    language: Language,
    contact: Contact,
}

/// Reads a form, which a bot may have led to.
///
/// # Errors
/// The first field that breaks a rule.
pub(crate) fn read(
    form: &SubmitForm,
    led: Option<Retraced>,
    (site, queue): &(Site, Queue),
    now: Timestamp,
) -> Result<Filled, FieldError> {
    let needs = queue.form_needs(queue.is_open(now, &site.time_zone));
    let (answers, talk) = match led {
        None => (
            Answers::parse(&form.answers, &queue.form_fields, needs),
            None,
        ),
        Some(led) => {
            // What the bot does not ask, nobody could answer; what it filled, nobody can change.
            let (mut typed, mut fields) = (form.answers.clone(), queue.form_fields.clone());
            let asked = led.form.unwrap_or_default();
            fields.retain(|field| asked.iter().any(|name| name == field.name.as_str()));
            typed.extend(led.answers);
            (Answers::parse(&typed, &fields, needs), Some(led.talk))
        }
    };
    let answers = answers.map_err(|(field, error)| FieldError::of_answer(&field, error))?;
    let asked = form.locale.as_deref().and_then(Language::parse);
    let language = asked.unwrap_or(site.language);
    let contact = Contact {
        consent: consent(form, queue, language, now)?,
        ..opening::person(&answers)
    };
    Ok(Filled {
        answers,
        talk,
        language,
        contact,
    })
}

/// The conversation that the form opens in this queue, and who sent it.
pub(crate) fn to_conversation(
    filled: Filled,
    found: &(Site, Queue),
    key: &str,
    (page, user_agent): (Option<Page>, Option<String>),
    now: Timestamp,
) -> (Head, Card) {
    let said = (filled.answers, filled.talk);
    let head = opening::submission(found, key, said, filled.language, now);
    let card = Card {
        contact: filled.contact,
        page,
        user_agent,
    };
    (head, card)
}

/// What a form has to say again to be a repeat. The key is a part of it and is stored nowhere, so that the hash does not show what was
/// written to anybody who guesses.
pub(crate) fn sum_of(key: &str, head: &Head, card: &Card) -> String {
    let consent = card.contact.consent.as_ref();
    let consent = consent.map_or("", |consent| consent.version.as_str());
    let mut parts = vec![key, head.queue.as_str(), consent];
    for event in &head.log.tail {
        if let What::Submission { answers, .. } = &event.what {
            parts.extend(
                answers
                    .iter()
                    .flat_map(|(name, text)| [name, text.as_str()]),
            );
        }
    }
    // With its length, no part passes for two.
    let measured = parts.iter().map(|part| format!("{}:{part}", part.len()));
    let mut hash = hash_of(&measured.collect::<String>());
    hash.truncate(SUM_CHARS);
    hash
}

fn consent(
    form: &SubmitForm,
    queue: &Queue,
    language: Language,
    now: Timestamp,
) -> Result<Option<Consent>, FieldError> {
    let given = form
        .consent
        .as_deref()
        .filter(|version| !version.is_empty());
    match (&queue.consent, given) {
        (None, _) => Ok(None),
        (Some(_), None) => Err(FieldError::new("/consent", TextError::Required)),
        (Some((version, _)), Some(given)) if version == given => Ok(Some(Consent {
            version: version.clone(),
            language,
            at: now,
        })),
        (Some(_), Some(_)) => Err(FieldError::new("/consent", TextError::Invalid)),
    }
}

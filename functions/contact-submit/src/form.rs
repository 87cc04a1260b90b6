//! The form as it arrives: JSON from the widget, or the fields of a plain HTML form.

use std::collections::BTreeMap;

use domain::follow::DUE_AFTER_S;
use domain::{Answers, ConversationId, Event, Language, Queue, Site, TextError, Timestamp, What};
use domain::{Card, Consent, Contact, Head, Kind};
use domain::{DisplayName, EmailAddress};
use protocol::visitor::{SentPage, SubmitForm};
use protocol::{Code, FieldError, Problem};

/// The fields of a plain form, flat: what is not ours is an answer.
///
/// # Errors
/// `malformed` for another encoding; a field that is missing.
pub(crate) fn of_plain(body: &[u8]) -> Result<SubmitForm, Problem> {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(body).map_err(|_| Problem::from(Code::Malformed))?;
    let mut answers: BTreeMap<String, String> = pairs.into_iter().collect();
    let queue = answers.remove("queue").unwrap_or_default();
    let queue = queue
        .parse()
        .map_err(|_| FieldError::new("/queue", TextError::Invalid))?;
    let locale = answers.remove("locale");
    let consent = answers.remove("consent");
    let page = answers.remove("page").map(|url| SentPage {
        url,
        title: None,
        referrer: None,
    });
    // The hidden field that people do not see and scripts fill in; it is no answer.
    answers.remove("website");
    Ok(SubmitForm {
        queue,
        answers,
        consent,
        locale,
        page,
    })
}

/// The conversation that the form opens, and who sent it.
///
/// # Errors
/// The first field that breaks a rule.
pub(crate) fn to_conversation(
    form: &SubmitForm,
    (site, queue): &(Site, Queue),
    key: &str,
    user_agent: Option<String>,
    now: Timestamp,
) -> Result<(Head, Card), FieldError> {
    let open = queue.is_open(now, &site.time_zone);
    let answers = Answers::parse(&form.answers, !open)
        .map_err(|(field, error)| FieldError::new(format!("/answers/{field}"), error))?;
    let asked = form.locale.as_deref().and_then(Language::parse);
    let language = asked.unwrap_or(site.language);
    let text = |field: &str| answers.get(field).map(|text| text.as_str().to_owned());
    let contact = Contact {
        name: text("name").map(DisplayName::from_stored),
        email: text("email").map(EmailAddress::from_stored),
        phone: text("phone"),
        consent: consent(form, queue, language, now)?,
    };
    let id = ConversationId::of_submission(&site.id, key);
    let head = Head::new(id, site.id.clone(), queue.id.clone(), Kind::Submission, now);
    let head = Head {
        seq: 1,
        visitor_seq: 1,
        tail: vec![Event {
            at: now,
            what: What::Submission { answers },
        }],
        unread: 1,
        unread_from: Some(0),
        waiting_since: Some(now),
        name: contact.name.clone(),
        language: Some(language),
        offline: !open,
        // `sweep` makes sure that it was told of.
        due_at_s: Some(now.as_second() + DUE_AFTER_S),
        ..head
    };
    let card = Card {
        contact,
        page: form.page.as_ref().and_then(SentPage::kept),
        user_agent,
    };
    Ok((head, card))
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

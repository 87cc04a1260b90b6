//! The visitor's own conversations.

use domain::text::{is_blank, is_field_name};
use domain::{
    Author, Body as Text, ConversationId, Event, Language, Side, TextError, Timestamp, What,
};
use domain::{Card, Contact, Head, opening};
use http::{Response, StatusCode};
use lambda_http::{Body, Request, RequestExt};
use protocol::event::EventsPage;
use protocol::visitor::{
    OpenConversation, OpenedConversation, Rate, SCORES, SendMessage, Sent as SentBody, SentPage,
};
use protocol::{Code, Failure, FieldError};
use runtime::http::{empty, json, json_of};
use runtime::{Metric, RequestLog};
use store::{EventsRange, Rated, Via};

use crate::State;
use crate::caller::Caller;

fn id_of(held: &str) -> Result<ConversationId, Failure> {
    held.parse().map_err(|_| Code::NotFound.into())
}

/// The one conversation of this visitor in a queue, new or not (R24).
pub(crate) async fn open(
    state: &State,
    request: &Request,
    caller: &Caller,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let body: OpenConversation = json_of(request)?;
    if !caller.site.queues.contains(&body.queue) {
        return Err(Code::NotFound.into());
    }
    let contact = contact(&body)?;
    let language = caller.record.language.as_deref().and_then(Language::parse);
    let (site, queue) = (&caller.site.id, &body.queue);
    let head = opening::chat(site, queue, caller.id, &contact, language, now);
    let card = Card {
        contact,
        page: body.page.as_ref().and_then(SentPage::kept),
        user_agent: caller.record.user_agent.clone(),
    };
    state.store.open_conversation(&head, &card).await?;
    let body = OpenedConversation {
        conversation: head.id.to_string(),
    };
    Ok(json(StatusCode::CREATED, &body))
}

fn contact(body: &OpenConversation) -> Result<Contact, FieldError> {
    let named =
        |field: &'static str| move |error| FieldError::new(format!("/answers/{field}"), error);
    let mut contact = Contact::default();
    if !body.answers.keys().all(|name| is_field_name(name)) {
        return Err(FieldError::new("/answers", TextError::Unknown));
    }
    let filled = body.answers.iter().filter(|(_, text)| !is_blank(text));
    for (field, text) in filled {
        match field.as_str() {
            "name" => contact.name = Some(domain::DisplayName::parse(text).map_err(named("name"))?),
            "email" => {
                contact.email = Some(domain::EmailAddress::parse(text).map_err(named("email"))?);
            }
            "phone" => contact.phone = Some(domain::Phone::parse(text).map_err(named("phone"))?),
            _ => return Err(FieldError::new("/answers", TextError::Unknown)),
        }
    }
    Ok(contact)
}

/// A message without a socket: the same rules as the frame.
pub(crate) async fn send(
    state: &State,
    request: &Request,
    caller: &Caller,
    held: &str,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let id = id_of(held)?;
    let draft = json_of::<SendMessage>(request)?.into_draft(false)?;
    state.limits.message(caller.id, now).await?;
    let via = Via::Visitor(caller.id);
    let sent = state
        .delivery
        .send(id, Author::Visitor, via, draft, now)
        .await;
    let seq = match sent.map_err(|refused| refused.failure)? {
        delivery::Sent::Before { seq } => seq,
        delivery::Sent::Now { seq, head } => {
            line.stored(&head);
            let pushed = state.delivery.tell(&head, head.log.seq - 1, None).await;
            line.count(Metric::Pushed, pushed);
            seq
        }
    };
    line.count(Metric::Accepted, 1);
    Ok(json(StatusCode::OK, &SentBody { seq }))
}

async fn own_head(state: &State, caller: &Caller, held: &str) -> Result<Head, Failure> {
    let head = state.store.head(id_of(held)?).await?;
    head.filter(|head| head.visitor == Some(caller.id))
        .ok_or(Code::NotFound.into())
}

/// A part of the log, in the visitor's count.
pub(crate) async fn events(
    state: &State,
    request: &Request,
    caller: &Caller,
    held: &str,
) -> Result<Response<Body>, Failure> {
    let head = own_head(state, caller, held).await?;
    let range = range_of(request)?;
    let page = state.store.events(head, Side::Visitor, range).await?;
    let body = EventsPage::of(&page.head, &page.events, Side::Visitor);
    Ok(json(StatusCode::OK, &body))
}

fn range_of(request: &Request) -> Result<EventsRange, FieldError> {
    let query = request.query_string_parameters();
    let number = |name: &str| match query.first(name) {
        None => Ok(None),
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| FieldError::new(format!("/query/{name}"), TextError::Invalid)),
    };
    Ok(match (number("after")?, number("before")?) {
        (Some(after), None) => EventsRange::After(after),
        (None, Some(before)) => EventsRange::Before(before),
        (None, None) => EventsRange::Newest,
        (Some(_), Some(_)) => {
            return Err(FieldError::new("/query/before", TextError::Invalid));
        }
    })
}

/// How it was (N+8).
pub(crate) async fn rate(
    state: &State,
    request: &Request,
    caller: &Caller,
    held: &str,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let body: Rate = json_of(request)?;
    if !SCORES.contains(&body.score) {
        return Err(FieldError::new("/score", TextError::Invalid).into());
    }
    let comment = body.comment.as_deref().filter(|text| !is_blank(text));
    let comment = comment
        .map(Text::parse)
        .transpose()
        .map_err(|error| FieldError::new("/comment", error))?;
    let event = Event {
        at: now,
        what: What::Rated {
            score: body.score,
            comment,
        },
    };
    let id = id_of(held)?;
    state.limits.rating(caller.id, id, now).await?;
    match state.store.rate(id, caller.id, &event).await? {
        Rated::Now(head) => {
            state.delivery.tell(&head, head.log.seq - 1, None).await;
        }
        Rated::Before => {}
        Rated::NotFound => return Err(Code::NotFound.into()),
    }
    Ok(empty(StatusCode::NO_CONTENT))
}

//! The visitor's own conversations.

use std::collections::BTreeMap;

use domain::bot::Talk;
use domain::text::is_blank;
use domain::{Answers, Card, Contact, Field, Head, opening};
use domain::{
    Author, Body as Text, ConversationId, Event, Language, Side, TextError, Timestamp, What,
};
use http::{Response, StatusCode};
use lambda_http::{Body, Request, RequestExt};
use protocol::bot::Retraced;
use protocol::event::EventsPage;
use protocol::visitor::{
    OpenConversation, OpenedConversation, Rate, SCORES, SendMessage, Sent as SentBody, SentPage,
};
use protocol::{Code, Failure, FieldError};
use runtime::http::{empty, json, json_of};
use runtime::{Metric, RequestLog};
use store::{EventsRange, Rated, Via};

use crate::State;
use crate::bots::handed_over;
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
    let queue = state.store.queue(&body.queue).await?;
    let queue = queue.ok_or(Failure::from(Code::NotFound))?;
    let queue = queue.within(&caller.site);
    let language = caller.record.language.as_deref().and_then(Language::parse);
    let led = match body.bot {
        Some(talk) => {
            let place = (&caller.site, &queue);
            Some(handed_over(state, talk, place, now).await?)
        }
        None => None,
    };
    let answered = Answered::read(body.answers, &queue.pre_chat, led);
    let contact = answered.as_ref().map(|it| it.contact.clone());
    let contact = contact.unwrap_or_default();
    let site = &caller.site.id;
    let mut head = opening::chat(site, &queue.id, caller.id, &contact, language, now);
    opening::expect_auto_reply(&mut head, &queue);
    match answered {
        Ok(Answered {
            said: Some(said), ..
        }) => opening::begin_with(&mut head, said),
        Ok(_) => {}
        // What is asked before a chat is not asked again of a visitor who comes back.
        Err(refused) => {
            let begun = state.store.head(head.id).await?.is_some();
            if !(begun && refused.code == "required") {
                return Err(refused.into());
            }
        }
    }
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

/// What a visitor answered before the chat.
struct Answered {
    /// What the log begins with.
    said: Option<(Answers, Option<Talk>)>,
    contact: Contact,
}

impl Answered {
    /// Reads answers to these fields, and to those that say who somebody is. Who comes from a bot has answered that.
    fn read(
        mut typed: BTreeMap<String, String>,
        pre_chat: &[Field],
        led: Option<Retraced>,
    ) -> Result<Self, FieldError> {
        let fields = if led.is_some() { &[] } else { pre_chat };
        let asked = |name: &str| fields.iter().any(|field| field.name.as_str() == name);
        let who = |name: &str| matches!(name, "name" | "email" | "phone");
        if !typed.keys().all(|name| who(name) || asked(name)) {
            return Err(FieldError::new("/answers", TextError::Unknown));
        }
        let (filled, talk) = led.map(|led| (led.answers, led.talk)).unzip();
        typed.extend(filled.unwrap_or_default());
        let answers = Answers::parse(&typed, fields, &[])
            .map_err(|(field, error)| FieldError::of_answer(&field, error))?;
        let contact = opening::person(&answers);
        let begins = talk.is_some() || !(fields.is_empty() || typed.is_empty());
        Ok(Self {
            said: begins.then_some((answers, talk)),
            contact,
        })
    }
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

pub(crate) async fn own_head(state: &State, caller: &Caller, held: &str) -> Result<Head, Failure> {
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

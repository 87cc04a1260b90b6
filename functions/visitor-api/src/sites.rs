//! Settings, visitors and tickets.

use domain::bot::BotId;
use domain::text::fact;
use domain::{Language, Offline, Queue, Site, SiteId, Timestamp, VisitorId};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::{Response, StatusCode, header};
use lambda_http::{Body, Request, RequestExt};
use protocol::agent::Empty;
use protocol::settings::{WireContactLine, WireTexts, contact_kind_name};
use protocol::visitor::{
    ConsentText, Form, FormField, NewVisitor, OpenHours, PlayedBot, QueueSettings, SiteSettings,
    Ticket, VisitorSession, offline_name,
};
use protocol::{Code, Failure, time};
use runtime::http::{admit, caller_of, empty, header_of, json, json_of};
use store::{TicketRecord, VisitorRecord, hash_of};

use crate::State;
use crate::caller::Caller;

/// Seconds for which a visitor's token holds: half a year.
const TOKEN_S: i64 = 182 * 24 * 3600;

/// Reads that are under way at the same time.
const AT_ONCE: usize = 16;

/// Seconds for which a ticket opens a socket (S22).
const TICKET_S: u32 = 30;

/// The site of this name, if the page may use it.
pub(crate) async fn listed(state: &State, request: &Request, held: &str) -> Result<Site, Failure> {
    let id: SiteId = held.parse().map_err(|_| Failure::from(Code::NotFound))?;
    let site = state
        .store
        .site(&id)
        .await?
        .ok_or(Failure::from(Code::NotFound))?;
    admit(request, &site)?;
    Ok(site)
}

/// The explicit language, else the browser's, else the site's (X14).
fn language_of(request: &Request, site: &Site) -> Language {
    let asked = request.query_string_parameters();
    let asked = asked.first("language").and_then(Language::parse);
    let preferred = || header_of(request, header::ACCEPT_LANGUAGE).and_then(Language::of_header);
    let offered = |language: &Language| site.offered().contains(language);
    let asked = asked.filter(offered);
    asked
        .or_else(|| preferred().filter(offered))
        .unwrap_or(site.language)
}

pub(crate) async fn settings(
    state: &State,
    request: &Request,
    held: &str,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let site = listed(state, request, held).await?;
    let noted = state.installed.note(&state.store, request, &site.id, now);
    let ((), queues) = tokio::join!(noted, state.store.queues(&site.queues));
    let queues: Vec<Queue> = queues?.into_iter().map(|it| it.within(&site)).collect();
    let here: Vec<bool> = stream::iter(queues.clone())
        .map(|queue| async move { state.presence.of(&state.store, &queue, now).await })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let offered = |queue: &Queue| {
        let closed = !queue.is_open(now, &site.time_zone);
        queue
            .bot
            .clone()
            .filter(|_| closed && queue.offline == Offline::Bot)
    };
    let offered: Vec<Option<BotId>> = queues.iter().map(offered).collect();
    let bots: Vec<Option<PlayedBot>> = stream::iter(offered)
        .map(|bot| async { state.bots.played(&state.store, &site.id, bot?, now).await })
        .buffered(AT_ONCE)
        .collect()
        .await;
    let queues = queues.iter().zip(here.into_iter().zip(bots));
    let language = language_of(request, &site);
    // Words of the site in another language would be mixed with ours in this one.
    let texts = site.texts.get(&language).map(WireTexts::from);
    let body = SiteSettings {
        language: language.tag(),
        texts: texts.unwrap_or_default(),
        queues: queues
            .map(|(queue, now_there)| queue_settings((&site, language), queue, now_there, now))
            .collect(),
        site: site.id.to_string(),
        name: site.name,
        colour: site.colour,
        time_zone: site.time_zone.as_str().to_owned(),
    };
    Ok(json(StatusCode::OK, &body))
}

fn queue_settings(
    (site, language): (&Site, Language),
    queue: &Queue,
    (here, bot): (bool, Option<PlayedBot>),
    now: Timestamp,
) -> QueueSettings {
    let open = queue.is_open(now, &site.time_zone);
    let changes_at = queue.changes_at(now, &site.time_zone).map(time);
    let contacts = queue.contacts.iter().map(|line| WireContactLine {
        kind: contact_kind_name(line.kind).to_owned(),
        text: line.text.clone(),
    });
    let consent = queue.consent_in(language);
    let fields = |fields| FormField::all(fields, language, site.language);
    QueueSettings {
        queue: queue.id.to_string(),
        name: queue.name_in(language).to_owned(),
        description: queue.descriptions.get(&language).cloned(),
        open,
        here,
        opens_at: changes_at.clone().filter(|_| !open),
        closes_at: changes_at.filter(|_| open),
        contacts: contacts.collect(),
        offline: offline_name(queue.offline),
        hours: queue.schedule.week.iter().map(OpenHours::from).collect(),
        form: Form {
            offered: queue.offers_form(open),
            fields: match queue.form_fields.as_slice() {
                [] => FormField::usual(),
                set_up => fields(set_up),
            },
            topics: queue.topics.clone(),
            consent: consent.map(|(version, text)| ConsentText {
                version: version.to_owned(),
                text: text.to_owned(),
            }),
        },
        picture: queue.picture.clone(),
        pre_chat: fields(&queue.pre_chat),
        bot,
    }
}

pub(crate) async fn new_visitor(
    state: &State,
    request: &Request,
    held: &str,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let site = listed(state, request, held).await?;
    let _: NewVisitor = json_of(request)?;
    state
        .limits
        .visitor(&caller_of(request), &site.id, now)
        .await?;
    let visitor = VisitorId::from_bits(runtime::bits());
    let secret = runtime::secret();
    let record = VisitorRecord {
        site: site.id.to_string(),
        token_hash: hash_of(&secret),
        expires_at_s: now.as_second() + TOKEN_S,
        user_agent: header_of(request, header::USER_AGENT).map(|text| fact(text, 300)),
        language: Some(language_of(request, &site).tag().to_owned()),
    };
    state.store.put_visitor(visitor, &record).await?;
    let body = VisitorSession {
        visitor: visitor.to_string(),
        token: format!("{visitor}.{secret}"),
    };
    Ok(json(StatusCode::CREATED, &body))
}

/// The token opens nothing any more; what the visitor wrote stays with the site.
pub(crate) async fn end_visit(
    state: &State,
    request: &Request,
    caller: &Caller,
) -> Result<Response<Body>, Failure> {
    let Empty {} = json_of(request)?;
    state.store.end_visitor(caller.id).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

pub(crate) async fn ticket(
    state: &State,
    request: &Request,
    caller: &Caller,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let Empty {} = json_of(request)?;
    state.limits.ticket(caller.id, now).await?;
    let ticket = runtime::secret();
    let record = TicketRecord {
        visitor: Some(caller.id.to_string()),
        agent: None,
        session: None,
        site: Some(caller.site.id.to_string()),
        expires_at_s: now.as_second() + i64::from(TICKET_S),
    };
    state.store.put_ticket(&ticket, &record).await?;
    let body = Ticket {
        ticket,
        url: state.sockets_url.clone(),
        expires_in_s: TICKET_S,
    };
    Ok(json(StatusCode::CREATED, &body))
}

//! Request in, conversation out.

use std::sync::Arc;

use domain::bot::Standing;
use domain::text::fact;
use domain::{Language, Queue, QueueId, Site, SiteId, TextError, Timestamp};
use http::{Method, Response, StatusCode, header};
use lambda_http::{Body, Request, RequestExt};
use protocol::bot::{Retraced, retrace, talk_of};
use protocol::visitor::{OpenedConversation, SentPage, SubmitForm};
use protocol::{Code, Failure, FieldError, Problem};
use runtime::http::{
    admit, answer, body_of, caller_of, empty, header_of, json, json_of, media_type, network_of,
    set, trace_of,
};
use runtime::{Metric, RequestLog};
use store::{Opened, day_of, hash_of};

use crate::State;
use crate::form::{read, sum_of, to_conversation};
use crate::plain::{is_key, of_plain};

/// Answers one request.
pub async fn handle(state: &State, request: Request, now: Timestamp) -> Response<Body> {
    let trace = trace_of(&request);
    let origin = header_of(&request, header::ORIGIN).map(str::to_owned);
    let plain = is_plain(&request);
    let mut line = RequestLog::of("contact-submit", &trace);
    let mut response = if plain {
        Box::pin(submit_plain(state, &request, &mut line, now)).await
    } else {
        // Boxed: the AWS calls below make this future large.
        answer(&trace, Box::pin(submit(state, &request, &mut line, now))).await
    };
    line.answered(response.status().as_u16());
    line.write(now);
    // Set on refusals too, so that the widget can read why; but not for a page that is not listed, or no site at all. What a
    // plain form is answered, no page reads: the browser goes where it leads.
    let hidden = matches!(
        response.status(),
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
    );
    let known = !plain && !hidden;
    if let Some(origin) = origin.filter(|_| known) {
        set(&mut response, header::ACCESS_CONTROL_ALLOW_ORIGIN, &origin);
    }
    set(&mut response, header::VARY, "Origin");
    response
}

async fn submit(
    state: &State,
    request: &Request,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let site = site_of(request)?;
    if request.method() == Method::OPTIONS {
        return preflight(state, request, &site).await;
    }
    let read = idempotency_key(request).and_then(|key| Ok((key, json_of(request)?)));
    let (key, form): (&str, SubmitForm) = match read {
        Ok(read) => read,
        Err(failure) => {
            // A page that is not listed is told so, and not what was wrong with its request.
            let site = state
                .store
                .site(&site)
                .await?
                .ok_or(Failure::from(Code::NotFound))?;
            admit(request, &site)?;
            return Err(failure);
        }
    };
    store_form(state, request, &site, &form, key, line, now).await
}

/// A page without scripts gets a page back: what was sent is stored, or still in the form behind the back button.
async fn submit_plain(
    state: &State,
    request: &Request,
    line: &mut RequestLog,
    now: Timestamp,
) -> Response<Body> {
    let mut language = Language::En;
    let stored = async {
        let site = site_of(request)?;
        let body = body_of(request)?;
        let form = of_plain(body, charset_of(request))?;
        let known = form.locale.as_deref().and_then(Language::parse);
        let asked = header_of(request, header::ACCEPT_LANGUAGE).and_then(Language::of_header);
        language = known.or(asked).unwrap_or(language);
        let key = key_of_plain(request, body, now);
        store_form(state, request, &site, &form, &key, line, now).await
    };
    let stored = stored.await;
    let page = if stored.is_ok() { "sent" } else { "failed" };
    if let Err(failure) = stored.as_ref() {
        line.answered(failure.problem.code.status());
        if failure.cause.is_some() {
            let (trace, cause) = (trace_of(request), failure.chain());
            tracing::error!(trace, cause, "a plain form was not stored");
        }
    }
    let mut response = empty(StatusCode::SEE_OTHER);
    let location = format!(
        "{}/form/{}/{page}.html",
        state.widget_origin,
        language.tag()
    );
    set(&mut response, header::LOCATION, &location);
    response
}

async fn store_form(
    state: &State,
    request: &Request,
    site: &SiteId,
    form: &SubmitForm,
    key: &str,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let found = find(state, site, &form.queue, now).await?;
    let mut found = found.ok_or(Failure::from(Code::NotFound))?;
    // A page that keeps its address to itself (`Referrer-Policy: no-referrer`) has no origin when it sends a plain form.
    let hidden = is_plain(request) && header_of(request, header::ORIGIN) == Some("null");
    if !hidden {
        admit(request, &found.0)?;
    }
    line.site(site);
    let user_agent = header_of(request, header::USER_AGENT).map(|text| fact(text, 300));
    let led = led_by_bot(state, form, &found, now).await?;
    let lead = led.as_ref().and_then(|led| led.queue.clone());
    let filled = read(form, led, &found, now)?;
    let lead = lead.or_else(|| found.1.queue_of_topic(&filled.answers).cloned());
    if let Some(queue) = lead {
        // The queue that a topic or a bot leads to may be gone by now: then the form stays here.
        found = find(state, site, &queue, now).await?.unwrap_or(found);
    }
    let page = form.page.as_ref().and_then(SentPage::kept);
    let (head, card) = to_conversation(filled, &found, key, (page, user_agent), now);
    state.limits.form(&caller_of(request), site, now).await?;
    let sum = sum_of(key, &head, &card);
    // New or there before: the answer is the same.
    match state.store.open_form(&head, &card, &sum).await? {
        Opened::Created => line.stored(&head),
        Opened::Existing => {}
        Opened::Other => {
            let reused = FieldError::new("/headers/idempotency-key", TextError::Invalid);
            return Err(reused.into());
        }
    }
    line.count(Metric::Accepted, 1);
    let body = OpenedConversation {
        conversation: head.id.to_string(),
    };
    Ok(json(StatusCode::CREATED, &body))
}

/// What a bot filled in, if one led to the form: done again from the version that the visitor saw.
async fn led_by_bot(
    state: &State,
    form: &SubmitForm,
    (site, queue): &(Site, Queue),
    now: Timestamp,
) -> Result<Option<Retraced>, Failure> {
    let Some(talk) = &form.bot else {
        return Ok(None);
    };
    let talk = talk_of(talk.clone())?;
    let key = (site.id.clone(), talk.bot.clone(), talk.version);
    let known = match state.bots.get(&key, now) {
        Some(known) => known,
        None => {
            let found = state.store.bot_version(&key.0, &key.1, key.2).await?;
            let found = found.filter(|version| version.counts(now));
            let found = found.map(|version| Arc::from(version.definition));
            state.bots.put(key, found.clone(), now);
            found
        }
    };
    let standing = Standing::of(queue, &site.time_zone, now);
    let led = retrace(talk, known.as_deref(), standing)?;
    // A chat would have been opened elsewhere.
    if led.form.is_none() {
        return Err(FieldError::new("/bot/path", TextError::Invalid).into());
    }
    Ok(Some(led))
}

async fn find(
    state: &State,
    site: &SiteId,
    queue: &QueueId,
    now: Timestamp,
) -> Result<Option<Arc<(Site, Queue)>>, Failure> {
    let key = (site.clone(), queue.clone());
    if let Some(found) = state.queues.get(&key, now) {
        return Ok(Some(found));
    }
    let found = state.store.site_and_queue(site, queue).await?;
    let found = found.map(|(site, queue)| Arc::new((site.clone(), queue.within(&site))));
    if let Some(found) = &found {
        state.queues.put(key, found.clone(), now);
    }
    Ok(found)
}

fn site_of(request: &Request) -> Result<SiteId, Failure> {
    let path = request.raw_http_path();
    let site = path
        .strip_prefix("/v1/sites/")
        .and_then(|rest| rest.strip_suffix("/submissions"));
    site.and_then(|site| site.parse().ok())
        .ok_or(Code::NotFound.into())
}

/// The key under which a retry is known: 8 to 64 of `[A-Za-z0-9_-]`.
fn idempotency_key(request: &Request) -> Result<&str, Failure> {
    let key = request
        .headers()
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok());
    key.filter(|key| is_key(key)).ok_or_else(|| {
        Problem::malformed(
            "Send an `Idempotency-Key` of 8 to 64 letters, digits, `-` and `_`; a retry repeats it.",
        )
        .into()
    })
}

/// Whether a page without scripts sent it.
fn is_plain(request: &Request) -> bool {
    media_type(request).eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// The encoding that the request says its body has.
fn charset_of(request: &Request) -> Option<&str> {
    let parameters = header_of(request, header::CONTENT_TYPE)?.split(';').skip(1);
    let mut pairs = parameters.filter_map(|parameter| parameter.trim().split_once('='));
    let (_, charset) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("charset"))?;
    Some(charset.trim_matches('"'))
}

/// A double click sends the same content again. The same content of somebody else, or on another day, is another message.
fn key_of_plain(request: &Request, body: &[u8], now: Timestamp) -> String {
    let browser = header_of(request, header::USER_AGENT).unwrap_or_default();
    let (network, body) = (sender_of(request), body.escape_ascii());
    hash_of(&format!("{}\n{network}\n{browser}\n{body}", day_of(now)))
}

/// The network of the sender.
fn sender_of(request: &Request) -> String {
    // Behind CloudFront only the header says it. Nothing is allowed or refused by it, so nobody gains by making one up.
    let forwarded = request.headers().get("x-forwarded-for");
    let first = forwarded.and_then(|list| list.to_str().ok()?.split(',').next());
    first.map_or_else(|| caller_of(request), |first| network_of(first.trim()))
}

async fn preflight(
    state: &State,
    request: &Request,
    site: &SiteId,
) -> Result<Response<Body>, Failure> {
    let site = state
        .store
        .site(site)
        .await?
        .ok_or(Failure::from(Code::NotFound))?;
    admit(request, &site)?;
    let mut response = empty(StatusCode::NO_CONTENT);
    set(&mut response, header::ACCESS_CONTROL_ALLOW_METHODS, "POST");
    // The widget's calls all carry the visitor's token, also this one, which has no use for it.
    set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "authorization, content-type, idempotency-key",
    );
    set(&mut response, header::ACCESS_CONTROL_MAX_AGE, "600");
    Ok(response)
}

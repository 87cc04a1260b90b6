//! Queues: read, added, changed, taken away.

use domain::text::setting_line;
use domain::{Agent, Queue, Site, TextError, bounds};
use http::StatusCode;
use protocol::agent::Empty;
use protocol::settings::{NewQueue, PatchQueue, QueueConfig};
use protocol::{Code, Failure, FieldError, Items};
use runtime::http::{empty, json};

use super::patch_queue::patched;
use super::{act, done, version_of, versioned};
use crate::call::Call;
use crate::fields::invalid;
use crate::{Answer, State};

/// `GET /v1/sites/{site}/queues`
pub(crate) async fn all(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let queues = call.state.store.queues(&site.queues).await?;
    let config = |queue: &Queue| QueueConfig::of(queue, &site.time_zone, call.now);
    let items = queues.iter().map(config).collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// `GET /v1/queues/{queue}`
pub(crate) async fn show(call: Call<'_>, queue: Queue, _: Agent) -> Answer {
    let site = site_of(call.state, &queue).await?;
    Ok(described(&call, StatusCode::OK, &site, &queue))
}

async fn site_of(state: &State, queue: &Queue) -> Result<Site, Failure> {
    let site = state.store.site(&queue.site).await?;
    site.ok_or(Code::NotFound.into())
}

fn described(
    call: &Call<'_>,
    status: StatusCode,
    site: &Site,
    queue: &Queue,
) -> http::Response<lambda_http::Body> {
    let config = QueueConfig::of(queue, &site.time_zone, call.now);
    versioned(status, queue.version, &config)
}

/// `POST /v1/sites/{site}/queues`
pub(crate) async fn add(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let new: NewQueue = call.json()?;
    let id = new.queue.parse().map_err(|_| invalid("/queue"))?;
    let name = setting_line(&new.name, bounds::QUEUE_NAME_CHARS)
        .map_err(|error| FieldError::new("/name", error))?;
    if site.queues.len() >= bounds::QUEUES_OF_SITE {
        return Err(FieldError::new("/queue", TextError::TooLong).into());
    }
    let store = &call.state.store;
    if store.queue(&id).await?.is_some() {
        return Err(FieldError::new("/queue", TextError::Taken).into());
    }
    let queue = Queue::new(id, site.id.clone(), name);
    let act = act(&call, &agent, &site.id, "queue.add", queue.id.to_string());
    done(store.add_queue(&site, &queue, &act).await?)?;
    Ok(described(&call, StatusCode::CREATED, &site, &queue))
}

/// `PATCH /v1/queues/{queue}`
pub(crate) async fn change(call: Call<'_>, queue: Queue, agent: Agent) -> Answer {
    let patch: PatchQueue = call.json()?;
    let version = version_of(&call)?;
    let site = site_of(call.state, &queue).await?;
    let changed = patched(&queue, patch, &site, call.now)?;
    if queue.version != version {
        return Err(Code::Overtaken.into());
    }
    // What was set up before it was withheld may stay.
    let withheld = |queue: &Queue| queue.clone().within(&site) != *queue;
    if withheld(&changed) && !withheld(&queue) {
        return Err(Code::Forbidden.into());
    }
    let store = &call.state.store;
    if let Some(bot) = changed.bot.as_ref().filter(|_| changed.bot != queue.bot) {
        let found = store.bot(&site.id, bot).await?;
        let published = found.is_some_and(|bot| bot.published.is_some());
        if !published {
            return Err(invalid("/bot").into());
        }
    }
    let (action, subject) = ("queue.change", queue.id.to_string());
    let act = act(&call, &agent, &site.id, action, subject);
    let change = store.change_queue(&site.time_zone, (&queue, &changed), &act);
    done(change.await?)?;
    let now = store.queue(&queue.id).await?.ok_or(Code::NotFound)?;
    Ok(described(&call, StatusCode::OK, &site, &now))
}

/// `DELETE /v1/queues/{queue}`: nobody may serve it any more, and no conversation may be open in it.
pub(crate) async fn remove(call: Call<'_>, queue: Queue, agent: Agent) -> Answer {
    let Empty {} = call.json()?;
    let store = &call.state.store;
    let site = site_of(call.state, &queue).await?;
    if store.is_queue_in_use(&queue.id).await? {
        return Err(Code::Conflict.into());
    }
    let act = act(
        &call,
        &agent,
        &site.id,
        "queue.remove",
        queue.id.to_string(),
    );
    done(store.remove_queue(&site, &queue, &act).await?)?;
    Ok(empty(StatusCode::NO_CONTENT))
}

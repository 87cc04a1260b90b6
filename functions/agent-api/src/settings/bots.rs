//! Light-bots: read, added, worked on, published, taken away.

use domain::bot::{BotId, DEFINITION_BYTES, Facts};
use domain::{Agent, Feature, Site, TextError, Timestamp, bounds};
use http::StatusCode;
use protocol::agent::Empty;
use protocol::bot::{BotFinding, RawDefinition, read, rule_name};
use protocol::settings::{BotConfig, BotItem, NewBot, PublishedBot, PutDraft};
use protocol::{Code, Failure, FieldError, Items, time};
use runtime::http::{empty, json};
use store::BotRecord;

use super::{act, done, version_of, versioned};
use crate::Answer;
use crate::call::Call;
use crate::fields::invalid;

/// `GET /v1/sites/{site}/bots`
pub(crate) async fn all(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let bots = call.state.store.bots(&site.id).await?;
    let item = |(bot, record): (BotId, BotRecord)| BotItem {
        bot: bot.to_string(),
        version: record.version,
        published: record.published,
    };
    let items = bots.into_iter().map(item).collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// `POST /v1/sites/{site}/bots`
pub(crate) async fn add(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let new: NewBot = call.json()?;
    has_bots(&site)?;
    let bot: BotId = new.bot.parse().map_err(|_| invalid("/bot"))?;
    let draft = draft_of(&new.definition)?;
    let store = &call.state.store;
    let bots = store.bots(&site.id).await?;
    if bots.len() >= bounds::BOTS_OF_SITE {
        return Err(FieldError::new("/bot", TextError::TooLong).into());
    }
    if bots.iter().any(|(known, _)| *known == bot) {
        return Err(FieldError::new("/bot", TextError::Taken).into());
    }
    let act = act(&call, &agent, &site.id, "bot.add", bot.to_string());
    done(store.add_bot(&bot, draft, &act).await?)?;
    let record = BotRecord {
        draft: draft.to_owned(),
        published: None,
        version: 0,
    };
    described(StatusCode::CREATED, &site, &bot, &record)
}

/// # Errors
/// `forbidden` where bots are withheld from the site (U4).
fn has_bots(site: &Site) -> Result<(), Failure> {
    let has = site.has(Feature::Bots);
    has.then_some(()).ok_or(Code::Forbidden.into())
}

/// `GET /v1/sites/{site}/bots/{bot}`
pub(crate) async fn show(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let (bot, record) = found(&call, &site).await?;
    described(StatusCode::OK, &site, &bot, &record)
}

/// `PUT /v1/sites/{site}/bots/{bot}/draft`
pub(crate) async fn put_draft(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let body: PutDraft = call.json()?;
    let version = version_of(&call)?;
    let draft = draft_of(&body.definition)?;
    let (bot, mut record) = found(&call, &site).await?;
    let store = &call.state.store;
    done(store.put_draft(&site.id, &bot, draft, version).await?)?;
    record.draft = draft.to_owned();
    record.version = version + 1;
    described(StatusCode::OK, &site, &bot, &record)
}

/// `POST /v1/sites/{site}/bots/{bot}/publish`: the draft, if nothing is wrong with it.
pub(crate) async fn publish(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let Empty {} = call.json()?;
    let version = version_of(&call)?;
    has_bots(&site)?;
    let (bot, mut record) = found(&call, &site).await?;
    if record.version != version {
        return Err(Code::Overtaken.into());
    }
    let advice = rule_name(domain::bot::Rule::Fallback);
    if findings_of(&record.draft, &site)
        .iter()
        .any(|it| it.code != advice)
    {
        return Err(invalid("/definition").into());
    }
    let act = act(&call, &agent, &site.id, "bot.publish", bot.to_string());
    done(call.state.store.publish_bot(&bot, &record, &act).await?)?;
    record.published = Some(record.published.unwrap_or(0) + 1);
    record.version += 1;
    described(StatusCode::OK, &site, &bot, &record)
}

/// `DELETE /v1/sites/{site}/bots/{bot}`: no queue may offer it any more.
pub(crate) async fn remove(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let Empty {} = call.json()?;
    let (bot, _) = found(&call, &site).await?;
    let store = &call.state.store;
    let queues = store.queues(&site.queues).await?;
    if queues.iter().any(|queue| queue.bot.as_ref() == Some(&bot)) {
        return Err(Code::Conflict.into());
    }
    let act = act(&call, &agent, &site.id, "bot.remove", bot.to_string());
    done(store.remove_bot(&bot, &act).await?)?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// `GET /v1/sites/{site}/bots/{bot}/versions/{version}`: by it agents read what a visitor did.
pub(crate) async fn version(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let bot = bot_of(&call)?;
    let number: u64 = call.part("version").parse().map_err(|_| Code::NotFound)?;
    let found = call.state.store.bot_version(&site.id, &bot, number).await?;
    let found = found.ok_or(Code::NotFound)?;
    let at = Timestamp::from_second(found.published_at_s)
        .map_err(|error| Failure::of(Code::Internal, error))?;
    let body = PublishedBot {
        bot: bot.to_string(),
        version: number,
        published_at: time(at),
        definition: RawDefinition::new(&found.definition).ok_or(Code::Internal)?,
    };
    Ok(json(StatusCode::OK, &body))
}

fn bot_of(call: &Call<'_>) -> Result<BotId, Code> {
    call.part("bot").parse().map_err(|_| Code::NotFound)
}

async fn found(call: &Call<'_>, site: &Site) -> Result<(BotId, BotRecord), Failure> {
    let bot = bot_of(call)?;
    let record = call.state.store.bot(&site.id, &bot).await?;
    Ok((bot, record.ok_or(Code::NotFound)?))
}

/// A draft may be unfinished, but it is an object and has a bound.
fn draft_of(definition: &RawDefinition) -> Result<&str, FieldError> {
    let text = definition.as_str();
    if text.len() > DEFINITION_BYTES {
        return Err(FieldError::new("/definition", TextError::TooLong));
    }
    if text.starts_with('{') {
        Ok(text)
    } else {
        Err(invalid("/definition"))
    }
}

fn findings_of(draft: &str, site: &Site) -> Vec<BotFinding> {
    let facts = Facts {
        queues: &site.queues,
        // A site has no tags yet.
        tags: &[],
        languages: site.offered(),
        fallback: site.language,
    };
    match read(draft.as_bytes()) {
        Ok(definition) => {
            let found = definition.check(&facts).into_iter();
            found.map(BotFinding::from).collect()
        }
        Err(faults) => faults,
    }
}

fn described(status: StatusCode, site: &Site, bot: &BotId, record: &BotRecord) -> Answer {
    let body = BotConfig {
        bot: bot.to_string(),
        version: record.version,
        published: record.published,
        definition: RawDefinition::new(&record.draft).ok_or(Code::Internal)?,
        findings: findings_of(&record.draft, site),
    };
    Ok(versioned(status, record.version, &body))
}

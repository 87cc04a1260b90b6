//! The bots that widgets play, and what visitors say that they did in one.

use domain::bot::{BotId, Standing};
use domain::{Queue, Site, SiteId, TextError, Timestamp};
use protocol::bot::{BotTalk, RawDefinition, Retraced, retrace, talk_of};
use protocol::visitor::PlayedBot;
use protocol::{Failure, FieldError};
use runtime::Remembered;
use store::Store;

use crate::State;

/// Seconds after which a bot that was published is played.
const FRESH_S: i64 = 60;

/// The published versions that this process has read.
#[derive(Debug)]
pub(crate) struct Bots(Remembered<(SiteId, BotId), Option<PlayedBot>>);

impl Default for Bots {
    fn default() -> Self {
        Self(Remembered::for_s(FRESH_S))
    }
}

impl Bots {
    /// The published version; `None` without one, and when it cannot be read: the form is there in its place.
    pub(crate) async fn played(
        &self,
        store: &Store,
        site: &SiteId,
        bot: BotId,
        now: Timestamp,
    ) -> Option<PlayedBot> {
        let key = (site.clone(), bot);
        if let Some(known) = self.0.get(&key, now) {
            return known;
        }
        match published(store, site, &key.1).await {
            Ok(played) => {
                self.0.put(key, played.clone(), now);
                played
            }
            Err(error) => {
                tracing::error!(cause = %error, "a bot was not read");
                None
            }
        }
    }
}

async fn published(
    store: &Store,
    site: &SiteId,
    bot: &BotId,
) -> Result<Option<PlayedBot>, store::StoreError> {
    let record = store.bot(site, bot).await?;
    let Some(version) = record.and_then(|record| record.published) else {
        return Ok(None);
    };
    let found = store.bot_version(site, bot, version).await?;
    Ok(found.and_then(|found| {
        Some(PlayedBot {
            bot: bot.to_string(),
            version,
            definition: RawDefinition::new(&found.definition)?,
        })
    }))
}

/// What a visitor did in a bot that handed them over to a chat in this queue.
///
/// # Errors
/// The part of it that nobody can have made.
pub(crate) async fn handed_over(
    state: &State,
    talk: BotTalk,
    (site, queue): (&Site, &Queue),
    now: Timestamp,
) -> Result<Retraced, Failure> {
    let talk = talk_of(talk)?;
    let store = &state.store;
    let found = store.bot_version(&site.id, &talk.bot, talk.version).await?;
    let counts = found.filter(|version| version.counts(now));
    let definition = counts.as_ref().map(|version| version.definition.as_str());
    let standing = Standing::of(queue, &site.time_zone, now);
    let led = retrace(talk, definition, standing)?;
    let here = led.queue.as_ref().is_none_or(|lead| *lead == queue.id);
    if led.form.is_some() || !here {
        return Err(FieldError::new("/bot/path", TextError::Invalid).into());
    }
    Ok(led)
}

//! Light-bots of a site: a draft that is worked on, and versions that never change.

use aws_sdk_dynamodb::types::ReturnValue;
use domain::bot::BotId;
use domain::{SiteId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::audit::Act;
use super::change::{Expected, Saved, at_version};
use crate::keys::{BOT, Item, Key, site};
use crate::read::{BadField, place, read_record};
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// Seconds for which a version that another one replaced is still taken: a page may have been open for so long.
const KNOWN_S: i64 = 90 * 24 * 3600;

/// A bot as it is worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotRecord {
    /// The definition, as it was sent.
    pub draft: String,
    /// The number of the published version, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<u64>,
    /// How often it was changed or published.
    pub version: u64,
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotVersion {
    /// The definition, as it was sent.
    pub definition: String,
    /// When it was published.
    pub published_at_s: i64,
    /// When another one replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_at_s: Option<i64>,
}

impl BotVersion {
    /// Whether what somebody did in it still counts.
    pub fn counts(&self, now: Timestamp) -> bool {
        let replaced_at_s = self.replaced_at_s;
        replaced_at_s.is_none_or(|at_s| now.as_second() - at_s <= KNOWN_S)
    }
}

impl Store {
    /// The bots of a site.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn bots(&self, id: &SiteId) -> Result<Vec<(BotId, BotRecord)>, StoreError> {
        let items = self.items_below(site(id), BOT, 100).await?;
        let named = |item: Item| {
            let sk = item.get("sk").and_then(|sk| sk.as_s().ok());
            let bot = sk.and_then(|sk| sk.strip_prefix(BOT)?.parse().ok());
            let bot = bot.ok_or_else(|| BadField::new("sk").at(place(&item)))?;
            Ok((bot, read_record(item)?))
        };
        items.into_iter().map(named).collect()
    }

    /// One bot.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn bot(&self, site: &SiteId, bot: &BotId) -> Result<Option<BotRecord>, StoreError> {
        let found = self.get(Key::bot(site, bot)).await?;
        found.map(read_record).transpose()
    }

    /// One version of a bot.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn bot_version(
        &self,
        site: &SiteId,
        bot: &BotId,
        version: u64,
    ) -> Result<Option<BotVersion>, StoreError> {
        let found = self.get(Key::bot_version(site, bot, version)).await?;
        found.map(read_record).transpose()
    }

    /// Adds a bot that is not published yet.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn add_bot(
        &self,
        bot: &BotId,
        draft: &str,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let key = Key::bot(act.site, bot);
        let record = BotRecord {
            draft: draft.to_owned(),
            published: None,
            version: 0,
        };
        let put = self.put_new_in_transaction(key.clone().item_with(record)?)?;
        let change = (json!(null), json!({"bot": bot.as_str()}));
        let done = self.with_entry(act, change, vec![put], vec![Expected::absent(key)]);
        done.await.map(Saved::from)
    }

    /// Replaces the draft. It is no entry of the audit log: nothing follows from a draft.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_draft(
        &self,
        site: &SiteId,
        bot: &BotId,
        draft: &str,
        version: u64,
    ) -> Result<Saved, StoreError> {
        let write = Write::default()
            .set("draft = :draft")
            .value(":draft", text(draft));
        let write = at_version(write, version);
        let written = self.write(Key::bot(site, bot), write, ReturnValue::None);
        Ok(matches!(written.await?, Written::Done(_)).into())
    }

    /// Makes the draft a version, which replaces the one before.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn publish_bot(
        &self,
        bot: &BotId,
        before: &BotRecord,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let now_s = act.at.as_second();
        let (key, next) = (Key::bot(act.site, bot), before.published.unwrap_or(0) + 1);
        let version = BotVersion {
            definition: before.draft.clone(),
            published_at_s: now_s,
            replaced_at_s: None,
        };
        let version = Key::bot_version(act.site, bot, next).item_with(version)?;
        let publish = Write::default()
            .set("published = :published")
            .value(":published", number(next));
        let mut writes = vec![
            at_version(publish, before.version).in_transaction(&self.table, key.clone())?,
            self.put_new_in_transaction(version)?,
        ];
        if let Some(old) = before.published {
            let replaced = Write::default()
                .set("replaced_at_s = :replaced")
                .value(":replaced", number(now_s));
            let old = Key::bot_version(act.site, bot, old);
            writes.push(replaced.in_transaction(&self.table, old)?);
        }
        let change = (
            json!({"published": before.published}),
            json!({"published": next}),
        );
        let expected = vec![Expected::version(key, before.version)];
        let done = self.with_entry(act, change, writes, expected);
        done.await.map(Saved::from)
    }

    /// Takes a bot away. Its versions stay: agents read by them what somebody did.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn remove_bot(&self, bot: &BotId, act: &Act<'_>) -> Result<Saved, StoreError> {
        let key = Key::bot(act.site, bot);
        let gone = self.delete_in_transaction(key)?;
        let change = (json!({"bot": bot.as_str()}), json!(null));
        let done = self.with_entry(act, change, vec![gone], Vec::new());
        done.await.map(Saved::from)
    }
}

//! Addresses that no mail goes to any more, because one came back or was called spam (R11).

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{EmailAddress, Queue, QueueId, Site, SiteId, Timestamp};
use protocol::agent::{SuppressionReason, WireSuppression};
use protocol::time;
use serde::{Deserialize, Serialize};

use crate::keys::{Item, Key};
use crate::read::read_record;
use crate::settings::sites::pair_of;
use crate::write::{Write, Written, nested, number, text};
use crate::{Store, StoreError};

/// Seconds for which it is remembered that an address works again: longer than any late news of older mails takes.
const LIFTED_S: i64 = 30 * 24 * 3600;

/// What the other side said to one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// What it said.
    pub reason: SuppressionReason,
    /// When the mail was sent.
    pub sent_at: Timestamp,
    /// When it was said.
    pub at: Timestamp,
}

/// What is remembered of an address that refused a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Why the latest mail was refused.
    pub reason: SuppressionReason,
    /// When the address was suppressed, in milliseconds since 1970; 0 when that was lifted.
    #[serde(default)]
    pub since_ms: i64,
    /// When a mail was last refused, in milliseconds since 1970.
    pub last_ms: i64,
    /// When somebody said that the address works again, in milliseconds since 1970; absent while it is suppressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_ms: Option<i64>,
    /// SES may have the address on its own list and has not been asked to take it off.
    #[serde(default)]
    pub listed: bool,
}

impl Suppression {
    /// Whether the address is suppressed now.
    pub fn holds(&self) -> bool {
        self.lifted_ms.is_none()
    }

    /// As people are told; nothing when it was lifted.
    pub fn shown(&self) -> Option<WireSuppression> {
        self.holds().then(|| WireSuppression {
            reason: self.reason,
            since: Timestamp::from_millisecond(self.since_ms)
                .map(time)
                .unwrap_or_default(),
        })
    }
}

fn suppression_of(item: Item) -> Result<Suppression, StoreError> {
    read_record(item)
}

impl Store {
    /// What is remembered of an address, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn suppression(
        &self,
        address: &EmailAddress,
    ) -> Result<Option<Suppression>, StoreError> {
        let item = self.get(Key::suppression(&address.folded())).await?;
        item.map(suppression_of).transpose()
    }

    /// What a notice to an address needs, in one read: a site and one of its queues, `None` as for `site_and_queue`, and what is
    /// remembered of the address.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn site_queue_and_suppression(
        &self,
        site: &SiteId,
        queue: &QueueId,
        address: &EmailAddress,
    ) -> Result<(Option<(Site, Queue)>, Option<Suppression>), StoreError> {
        let key = Key::suppression(&address.folded());
        let sk = text(&key.sk);
        let keys = vec![Key::site(site), Key::queue(queue), key];
        let (suppression, names): (Vec<Item>, Vec<Item>) = self
            .get_all(keys, false)
            .await?
            .into_iter()
            .partition(|item| item.get("sk") == Some(&sk));
        let suppression = suppression.into_iter().next().map(suppression_of);
        Ok((pair_of(site, queue, names)?, suppression.transpose()?))
    }

    /// Suppresses an address. News that is older than what is known, that comes twice, or that is about a mail from before
    /// the suppression was lifted changes nothing; then this is `false`.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn suppress(
        &self,
        address: &EmailAddress,
        refusal: Refusal,
    ) -> Result<bool, StoreError> {
        let reason = nested(refusal.reason)?;
        let write = Write::default()
            .set("reason = :reason")
            .set("since_ms = if_not_exists(since_ms, :at)")
            .set("last_ms = :at")
            .set("listed = :yes")
            .remove("lifted_ms")
            .remove("expires_at_s")
            .value(":reason", reason)
            .value(":at", number(refusal.at.as_millisecond()))
            .value(":sent", number(refusal.sent_at.as_millisecond()))
            .value(":yes", AttributeValue::Bool(true))
            .when("(attribute_not_exists(pk) OR last_ms < :at)")
            .when("(attribute_not_exists(lifted_ms) OR lifted_ms < :sent)");
        let key = Key::suppression(&address.folded());
        let written = self.write(key, write, ReturnValue::None).await?;
        Ok(matches!(written, Written::Done(_)))
    }

    /// Lets mail go to an address again, until one is refused anew. `false` when it was not suppressed.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn lift(&self, address: &EmailAddress, now: Timestamp) -> Result<bool, StoreError> {
        let write = Write::default()
            .set("lifted_ms = :now")
            .set("expires_at_s = :expires")
            .remove("since_ms")
            .value(":now", number(now.as_millisecond()))
            .value(":expires", number(now.as_second() + LIFTED_S))
            .when("attribute_exists(pk)")
            .when("attribute_not_exists(lifted_ms)");
        let key = Key::suppression(&address.folded());
        let written = self.write(key, write, ReturnValue::None).await?;
        Ok(matches!(written, Written::Done(_)))
    }

    /// Remembers that SES has taken the address off its own list.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn mark_unlisted(&self, address: &EmailAddress) -> Result<(), StoreError> {
        let write = Write::default()
            .set("listed = :no")
            .value(":no", AttributeValue::Bool(false))
            .when("attribute_exists(pk)");
        let key = Key::suppression(&address.folded());
        self.write(key, write, ReturnValue::None).await?;
        Ok(())
    }
}

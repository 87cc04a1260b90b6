//! Visitors and the tickets of sockets (S22, S25, S27).

use domain::{AgentId, SiteId, VisitorId};
use serde::{Deserialize, Serialize};

use crate::keys::{Key, hash_of};
use crate::read::{BadField, read_record};
use crate::{Store, StoreError};

/// A visitor as the table has one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VisitorRecord {
    /// Of which site.
    pub site: String,
    /// Hash of the token's secret.
    pub token_hash: String,
    /// When the token ends, in seconds since 1970.
    pub expires_at_s: i64,
    /// The browser, as it calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The language the widget speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl VisitorRecord {
    /// The site as a type.
    ///
    /// # Errors
    /// `Corrupt` when it is none.
    pub fn site_id(&self) -> Result<SiteId, StoreError> {
        self.site
            .parse()
            .map_err(|error| BadField::of("site")(error).at("a visitor"))
    }
}

/// Whose socket a ticket opens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TicketRecord {
    /// The visitor, or
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitor: Option<String>,
    /// the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// The agent's session: its end closes the socket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The visitor's site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it ends, in seconds since 1970.
    pub expires_at_s: i64,
}

impl TicketRecord {
    /// The visitor, if it is one's.
    pub fn visitor_id(&self) -> Option<VisitorId> {
        self.visitor.as_deref()?.parse().ok()
    }

    /// The agent, if it is one's.
    pub fn agent_id(&self) -> Option<AgentId> {
        self.agent.as_deref()?.parse().ok()
    }
}

impl Store {
    /// Remembers a new visitor.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_visitor(
        &self,
        id: VisitorId,
        visitor: &VisitorRecord,
    ) -> Result<(), StoreError> {
        let item = Key::visitor(id).item_with(visitor)?;
        self.put(item).await
    }

    /// One visitor.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn visitor(&self, id: VisitorId) -> Result<Option<VisitorRecord>, StoreError> {
        let item = self.get(Key::visitor(id)).await?;
        item.map(read_record).transpose()
    }

    /// Ends a visitor's token.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_visitor(&self, id: VisitorId) -> Result<(), StoreError> {
        self.delete(Key::visitor(id)).await?;
        Ok(())
    }

    /// Remembers a ticket by its hash.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_ticket(&self, ticket: &str, record: &TicketRecord) -> Result<(), StoreError> {
        let item = Key::ticket(&hash_of(ticket)).item_with(record)?;
        self.put(item).await
    }

    /// Uses a ticket: it is gone afterwards, also for the same caller.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn use_ticket(
        &self,
        ticket: &str,
        now_s: i64,
    ) -> Result<Option<TicketRecord>, StoreError> {
        let Some(item) = self.delete(Key::ticket(&hash_of(ticket))).await? else {
            return Ok(None);
        };
        let record: TicketRecord = read_record(item)?;
        Ok((record.expires_at_s > now_s).then_some(record))
    }
}

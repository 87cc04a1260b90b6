//! Ending what people hold: sessions of agents, tokens of visitors. For the operator's tool alone, when some have leaked.
//!
//! There is no key that signs them: each is random, and the table keeps its hash. So to end one is to delete its item.

use domain::{ConversationId, SiteId};

use crate::keys::{AGENT, Item, Key, SESSION, SOCKET, VISITOR};
use crate::operator::survey::WalkPlace;
use crate::read::{BadField, place};
use crate::{Store, StoreError};

/// How many were ended in a part of the table, and where the walk goes on.
#[derive(Debug)]
pub struct Ended {
    /// So many.
    pub count: u64,
    /// Where it goes on.
    pub next: Option<WalkPlace>,
}

impl Store {
    /// Ends every session in a part of the table.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_sessions(&self, after: Option<WalkPlace>) -> Result<Ended, StoreError> {
        let filter = "begins_with(pk, :agent) AND begins_with(sk, :session)";
        let values = [(":agent", AGENT), (":session", SESSION)];
        let (items, next) = self.walk(filter, &values, after, true).await?;
        self.end_all(items, next).await
    }

    /// Ends the tokens of visitors in a part of the table; of one site, or of all.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_visitors(
        &self,
        site: Option<&SiteId>,
        after: Option<WalkPlace>,
    ) -> Result<Ended, StoreError> {
        let filter = "begins_with(pk, :visitor)";
        let (items, next) = self
            .walk_of_site(filter, &[(":visitor", VISITOR)], site, after)
            .await?;
        self.end_all(items, next).await
    }

    /// Forgets the sockets of visitors in a part of the table, and the tickets for more. A forgotten socket gets nothing and may
    /// say nothing; the gateway closes it when its time is over.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_sockets_of_visitors(
        &self,
        site: Option<&SiteId>,
        after: Option<WalkPlace>,
    ) -> Result<Ended, StoreError> {
        let filter = "attribute_exists(visitor) AND (sk = :connection OR sk = :ticket)";
        let values = [(":connection", "CONNECTION"), (":ticket", "TICKET")];
        let (items, next) = self.walk_of_site(filter, &values, site, after).await?;
        for item in &items {
            for (socket, conversation) in followed(item) {
                self.unfollow_conversation(conversation, &socket).await?;
            }
        }
        self.end_all(items, next).await
    }

    async fn walk_of_site(
        &self,
        filter: &str,
        values: &[(&str, &str)],
        site: Option<&SiteId>,
        after: Option<WalkPlace>,
    ) -> Result<(Vec<Item>, Option<WalkPlace>), StoreError> {
        let Some(site) = site else {
            return self.walk(filter, values, after, true).await;
        };
        let mut values = values.to_vec();
        values.push((":site", site.as_str()));
        let filter = format!("{filter} AND site = :site");
        self.walk(&filter, &values, after, true).await
    }

    async fn end_all(
        &self,
        items: Vec<Item>,
        next: Option<WalkPlace>,
    ) -> Result<Ended, StoreError> {
        let mut count = 0;
        for item in items {
            let part = |name| item.get(name).and_then(|part| part.as_s().ok()).cloned();
            let (Some(pk), Some(sk)) = (part("pk"), part("sk")) else {
                return Err(BadField::new("key").at(place(&item)));
            };
            if self.delete(Key { pk, sk }).await?.is_some() {
                count += 1;
            }
        }
        Ok(Ended { count, next })
    }
}

/// The conversations that a socket follows.
fn followed(item: &Item) -> Vec<(domain::ConnectionId, ConversationId)> {
    let socket = item.get("pk").and_then(|pk| pk.as_s().ok());
    let socket = socket.and_then(|pk| pk.strip_prefix(SOCKET)?.parse().ok());
    let follows = item.get("follows").and_then(|follows| follows.as_m().ok());
    let (Some(socket), Some(follows)) = (socket, follows) else {
        return Vec::new();
    };
    let ids = follows.keys().filter_map(|id| id.parse().ok());
    ids.map(|id| (domain::ConnectionId::clone(&socket), id))
        .collect()
}

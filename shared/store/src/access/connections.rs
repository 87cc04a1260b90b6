//! Sockets: whose they are, what they follow, which queues they watch.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::rights::Relation;
use domain::{
    AgentId, Author, Availability, ConnectionId, ConversationId, Queue, QueueId, SiteId, VisitorId,
    bounds,
};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};

use crate::keys::{self, CONNECTION, Item, Key, WATCH, agent, queue};
use crate::read::{BadField, attribute, read};
use crate::settings::agents::agent_of;
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// Seconds after which a socket is forgotten: API Gateway ends it after two hours.
const CONNECTION_S: i64 = 2 * 3600 + 600;

/// Writes to the table that are under way at the same time.
const AT_ONCE: usize = 10;

/// Consoles of a queue that are looked at to know whether somebody is there. No more than one read takes.
const WATCHERS_READ: i32 = 100;

/// What became of a note that a connection follows a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is noted.
    Done,
    /// It follows as many as it may.
    Full,
    /// The connection is forgotten.
    Gone,
}

/// Whose socket it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// A visitor of this site.
    Visitor(VisitorId, SiteId),
    /// An agent, with the hash of the session that opened it.
    Agent(AgentId, String),
}

impl Party {
    /// As whom it writes.
    pub fn author(&self) -> Author {
        match self {
            Self::Visitor(..) => Author::Visitor,
            Self::Agent(agent, _) => Author::Agent(*agent),
        }
    }
}

/// A socket of an agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentSocket {
    /// The socket.
    pub connection: ConnectionId,
    /// The hash of the session that opened it.
    pub session: String,
    /// When it was let in, in seconds since 1970. It opens a little later, and until then the gateway calls it gone.
    pub since_s: i64,
}

/// A socket as the table has one.
#[derive(Debug, Serialize, Deserialize)]
struct ConnectionItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    visitor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    /// Conversations that it follows and queues that it watches.
    #[serde(default)]
    follows: BTreeMap<String, bool>,
    #[serde(default)]
    watches: BTreeMap<String, bool>,
    expires_at_s: i64,
}

/// A socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRecord {
    /// Whose it is.
    pub party: Party,
    /// The conversations that it follows.
    pub follows: Vec<ConversationId>,
    /// The queues that it watches.
    pub watches: Vec<QueueId>,
}

fn record_of(item: Item) -> Result<ConnectionRecord, StoreError> {
    read(item, meaning)
}

fn meaning(item: ConnectionItem) -> Result<ConnectionRecord, BadField> {
    let visitor = item.visitor.as_deref().and_then(|id| id.parse().ok());
    let site = item.site.as_deref().and_then(|id| id.parse().ok());
    let agent = item.agent.as_deref().and_then(|id| id.parse().ok());
    let party = match (visitor, site, agent) {
        (Some(visitor), Some(site), _) => Party::Visitor(visitor, site),
        (_, _, Some(agent)) => Party::Agent(agent, item.session.unwrap_or_default()),
        _ => return Err(BadField::new("party")),
    };
    Ok(ConnectionRecord {
        party,
        follows: item
            .follows
            .keys()
            .filter_map(|id| id.parse().ok())
            .collect(),
        watches: item
            .watches
            .keys()
            .filter_map(|id| id.parse().ok())
            .collect(),
    })
}

impl Store {
    /// Remembers a socket from `since_s`. Sockets live two hours at most; the item goes a little later.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_connection(
        &self,
        id: &ConnectionId,
        party: &Party,
        since_s: i64,
    ) -> Result<(), StoreError> {
        let expires_at_s = since_s + CONNECTION_S;
        let (visitor, site, agent, session) = match party {
            Party::Visitor(visitor, site) => (
                Some(visitor.to_string()),
                Some(site.to_string()),
                None,
                None,
            ),
            Party::Agent(agent, session) => {
                (None, None, Some(agent.to_string()), Some(session.clone()))
            }
        };
        if let Party::Agent(agent, session) = party {
            let mut presence = Key::agent_connection(*agent, id).item();
            presence.insert("connection".into(), text(id));
            presence.insert("session".into(), text(session));
            presence.insert("since_s".into(), number(since_s));
            presence.insert("expires_at_s".into(), number(expires_at_s));
            self.put(presence).await?;
        }
        let item = ConnectionItem {
            visitor,
            site,
            agent,
            session,
            follows: Default::default(),
            watches: Default::default(),
            expires_at_s,
        };
        let item = Key::connection(id).item_with(item)?;
        self.put(item).await
    }

    /// One socket.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn connection(
        &self,
        id: &ConnectionId,
    ) -> Result<Option<ConnectionRecord>, StoreError> {
        self.get(Key::connection(id))
            .await?
            .map(record_of)
            .transpose()
    }

    /// Remembers that the connection follows a conversation, so that the end of the connection ends that too.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn note_follow(
        &self,
        id: &ConnectionId,
        conversation: ConversationId,
    ) -> Result<Noted, StoreError> {
        let write = Write::default()
            .set("follows.#id = :yes")
            .name("#id", conversation.to_string())
            .value(":yes", AttributeValue::Bool(true))
            .value(":most", number(bounds::FOLLOWED))
            .when("attribute_exists(pk)")
            .when("(size(follows) < :most OR attribute_exists(follows.#id))");
        let written = self.write(Key::connection(id), write, ReturnValue::None);
        Ok(match written.await? {
            Written::Done(_) => Noted::Done,
            Written::Refused(Some(_)) => Noted::Full,
            Written::Refused(None) => Noted::Gone,
        })
    }

    /// Forgets that the connection follows a conversation.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn note_unfollow(
        &self,
        id: &ConnectionId,
        conversation: ConversationId,
    ) -> Result<(), StoreError> {
        let write = Write::default()
            .remove("follows.#id")
            .name("#id", conversation.to_string())
            .when("attribute_exists(follows.#id)");
        self.write(Key::connection(id), write, ReturnValue::None)
            .await?;
        Ok(())
    }

    /// Which of these connections is the oldest. One that is forgotten is older than all.
    pub(crate) async fn oldest_connection(
        &self,
        among: &[&ConnectionId],
    ) -> Result<ConnectionId, StoreError> {
        let keys = among.iter().map(|id| Key::connection(id)).collect();
        let mut ends: BTreeMap<String, i64> = BTreeMap::new();
        for item in self.get_all(keys, false).await? {
            let key = item.get("pk").and_then(|pk| pk.as_s().ok()).cloned();
            let end = item
                .get("expires_at_s")
                .and_then(|end| end.as_n().ok()?.parse().ok());
            ends.extend(key.zip(end));
        }
        let end = |id: &&ConnectionId| ends.get(&Key::connection(id).pk).copied();
        among
            .iter()
            .copied()
            .min_by_key(end)
            .cloned()
            .ok_or_else(|| BadField::new("connections").at("a head without any"))
    }

    /// Makes an agent's socket watch these queues, and no others.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn watch(
        &self,
        id: &ConnectionId,
        agent: AgentId,
        queues: &[QueueId],
        before: &[QueueId],
        expires_at_s: i64,
    ) -> Result<(), StoreError> {
        let gone = before.iter().filter(|queue| !queues.contains(queue));
        let deletes: Vec<_> = gone
            .map(|queue| self.delete(Key::watch(queue, id)))
            .collect();
        stream::iter(deletes)
            .buffer_unordered(AT_ONCE)
            .try_for_each(|_| async { Ok(()) })
            .await?;
        let item = |queue| {
            let mut item = Key::watch(queue, id).item();
            item.insert("connection".into(), text(id));
            item.insert("agent".into(), text(agent));
            item.insert("expires_at_s".into(), number(expires_at_s));
            item
        };
        let puts: Vec<_> = queues.iter().map(|queue| self.put(item(queue))).collect();
        stream::iter(puts)
            .buffer_unordered(AT_ONCE)
            .try_collect::<()>()
            .await?;
        let watches = queues
            .iter()
            .map(|queue| (queue.to_string(), AttributeValue::Bool(true)))
            .collect();
        let write = Write::default()
            .set("watches = :watches")
            .value(":watches", AttributeValue::M(watches))
            .when("attribute_exists(pk)");
        self.write(Key::connection(id), write, ReturnValue::None)
            .await?;
        Ok(())
    }

    /// The sockets that watch a queue.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn watchers(
        &self,
        id: &QueueId,
        now_s: i64,
    ) -> Result<Vec<ConnectionId>, StoreError> {
        let sockets = self.sockets(queue(id), WATCH, now_s).await?;
        Ok(sockets.into_iter().map(|(id, _)| id).collect())
    }

    /// Whether somebody who serves the queue could answer now: a console that watches it is open, and its agent is available.
    /// Of very many consoles, some are looked at, so that the answer costs two reads at most.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn is_attended(&self, queue: &Queue, now_s: i64) -> Result<bool, StoreError> {
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .filter_expression("expires_at_s > :now")
            .expression_attribute_values(":pk", text(keys::queue(&queue.id)))
            .expression_attribute_values(":prefix", text(WATCH))
            .expression_attribute_values(":now", number(now_s))
            .limit(WATCHERS_READ)
            .send()
            .await?;
        let watching: BTreeSet<AgentId> = output
            .items
            .unwrap_or_default()
            .iter()
            .filter_map(|item| item.get("agent")?.as_s().ok()?.parse().ok())
            .collect();
        let profiles = watching.into_iter().map(Key::profile).collect();
        for item in self.get_all(profiles, false).await? {
            let agent = agent_of(item)?;
            let relation = agent.relation_to_queue(&queue.site, &queue.id);
            let serves = matches!(relation, Some((_, Relation::Member)));
            if serves && agent.availability == Availability::Online {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The sockets of an agent. None: the agent is away.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn sockets_of_agent(
        &self,
        id: AgentId,
        now_s: i64,
    ) -> Result<Vec<AgentSocket>, StoreError> {
        let sockets = self.sockets(agent(id), CONNECTION, now_s).await?;
        let socket = |(connection, item): (ConnectionId, Item)| AgentSocket {
            connection,
            session: item
                .get("session")
                .and_then(|value| value.as_s().ok())
                .cloned()
                .unwrap_or_default(),
            since_s: item
                .get("since_s")
                .and_then(|value| value.as_n().ok()?.parse().ok())
                .unwrap_or_default(),
        };
        Ok(sockets.into_iter().map(socket).collect())
    }

    async fn sockets(
        &self,
        pk: String,
        prefix: &str,
        now_s: i64,
    ) -> Result<Vec<(ConnectionId, Item)>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .filter_expression("expires_at_s > :now")
            .expression_attribute_values(":pk", text(pk))
            .expression_attribute_values(":prefix", text(prefix))
            .expression_attribute_values(":now", number(now_s))
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item?;
            found.push((attribute(&item, "connection")?, item));
        }
        Ok(found)
    }

    /// Takes a socket off the queues that it watches and the conversations that it follows. It stays known, so that it can still be
    /// found and closed.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn unsubscribe_connection(&self, id: &ConnectionId) -> Result<(), StoreError> {
        let Some(record) = self.connection(id).await? else {
            return Ok(());
        };
        self.end_watches(id, &record).await?;
        for conversation in record.follows {
            match self.unfollow_conversation(conversation, id).await {
                // It is taken off all the same.
                Ok(_) | Err(StoreError::Corrupt { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn end_watches(
        &self,
        id: &ConnectionId,
        record: &ConnectionRecord,
    ) -> Result<(), StoreError> {
        for queue in &record.watches {
            self.delete(Key::watch(queue, id)).await?;
        }
        Ok(())
    }

    /// Forgets a socket: its presence, its watches and at last its item, so that who failed on the way can begin again. The
    /// conversations that it followed are returned.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn forget_connection(
        &self,
        id: &ConnectionId,
    ) -> Result<Option<ConnectionRecord>, StoreError> {
        let Some(record) = self.connection(id).await? else {
            return Ok(None);
        };
        if let Party::Agent(agent, _) = &record.party {
            self.delete(Key::agent_connection(*agent, id)).await?;
        }
        self.end_watches(id, &record).await?;
        self.delete(Key::connection(id)).await?;
        Ok(Some(record))
    }
}

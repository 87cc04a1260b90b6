//! The audit log of a site: who changed what, in a chain in which nothing can be altered or left out unseen (S79).

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use domain::{AgentId, SiteId, Timestamp};
use protocol::time;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::change::Expected;
use crate::keys::{AUDIT_ENTRY, Key, audit, hash_of};
use crate::read::{BadField, read, read_record};
use crate::write::{Write, number, text};
use crate::{Store, StoreError};

/// What was there before, and what is there now, of what changed.
pub(super) type Change = (Value, Value);

/// Who makes a change, and by what name it is called.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// The site whose log it goes to.
    pub site: &'a SiteId,
    /// The agent; `None` for an operator at the command line.
    pub agent: Option<AgentId>,
    /// Their name.
    pub name: &'a str,
    /// The first characters of the hash of their network address.
    pub address: Option<String>,
    /// `site.change`, `queue.add` …
    pub action: &'static str,
    /// What is changed.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}

/// An entry, as it is hashed and kept: one JSON text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditRecord {
    /// Its place in the chain, from 1.
    pub number: u64,
    /// When, in RFC 3339.
    pub at: String,
    /// The agent's id; `None` for an operator at the command line.
    pub agent: Option<String>,
    /// Their name at the time.
    pub name: String,
    /// The first characters of the hash of their network address.
    pub address: Option<String>,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// What was there before, of what changed.
    pub before: Value,
    /// What is there now.
    pub after: Value,
}

#[derive(Debug, Serialize, Deserialize)]
struct EntryItem {
    entry: String,
    previous: String,
    hash: String,
}

/// Where the chain ends.
#[derive(Debug, Default, Serialize, Deserialize)]
struct ChainEnd {
    number: u64,
    hash: String,
}

/// Entries, the newest first, and from which number to go on.
#[derive(Debug)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditRecord>,
    /// The number before which the next page begins.
    pub next: Option<u64>,
}

/// What is wrong with a chain, and from which entry on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing before this number.
    #[error("an entry is missing before number {0}")]
    Missing(u64),
    /// This entry was altered.
    #[error("entry {0} was altered")]
    Altered(u64),
    /// Entries after this number were taken away.
    #[error("entries after number {0} were taken away")]
    Cut(u64),
}

/// The hash that an entry adds to the chain.
fn link(previous: &str, entry: &str) -> String {
    hash_of(&format!("{previous}\n{entry}"))
}

impl Act<'_> {
    /// The two parts of a transaction that append this to the log after `end`.
    fn entry(
        &self,
        store: &Store,
        end: &ChainEnd,
        (before, after): Change,
    ) -> Result<[TransactWriteItem; 2], StoreError> {
        let record = AuditRecord {
            number: end.number + 1,
            at: time(self.at),
            agent: self.agent.map(|id| id.to_string()),
            name: self.name.to_owned(),
            address: self.address.clone(),
            action: self.action.to_owned(),
            subject: self.subject.clone(),
            before,
            after,
        };
        let entry = serde_json::to_string(&record).map_err(StoreError::unwritable)?;
        let hash = link(&end.hash, &entry);
        let item = EntryItem {
            entry,
            previous: end.hash.clone(),
            hash: hash.clone(),
        };
        let item = Key::audit_entry(self.site, record.number).item_with(item)?;
        let mut end_of_chain = Write::default()
            .set("#number = :next")
            .set("#hash = :hash")
            .name("#number", "number")
            .name("#hash", "hash")
            .value(":next", number(record.number))
            .value(":hash", text(hash));
        end_of_chain = match end.number {
            0 => end_of_chain.when("attribute_not_exists(pk)"),
            last => end_of_chain
                .when("#number = :last")
                .value(":last", number(last)),
        };
        Ok([
            store.put_new_in_transaction(item)?,
            end_of_chain.in_transaction(&store.table, Key::audit_end(self.site))?,
        ])
    }
}

/// Attempts at a change whose entry somebody else's came before.
const ATTEMPTS: usize = 8;

impl Store {
    /// Makes these writes and their entry in the audit log in one transaction. `false` when a condition of `writes` does not hold.
    /// An attempt can also fail because somebody else's entry came first, so `expected` is looked at after each that failed.
    pub(crate) async fn with_entry(
        &self,
        act: &Act<'_>,
        change: Change,
        writes: Vec<TransactWriteItem>,
        expected: Vec<Expected>,
    ) -> Result<bool, StoreError> {
        for _ in 0..ATTEMPTS {
            let end = self.chain_end(act.site).await?;
            let mut all = writes.clone();
            all.extend(act.entry(self, &end, change.clone())?);
            if self.transact(all).await? {
                return Ok(true);
            }
            for expected in &expected {
                if !self.is_as_expected(expected).await? {
                    return Ok(false);
                }
            }
        }
        Err(StoreError::Conflict)
    }

    /// An entry about something that changes nothing: a sign-in, an export.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn log_act(&self, act: &Act<'_>, about: Value) -> Result<(), StoreError> {
        let change = (Value::Null, about);
        self.with_entry(act, change, Vec::new(), Vec::new())
            .await
            .map(drop)
    }

    async fn chain_end(&self, site: &SiteId) -> Result<ChainEnd, StoreError> {
        let found = self.get(Key::audit_end(site)).await?;
        found.map_or_else(|| Ok(ChainEnd::default()), read_record)
    }

    /// A page of the log, the newest first, from before this number.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn audit_page(
        &self,
        site: &SiteId,
        before: Option<u64>,
        most: i32,
    ) -> Result<AuditPage, StoreError> {
        let last = Key::audit_entry(
            site,
            before.map_or(u64::MAX, |number| number.saturating_sub(1)),
        );
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND sk BETWEEN :first AND :last")
            .expression_attribute_values(":pk", AttributeValue::S(audit(site)))
            .expression_attribute_values(":first", text(AUDIT_ENTRY))
            .expression_attribute_values(":last", AttributeValue::S(last.sk))
            .scan_index_forward(false)
            .limit(most)
            .send()
            .await?;
        let items = output.items.unwrap_or_default();
        let entries: Vec<AuditRecord> = items
            .into_iter()
            .map(|item| read(item, |item: EntryItem| parsed(&item.entry)))
            .collect::<Result<_, _>>()?;
        let more = output.last_evaluated_key.is_some();
        let next = entries.last().map(|entry| entry.number);
        Ok(AuditPage {
            next: next.filter(|number| more && *number > 1),
            entries,
        })
    }

    /// Walks the chain of a site from its beginning, and counts its entries.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn verify_audit(&self, site: &SiteId) -> Result<Result<u64, Broken>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :entry)")
            .expression_attribute_values(":pk", AttributeValue::S(audit(site)))
            .expression_attribute_values(":entry", text(AUDIT_ENTRY))
            .into_paginator()
            .items()
            .send();
        let mut so_far = ChainEnd::default();
        while let Some(item) = pages.next().await {
            let (entry, item) = read(item?, |item: EntryItem| Ok((parsed(&item.entry)?, item)))?;
            if entry.number != so_far.number + 1 {
                return Ok(Err(Broken::Missing(entry.number)));
            }
            let hash = link(&so_far.hash, &item.entry);
            if item.previous != so_far.hash || item.hash != hash {
                return Ok(Err(Broken::Altered(entry.number)));
            }
            so_far = ChainEnd {
                number: entry.number,
                hash,
            };
        }
        let end = self.chain_end(site).await?;
        let whole = (end.number, &end.hash) == (so_far.number, &so_far.hash);
        Ok(whole
            .then_some(so_far.number)
            .ok_or(Broken::Cut(so_far.number)))
    }
}

fn parsed(entry: &str) -> Result<AuditRecord, BadField> {
    serde_json::from_str(entry).map_err(BadField::json("entry"))
}

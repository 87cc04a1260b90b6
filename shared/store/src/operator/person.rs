//! Finding what is kept of one person, for the operator's tool alone: who asks for their data or for its end (GDPR 15, 17, 20) names
//! an address or a conversation.
//!
//! The table has no index of addresses, because no function asks for one. So the tool walks the table.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::AttributeValue;
use domain::effects::effects_of;
use domain::{
    ConversationId, EmailAddress, EntryId, Head, Numbered, QueueId, SiteId, Timestamp, VisitorId,
    What,
};
use serde_json::Value;

use crate::jobs::lease::REMEMBERED_S;
use crate::keys::{CONVERSATION, HEAD, Item, Key, ROW, TOLD, conversation, day, hash_of};
use crate::operator::survey::WalkPlace;
use crate::operator::tombstone::Kept;
use crate::read::read_record;
use crate::write::text;
use crate::{EntryRecord, NotifiedRecord, Store, StoreError, day_of};

const DAY_S: i64 = 24 * 3600;

/// Whose data it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The address by which they were found.
    pub address: Option<EmailAddress>,
    /// Conversations by which they were found.
    pub found: Vec<ConversationId>,
    /// Who they are to the widget: the visitors of those conversations, and of which site.
    pub visitors: BTreeMap<VisitorId, SiteId>,
}

impl Store {
    /// Conversations in a part of the table whose person gave this address, now or before it was corrected, and those whose
    /// erasure by this address has begun; and where the walk goes on. What people said in messages is not looked into.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn conversations_of_address(
        &self,
        address: &EmailAddress,
        after: Option<WalkPlace>,
    ) -> Result<(BTreeSet<ConversationId>, Option<WalkPlace>), StoreError> {
        let filter = "begins_with(pk, :conversation) AND sk <> :row";
        let values = [(":conversation", CONVERSATION), (":row", ROW)];
        let (items, place) = self.walk(filter, &values, after, true).await?;
        let folded = address.folded();
        let id_of = |item: &Item| {
            let pk = item.get("pk")?.as_s().ok()?;
            pk.strip_prefix(CONVERSATION)?.parse().ok()
        };
        let named = items.iter().filter(|item| names(item, &folded));
        Ok((named.filter_map(id_of).collect(), place))
    }

    /// The person behind these conversations, of which those are left out of which nothing is kept.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn person(
        &self,
        address: Option<EmailAddress>,
        conversations: impl IntoIterator<Item = ConversationId>,
    ) -> Result<Person, StoreError> {
        let mut person = Person {
            address,
            ..Person::default()
        };
        for id in conversations {
            let kept = self.kept(id).await?;
            if kept.is_none() && self.sort_keys(id).await?.is_empty() {
                continue;
            }
            person.found.push(id);
            person.visitors.extend(kept.and_then(|kept| kept.visitor()));
        }
        Ok(person)
    }

    /// Every conversation of a person: those by which they were found first, then the other chats of the same visitors.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn conversations_of(
        &self,
        person: &Person,
    ) -> Result<Vec<ConversationId>, StoreError> {
        let mut all = person.found.clone();
        for (visitor, site) in &person.visitors {
            let queues = self.site(site).await?.map(|site| site.queues);
            for queue in queues.unwrap_or_default() {
                let id = ConversationId::of_chat(site, &queue, *visitor);
                if !all.contains(&id) && self.kept(id).await?.is_some() {
                    all.push(id);
                }
            }
        }
        Ok(all)
    }

    /// Every queue whose log may tell of a conversation: those of its site, where it is, and where these events sent it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn queues_of(&self, head: &Head) -> Result<BTreeSet<QueueId>, StoreError> {
        let site = self.site(&head.site).await?;
        let mut queues: BTreeSet<QueueId> = site.into_iter().flat_map(|site| site.queues).collect();
        queues.insert(head.queue.clone());
        Ok(queues)
    }

    /// The lines of queues' logs that tell of these events.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn lines_of(
        &self,
        head: &Head,
        events: &[Numbered],
        queues: &mut BTreeSet<QueueId>,
    ) -> Result<Vec<EntryRecord>, StoreError> {
        for event in events {
            if let What::Transferred { queue, .. } = &event.event.what {
                queues.insert(queue.clone());
            }
        }
        let entries = entries_of(head, events);
        let keys = entries.iter().flat_map(|entry| {
            let key = |queue| Key::entry(queue, *entry);
            queues.iter().map(key)
        });
        let mut lines = Vec::new();
        for item in self.get_all(keys.collect(), true).await? {
            lines.push(read_record(item)?);
        }
        Ok(lines)
    }

    /// What is noted of a conversation's waitings, each with its day since 1970 and its sort key, from when it began to `now`.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn notified_of(
        &self,
        id: ConversationId,
        began: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<(i64, String, NotifiedRecord)>, StoreError> {
        let today = day_of(now);
        let first = day_of(began).max(today - REMEMBERED_S / DAY_S - 1);
        let mut told = Vec::new();
        // A clock that is ahead writes on tomorrow's page.
        for of in first..=today + 1 {
            let prefix = format!("{TOLD}{id}#");
            for item in self.items_below(day(of), prefix, usize::MAX).await? {
                let sk = item.get("sk").and_then(|sk| sk.as_s().ok()).cloned();
                let record = read_record(item)?;
                told.push((of, sk.unwrap_or_default(), record));
            }
        }
        Ok(told)
    }

    /// The sort keys of all that lies beside a conversation's head and row.
    pub(crate) async fn sort_keys(&self, id: ConversationId) -> Result<Vec<String>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .consistent_read(true)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(conversation(id)))
            .projection_expression("sk")
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            if let Some(AttributeValue::S(sk)) = item?.remove("sk")
                && sk != HEAD
                && sk != ROW
            {
                found.push(sk);
            }
        }
        Ok(found)
    }
}

/// The ids of the lines that follow from these events.
fn entries_of(head: &Head, events: &[Numbered]) -> Vec<EntryId> {
    let Some(first) = events.first() else {
        return Vec::new();
    };
    let mut part = head.clone();
    part.log.base = first.seq;
    part.log.tail = events.iter().map(|event| event.event.clone()).collect();
    let entries = effects_of(None, &part).entries.into_iter();
    entries.map(|entry| entry.id).collect()
}

/// Whether an item of a conversation holds this address: on the card, in a form, or in a correction.
fn names(item: &Item, folded: &str) -> bool {
    let is_it = |text: &str| EmailAddress::from_stored(text.to_owned()).folded() == folded;
    let begun = Kept::address_hash(item);
    if begun.is_some_and(|hash| *hash == hash_of(folded)) {
        return true;
    }
    if on_card(item).is_some_and(|address| is_it(address)) {
        return true;
    }
    ["tail", "events"]
        .into_iter()
        .filter_map(|part| item.get(part)?.as_l().ok())
        .flatten()
        .filter_map(|event| event.as_s().ok())
        .filter_map(|event| serde_json::from_str::<Value>(event).ok())
        .any(|event| event["x"]["email"].as_str().is_some_and(is_it))
}

fn on_card(item: &Item) -> Option<&String> {
    let card = item.get("card")?.as_m().ok()?;
    let contact = card.get("contact")?.as_m().ok()?;
    contact.get("email")?.as_s().ok()
}

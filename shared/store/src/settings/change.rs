//! Changing settings: what differs is written attribute by attribute, on the condition that nobody else was faster (an optimistic
//! lock), in one transaction with an entry of the audit log.

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Delete, TransactWriteItem};
use domain::{Agent, AgentId, Logged, OriginPattern, Queue, Role, Site, SiteId};
use protocol::agent::role_name;
use serde::Serialize;
use serde_json::{Map, Value};

use super::agents::{AgentRecord, member_item};
use super::audit::{Act, Change};
use super::queues::QueueRecord;
use super::sites::SiteRecord;
use super::switches::{due_at_s, marked, unmoved};
use crate::keys::{Item, Key};
use crate::write::{Write, nested, number, text};
use crate::{Store, StoreError};

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// It is made.
    Done,
    /// Somebody changed the same before, or it is gone, or its name is taken.
    Overtaken,
}

impl From<bool> for Saved {
    fn from(done: bool) -> Self {
        if done { Self::Done } else { Self::Overtaken }
    }
}

/// What a transaction was made for: an item at this version, or none.
#[derive(Debug)]
pub(crate) struct Expected {
    key: Key,
    state: State,
}

#[derive(Debug)]
enum State {
    Absent,
    Present,
    Version(u64),
    /// A queue with this version, and due at this second.
    Queue(u64, Option<i64>),
}

impl Expected {
    /// No item.
    pub(super) fn absent(key: Key) -> Self {
        let state = State::Absent;
        Self { key, state }
    }

    /// An item, whatever its version.
    pub(super) fn present(key: Key) -> Self {
        let state = State::Present;
        Self { key, state }
    }

    /// This version of an item.
    pub(super) fn version(key: Key, version: u64) -> Self {
        let state = State::Version(version);
        Self { key, state }
    }

    /// A queue at this version and with this mark.
    pub(super) fn queue(queue: &Queue) -> Self {
        let state = State::Queue(queue.version, due_at_s(queue));
        let key = Key::queue(&queue.id);
        Self { key, state }
    }
}

/// What a change of an item writes beside it.
#[derive(Default)]
pub(super) struct Beside {
    /// Other items.
    pub(super) writes: Vec<TransactWriteItem>,
    /// What their writes were made for.
    pub(super) expected: Vec<Expected>,
    /// The mark of a queue as it was read, and as it will be.
    pub(super) mark: Option<(Option<i64>, Logged)>,
}

/// Attributes of one item, as the log has them and as the table has them.
#[derive(Default)]
pub(super) struct Attributes {
    json: Map<String, Value>,
    item: Item,
}

impl Attributes {
    pub(super) fn of(record: &impl Serialize) -> Result<Self, StoreError> {
        let json = serde_json::to_value(record).map_err(StoreError::unwritable)?;
        let mut json = json.as_object().cloned().unwrap_or_default();
        json.retain(|name, _| !MARK.contains(&name.as_str()));
        let item = serde_dynamo::aws_sdk_dynamodb_1::to_item(record);
        Ok(Self {
            json,
            item: item.map_err(StoreError::unwritable)?,
        })
    }
}

/// The attribute that counts the changes of an item.
pub(crate) const VERSION: &str = "version";

/// The mark of a queue. Nobody sets it: it follows from the settings and from what time it is.
const MARK: [&str; 3] = ["logged_open", "due_shard", "due_at"];

/// The update that makes `after` of `before`, and what changed in both, for the log. `None` when nothing did.
pub(super) fn difference(before: &Attributes, after: &Attributes) -> Option<(Write, Change)> {
    let (mut old, mut new) = (Map::new(), Map::new());
    let mut write = Write::default();
    let mut names: Vec<&String> = before.json.keys().chain(after.json.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let changed = |name: &&String| {
        *name != VERSION && before.json.get(name.as_str()) != after.json.get(name.as_str())
    };
    for (nth, name) in names.into_iter().filter(changed).enumerate() {
        let place = format!("#a{nth}");
        write = write.name(&place, name);
        write = match after.item.get(name) {
            Some(value) => write
                .set(&format!("{place} = :a{nth}"))
                .value(format!(":a{nth}"), value.clone()),
            None => write.remove(place),
        };
        for (side, all) in [(&mut old, before), (&mut new, after)] {
            if let Some(value) = all.json.get(name) {
                side.insert(name.clone(), value.clone());
            }
        }
    }
    (!old.is_empty() || !new.is_empty()).then(|| (write, (old.into(), new.into())))
}

/// Only if the item still has this version; it gets the next one.
pub(crate) fn at_version(write: Write, version: u64) -> Write {
    let write = write
        .set("#version = :next")
        .name("#version", VERSION)
        .value(":next", number(version + 1));
    same_version(write, version)
}

/// Only if the item still has this version.
pub(super) fn same_version(write: Write, version: u64) -> Write {
    // Items that were written before there were versions have none.
    let same = match version {
        0 => "attribute_exists(pk) AND (attribute_not_exists(#version) OR #version = :version)",
        _ => "#version = :version",
    };
    write
        .when(same)
        .name("#version", VERSION)
        .value(":version", number(version))
}

/// Most items of a transaction.
const MOST_AT_ONCE: usize = 100;

/// The site, and the two items that its audit log takes.
const SITE_AND_ENTRY: usize = 3;

fn added<'a>(
    now: &'a [OriginPattern],
    before: &'a [OriginPattern],
) -> impl Iterator<Item = &'a OriginPattern> {
    now.iter().filter(|origin| !before.contains(origin))
}

/// Names the site in the item of an origin.
pub(super) fn listing(site: &Site) -> Write {
    Write::default()
        .add("sites :site")
        .value(":site", AttributeValue::Ss(vec![site.id.to_string()]))
}

impl Store {
    /// Changes the settings of a site. `before` is what the change was made from.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn change_site(
        &self,
        before: &Site,
        after: &Site,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let mut beside = Beside::default();
        for origin in added(&after.origins, &before.origins) {
            beside.writes.push(self.admit(after, origin)?);
        }
        for origin in added(&before.origins, &after.origins) {
            beside.writes.push(self.no_longer_admit(after, origin)?);
        }
        if before.time_zone != after.time_zone {
            if before.queues.len() + beside.writes.len() + SITE_AND_ENTRY > MOST_AT_ONCE {
                return Box::pin(self.change_zone_first(before, after, act)).await;
            }
            let queues = self.looked_at_anew(before, act.at).await?;
            beside.writes.extend(queues.writes);
            beside.expected.extend(queues.expected);
        }
        let (old, new) = (SiteRecord::from(before), SiteRecord::from(after));
        self.differ(
            Key::site(&before.id),
            (&old, &new),
            before.version,
            beside,
            act,
        )
        .await
    }

    /// In two steps, because one transaction does not hold all of it.
    async fn change_zone_first(
        &self,
        before: &Site,
        after: &Site,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let mut between = Site {
            time_zone: after.time_zone.clone(),
            ..before.clone()
        };
        match self.change_site(before, &between, act).await? {
            Saved::Overtaken => Ok(Saved::Overtaken),
            Saved::Done => {
                between.version += 1;
                self.change_site(&between, after, act).await
            }
        }
    }

    /// Adds a site that has no queue yet, with its owner if an agent adds it: the agent before and after.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn add_site(
        &self,
        site: &Site,
        owner: Option<(&Agent, &Agent)>,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let (more, expected) = match owner {
            None => (Vec::new(), Expected::absent(Key::site(&site.id))),
            Some((before, owner)) => (
                self.person_writes(before, owner)?.0,
                Expected::version(Key::profile(owner.id), owner.version),
            ),
        };
        let record = SiteRecord::from(site);
        self.add(Key::site(&site.id), &record, (more, expected), act)
            .await
    }

    /// Changes what a person is on the site of `act`. `before` is what the change was made from. When an owner is no longer one,
    /// `other_owner` still has to be: two owners who unmake each other at the same moment would leave none.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn change_person(
        &self,
        before: &Agent,
        after: &Agent,
        other_owner: Option<AgentId>,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let expected = Expected::version(Key::profile(before.id), before.version);
        let (mut writes, Some(change)) = self.person_writes(before, after)? else {
            return self.is_as_expected(&expected).await.map(Saved::from);
        };
        if let Some(owner) = other_owner {
            writes.push(self.is_owner(owner, act.site)?);
        }
        let done = self.with_entry(act, change, writes, vec![expected]);
        done.await.map(Saved::from)
    }

    fn is_owner(&self, owner: AgentId, site: &SiteId) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.table)
            .set_key(Some(Key::profile(owner).item()))
            .condition_expression("sites.#site = :owner")
            .expression_attribute_names("#site", site.to_string())
            .expression_attribute_values(":owner", text(role_name(Role::Owner)));
        let check = check.build()?;
        Ok(TransactWriteItem::builder().condition_check(check).build())
    }

    /// The profile, and the items that name the person under queues and sites; and what changes, for the log, if anything does.
    pub(super) fn person_writes(
        &self,
        before: &Agent,
        after: &Agent,
    ) -> Result<(Vec<TransactWriteItem>, Option<Change>), StoreError> {
        let (old, new) = (AgentRecord::from(before), AgentRecord::from(after));
        let (old, new) = (Attributes::of(&old)?, Attributes::of(&new)?);
        let (write, change) = difference(&old, &new).unzip();
        let write = at_version(write.unwrap_or_default(), before.version);
        let mut writes = vec![write.in_transaction(&self.table, Key::profile(before.id))?];
        for queue in after.queues.difference(&before.queues) {
            let item = member_item(Key::member(queue, after.id), after.id);
            writes.push(self.put_in_transaction(item)?);
        }
        for queue in before.queues.difference(&after.queues) {
            writes.push(self.delete_in_transaction(Key::member(queue, after.id))?);
        }
        let known = |site| before.sites.contains_key(site) || before.former.contains_key(site);
        for site in after.sites.keys().filter(|site| !known(site)) {
            let item = member_item(Key::person(site, after.id), after.id);
            writes.push(self.put_in_transaction(item)?);
        }
        Ok((writes, change))
    }

    /// Adds a queue at the end of its site.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn add_queue(
        &self,
        site: &Site,
        queue: &Queue,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let mut queues = site.queues.clone();
        queues.push(queue.id.clone());
        let listed = self.list_queues(site, &queues)?;
        let expected = Expected::version(Key::site(&site.id), site.version);
        let mut record = QueueRecord::from(queue);
        record.marked(queue.logged_at(act.at, &site.time_zone));
        self.add(
            Key::queue(&queue.id),
            &record,
            (vec![listed], expected),
            act,
        )
        .await
    }

    /// Takes a queue away that nobody serves. What was written in it stays with its site.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn remove_queue(
        &self,
        site: &Site,
        queue: &Queue,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let left: Vec<_> = site
            .queues
            .iter()
            .filter(|id| **id != queue.id)
            .cloned()
            .collect();
        let key = Key::queue(&queue.id);
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key.clone().item()))
            .condition_expression("attribute_exists(pk)")
            .build()?;
        let writes = vec![
            TransactWriteItem::builder().delete(delete).build(),
            self.list_queues(site, &left)?,
        ];
        let before = Value::Object(Attributes::of(&QueueRecord::from(queue))?.json);
        let expected = vec![
            Expected::version(key, queue.version),
            Expected::version(Key::site(&site.id), site.version),
        ];
        let done = self.with_entry(act, (before, Value::Null), writes, expected);
        done.await.map(Saved::from)
    }

    fn list_queues(
        &self,
        site: &Site,
        queues: &[domain::QueueId],
    ) -> Result<TransactWriteItem, StoreError> {
        let ids: Vec<String> = queues.iter().map(ToString::to_string).collect();
        let write = Write::default()
            .set("queues = :queues")
            .value(":queues", nested(ids)?);
        at_version(write, site.version).in_transaction(&self.table, Key::site(&site.id))
    }

    pub(super) async fn differ(
        &self,
        key: Key,
        (before, after): (&impl Serialize, &impl Serialize),
        version: u64,
        beside: Beside,
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let (before, after) = (Attributes::of(before)?, Attributes::of(after)?);
        let expected = Expected::version(key.clone(), version);
        let Some((write, change)) = difference(&before, &after) else {
            return self.is_as_expected(&expected).await.map(Saved::from);
        };
        let Beside {
            mut writes,
            expected: mut all_expected,
            mark,
        } = beside;
        let write = match mark {
            Some((was, is)) => marked(unmoved(write, was), is),
            None => write,
        };
        writes.push(at_version(write, version).in_transaction(&self.table, key)?);
        all_expected.push(expected);
        let done = self.with_entry(act, change, writes, all_expected);
        done.await.map(Saved::from)
    }

    /// Puts a new item beside other writes.
    async fn add(
        &self,
        key: Key,
        record: &impl Serialize,
        (mut writes, expected): (Vec<TransactWriteItem>, Expected),
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let attributes = Attributes::of(record)?;
        writes.push(self.put_new_in_transaction(key.clone().item_with(record)?)?);
        let change = (Value::Null, Value::Object(attributes.json));
        let absent = Expected::absent(key);
        let done = self.with_entry(act, change, writes, vec![absent, expected]);
        done.await.map(Saved::from)
    }

    pub(crate) async fn is_as_expected(&self, expected: &Expected) -> Result<bool, StoreError> {
        let found = self.get(expected.key.clone()).await?;
        let whole = |name| {
            let number = found.as_ref()?.get(name)?.as_n().ok()?;
            number.parse::<i64>().ok()
        };
        let version = found
            .as_ref()
            .map(|_| whole(VERSION).unwrap_or(0).unsigned_abs());
        Ok(match expected.state {
            State::Absent => version.is_none(),
            State::Present => version.is_some(),
            State::Version(expected) => version == Some(expected),
            State::Queue(expected, due) => version == Some(expected) && whole("due_at") == due,
        })
    }

    /// A preflight knows only the origin, so each origin has an item with the sites that list it.
    fn admit(&self, site: &Site, origin: &OriginPattern) -> Result<TransactWriteItem, StoreError> {
        listing(site).in_transaction(&self.table, Key::origin(&origin.to_string()))
    }

    fn no_longer_admit(
        &self,
        site: &Site,
        origin: &OriginPattern,
    ) -> Result<TransactWriteItem, StoreError> {
        let write = Write::default()
            .delete("sites :site")
            .value(":site", AttributeValue::Ss(vec![site.id.to_string()]));
        write.in_transaction(&self.table, Key::origin(&origin.to_string()))
    }
}

//! Agents: profiles, addresses, memberships.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{
    Agent, AgentId, Availability, DisplayName, EmailAddress, Former, Language, MailWhen,
    NoticeKind, NoticeMethods, Notices, QueueId, Quiet, Role, SiteId,
};
use protocol::agent::role_name;
use protocol::job::Notice;
use serde::{Deserialize, Serialize};

use super::sites::word;
use crate::keys::{Item, Key, MEMBER, PERSON, queue, site};
use crate::read::{BadField, attribute, read, read_image};
use crate::write::{Write, Written, nested, text};
use crate::{Store, StoreError};

/// An agent as the table has it.
#[derive(Debug, Serialize, Deserialize)]
pub struct AgentRecord {
    agent: String,
    email: String,
    name: String,
    language: String,
    sites: BTreeMap<String, String>,
    queues: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    former: BTreeMap<String, FormerRecord>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    open_at_once: BTreeMap<String, u16>,
    away: bool,
    notices: BTreeMap<Notice, WaysRecord>,
    /// The kinds that programs of the first days do not know, each with the letters of the ways that are on, as in
    /// `offline: assigned:sde`. One short text, because every notice reads it.
    #[serde(default)]
    kinds: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    mail_always: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quiet: Option<QuietRecord>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    muted: BTreeSet<String>,
    #[serde(default)]
    version: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct FormerRecord {
    role: String,
    queues: BTreeSet<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct QuietRecord {
    from: String,
    to: String,
    time_zone: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct WaysRecord {
    sound: bool,
    desktop: bool,
    email: bool,
}

impl From<NoticeMethods> for WaysRecord {
    fn from(methods: NoticeMethods) -> Self {
        let NoticeMethods {
            sound,
            desktop,
            email,
        } = methods;
        Self {
            sound,
            desktop,
            email,
        }
    }
}

impl From<&Agent> for AgentRecord {
    fn from(agent: &Agent) -> Self {
        let methods = |kind| (Notice::from(kind), WaysRecord::from(agent.notices.of(kind)));
        Self {
            agent: agent.id.to_string(),
            email: agent.email.as_str().to_owned(),
            name: agent.name.as_str().to_owned(),
            language: agent.language.tag().to_owned(),
            sites: agent
                .sites
                .iter()
                .map(|(site, role)| (site.to_string(), role_name(*role).to_owned()))
                .collect(),
            queues: agent.queues.iter().map(ToString::to_string).collect(),
            former: agent
                .former
                .iter()
                .map(|(site, former)| (site.to_string(), FormerRecord::from(former)))
                .collect(),
            open_at_once: agent
                .open_at_once
                .iter()
                .map(|(site, most)| (site.to_string(), *most))
                .collect(),
            version: agent.version,
            away: agent.availability == Availability::Away,
            notices: FIRST_KINDS.into_iter().map(methods).collect(),
            kinds: Some(more_kinds(&agent.notices)),
            mail_always: agent.notices.mail == MailWhen::Always,
            quiet: agent.notices.quiet.as_ref().map(QuietRecord::from),
            muted: agent
                .notices
                .muted
                .iter()
                .map(ToString::to_string)
                .collect(),
        }
    }
}

/// The kinds that every program knows.
const FIRST_KINDS: [NoticeKind; 4] = [
    NoticeKind::Submission,
    NoticeKind::Chat,
    NoticeKind::Message,
    NoticeKind::Missed,
];

/// The others, under their names.
const MORE_KINDS: [(NoticeKind, &str); 2] = [
    (NoticeKind::Offline, "offline"),
    (NoticeKind::Assigned, "assigned"),
];

fn letters(methods: NoticeMethods) -> String {
    let ways = [
        (methods.sound, 's'),
        (methods.desktop, 'd'),
        (methods.email, 'e'),
    ];
    ways.into_iter()
        .filter_map(|(on, letter)| on.then_some(letter))
        .collect()
}

fn more_kinds(notices: &Notices) -> String {
    let kinds = MORE_KINDS.map(|(kind, name)| format!("{name}:{}", letters(notices.of(kind))));
    kinds.join(" ")
}

impl From<&Quiet> for QuietRecord {
    fn from(quiet: &Quiet) -> Self {
        let interval = quiet.interval();
        Self {
            from: interval.opens().to_string(),
            to: interval.closes().to_string(),
            time_zone: quiet.zone().as_str().to_owned(),
        }
    }
}

impl From<&Former> for FormerRecord {
    fn from(former: &Former) -> Self {
        Self {
            role: role_name(former.role).to_owned(),
            queues: former.queues.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Values by site.
fn of_sites<T, U>(
    written: BTreeMap<String, T>,
    field: &'static str,
    read: impl Fn(T) -> Result<U, BadField>,
) -> Result<BTreeMap<SiteId, U>, BadField> {
    let site = |site: &str| site.parse().map_err(BadField::of(field));
    let written = written.into_iter();
    written
        .map(|(id, value)| Ok((site(&id)?, read(value)?)))
        .collect()
}

fn queues_of(
    written: &BTreeSet<String>,
    field: &'static str,
) -> Result<BTreeSet<QueueId>, BadField> {
    let written = written.iter();
    written
        .map(|queue| queue.parse().map_err(BadField::of(field)))
        .collect()
}

fn notices_of(
    switches: BTreeMap<Notice, WaysRecord>,
    more: Option<&str>,
    mail_always: bool,
    quiet: Option<QuietRecord>,
    muted: &BTreeSet<String>,
) -> Result<Notices, BadField> {
    let hours = |record: QuietRecord| {
        let zone = record.time_zone.parse();
        let zone = zone.map_err(BadField::of("quiet"))?;
        Quiet::parse(&record.from, &record.to, zone).map_err(BadField::of("quiet"))
    };
    let mut notices = Notices::default();
    if mail_always {
        notices.mail = MailWhen::Always;
    }
    notices.quiet = quiet.map(hours).transpose()?;
    notices.muted = queues_of(muted, "muted")?;
    for (kind, ways) in switches {
        let WaysRecord {
            sound,
            desktop,
            email,
        } = ways;
        let methods = NoticeMethods {
            sound,
            desktop,
            email,
        };
        notices.set(kind.into(), methods);
    }
    let more: BTreeMap<&str, &str> = more
        .unwrap_or_default()
        .split(' ')
        .filter_map(|kind| kind.split_once(':'))
        .collect();
    for (kind, name) in MORE_KINDS {
        if let Some(on) = more.get(name) {
            let methods = NoticeMethods {
                sound: on.contains('s'),
                desktop: on.contains('d'),
                email: on.contains('e'),
            };
            notices.set(kind, methods);
        } else if kind == NoticeKind::Assigned {
            // A profile from before this kind hears of what a colleague gives them as of messages in what is theirs.
            notices.set(kind, notices.of(NoticeKind::Message));
        }
    }
    Ok(notices)
}

fn meaning(record: AgentRecord) -> Result<Agent, BadField> {
    let role = |role: &str| word(Role::ALL, role_name, role, "sites");
    let former = |former: FormerRecord| {
        Ok(Former {
            role: word(Role::ALL, role_name, &former.role, "former")?,
            queues: queues_of(&former.queues, "former")?,
        })
    };
    Ok(Agent {
        id: record.agent.parse().map_err(BadField::of("agent"))?,
        email: EmailAddress::from_stored(record.email),
        name: DisplayName::from_stored(record.name),
        language: Language::parse(&record.language).ok_or_else(|| BadField::new("language"))?,
        sites: of_sites(record.sites, "sites", |name| role(&name))?,
        queues: queues_of(&record.queues, "queues")?,
        former: of_sites(record.former, "former", former)?,
        open_at_once: of_sites(record.open_at_once, "open_at_once", Ok)?,
        version: record.version,
        availability: if record.away {
            Availability::Away
        } else {
            Availability::Online
        },
        notices: notices_of(
            record.notices,
            record.kinds.as_deref(),
            record.mail_always,
            record.quiet,
            &record.muted,
        )?,
    })
}

pub(crate) fn agent_of(item: Item) -> Result<Agent, StoreError> {
    read(item, meaning)
}

/// The agent in an image of the stream.
///
/// # Errors
/// `Corrupt` when the image is no profile.
pub fn agent_of_image(image: serde_dynamo::Item) -> Result<Agent, StoreError> {
    read_image(image, meaning)
}

/// An item that names an agent in the partition of a queue or site.
pub(super) fn member_item(key: Key, agent: AgentId) -> Item {
    let mut item = key.item();
    item.insert("agent".into(), text(agent));
    item
}

impl Store {
    /// Writes a profile, its address and its memberships, and ends those of queues that the agent left.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_agent(&self, agent: &Agent) -> Result<(), StoreError> {
        // A profile that cannot be read is replaced: this is how it is mended.
        let before = match self.agent(agent.id).await {
            Err(StoreError::Corrupt { .. }) => None,
            before => before?,
        };
        for left in before.iter().flat_map(|before| &before.queues) {
            if !agent.queues.contains(left) {
                self.end_membership(left, agent.id).await?;
            }
        }
        self.put(self.profile_item(agent)?).await?;
        let mut address = Key::email(&agent.email.folded()).item();
        address.insert("agent".into(), text(agent.id));
        self.put(address).await?;
        for queue in &agent.queues {
            self.put(member_item(Key::member(queue, agent.id), agent.id))
                .await?;
        }
        for site in agent.sites.keys().chain(agent.former.keys()) {
            self.put(member_item(Key::person(site, agent.id), agent.id))
                .await?;
        }
        Ok(())
    }

    /// Writes what an agent may change about themselves: name, language, availability, notices and when not. Nothing else is touched, so a
    /// role that somebody takes away at the same time stays away. `false` when the agent was removed.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_profile(&self, agent: &Agent) -> Result<bool, StoreError> {
        let record = AgentRecord::from(agent);
        let write = Write::default()
            .set("#name = :name")
            .set("#language = :language")
            .set("away = :away")
            .set("notices = :notices")
            .set("kinds = :kinds")
            .set("mail_always = :mail_always")
            .set("quiet = :quiet")
            .set("muted = :muted")
            .name("#name", "name")
            .name("#language", "language")
            .value(":name", text(record.name))
            .value(":language", text(record.language))
            .value(":away", AttributeValue::Bool(record.away))
            .value(":notices", nested(record.notices)?)
            .value(":kinds", nested(record.kinds)?)
            .value(":mail_always", AttributeValue::Bool(record.mail_always))
            .value(":quiet", nested(record.quiet)?)
            .value(":muted", nested(record.muted)?)
            .when("attribute_exists(pk)");
        let written = self
            .write(Key::profile(agent.id), write, ReturnValue::None)
            .await?;
        Ok(matches!(written, Written::Done(_)))
    }

    fn profile_item(&self, agent: &Agent) -> Result<Item, StoreError> {
        Key::profile(agent.id).item_with(AgentRecord::from(agent))
    }

    /// One agent, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn agent(&self, id: AgentId) -> Result<Option<Agent>, StoreError> {
        self.get(Key::profile(id)).await?.map(agent_of).transpose()
    }

    /// The agent of an address.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn agent_of_email(&self, email: &EmailAddress) -> Result<Option<Agent>, StoreError> {
        let mut found = self.get(Key::email(&email.folded())).await?;
        if let (None, Some(before)) = (&found, email.folded_before()) {
            found = self.get(Key::email(&before)).await?;
        }
        let Some(item) = found else {
            return Ok(None);
        };
        self.agent(attribute(&item, "agent")?).await
    }

    /// Ends a membership.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_membership(&self, queue: &QueueId, agent: AgentId) -> Result<(), StoreError> {
        self.delete(Key::member(queue, agent)).await?;
        Ok(())
    }

    /// Removes an agent: memberships, sessions, known browsers, address, notices that wait and at last the profile, so that who failed on the
    /// way can begin again. `relay` sees the profile go and closes the agent's sockets. `false` when there is no such agent.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn remove_agent(&self, id: AgentId) -> Result<bool, StoreError> {
        let Some(agent) = self.agent(id).await? else {
            return Ok(false);
        };
        for queue in &agent.queues {
            self.end_membership(queue, id).await?;
        }
        for site in agent.sites.keys().chain(agent.former.keys()) {
            self.delete(Key::person(site, id)).await?;
        }
        self.end_sessions_of(id).await?;
        self.forget_devices(id).await?;
        self.free_address(&agent.email.folded(), id).await?;
        if let Some(before) = agent.email.folded_before() {
            self.free_address(&before, id).await?;
        }
        for notice in self.waiting_keys(id, None).await? {
            self.delete(notice).await?;
        }
        self.delete(Key::notice_window(id)).await?;
        self.delete(Key::profile(id)).await?;
        Ok(true)
    }

    async fn free_address(&self, folded: &str, id: AgentId) -> Result<(), StoreError> {
        let address = Key::email(folded);
        let found = self.get(address.clone()).await?;
        let owner = found
            .as_ref()
            .and_then(|item| item.get("agent")?.as_s().ok());
        if owner.is_some_and(|owner| *owner == id.to_string()) {
            self.delete(address).await?;
        }
        Ok(())
    }

    /// The members of a queue.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn members(&self, id: &QueueId) -> Result<Vec<Agent>, StoreError> {
        self.agents_below(queue(id), MEMBER).await
    }

    /// The people of a site, deactivated ones too.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn people(&self, id: &SiteId) -> Result<Vec<Agent>, StoreError> {
        self.agents_below(site(id), PERSON).await
    }

    async fn agents_below(&self, pk: String, prefix: &str) -> Result<Vec<Agent>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", AttributeValue::S(pk))
            .expression_attribute_values(":prefix", text(prefix))
            .into_paginator()
            .items()
            .send();
        let mut keys = Vec::new();
        while let Some(item) = pages.next().await {
            keys.push(Key::profile(attribute(&item?, "agent")?));
        }
        let agents = self.get_all(keys, false).await?;
        agents.into_iter().map(agent_of).collect()
    }
}

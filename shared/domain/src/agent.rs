//! The people who answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::rights::{Decision, QueueAction, authorize_queue};
use crate::{AgentId, DisplayName, EmailAddress, Language, QueueId, Relation, SiteId};

/// What a person may do on a site; `rights` says what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Owns the account.
    Owner,
    /// Runs it.
    Administrator,
    /// Answers everywhere on the site.
    FullAccess,
    /// Answers in the queues where they are a member.
    Agent,
}

impl Role {
    /// All roles, the mightiest first.
    pub const ALL: [Self; 4] = [
        Self::Owner,
        Self::Administrator,
        Self::FullAccess,
        Self::Agent,
    ];
}

/// Whether the agent wants to be reached in the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// Present while a console is open.
    Online,
    /// Not to be counted as present, console or not.
    Away,
}

impl Availability {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Online, Self::Away];
}

/// What an agent can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A contact form was sent (Ninchat: registered contact).
    Submission,
    /// A visitor writes and nobody has taken the conversation.
    Chat,
    /// A visitor writes in a conversation that is mine.
    Message,
    /// A visitor left without an answer (SM15).
    Missed,
}

impl NoticeKind {
    /// All kinds, in the order of the settings page.
    pub const ALL: [Self; 4] = [Self::Submission, Self::Chat, Self::Message, Self::Missed];
}

/// The methods of telling an agent, each on its own switch (N7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoticeMethods {
    /// A tone in the console.
    pub sound: bool,
    /// A notification of the desktop.
    pub desktop: bool,
    /// A mail with a link, while the agent is away.
    pub email: bool,
}

/// The switches of one agent. Nothing is on until the agent switches it on (N6).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notices(BTreeMap<NoticeKind, NoticeMethods>);

impl Notices {
    /// What somebody new begins with: what waits for an answer is told in every way, and contacts of forms in none, until the agent
    /// switches it on (N6).
    pub fn at_first() -> Self {
        let all = NoticeMethods {
            sound: true,
            desktop: true,
            email: true,
        };
        let mut notices = Self::default();
        for kind in [NoticeKind::Chat, NoticeKind::Message, NoticeKind::Missed] {
            notices.set(kind, all);
        }
        notices
    }

    /// The switches of one kind.
    pub fn of(&self, kind: NoticeKind) -> NoticeMethods {
        self.0.get(&kind).copied().unwrap_or_default()
    }

    /// Sets the switches of one kind.
    pub fn set(&mut self, kind: NoticeKind, methods: NoticeMethods) {
        self.0.insert(kind, methods);
    }
}

/// What a deactivated person comes back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The role.
    pub role: Role,
    /// The queues of the site where they answered.
    pub queues: BTreeSet<QueueId>,
}

/// A person who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Who it is.
    pub id: AgentId,
    /// Where mails go.
    pub email: EmailAddress,
    /// The name that colleagues and visitors see.
    pub name: DisplayName,
    /// The language of console and mails.
    pub language: Language,
    /// The role on each site.
    pub sites: BTreeMap<SiteId, Role>,
    /// The queues where the agent answers.
    pub queues: BTreeSet<QueueId>,
    /// What a person was on the sites where they are deactivated.
    pub former: BTreeMap<SiteId, Former>,
    /// How many conversations the agent has at once on a site; missing: any number.
    pub open_at_once: BTreeMap<SiteId, u16>,
    /// How often others changed what the agent is.
    pub version: u64,
    /// Whether the agent wants to be reached.
    pub availability: Availability,
    /// What to be told of, and how.
    pub notices: Notices,
}

impl Agent {
    /// Somebody with a name and an address, who is nothing anywhere yet and is told of nothing.
    pub fn new(id: AgentId, email: EmailAddress, name: DisplayName, language: Language) -> Self {
        Self {
            id,
            email,
            name,
            language,
            sites: BTreeMap::new(),
            queues: BTreeSet::new(),
            former: BTreeMap::new(),
            open_at_once: BTreeMap::new(),
            version: 0,
            availability: Availability::Online,
            notices: Notices::default(),
        }
    }

    /// Whether the agent may do this to a queue of a site.
    pub fn authorize_queue(&self, site: &SiteId, queue: &QueueId, action: QueueAction) -> Decision {
        match self.relation_to_queue(site, queue) {
            Some((role, relation)) => authorize_queue(action, role, relation),
            None => Decision::NotFound,
        }
    }

    /// How the agent stands to a queue of a site; `None` when the site is not theirs.
    pub fn relation_to_queue(&self, site: &SiteId, queue: &QueueId) -> Option<(Role, Relation)> {
        let role = *self.sites.get(site)?;
        let relation = if self.queues.contains(queue) {
            Relation::Member
        } else {
            Relation::Outside
        };
        Some((role, relation))
    }
}

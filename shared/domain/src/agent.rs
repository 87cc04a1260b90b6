//! The people who answer.

use std::collections::{BTreeMap, BTreeSet};

pub use notices::{BadQuiet, MailWhen, NoticeKind, NoticeMethods, Notices, Quiet};

use crate::rights::{Decision, QueueAction, authorize_queue};
use crate::{AgentId, DisplayName, EmailAddress, Language, QueueId, Relation, SiteId};

mod notices;

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

//! The people who answer.

use std::collections::{BTreeMap, BTreeSet};

pub use notices::{BadQuiet, MailWhen, NoticeKind, NoticeMethods, Notices, Quiet};

use crate::rights::{Decision, QueueAction, authorize_queue};
use crate::{AgentId, DisplayName, EmailAddress, Language, QueueId, Relation, Site, SiteId};

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

    /// Takes the site and its queues away, and keeps what the person comes back to.
    pub fn deactivate(&mut self, site: &Site) {
        if let Some(role) = self.sites.remove(&site.id) {
            let of_site = |id: &QueueId| site.queues.contains(id);
            let queues = self.queues.iter().filter(|id| of_site(id)).cloned();
            let former = Former {
                role,
                queues: queues.collect(),
            };
            self.queues.retain(|id| !of_site(id));
            self.former.insert(site.id.clone(), former);
        }
    }

    /// Gives a deactivated person back what they were. A queue that was removed meanwhile stays away, because another site may have
    /// one of its name by now.
    pub fn reactivate(&mut self, site: &Site) {
        if let Some(former) = self.former.remove(&site.id) {
            self.sites.insert(site.id.clone(), former.role);
            let queues = former.queues.into_iter();
            self.queues
                .extend(queues.filter(|id| site.queues.contains(id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: std::str::FromStr>(text: &str) -> T {
        text.parse().ok().expect("a name")
    }

    #[test]
    fn who_comes_back_is_what_they_were_but_for_a_queue_that_is_gone() {
        let mut site = Site::new(id("demo"), "Demo".to_owned());
        site.queues = vec![id("support"), id("sales")];
        let mut agent = Agent::new(
            AgentId::from_bits(1),
            EmailAddress::from_stored("nea@example.com".to_owned()),
            DisplayName::from_stored("Nea".to_owned()),
            Language::En,
        );
        agent.sites.insert(site.id.clone(), Role::FullAccess);
        agent.sites.insert(id("other"), Role::Agent);
        agent
            .queues
            .extend([id("support"), id("sales"), id("other-queue")]);
        let before = agent.clone();

        agent.deactivate(&site);
        assert_eq!(
            agent.sites.keys().collect::<Vec<_>>(),
            [&id::<SiteId>("other")]
        );
        assert_eq!(agent.queues, [id("other-queue")].into());
        let away = agent.clone();
        agent.deactivate(&site);
        assert_eq!(agent, away, "twice is as good as once");

        agent.reactivate(&site);
        assert_eq!(agent, before);
        agent.reactivate(&site);
        assert_eq!(agent, before, "twice is as good as once");

        agent.deactivate(&site);
        site.queues.retain(|queue| *queue != id("sales"));
        agent.reactivate(&site);
        assert_eq!(agent.queues, [id("support"), id("other-queue")].into());
    }
}

//! Who may do what: one table of action x role x relation x state (S73). Everything that asks goes through
//! [`authorize_conversation`], [`authorize_queue`] or [`authorize_site`]; what belongs to others is "not found".

use crate::{Kind, Role, Status};

/// Something an agent does to a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See it in lists and read it.
    Read,
    /// Add an internal note.
    Note,
    /// Write to the visitor.
    Write,
    /// Take what nobody has taken (U14).
    Reply,
    /// Take part beside the assignee (U13).
    Join,
    /// Stop taking part.
    Leave,
    /// Give it to somebody.
    Assign,
    /// Move it to another queue.
    Transfer,
    /// Say that it is done (SM5).
    Resolve,
    /// Take it up again.
    Reopen,
    /// Put it into the trash.
    Trash,
    /// Take it out of the trash.
    Restore,
    /// Take the words of a message out of the log.
    Redact,
    /// Correct name, address and telephone of the person (SM13).
    EditContact,
}

impl Action {
    /// All actions, in the order in which buttons stand.
    pub const ALL: [Self; 14] = [
        Self::Read,
        Self::Write,
        Self::Note,
        Self::Reply,
        Self::Join,
        Self::Leave,
        Self::Assign,
        Self::Transfer,
        Self::Resolve,
        Self::Reopen,
        Self::Trash,
        Self::Restore,
        Self::Redact,
        Self::EditContact,
    ];
}

/// Something an agent does to a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QueueAction {
    /// See its conversations in lists, and hear of them at once.
    ReadConversations,
    /// Read its log.
    ReadLog,
    /// Comment on an entry of its log (N14).
    CommentLog,
    /// Change when it is open, what it offers and who serves it.
    Configure,
}

impl QueueAction {
    /// All actions.
    pub const ALL: [Self; 4] = [
        Self::ReadConversations,
        Self::ReadLog,
        Self::CommentLog,
        Self::Configure,
    ];
}

/// Something an agent does to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteAction {
    /// See what everybody who answers there may see of it.
    Read,
    /// Do to each of its queues what a member of the queue may see.
    ReadEveryQueue,
    /// Change its settings, its queues and its people.
    Configure,
    /// Read who changed what.
    ReadAudit,
    /// Add another site beside it, make and unmake owners.
    Own,
}

impl SiteAction {
    /// All actions.
    pub const ALL: [Self; 5] = [
        Self::Read,
        Self::ReadEveryQueue,
        Self::Configure,
        Self::ReadAudit,
        Self::Own,
    ];
}

/// How an agent stands to a conversation or a queue of their site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Responsible for it.
    Assignee,
    /// Takes part in it.
    Participant,
    /// Answers in its queue, or in the queue itself.
    Member,
    /// None of these.
    Outside,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 4] = [
        Self::Assignee,
        Self::Participant,
        Self::Member,
        Self::Outside,
    ];
}

/// The answer of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Go on.
    Allowed,
    /// May see it, but not do this.
    Forbidden,
    /// May do this, but not in this state.
    WrongState,
    /// May not even know that it exists.
    NotFound,
}

/// These roles, in these relations.
type Grant = (&'static [Role], &'static [Relation]);

struct Rule {
    action: Action,
    grants: &'static [Grant],
    states: &'static [Status],
}

impl Rule {
    fn grants(&self, role: Role, relation: Relation) -> bool {
        let mut grants = self.grants.iter();
        grants.any(|(roles, relations)| roles.contains(&role) && relations.contains(&relation))
    }
}

use Relation::{Assignee, Member, Outside, Participant};
use Status::{Active, Resolved, Trashed, Unassigned};

const EVERY: &[Role] = &Role::ALL;
const RUNNING: &[Role] = &[Role::Owner, Role::Administrator];
const SENIOR: &[Role] = &[Role::Owner, Role::Administrator, Role::FullAccess];
const INVOLVED: &[Relation] = &[Assignee, Participant, Member];
const TAKING_PART: &[Relation] = &[Assignee, Participant];
const ANY: &[Relation] = &Relation::ALL;
const OPEN: &[Status] = &[Unassigned, Active];
const KEPT: &[Status] = &[Unassigned, Active, Resolved];
const ALWAYS: &[Status] = &[Unassigned, Active, Resolved, Trashed];

/// The table (U3, U13, U14, SM5, U+5).
const RULES: &[Rule] = &[
    Rule {
        action: Action::Read,
        grants: &[(EVERY, INVOLVED), (SENIOR, ANY)],
        states: ALWAYS,
    },
    Rule {
        action: Action::Note,
        grants: &[(EVERY, INVOLVED), (SENIOR, ANY)],
        states: KEPT,
    },
    Rule {
        action: Action::Write,
        grants: &[(EVERY, TAKING_PART)],
        states: &[Active],
    },
    Rule {
        action: Action::Reply,
        grants: &[(EVERY, INVOLVED)],
        states: &[Unassigned],
    },
    Rule {
        action: Action::Join,
        grants: &[(EVERY, &[Member]), (SENIOR, &[Outside])],
        states: OPEN,
    },
    Rule {
        action: Action::Leave,
        grants: &[(EVERY, TAKING_PART)],
        states: OPEN,
    },
    Rule {
        action: Action::Assign,
        grants: &[(EVERY, &[Assignee]), (SENIOR, ANY)],
        states: OPEN,
    },
    Rule {
        action: Action::Transfer,
        grants: &[(EVERY, &[Assignee]), (SENIOR, ANY)],
        states: OPEN,
    },
    Rule {
        action: Action::Resolve,
        grants: &[
            (EVERY, &[Assignee]),
            (&[Role::Owner, Role::FullAccess], ANY),
        ],
        states: OPEN,
    },
    Rule {
        action: Action::Reopen,
        grants: &[(EVERY, INVOLVED), (SENIOR, ANY)],
        states: &[Resolved],
    },
    Rule {
        action: Action::Trash,
        grants: &[(EVERY, &[Assignee]), (SENIOR, ANY)],
        states: KEPT,
    },
    Rule {
        action: Action::Restore,
        grants: &[(EVERY, &[Assignee]), (SENIOR, ANY)],
        states: &[Trashed],
    },
    Rule {
        action: Action::Redact,
        grants: &[(EVERY, &[Assignee]), (SENIOR, ANY)],
        states: ALWAYS,
    },
    Rule {
        action: Action::EditContact,
        grants: &[(EVERY, INVOLVED), (SENIOR, ANY)],
        states: KEPT,
    },
];

/// Whether this role, standing in this relation, may do this to a conversation of this kind in this state.
pub fn authorize_conversation(
    action: Action,
    role: Role,
    relation: Relation,
    kind: Kind,
    status: Status,
) -> Decision {
    let granted = |action| {
        let mut of_action = RULES.iter().filter(|rule| rule.action == action);
        of_action.find(|rule| rule.grants(role, relation))
    };
    if granted(Action::Read).is_none() {
        return Decision::NotFound;
    }
    // Only a chat has somebody on the other end: the others are read, commented and resolved, not written to.
    if kind != Kind::Chat && action == Action::Write {
        return Decision::Forbidden;
    }
    match granted(action) {
        None => Decision::Forbidden,
        Some(rule) if rule.states.contains(&status) => Decision::Allowed,
        Some(_) => Decision::WrongState,
    }
}

/// Whether this role may do this to a queue: members all that is daily work, seniors that in every queue of their site; settings are
/// for those who run the site.
pub fn authorize_queue(action: QueueAction, role: Role, relation: Relation) -> Decision {
    if relation != Member && !SENIOR.contains(&role) {
        return Decision::NotFound;
    }
    match action {
        QueueAction::ReadConversations | QueueAction::ReadLog | QueueAction::CommentLog => {
            Decision::Allowed
        }
        QueueAction::Configure if RUNNING.contains(&role) => Decision::Allowed,
        QueueAction::Configure => Decision::Forbidden,
    }
}

/// Whether this role may do this to its site.
pub fn authorize_site(action: SiteAction, role: Role) -> Decision {
    let granted = match action {
        SiteAction::Read => EVERY,
        SiteAction::ReadEveryQueue => SENIOR,
        SiteAction::Configure | SiteAction::ReadAudit => RUNNING,
        SiteAction::Own => &[Role::Owner],
    };
    if granted.contains(&role) {
        Decision::Allowed
    } else {
        Decision::Forbidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_exactly_one_rule() {
        for action in Action::ALL {
            assert_eq!(
                RULES.iter().filter(|rule| rule.action == action).count(),
                1,
                "{action:?}"
            );
        }
    }

    #[test]
    fn only_assignee_full_access_and_owner_resolve() {
        for role in Role::ALL {
            for relation in Relation::ALL {
                let expected = match (role, relation) {
                    (_, Assignee) | (Role::Owner | Role::FullAccess, _) => Decision::Allowed,
                    (Role::Agent, Outside) => Decision::NotFound,
                    _ => Decision::Forbidden,
                };
                let decision =
                    authorize_conversation(Action::Resolve, role, relation, Kind::Chat, Active);
                assert_eq!(decision, expected, "{role:?} {relation:?}");
            }
        }
    }

    #[test]
    fn only_a_chat_is_written_to() {
        for kind in Kind::ALL {
            let write = authorize_conversation(Action::Write, Role::Owner, Assignee, kind, Active);
            let allowed = write == Decision::Allowed;
            assert_eq!(allowed, kind == Kind::Chat, "{kind:?}");
            let read = authorize_conversation(Action::Read, Role::Owner, Assignee, kind, Active);
            assert_eq!(read, Decision::Allowed, "{kind:?}");
        }
    }

    #[test]
    fn an_administrator_joins_but_does_not_take() {
        let decide = |action| {
            let role = Role::Administrator;
            authorize_conversation(action, role, Outside, Kind::Chat, Unassigned)
        };
        assert_eq!(decide(Action::Join), Decision::Allowed);
        assert_eq!(decide(Action::Reply), Decision::Forbidden);
    }

    #[test]
    fn a_queue_is_seen_by_its_members_and_by_seniors() {
        for action in QueueAction::ALL {
            for role in Role::ALL {
                let runs = RUNNING.contains(&role);
                let seen = match action {
                    QueueAction::Configure if !runs => Decision::Forbidden,
                    _ => Decision::Allowed,
                };
                assert_eq!(
                    authorize_queue(action, role, Member),
                    seen,
                    "{action:?} {role:?}"
                );
                let outside = match role {
                    Role::Agent => Decision::NotFound,
                    _ => seen,
                };
                assert_eq!(
                    authorize_queue(action, role, Outside),
                    outside,
                    "{action:?} {role:?}"
                );
            }
        }
    }

    #[test]
    fn a_site_is_run_by_owners_and_administrators() {
        let roles = |action| {
            let granted = Role::ALL.map(|role| authorize_site(action, role) == Decision::Allowed);
            granted.iter().filter(|granted| **granted).count()
        };
        // The roles are in order: each may what the next one may.
        assert_eq!(SiteAction::ALL.map(roles), [4, 3, 2, 2, 1]);
    }

    #[test]
    fn nothing_is_allowed_to_somebody_who_may_not_read() {
        for action in Action::ALL {
            for status in [Unassigned, Active, Resolved, Trashed] {
                let decision =
                    authorize_conversation(action, Role::Agent, Outside, Kind::Chat, status);
                assert_eq!(decision, Decision::NotFound);
            }
        }
    }
}

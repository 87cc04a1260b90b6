//! Who may do what: one table of action x role x relation x state (S73). Everything that asks goes through
//! [`judge`]; what belongs to others is "not found".

use crate::{Kind, Role, Status};

/// Something an agent does to a conversation or a queue.
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
    /// Read a queue's log.
    ReadLog,
    /// Comment on a line of a queue's log (N14).
    CommentLog,
}

impl Action {
    /// What is done to a conversation, in the order in which buttons stand.
    pub const ON_CONVERSATION: [Self; 14] = [
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

/// How an agent stands to a conversation of their site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Responsible for it.
    Assignee,
    /// Takes part in it.
    Participant,
    /// Answers in its queue.
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
pub enum Verdict {
    /// Go on.
    Allowed,
    /// May see it, but not do this.
    Forbidden,
    /// May do this, but not in this state.
    WrongState,
    /// May not even know that it exists.
    NotFound,
}

struct Rule {
    action: Action,
    /// Each grant: these roles, in these relations.
    grants: &'static [(&'static [Role], &'static [Relation])],
    states: &'static [Status],
}

use Relation::{Assignee, Member, Outside, Participant};
use Status::{Active, Resolved, Trashed, Unassigned};

const EVERY: &[Role] = &Role::ALL;
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
    Rule {
        action: Action::ReadLog,
        grants: &[(EVERY, &[Member]), (SENIOR, ANY)],
        states: ALWAYS,
    },
    Rule {
        action: Action::CommentLog,
        grants: &[(EVERY, &[Member]), (SENIOR, ANY)],
        states: ALWAYS,
    },
];

/// Whether this role, standing in this relation, may do this to a conversation of this kind in this state. For a queue,
/// any state will do.
pub fn judge(
    action: Action,
    role: Role,
    relation: Relation,
    kind: Kind,
    status: Status,
) -> Verdict {
    let granted = |action| {
        RULES
            .iter()
            .find(|rule| rule.action == action)
            .filter(|rule| {
                rule.grants.iter().any(|(roles, relations)| {
                    roles.contains(&role) && relations.contains(&relation)
                })
            })
    };
    let knows = if matches!(action, Action::ReadLog | Action::CommentLog) {
        granted(Action::ReadLog)
    } else {
        granted(Action::Read)
    };
    if knows.is_none() {
        return Verdict::NotFound;
    }
    // A form has nobody on the other end of a socket: it is read, commented and settled, not chatted with.
    if kind == Kind::Submission && action == Action::Write {
        return Verdict::Forbidden;
    }
    match granted(action) {
        None => Verdict::Forbidden,
        Some(rule) if rule.states.contains(&status) => Verdict::Allowed,
        Some(_) => Verdict::WrongState,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_exactly_one_rule() {
        for action in Action::ON_CONVERSATION
            .into_iter()
            .chain([Action::ReadLog, Action::CommentLog])
        {
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
                    (_, Assignee) | (Role::Owner | Role::FullAccess, _) => Verdict::Allowed,
                    (Role::Agent, Outside) => Verdict::NotFound,
                    _ => Verdict::Forbidden,
                };
                let verdict = judge(Action::Resolve, role, relation, Kind::Chat, Active);
                assert_eq!(verdict, expected, "{role:?} {relation:?}");
            }
        }
    }

    #[test]
    fn an_administrator_joins_but_does_not_take() {
        let judge = |action| judge(action, Role::Administrator, Outside, Kind::Chat, Unassigned);
        assert_eq!(judge(Action::Join), Verdict::Allowed);
        assert_eq!(judge(Action::Reply), Verdict::Forbidden);
    }

    #[test]
    fn nothing_is_allowed_to_somebody_who_may_not_read() {
        for action in Action::ON_CONVERSATION {
            for status in [Unassigned, Active, Resolved, Trashed] {
                let verdict = judge(action, Role::Agent, Outside, Kind::Chat, status);
                assert_eq!(verdict, Verdict::NotFound);
            }
        }
    }
}

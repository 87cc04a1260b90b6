//! What agents and visitors do to a conversation beside writing. Each function takes the head as it was read and says what
//! one write has to change; the store makes that write on the condition that status, assignee and queue are still so.

use crate::{Agent, AgentId, By, Head, QueueId, Status, What};

/// What one write changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Events to append, in this order.
    pub events: Vec<What>,
    /// The new status.
    pub status: Option<Status>,
    /// The new assignee, or nobody.
    pub assignee: Option<Option<AgentId>>,
    /// Who takes part from now on, and under which name.
    pub joins: Option<(AgentId, String)>,
    /// Who no longer takes part.
    pub leaves: Vec<AgentId>,
    /// The new queue.
    pub queue: Option<QueueId>,
}

impl Change {
    /// Nothing is left to do: what was asked for is already so.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    fn status(mut self, head: &Head, status: Status, by: By) -> Self {
        if head.status != status {
            self.status = Some(status);
            self.events.push(What::Status { status, by });
        }
        self
    }

    fn assign(mut self, head: &Head, agent: Option<AgentId>, by: By) -> Self {
        if head.assignment.assignee != agent {
            self.assignee = Some(agent);
            self.events.push(What::Assigned { agent, by });
        }
        self
    }

    fn join(mut self, head: &Head, agent: &Agent) -> Self {
        if !head.assignment.participants.contains(&agent.id) {
            self.joins = Some((agent.id, agent.name.as_str().to_owned()));
            self.events.push(What::Joined { agent: agent.id });
        }
        self
    }

    fn leave(mut self, head: &Head, agent: AgentId) -> Self {
        if head.assignment.participants.contains(&agent) {
            self.leaves.push(agent);
            self.events.push(What::Left { agent });
        }
        self
    }
}

/// An agent takes what nobody has taken (U14).
pub fn take(head: &Head, agent: &Agent) -> Change {
    assign(head, agent, By::Agent(agent.id))
}

/// Somebody is made responsible.
pub fn assign(head: &Head, to: &Agent, by: By) -> Change {
    Change::default()
        .join(head, to)
        .assign(head, Some(to.id), by)
        .status(head, Status::Active, by)
}

/// An agent takes part beside the assignee (U13); that makes nobody responsible.
pub fn join(head: &Head, agent: &Agent) -> Change {
    Change::default().join(head, agent)
}

/// An agent stops taking part. When the assignee leaves, nobody is responsible any more.
pub fn leave(head: &Head, agent: AgentId) -> Change {
    let change = Change::default().leave(head, agent);
    if head.assignment.assignee != Some(agent) {
        return change;
    }
    let by = By::Agent(agent);
    change
        .assign(head, None, by)
        .status(head, Status::Unassigned, by)
}

/// It goes to another queue, where nobody has taken it yet.
pub fn transfer(head: &Head, queue: QueueId, by: By) -> Change {
    if head.queue == queue {
        return Change::default();
    }
    let mut change = Change {
        queue: Some(queue.clone()),
        ..Change::default()
    };
    change.events.push(What::Transferred { queue, by });
    for agent in &head.assignment.participants {
        change = change.leave(head, *agent);
    }
    change
        .assign(head, None, by)
        .status(head, Status::Unassigned, by)
}

/// It is done.
pub fn resolve(head: &Head, by: By) -> Change {
    Change::default().status(head, Status::Resolved, by)
}

/// It goes into the trash.
pub fn trash(head: &Head, by: By) -> Change {
    Change::default().status(head, Status::Trashed, by)
}

/// It is taken up again, from resolved or from the trash: with its assignee, if it has one.
pub fn reopen(head: &Head, by: By) -> Change {
    let status = if head.assignment.assignee.is_some() {
        Status::Active
    } else {
        Status::Unassigned
    };
    Change::default().status(head, status, by)
}

/// The visitor wrote again (SM4). The last assignee keeps it if they can be reached, else it is anybody's.
pub fn visitor_returns(head: &Head, assignee_is_available: bool) -> Change {
    let by = By::Visitor;
    if head.assignment.assignee.is_some() && assignee_is_available {
        return Change::default().status(head, Status::Active, by);
    }
    Change::default()
        .assign(head, None, by)
        .status(head, Status::Unassigned, by)
}

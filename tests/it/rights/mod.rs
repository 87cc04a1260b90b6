//! Who may do what, over every route and every frame (S73-S75). What is expected comes from the one table,
//! `domain::rights`; here is only who asks, for what, and in which state.

pub(crate) mod agents;
mod conditions;
mod ended;
mod frames;
pub(crate) mod visitors;

use domain::rights::{Decision, authorize_conversation};
use domain::{Action, Agent, Head, Kind, Relation, Role, Status};

use crate::cast::{Employee, said, stands};
use crate::world::World;

/// Words that are in every conversation of the matrix, and in no answer to somebody who may not read it.
const CANARY: &str = "Hornbeam-4711";

/// One way to stand to a conversation in `support`, of this kind and in this state.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stance {
    pub(crate) role: Role,
    pub(crate) relation: Relation,
    pub(crate) kind: Kind,
    pub(crate) status: Status,
}

impl Stance {
    /// What the table says to an action.
    pub(crate) fn decision(self, action: Action) -> Decision {
        authorize_conversation(action, self.role, self.relation, self.kind, self.status)
    }
}

/// Every way to stand to a conversation.
pub(crate) fn stances() -> Vec<Stance> {
    let mut stances = Vec::new();
    for role in Role::ALL {
        for relation in Relation::ALL {
            for kind in [Kind::Chat, Kind::Submission] {
                stances.extend(Status::ALL.map(|status| Stance {
                    role,
                    relation,
                    kind,
                    status,
                }));
            }
        }
    }
    stances
}

/// The people of the matrix.
pub(crate) struct Cast {
    /// By role: one who answers in `support`, and one who does not.
    pub(crate) staff: Vec<(Role, Employee, Employee)>,
    /// Everybody of another site, by role.
    pub(crate) foreign: Vec<(Role, Employee)>,
    /// Who has what somebody else is asked about.
    pub(crate) colleague: Employee,
}

impl Cast {
    /// Hires everybody. Site `demo` gets a second queue, `sales`.
    pub(crate) async fn hired(world: &World) -> Self {
        world
            .founds("demo", &[world.page()], &["support", "sales"])
            .await;
        world
            .founds("other", &["https://other.example"], &["elsewhere"])
            .await;
        let (mut staff, mut foreign) = (Vec::new(), Vec::new());
        for role in Role::ALL {
            let hire = async |place: &str, site: &str, queues: &[&str]| {
                let name = format!("{role:?}.{place}").to_lowercase();
                world.employs(&name, site, role, queues).await
            };
            let inside = hire("inside", "demo", &["support"]).await;
            staff.push((role, inside, hire("outside", "demo", &[]).await));
            foreign.push((role, hire("other", "other", &["elsewhere"]).await));
        }
        let colleague = world
            .employs("colleague", "demo", Role::Agent, &["support"])
            .await;
        Self {
            staff,
            foreign,
            colleague,
        }
    }

    /// Who has this role and can stand like this. Assignee and participant need no membership.
    pub(crate) fn player(&self, role: Role, relation: Relation) -> &Employee {
        let (_, inside, outside) = self.staff.iter().find(|(r, ..)| *r == role).expect("all");
        if relation == Relation::Member {
            inside
        } else {
            outside
        }
    }

    /// A conversation in `support` to which `agent` stands like this.
    pub(crate) async fn conversation(
        &self,
        world: &World,
        name: &str,
        stance: Stance,
        agent: &Agent,
    ) -> Head {
        self.conversation_for(world, name, stance, agent, Action::Read)
            .await
    }

    /// The same, with what this takes: words to take out.
    pub(crate) async fn conversation_for(
        &self,
        world: &World,
        name: &str,
        stance: Stance,
        agent: &Agent,
        action: Action,
    ) -> Head {
        let change = |head: &mut Head| {
            if action == Action::Redact {
                said(head, "Words to take out");
            }
            head.status = stance.status;
            head.name = Some(domain::DisplayName::from_stored(CANARY.to_owned()));
            stands(head, agent, stance.relation, &self.colleague.agent);
        };
        let head = world
            .holds(name, ("demo", "support"), stance.kind, change)
            .await;
        let stands = head
            .relation(agent)
            .filter(|_| agent.sites.contains_key(&head.site));
        if let Some(stands) = stands {
            assert_eq!(stands, (stance.role, stance.relation), "the scene is set");
        }
        head
    }
}

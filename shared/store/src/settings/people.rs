//! People of a site whom nobody invited, and what has to be asked before one of them is unmade.

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::{Agent, AgentId, Role, SiteId};
use protocol::agent::role_name;
use serde_json::json;

use super::agents::{AgentRecord, member_item};
use super::audit::Act;
use super::change::{Expected, Saved};
use crate::keys::Key;
use crate::write::text;
use crate::{Store, StoreError};

impl Store {
    /// Adds somebody who has no account yet to the site of `act`.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn add_person(&self, agent: &Agent, act: &Act<'_>) -> Result<Saved, StoreError> {
        let role = agent.sites.get(act.site).map(|role| role_name(*role));
        let queues: Vec<_> = agent.queues.iter().map(ToString::to_string).collect();
        let change = (json!(null), json!({"role": role, "queues": queues}));
        let expected = Expected::absent(Key::email(&agent.email.folded()));
        let writes = self.new_person(agent)?;
        let added = self.with_entry(act, change, writes, vec![expected]);
        added.await.map(Saved::from)
    }

    /// Profile, address and memberships of somebody who was not there.
    pub(super) fn new_person(&self, agent: &Agent) -> Result<Vec<TransactWriteItem>, StoreError> {
        let profile = Key::profile(agent.id).item_with(AgentRecord::from(agent))?;
        let mut address = Key::email(&agent.email.folded()).item();
        address.insert("agent".into(), text(agent.id));
        let mut items = vec![profile, address];
        for queue in &agent.queues {
            items.push(member_item(Key::member(queue, agent.id), agent.id));
        }
        for site in agent.sites.keys() {
            items.push(member_item(Key::person(site, agent.id), agent.id));
        }
        let items = items.into_iter();
        items
            .map(|item| self.put_new_in_transaction(item))
            .collect()
    }

    /// An owner of the site beside this one. `None`: who unmade this one would leave the site without an owner.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn another_owner(
        &self,
        site: &SiteId,
        one: AgentId,
    ) -> Result<Option<AgentId>, StoreError> {
        let people = self.people(site).await?;
        let other = |it: &&Agent| it.id != one && it.sites.get(site) == Some(&Role::Owner);
        Ok(people.iter().find(other).map(|owner| owner.id))
    }
}

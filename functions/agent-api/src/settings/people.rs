//! The people of a site: what each is there, and who no longer is.

use std::collections::BTreeSet;

use domain::rights::{Decision, SiteAction, authorize_site};
use domain::{Agent, AgentId, QueueId, Role, Site, bounds};
use http::StatusCode;
use protocol::agent::{Empty, role_name};
use protocol::settings::{ChangePerson, PersonItem};
use protocol::{Code, Failure, FieldError, Items};
use runtime::http::{empty, json};
use serde_json::json;

use super::{act, done, version_of, versioned};
use crate::Answer;
use crate::call::Call;
use crate::fields::{at_most, invalid, word};

/// `GET /v1/sites/{site}/people`
pub(crate) async fn all(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let mut people = call.state.store.people(&site.id).await?;
    people.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let items = people.iter().filter_map(|it| PersonItem::of(it, &site));
    let items = items.collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// `PATCH /v1/sites/{site}/people/{agent}`
pub(crate) async fn change(call: Call<'_>, site: Site, caller: Agent) -> Answer {
    let patch: ChangePerson = call.json()?;
    let version = version_of(&call)?;
    let id: AgentId = call.part("agent").parse().map_err(|_| Code::NotFound)?;
    let store = &call.state.store;
    let person = store.agent(id).await?.ok_or(Code::NotFound)?;
    let before = PersonItem::of(&person, &site).ok_or(Code::NotFound)?;
    let changed = patched(&person, &site, patch)?;
    let roles = [role_on(&person, &site), role_on(&changed, &site)];
    // What an owner is, also one who is deactivated, is for owners to say.
    if [&person, &changed]
        .map(|it| known_role(it, &site))
        .contains(&Some(Role::Owner))
    {
        owns(&caller, &site)?;
    }
    if before.version != version {
        return Err(Code::Overtaken.into());
    }
    let other_owner = match roles {
        [Some(Role::Owner), after] if after != Some(Role::Owner) => {
            // A site must never be without an owner.
            let other = store.another_owner(&site.id, id).await?;
            Some(other.ok_or(Code::Conflict)?)
        }
        _ => None,
    };
    let act = act(&call, &caller, &site.id, "person.change", id.to_string());
    let saved = store.change_person(&person, &changed, other_owner, &act);
    done(saved.await?)?;
    if changed.sites.is_empty() {
        store.end_sessions_of(id).await?;
    }
    let now = store.agent(id).await?.ok_or(Code::NotFound)?;
    let item = PersonItem::of(&now, &site).ok_or(Code::NotFound)?;
    Ok(versioned(StatusCode::OK, item.version, &item))
}

/// `DELETE /v1/sites/{site}/people/{agent}/sessions`: signs somebody out everywhere (S15).
pub(crate) async fn sign_out(call: Call<'_>, site: Site, caller: Agent) -> Answer {
    let Empty {} = call.json()?;
    let id: AgentId = call.part("agent").parse().map_err(|_| Code::NotFound)?;
    let store = &call.state.store;
    let person = store.agent(id).await?.ok_or(Code::NotFound)?;
    PersonItem::of(&person, &site).ok_or(Code::NotFound)?;
    let act = act(&call, &caller, &site.id, "person.sign_out", id.to_string());
    store.log_act(&act, json!({})).await?;
    store.end_sessions_of(id).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

fn role_on(person: &Agent, site: &Site) -> Option<Role> {
    person.sites.get(&site.id).copied()
}

/// The role that a person has, or comes back to.
fn known_role(person: &Agent, site: &Site) -> Option<Role> {
    let former = person.former.get(&site.id).map(|former| former.role);
    role_on(person, site).or(former)
}

/// # Errors
/// `forbidden` to those who may not make and unmake owners.
pub(super) fn owns(caller: &Agent, site: &Site) -> Result<(), Failure> {
    let owns = role_on(caller, site)
        .is_some_and(|role| authorize_site(SiteAction::Own, role) == Decision::Allowed);
    owns.then_some(()).ok_or(Code::Forbidden.into())
}

fn patched(person: &Agent, site: &Site, patch: ChangePerson) -> Result<Agent, FieldError> {
    let mut person = person.clone();
    // A deactivated person is changed as if they were active, and put away again.
    let was_active = person.sites.contains_key(&site.id);
    person.reactivate(site);
    if let Some(role) = patch.role {
        let role = word(Role::ALL, role_name, &role, "/role")?;
        person.sites.insert(site.id.clone(), role);
    }
    if let Some(names) = patch.queues {
        let chosen = queues_of(site, &names)?;
        person.queues.retain(|id| !site.queues.contains(id));
        person.queues.extend(chosen);
    }
    match patch.open_at_once {
        None => {}
        Some(None) => _ = person.open_at_once.remove(&site.id),
        Some(Some(most)) if (1..=bounds::OPEN_AT_ONCE).contains(&most) => {
            person.open_at_once.insert(site.id.clone(), most);
        }
        Some(Some(_)) => return Err(invalid("/open_at_once")),
    }
    if !patch.active.unwrap_or(was_active) {
        person.deactivate(site);
    }
    Ok(person)
}

/// Queues of the site by their names.
pub(super) fn queues_of(site: &Site, names: &[String]) -> Result<BTreeSet<QueueId>, FieldError> {
    at_most(bounds::QUEUES_OF_SITE, names, "/queues")?;
    let known = |name: &String| {
        let known = site.queues.iter().find(|id| id.as_str() == name);
        known.cloned().ok_or_else(|| invalid("/queues"))
    };
    names.iter().map(known).collect()
}

//! Sites: read, added, changed.

use domain::rights::{Decision, SiteAction, authorize_site};
use domain::text::setting_line;
use domain::{Agent, Role, Site, TextError, bounds};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use protocol::settings::{NewSite, PatchSite, SiteConfig};
use protocol::{Code, Failure, FieldError, Items};
use runtime::http::json;

use super::patch_site::patched;
use super::{act, done, version_of, versioned};
use crate::auth::session::Caller;
use crate::call::Call;
use crate::fields::invalid;
use crate::queues::{AT_ONCE, sites_of};
use crate::{Answer, State};

/// `GET /v1/sites`: those that the agent sets up.
pub(crate) async fn all(call: Call<'_>, caller: Caller) -> Answer {
    let mine = caller.agent.sites.iter();
    let mine =
        mine.filter(|(_, role)| authorize_site(SiteAction::Configure, **role) == Decision::Allowed);
    let sites = sites_of(call.state, mine.map(|(id, _)| id)).await?;
    let items: Vec<SiteConfig> = stream::iter(sites)
        .map(|site| async move { config_of(call.state, &site).await })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// `GET /v1/sites/{site}`
pub(crate) async fn show(call: Call<'_>, site: Site, _: Agent) -> Answer {
    described(call.state, StatusCode::OK, &site).await
}

async fn config_of(state: &State, site: &Site) -> Result<SiteConfig, Failure> {
    let installed = state.store.installed(&site.id).await?;
    Ok(SiteConfig::of(
        site,
        installed,
        &state.settings.widget_origin,
    ))
}

async fn described(state: &State, status: StatusCode, site: &Site) -> Answer {
    let config = config_of(state, site).await?;
    Ok(versioned(status, site.version, &config))
}

/// `POST /v1/sites`: who owns a site may add another, and owns it.
pub(crate) async fn add(call: Call<'_>, caller: Caller) -> Answer {
    let agent = caller.agent;
    if !agent
        .sites
        .values()
        .any(|role| authorize_site(SiteAction::Own, *role) == Decision::Allowed)
    {
        return Err(Code::Forbidden.into());
    }
    let new: NewSite = call.json()?;
    let id = new.site.parse().map_err(|_| invalid("/site"))?;
    let name = setting_line(&new.name, bounds::SITE_NAME_CHARS)
        .map_err(|error| FieldError::new("/name", error))?;
    if agent.sites.len() >= bounds::SITES_OF_AGENT {
        return Err(FieldError::new("/site", TextError::TooLong).into());
    }
    let store = &call.state.store;
    if store.site(&id).await?.is_some() {
        return Err(FieldError::new("/site", TextError::Taken).into());
    }
    let site = Site {
        language: agent.language,
        ..Site::new(id, name)
    };
    let mut owner = agent.clone();
    owner.sites.insert(site.id.clone(), Role::Owner);
    let act = act(&call, &agent, &site.id, "site.add", site.id.to_string());
    done(store.add_site(&site, Some((&agent, &owner)), &act).await?)?;
    described(call.state, StatusCode::CREATED, &site).await
}

/// `PATCH /v1/sites/{site}`
pub(crate) async fn change(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let patch: PatchSite = call.json()?;
    let version = version_of(&call)?;
    let changed = patched(&site, patch)?;
    if site.version != version {
        return Err(Code::Overtaken.into());
    }
    let act = act(&call, &agent, &site.id, "site.change", site.id.to_string());
    let store = &call.state.store;
    done(store.change_site(&site, &changed, &act).await?)?;
    let now = store.site(&site.id).await?.ok_or(Code::NotFound)?;
    described(call.state, StatusCode::OK, &now).await
}

//! The agent's own profile and switches (N6, N7, N24).

use domain::{Agent, Availability, DisplayName};
use http::StatusCode;
use protocol::agent::{Empty, Me, MySite, PatchMe, WireNotices, availability_name, role_name};
use protocol::{Code, FieldError};
use runtime::http::json;

use crate::auth::session::Caller;
use crate::call::Call;
use crate::fields::{language, word};
use crate::queues::sites_of;
use crate::{Answer, State};

/// `GET /v1/me`
pub(crate) async fn show(call: Call<'_>, caller: Caller) -> Answer {
    profile(call.state, &caller.agent).await
}

async fn profile(state: &State, agent: &Agent) -> Answer {
    let (sites, suppression) = tokio::try_join!(sites_of(state, agent.sites.keys()), async {
        Ok(state.store.suppression(&agent.email).await?)
    })?;
    let sites = sites
        .into_iter()
        .filter_map(|site| {
            Some(MySite {
                role: role_name(*agent.sites.get(&site.id)?),
                site: site.id.to_string(),
                name: site.name,
            })
        })
        .collect();
    let me = Me {
        agent: agent.id.to_string(),
        email: agent.email.as_str().to_owned(),
        name: agent.name.as_str().to_owned(),
        language: agent.language.tag(),
        availability: availability_name(agent.availability),
        sites,
        notices: WireNotices::from(&agent.notices),
        suppressed: suppression.and_then(|it| it.shown()),
    };
    Ok(json(StatusCode::OK, &me))
}

/// `DELETE /v1/me/suppression`: the agent says that their address works, so mails go to it again until one is refused anew.
pub(crate) async fn lift(call: Call<'_>, caller: Caller) -> Answer {
    let Empty {} = call.json()?;
    let agent = caller.agent;
    if call.state.store.lift(&agent.email, call.now).await? {
        tracing::info!(agent = agent.id.to_string(), "a suppression was lifted");
    }
    profile(call.state, &agent).await
}

/// `PATCH /v1/me`
pub(crate) async fn change(call: Call<'_>, caller: Caller) -> Answer {
    let agent = patched(caller.agent, call.json()?)?;
    if !call.state.store.put_profile(&agent).await? {
        return Err(Code::Unauthenticated.into());
    }
    profile(call.state, &agent).await
}

fn patched(mut agent: Agent, patch: PatchMe) -> Result<Agent, FieldError> {
    if let Some(name) = patch.name {
        agent.name = DisplayName::parse(&name).map_err(|error| FieldError::new("/name", error))?;
    }
    if let Some(tag) = patch.language {
        agent.language = language(&tag, "/language")?;
    }
    if let Some(name) = patch.availability {
        agent.availability = word(Availability::ALL, availability_name, &name, "/availability")?;
    }
    if let Some(notices) = patch.notices {
        agent.notices = notices.into();
    }
    Ok(agent)
}

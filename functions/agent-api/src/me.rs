//! The agent's own profile and switches (N6, N7, N24).

use std::collections::BTreeSet;

use domain::{Agent, Availability, DisplayName, MailWhen, Notices, QueueId, Quiet};
use http::StatusCode;
use protocol::agent::{
    Empty, Me, MySite, PatchMe, WireNotices, WireQuiet, availability_name, mail_when_name,
    role_name,
};
use protocol::{Code, Failure, FieldError};
use runtime::http::json;

use crate::auth::session::Caller;
use crate::call::Call;
use crate::fields::{at_most, invalid, language, word};
use crate::queues::{seen_names, sites_of};
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
        mail: mail_when_name(agent.notices.mail),
        quiet: agent.notices.quiet.as_ref().map(WireQuiet::from),
        muted: agent
            .notices
            .muted
            .iter()
            .map(ToString::to_string)
            .collect(),
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
    let mut patch: PatchMe = call.json()?;
    let muted = match patch.muted.take() {
        Some(muted) => Some(seen_alone(call.state, &caller.agent, &muted).await?),
        None => None,
    };
    let mut agent = patched(caller.agent, patch)?;
    if let Some(muted) = muted {
        agent.notices.muted = muted;
    }
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
        for (kind, methods) in notices.each() {
            agent.notices.set(kind, methods);
        }
    }
    if let Some(name) = patch.mail {
        agent.notices.mail = word(MailWhen::ALL, mail_when_name, &name, "/mail")?;
    }
    if let Some(hours) = patch.quiet {
        agent.notices.quiet = hours.map(quiet).transpose()?;
    }
    Ok(agent)
}

fn quiet(hours: WireQuiet) -> Result<Quiet, FieldError> {
    let zone = hours.time_zone.parse();
    let zone = zone.map_err(|_| invalid("/quiet/time_zone"))?;
    Quiet::parse(&hours.from, &hours.to, zone).map_err(|_| invalid("/quiet"))
}

/// These queues, if the agent sees each of them.
async fn seen_alone(
    state: &State,
    agent: &Agent,
    written: &[String],
) -> Result<BTreeSet<QueueId>, Failure> {
    at_most(Notices::MOST_MUTED, written, "/muted")?;
    if written.is_empty() {
        return Ok(BTreeSet::new());
    }
    let seen: BTreeSet<QueueId> = seen_names(state, agent).await?.into_iter().collect();
    let queues = written.iter().enumerate().map(|(nth, queue)| {
        let queue = queue.parse().ok().filter(|queue| seen.contains(queue));
        queue.ok_or_else(|| invalid(format!("/muted/{nth}")))
    });
    Ok(queues.collect::<Result<_, FieldError>>()?)
}

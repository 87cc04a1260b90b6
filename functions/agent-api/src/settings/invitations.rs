//! Inviting people to a site, and joining it.

use domain::{
    Agent, AgentId, DisplayName, EmailAddress, Notices, Role, Site, SiteId, TextError, Timestamp,
};
use http::StatusCode;
use protocol::agent::{Empty, StartedSession, WithToken, role_name};
use protocol::settings::{AcceptInvitation, InvitationItem, NewInvitation, ShownInvitation};
use protocol::{Code, Failure, FieldError, Items, Job, Problem, time};
use runtime::http::{empty, json};
use store::{Act, Invitation, Limit, Turn};

use super::people::{owns, queues_of};
use super::{act, done};
use crate::Answer;
use crate::auth::browser::browser_of;
use crate::auth::{cookie, session};
use crate::call::Call;
use crate::fields::{language, word};

/// How long an invitation can be taken.
const VALID_S: i64 = 14 * 24 * 3600;

/// A site invites so many addresses a day: an administrator whose session is stolen must not become a sender of spam.
const A_DAY: Limit = Limit {
    what: "invitations",
    most: 100,
    window_s: 24 * 3600,
};

/// `GET /v1/sites/{site}/invitations`
pub(crate) async fn all(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let found = call.state.store.invitations(&site.id, call.now.as_second());
    let mut found = found.await?;
    found.sort_by(|one, other| one.email.cmp(&other.email));
    let items = found.iter().map(shown).collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

fn shown(invitation: &Invitation) -> InvitationItem {
    let ends = Timestamp::from_second(invitation.expires_at_s);
    InvitationItem {
        invitation: invitation.id(),
        email: invitation.email.as_str().to_owned(),
        role: role_name(invitation.role),
        queues: invitation.queues.iter().map(ToString::to_string).collect(),
        expires_at: ends.map(time).unwrap_or_default(),
    }
}

/// `POST /v1/sites/{site}/invitations`
pub(crate) async fn add(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let new: NewInvitation = call.json()?;
    let role = word(Role::ALL, role_name, &new.role, "/role")?;
    if role == Role::Owner {
        owns(&agent, &site)?;
    }
    let email =
        EmailAddress::parse(&new.email).map_err(|error| FieldError::new("/email", error))?;
    let known = call.state.store.agent_of_email(&email).await?;
    let is_there = |it: &Agent| it.sites.contains_key(&site.id) || it.former.contains_key(&site.id);
    if known.is_some_and(|it| is_there(&it)) {
        return Err(FieldError::new("/email", TextError::Taken).into());
    }
    let store = &call.state.store;
    let id = Invitation::id_of(&site.id, &email);
    let earlier = store.invitation(&site.id, &id, call.now.as_second());
    if earlier.await?.is_some_and(|it| it.role == Role::Owner) {
        owns(&agent, &site)?;
    }
    let invitation = Invitation {
        queues: queues_of(&site, &new.queues)?,
        site: site.id.clone(),
        email,
        role,
        language: language(&new.language, "/language")?,
        invited_by: agent.name.as_str().to_owned(),
        sent_at_s: call.now.as_second(),
        expires_at_s: call.now.as_second() + VALID_S,
    };
    send(&call, &invitation, &agent, "person.invite").await?;
    Ok(json(StatusCode::CREATED, &shown(&invitation)))
}

/// Writes an invitation and has it mailed. One that is written and not mailed is sent again by a person, who sees it.
async fn send(
    call: &Call<'_>,
    invitation: &Invitation,
    agent: &Agent,
    action: &'static str,
) -> Result<(), Failure> {
    let (store, site) = (&call.state.store, &invitation.site);
    let turn = store.take_turn(A_DAY, site.as_str(), call.now.as_second());
    if let Turn::Wait { seconds } = turn.await? {
        return Err(Problem::too_many(seconds).into());
    }
    let subject = invitation.email.as_str().to_owned();
    let act = act(call, agent, site, action, subject);
    store.put_invitation(invitation, &act).await?;
    let job = Job::Invite {
        v: Job::VERSION,
        site: site.clone(),
        id: invitation.id(),
        sent_at_s: invitation.sent_at_s,
        deferred: 0,
    };
    Ok(call.state.jobs.push(&job).await?)
}

async fn named(call: &Call<'_>, site: &Site) -> Result<Invitation, Failure> {
    let id = call.part("invitation");
    let found = call
        .state
        .store
        .invitation(&site.id, id, call.now.as_second());
    found.await?.ok_or(Code::NotFound.into())
}

/// `POST /v1/sites/{site}/invitations/{invitation}/resend`
pub(crate) async fn resend(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let Empty {} = call.json()?;
    let mut invitation = named(&call, &site).await?;
    if invitation.role == Role::Owner {
        owns(&agent, &site)?;
    }
    invitation.invited_by = agent.name.as_str().to_owned();
    invitation.sent_at_s = call.now.as_second();
    invitation.expires_at_s = call.now.as_second() + VALID_S;
    send(&call, &invitation, &agent, "person.invite").await?;
    Ok(json(StatusCode::OK, &shown(&invitation)))
}

/// `DELETE /v1/sites/{site}/invitations/{invitation}`
pub(crate) async fn withdraw(call: Call<'_>, site: Site, agent: Agent) -> Answer {
    let Empty {} = call.json()?;
    let invitation = named(&call, &site).await?;
    if invitation.role == Role::Owner {
        owns(&agent, &site)?;
    }
    let subject = invitation.email.as_str().to_owned();
    let act = act(&call, &agent, &site.id, "person.withdraw", subject);
    if !call
        .state
        .store
        .withdraw_invitation(&invitation, &act)
        .await?
    {
        return Err(Code::NotFound.into());
    }
    Ok(empty(StatusCode::NO_CONTENT))
}

/// The invitation that a link opens, with its secret: `<site>.<id>.<secret>`.
async fn opened(call: &Call<'_>, token: &str) -> Result<(Invitation, String), Failure> {
    let mut parts = token.splitn(3, '.');
    let (site, id, secret) = (parts.next(), parts.next(), parts.next());
    let site: Option<SiteId> = site.and_then(|site| site.parse().ok());
    let (Some(site), Some(id), Some(secret)) = (site, id, secret) else {
        return Err(Code::Gone.into());
    };
    let plain = |text: &str| {
        text.len() <= 64
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    if !plain(id) || !plain(secret) {
        return Err(Code::Gone.into());
    }
    let store = &call.state.store;
    let found = store.invitation_of_secret(&site, id, secret, call.now.as_second());
    let found = found.await?.ok_or(Code::Gone)?;
    Ok((found, secret.to_owned()))
}

/// `POST /v1/invitations`: what an invitation is to.
pub(crate) async fn show(call: Call<'_>) -> Answer {
    let WithToken { token } = call.json()?;
    let (invitation, _) = opened(&call, &token).await?;
    let store = &call.state.store;
    let site = store.site(&invitation.site).await?.ok_or(Code::Gone)?;
    let known = store.agent_of_email(&invitation.email).await?;
    let shown = ShownInvitation {
        email: invitation.email.into_string(),
        site_name: site.name,
        invited_by: invitation.invited_by,
        known: known.is_some(),
    };
    Ok(json(StatusCode::OK, &shown))
}

/// `POST /v1/invitations/accept`: who has the link has the address, and is signed in.
pub(crate) async fn accept(call: Call<'_>) -> Answer {
    let asked: AcceptInvitation = call.json()?;
    // What is wrong with it is told whatever the link opens.
    if let Some(name) = &asked.name {
        DisplayName::parse(name).map_err(|error| FieldError::new("/name", error))?;
    }
    if let Some(tag) = &asked.language {
        language(tag, "/language")?;
    }
    let (invitation, secret) = opened(&call, &asked.token).await?;
    let store = &call.state.store;
    let known = store.agent_of_email(&invitation.email).await?;
    let mut agent = match &known {
        Some(known) => known.clone(),
        None => newcomer(&invitation, &asked)?,
    };
    // Who was deactivated in the meantime is not let in by an old link.
    if agent.former.contains_key(&invitation.site) || agent.sites.contains_key(&invitation.site) {
        return Err(Code::Gone.into());
    }
    agent.sites.insert(invitation.site.clone(), invitation.role);
    agent.queues.extend(invitation.queues.iter().cloned());
    let act = Act {
        agent: Some(agent.id),
        ..act(
            &call,
            &agent,
            &invitation.site,
            "person.join",
            agent.id.to_string(),
        )
    };
    let people = (known.as_ref(), &agent);
    done(store.join_site(&invitation, &secret, people, &act).await?)?;
    let browser = browser_of(call.request);
    let cookie = session::begin(call.state, agent.id, browser, call.now).await?;
    let started = StartedSession {
        agent: agent.id.to_string(),
    };
    let mut response = json(StatusCode::CREATED, &started);
    cookie::set(&mut response, &cookie);
    Ok(response)
}

fn newcomer(invitation: &Invitation, asked: &AcceptInvitation) -> Result<Agent, FieldError> {
    let name = DisplayName::parse(asked.name.as_deref().unwrap_or_default())
        .map_err(|error| FieldError::new("/name", error))?;
    let spoken = match &asked.language {
        Some(tag) => language(tag, "/language")?,
        None => invitation.language,
    };
    let id = AgentId::from_bits(runtime::bits());
    Ok(Agent {
        notices: Notices::at_first(),
        ..Agent::new(id, invitation.email.clone(), name, spoken)
    })
}

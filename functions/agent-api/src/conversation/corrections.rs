//! Words are taken out of the log, and what is known of the person is put right.

use domain::{Agent, By, ContactChange, Timestamp};
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::{EditContact, Empty, WireContact};
use protocol::{Code, FieldError};
use runtime::http::{empty, json, json_of};

use crate::conversation::changes::introduce;
use crate::conversation::{Authorized, suppressed};
use crate::{Answer, State};

/// `POST /v1/conversations/{conversation}/events/{seq}/redact`
pub(crate) async fn redact(
    state: &State,
    request: &Request,
    authorized: Authorized,
    seq: &str,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    authorized.allowed()?;
    let Empty {} = json_of(request)?;
    let seq = seq.parse().map_err(|_| Code::NotFound)?;
    introduce(state, &authorized.head, agent).await?;
    let by = By::Agent(agent.id);
    let (id, delivery) = (authorized.head.id, &state.delivery);
    delivery.redact(id, seq, by, now).await?;
    tracing::info!(agent = %agent.id, conversation = %id, seq, "words were taken out");
    Ok(empty(StatusCode::NO_CONTENT))
}

/// `PATCH /v1/conversations/{conversation}/contact`
pub(crate) async fn contact(
    state: &State,
    request: &Request,
    authorized: Authorized,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    authorized.allowed()?;
    let EditContact { name, email, phone } = json_of(request)?;
    let change = ContactChange::parse(name.as_deref(), email.as_deref(), phone.as_deref())
        .map_err(|(field, error)| FieldError::new(format!("/{field}"), error))?;
    introduce(state, &authorized.head, agent).await?;
    let (id, by) = (authorized.head.id, By::Agent(agent.id));
    state.delivery.correct_contact(id, &change, by, now).await?;
    let card = state.store.card(id).await?;
    let suppressed = suppressed(state, card.contact.email.as_ref()).await?;
    let contact = WireContact::of(&card.contact, suppressed);
    Ok(json(StatusCode::OK, &contact))
}

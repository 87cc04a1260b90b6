//! Words are taken out of the log, and what is known of the person is put right.

use domain::{By, ContactChange};
use protocol::agent::{EditContact, Empty};
use protocol::{Code, FieldError};

use crate::Answer;
use crate::call::Call;
use crate::conversation::changes::introduce;
use crate::conversation::{Authorized, changed, described};

/// `POST /v1/conversations/{conversation}/events/{seq}/redact`
pub(crate) async fn redact(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let Empty {} = call.json()?;
    let (state, now) = (call.state, call.now);
    let seq = call.part("seq").parse().map_err(|_| Code::NotFound)?;
    let Authorized { agent, head, .. } = authorized;
    introduce(state, &head, &agent).await?;
    let by = By::Agent(agent.id);
    let (id, delivery) = (head.id, &state.delivery);
    let head = delivery.redact(id, seq, by, now).await?;
    tracing::info!(agent = %agent.id, conversation = %id, seq, "words were taken out");
    changed(state, head, &agent).await
}

/// `PATCH /v1/conversations/{conversation}/contact`
pub(crate) async fn contact(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let EditContact { name, email, phone } = call.json()?;
    let (state, now) = (call.state, call.now);
    let change = ContactChange::parse(name.as_deref(), email.as_deref(), phone.as_deref())
        .map_err(|(field, error)| FieldError::new(format!("/{field}"), error))?;
    let Authorized { agent, head, .. } = authorized;
    introduce(state, &head, &agent).await?;
    let (id, by) = (head.id, By::Agent(agent.id));
    let head = state.delivery.correct_contact(id, &change, by, now).await?;
    described(state, head, &agent).await
}

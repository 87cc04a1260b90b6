//! A visitor is about to go: leaves an address for the answer, or ends the chat.

use domain::{By, ContactChange, EmailAddress, Status, Timestamp, change};
use http::{Response, StatusCode};
use lambda_http::{Body, Request};
use protocol::agent::Empty;
use protocol::event::status_name;
use protocol::visitor::LeaveAddress;
use protocol::{Code, Failure, FieldError, Problem};
use runtime::http::{empty, json_of};

use crate::State;
use crate::caller::Caller;
use crate::conversations::own_head;

/// `PUT /v1/visitor/conversations/{id}/contact`: once, so that nobody writes address after address. What is known already, agents
/// correct.
pub(crate) async fn leave_address(
    state: &State,
    request: &Request,
    caller: &Caller,
    held: &str,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let LeaveAddress { email } = json_of(request)?;
    // An empty one would forget what is known.
    EmailAddress::parse(&email).map_err(|error| FieldError::new("/email", error))?;
    let change = ContactChange::parse(None, Some(&email), None)
        .map_err(|(field, error)| FieldError::new(format!("/{field}"), error))?;
    let head = own_head(state, caller, held).await?;
    state.limits.message(caller.id, now).await?;
    let known = state.store.card(head.id).await?.contact;
    if known.email.is_some() && change.apply(&known) != known {
        return Err(Code::Conflict.into());
    }
    state
        .delivery
        .correct_contact(head.id, &change, By::Visitor, now)
        .await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// `POST /v1/visitor/conversations/{id}/end`. What nobody has taken stays where agents find it: a question does not go away by
/// leaving.
pub(crate) async fn end_chat(
    state: &State,
    request: &Request,
    caller: &Caller,
    held: &str,
    now: Timestamp,
) -> Result<Response<Body>, Failure> {
    let Empty {} = json_of(request)?;
    let head = own_head(state, caller, held).await?;
    state.limits.message(caller.id, now).await?;
    match head.status {
        Status::Resolved | Status::Trashed => {}
        Status::Active => {
            let end = change::resolve(&head, By::Visitor);
            state.delivery.change(&head, end, now).await?;
        }
        Status::Unassigned => {
            let problem = Problem {
                state: Some(status_name(head.status)),
                ..Code::Conflict.into()
            };
            return Err(problem.into());
        }
    }
    Ok(empty(StatusCode::NO_CONTENT))
}

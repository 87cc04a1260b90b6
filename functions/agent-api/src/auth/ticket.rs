//! Tickets for sockets (S22).

use domain::Timestamp;
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::Empty;
use protocol::visitor::Ticket;
use runtime::http::{json, json_of};
use store::TicketRecord;

use crate::auth::session::Caller;
use crate::{Answer, State};

/// How long a ticket waits to be used.
const TICKET_S: u32 = 30;

/// `POST /v1/tickets`
pub(crate) async fn give(
    state: &State,
    request: &Request,
    caller: &Caller,
    now: Timestamp,
) -> Answer {
    let Empty {} = json_of(request)?;
    let ticket = runtime::secret();
    let record = TicketRecord {
        visitor: None,
        agent: Some(caller.agent.id.to_string()),
        session: Some(caller.session.hash.clone()),
        site: None,
        expires_at_s: now.as_second() + i64::from(TICKET_S),
    };
    state.store.put_ticket(&ticket, &record).await?;
    let answer = Ticket {
        ticket,
        url: state.settings.sockets_url.clone(),
        expires_in_s: TICKET_S,
    };
    Ok(json(StatusCode::CREATED, &answer))
}

//! Tickets for sockets (S22).

use http::StatusCode;
use protocol::agent::Empty;
use protocol::visitor::Ticket;
use runtime::http::json;
use store::TicketRecord;

use crate::Answer;
use crate::auth::session::Caller;
use crate::call::Call;

/// How long a ticket waits to be used.
const TICKET_S: u32 = 30;

/// `POST /v1/tickets`
pub(crate) async fn give(call: Call<'_>, caller: Caller) -> Answer {
    let Empty {} = call.json()?;
    let state = call.state;
    let ticket = runtime::secret();
    let record = TicketRecord {
        visitor: None,
        agent: Some(caller.agent.id.to_string()),
        session: Some(caller.session.hash),
        site: None,
        expires_at_s: call.now.as_second() + i64::from(TICKET_S),
    };
    state.store.put_ticket(&ticket, &record).await?;
    let answer = Ticket {
        ticket,
        url: state.settings.sockets_url.clone(),
        expires_in_s: TICKET_S,
    };
    Ok(json(StatusCode::CREATED, &answer))
}

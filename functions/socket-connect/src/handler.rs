//! `$connect` in, 200 or a refusal out.

use std::collections::HashMap;

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use domain::{ConnectionId, Origin, Timestamp};
use protocol::{Code, Failure};
use runtime::RequestLog;
use serde_json::{Value, json};
use store::{Party, TicketRecord};

use crate::State;

/// The proxy answer: a status, and the subprotocol when the socket is let in.
pub type Answer = Value;

/// Answers one attempt to connect.
pub async fn handle(
    state: &State,
    event: ApiGatewayWebsocketProxyRequest,
    now: Timestamp,
) -> Answer {
    let trace = event.request_context.request_id.clone();
    let trace = trace.unwrap_or_default();
    match connect(state, event, now).await {
        Ok(()) => json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "v1"}}),
        Err(failure) => {
            let code = failure.problem.code;
            let mut line = RequestLog::of("socket-connect", &trace);
            line.answered(code.status());
            line.write(now);
            if failure.cause.is_some() {
                tracing::error!(
                    trace,
                    code = code.name(),
                    cause = failure.chain(),
                    "a socket was not opened"
                );
            }
            json!({"statusCode": code.status()})
        }
    }
}

async fn connect(
    state: &State,
    event: ApiGatewayWebsocketProxyRequest,
    now: Timestamp,
) -> Result<(), Failure> {
    let connection = event
        .request_context
        .connection_id
        .as_deref()
        .unwrap_or_default();
    let connection: ConnectionId = connection
        .parse()
        .map_err(|_| Failure::from(Code::Malformed))?;
    let headers: HashMap<String, &str> = event
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_lowercase(), value.to_str().ok()?)))
        .collect();
    let origin = headers
        .get("origin")
        .and_then(|text| text.parse::<Origin>().ok());
    let origin = origin.ok_or(Failure::from(Code::Origin))?;
    let protocols = headers
        .get("sec-websocket-protocol")
        .copied()
        .unwrap_or_default();
    let ticket = ticket_of(protocols).ok_or(Failure::from(Code::Forbidden))?;
    let ticket = state.store.use_ticket(ticket, now.as_second()).await?;
    let party = party(
        state,
        &ticket.ok_or(Failure::from(Code::Forbidden))?,
        &origin,
    )
    .await?;
    state
        .store
        .put_connection(&connection, &party, now.as_second())
        .await?;
    Ok(())
}

/// The ticket among the subprotocols `v1, ticket.<ticket>`: there it is in no address and no access log (S22).
fn ticket_of(protocols: &str) -> Option<&str> {
    let mut offered = protocols.split(',').map(str::trim);
    if offered.next() != Some("v1") {
        return None;
    }
    offered
        .find_map(|protocol| protocol.strip_prefix("ticket."))
        .filter(|ticket| ticket.len() == 43)
}

/// Whose socket it is, if the page may open one for them.
async fn party(state: &State, ticket: &TicketRecord, origin: &Origin) -> Result<Party, Failure> {
    if let Some(agent) = ticket.agent_id() {
        if *origin != state.console_origin {
            return Err(Code::Origin.into());
        }
        let session = ticket.session.clone().unwrap_or_default();
        // The ticket lives for 30 s; the session may have ended in between.
        let session = state.store.session(agent, &session).await?;
        let session = session.ok_or(Failure::from(Code::Forbidden))?;
        return Ok(Party::Agent(agent, session.record.hash));
    }
    let visitor = ticket.visitor_id().ok_or(Failure::from(Code::Forbidden))?;
    let site = ticket.site.as_deref().and_then(|site| site.parse().ok());
    let site = site.ok_or(Failure::from(Code::Forbidden))?;
    let found = state
        .store
        .site(&site)
        .await?
        .ok_or(Failure::from(Code::Forbidden))?;
    if !found.admits(origin) {
        return Err(Code::Origin.into());
    }
    Ok(Party::Visitor(visitor, site))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_stands_behind_the_version() {
        let ticket = "t".repeat(43);
        assert_eq!(
            ticket_of(&format!("v1, ticket.{ticket}")),
            Some(ticket.as_str())
        );
        for bad in [
            format!("ticket.{ticket}"),
            format!("v2, ticket.{ticket}"),
            "v1".to_owned(),
            "v1, ticket.".to_owned(),
            format!("v1, ticket.{ticket}x"),
            String::new(),
        ] {
            assert_eq!(ticket_of(&bad), None, "{bad}");
        }
    }
}

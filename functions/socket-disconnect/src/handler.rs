//! `$disconnect` in, nothing out.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use domain::{ConnectionId, Timestamp};
use protocol::Failure;
use serde_json::{Value, json};

use crate::State;

/// Forgets the connection of the event. Nobody reads the answer; a failure is only logged, because the items end by
/// themselves and a program that posts to the socket finds it gone.
pub async fn handle(
    state: &State,
    event: ApiGatewayWebsocketProxyRequest,
    _now: Timestamp,
) -> Value {
    let connection = event
        .request_context
        .connection_id
        .as_deref()
        .unwrap_or_default();
    let forgotten = match connection.parse::<ConnectionId>() {
        Ok(connection) => forget(state, &connection).await,
        Err(_) => Ok(()),
    };
    if let Err(failure) = forgotten {
        let trace = event.request_context.request_id.unwrap_or_default();
        tracing::error!(trace, cause = failure.chain(), "a socket was not forgotten");
    }
    json!({"statusCode": 200})
}

async fn forget(state: &State, connection: &ConnectionId) -> Result<(), Failure> {
    let Some(record) = state.store.forget_connection(connection).await? else {
        return Ok(());
    };
    for conversation in record.follows {
        state
            .store
            .unfollow_conversation(conversation, connection)
            .await?;
    }
    Ok(())
}

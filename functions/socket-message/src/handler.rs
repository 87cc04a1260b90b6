//! A frame in, frames out.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use domain::{ConnectionId, Timestamp};
use protocol::frame::FRAME_BYTES;
use protocol::{ClientFrame, Code, ErrorRef, Failure, ServerFrame, parse_json};
use runtime::{Metric, RequestLog};
use serde_json::{Value, json};

use crate::State;
use crate::pace::Pace;
use crate::refused::Refused;
use crate::{resume, send, signals};

/// Does what one frame asks. API Gateway ignores the answer; the client gets frames.
pub async fn handle(
    state: &State,
    event: ApiGatewayWebsocketProxyRequest,
    now: Timestamp,
) -> Value {
    let connection = event
        .request_context
        .connection_id
        .as_deref()
        .unwrap_or_default();
    let Ok(connection) = connection.parse::<ConnectionId>() else {
        return json!({"statusCode": 400});
    };
    let body = event.body.unwrap_or_default();
    let trace = event.request_context.request_id.unwrap_or_default();
    let mut line = RequestLog::of("socket-message", &trace);
    line.answered(200);
    match state.paces.take(&connection, now) {
        Pace::Good => {}
        Pace::TooFast => return too_fast(state, &connection, line, now).await,
        Pace::Flood => return flood(state, &connection, line, now).await,
    }
    if let Err(refused) = Box::pin(frame(state, &connection, &body, &mut line, now)).await {
        let problem = &refused.failure.problem;
        line.answered(problem.code.status());
        if refused.failure.cause.is_some() {
            let (code, cause) = (problem.code.name(), refused.failure.chain());
            tracing::error!(trace, code, cause, "a frame was not done");
        }
        let about = ErrorRef {
            expected: problem.expected,
            ..refused.about
        };
        let error = ServerFrame::Error {
            code: problem.code,
            r#ref: about,
            retry_after_s: problem.retry_after_s,
        };
        state.sockets.post(&connection, &error.to_json()).await;
    }
    written(state, line, now);
    json!({"statusCode": 200})
}

/// One frame too many is not looked at. The client is told once, keeps what it sent, and sends it again later.
async fn too_fast(
    state: &State,
    connection: &ConnectionId,
    mut line: RequestLog,
    now: Timestamp,
) -> Value {
    line.answered(Code::TooMany.status());
    if state.paces.tell(connection, now) {
        let error = ServerFrame::Error {
            code: Code::TooMany,
            r#ref: ErrorRef::default(),
            retry_after_s: Some(1),
        };
        state.sockets.post(connection, &error.to_json()).await;
    }
    written(state, line, now);
    json!({"statusCode": 200})
}

/// A socket that does not slow down is closed.
async fn flood(
    state: &State,
    connection: &ConnectionId,
    mut line: RequestLog,
    now: Timestamp,
) -> Value {
    line.answered(Code::TooMany.status());
    if let Err(error) = state.sockets.close(connection).await {
        let cause = Failure::from(error).chain();
        tracing::warn!(cause, "a socket that sends too much was not closed");
    }
    written(state, line, now);
    json!({"statusCode": 200})
}

fn written(state: &State, mut line: RequestLog, now: Timestamp) {
    line.count(Metric::Missed, state.sockets.take_missed());
    line.write(now);
}

async fn frame(
    state: &State,
    connection: &ConnectionId,
    body: &str,
    line: &mut RequestLog,
    now: Timestamp,
) -> Result<(), Refused> {
    if body.len() > FRAME_BYTES {
        return Err(Code::TooLarge.into());
    }
    match parse_json(body.as_bytes()).map_err(Failure::from)? {
        ClientFrame::Send {
            conversation,
            sender,
            n,
            text,
        } => {
            let about = ErrorRef {
                conversation: Some(conversation.to_string()),
                sender: Some(sender.to_string()),
                n: Some(n),
                expected: None,
            };
            let message = protocol::visitor::SendMessage { sender, n, text };
            let sent = send::send(state, connection, conversation, message, line, now).await;
            sent.map_err(|refused| refused.about(about))
        }
        ClientFrame::Resume {
            conversation,
            after,
        } => {
            let resumed = resume::resume(state, connection, conversation, after).await;
            line.count(Metric::Reconnects, usize::from(after > 0));
            resumed.map_err(|refused| refused.about(of(conversation)))
        }
        ClientFrame::Leave { conversation } => {
            let left = resume::leave(state, connection, conversation).await;
            left.map_err(|refused| refused.about(of(conversation)))
        }
        ClientFrame::Typing { conversation } => {
            signals::typing(state, connection, conversation, now).await
        }
        ClientFrame::Read { conversation, seq } => {
            let read = signals::read(state, connection, conversation, seq).await;
            read.map_err(|refused| refused.about(of(conversation)))
        }
        ClientFrame::Watch { queues } => signals::watch(state, connection, &queues, now).await,
        ClientFrame::Ping { nonce } => {
            signals::pong(state, connection, &nonce).await;
            Ok(())
        }
    }
}

fn of(conversation: domain::ConversationId) -> ErrorRef {
    ErrorRef {
        conversation: Some(conversation.to_string()),
        ..ErrorRef::default()
    }
}

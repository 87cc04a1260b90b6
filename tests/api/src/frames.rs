//! The frames of the sockets as an AsyncAPI document.

use protocol::frame::FRAME_BYTES;
use protocol::{ClientFrame, ServerFrame};
use serde_json::{Value, json};

use crate::document::Generators;

/// The document of the sockets.
pub(crate) fn document() -> Value {
    let mut generators = Generators::new();
    let sent = generators.read.subschema_for::<ClientFrame>();
    let received = generators.written.subschema_for::<ServerFrame>();
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Doorbell's sockets",
            "version": env!("CARGO_PKG_VERSION"),
            "description": format!("Open one with a ticket, at the address that comes with it. A frame has at most {FRAME_BYTES} bytes."),
        },
        "defaultContentType": "application/json",
        "channels": {"socket": channel()},
        "operations": {
            "hear": {
                "action": "receive",
                "summary": "What a client sends",
                "channel": {"$ref": "#/channels/socket"},
                "messages": [{"$ref": "#/channels/socket/messages/client"}],
            },
            "tell": {
                "action": "send",
                "summary": "What the server sends",
                "channel": {"$ref": "#/channels/socket"},
                "messages": [{"$ref": "#/channels/socket/messages/server"}],
            },
        },
        "components": {
            "messages": {
                "client": {"payload": sent},
                "server": {"payload": received},
            },
            "schemas": generators.components(),
        },
    })
}

fn channel() -> Value {
    json!({
        "address": "/",
        "bindings": {"ws": {"headers": {
            "type": "object",
            "required": ["Sec-WebSocket-Protocol"],
            "properties": {"Sec-WebSocket-Protocol": {
                "type": "string",
                "description": "`v1, ticket.` and the ticket, which opens one socket.",
                "pattern": "^v1, ticket\\.[A-Za-z0-9_-]{43}$",
            }},
        }}},
        "messages": {
            "client": {"$ref": "#/components/messages/client"},
            "server": {"$ref": "#/components/messages/server"},
        },
    })
}

//! The real handler on the sample events, with the real table.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use domain::{Author, Card, ConnectionId, Head, Timestamp, VisitorId};
use store::{Party, Store};
use support::{Backend, sample};

use crate::{State, handle};

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

/// A socket of the visitor that follows the chat.
async fn follows(store: &Store, head: &Head, socket: &ConnectionId) {
    let visitor = head.visitor.expect("a chat");
    let party = Party::Visitor(visitor, head.site.clone());
    let put = store.put_connection(socket, &party, now().as_second());
    put.await.expect("stored");
    store.note_follow(socket, head.id).await.expect("stored");
    let followed = store.follow_conversation(head.id, socket, Author::Visitor, Some(visitor));
    followed.await.expect("stored");
}

#[tokio::test]
async fn a_socket_is_forgotten_however_it_closed_and_however_often_it_is_told() {
    let Backend {
        cloud: _cloud,
        store,
    } = Backend::new().await;
    let state = State::new(store.clone());
    let visitor = VisitorId::from_bits(7);
    let head = support::chat(visitor, now());
    let id = head.id;
    store
        .open_conversation(&head, &Card::default())
        .await
        .expect("stored");
    for name in ["closed-by-client", "idle", "lost", "tab-closed", "repeat"] {
        let event: ApiGatewayWebsocketProxyRequest = sample("socket-disconnect", name);
        let socket = event
            .request_context
            .connection_id
            .clone()
            .expect("a connection");
        let socket: ConnectionId = socket.parse().expect("a connection");
        let other: ConnectionId = "anotherSocket0=".parse().expect("a connection");
        for socket in [&socket, &other] {
            follows(&store, &head, socket).await;
        }
        for _ in 0..2 {
            assert_eq!(
                handle(&state, event.clone(), now()).await["statusCode"],
                200,
                "{name}"
            );
        }
        assert!(
            store
                .connection(&socket)
                .await
                .expect("the table")
                .is_none(),
            "{name}"
        );
        let head = store.head(id).await.expect("the table").expect("a head");
        let left: Vec<_> = head.connections.keys().collect();
        assert_eq!(left, [&other], "{name}: nobody else is forgotten");
    }
}

//! The real handler on the sample events, with the real table.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use domain::{Author, Card, ConnectionId, ConversationId, Head, Kind, Timestamp, VisitorId};
use store::Party;
use support::{Backend, sample};

use crate::{State, handle};

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

#[tokio::test]
async fn a_socket_is_forgotten_however_it_closed_and_however_often_it_is_told() {
    let Backend {
        cloud: _cloud,
        store,
    } = Backend::new().await;
    let state = State::new(store.clone());
    let id = ConversationId::from_bits(1);
    let visitor = VisitorId::from_bits(7);
    let (site, queue) = (
        "demo".parse().expect("a site"),
        "support".parse().expect("a queue"),
    );
    let head = Head::new(id, site, queue, Kind::Chat, now());
    let head = Head {
        visitor: Some(visitor),
        ..head
    };
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
        let party = Party::Visitor(visitor, head.site.clone());
        for socket in [&socket, &other] {
            store
                .put_connection(socket, &party, now().as_second())
                .await
                .expect("stored");
            store.note_follow(socket, id).await.expect("stored");
            let author = Author::Visitor;
            store
                .follow_conversation(id, socket, author, Some(visitor))
                .await
                .expect("stored");
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

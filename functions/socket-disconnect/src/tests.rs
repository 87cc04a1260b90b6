//! The real handler on the sample events, with the real table.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use cloud::{Cloud, Options};
use domain::{Author, Card, ConnectionId, ConversationId, Head, Kind, Timestamp, VisitorId};
use runtime::Aws;
use runtime::aws::Service;
use store::{Party, Store};

use crate::{State, handle};

fn now() -> Timestamp {
    "2026-11-20T10:03:04Z".parse().expect("a time")
}

fn sample(name: &str) -> ApiGatewayWebsocketProxyRequest {
    let folder = env!("CARGO_MANIFEST_DIR");
    let path = format!("{folder}/../../events/socket-disconnect/{name}.json");
    let text = std::fs::read_to_string(path).expect("a sample event");
    serde_json::from_str(&text).expect("an event of the gateway")
}

async fn table() -> (Cloud, Store) {
    let cloud = Cloud::start(Options::default()).await.expect("a cloud");
    let table = store::table::definition("doorbell");
    cloud.create_table(table).expect("a table");
    let config = Aws::local(cloud.dynamodb_url()).config(Service::DynamoDb);
    let store = Store::new(&config, "doorbell");
    (cloud, store)
}

#[tokio::test]
async fn a_socket_is_forgotten_however_it_closed_and_however_often_it_is_told() {
    let (_cloud, store) = table().await;
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
        let event = sample(name);
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

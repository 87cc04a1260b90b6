//! Sockets that are not opened, frames that are none, and sockets that end (S14, S21-S23).

use domain::{Head, Kind};
use serde_json::{Value, json};

use crate::cast::{Call, Employee, LATER_S, refused, said};
use crate::rights::Cast;
use crate::world::{Answer, Socket, World};

/// Asks for a ticket.
async fn ticket(call: Call<'_>) -> String {
    let Answer { status, body, .. } = call.answer().await;
    assert_eq!(status, 201, "{body}");
    body["ticket"].as_str().expect("a ticket").to_owned()
}

/// Whose sockets are tried: an agent's from the console, or a visitor's from a page.
struct Party<'w> {
    tickets: Call<'w>,
    page: String,
}

async fn parties<'w>(world: &'w World, cast: &Cast) -> [Party<'w>; 2] {
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    [
        Party {
            tickets: world.to_console("POST", "/v1/tickets").by(&cast.colleague),
            page: world.stack.addresses.console.clone(),
        },
        Party {
            tickets: world
                .to_widget("POST", "/v1/visitor/tickets", world.page())
                .of(&guest),
            page: world.page().to_owned(),
        },
    ]
}

async fn opens(
    world: &World,
    path: &str,
    origin: Option<&str>,
    protocols: &str,
) -> Result<Socket, u16> {
    let url = format!("{}{path}", world.stack.addresses.sockets);
    Socket::open(&url, origin, protocols).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_opens_from_its_own_page_only() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for Party { tickets, page } in parties(&world, &cast).await {
        let strangers = [
            "null".to_owned(),
            String::new(),
            "https://evil.example".to_owned(),
            "https://other.example".to_owned(),
            world.stack.addresses.widget.clone(),
            page.replace("localhost", "127.0.0.1"),
            page.replace("localhost", "localhost.evil.example"),
            page.replace("localhost", "evil-localhost"),
            page.replace("localhost", "LOCALHOST"),
            page.replace("http://", "https://"),
            page.replace("http://", "ws://"),
            format!("{page}0"),
            format!("{page}/"),
            format!("{page}, https://evil.example"),
            "http://localhost".to_owned(),
        ];
        let strangers = strangers.iter().map(|origin| Some(origin.as_str()));
        for origin in strangers.chain([None]) {
            let protocols = format!("v1, ticket.{}", ticket(tickets.clone()).await);
            let opened = opens(&world, "", origin, &protocols).await;
            assert_eq!(opened.err(), Some(403), "{page} as {origin:?}");
        }
        let protocols = format!("v1, ticket.{}", ticket(tickets).await);
        assert!(
            opens(&world, "", Some(&page), &protocols).await.is_ok(),
            "{page}"
        );
    }
    // Each has a page of their own.
    let [agents, visitors] = parties(&world, &cast).await;
    for (tickets, page) in [
        (agents.tickets, visitors.page),
        (visitors.tickets, agents.page),
    ] {
        let protocols = format!("v1, ticket.{}", ticket(tickets).await);
        let opened = opens(&world, "", Some(&page), &protocols).await;
        assert_eq!(opened.err(), Some(403), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_opens_with_a_fresh_ticket_only() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    for Party { tickets, page } in parties(&world, &cast).await {
        let page = Some(page.as_str());
        let fresh = || ticket(tickets.clone());
        for (path, protocols) in [
            ("", String::new()),
            ("", "v1".to_owned()),
            ("", format!("ticket.{}", fresh().await)),
            ("", format!("ticket.{}, v1", fresh().await)),
            ("", format!("v2, ticket.{}", fresh().await)),
            ("", format!("V1, ticket.{}", fresh().await)),
            ("", format!("v1, Ticket.{}", fresh().await)),
            ("", format!("v1, {}", fresh().await)),
            ("", format!("v1, ticket.{}x", fresh().await)),
            ("", format!("v1, ticket.{}", "x".repeat(43))),
            (&format!("/?ticket={}", fresh().await), "v1".to_owned()),
            (&format!("/?ticket={}", fresh().await), String::new()),
            (
                &format!("/?Sec-WebSocket-Protocol=v1,ticket.{}", fresh().await),
                "v1".to_owned(),
            ),
        ] {
            let opened = opens(&world, path, page, &protocols).await;
            assert_eq!(opened.err(), Some(403), "{path} {protocols}");
        }
        let protocols = format!("v1, ticket.{}", fresh().await);
        let opened =
            futures_util::future::join_all((0..10).map(|_| opens(&world, "", page, &protocols)))
                .await;
        assert_eq!(
            opened.iter().filter(|opened| opened.is_ok()).count(),
            1,
            "one use"
        );
        let protocols = format!("v1, ticket.{}", fresh().await);
        world.stack.clock.advance_s(31);
        assert_eq!(
            opens(&world, "", page, &protocols).await.err(),
            Some(403),
            "31 seconds"
        );
        let protocols = format!("v1, ticket.{}", fresh().await);
        assert!(opens(&world, "", page, &protocols).await.is_ok());
    }
}

/// Texts that are no frame at all.
const NO_JSON: [&str; 5] = [
    "{",
    "{]",
    "x",
    "\0",
    "{\"action\":\"ping\",\"nonce\":\"a\"} {}",
];

/// JSON that is no frame.
fn no_frames() -> Vec<Value> {
    let id = crate::cast::conversation_id("any").to_string();
    let small = id.to_lowercase();
    let mut frames = vec![
        json!(7),
        json!(null),
        json!([]),
        json!("ping"),
        json!({}),
        json!({"action": "fly"}),
        json!({"action": "Ping", "nonce": "a"}),
        json!({"action": "ping"}),
        json!({"action": "ping", "nonce": 7}),
        json!({"action": "ping", "nonce": "a", "more": 1}),
        json!({"action": "resume", "conversation": id}),
        json!({"action": "resume", "conversation": id, "after": -1}),
        json!({"action": "resume", "conversation": small, "after": 0}),
        json!({"action": "typing", "conversation": "../x"}),
        json!({"action": "read", "conversation": id, "seq": "1"}),
        json!({"action": "watch", "queues": "support"}),
        json!({"action": "watch", "queues": ["Support!"]}),
    ];
    let send =
        json!({"action": "send", "conversation": id, "sender": "tab-00001", "n": 1, "text": "x"});
    for (field, value) in [
        ("unheard", json!(1)),
        ("agent", json!("01KAHCQ0000000000000000A01")),
        ("n", json!(0)),
        ("n", json!(1.5)),
        ("n", json!("1")),
        ("sender", json!("short")),
        ("sender", json!("tab 00001")),
        ("text", json!("")),
        ("text", json!(" \n\t ")),
        ("text", json!("\u{1}\u{2}")),
        ("text", json!("x".repeat(10_001))),
        ("text", json!({"$gt": ""})),
    ] {
        let mut frame = send.clone();
        frame[field] = value;
        frames.push(frame);
    }
    frames
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_is_none_is_refused_and_the_socket_lives_on() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    let mut sockets = [
        cast.colleague.socket(&world).await,
        guest.socket(&world).await,
    ];
    for socket in &mut sockets {
        let frames = no_frames();
        let frames = frames.iter().map(|frame| (frame.to_string(), "invalid"));
        let texts = NO_JSON.map(|text| (text.to_owned(), "malformed"));
        for (frame, code) in frames.chain(texts) {
            socket.send_text(frame.clone()).await;
            let error = socket.frame("error").await;
            assert_eq!(error["code"], code, "{frame}");
            let fields: Vec<&String> = error.as_object().expect("an object").keys().collect();
            assert_eq!(fields, ["code", "ref", "type"], "{error}");
        }
        let queues: Vec<String> = (0..201).map(|number| format!("queue-{number}")).collect();
        socket
            .send(json!({"action": "watch", "queues": queues}))
            .await;
        assert_eq!(socket.frame("error").await["code"], "invalid");
        assert_eq!(socket.so_far().await, [] as [Value; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_over_its_limit_ends_the_socket_and_changes_nothing() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    let of_guest = |head: &mut Head| head.visitor = Some(guest.id);
    let head = world
        .holds("long", ("demo", "support"), Kind::Chat, of_guest)
        .await;
    let id = head.id.to_string();
    let mut bystander = guest.socket(&world).await;
    bystander.resume(&id, 0).await;
    for mut socket in [
        cast.colleague.socket(&world).await,
        guest.socket(&world).await,
    ] {
        socket.resume(&id, 0).await;
        let text = "x".repeat(33 * 1024);
        socket.send(json!({"action": "send", "conversation": id, "sender": "tab-00001", "n": 1, "text": text})).await;
        assert_eq!(socket.close_code().await, Some(1009));
    }
    assert_eq!(world.head(head.id).await.log.seq, 0);
    assert_eq!(bystander.says(&id, "tab-00001", 1, "short").await, 1);
}

/// A socket that watches `support`.
async fn watching(world: &World, employee: &Employee) -> Socket {
    let mut socket = employee.socket(world).await;
    let watch = json!({"action": "watch", "queues": ["support"]});
    socket.send(watch).await;
    socket.frame("watched").await;
    world.settled().await;
    socket
}

/// Ends sessions of this agent: one by its name, `others` or `current`.
async fn ends(world: &World, employee: &Employee, name: &str) {
    let call = world.to_console("DELETE", &format!("/v1/auth/sessions/{name}"));
    let answer = call.by(employee).answer().await;
    assert_eq!(answer.status, 204, "{answer:?}");
}

/// Whether the session still opens anything.
async fn is_over(world: &World, employee: &Employee) -> bool {
    let answer = world
        .to_console("GET", "/v1/me")
        .by(employee)
        .answer()
        .await;
    if answer.status == 401 {
        refused(&answer, 401, "unauthenticated", "the next call");
    }
    answer.status == 401
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_session_closes_its_sockets_and_no_others() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    // Three browsers of the same agent, and somebody else's.
    let here = &cast.colleague;
    let lost = world.signs_in(here.agent.clone(), LATER_S - 1).await;
    let other = world.signs_in(here.agent.clone(), LATER_S - 2).await;
    let mut open = watching(&world, here).await;
    let mut of_lost = watching(&world, &lost).await;
    let mut of_other = watching(&world, &other).await;
    let mut bystander = watching(&world, &cast.staff[3].1).await;

    ends(&world, here, &lost.session).await;
    assert!(is_over(&world, &lost).await && !is_over(&world, &other).await);
    assert_eq!(of_lost.next().await, None, "the socket is closed");
    assert_eq!(of_other.so_far().await, [] as [Value; 0], "and no other");

    ends(&world, here, "others").await;
    assert!(is_over(&world, &other).await && !is_over(&world, here).await);
    assert_eq!(of_other.next().await, None, "the socket is closed");
    // Those that are open hear of what comes.
    let change = |head: &mut Head| said(head, "Hello");
    world
        .holds("new", ("demo", "support"), Kind::Chat, change)
        .await;
    open.frame("row").await;
    bystander.frame("row").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_socket_and_the_ticket() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let mut open = watching(&world, &cast.colleague).await;
    let tickets = world.to_console("POST", "/v1/tickets").by(&cast.colleague);
    let protocols = format!("v1, ticket.{}", ticket(tickets).await);
    ends(&world, &cast.colleague, "current").await;
    assert_eq!(open.next().await, None, "the socket is closed");
    assert!(is_over(&world, &cast.colleague).await);
    let console = Some(world.stack.addresses.console.as_str());
    let opened = opens(&world, "", console, &protocols).await;
    assert_eq!(opened.err(), Some(403), "a ticket ends with its session");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_who_may_no_longer_read_hears_no_more() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    let of_guest = |head: &mut Head| head.visitor = Some(guest.id);
    let head = world
        .holds("moves", ("demo", "support"), Kind::Chat, of_guest)
        .await;
    let id = &head.id.to_string();
    let mut tab = guest.socket(&world).await;
    let mut console = cast.colleague.socket(&world).await;
    let mut owner = cast.staff[0].1.socket(&world).await;
    for socket in [&mut tab, &mut console, &mut owner] {
        socket.resume(id, 0).await;
    }
    for (what, body) in [
        ("reply", json!({})),
        ("transfer", json!({"queue": "sales"})),
    ] {
        let call = world.to_console("POST", &format!("/v1/conversations/{id}/{what}"));
        let answer = call.by(&cast.colleague).json(&body).answer().await;
        assert_eq!(answer.status, 200, "{what}: {answer:?}");
    }
    let moved = |frame: &Value| frame["event"]["type"] == "transferred";
    console.frame_where(moved).await;
    console.so_far().await;
    tab.says(id, "tab-00001", 1, "For sales only").await;
    owner
        .frame_where(|frame| frame["event"]["text"] == "For sales only")
        .await;
    world.settled().await;
    assert_eq!(
        console.so_far().await,
        [] as [Value; 0],
        "it is no longer theirs"
    );
    // Nor can they come back to it.
    console
        .send(json!({"action": "resume", "conversation": id, "after": 0}))
        .await;
    assert_eq!(console.frame("error").await["code"], "not-found");
}

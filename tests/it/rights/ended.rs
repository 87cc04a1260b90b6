//! Rights that end while a console is open (S14): within five seconds its socket is closed, and neither a frame nor a call goes on.

use std::time::{Duration, Instant};

use domain::{Agent, Head, Kind, Role, Status};
use serde_json::json;

use crate::cast::{Employee, Guest, LATER_S, said};
use crate::world::{Socket, World};

/// What may be left of a session when the right has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// The session: another console opens, and sees nothing of the conversation.
    Session,
    /// Nothing: every call is refused as one of nobody.
    Nothing,
}

/// The longest that anything may still be heard.
const AT_ONCE: Duration = Duration::from_secs(5);

const SECRET: &str = "Rowan-1207";

struct Scene<'w> {
    world: &'w World,
    aino: Employee,
    guest: Guest,
    head: Head,
    console: Socket,
}

/// Aino's console follows a chat, watches its queue, and has shown a message of the visitor.
async fn scene<'w>(world: &'w World, role: Role, queues: &[&str]) -> Scene<'w> {
    let aino = world.employs("ended", "demo", role, queues).await;
    let guest = world.guest("ended", "demo", world.page(), LATER_S).await;
    let head = world
        .holds("ended", ("demo", "support"), Kind::Chat, |head| {
            head.visitor = Some(guest.id);
            head.status = Status::Unassigned;
            said(head, "Hello");
        })
        .await;
    let mut console = aino.socket(world).await;
    console.resume(&head.id.to_string(), 0).await;
    if queues.contains(&"support") {
        let watch = json!({"action": "watch", "queues": ["support"]});
        console.send(watch).await;
        console.frame("watched").await;
    }
    world.settled().await;
    Scene {
        world,
        aino,
        guest,
        head,
        console,
    }
}

impl Scene<'_> {
    fn id(&self) -> String {
        self.head.id.to_string()
    }

    /// The visitor writes; says the status.
    async fn visitor_writes(&self, n: u64) {
        let path = format!("/v1/visitor/conversations/{}/messages", self.id());
        let body = json!({"sender": "endedtab0001", "n": n, "text": SECRET});
        let call = self.world.to_widget("POST", &path, &self.guest.page);
        let answer = call.of(&self.guest).json(&body).answer().await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// The open socket is closed at once, and what is written afterwards is not heard on it.
    async fn is_cut_off(&mut self, since: Instant) {
        while let Some(frame) = self.console.next().await {
            let text = frame.to_string();
            assert!(!text.contains(SECRET), "heard {text}");
        }
        let took = since.elapsed();
        assert!(took < AT_ONCE, "closed after {took:?}");
        self.visitor_writes(1).await;
    }

    /// No call says or does anything about the conversation.
    async fn calls_are_refused(&self, status: u16) {
        let id = self.id();
        for (method, path) in [
            ("GET", format!("/v1/conversations/{id}")),
            ("GET", format!("/v1/conversations/{id}/events")),
            ("POST", format!("/v1/conversations/{id}/messages")),
            ("POST", format!("/v1/conversations/{id}/notes")),
            ("POST", format!("/v1/conversations/{id}/reply")),
            ("POST", format!("/v1/conversations/{id}/join")),
            ("POST", format!("/v1/conversations/{id}/resolve")),
            ("POST", format!("/v1/conversations/{id}/trash")),
            ("PATCH", format!("/v1/conversations/{id}/contact")),
        ] {
            let body = json!({"sender": "endedtab0002", "n": 1, "text": "still here"});
            let call = self.world.to_console(method, &path).by(&self.aino);
            let call = if path.ends_with("es") {
                call.json(&body)
            } else {
                call
            };
            let answer = call.answer().await;
            assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
            assert!(!answer.body.to_string().contains(SECRET), "{path}");
        }
    }

    /// Another console may be opened, and no frame leads to the conversation.
    async fn frames_are_refused(&self) {
        let id = self.id();
        let mut console = self.aino.socket(self.world).await;
        for frame in [
            json!({"action": "resume", "conversation": id, "after": 0}),
            json!({"action": "send", "conversation": id, "sender": "endedtab0003", "n": 1, "text": "me"}),
            json!({"action": "typing", "conversation": id}),
            json!({"action": "read", "conversation": id, "seq": 1}),
            json!({"action": "watch", "queues": ["support"]}),
        ] {
            console.send(frame).await;
        }
        // The pong says that all of them arrived; then they are done when everything is.
        let mut told = console.so_far().await;
        self.world.settled().await;
        told.extend(console.so_far().await);
        let kinds: Vec<&str> = told
            .iter()
            .filter_map(|frame| frame["type"].as_str())
            .collect();
        assert!(
            kinds.len() >= 3,
            "resume, send and watch are answered: {told:?}"
        );
        assert!(kinds.iter().all(|kind| *kind == "error"), "{told:?}");
        self.visitor_writes(2).await;
        self.world.settled().await;
        let heard = console.so_far().await;
        let told = serde_json::to_string(&heard).expect("JSON");
        assert!(!told.contains(&id) && !told.contains(SECRET), "{told}");
    }

    async fn ends_with(&mut self, left: Left, since: Instant) {
        self.is_cut_off(since).await;
        match left {
            Left::Session => {
                self.calls_are_refused(404).await;
                self.frames_are_refused().await;
            }
            Left::Nothing => {
                self.calls_are_refused(401).await;
                let ticket = self.world.to_console("POST", "/v1/tickets").by(&self.aino);
                assert_eq!(ticket.answer().await.status, 401);
            }
        }
        // What was stored is the visitor's words alone.
        let head = self.world.head(self.head.id).await;
        let theirs = if left == Left::Session { 2 } else { 1 };
        assert_eq!(head.log.seq, self.head.log.seq + theirs);
    }
}

/// Changes the profile, and says when.
async fn becomes(scene: &Scene<'_>, change: impl FnOnce(&mut Agent)) -> Instant {
    let mut agent = scene.aino.agent.clone();
    change(&mut agent);
    let since = Instant::now();
    let stored = scene.world.stack.store.put_agent(&agent).await;
    stored.expect("stored");
    since
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_queue_is_cut_off() {
    let world = World::start().await;
    let mut scene = scene(&world, Role::Agent, &["support"]).await;
    let since = becomes(&scene, |agent| agent.queues.clear()).await;
    scene.ends_with(Left::Session, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_site_is_cut_off() {
    let world = World::start().await;
    let mut scene = scene(&world, Role::Administrator, &["support"]).await;
    let since = becomes(&scene, |agent| agent.sites.clear()).await;
    scene.ends_with(Left::Session, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_read_by_role_alone_and_loses_it_is_cut_off() {
    let world = World::start().await;
    let mut scene = scene(&world, Role::Administrator, &[]).await;
    let since = becomes(&scene, |agent| {
        for role in agent.sites.values_mut() {
            *role = Role::Agent;
        }
    })
    .await;
    scene.ends_with(Left::Session, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_removed_is_cut_off() {
    let world = World::start().await;
    let mut scene = scene(&world, Role::Agent, &["support"]).await;
    let since = Instant::now();
    let removed = world.stack.store.remove_agent(scene.aino.agent.id).await;
    assert!(removed.expect("removed"));
    scene.ends_with(Left::Nothing, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_session_ends_is_cut_off() {
    let world = World::start().await;
    let mut scene = scene(&world, Role::Agent, &["support"]).await;
    let since = Instant::now();
    let path = format!("/v1/auth/sessions/{}", scene.aino.session);
    let ended = world.to_console("DELETE", &path).by(&scene.aino);
    assert!(ended.answer().await.status < 300);
    scene.ends_with(Left::Nothing, since).await;
}

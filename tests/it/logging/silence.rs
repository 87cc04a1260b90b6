//! What nobody is to find: people's words, addresses and secrets in the log; a visitor's token in any answer but its own
//! (S27); what is for agents in anything that a visitor gets (S24).

use dev::{Settings, Stack};
use domain::EmailAddress;
use serde_json::{Value, json};

use super::lines::Lines;
use crate::cast::Call;
use crate::world::{Agent, Answer, Socket, World, token_in};

/// Words that stand for everything a person writes. None of them is in the product.
const TEXT: &str = "Quetzalcoatlus";
const NAME: &str = "Zanzibarine";
const EMAIL: &str = "wombat@canary.example";
const NOTE: &str = "Xylophonist";
const PLACE: &str = "ullapool.example";

/// A day on which everything happens once, and goes wrong once.
struct Day {
    world: World,
    /// What was answered to visitors, and to agents.
    to_visitor: Vec<String>,
    to_agent: Vec<String>,
    /// What opens something.
    secrets: Vec<String>,
}

impl Day {
    /// With a table that can be told to misbehave.
    async fn dawns() -> Self {
        let settings = Settings {
            faulty_table: true,
            digests: false,
            ..Settings::default()
        };
        let stack = Stack::start(settings).await.expect("a stack");
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.user_agent(TEXT).build().expect("a client");
        Self {
            world: World {
                stack,
                http,
                leaves_work: false,
            },
            to_visitor: Vec::new(),
            to_agent: Vec::new(),
            secrets: Vec::new(),
        }
    }

    fn table_fails(&self, share: f64) {
        let change = |faults: &mut cloud::Faults| faults.dynamodb.failed = share;
        self.world
            .stack
            .cloud
            .change_faults(change)
            .expect("changed");
    }
}

/// Everything that an answer says.
fn all_of(answer: &Answer) -> String {
    format!("{} {:?} {}", answer.status, answer.headers, answer.body)
}

fn form(world: &World) -> Call<'_> {
    let call = world.to_widget("POST", "/v1/sites/demo/submissions", world.page());
    call.with("idempotency-key", "key-of-a-day").json(&json!({
        "queue": "support",
        "answers": {"message": TEXT, "name": NAME, "email": EMAIL, "topic": TEXT, "phone": "+99 4711 0815"},
        "page": {"url": format!("https://{PLACE}/?q={TEXT}"), "title": TEXT},
    }))
}

/// Calls that are refused, each with words in it.
fn refused(world: &World) -> Vec<Call<'_>> {
    let plain = world.to_widget(
        "POST",
        "/v1/sites/demo/submissions",
        &format!("https://{PLACE}"),
    );
    let plain = plain.with("content-type", "application/x-www-form-urlencoded");
    vec![
        form(world).text(&format!("{{\"queue\": \"support\", \"{TEXT}\"")),
        form(world).json(&json!({"queue": "support", TEXT: NAME, "answers": {"message": TEXT}})),
        form(world).json(&json!({"queue": TEXT, "answers": {"message": TEXT}})),
        form(world).json(
            &json!({"queue": "support", "answers": {"message": TEXT, "name": format!("{NAME}\n")}}),
        ),
        form(world).json(&json!({"queue": "support", "answers": {"message": TEXT, "email": NAME}})),
        plain.text(&format!("queue=support&message={TEXT}&email={NAME}")),
        world.to_widget(
            "POST",
            &format!("/v1/sites/{TEXT}/submissions"),
            world.page(),
        ),
        world.to_widget(
            "GET",
            &format!("/v1/{TEXT}?{NAME}"),
            &format!("https://{PLACE}"),
        ),
        world.to_console("POST", &format!("/v1/conversations/{TEXT}/messages")),
        world.to_console("GET", &format!("/v1/conversations?status={TEXT}")),
        world
            .to_console("POST", "/v1/auth/links")
            .json(&json!({"email": TEXT})),
        world
            .to_console("POST", "/v1/auth/links")
            .json(&json!({"email": EMAIL})),
        world
            .to_console("POST", "/v1/auth/sessions")
            .json(&json!({"token": TEXT})),
    ]
}

/// A message of the agent.
fn said<'w>(world: &'w World, session: &str, conversation: &str, n: u64) -> Call<'w> {
    let path = format!("/v1/conversations/{conversation}/messages");
    let call = world.to_console("POST", &path).with("cookie", session);
    call.json(&json!({"sender": "console-1", "n": n, "text": TEXT}))
}

/// All that an agent does in a conversation, well and badly.
fn answering<'w>(world: &'w World, session: &str, conversation: &str) -> Vec<Call<'w>> {
    let by = |method: &str, what: &str| {
        let path = format!("/v1/conversations/{conversation}{what}");
        world.to_console(method, &path).with("cookie", session)
    };
    vec![
        by("POST", "/reply"),
        by("POST", "/notes").json(&json!({"sender": "console-1", "n": 1, "text": NOTE})),
        said(world, session, conversation, 2),
        said(world, session, conversation, 9),
        by("POST", "/messages").json(&json!({"sender": TEXT, "n": 1, "text": TEXT})),
        by("POST", "/assign").json(&json!({"agent": TEXT})),
        by("POST", "/transfer").json(&json!({"queue": TEXT})),
        by("GET", ""),
        by("GET", "/events"),
        by("POST", "/resolve"),
    ]
}

impl Day {
    /// A form, sent well and badly; the rest of the day is in its mailbox.
    async fn forms(&mut self) {
        let world = &self.world;
        let sent = form(world).answer().await;
        assert_eq!(sent.status, 201, "{sent:?}");
        self.to_visitor.push(all_of(&sent));
        for call in refused(world) {
            self.to_visitor.push(all_of(&call.answer().await));
        }
    }

    /// An agent signs in by the link, from another browser first.
    async fn signs_in(&mut self) -> String {
        let world = &self.world;
        let asks = json!({"email": "owner@example.com"});
        let asked = Agent::public(world, "/v1/auth/links", None, asks).await;
        let browser = asked.cookie("__Host-sign-in").expect("a cookie");
        world.settled().await;
        let mails = world.mails_to("owner@example.com");
        let token = token_in(&mails.last().expect("a mail").text);
        let body = json!({"token": token});
        let elsewhere = Agent::public(world, "/v1/auth/sessions", None, body.clone()).await;
        let here = Agent::public(world, "/v1/auth/sessions", Some(&browser), body).await;
        let session = here.cookie("__Host-session").expect("a session");
        let device = here.cookie("__Host-device").expect("a known browser");
        self.to_agent.push(elsewhere.body.to_string());
        self.to_agent.push(here.body.to_string());
        let secret = |cookie: &str| cookie.split_once('.').expect("a secret").1.to_owned();
        self.secrets
            .extend([token, secret(&browser), secret(&session), secret(&device)]);
        session
    }

    /// A visitor writes by socket and over HTTP, with frames that are refused in between, and an agent answers.
    async fn chats(&mut self, session: &str) {
        let world = &self.world;
        let visitor = world.visitor().await;
        let (_, secret) = visitor.token.split_once('.').expect("a secret");
        let id = visitor.conversation().await;
        let (url, ticket) = visitor.ticket().await;
        let protocols = format!("v1, ticket.{ticket}");
        self.secrets
            .extend([visitor.token.clone(), secret.to_owned(), ticket]);
        let opened = Socket::open(&url, Some(world.page()), &protocols).await;
        let mut tab = opened.expect("a socket");
        tab.resume(&id, 0).await;
        tab.says(&id, "tab-00001", 1, TEXT).await;
        for frame in [json!({TEXT: NAME}), json!({"action": TEXT}), json!(TEXT)] {
            tab.send(frame).await;
            self.to_visitor.push(tab.frame("error").await.to_string());
        }
        for call in answering(world, session, &id) {
            self.to_agent.push(all_of(&call.answer().await));
        }
        tab.says(&id, "tab-00001", 2, TEXT).await;
        world.settled().await;
        let heard = tab.so_far().await;
        let posted = visitor.posts(&id, "tab-00002", 1, TEXT).await;
        let rating = format!("/v1/visitor/conversations/{id}/rating");
        let rated = json!({"score": 1, "comment": TEXT});
        let rated = visitor.call("PUT", &rating, Some(rated)).await;
        assert_eq!((posted.status, rated.status), (200, 204));
        let log = visitor.log(&id).await;
        assert!(log.len() >= 6, "{log:?}");
        self.to_visitor.push(all_of(&posted));
        self.to_visitor
            .extend(heard.iter().chain(&log).map(Value::to_string));

        // The same again while the table does not answer.
        self.table_fails(1.0);
        let posted = visitor.posts(&id, "tab-00002", 2, TEXT).await;
        self.to_visitor.push(all_of(&posted));
        tab.send(json!({"action": "send", "conversation": id, "sender": "tab-00001", "n": 3, "text": TEXT})).await;
        assert_eq!(tab.frame("error").await["code"], "unavailable");
        for call in [form(world), said(world, session, &id, 3)] {
            let answer = call.answer().await;
            assert_eq!((answer.status, posted.status), (503, 503), "{answer:?}");
        }
        self.table_fails(0.0);
        tab.says(&id, "tab-00001", 3, TEXT).await;
    }

    /// The console reads everything there is.
    async fn reads(&mut self, session: &str) {
        let world = &self.world;
        world.settled().await;
        let by = |method: &str, path: &str| world.to_console(method, path).with("cookie", session);
        let log = by("GET", "/v1/queues/support/log").answer().await;
        let entry = log.body["items"][0]["entry"].as_str().expect("an entry");
        let comment = format!("/v1/queues/support/log/{entry}/comments");
        for call in [
            by("POST", &comment).json(&json!({"text": TEXT})),
            by("PATCH", "/v1/me").json(&json!({"name": NAME})),
            by("GET", "/v1/conversations?status=unassigned,active,resolved"),
            by("GET", "/v1/auth/sessions"),
            by("GET", "/v1/agents"),
            by("DELETE", "/v1/auth/sessions/current"),
        ] {
            let answer = call.answer().await;
            assert!(answer.status < 300, "{answer:?}");
            self.to_agent.push(answer.body.to_string());
        }
        self.to_agent.push(all_of(&log));
        world.settled().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_leaves_no_words_in_the_log_and_no_secret_in_an_answer() {
    let lines = Lines::kept();
    let mut day = Day::dawns().await;
    let address = EmailAddress::from_stored("owner@example.com".into());
    let owner = day.world.stack.store.agent_of_email(&address).await;
    let owner = owner.expect("read").expect("the owner").id.to_string();
    day.forms().await;
    let session = day.signs_in().await;
    day.chats(&session).await;
    day.reads(&session).await;

    let log = lines.text();
    for said in ["answered", "request failed", "a frame was not done", "sent"] {
        assert!(log.contains(said), "{said:?} is what the log says: {log}");
    }
    let words = [
        TEXT,
        NAME,
        EMAIL,
        NOTE,
        PLACE,
        "4711 0815",
        "@example.com",
        "owner@",
    ];
    for word in words
        .into_iter()
        .chain(day.secrets.iter().map(String::as_str))
    {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word:?} is in the log");
    }
    for answer in day.to_visitor.iter().chain(&day.to_agent) {
        for secret in &day.secrets {
            assert!(!answer.contains(secret), "a secret in {answer}");
        }
    }
    assert!(
        day.to_agent.iter().any(|answer| answer.contains(NOTE)),
        "agents read notes"
    );
    for answer in &day.to_visitor {
        for word in [NOTE, "@example.com", owner.as_str()] {
            assert!(!answer.contains(word), "{word} in {answer}");
        }
    }
}

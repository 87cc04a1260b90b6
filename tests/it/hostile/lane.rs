//! Two visitors and two agents who do anything at all, one thing after the other, so that each frame's cost can be seen.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::table;
use crate::faults::Chance;
use crate::world::{Agent, Answer, Socket, Visitor, World};

/// What a lane has seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Calls and frames that were done.
    pub(super) done: u64,
    /// Calls and frames that were refused.
    refused: u64,
    /// Frames that changed the head of their conversation.
    writing: u64,
    /// Write units of these, with what they spilled.
    units: f64,
    /// Write units of the dearest change of a head.
    pub(super) most_units: f64,
    /// Refusals by code.
    codes: BTreeMap<String, u64>,
}

impl Seen {
    pub(super) fn add(&mut self, other: &Self) {
        self.done += other.done;
        self.refused += other.refused;
        self.writing += other.writing;
        self.units += other.units;
        self.most_units = self.most_units.max(other.most_units);
        for (code, times) in &other.codes {
            *self.codes.entry(code.clone()).or_default() += times;
        }
    }

    pub(super) fn mean_units(&self) -> f64 {
        self.units / self.writing.max(1) as f64
    }

    /// Notes an answer over HTTP, which must not be our fault.
    fn answered(&mut self, what: &str, answer: &Answer) {
        assert!(answer.status < 500, "{what}: {answer:?}");
        self.noted((answer.status >= 400).then(|| answer.code().to_owned()));
    }

    fn noted(&mut self, refused: Option<String>) {
        match refused {
            None => self.done += 1,
            Some(code) => {
                self.refused += 1;
                *self.codes.entry(code).or_default() += 1;
            }
        }
    }
}

/// People, their sockets, and the conversations that they know of.
pub(super) struct Lane<'w> {
    world: &'w World,
    chance: Chance,
    visitors: Vec<Visitor<'w>>,
    agents: &'w [Agent<'w>],
    /// Ids of the agents.
    ids: Vec<String>,
    /// Those of visitors first.
    sockets: Vec<Socket>,
    conversations: Vec<String>,
    /// How often each sender has sent to a conversation.
    counted: BTreeMap<(String, String), u64>,
    seen: Seen,
}

/// Visitors of a lane. Each has the conversation of the same place.
const VISITORS: usize = 2;

/// Sockets of visitors in a lane; as many are agents'.
const SOCKETS: usize = 6;

/// What an agent does to a conversation.
const ACTS: [&str; 9] = [
    "reply", "join", "leave", "assign", "transfer", "resolve", "reopen", "trash", "restore",
];

impl<'w> Lane<'w> {
    pub(super) async fn enter(
        world: &'w World,
        seed: u64,
        number: u64,
        agents: &'w [Agent<'w>],
    ) -> Self {
        let mut lane = Self {
            world,
            chance: Chance::of(seed, &format!("lane {number}")),
            visitors: Vec::new(),
            agents,
            ids: Vec::new(),
            sockets: Vec::new(),
            conversations: Vec::new(),
            counted: BTreeMap::new(),
            seen: Seen::default(),
        };
        for _ in 0..VISITORS {
            let visitor = world.visitor().await;
            lane.conversations.push(visitor.conversation().await);
            lane.visitors.push(visitor);
        }
        for agent in agents {
            let me = agent.get("/v1/me").await;
            lane.ids
                .push(me["agent"].as_str().expect("an id").to_owned());
        }
        for place in 0..2 * SOCKETS {
            let socket = lane.open(place).await;
            lane.sockets.push(socket);
        }
        lane
    }

    pub(super) fn leave(self) -> Seen {
        self.seen
    }

    /// One frame or call of somebody.
    pub(super) async fn step(&mut self) {
        match self.chance.within(0..100) {
            0..45 => self.frame(0..SOCKETS).await,
            45..60 => self.frame(SOCKETS..2 * SOCKETS).await,
            60..75 => self.visitor_calls().await,
            75..90 => self.agent_calls().await,
            90..96 => self.stranger_calls().await,
            _ => {
                let place = self.pick(self.sockets.len());
                self.sockets[place] = self.open(place).await;
            }
        }
    }

    fn pick(&mut self, of: usize) -> usize {
        self.chance.within(0..of as u64) as usize
    }

    /// Opens the socket of this place; it follows a conversation from the start.
    async fn open(&mut self, place: usize) -> Socket {
        let mut socket = if place < SOCKETS {
            self.visitors[place % VISITORS].socket().await
        } else {
            self.agents[place % self.agents.len()].socket().await
        };
        let conversation = &self.conversations[place % VISITORS];
        let resume = json!({"action": "resume", "conversation": conversation, "after": 0});
        socket.send(resume).await;
        socket
    }

    /// Mostly the conversation of this visitor, else another of the lane, or now and then one that is not there.
    fn conversation(&mut self, of: usize) -> String {
        if self.chance.once_in(30) {
            return format!("{:026}", self.chance.within(0..1_000_000));
        }
        let other = self.chance.once_in(5);
        let place = if other {
            self.pick(self.conversations.len())
        } else {
            of % VISITORS
        };
        self.conversations[place].clone()
    }

    /// A sender and its number: mostly a known one that goes on, now and then a new one or a number out of order.
    fn count(&mut self, conversation: &str, tab: usize) -> (String, u64) {
        let sender = if self.chance.once_in(6) {
            format!("new{:09}", self.chance.within(0..1_000_000_000))
        } else {
            format!("lanetab{tab:05}")
        };
        let key = (conversation.to_owned(), sender.clone());
        let counted = self.counted.entry(key).or_default();
        if self.chance.once_in(10) {
            let odd = [0, 1, *counted, *counted + 2, u64::MAX][self.chance.within(0..5) as usize];
            return (sender, odd);
        }
        *counted += 1;
        (sender, *counted)
    }

    fn words(&mut self) -> String {
        let words = [
            "hello",
            "pyörä",
            "замовлення",
            "🚲",
            "",
            " ",
            "\u{200b}",
            "4111 1111",
            "<b>",
        ];
        let many = self.chance.within(0..20);
        let some = (0..many).map(|_| words[self.pick(words.len())]);
        some.collect::<Vec<_>>().join(" ")
    }

    fn frame_text(&mut self, place: usize, conversation: &str) -> String {
        let number = [0, 1, 7, u64::MAX][self.pick(4)];
        let frame = match self.chance.within(0..20) {
            0..9 => {
                let (sender, n) = self.count(conversation, place);
                let text = self.words();
                json!({"action": "send", "conversation": conversation, "sender": sender, "n": n, "text": text})
            }
            9..13 => json!({"action": "resume", "conversation": conversation, "after": number}),
            13..15 => json!({"action": "read", "conversation": conversation, "seq": number}),
            15 => json!({"action": "leave", "conversation": conversation}),
            16 => json!({"action": "typing", "conversation": conversation}),
            17 => json!({"action": "watch", "queues": ["support"]}),
            18 => json!({"action": "fly", "to": number}),
            _ => return "{\"action\":".repeat(self.pick(40)),
        };
        frame.to_string()
    }

    /// Sends a frame and waits until it is answered; a socket that was closed is opened anew.
    async fn frame(&mut self, places: std::ops::Range<usize>) {
        let place = places.start + self.pick(places.len());
        let conversation = self.conversation(place);
        let text = self.frame_text(place, &conversation);
        let before = self.weigh(&conversation).await;
        let mut refused = None;
        let socket = &mut self.sockets[place];
        let open = socket.sends_text(&text).await && {
            socket
                .sends(&json!({"action": "ping", "nonce": "done"}))
                .await
        };
        let mut answered = false;
        while open && !answered {
            let Some(frame) = self.sockets[place].next().await else {
                break;
            };
            answered = frame["nonce"] == "done";
            if frame["type"] == "error" {
                let code = frame["code"].as_str().unwrap_or_default();
                assert!(
                    !["internal", "unavailable"].contains(&code),
                    "{text}: {frame}"
                );
                refused = Some(code.to_owned());
            }
        }
        if !answered {
            self.sockets[place] = self.open(place).await;
            refused = Some("closed".to_owned());
        }
        self.seen.noted(refused);
        let after = self.weigh(&conversation).await;
        self.cost(&conversation, &before, &after).await;
    }

    async fn weigh(&self, conversation: &str) -> Value {
        table::item(self.world, &format!("C#{conversation}"), "HEAD").await
    }

    /// What the frame cost in the conversation: its own write, and what a spill wrote.
    async fn cost(&mut self, conversation: &str, before: &Value, after: &Value) {
        if before == after {
            return;
        }
        let kilobytes = |item: &Value| table::item_bytes(item).div_ceil(1024) as f64;
        let own = kilobytes(before).max(kilobytes(after));
        let mut units = own;
        if !before.is_null() && before["base"] != after["base"] {
            let base = before["base"]["N"].as_str().and_then(|n| n.parse().ok());
            let sk = format!("B#{:012}", base.unwrap_or(1_u64));
            let block = table::item(self.world, &format!("C#{conversation}"), &sk).await;
            units += kilobytes(&block) + own;
        }
        self.seen.writing += 1;
        self.seen.units += units;
        self.seen.most_units = self.seen.most_units.max(own);
    }

    async fn visitor_calls(&mut self) {
        let who = self.pick(VISITORS);
        let conversation = self.conversation(who);
        let path = format!("/v1/visitor/conversations/{conversation}");
        let number = [0, 1, 50, u64::MAX][self.pick(4)];
        let (method, path, body) = match self.chance.within(0..10) {
            0..5 => {
                let (sender, n) = self.count(&conversation, 100 + who);
                let body = json!({"sender": sender, "n": n, "text": self.words()});
                ("POST", format!("{path}/messages"), Some(body))
            }
            5 => ("GET", format!("{path}/events?after={number}"), None),
            6 => ("GET", format!("{path}/events?before={number}"), None),
            7 => {
                let score = [-1, 0, 1, 2, 3, 127][self.pick(6)];
                let body = json!({"score": score, "text": self.words()});
                ("PUT", format!("{path}/rating"), Some(body))
            }
            8 => {
                let queue = ["support", "sales", "x", "Support!"][self.pick(4)];
                let answers = json!({"name": self.words(), "message": self.words()});
                let body = json!({"queue": queue, "answers": answers});
                ("POST", "/v1/visitor/conversations".to_owned(), Some(body))
            }
            _ => (
                "POST",
                format!("{path}/messages"),
                Some(json!({"sender": self.words(), "n": -1})),
            ),
        };
        let answer = self.visitors[who].call(method, &path, body).await;
        self.seen.answered(&path, &answer);
        if let Some(opened) = answer.body["conversation"].as_str() {
            let opened = opened.to_owned();
            if !self.conversations.contains(&opened) {
                self.conversations.push(opened);
            }
        }
    }

    async fn agent_calls(&mut self) {
        let who = self.pick(self.agents.len());
        let any = self.pick(VISITORS);
        let conversation = self.conversation(any);
        let path = format!("/v1/conversations/{conversation}");
        let (method, path, body) = match self.chance.within(0..16) {
            0..9 => {
                let act = ACTS[self.pick(ACTS.len())];
                let body = match act {
                    "assign" => {
                        let place = self.pick(self.ids.len());
                        json!({"agent": self.ids[place]})
                    }
                    "transfer" => {
                        let queue = ["support", "sales", "x"][self.pick(3)];
                        json!({"queue": queue})
                    }
                    _ => json!({}),
                };
                ("POST", format!("{path}/{act}"), Some(body))
            }
            9..12 => {
                let kind = ["messages", "notes"][self.pick(2)];
                let (sender, n) = self.count(&conversation, 200 + who);
                let body = json!({"sender": sender, "n": n, "text": self.words()});
                ("POST", format!("{path}/{kind}"), Some(body))
            }
            12 => {
                let body = json!({"name": self.words(), "email": "pekka@example.com"});
                ("PATCH", format!("{path}/contact"), Some(body))
            }
            13 => {
                let seq = self.chance.within(0..40);
                (
                    "POST",
                    format!("{path}/events/{seq}/redact"),
                    Some(json!({})),
                )
            }
            14 => ("GET", path, None),
            _ => ("GET", "/v1/conversations".to_owned(), None),
        };
        let answer = self.agents[who].call(method, &path, body).await;
        self.seen.answered(&path, &answer);
    }

    /// Calls of somebody without any right, and forms.
    async fn stranger_calls(&mut self) {
        let conversation = self.conversation(0);
        let form = self.chance.once_in(2);
        let key = format!("hostile-{}", self.chance.within(0..200));
        let answers =
            json!({"message": self.words(), "name": self.words(), "x".repeat(self.pick(80)): "y"});
        let body = json!({"queue": "support", "answers": answers});
        if form {
            let answer = self.world.submits(&key, body).await;
            self.seen.answered("submissions", &answer);
            return;
        }
        let paths = ["messages", "events", "rating"];
        let path = format!(
            "/v1/visitor/conversations/{conversation}/{}",
            paths[self.pick(3)]
        );
        let token = ["", ".", "01ARZ3NDEKTSV4RRFFQ69G5FAV.secret", "x.y.z"][self.pick(4)];
        let request = self
            .world
            .http
            .post(self.world.widget(&path))
            .bearer_auth(token);
        let request = request.header("origin", self.world.page()).json(&body);
        let answer = Answer::of(request.send().await.expect("an answer")).await;
        self.seen.answered(&path, &answer);
    }
}

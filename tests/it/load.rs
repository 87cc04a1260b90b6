//! How much one machine takes: pairs of a visitor and an agent who answer each other at once, over real sockets.
//!
//! `make load` prints a line for each number of sockets. Server and clients share the process, so the figures are those of both.

use std::fs::read_to_string;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::world::{Agent, Socket, World};

/// One side of a chat.
struct Side {
    socket: Socket,
    sender: String,
    n: u64,
}

impl Side {
    async fn says(&mut self, conversation: &str, text: &str) {
        self.n += 1;
        self.socket
            .says(conversation, &self.sender, self.n, text)
            .await;
    }

    async fn hears(&mut self, text: &str) {
        let fits = |frame: &Value| frame["event"]["text"] == text;
        self.socket.frame_where(fits).await;
    }
}

/// A visitor and an agent in one conversation.
struct Pair {
    conversation: String,
    sides: [Side; 2],
}

impl Pair {
    async fn meets(world: &World, agent: &Agent<'_>, nth: usize) -> Self {
        let (visitor, conversation) = world.chat().await;
        let posted = visitor.posts(&conversation, "opening01", 1, "Hello").await;
        assert_eq!(posted.status, 200, "{posted:?}");
        let taken = agent.does("reply", &conversation).await;
        assert_eq!(taken.status, 200, "{taken:?}");
        let mut sides = [visitor.socket().await, agent.socket().await].map(|socket| Side {
            socket,
            sender: String::new(),
            n: 0,
        });
        for (side, who) in sides.iter_mut().zip(["visitor", "agent"]) {
            side.sender = format!("{who}{nth:05}");
            side.socket.resume(&conversation, 0).await;
        }
        Self {
            conversation,
            sides,
        }
    }

    /// They answer each other until then; how long each message took from one page to the other.
    async fn talks(mut self, until: Instant) -> Vec<Duration> {
        let mut took = Vec::new();
        while Instant::now() < until {
            let text = format!("message {}", took.len());
            let [one, other] = &mut self.sides;
            let began = Instant::now();
            let heard = async {
                other.hears(&text).await;
                began.elapsed()
            };
            let ((), heard) = tokio::join!(one.says(&self.conversation, &text), heard);
            took.push(heard);
            self.sides.reverse();
        }
        took
    }
}

/// Seconds of a processor that the threads of this process have used, those of the table apart.
fn processor_s() -> (f64, f64) {
    // The kernel counts in hundredths of a second.
    let used = |stat: &str| {
        let (_, fields) = stat.rsplit_once(')').expect("a name");
        let fields: Vec<f64> = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(|field| field.parse().expect("a number"))
            .collect();
        (fields[0] + fields[1]) / 100.0
    };
    let (mut table_s, mut rest_s) = (0.0, 0.0);
    for task in std::fs::read_dir("/proc/self/task").expect("Linux") {
        let Ok(stat) = read_to_string(task.expect("a thread").path().join("stat")) else {
            continue;
        };
        if stat.contains("(dynamodb)") {
            table_s += used(&stat);
        } else {
            rest_s += used(&stat);
        }
    }
    (table_s, rest_s)
}

fn peak_mb() -> u64 {
    let status = read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.expect("a peak").parse::<u64>().expect("a number") / 1024
}

async fn measure(sockets: usize, seconds: u64) -> Value {
    let world = World::start().await;
    let agent = world.agent("owner@example.com").await;
    let mut pairs = Vec::new();
    for nth in 0..sockets / 2 {
        pairs.push(Pair::meets(&world, &agent, nth).await);
    }
    world.settled().await;
    let (table_s, rest_s) = processor_s();
    let began = Instant::now();
    let until = began + Duration::from_secs(seconds);
    let took = join_all(
        pairs
            .into_iter()
            .map(|pair| tokio::spawn(pair.talks(until))),
    )
    .await;
    let wall_s = began.elapsed().as_secs_f64();
    let (table_after_s, rest_after_s) = processor_s();
    let mut took: Vec<Duration> = took
        .into_iter()
        .flat_map(|took| took.expect("they talk"))
        .collect();
    took.sort();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    let rounded = |number: f64| (number * 10.0).round() / 10.0;
    let processors = std::thread::available_parallelism()
        .expect("a number")
        .get();
    let (table, rest) = (
        (table_after_s - table_s) / wall_s,
        (rest_after_s - rest_s) / wall_s,
    );
    let bottleneck = match (table, rest) {
        (table, _) if table > 0.85 => "the stand-in table, which has one thread",
        (table, rest) if table + rest > 0.85 * processors as f64 => "the processors",
        _ => "waiting: each side answers only when it was answered",
    };
    let figures = json!({
        "sockets": sockets, "messages_per_s": rounded(took.len() as f64 / wall_s),
        "p50_ms": rounded(at(0.5)), "p95_ms": rounded(at(0.95)), "p99_ms": rounded(at(0.99)),
        "processor_ms_per_message": rounded((table + rest) * wall_s * 1000.0 / took.len() as f64),
        "processors_used": {"table": rounded(table), "all_else": rounded(rest), "there_are": processors},
        "peak_mb": peak_mb(), "bottleneck": bottleneck,
    });
    drop(agent);
    figures
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it measures: make load"]
#[expect(
    clippy::disallowed_methods,
    reason = "the person who starts it says how long"
)]
async fn load() {
    let seconds = std::env::var("DOORBELL_SECONDS").ok();
    let seconds = seconds.map_or(10, |text| text.parse().expect("a number"));
    for sockets in [2, 8, 64] {
        println!("{}", measure(sockets, seconds).await);
    }
}

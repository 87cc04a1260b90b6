//! One run: people write, a storm blows, the weather clears, everybody catches up, and it is all counted.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::forms::{self, Mails};
use super::mails::Evidence;
use super::people::{Door, Pace, Party, Phase, Tab, Talk, Tally};
use super::reckoning::{self, Counters};
use super::seed::Chance;
use super::stage::{Plan, Stage};
use super::storm::{Storm, Weather};
use super::wire::Wire;
use crate::logging::Lines;
use crate::world::World;
use sweep::Reconciled;

/// What a run is made of.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) name: &'static str,
    pub(super) plan: Plan,
    pub(super) weather: Weather,
    pub(super) visitors: u64,
    /// How many tabs each visitor has.
    pub(super) tabs: u64,
    pub(super) agents: u64,
    /// How many agents take part in each conversation.
    pub(super) agents_each: u64,
    pub(super) messages: u64,
    pub(super) forms: u64,
    pub(super) pace: Pace,
    /// Every other tab neither pings nor renews its socket.
    pub(super) sleepy: bool,
    pub(super) patience: Duration,
}

/// What came of a run.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) seed: u64,
    pub(super) name: &'static str,
    pub(super) faults: BTreeMap<String, u64>,
    pub(super) counters: Counters,
    pub(super) mails: Mails,
    pub(super) reconciled: Reconciled,
    pub(super) dead: u64,
    pub(super) tally: Arc<Tally>,
    pub(super) duration: Duration,
}

impl Report {
    pub(super) fn json(&self) -> Value {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let tally = &self.tally;
        let mut counters = self.counters.json();
        counters["false_acks"] = json!(count(&tally.false_acks));
        counters["mails_lost"] = json!(self.mails.lost);
        counters["mails_doubled"] = json!(self.mails.unexplained);
        json!({
            "run": self.name, "seed": self.seed, "faults": self.faults, "messages": self.counters.stored, "counters": counters,
            "reconciled": {
                "accepted": self.reconciled.accepted, "notified": self.reconciled.notified, "suppressed": self.reconciled.suppressed,
                "open": self.reconciled.open,
            },
            "mails": {"expected": self.mails.expected, "sent": self.mails.sent, "doubled_by_faults": self.mails.extra - self.mails.unexplained},
            "clients": {
                "reconnects": count(&tally.reconnects), "repeated": count(&tally.repeated), "posted": count(&tally.posted),
                "fetched": count(&tally.fetched), "renumbered": count(&tally.renumbered), "reloaded": count(&tally.reloaded),
                "slept": count(&tally.slept),
            },
            "dead_letters": self.dead,
            "duration_s": self.duration.as_secs(),
        })
    }

    /// How often something happened, by its name or what its name begins with.
    pub(super) fn happened(&self, fault: &str) -> u64 {
        let counts = self.faults.iter();
        let own = counts.filter(|(name, _)| name.starts_with(fault));
        own.map(|(_, count)| count).sum()
    }
}

/// Who takes part, and where.
struct Cast {
    visitors: Vec<(String, String)>,
    agents: Vec<(String, Vec<String>)>,
}

impl Run {
    /// Runs, prints the report as one line, and fails where a counter is not zero that has to be.
    pub(super) async fn passes(self) -> Report {
        let patience = self.patience;
        let (name, seed, forms) = (self.name, self.plan.seed, self.forms);
        let tally = Arc::new(Tally::default());
        let report = timeout(patience, Box::pin(self.report(&tally))).await;
        let report = report.unwrap_or_else(|_| {
            let waiting = tally.waiting.lock().expect("one reader");
            let waiting = waiting.iter().filter(|(_, what)| *what != "done");
            let waiting: Vec<_> = waiting.collect();
            panic!("{name} is not through in {patience:?}, seed {seed}: {waiting:#?}, {tally:?}")
        });
        let line = report.json();
        say(&line);
        let bad = report.tally.false_acks.load(Ordering::Relaxed)
            + report.counters.faults()
            + report.mails.lost
            + report.mails.entries_wrong
            + report.mails.unexplained;
        assert_eq!(bad, 0, "{line}");
        let reconciled = &report.reconciled;
        assert_eq!(reconciled.difference(), 0, "R41: {line}");
        let waited = reconciled.accepted as u64;
        assert!(waited >= forms, "each form is accounted for: {line}");
        report
    }

    async fn report(self, tally: &Arc<Tally>) -> Report {
        let began = Instant::now();
        let lines = Lines::kept();
        let stage = Stage::build(self.plan.clone(), self.name).await;
        let since = stage.now().await;
        let seed = self.plan.seed;
        let wire = Wire::start(stage.socket_port(), Chance::of(seed, "wire")).await;
        let cast = self.casts(&*stage.world().await).await;
        let door = Door {
            http: stage.http.clone(),
            addresses: stage.addresses(),
            wire: wire.url.clone(),
        };
        let mut storm = Storm {
            weather: self.weather.clone(),
            stage: &stage,
            wire: &wire,
            chance: Chance::of(seed, "storm"),
            counts: BTreeMap::new(),
            tally: Arc::clone(tally),
            skew_s: 0,
        };
        let constant = self.weather.faults.clone();
        stage.change_faults(|faults| *faults = constant).await;
        let (tabs, forms) = self.play(cast, &door, tally, &mut storm).await;
        let dead = stage.settles().await as u64;
        let mut faults = stage.happened().await;
        faults.extend(storm.counts);
        let world = stage.world().await;
        let counters = reckoning::reckon(&world.stack.store, &tabs).await;
        let clocks_jump = faults.contains_key("clock.skewed");
        let mails = forms::reckon(&world, &forms, &Evidence::read(&lines), clocks_jump).await;
        let reconciled = stage.reconciles(since).await;
        Report {
            seed,
            name: self.name,
            faults,
            counters,
            mails,
            reconciled,
            dead,
            tally: Arc::clone(tally),
            duration: began.elapsed(),
        }
    }

    /// Everybody writes while the storm blows; then it is calm and everybody catches up.
    async fn play(
        &self,
        cast: Cast,
        door: &Door,
        tally: &Arc<Tally>,
        storm: &mut Storm<'_>,
    ) -> (Vec<Tab>, Vec<String>) {
        let phase = watch::Sender::new(Phase::Writing);
        let (writing, mut all_written) = mpsc::channel::<()>(1);
        let tabs: Vec<JoinHandle<Tab>> = self
            .tabs(cast, door, tally)
            .into_iter()
            .map(|tab| tokio::spawn(tab.run(phase.subscribe(), writing.clone())))
            .collect();
        drop(writing);
        let forms = self.send_forms(door);
        let everybody = async {
            let forms = forms.await;
            // The channel ends when the last tab has dropped its part.
            while all_written.recv().await.is_some() {}
            forms
        };
        let over = watch::Sender::new(false);
        let blowing = storm.blow(over.subscribe());
        let (forms, ()) = tokio::join!(
            async {
                let forms = everybody.await;
                over.send_replace(true);
                forms
            },
            blowing
        );
        storm.clears().await;
        phase.send_replace(Phase::CatchingUp);
        let tabs = join_all(tabs).await.into_iter();
        (tabs.map(|tab| tab.expect("a tab goes on")).collect(), forms)
    }

    fn send_forms(&self, door: &Door) -> impl Future<Output = Vec<String>> + use<> {
        const SENDERS: u64 = 4;
        let tried = Arc::new(AtomicU64::new(0));
        let senders = (0..SENDERS).map(|sender| {
            let count = self.forms / SENDERS + u64::from(sender < self.forms % SENDERS);
            let chance = Chance::of(self.plan.seed, &format!("forms {sender}"));
            tokio::spawn(forms::send(
                door.clone(),
                count,
                // A form of another run has another conversation, and its mails another job.
                format!("{}-{sender}", self.name),
                chance,
                Arc::clone(&tried),
            ))
        });
        let senders = join_all(senders.collect::<Vec<_>>());
        async move {
            let stored = senders.await.into_iter();
            stored
                .flat_map(|forms| forms.expect("a sender goes on"))
                .collect()
        }
    }

    /// Brings everybody in, in calm weather.
    async fn casts(&self, world: &World) -> Cast {
        let mut cast = Cast {
            visitors: Vec::new(),
            agents: Vec::new(),
        };
        let mut employees = Vec::new();
        for nth in 0..self.agents {
            let name = format!("agent{nth}");
            let employee = world
                .employs(&name, "demo", Role::FullAccess, &["support"])
                .await;
            cast.agents.push((employee.cookie.clone(), Vec::new()));
            employees.push(employee);
        }
        for nth in 0..self.visitors {
            let guest = world
                .guest(
                    &format!("visitor{nth}"),
                    "demo",
                    world.page(),
                    crate::cast::LATER_S,
                )
                .await;
            let call = world
                .to_widget("POST", "/v1/visitor/conversations", world.page())
                .of(&guest);
            let opened = call.json(&json!({"queue": "support"})).answer().await;
            assert_eq!(opened.status, 201, "{opened:?}");
            let conversation = opened.body["conversation"]
                .as_str()
                .expect("an id")
                .to_owned();
            for taken in 0..self.agents_each {
                let agent = ((nth + taken) % self.agents) as usize;
                let what = if taken == 0 { "reply" } else { "join" };
                let path = format!("/v1/conversations/{conversation}/{what}");
                let answer = world
                    .to_console("POST", &path)
                    .by(&employees[agent])
                    .answer()
                    .await;
                assert_eq!(answer.status, 200, "{answer:?}");
                cast.agents[agent].1.push(conversation.clone());
            }
            cast.visitors.push((guest.token, conversation));
        }
        cast
    }

    /// The tabs of everybody, with the messages shared out evenly.
    fn tabs(&self, cast: Cast, door: &Door, tally: &Arc<Tally>) -> Vec<Tab> {
        let mut people: Vec<(Party, Vec<String>)> = Vec::new();
        for (token, conversation) in cast.visitors {
            for _ in 0..self.tabs {
                let party = Party::Visitor {
                    token: token.clone(),
                };
                people.push((party, vec![conversation.clone()]));
            }
        }
        for (cookie, conversations) in cast.agents {
            people.push((Party::Agent { cookie }, conversations));
        }
        let places: u64 = people
            .iter()
            .map(|(_, conversations)| conversations.len() as u64)
            .sum();
        let (each, rest) = (self.messages / places, self.messages % places);
        let mut place = 0;
        let mut quota = || {
            place += 1;
            each + u64::from(place <= rest)
        };
        let mut tabs = Vec::new();
        for (nth, (party, conversations)) in people.into_iter().enumerate() {
            let name = format!("tab{nth:05}");
            let talks = conversations
                .into_iter()
                .map(|id| Talk::new(id, &name, quota()))
                .collect();
            let chance = Chance::of(self.plan.seed, &name);
            let common = (door.clone(), Arc::clone(tally));
            tabs.push(Tab::new(
                name,
                party,
                talks,
                self.pace_of(nth),
                chance,
                common,
            ));
        }
        tabs
    }

    fn pace_of(&self, nth: usize) -> Pace {
        let mut pace = self.pace.clone();
        if self.sleepy && nth % 2 == 1 {
            pace.ping = Duration::from_secs(3600);
            pace.renew = Duration::from_secs(3600);
        }
        pace
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the report of a run is for the person who runs it"
)]
fn say(line: &Value) {
    println!("{line}");
}

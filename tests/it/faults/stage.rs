//! The stack of a run: it can be killed and started again on the same disk, and its clients find it again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud::{Faults, WebSocketSettings, WriteFaults};
use dev::{Addresses, Settings, Stack};
use domain::Timestamp;
use domain::effects::DUE_AFTER_S;
use serde_json::json;
use store::day_of;
use sweep::{Reconciled, reconcile};
use tokio::sync::{RwLock, RwLockReadGuard, watch};
use tokio::time::Instant;

use super::storm::SKEW_S;
use crate::world::World;

/// What a stage is built from.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) seed: u64,
    /// Whether the stack is killed now and then, so that its data have to be on a disk.
    pub(super) on_disk: bool,
    pub(super) sockets: WebSocketSettings,
}

/// A job that is being done is hidden for so long. AWS has two minutes; here a killed stack is to be waited for.
const JOB_VISIBILITY: Duration = Duration::from_secs(2);
/// Longer than the lease of a job, also of one that a worker took while the clock was ahead, and was killed.
const LEASE_IS_OVER_S: i64 = 61 + SKEW_S;

/// The stack, and what it went through.
pub(super) struct Stage {
    plan: Plan,
    folder: Option<PathBuf>,
    world: RwLock<Option<World>>,
    pub(super) http: reqwest::Client,
    addresses: watch::Sender<Option<Addresses>>,
    socket_port: watch::Sender<u16>,
    faults: Mutex<Faults>,
    /// What happened to stacks that are no more.
    past: Mutex<BTreeMap<String, u64>>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let (Some(folder), Some(world)) = (&self.folder, self.world.get_mut().take()) {
            drop(world);
            // A run that failed may have taken it away already.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Stage {
    pub(super) async fn build(plan: Plan, name: &str) -> Self {
        let folder = plan.on_disk.then(|| {
            let name = format!("doorbell-faults-{}-{name}", std::process::id());
            std::env::temp_dir().join(name)
        });
        let stage = Self {
            plan,
            folder,
            world: RwLock::new(None),
            http: reqwest::Client::builder().build().expect("a client"),
            addresses: watch::Sender::new(None),
            socket_port: watch::Sender::new(0),
            faults: Mutex::default(),
            past: Mutex::default(),
        };
        stage.starts().await;
        stage
    }

    /// The running stack. Nobody may kill it while this is held.
    pub(super) async fn world(&self) -> RwLockReadGuard<'_, World> {
        let world = self.world.read().await;
        RwLockReadGuard::map(world, |world| world.as_ref().expect("it runs"))
    }

    pub(super) fn addresses(&self) -> watch::Receiver<Option<Addresses>> {
        self.addresses.subscribe()
    }

    pub(super) fn socket_port(&self) -> watch::Receiver<u16> {
        self.socket_port.subscribe()
    }

    async fn starts(&self) {
        let settings = || Settings {
            data: self.folder.clone(),
            faulty_table: true,
            seed: self.plan.seed,
            sockets: self.plan.sockets.clone(),
            job_visibility: JOB_VISIBILITY,
            digests: false,
            limits: false,
            ..Settings::default()
        };
        let stack = started(settings).await;
        let http = self.http.clone();
        let addresses = stack.addresses.clone();
        let port = addresses.sockets.rsplit_once(':').expect("a port").1;
        self.socket_port
            .send_replace(port.parse().expect("a number"));
        let faults = self.known_faults();
        let change = stack.cloud.change_faults(|now| *now = faults);
        change.expect("the table has a proxy");
        // What a run leaves is reckoned at its end, and some of it is meant.
        let world = World {
            stack,
            http,
            leaves_work: true,
        };
        *self.world.write().await = Some(world);
        self.addresses.send_replace(Some(addresses));
    }

    fn known_faults(&self) -> Faults {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.clone()
    }

    /// Changes what goes wrong, for this stack and those after it.
    pub(super) async fn change_faults(&self, change: impl FnOnce(&mut Faults)) {
        let mut faults = self.known_faults();
        change(&mut faults);
        self.faults
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&faults);
        let world = self.world().await;
        let changed = world.stack.cloud.change_faults(|now| *now = faults);
        changed.expect("the table has a proxy");
    }

    /// Pulls the plug and starts again on the same disk. With a point, the plug is pulled around the table's next write.
    pub(super) async fn is_killed(&self, point: WriteFaults) {
        if point != WriteFaults::None {
            let world = self.world().await;
            let cloud = &world.stack.cloud;
            let changed = cloud.change_faults(|faults| faults.writes = point);
            changed.expect("the table has a proxy");
            let stopped = || cloud.happened().contains_key("dynamodb.stopped");
            let patience = Instant::now() + Duration::from_secs(2);
            while !stopped() && Instant::now() < patience {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        self.addresses.send_replace(None);
        self.socket_port.send_replace(0);
        let world = self.world.write().await.take();
        let world = world.expect("it runs");
        self.remembers(world.stack.cloud.happened());
        world.loses_power();
        self.starts().await;
    }

    fn remembers(&self, happened: BTreeMap<String, u64>) {
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        for (fault, count) in happened {
            *past.entry(fault).or_default() += count;
        }
    }

    /// How often each fault has happened in all stacks.
    pub(super) async fn happened(&self) -> BTreeMap<String, u64> {
        let mut counts = self.world().await.stack.cloud.happened();
        let past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        for (fault, count) in past.iter() {
            *counts.entry(fault.clone()).or_default() += count;
        }
        counts
    }

    /// Puts a job on the queue that nobody can do; false when the queue does not take it, or does not say so.
    pub(super) async fn poisons(&self, body: &str) -> bool {
        self.world().await.sends("jobs", body).await
    }

    /// Waits until everything that follows has happened, leases of the killed and dead letters included; how many letters stay dead.
    pub(super) async fn settles(&self) -> usize {
        let world = self.world().await;
        let (cloud, clock) = (&world.stack.cloud, &world.stack.clock);
        let dead = || cloud.messages("jobs-dead").expect("the dead letters").len();
        // A long backlog takes more than one patience; the run's own is the limit.
        while cloud.quiet().await.is_err() {}
        // Those that were given up because of a fault get through now, others never do.
        for _ in 0..2 {
            clock.advance_s(LEASE_IS_OVER_S);
            if dead() > 0 {
                cloud.redrive("jobs-dead").expect("redriven");
                while cloud.quiet().await.is_err() {}
            }
        }
        dead()
    }

    /// Lets `sweep` settle all that waits, and then reckons as it does once a day, for the days from `since` on (R41).
    pub(super) async fn reconciles(&self, since: Timestamp) -> Reconciled {
        let world = self.world().await;
        let Stack {
            cloud,
            clock,
            store,
            functions,
            ..
        } = &world.stack;
        let sweep = functions.sweep();
        loop {
            clock.advance_s(DUE_AFTER_S);
            // What it could not settle is still due, and looked at again.
            let _ = sweep(json!({})).await;
            while cloud.quiet().await.is_err() {}
            let due = store.due_conversations(clock.now().as_second(), 1).await;
            if due.expect("read").is_empty() {
                break;
            }
        }
        let now = clock.now();
        let mut sum = Reconciled::default();
        for day in day_of(since)..=day_of(now) {
            let until_s = if day == day_of(now) {
                now.as_second()
            } else {
                0
            };
            let of_day = reconcile(store, day, until_s).await.expect("read");
            sum.accepted += of_day.accepted;
            sum.notified += of_day.notified;
            sum.suppressed += of_day.suppressed;
            sum.open.extend(of_day.open);
        }
        sum
    }

    /// The time as the stack has it.
    pub(super) async fn now(&self) -> Timestamp {
        self.world().await.stack.clock.now()
    }
}

/// A machine at its limit may be too slow for a start. The test that owns the stack starts it again.
async fn started(settings: impl Fn() -> Settings) -> Stack {
    for _ in 0..3 {
        if let Ok(stack) = Stack::start(settings()).await {
            return stack;
        }
    }
    let stack = Stack::start(settings()).await;
    stack.expect("the stack starts")
}

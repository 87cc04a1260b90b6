//! What goes wrong during a run, and when.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use cloud::{Faults, WriteFaults};
use serde_json::json;
use tokio::sync::watch;

use super::people::Tally;
use super::seed::Chance;
use super::stage::Stage;
use super::wire::{Mode, Wire};

/// Something that goes wrong at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gust {
    /// Some connections behave otherwise from now on.
    Wire(Mode),
    /// All connections end at once.
    CloseAll,
    /// The gateway loses some of its connections without a word.
    CutAtGateway,
    /// The functions' clock jumps by up to ten minutes.
    Skew,
    /// The stack is killed wherever it is.
    Kill,
    /// The stack is killed around a write.
    KillAt(WriteFaults),
    /// The table does not write for a while.
    NoWrites,
    /// A job comes that nobody can do.
    Poison,
}

impl Gust {
    fn name(self) -> &'static str {
        match self {
            Self::Wire(Mode::UpLost) => "wire.lost_to_gateway",
            Self::Wire(Mode::DownLost) => "wire.lost_to_tab",
            Self::Wire(Mode::Slow) => "wire.slow",
            Self::Wire(Mode::HalfClosed) => "wire.half_closed",
            Self::Wire(Mode::Cut | Mode::Pass) => "wire.cut",
            Self::CloseAll => "wire.all_closed",
            Self::CutAtGateway => "gateway.cut",
            Self::Skew => "clock.skewed",
            Self::Kill => "stack.killed",
            Self::KillAt(WriteFaults::StopAfter) => "stack.killed_after_write",
            Self::KillAt(_) => "stack.killed_before_write",
            Self::NoWrites => "table.read_only",
            Self::Poison => "jobs.poisoned",
        }
    }
}

/// The weather of a run.
#[derive(Clone, Debug)]
pub(super) struct Weather {
    /// What goes wrong all the time.
    pub(super) faults: Faults,
    /// What goes wrong now and then, each as likely as its place is frequent.
    pub(super) gusts: Vec<Gust>,
    /// The pause between two gusts.
    pub(super) every_ms: Range<u64>,
}

/// How many of a thousand connections a gust takes with it, beside one for sure.
const SHARE: u64 = 100;
/// How long the table does not write.
const NO_WRITES: Duration = Duration::from_millis(1500);
/// How far the clock is ahead or behind at most.
pub(super) const SKEW_S: i64 = 600;

/// Bad weather over one stage. It counts what it does.
pub(super) struct Storm<'a> {
    pub(super) weather: Weather,
    pub(super) stage: &'a Stage,
    pub(super) wire: &'a Wire,
    pub(super) chance: Chance,
    pub(super) counts: BTreeMap<String, u64>,
    pub(super) tally: Arc<Tally>,
    /// Where the clock stands, in seconds from the right time.
    pub(super) skew_s: i64,
}

impl Storm<'_> {
    /// Blows until it is over. A gust is never left half done.
    pub(super) async fn blow(&mut self, mut over: watch::Receiver<bool>) {
        loop {
            let every_ms = self.weather.every_ms.clone();
            let pause = tokio::time::sleep(self.chance.ms(&every_ms));
            tokio::select! {
                _ = over.wait_for(|over| *over) => return,
                () = pause => {}
            }
            if !self.weather.gusts.is_empty() {
                let nth = self.chance.within(0..self.weather.gusts.len() as u64);
                self.gust(self.weather.gusts[nth as usize]).await;
            }
        }
    }

    async fn gust(&mut self, gust: Gust) {
        let count = match gust {
            Gust::Wire(mode) => self.wire.sets(mode, SHARE, &mut self.chance),
            Gust::CloseAll => self.wire.cuts_all(),
            Gust::CutAtGateway => self.cut_at_gateway().await,
            Gust::Skew => self.skew().await,
            Gust::Kill => self.kill(WriteFaults::None).await,
            Gust::KillAt(point) => self.kill(point).await,
            Gust::NoWrites => self.no_writes().await,
            Gust::Poison => self.poison().await,
        };
        *self.counts.entry(gust.name().to_owned()).or_default() += count;
    }

    async fn cut_at_gateway(&mut self) -> u64 {
        let world = self.stage.world().await;
        let cloud = &world.stack.cloud;
        let chance = &mut self.chance;
        let open = cloud.connections().into_iter();
        open.filter(|_| chance.within(0..1000) < SHARE)
            .filter(|connection| cloud.cut(connection))
            .count() as u64
    }

    async fn skew(&mut self) -> u64 {
        let to_s = self.chance.within(0..2 * SKEW_S as u64 + 1) as i64 - SKEW_S;
        let world = self.stage.world().await;
        world.stack.clock.advance_s(to_s - self.skew_s);
        self.skew_s = to_s;
        1
    }

    async fn kill(&mut self, point: WriteFaults) -> u64 {
        self.stage.is_killed(point).await;
        // A new stack has the right time.
        self.skew_s = 0;
        1
    }

    async fn no_writes(&mut self) -> u64 {
        let writes = |to| move |faults: &mut Faults| faults.writes = to;
        self.stage.change_faults(writes(WriteFaults::Refused)).await;
        // Odd from after the table stopped writing until before it goes on.
        self.tally.read_only.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(NO_WRITES).await;
        self.tally.read_only.fetch_add(1, Ordering::SeqCst);
        self.stage.change_faults(writes(WriteFaults::None)).await;
        1
    }

    async fn poison(&mut self) -> u64 {
        let junk = [
            "not even JSON".to_owned(),
            json!({"type": "notify_agent", "v": 99, "id": "x"}).to_string(),
            json!({"type": "unheard of"}).to_string(),
        ];
        let nth = self.chance.within(0..junk.len() as u64) as usize;
        u64::from(self.stage.poisons(&junk[nth]).await)
    }

    /// The weather clears: nothing goes wrong any more but the order and number of deliveries, and the clock is right.
    pub(super) async fn clears(&mut self) {
        let keep_deliveries = |faults: &mut Faults| {
            *faults = Faults {
                duplicate_messages: faults.duplicate_messages,
                duplicate_records: faults.duplicate_records,
                late_messages: faults.late_messages,
                late_records: faults.late_records,
                shuffled_records: faults.shuffled_records,
                ..Faults::default()
            };
        };
        self.stage.change_faults(keep_deliveries).await;
        self.wire.cuts_all();
        let world = self.stage.world().await;
        // Forward only: what was written in the skewed future is to be the past.
        if self.skew_s < 0 {
            world.stack.clock.advance_s(-self.skew_s);
            self.skew_s = 0;
        }
    }
}

//! Random frames and calls of strangers, visitors and agents: whatever they send, in whatever order, every item stays small, every frame
//! stays cheap, and nothing is answered as if it were our fault (R34, S23).
//!
//! `DOORBELL_SEED=7 DOORBELL_STEPS=20000 cargo test --profile quick -p it hostile -- --nocapture` chooses the run; it prints its seed and its largest figures.

mod lane;
mod table;

use futures_util::future::join_all;

use self::lane::{Lane, Seen};
use crate::faults::asked;
use crate::world::World;

/// Steps of all lanes together when nobody asks for more; `make test-faults` asks for 20,000.
const STEPS: u64 = 2_000;

/// Lanes that go on at the same time, each with people and conversations of its own.
const LANES: u64 = 4;

/// Bytes that no item may have. Texts of the steps are short: what grows here grows by the number of calls.
const ITEM_BYTES: usize = 8 * 1024;

/// Write units below which the write of every frame stays, and the mean of all with what they spill.
const FRAME_UNITS: f64 = 3.0;

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sent_items_stay_small_and_nothing_is_our_fault() {
    let (seed, steps) = (asked("DOORBELL_SEED", 1), asked("DOORBELL_STEPS", STEPS));
    println!("hostile: DOORBELL_SEED={seed} DOORBELL_STEPS={steps}");
    let world = World::start().await;
    let agents = [
        world.agent("owner@example.com").await,
        world.agent("aino@example.com").await,
    ];
    let lanes = (0..LANES).map(|number| {
        let (world, agents) = (&world, &agents);
        async move {
            let mut lane = Lane::enter(world, seed, number, agents).await;
            for _ in 0..steps / LANES {
                lane.step().await;
            }
            lane.leave()
        }
    });
    let mut seen = Seen::default();
    for lane in join_all(lanes).await {
        seen.add(&lane);
    }
    world.settled().await;
    let largest = table::largest_item(&world).await;
    println!(
        "hostile: {seen:?}, largest item {} {}",
        largest.bytes, largest.key
    );
    assert!(largest.bytes < ITEM_BYTES, "{largest:?}");
    assert!(seen.most_units < FRAME_UNITS, "{seen:?}");
    assert!(seen.mean_units() < FRAME_UNITS, "{seen:?}");
    assert!(seen.done > steps / 4, "most calls were refused: {seen:?}");
}

//! The model is walked exhaustively in small cases, and at random in larger ones.

use std::cell::Cell;
use std::hash::{BuildHasher, Hasher, RandomState};

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use stateright::{Checker, Model, Property};

use super::{Act, Mistake, World};

/// What each client has to write, the faults, what is done wrong, and in how many blocks a repeat is looked for.
struct Case(&'static [u64], u8, Option<Mistake>, usize);

impl Model for Case {
    type State = World;
    type Action = Act;

    fn init_states(&self) -> Vec<World> {
        let mut world = World::new(self.0, self.1, self.2).expect("a world");
        world.log.searched_blocks = self.3;
        vec![world]
    }

    fn actions(&self, world: &World, acts: &mut Vec<Act>) {
        acts.extend(world.actions());
    }

    fn next_state(&self, world: &World, act: Act) -> Option<World> {
        let mut next = world.clone();
        next.step(act);
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("all holds", |_, world: &World| {
            let is_left_undone = world.actions().is_empty() && !world.is_settled();
            world.broken().is_none() && !is_left_undone
        })]
    }
}

fn check(case: Case) -> (usize, Vec<String>) {
    let Case(messages, faults, mistake, blocks) = case;
    let name = format!("{messages:?} messages, {faults} faults, {mistake:?}, {blocks} blocks");
    let checker = case.checker().threads(2).spawn_bfs().join();
    let states = checker.unique_state_count();
    let found = checker.discoveries();
    let mut lines = Vec::new();
    for (property, path) in found {
        let last = path.last_state();
        lines.push(format!(
            "{property}: {:?} {:?}",
            last.broken(),
            path.into_actions()
        ));
    }
    eprintln!("{name}: {states} states");
    (states, lines)
}

#[test]
fn every_small_case_holds() {
    for (messages, faults, blocks) in [
        (&[2, 0][..], 1, 1),
        (&[1, 1], 1, 1),
        (&[1, 1], 2, 1),
        (&[1, 1], 2, 0),
    ] {
        let (states, found) = check(Case(messages, faults, None, blocks));
        assert!(states > 100 && found.is_empty(), "{found:#?}");
    }
}

#[test]
fn every_mistake_is_found() {
    for (mistake, messages, faults, blocks) in [
        (Mistake::NoClientId, &[1, 0][..], 1, 1),
        (Mistake::MarkBeforeSend, &[1, 0], 1, 1),
        (Mistake::TrimBeforeBlock, &[1, 1], 0, 1),
        (Mistake::CountFromSeenHead, &[2, 1], 0, 1),
        (Mistake::DualWrite, &[1, 0], 1, 1),
        (Mistake::NoLook, &[1, 1], 1, 0),
    ] {
        let (_, found) = check(Case(messages, faults, Some(mistake), blocks));
        assert!(!found.is_empty(), "{mistake:?} goes unnoticed");
    }
}

/// Does what the choices say, and what is left when they are used up; says how many steps that took.
fn walk(choices: &[Index], mistake: Option<Mistake>) -> Result<usize, TestCaseError> {
    let mut world = World::new(&[6, 6, 6], 12, mistake).expect("a world");
    let mut done = Vec::new();
    while done.len() < 5_000 {
        let acts = world.actions();
        if acts.is_empty() {
            prop_assert!(world.is_settled(), "something is left undone by {:?}", done);
            return Ok(done.len());
        }
        let choice = choices
            .get(done.len())
            .map(|choice| choice.index(acts.len()));
        let act = acts[choice.unwrap_or(done.len() % acts.len())];
        world.step(act);
        done.push(act);
        if let Some(property) = world.broken() {
            return Err(TestCaseError::fail(format!(
                "broken: {property}, by {done:?}"
            )));
        }
    }
    Err(TestCaseError::fail("it never ends"))
}

/// A thousand walks that a seed repeats.
fn seeded(seed: u64) -> Config {
    Config {
        cases: 1_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    }
}

/// Says how many steps all walks took, or what one did that failed.
fn walks(config: Config, mistake: Option<Mistake>) -> Result<usize, String> {
    let total = Cell::new(0);
    let schedules = vec(any::<Index>(), 300);
    let result = TestRunner::new(config).run(&schedules, |choices| {
        total.set(total.get() + walk(&choices, mistake)?);
        Ok(())
    });
    match result {
        Ok(()) => Ok(total.get()),
        Err(TestError::Fail(why, _)) => Err(why.to_string()),
        Err(aborted) => Err(aborted.to_string()),
    }
}

/// Other schedules with each run, unless `PROPTEST_RNG_SEED` asks for those of an earlier one.
#[test]
fn a_hundred_thousand_random_steps_hold() {
    let seed = match Config::default().rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().build_hasher().finish(),
    };
    let again = format!("PROPTEST_RNG_SEED={seed} cargo test -p model random_steps");
    println!("the same schedules again: {again}");
    match walks(seeded(seed), None) {
        Ok(steps) => assert!(steps >= 100_000, "only {steps} steps: {again}"),
        Err(why) => panic!("{why}\nthe same again: {again}"),
    }
}

#[test]
fn a_seed_repeats_the_schedule_that_failed() {
    let fails = |seed| {
        let config = Config {
            max_shrink_iters: 0,
            ..seeded(seed)
        };
        walks(config, Some(Mistake::NoClientId)).expect_err("it goes unnoticed")
    };
    assert_eq!(fails(7), fails(7));
    assert_ne!(fails(7), fails(8), "other schedules");
}

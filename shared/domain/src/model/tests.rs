//! The model is walked exhaustively in small cases, and at random in larger ones.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use stateright::{Checker, Model, Property};

use super::{Act, Mistake, World};

/// What each client has to write, the faults, and what is done wrong.
struct Case(&'static [u64], u8, Option<Mistake>);

impl Model for Case {
    type State = World;
    type Action = Act;

    fn init_states(&self) -> Vec<World> {
        World::new(self.0, self.1, self.2).into_iter().collect()
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
    let name = format!("{:?} messages, {} faults, {:?}", case.0, case.1, case.2);
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
    for (messages, faults) in [(&[2, 0][..], 1), (&[1, 1], 1), (&[1, 1], 2)] {
        let (states, found) = check(Case(messages, faults, None));
        assert!(states > 100 && found.is_empty(), "{found:#?}");
    }
}

#[test]
fn every_mistake_is_found() {
    for (mistake, messages, faults) in [
        (Mistake::NoClientId, &[1, 0][..], 1),
        (Mistake::MarkBeforeSend, &[1, 0], 1),
        (Mistake::TrimBeforeBlock, &[1, 1], 0),
        (Mistake::CountFromSeenHead, &[2, 1], 0),
        (Mistake::DualWrite, &[1, 0], 1),
    ] {
        let (_, found) = check(Case(messages, faults, Some(mistake)));
        assert!(!found.is_empty(), "{mistake:?} goes unnoticed");
    }
}

/// Does what the choices say, and what is left when they are used up; says how many steps that took.
fn walk(choices: &[Index]) -> Result<usize, TestCaseError> {
    let mut world = World::new(&[6, 6, 6], 12, None).expect("a world");
    for steps in 0..5_000 {
        let acts = world.actions();
        if acts.is_empty() {
            prop_assert!(world.is_settled());
            return Ok(steps);
        }
        let choice = choices.get(steps).map(|choice| choice.index(acts.len()));
        world.step(acts[choice.unwrap_or(steps % acts.len())]);
        prop_assert_eq!(world.broken(), None);
    }
    Err(TestCaseError::fail("it never ends"))
}

#[test]
fn a_hundred_thousand_random_steps_hold() {
    let config = Config {
        cases: 1_000,
        failure_persistence: None,
        ..Config::default()
    };
    let total = Cell::new(0);
    let schedules = vec(any::<Index>(), 300);
    let result = TestRunner::new(config).run(&schedules, |choices| {
        total.set(total.get() + walk(&choices)?);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    assert!(total.get() >= 100_000, "only {} steps", total.get());
}

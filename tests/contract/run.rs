//! Runs the cases and says what came of each.

use crate::known;
use crate::place::{At, Place};
use contract::{Came, Known, weigh};
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use std::any::Any;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// As many at once as a small machine and a small account bear.
const AT_ONCE: usize = 4;
/// Longer than any case needs, dead letters and streams of a real account included.
const MOST: Duration = Duration::from_secs(180);

/// One thing that AWS documents.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) run: for<'a> fn(&'a Place) -> LocalBoxFuture<'a, ()>,
}

/// The functions as cases.
macro_rules! cases {
    ($($case:ident),* $(,)?) => {
        vec![$(crate::run::Case { name: stringify!($case), run: |place| Box::pin($case(place)) }),*]
    };
}
pub(crate) use cases;

/// Runs every case whose name contains one of the words that the program was started with.
pub(crate) async fn all(cases: Vec<Case>) -> ExitCode {
    std::panic::set_hook(Box::new(tell_where));
    let at = At::chosen();
    let names: HashSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    let lost: Vec<&str> = known::mentioned()
        .filter(|name| !names.contains(name))
        .collect();
    assert!(lost.is_empty(), "listed, but no case: {lost:?}");
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let chosen =
        |case: &Case| words.is_empty() || words.iter().any(|word| case.name.contains(word));
    let results: Vec<bool> = futures_util::stream::iter(cases.into_iter().filter(chosen))
        .map(|case| tell(case, Arc::clone(&at)))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let bad = results.iter().filter(|good| !**good).count();
    say(&format!(
        "{}: {} cases, {bad} bad",
        at.name(),
        results.len()
    ));
    if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn tell(case: Case, at: Arc<At>) -> bool {
    let began = Instant::now();
    let (name, came) = (case.name, authorize(case, at).await);
    let took_s = began.elapsed().as_secs_f32();
    match came {
        Came::Good => say(&format!("ok     {took_s:4.1} s {name}")),
        Came::Known(why) => say(&format!("known  {took_s:4.1} s {name}: {why}")),
        Came::Bad(ref why) => say(&format!("BAD    {took_s:4.1} s {name}: {why}")),
    }
    !matches!(came, Came::Bad(_))
}

async fn authorize(case: Case, at: Arc<At>) -> Came {
    let known = known::of(&at, case.name);
    if let Some(Known::CannotAsk(why)) = known {
        return Came::Known(why);
    }
    weigh(known, attempt(case, at).await)
}

/// Runs a case and takes away what it made, also when it failed.
async fn attempt(case: Case, at: Arc<At>) -> Result<(), String> {
    let place = Place::new(at);
    let running = tokio::time::timeout(MOST, AssertUnwindSafe((case.run)(&place)).catch_unwind());
    let outcome = match running.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(panic)) => Err(words_of(panic)),
        Err(_) => Err(format!("not done within {MOST:?}")),
    };
    place.tidy().await;
    outcome
}

/// Says where a case stopped; why, its own line says.
#[expect(clippy::print_stderr, reason = "it is what the suite has to say")]
fn tell_where(stopped: &PanicHookInfo<'_>) {
    if let Some(place) = stopped.location() {
        eprintln!("stopped at {place}");
    }
}

/// What a failed assertion said.
fn words_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(words) => *words,
        Err(panic) => panic
            .downcast::<&str>()
            .map_or_else(|_| "a panic".to_owned(), |words| (*words).to_owned()),
    }
}

#[expect(clippy::print_stdout, reason = "it is what the suite has to say")]
fn say(line: &str) {
    println!("{line}");
}

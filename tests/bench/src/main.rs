//! Measures each function as Lambda runs it: instructions, AWS calls, units, bytes, memory. README.md says what each figure means.
//!
//! `bench [--check] [--only TEXT]` after a release build of the functions; `bench --counts` after a debug build counts the calls
//! alone, which are the same.

mod cases;
mod figures;
mod lambda;
mod meter;
mod scene;
mod units;

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use cases::{CASES, Case};
use figures::{Figures, Instructions, Process, Warm};
use lambda::{Run, Spawn};
use scene::{LONG, Scene};

/// Events after the first: a chat of twenty messages, and the first of all.
pub(crate) const WARM: u64 = 20;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = arguments();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let only = arguments
        .iter()
        .skip_while(|argument| *argument != "--only")
        .nth(1);
    let build = if has("--counts") {
        Build::Debug
    } else {
        Build::Release
    };
    let mut measured = Vec::new();
    for case in CASES {
        let name = format!("{}: {}", case.function, case.name);
        if only.is_none_or(|only| name.contains(only)) {
            // Boxed: the calls below make this future large.
            let figures = Box::pin(measure(case, build)).await;
            measured.push((name.clone(), figures.with_context(|| name)?));
            figures::print_row(measured.last());
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    if has("--check") {
        return figures::check(&measured, &folder.join("measured.json"));
    }
    figures::write(measured, &folder.join("measured.json"))
}

/// Which binaries are measured.
#[derive(Debug, Clone, Copy)]
enum Build {
    Debug,
    Release,
}

impl Build {
    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

fn arguments() -> Vec<String> {
    std::env::args().skip(1).collect()
}

async fn measure(case: Case, build: Build) -> anyhow::Result<Figures> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let binary = root.join(build.folder()).join(case.function);
    let run = run(case, &binary, 1 + WARM, None).await?;
    ensure!(
        run.answers.len() as u64 == 1 + WARM,
        "an answer for each event"
    );
    for answer in &run.answers {
        let status = answer["statusCode"].as_u64().unwrap_or(200);
        let failures = answer["batchItemFailures"].as_array().map_or(0, Vec::len);
        ensure!(
            status < 400 && failures == 0 && answer["errorType"].is_null(),
            "{answer}"
        );
    }
    let [start, first, .., last] = run.marks.as_slice() else {
        anyhow::bail!("too few marks");
    };
    let mut figures = Figures {
        process: None,
        first: first.since(start),
        warm: Warm::of(&last.since(first), WARM),
    };
    if let Build::Release = build {
        figures.process = Some(Box::pin(process(case, &binary, run.peak_kb)).await?);
    }
    Ok(figures)
}

async fn process(case: Case, binary: &Path, peak_kb: u64) -> anyhow::Result<Process> {
    Ok(Process {
        instructions: instructions(case, binary).await?,
        peak_kb,
        binary_bytes: std::fs::metadata(binary)?.len(),
        zipped_bytes: zipped(binary).await?,
    })
}

async fn instructions(case: Case, binary: &Path) -> anyhow::Result<Instructions> {
    let start = counted(case, binary, 0).await?;
    let first = counted(case, binary, 1).await?;
    let all = counted(case, binary, 1 + WARM).await?;
    Ok(Instructions {
        start_minstr: start as f64 / 1e6,
        first_minstr: first.saturating_sub(start) as f64 / 1e6,
        warm_kinstr: all.saturating_sub(first) as f64 / WARM as f64 / 1e3,
    })
}

async fn run(
    case: Case,
    binary: &Path,
    events: u64,
    callgrind: Option<&Path>,
) -> anyhow::Result<Run> {
    // Boxed, like the filling below: AWS calls make these futures large.
    let scene = Box::pin(Scene::set()).await?;
    let events = case.events(events)?;
    if events.iter().any(|event| event.to_string().contains(LONG)) {
        Box::pin(scene.has_long_conversation()).await?;
    }
    let process = Spawn {
        binary,
        environment: scene.environment.clone(),
        callgrind,
    };
    lambda::run(process, events, &scene.meter).await
}

/// Instructions of a process that does so many events.
async fn counted(case: Case, binary: &Path, events: u64) -> anyhow::Result<u64> {
    let file: PathBuf = binary.with_file_name(format!("callgrind.{}", case.function));
    run(case, binary, events, Some(&file)).await?;
    let text = std::fs::read_to_string(&file)?;
    std::fs::remove_file(&file)?;
    let total = text.lines().find_map(|line| {
        line.strip_prefix("summary: ")
            .or(line.strip_prefix("totals: "))
    });
    Ok(total.context("a total")?.trim().parse()?)
}

/// Bytes of the binary as `gzip -9` makes it.
async fn zipped(binary: &Path) -> anyhow::Result<u64> {
    let zip = tokio::process::Command::new("gzip")
        .arg("-9c")
        .arg(binary)
        .output()
        .await?;
    ensure!(zip.status.success(), "gzip");
    Ok(zip.stdout.len() as u64)
}

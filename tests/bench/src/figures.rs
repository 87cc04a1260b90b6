//! The figures of one case, as a row, as JSON, and as a gate.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

use crate::meter::Counts;

/// A figure may be this much above what was written down.
const TOLERANCE: f64 = 1.05;

/// What one case costs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// Of the release build; `None` when it was not measured.
    pub(crate) process: Option<Process>,
    /// What the first event asked of AWS.
    pub(crate) first: Counts,
    /// What each further event asked, on average.
    pub(crate) warm: Warm,
}

/// What the process needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Process {
    #[serde(flatten)]
    pub(crate) instructions: Instructions,
    pub(crate) peak_kb: u64,
    pub(crate) binary_bytes: u64,
    pub(crate) zipped_bytes: u64,
}

/// How much it computes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Instructions {
    /// Millions from the start of the process to its first request for an event.
    pub(crate) start_minstr: f64,
    /// Millions of the first event.
    pub(crate) first_minstr: f64,
    /// Thousands of each further event.
    pub(crate) warm_kinstr: f64,
}

/// What an event asks of AWS, on average.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Warm {
    pub(crate) calls: BTreeMap<String, f64>,
    pub(crate) request_bytes: f64,
    pub(crate) response_bytes: f64,
    pub(crate) new_connections: f64,
    pub(crate) round_trips: f64,
    pub(crate) write_units: f64,
    pub(crate) read_units: f64,
}

impl Warm {
    pub(crate) fn of(counts: &Counts, events: u64) -> Self {
        let each = |n: f64| (n / events as f64 * 100.0).round() / 100.0;
        let calls = counts.calls.iter();
        Self {
            calls: calls
                .map(|(name, n)| (name.clone(), each(*n as f64)))
                .collect(),
            request_bytes: each(counts.request_bytes as f64),
            response_bytes: each(counts.response_bytes as f64),
            new_connections: each(counts.new_connections as f64),
            round_trips: each(counts.waves as f64),
            write_units: each(counts.write_units),
            read_units: each(counts.read_units),
        }
    }
}

/// Prints one row, and before the first the names of the columns.
#[expect(clippy::print_stdout, reason = "a program that people start")]
pub(crate) fn print_row(row: Option<&(String, Figures)>) {
    let Some((name, f)) = row else { return };
    println!("{name}");
    if let Some(p) = &f.process {
        println!(
            "  start {:.2} M instr, first {:.2} M, warm {:.0} k; peak {:.1} MB; binary {:.1} MB, gzip {:.2} MB",
            p.instructions.start_minstr,
            p.instructions.first_minstr,
            p.instructions.warm_kinstr,
            p.peak_kb as f64 / 1024.0,
            p.binary_bytes as f64 / 1e6,
            p.zipped_bytes as f64 / 1e6,
        );
    }
    let w = &f.warm;
    println!(
        "  warm: {} WRU, {} RRU, {} round trips, {} new connections, {:.0} B out, {:.0} B in; {:?}\n  first: {:?}",
        w.write_units,
        w.read_units,
        w.round_trips,
        w.new_connections,
        w.request_bytes,
        w.response_bytes,
        w.calls,
        f.first.calls
    );
}

/// Writes the figures down. What was not measured now stays as it was.
pub(crate) fn write(measured: Vec<(String, Figures)>, file: &Path) -> anyhow::Result<()> {
    let mut all = read(file).unwrap_or_default();
    for (name, mut figures) in measured {
        if let Some(before) = all.remove(&name) {
            figures.process = figures.process.or(before.process);
        }
        all.insert(name, figures);
    }
    let text = serde_json::to_string_pretty(&all)? + "\n";
    std::fs::write(file, text)?;
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<BTreeMap<String, Figures>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}

/// Compares with what was written down.
///
/// # Errors
/// Names each figure that has grown.
pub(crate) fn check(measured: &[(String, Figures)], file: &Path) -> anyhow::Result<()> {
    let known = read(file)?;
    let mut grown = Vec::new();
    for (name, now) in measured {
        let then = known
            .get(name)
            .with_context(|| format!("{name} was never measured"))?;
        let then = then.gates();
        for (figure, now) in now.gates() {
            if let Some(then) = then.get(figure)
                && now > then * TOLERANCE
            {
                grown.push(format!("{name}: {figure} {now:.2}, was {then:.2}"));
            }
        }
    }
    ensure!(
        grown.is_empty(),
        "grown by more than 5 %:\n{}",
        grown.join("\n")
    );
    Ok(())
}

impl Figures {
    /// What may not grow. Not wall time, nor what hangs on it: round trips that overlap on a quiet machine do not on a busy
    /// one, and the first event opens one connection or two.
    fn gates(&self) -> BTreeMap<&'static str, f64> {
        let w = &self.warm;
        let mut gates = BTreeMap::from([
            ("calls", w.calls.values().sum()),
            ("new connections", w.new_connections),
            ("write units", w.write_units),
            ("read units", w.read_units),
            ("bytes out", w.request_bytes),
            ("bytes in", w.response_bytes),
        ]);
        if let Some(p) = &self.process {
            gates.insert("start, M instructions", p.instructions.start_minstr);
            gates.insert("warm, k instructions", p.instructions.warm_kinstr);
            gates.insert("gzip bytes", p.zipped_bytes as f64);
        }
        gates
    }
}

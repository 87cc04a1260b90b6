//! What a command has to say when it is done.

use serde::Serialize;

/// What a command has to say, to people and to programs.
pub(crate) trait Report: Serialize {
    /// In words, a line each.
    fn lines(&self) -> Vec<String>;
    /// Whether all is well.
    fn is_well(&self) -> bool {
        true
    }
}

/// Says it, in words or as JSON; whether all is well.
#[expect(
    clippy::print_stdout,
    reason = "the result is for the person who asked"
)]
pub(crate) fn say(as_json: bool, report: &impl Report) -> anyhow::Result<bool> {
    if as_json {
        println!("{}", serde_json::to_string(report)?);
    } else {
        for line in report.lines() {
            println!("{line}");
        }
    }
    Ok(report.is_well())
}

//! What tests of a function ask of its log. Behind the feature `testing`, so that no function ships it.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::sync::Mutex;

use serde_json::Value;

use crate::request_log::write_lines_to;

static CAUGHT: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The lines of invocations that this process has written since they are caught.
#[derive(Debug)]
#[non_exhaustive]
pub struct CaughtLines;

impl CaughtLines {
    /// Catches lines from now on, as they are written for a stack that is watched. All tests of a process share them.
    pub fn from_now_on() -> Self {
        write_lines_to(Some("doorbell-test".to_owned()), |line| {
            let mut caught = CAUGHT.lock().expect("nobody panics while it is held");
            caught.push(line.to_owned());
        });
        Self
    }

    /// Those with this trace, in the order of writing.
    pub fn of(&self, trace: &str) -> Vec<Value> {
        let caught = CAUGHT.lock().expect("nobody panics while it is held");
        let lines = caught.iter().map(|line| serde_json::from_str(line));
        let lines = lines.map(|line| line.expect("a line is JSON"));
        lines
            .filter(|line: &Value| line["trace"] == trace)
            .collect()
    }
}

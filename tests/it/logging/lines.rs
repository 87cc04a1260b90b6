//! What the whole test binary logs, as the functions would write it on AWS for a stack that is watched.

use std::io;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::Value;
use tracing_subscriber::filter::LevelFilter;

/// The stack that the lines are for.
pub(crate) const STACK: &str = "doorbell-test";

/// All lines from the first call of `kept` on.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one writer").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    pub(crate) fn kept() -> Self {
        static LINES: OnceLock<Lines> = OnceLock::new();
        let lines = LINES.get_or_init(|| {
            let lines = Lines::default();
            let writer = lines.clone();
            let log = tracing_subscriber::fmt().with_max_level(LevelFilter::INFO);
            let log = log.json().flatten_event(true);
            let log = log.with_writer(move || writer.clone()).finish();
            tracing::subscriber::set_global_default(log).expect("nobody else listens");
            let writer = lines.clone();
            let write = move |line: &str| {
                let mut bytes = writer.0.lock().expect("one writer");
                bytes.extend(line.bytes());
                bytes.push(b'\n');
            };
            runtime::request_log::write_lines_to(Some(STACK.to_owned()), write);
            lines
        });
        lines.clone()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("one reader").clone()).expect("text")
    }

    /// The lines as JSON.
    pub(crate) fn json(&self) -> Vec<Value> {
        let text = self.text();
        let line = |line| serde_json::from_str(line).expect("each line is JSON");
        text.lines().map(line).collect()
    }
}

//! Logging: JSON lines from typed fields. README.md says what may not be in one.

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::Setting;

/// Starts logging. The level is `info`, or what `RUST_LOG` says, as in `warn,relay=debug`. (`EnvFilter` could do more, and
/// brings half a megabyte of regular expressions into each function.)
pub fn start_logging() {
    crate::request_log::start();
    let asked = Setting("RUST_LOG").optional();
    let targets: Option<Targets> = asked.and_then(|text| text.parse().ok());
    let lines = fmt::layer()
        .json()
        .flatten_event(true)
        .with_span_list(false)
        .with_writer(std::io::stderr);
    // A second start in one process (tests, the stack on one machine) keeps the first.
    let _ = tracing_subscriber::registry()
        .with(targets.unwrap_or_else(|| Targets::new().with_default(Level::INFO)))
        .with(lines)
        .try_init();
}

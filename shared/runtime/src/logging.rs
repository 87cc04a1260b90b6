//! Logging: JSON lines from typed fields. README.md says what may not be in one.

use tracing_subscriber::EnvFilter;

/// Starts logging. The level is `info`, or what `RUST_LOG` says.
pub fn start_logging() {
    crate::line::start();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    // A second start in one process (tests, the stack on one machine) keeps the first.
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_span_list(false)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}

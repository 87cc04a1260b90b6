//! Start-up of a Lambda: settings, logging, AWS configuration, and how errors are answered.
//!
//! The only package that reads the environment, the clock and the random source of the system.

pub mod aws;
pub mod http;
mod logging;
mod metric;
mod random;
mod remembered;
pub mod request_log;
pub mod settings;
#[cfg(feature = "testing")]
pub mod testing;

pub use aws::Aws;
pub use logging::start_logging;
pub use metric::Metric;
pub use random::{bits, digits, secret};
pub use remembered::Remembered;
pub use request_log::RequestLog;
pub use settings::{Setting, SettingsError};

use domain::Timestamp;

/// The present time. Handlers read it once and hand it on.
#[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

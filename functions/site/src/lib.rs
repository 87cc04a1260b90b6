//! Serves the files of the widget and the console, the pages that a form without scripts ends on, and the guide.
//!
//! Triggered by any request over HTTP that no API takes. Reads the files that `web/` was built into: they are part of the
//! program, and a debug build reads them from the disk each time. Writes and sends nothing. A path is only ever compared with
//! the names of these files.

mod files;
mod handler;
mod state;
#[cfg(test)]
mod tests;

pub use handler::handle;
pub use state::{NotSockets, State};

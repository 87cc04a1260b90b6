//! Calling a function as Lambda does: with a time limit, and a panic is only an error.

use crate::Function;
use anyhow::anyhow;
use futures_util::FutureExt;
use serde_json::Value;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Counts the calls, so that [`Cloud::quiet`](crate::Cloud::quiet) sees whether any is under way.
#[derive(Debug, Default)]
pub(crate) struct Invocations {
    begun: AtomicU64,
    ended: AtomicU64,
}

impl Invocations {
    /// Calls `function` and waits for its answer for at most `timeout`.
    pub(crate) async fn call(
        self: &Arc<Self>,
        function: &Function,
        event: Value,
        timeout: Duration,
    ) -> anyhow::Result<Value> {
        let _counted = self.begin();
        // The future is made inside, so that a panic before the first await is caught too.
        let call = AssertUnwindSafe(async { function(event).await }).catch_unwind();
        match tokio::time::timeout(timeout, call).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(anyhow!("the function panicked")),
            Err(_) => Err(anyhow!("the function took longer than {timeout:?}")),
        }
    }

    /// Counts a call from now until the guard is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> Counted {
        self.begun.fetch_add(1, Ordering::SeqCst);
        Counted(Arc::clone(self))
    }

    /// How many calls have begun, if none of them is under way.
    pub(crate) fn at_rest(&self) -> Option<u64> {
        let ended = self.ended.load(Ordering::SeqCst);
        (self.begun.load(Ordering::SeqCst) == ended).then_some(ended)
    }
}

/// One call under way; it counts as ended when dropped, also by an abort.
pub(crate) struct Counted(Arc<Invocations>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::SeqCst);
    }
}

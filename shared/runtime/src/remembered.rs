//! What this process has read or written lately, so that it need not do it again.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use domain::Timestamp;

/// Most keys that are remembered; then all are forgotten.
const MOST: usize = 256;

/// Values that are believed for a while.
#[derive(Debug)]
pub struct Remembered<K, V> {
    fresh_s: i64,
    known: Mutex<HashMap<K, (Timestamp, V)>>,
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// Nothing yet; what comes is believed for so many seconds.
    pub fn for_s(fresh_s: i64) -> Self {
        Self {
            fresh_s,
            known: Mutex::default(),
        }
    }

    /// What is known, if it is fresh.
    pub fn get(&self, key: &K, now: Timestamp) -> Option<V> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, value) = known.get(key)?;
        let age_s = now.as_second() - at.as_second();
        (0..self.fresh_s).contains(&age_s).then(|| value.clone())
    }

    /// Known from now on.
    pub fn put(&self, key: K, value: V, now: Timestamp) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, (now, value));
    }
}

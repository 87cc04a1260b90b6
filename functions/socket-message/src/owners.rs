//! Who owns which socket, as far as this process has seen. Only a guess: every write proves it again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{Author, ConnectionId};

/// Most sockets that are remembered; then all are forgotten, which costs each one refused write.
const MOST: usize = 4096;

/// The guesses. A socket that was never seen is taken for a visitor's.
#[derive(Debug, Default)]
pub(crate) struct Owners(Mutex<HashMap<ConnectionId, Author>>);

impl Owners {
    pub(crate) fn guess(&self, connection: &ConnectionId) -> Author {
        let owners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        owners.get(connection).copied().unwrap_or(Author::Visitor)
    }

    pub(crate) fn learn(&self, connection: &ConnectionId, owner: Author) {
        let mut owners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if owners.len() >= MOST {
            owners.clear();
        }
        owners.insert(connection.clone(), owner);
    }
}

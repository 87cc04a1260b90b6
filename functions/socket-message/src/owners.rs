//! Who owns which socket, as far as this process has seen. Only a guess: every write proves it again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{Author, ConnectionId, VisitorId};

/// Most sockets that are remembered; then all are forgotten, which costs each one refused write.
const MOST: usize = 4096;

/// Whose a socket is, and which visitor's if that is known.
#[derive(Debug, Clone, Copy)]
struct Owner {
    side: Author,
    visitor: Option<VisitorId>,
}

/// The guesses. A socket that was never seen is taken for a visitor's.
#[derive(Debug, Default)]
pub(crate) struct Owners(Mutex<HashMap<ConnectionId, Owner>>);

impl Owners {
    fn get(&self, connection: &ConnectionId) -> Option<Owner> {
        let owners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        owners.get(connection).copied()
    }

    fn put(&self, connection: &ConnectionId, owner: Owner) {
        let mut owners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if owners.len() >= MOST {
            owners.clear();
        }
        owners.insert(connection.clone(), owner);
    }

    pub(crate) fn guess(&self, connection: &ConnectionId) -> Author {
        let owner = self.get(connection);
        owner.map_or(Author::Visitor, |owner| owner.side)
    }

    pub(crate) fn learn(&self, connection: &ConnectionId, side: Author) {
        let visitor = None;
        self.put(connection, Owner { side, visitor });
    }

    /// Which visitor's it is, once one of their messages was stored from here.
    pub(crate) fn visitor(&self, connection: &ConnectionId) -> Option<VisitorId> {
        self.get(connection)?.visitor
    }

    pub(crate) fn learn_visitor(&self, connection: &ConnectionId, visitor: VisitorId) {
        let owner = Owner {
            side: Author::Visitor,
            visitor: Some(visitor),
        };
        self.put(connection, owner);
    }
}

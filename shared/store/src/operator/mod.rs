//! What only the operator's tool does: it walks the whole table.

pub(crate) mod erase;
pub(crate) mod person;
pub(crate) mod rotation;
pub(crate) mod survey;
pub(crate) mod tombstone;

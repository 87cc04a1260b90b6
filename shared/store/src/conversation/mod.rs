//! A conversation: its head, its events, and every write to it.

mod auto_reply;
pub(crate) mod card;
pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod events;
pub(crate) mod following;
pub(crate) mod head;
pub(crate) mod marks;
pub(crate) mod numbers;
pub(crate) mod pages;
pub(crate) mod prune;
pub(crate) mod spill;

//! OpenAPI 3.1 of both hosts and AsyncAPI 3 of the frames, written from the route tables and the types of the wire.
//!
//! The documents are committed, because the functions serve them; `UPDATE_API=1 cargo test -p api-description` writes them again,
//! and the tests fail when they are stale or a route has no operation.

#[cfg(test)]
mod agents;
#[cfg(test)]
mod document;
#[cfg(test)]
mod frames;
#[cfg(test)]
mod operation;
#[cfg(test)]
mod visitors;

#[cfg(test)]
mod tests;

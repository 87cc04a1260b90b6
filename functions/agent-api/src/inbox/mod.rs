//! Lists of conversations and their counts.

pub(crate) mod counts;
pub(crate) mod cursor;
pub(crate) mod filter;
pub(crate) mod list;
pub(crate) mod query;

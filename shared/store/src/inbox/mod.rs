//! Where agents find conversations: rows of lists, and the log of a queue.

pub(crate) mod queue_log;
pub(crate) mod rows;

//! What jobs have to remember: leases, notices that wait, addresses that take no mail.

pub(crate) mod lease;
pub(crate) mod notices;
pub(crate) mod notified;
pub(crate) mod suppression;

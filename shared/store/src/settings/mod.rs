//! What the desk is made of: sites, queues, agents.

pub(crate) mod agents;
pub(crate) mod sites;

//! What the desk is made of: sites, queues, agents, and the log of who changed them.

pub(crate) mod agents;
pub(crate) mod audit;
pub(crate) mod bots;
pub(crate) mod change;
pub(crate) mod invitations;
mod people;
pub(crate) mod queues;
pub(crate) mod sites;
pub(crate) mod switches;

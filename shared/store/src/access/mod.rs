//! Who may come in: sessions, devices, visitors, tickets, open connections, and how often somebody may try.

pub(crate) mod connections;
pub(crate) mod devices;
pub(crate) mod sessions;
pub(crate) mod turns;
pub(crate) mod visitors;

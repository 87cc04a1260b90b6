//! Mails: what comes back, and how many a flood may cost.

mod bounces;
mod volume;

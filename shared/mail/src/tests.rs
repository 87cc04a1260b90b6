//! The package as `email-worker` uses it: what mails say, and how they go out.

mod rendering;
mod sending;

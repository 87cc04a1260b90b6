//! What the functions log: each step can be followed, and no word of a person and no secret is in it.

mod followed;
mod lines;
mod silence;

pub(crate) use lines::Lines;

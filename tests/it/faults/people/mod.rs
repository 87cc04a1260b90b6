//! Those who write: who sits behind a tab, what the tab does, what was said, and how fast.

mod pace;
mod party;
mod tab;
mod talk;

pub(super) use pace::{Pace, Phase, Tally};
pub(super) use party::{Door, Party};
pub(super) use tab::Tab;
pub(super) use talk::Talk;

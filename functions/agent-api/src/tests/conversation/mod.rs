//! What is done to one conversation.

use super::*;

mod changes;
mod corrections;
mod messages;
mod notices;

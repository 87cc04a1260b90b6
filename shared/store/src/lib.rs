//! The DynamoDB table: keys, items, one method per access pattern. README.md holds both tables of the data model.
//!
//! Nothing here decides what may happen; it makes a write on the condition that `domain` decided upon, and turns a failed
//! condition into a named outcome. There is no `Scan`, and no method that takes an expression.

mod agents;
mod card;
mod connections;
mod conversations;
mod corrections;
mod devices;
mod erase;
mod error;
mod events;
mod following;
mod head;
mod item;
mod keys;
mod lists;
mod log;
mod marks;
mod notices;
mod numbers;
mod once;
mod pages;
mod person;
mod prune;
mod rotation;
mod sessions;
mod sites;
mod spill;
mod suppression;
mod survey;
pub mod table;
mod told;
mod turns;
mod visitors;
mod write;

pub use agents::{AgentRecord, agent_of_image};
pub use connections::{AgentSocket, ConnectionRecord, Noted, Party};
pub use conversations::{Appended, Changed, Opened, Rated, Via};
pub use corrections::Corrected;
pub use erase::{Kept, Tombstone, Trace, is_tombstone};
pub use error::StoreError;
pub use following::Followed;
pub use head::head_of_image;
pub use keys::{ImageKind, hash_of, image_kind};
pub use lists::{Due, DuePage, DuePlace, Order, Part, RowsPage};
pub use log::{Commented, EntryRecord, LogPage};
pub use notices::{NoticeWindow, WaitingNotice};
pub use once::Lease;
pub use pages::{EventsRange, PageOfEvents};
pub use person::Person;
pub use rotation::Ended;
pub use sessions::{LinkRequest, Session, SessionRecord, SignInOutcome};
pub use suppression::{Refusal, Suppression};
pub use survey::WalkPlace;
pub use told::{ToldPage, ToldRecord, day_of};
pub use turns::{Limit, Turn};
pub use visitors::{TicketRecord, VisitorRecord};

use aws_sdk_dynamodb::Client;

/// The table. Cheap to clone; all clones share one client and its connections.
#[derive(Debug, Clone)]
pub struct Store {
    client: Client,
    table: String,
}

impl Store {
    /// The table of this name, reached with this configuration.
    pub fn new(config: &aws_types::SdkConfig, table: impl Into<String>) -> Self {
        Self {
            client: Client::new(config),
            table: table.into(),
        }
    }
}

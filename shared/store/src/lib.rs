//! The DynamoDB table: keys, items, one method per access pattern. README.md holds both tables of the data model.
//!
//! Nothing here decides what may happen; it makes a write on the condition that `domain` decided upon, and turns a failed
//! condition into a named outcome. There is no `Scan`, and no method that takes an expression.

mod access;
mod conversation;
mod error;
mod inbox;
mod item;
mod jobs;
mod keys;
#[cfg(feature = "operator")]
mod operator;
mod read;
mod settings;
pub mod table;
mod write;

pub use access::connections::{AgentSocket, ConnectionRecord, Noted, Party};
pub use access::sessions::{LinkRequest, Session, SessionRecord, SignInOutcome};
pub use access::turns::{Limit, Turn};
pub use access::visitors::{TicketRecord, VisitorRecord};
pub use conversation::changes::{Appended, Changed, Opened, Rated, Via};
pub use conversation::corrections::Corrected;
pub use conversation::following::Followed;
pub use conversation::head::{head_of_image, is_tombstone};
pub use conversation::pages::{EventsRange, PageOfEvents};
pub use error::StoreError;
pub use inbox::queue_log::{Commented, EntryRecord, LogPage, entry_of_image};
pub use inbox::rows::{Due, DuePage, DuePlace, Order, Part, RowsPage};
pub use jobs::lease::Lease;
pub use jobs::notices::{MailEnd, NoticeWindow, WaitingNotice, WaitsUntil};
pub use jobs::notified::{NotifiedPage, NotifiedRecord, day_of};
pub use jobs::suppression::{Refusal, Suppression};
pub use keys::{ImageKind, hash_of, image_kind};
#[cfg(feature = "operator")]
pub use operator::{
    erase::ErasedItem, person::Person, rotation::Ended, survey::Surveyed, survey::WalkPlace,
    tombstone::Kept, tombstone::Tombstone,
};
pub use settings::agents::{AgentRecord, agent_of_image};
pub use settings::audit::{Act, AuditPage, AuditRecord, Broken};
pub use settings::bots::{BotRecord, BotVersion};
pub use settings::change::Saved;
pub use settings::invitations::Invitation;

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

//! Contacts, conversations, messages, queues and their rules.
//!
//! Nothing here does I/O, reads a clock or draws a random number: time and fresh ids come in as arguments, so every rule
//! is tested as a plain function. All text that people wrote enters through the types of [`text`].

pub mod agent;
pub mod bot;
pub mod bounds;
pub mod change;
pub mod contact;
pub mod conversation;
pub mod effects;
pub mod event;
pub mod id;
pub mod language;
pub mod opening;
pub mod rights;
pub mod site;
pub mod text;

pub use agent::{
    Agent, Availability, Former, MailWhen, NoticeKind, NoticeMethods, Notices, Quiet, Role,
};
pub use change::Change;
pub use contact::{Consent, Contact, ContactChange};
pub use conversation::{
    Assignment, Card, Draft, Head, Kind, Log, Mark, Page, Read, Refusal, Status, Waiting, refusal,
};
pub use event::{Author, By, Event, Numbered, Side, What};
pub use id::{
    AgentId, BadId, ConnectionId, ConversationId, EntryId, QueueId, SenderId, SiteId, VisitorId,
};
pub use jiff::Timestamp;
pub use language::Language;
pub use rights::{Action, Decision, QueueAction, Relation, SiteAction};
pub use site::feature::Feature;
pub use site::form::{Field, FieldKind, FieldName, FieldOption};
pub use site::hours::{ByHand, Hours, Interval, Minute, Schedule};
pub use site::queue::{AutoReply, ContactKind, ContactLine, FormOffer, Offline, Queue};
pub use site::switch::{Logged, Switch};
pub use site::{Origin, OriginPattern, Site, Zone};
pub use site::{form, hours, queue, switch};
pub use text::{Answers, Body, DisplayName, EmailAddress, PageUrl, Phone, TextError};

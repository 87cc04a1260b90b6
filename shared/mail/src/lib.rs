//! SES: the mails that Doorbell writes, and how they are sent.
//!
//! A mail is a struct whose fields are all it may say: [`AgentNotice`], [`AgentDigest`], [`SignInLink`], [`InvitationLink`]. `render` turns it into a
//! [`RenderedMail`], and [`Mailer`] hands that to SES. README.md beside this package lists the mails and their fields.
//!
//! Invariants:
//!
//! - What a visitor wrote never travels in a mail to an agent; no field here could hold it (N11, S1).
//! - A mail holds one link to act on and, when its reader can switch such mails off, one to the settings. Its text and HTML
//!   parts say the same: both are made from one `Letter`.
//! - No header field ever holds a line break (S34).
//! - Addresses and links never reach a log through `Debug` or an error.

mod catalog;
mod dates;
mod digest;
mod feedback;
mod field;
mod html;
mod invitation;
mod letter;
mod mailer;
mod notice;
mod rendered;
mod sign_in;
#[cfg(test)]
mod tests;

pub use digest::{AgentDigest, DigestCounts};
pub use feedback::{Feedback, UnreadableFeedback};
pub use field::RenderError;
pub use invitation::InvitationLink;
pub use mailer::{BadSender, MailError, Mailer, Settings};
pub use notice::AgentNotice;
pub use rendered::{About, RenderedMail};
pub use sign_in::SignInLink;

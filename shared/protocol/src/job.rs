//! Jobs on the queue. They carry ids, never content or addresses.

use domain::{AgentId, ConversationId, EntryId, NoticeKind, SiteId};
use serde::{Deserialize, Serialize};

use crate::as_text;

/// One message on the queue `jobs`. A reader accepts the version before its own; `v` is 1 so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Job {
    /// Mail one agent that something waits.
    NotifyAgent {
        /// Version of this shape.
        v: u32,
        /// What makes it one notice: the same id is mailed once.
        id: String,
        /// Whom.
        #[serde(with = "as_text")]
        agent: AgentId,
        /// Of what.
        kind: Notice,
        /// About which conversation.
        #[serde(with = "as_text")]
        conversation: ConversationId,
        /// The first event that the agent has not seen to, in the agents' count. Programs before this field left it out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seq: Option<u64>,
        /// The line of the queue's log, for a form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<EntryText>,
        /// How often it was put off.
        #[serde(default, skip_serializing_if = "is_zero")]
        deferred: u32,
    },
    /// Mail one agent of all that came since their last mail.
    SendDigest {
        /// Version of this shape.
        v: u32,
        /// What makes it one mail.
        id: String,
        /// Whom.
        #[serde(with = "as_text")]
        agent: AgentId,
        /// The second from which on the agent may be mailed again. Until then the job waits.
        at_s: i64,
        /// How often it was put off.
        #[serde(default, skip_serializing_if = "is_zero")]
        deferred: u32,
    },
    /// Somebody is invited to a site.
    Invite {
        /// Version of this shape.
        v: u32,
        /// The site.
        #[serde(with = "as_text")]
        site: SiteId,
        /// The invitation, as the table knows it.
        id: String,
        /// The second when it was made or sent again: each is mailed once.
        sent_at_s: i64,
        /// How often it was put off.
        #[serde(default, skip_serializing_if = "is_zero")]
        deferred: u32,
    },
    /// Somebody asked for a sign-in link.
    SignIn {
        /// Version of this shape.
        v: u32,
        /// The request, as the table knows it.
        id: String,
        /// How often it was put off.
        #[serde(default, skip_serializing_if = "is_zero")]
        deferred: u32,
    },
}

impl Job {
    /// The version that is written.
    pub const VERSION: u32 = 1;

    /// The same job, put off once more; how often that has happened is in it, so that every pause can be longer.
    pub fn put_off(mut self) -> (Self, u32) {
        let (Self::NotifyAgent { deferred, .. }
        | Self::SendDigest { deferred, .. }
        | Self::Invite { deferred, .. }
        | Self::SignIn { deferred, .. }) = &mut self;
        *deferred = deferred.saturating_add(1);
        let times = *deferred;
        (self, times)
    }

    /// How often it was put off.
    pub const fn deferred(&self) -> u32 {
        let (Self::NotifyAgent { deferred, .. }
        | Self::SendDigest { deferred, .. }
        | Self::Invite { deferred, .. }
        | Self::SignIn { deferred, .. }) = self;
        *deferred
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The job that mails an agent of this kind of notice. It names what the notice is about by the event before that, so the same is
/// mailed once, however often it is found.
pub fn notice_job_id(
    conversation: ConversationId,
    agent: AgentId,
    kind: NoticeKind,
    before: u64,
) -> String {
    format!("notice-{conversation}-{agent}-{kind:?}-{before}").to_lowercase()
}

/// What an agent can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the same as NoticeKind")]
pub enum Notice {
    Submission,
    Chat,
    Message,
    Missed,
    Offline,
    Assigned,
}

impl From<NoticeKind> for Notice {
    fn from(kind: NoticeKind) -> Self {
        match kind {
            NoticeKind::Submission => Self::Submission,
            NoticeKind::Chat => Self::Chat,
            NoticeKind::Message => Self::Message,
            NoticeKind::Missed => Self::Missed,
            NoticeKind::Offline => Self::Offline,
            NoticeKind::Assigned => Self::Assigned,
        }
    }
}

impl From<Notice> for NoticeKind {
    fn from(kind: Notice) -> Self {
        match kind {
            Notice::Submission => Self::Submission,
            Notice::Chat => Self::Chat,
            Notice::Message => Self::Message,
            Notice::Missed => Self::Missed,
            Notice::Offline => Self::Offline,
            Notice::Assigned => Self::Assigned,
        }
    }
}

/// An entry id inside an optional field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryText(#[serde(with = "as_text")] pub EntryId);

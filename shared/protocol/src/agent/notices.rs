//! What an agent chose to be told of, as the console reads and writes it.

use domain::{MailWhen, NoticeKind, NoticeMethods, Notices, Quiet};
use serde::{Deserialize, Serialize};

use crate::job::Notice;

/// The switches of one kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireNoticeMethods {
    pub sound: bool,
    pub desktop: bool,
    pub email: bool,
}

/// All switches of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireNotices {
    pub submission: WireNoticeMethods,
    pub chat: WireNoticeMethods,
    pub message: WireNoticeMethods,
    pub missed: WireNoticeMethods,
    pub offline: WireNoticeMethods,
    pub assigned: WireNoticeMethods,
}

impl From<&Notices> for WireNotices {
    fn from(notices: &Notices) -> Self {
        let of = |kind| {
            let NoticeMethods {
                sound,
                desktop,
                email,
            } = notices.of(kind);
            WireNoticeMethods {
                sound,
                desktop,
                email,
            }
        };
        Self {
            submission: of(NoticeKind::Submission),
            chat: of(NoticeKind::Chat),
            message: of(NoticeKind::Message),
            missed: of(NoticeKind::Missed),
            offline: of(NoticeKind::Offline),
            assigned: of(NoticeKind::Assigned),
        }
    }
}

impl WireNotices {
    /// Each kind with its switches.
    pub fn each(self) -> [(NoticeKind, NoticeMethods); NoticeKind::ALL.len()] {
        [
            (NoticeKind::Submission, self.submission),
            (NoticeKind::Chat, self.chat),
            (NoticeKind::Message, self.message),
            (NoticeKind::Missed, self.missed),
            (NoticeKind::Offline, self.offline),
            (NoticeKind::Assigned, self.assigned),
        ]
        .map(|(kind, wire)| {
            let WireNoticeMethods {
                sound,
                desktop,
                email,
            } = wire;
            let methods = NoticeMethods {
                sound,
                desktop,
                email,
            };
            (kind, methods)
        })
    }
}

/// The word for when mails come.
pub fn mail_when_name(when: MailWhen) -> &'static str {
    match when {
        MailWhen::Away => "away",
        MailWhen::Always => "always",
    }
}

/// Hours without any notice, from `from` to `to`, `HH:MM` up to 24:00. An end that is not later lies on the next day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireQuiet {
    pub from: String,
    pub to: String,
    pub time_zone: String,
}

impl From<&Quiet> for WireQuiet {
    fn from(quiet: &Quiet) -> Self {
        let interval = quiet.interval();
        Self {
            from: interval.opens().to_string(),
            to: interval.closes().to_string(),
            time_zone: quiet.zone().as_str().to_owned(),
        }
    }
}

/// What became of a mail that was to tell an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeMail {
    /// It is sent at this moment, or was to be and has to be tried again.
    UnderWay,
    /// It waits to be sent with others.
    Waits,
    /// It waits for the end of quiet hours.
    Quiet,
    /// It went out.
    Sent,
    /// There was none: somebody took care of it first.
    TakenCareOf,
    /// There was none: the agent had switched it off, or muted the queue.
    SwitchedOff,
    /// There was none: the address refuses mails.
    Refused,
    /// There was none, for another reason.
    Dropped,
}

impl NoticeMail {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::UnderWay,
        Self::Waits,
        Self::Quiet,
        Self::Sent,
        Self::TakenCareOf,
        Self::SwitchedOff,
        Self::Refused,
        Self::Dropped,
    ];
}

/// The word for what became of a mail.
pub fn notice_mail_name(mail: NoticeMail) -> &'static str {
    match mail {
        NoticeMail::UnderWay => "under-way",
        NoticeMail::Waits => "waits",
        NoticeMail::Quiet => "quiet",
        NoticeMail::Sent => "sent",
        NoticeMail::TakenCareOf => "taken-care-of",
        NoticeMail::SwitchedOff => "switched-off",
        NoticeMail::Refused => "refused",
        NoticeMail::Dropped => "dropped",
    }
}

/// A mail that was to tell the agent of something in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct NoticeItem {
    pub kind: Notice,
    pub seq: u64,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
    #[cfg_attr(test, ts(type = "NoticeMail"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::NoticeMail"))]
    pub mail: &'static str,
}

//! What an agent chose to be told of, as the console reads and writes it.

use domain::{MailWhen, NoticeKind, NoticeMethods, Notices, Quiet};
use serde::{Deserialize, Serialize};

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

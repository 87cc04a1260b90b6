//! The figures of a line that AWS counts. `infra/checks` compares them with dashboard and alarms.

/// What is counted or timed. Dashboard and alarms know it by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Messages and forms that were acknowledged, also those that were stored before.
    Accepted,
    /// Messages and forms that were stored now.
    Stored,
    /// Frames that open sockets were sent.
    Pushed,
    /// Frames that the gateway did not take although their socket is not known to be gone.
    Missed,
    /// Mails that SES took.
    Notified,
    /// Agents who were not mailed: they see it already, want no mail, or somebody took care.
    Suppressed,
    /// Mails that came back.
    Bounced,
    /// Requests that broke a rule.
    Refused,
    /// Requests that came too often.
    Limited,
    /// Requests that failed on our side.
    Failed,
    /// Clients that went on where they were.
    Reconnects,
    /// From a write to the work of `relay` on it.
    RelayMs,
    /// From a job to the sending of its mail; when SES had it put off, from what it tells of.
    MailMs,
    /// Conversations that `sweep` found due and could not settle.
    OutboxPending,
    /// How long the oldest of them is due.
    OutboxAgeS,
    /// What was accepted on the day before, and neither told nor kept back for a reason.
    Unreconciled,
}

impl Metric {
    /// Its name and its unit, as AWS spells them.
    pub fn name_and_unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Accepted => ("Accepted", "Count"),
            Self::Stored => ("Stored", "Count"),
            Self::Pushed => ("Pushed", "Count"),
            Self::Missed => ("Missed", "Count"),
            Self::Notified => ("Notified", "Count"),
            Self::Suppressed => ("Suppressed", "Count"),
            Self::Bounced => ("Bounced", "Count"),
            Self::Refused => ("Refused", "Count"),
            Self::Limited => ("Limited", "Count"),
            Self::Failed => ("Failed", "Count"),
            Self::Reconnects => ("Reconnects", "Count"),
            Self::RelayMs => ("RelayMs", "Milliseconds"),
            Self::MailMs => ("MailMs", "Milliseconds"),
            Self::OutboxPending => ("OutboxPending", "Count"),
            Self::OutboxAgeS => ("OutboxAgeS", "Seconds"),
            Self::Unreconciled => ("Unreconciled", "Count"),
        }
    }
}

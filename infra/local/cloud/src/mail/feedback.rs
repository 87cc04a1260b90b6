//! What becomes of a mail: SES's mailbox simulator, the account's suppression list, and the events that EventBridge passes on.
//!
//! The simulator's addresses: <https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html>. The events:
//! <https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html>.

use super::Mail;
use crate::queue::Queues;
use crate::{clock, ids};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the rule of EventBridge puts SES's events.
#[derive(Debug)]
pub(crate) struct Feedback {
    pub(crate) queues: Arc<Queues>,
    pub(crate) queue: String,
    pub(crate) region: String,
    pub(crate) account: String,
}

/// What SES knows of a sending beside the mail, and repeats in each event about it.
#[derive(Debug)]
pub(super) struct Sending {
    /// The configuration set.
    pub(super) set: String,
    /// The verified identity that allowed the sender.
    pub(super) identity: String,
    /// The tags that the caller gave, by name.
    pub(super) tags: BTreeMap<String, String>,
}

/// What the other side does with a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Delivered,
    /// It bounces for good; the sub-type says whether it was tried.
    Bounced(&'static str),
    Complained,
}

impl Fate {
    /// What happens to mails to this address, which may have a label: `bounce+label@simulator.amazonses.com`. None of the
    /// simulator's addresses ever gets onto the suppression list.
    pub(super) fn of(address: &str, is_suppressed: bool) -> Self {
        let address = bare(address);
        let Some(local) = address.strip_suffix("@simulator.amazonses.com") else {
            return if is_suppressed {
                Self::Bounced("OnAccountSuppressionList")
            } else {
                Self::Delivered
            };
        };
        match local.split('+').next() {
            Some("bounce") => Self::Bounced("General"),
            Some("suppressionlist") => Self::Bounced("Suppressed"),
            Some("complaint") => Self::Complained,
            _ => Self::Delivered,
        }
    }
}

/// The address in `Name <address>`, in lower case.
pub(super) fn bare(address: &str) -> String {
    let inside = address.rsplit_once('<').map_or(address, |(_, rest)| rest);
    inside.trim_end_matches('>').to_lowercase()
}

impl Feedback {
    /// Tells of one recipient of a mail, when there is something to tell.
    pub(super) async fn tell(&self, mail: &Mail, sending: &Sending, to: &str, fate: Fate) {
        let at = clock::rfc3339(clock::now_ms());
        let (kind, event, about) = match fate {
            Fate::Delivered => return,
            Fate::Bounced(sub_type) => ("Email Bounced", "Bounce", bounce(to, sub_type, &at)),
            Fate::Complained => ("Email Complaint Received", "Complaint", complaint(to, &at)),
        };
        let mut detail = json!({"eventType": event, "mail": self.mail(mail, sending)});
        detail[event.to_lowercase()] = about;
        let event = json!({
            "version": "0",
            "id": ids::uuid(),
            "detail-type": kind,
            "source": "aws.ses",
            "account": self.account,
            "time": clock::rfc3339_seconds(clock::now_ms()),
            "region": self.region,
            "resources": [format!("arn:aws:ses:{}:{}:configuration-set/{}", self.region, self.account, sending.set)],
            "detail": detail,
        });
        if let Err(error) = self.queues.put(&self.queue, event.to_string()).await {
            tracing::error!(%error, "an event of SES is lost");
        }
    }

    fn mail(&self, mail: &Mail, sending: &Sending) -> Value {
        json!({
            "timestamp": mail.at,
            "source": mail.from,
            "sourceArn": format!("arn:aws:ses:{}:{}:identity/{}", self.region, self.account, sending.identity),
            "sendingAccountId": self.account,
            "messageId": mail.id,
            "destination": mail.to,
            "headersTruncated": false,
            "headers": [],
            "commonHeaders": {"from": [mail.from], "to": mail.to, "messageId": mail.id, "subject": mail.subject},
            "tags": tags(mail, sending),
        })
    }
}

/// Those of SES itself and those of the caller; each has a list of values.
fn tags(mail: &Mail, sending: &Sending) -> Value {
    let from = bare(&mail.from);
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let mut tags = json!({
        "ses:operation": ["SendEmail"],
        "ses:configuration-set": [sending.set],
        "ses:from-domain": [domain],
    });
    for (name, value) in &sending.tags {
        tags[name] = json!([value]);
    }
    tags
}

fn bounce(to: &str, sub_type: &str, at: &str) -> Value {
    let mut recipient = json!({"emailAddress": to});
    if sub_type == "General" {
        recipient["action"] = "failed".into();
        recipient["status"] = "5.1.1".into();
        recipient["diagnosticCode"] = format!("smtp; 550 5.1.1 <{to}>: user unknown").into();
    }
    json!({
        "bounceType": "Permanent",
        "bounceSubType": sub_type,
        "bouncedRecipients": [recipient],
        "timestamp": at,
        "feedbackId": ids::uuid(),
    })
}

fn complaint(to: &str, at: &str) -> Value {
    json!({
        "complainedRecipients": [{"emailAddress": to}],
        "timestamp": at,
        "feedbackId": ids::uuid(),
        "complaintSubType": null,
        "complaintFeedbackType": "abuse",
        "arrivalDate": at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simulator_s_addresses_have_their_fates_with_and_without_labels() {
        for (address, fate) in [
            ("bounce@simulator.amazonses.com", Fate::Bounced("General")),
            (
                "Aino <bounce+aino@simulator.amazonses.com>",
                Fate::Bounced("General"),
            ),
            ("complaint+a@simulator.amazonses.com", Fate::Complained),
            (
                "suppressionlist@simulator.amazonses.com",
                Fate::Bounced("Suppressed"),
            ),
            ("success+x@simulator.amazonses.com", Fate::Delivered),
            ("bounce@example.com", Fate::Delivered),
        ] {
            assert_eq!(Fate::of(address, false), fate, "{address}");
        }
        let listed = Fate::of("aino@example.com", true);
        assert_eq!(listed, Fate::Bounced("OnAccountSuppressionList"));
    }
}

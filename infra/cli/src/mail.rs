//! What SES says about the account and about who mails come from.

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::operation::get_account::GetAccountOutput;
use aws_sdk_sesv2::operation::get_email_identity::GetEmailIdentityOutput;
use aws_sdk_sesv2::types::DkimStatus;

use crate::finding::{Finding, ok, to_look_at, wrong};

/// Above this part of the day's mails, it is time to ask for more.
const MUCH: f64 = 0.8;

/// Whether this account may send, to whom, and how much.
pub(crate) async fn account(ses: &Client) -> Vec<Finding> {
    match ses.get_account().send().await {
        Ok(found) => of_account(&found),
        Err(error) => vec![unseen("the account", &error)],
    }
}

/// Whether SES sends as this identity, and signs.
pub(crate) async fn identity(ses: &Client, identity: Option<&str>) -> Vec<Finding> {
    let Some(name) = identity else {
        return vec![to_look_at("mail: name who it comes from: MAIL_IDENTITY")];
    };
    match ses.get_email_identity().email_identity(name).send().await {
        Ok(found) => of_identity(name, &found),
        Err(error) if error.code() == Some("NotFoundException") => vec![wrong(format!(
            "mail: SES does not know {name}; verify it, or deploy with MailDomain=yes"
        ))],
        Err(error) => vec![unseen(name, &error)],
    }
}

fn unseen<E: ProvideErrorMetadata, R>(what: &str, error: &SdkError<E, R>) -> Finding {
    let code = error.code().unwrap_or("no answer");
    to_look_at(format!("mail: SES does not tell about {what}: {code}"))
}

fn of_account(account: &GetAccountOutput) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !account.sending_enabled() {
        findings.push(wrong(
            "mail: SES does not let this account send; answer its review in the SES console",
        ));
    }
    if let Some(status @ ("PROBATION" | "SHUTDOWN")) = account.enforcement_status() {
        findings.push(wrong(format!(
            "mail: SES has set this account to {status}; see RUNBOOK.md, Bounces and complaints"
        )));
    }
    if let Some(quota) = account.send_quota() {
        let (most, sent, rate) = (
            quota.max24_hour_send(),
            quota.sent_last24_hours(),
            quota.max_send_rate(),
        );
        let what = format!("mail: {sent:.0} of {most:.0} in 24 hours, {rate:.0} a second");
        // A quota of -1 is none.
        let is_much = most > 0.0 && sent > most * MUCH;
        findings.push(if is_much {
            to_look_at(format!("{what}; ask for more in the SES console"))
        } else {
            ok(what)
        });
    }
    if !account.production_access_enabled() {
        findings.push(to_look_at(
            "mail: SES is in its sandbox and writes only to verified addresses; ask for production access in the SES console",
        ));
    }
    findings
}

fn of_identity(name: &str, identity: &GetEmailIdentityOutput) -> Vec<Finding> {
    let dkim = identity.dkim_attributes();
    let signs = dkim.and_then(|dkim| dkim.status()) == Some(&DkimStatus::Success);
    let records = dkim.map_or(&[][..], |dkim| dkim.tokens());
    let records: Vec<String> = records
        .iter()
        .map(|token| format!("{token}._domainkey.{name} CNAME {token}.dkim.amazonses.com"))
        .collect();
    let to_set = if records.is_empty() {
        "see the SES console".to_owned()
    } else {
        format!("set in DNS: {}", records.join(", "))
    };
    match (identity.verified_for_sending_status(), signs) {
        (false, _) => vec![wrong(format!("mail: {name} is not verified; {to_set}"))],
        (true, false) => vec![to_look_at(format!(
            "mail: {name} is verified but does not sign with DKIM, so mails may land among spam; {to_set}"
        ))],
        (true, true) => vec![ok(format!("mail: {name} is verified and signs with DKIM"))],
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_sesv2::types::{DkimAttributes, SendQuota};

    use super::*;

    fn lines(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_account_in_order_has_nothing_to_do() {
        let quota = SendQuota::builder().max24_hour_send(50_000.0);
        let quota = quota.sent_last24_hours(12.0).max_send_rate(14.0).build();
        let account = GetAccountOutput::builder()
            .sending_enabled(true)
            .production_access_enabled(true)
            .enforcement_status("HEALTHY")
            .send_quota(quota);
        let found = of_account(&account.build());
        assert_eq!(
            lines(&found),
            ["ok     mail: 12 of 50000 in 24 hours, 14 a second"]
        );
    }

    #[test]
    fn a_new_account_is_in_the_sandbox_and_a_stopped_one_cannot_send() {
        let found = of_account(&GetAccountOutput::builder().sending_enabled(true).build());
        let found = lines(&found).join("\n");
        assert!(found.contains("sandbox"), "{found}");
        assert!(!found.contains("wrong"), "{found}");
        let stopped = GetAccountOutput::builder().enforcement_status("SHUTDOWN");
        let found = lines(&of_account(&stopped.build())).join("\n");
        assert_eq!(found.matches("wrong").count(), 2, "{found}");
    }

    #[test]
    fn most_of_the_day_used_up_is_worth_knowing() {
        let quota = SendQuota::builder().max24_hour_send(200.0);
        let quota = quota.sent_last24_hours(190.0).build();
        let account = GetAccountOutput::builder().send_quota(quota);
        let found = lines(&of_account(&account.build())).join("\n");
        assert!(found.contains("look   mail: 190 of 200"), "{found}");
    }

    #[test]
    fn an_identity_says_which_dns_records_it_waits_for() {
        let dkim = |status| DkimAttributes::builder().status(status).tokens("abc");
        let identity = |verified, status| {
            let identity = GetEmailIdentityOutput::builder().dkim_attributes(dkim(status).build());
            let found = of_identity(
                "example.com",
                &identity.verified_for_sending_status(verified).build(),
            );
            lines(&found).join("\n")
        };
        let waits = identity(false, DkimStatus::Pending);
        assert!(waits.starts_with("wrong"), "{waits}");
        let record = "abc._domainkey.example.com CNAME abc.dkim.amazonses.com";
        assert!(waits.contains(record), "{waits}");
        assert!(identity(true, DkimStatus::Failed).starts_with("look"));
        assert!(identity(true, DkimStatus::Success).starts_with("ok"));
    }
}

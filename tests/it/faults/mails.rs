//! Why a mail went out twice: the fault that explains each second one, by job, from what the workers logged.

use std::collections::BTreeMap;

use domain::Timestamp;
use serde_json::Value;

use crate::logging::Lines;

/// For so long a job is its worker's, by the clock of the functions.
const LEASE_S: i64 = 60;

/// What the workers said of their mails.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// When the batch of a mail began, in seconds, for each that a worker has concluded: it had SES's answer and lived to mark the job.
    concluded: BTreeMap<String, i64>,
    /// The job of each mail of which SES's answer came.
    jobs: BTreeMap<String, String>,
    /// How often the table refused to mark a job.
    unmarked: BTreeMap<String, u64>,
}

impl Evidence {
    pub(super) fn read(lines: &Lines) -> Self {
        let mut evidence = Self::default();
        for line in lines.text().lines() {
            // A long run writes half a million lines, and few of them are of mails.
            if line.contains("email-worker") || line.contains("email_worker") {
                evidence.take(&serde_json::from_str(line).expect("each line is JSON"));
            }
        }
        evidence
    }

    fn take(&mut self, line: &Value) {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        match line["message"].as_str() {
            Some("sent") => drop(self.jobs.insert(text("mail"), text("job"))),
            Some("a finished job was not marked") => {
                *self.unmarked.entry(text("job")).or_default() += 1;
            }
            _ => {}
        }
        for mail in line["mails"].as_array().into_iter().flatten() {
            let began: Timestamp = text("timestamp").parse().expect("a time");
            let mail = mail.as_str().unwrap_or_default().to_owned();
            self.concluded.insert(mail, began.as_second());
        }
    }

    /// How many of these mails of one job should not be there. A mail that no worker concluded (SES's answer was lost, or the worker
    /// was killed before the mark) calls for one more, and so does a mark that was refused. Where clocks jump, so does a lease that
    /// ended while its worker was at work.
    pub(super) fn unexplained(&self, mails: &[String], clocks_jump: bool) -> u64 {
        let concluded = mails.iter().filter_map(|mail| self.concluded.get(mail));
        let mut began: Vec<i64> = concluded.copied().collect();
        began.sort_unstable();
        let within_lease = |pair: &&[i64]| !clocks_jump || pair[1] < pair[0] + LEASE_S;
        let needless = began.windows(2).filter(within_lease).count() as u64;
        let job = mails.iter().find_map(|mail| self.jobs.get(mail));
        let unmarked = job.and_then(|job| self.unmarked.get(job));
        needless.saturating_sub(unmarked.copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Each mail with the second at which its batch began, if it was concluded.
    fn evidence(mails: &[(&str, Option<i64>)]) -> Evidence {
        let mut evidence = Evidence::default();
        for (mail, began_s) in mails {
            if let Some(began_s) = began_s {
                let at = Timestamp::from_second(*began_s)
                    .expect("a time")
                    .to_string();
                evidence.take(&json!({"message": "sent", "job": "job", "mail": mail}));
                evidence.take(&json!({"timestamp": at, "mails": [mail]}));
            }
        }
        evidence
    }

    #[test]
    fn each_second_mail_needs_a_fault_of_its_own_job() {
        let (one, two) = ("one".to_owned(), "two".to_owned());
        let both = [one, two];
        let unexplained = |of: &Evidence| of.unexplained(&both, false);
        let lost = evidence(&[("one", None), ("two", Some(20))]);
        assert_eq!(unexplained(&lost), 0, "SES's answer to the first was lost");
        let mut twice = evidence(&[("one", Some(10)), ("two", Some(20))]);
        assert_eq!(unexplained(&twice), 1);
        let refused = "a finished job was not marked";
        twice.take(&json!({"message": refused, "job": "other"}));
        assert_eq!(unexplained(&twice), 1, "the mark of another job");
        twice.take(&json!({"message": refused, "job": "job"}));
        assert_eq!(unexplained(&twice), 0);
        let late = evidence(&[("one", Some(10)), ("two", Some(10 + LEASE_S))]);
        assert_eq!(unexplained(&late), 1, "the clock went as it should");
        assert_eq!(late.unexplained(&both, true), 0, "the lease had ended");
        let within = evidence(&[("one", Some(10)), ("two", Some(9 + LEASE_S))]);
        assert_eq!(within.unexplained(&both, true), 1, "the lease held");
    }
}

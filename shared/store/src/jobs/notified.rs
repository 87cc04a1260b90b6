//! What became of those who waited, day by day: what `sweep` took off its list, and whom it had told.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Head, Timestamp};
use protocol::agent::{NoticeMail, notice_mail_name};
use serde::{Deserialize, Serialize};

use crate::jobs::lease::REMEMBERED_S;
use crate::jobs::notices::WaitsUntil;
use crate::keys::{Item, JOB, Key, TOLD, day};
use crate::read::read_record;
use crate::write::text;
use crate::{Store, StoreError};

/// A waiting that is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotifiedRecord {
    /// Whose.
    pub conversation: String,
    /// Ids of the jobs that mail an agent each.
    pub jobs: Vec<String>,
    expires_at_s: i64,
}

/// A page of a day.
#[derive(Debug)]
pub struct NotifiedPage {
    /// What was settled.
    pub told: Vec<NotifiedRecord>,
    /// Where the day goes on.
    pub next: Option<String>,
}

/// The day of a time, counted from 1970 in UTC.
pub fn day_of(time: Timestamp) -> i64 {
    time.as_second().div_euclid(24 * 3600)
}

impl Store {
    /// Notes of a waiting that it is settled, on the day of `now`, for as long as a finished job is remembered. Noting it again
    /// replaces it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn record_notified(
        &self,
        head: &Head,
        jobs: Vec<String>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let record = NotifiedRecord {
            conversation: head.id.to_string(),
            jobs,
            expires_at_s: now.as_second() + REMEMBERED_S,
        };
        let since = head.waiting.unread_from.unwrap_or(head.log.seq);
        let item = Key::notified(day_of(now), head.id, since).item_with(record)?;
        self.put(item).await
    }

    /// What was settled on a day, page by page.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn notified_on(
        &self,
        of: i64,
        after: Option<String>,
    ) -> Result<NotifiedPage, StoreError> {
        let after = after.map(|sk| Key { pk: day(of), sk }.item());
        let output = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :told)")
            .expression_attribute_values(":pk", AttributeValue::S(day(of)))
            .expression_attribute_values(":told", text(TOLD))
            .set_exclusive_start_key(after)
            .send()
            .await?;
        let told = output.items.unwrap_or_default().into_iter();
        let told = told.map(read_record);
        let next = output
            .last_evaluated_key
            .and_then(|key| match key.get("sk") {
                Some(AttributeValue::S(sk)) => Some(sk.clone()),
                _ => None,
            });
        Ok(NotifiedPage {
            told: told.collect::<Result<_, StoreError>>()?,
            next,
        })
    }

    /// Which of these jobs are finished, and whether by a mail: others were dropped for a reason, or wait for the end of quiet hours.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn finished_jobs(&self, jobs: &[&str]) -> Result<BTreeMap<String, bool>, StoreError> {
        let over = [text("done"), text(WaitsUntil::QuietEnds.state())];
        let mut finished = BTreeMap::new();
        let keys = jobs.iter().map(|job| Key::once(job)).collect();
        for item in self.get_all(keys, true).await? {
            let job = item.get("pk").and_then(|pk| pk.as_s().ok());
            let job = job.and_then(|pk| pk.strip_prefix(JOB));
            let state = item.get("state");
            if let Some(job) = job.filter(|_| state.is_some_and(|state| over.contains(state))) {
                finished.insert(job.to_owned(), item.contains_key("mail"));
            }
        }
        Ok(finished)
    }

    /// What became of the mails of these notices. Notices that were never to be mailed are left out.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn notice_mails(
        &self,
        jobs: &[String],
    ) -> Result<BTreeMap<String, NoticeMail>, StoreError> {
        let keys = jobs.iter().map(|job| Key::once(job)).collect();
        let mut mails = BTreeMap::new();
        for item in self.get_all(keys, false).await? {
            let job = item.get("pk").and_then(|pk| pk.as_s().ok());
            if let Some(job) = job.and_then(|pk| pk.strip_prefix(JOB)) {
                mails.insert(job.to_owned(), became(&item));
            }
        }
        Ok(mails)
    }
}

fn became(job: &Item) -> NoticeMail {
    let text = |name: &str| job.get(name)?.as_s().ok().map(String::as_str);
    match text("state") {
        Some("done") if job.contains_key("mail") => NoticeMail::Sent,
        Some("done") => {
            let why = text("why");
            let mut all = NoticeMail::ALL.into_iter();
            let said = all.find(|mail| Some(notice_mail_name(*mail)) == why);
            said.unwrap_or(NoticeMail::Dropped)
        }
        state if state == Some(WaitsUntil::NextMail.state()) => NoticeMail::Waits,
        state if state == Some(WaitsUntil::QuietEnds.state()) => NoticeMail::Quiet,
        _ => NoticeMail::UnderWay,
    }
}

//! Notices that wait to be mailed together, agent by agent, and since when the agent has not been mailed.
//!
//! All of it lies under the agent, so nothing of it is written or read when a visitor sends a message.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::{DeleteRequest, PutRequest, ReturnValue, WriteRequest};
use domain::{AgentId, ConversationId, EntryId, Head, NoticeKind};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use futures_util::stream::{StreamExt, TryStreamExt, iter};
use protocol::agent::{NoticeMail, notice_mail_name};
use serde::{Deserialize, Serialize};

use crate::conversation::head::head_of;
use crate::item::MOST_READ;
use crate::jobs::lease::REMEMBERED_S;
use crate::keys::{Item, Key, WAITS, agent};
use crate::read::{BadField, read, read_record};
use crate::write::{Write, number, text};
use crate::{Store, StoreError};

/// Seconds for which a notice waits at most: longer than a day whose mails are used up.
const WAITS_S: i64 = 3 * 24 * 3600;

/// Most items of one write.
const MOST_WRITTEN: usize = 25;
/// So many such calls at the same time.
const AT_ONCE: usize = 8;

/// Until when an agent is not mailed again, and what they were mailed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NoticeWindow {
    /// What comes before this second waits for the job that closes the window. `None` when nothing was mailed lately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at_s: Option<i64>,
    /// The job that opened the window, and may send its mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The day of the last mail, counted from 1970.
    pub day: i64,
    /// Mails on that day.
    pub mails: u32,
    /// When the last mail went out.
    pub mailed_at_s: i64,
    /// Of how many conversations it told.
    pub told: u64,
    /// Whether so much came that there is one mail an hour.
    pub hourly: bool,
    /// Whether it is open because of the agent's quiet hours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet: bool,
    /// How often it was written, so that nobody overwrites what they have not seen.
    pub version: u64,
}

/// Until when a notice waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsUntil {
    /// The agent may be mailed again, within minutes: until then its job is not finished.
    NextMail,
    /// The agent's quiet hours end. They asked for that, so the job counts as finished without a mail until there is one.
    QuietEnds,
}

impl WaitsUntil {
    /// The state of its job.
    pub(crate) fn state(self) -> &'static str {
        match self {
            Self::NextMail => "waits",
            Self::QuietEnds => "quiet",
        }
    }
}

/// How a notice that waited is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailEnd<'a> {
    /// By a mail, which SES knows under this id.
    Sent(&'a str),
    /// Without a mail, for this reason.
    Without(NoticeMail),
}

/// A notice that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingNotice {
    /// The job that brought it.
    pub job: String,
    /// About which conversation.
    pub conversation: ConversationId,
    /// What happened.
    pub kind: NoticeKind,
    /// The line of the queue's log, for a form.
    pub entry: Option<EntryId>,
    /// The first event that waits.
    pub seq: Option<u64>,
    /// Since when it waits.
    pub at_s: i64,
}

#[derive(Serialize, Deserialize)]
struct WaitingItem {
    job: String,
    conversation: String,
    kind: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seq: Option<u64>,
    at_s: i64,
    expires_at_s: i64,
}

impl From<&WaitingNotice> for WaitingItem {
    fn from(notice: &WaitingNotice) -> Self {
        let place = NoticeKind::ALL.iter().position(|kind| *kind == notice.kind);
        Self {
            job: notice.job.clone(),
            conversation: notice.conversation.to_string(),
            kind: place.and_then(|place| place.try_into().ok()).unwrap_or(0),
            entry: notice.entry.map(|entry| entry.to_string()),
            seq: notice.seq,
            at_s: notice.at_s,
            expires_at_s: notice.at_s + WAITS_S,
        }
    }
}

impl TryFrom<WaitingItem> for WaitingNotice {
    type Error = BadField;

    fn try_from(item: WaitingItem) -> Result<Self, BadField> {
        let entry = item.entry.map(|entry| entry.parse()).transpose();
        Ok(Self {
            job: item.job,
            conversation: item
                .conversation
                .parse()
                .map_err(BadField::of("conversation"))?,
            kind: *NoticeKind::ALL
                .get(usize::from(item.kind))
                .ok_or_else(|| BadField::new("kind"))?,
            entry: entry.map_err(BadField::of("entry"))?,
            seq: item.seq,
            at_s: item.at_s,
        })
    }
}

impl Store {
    /// Since when an agent is not mailed, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn notice_window(&self, of: AgentId) -> Result<NoticeWindow, StoreError> {
        match self.get(Key::notice_window(of)).await? {
            Some(item) => read_record(item),
            None => Ok(NoticeWindow::default()),
        }
    }

    /// Writes the window, unless somebody else wrote it since it was read; says whether it did.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_notice_window(
        &self,
        of: AgentId,
        window: NoticeWindow,
    ) -> Result<bool, StoreError> {
        let was = window.version;
        let next = NoticeWindow {
            version: was + 1,
            ..window
        };
        let item = Key::notice_window(of).item_with(next)?;
        if was == 0 {
            return self.put_new(item).await;
        }
        let put = self.client.put_item().table_name(&self.table);
        let put = put
            .set_item(Some(item))
            .condition_expression("version = :version")
            .expression_attribute_values(":version", number(was));
        match put.send().await {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(error))
                if error.err().is_conditional_check_failed_exception() =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Lets a notice wait. Twice is once.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_waiting_notice(
        &self,
        of: AgentId,
        notice: &WaitingNotice,
    ) -> Result<(), StoreError> {
        let item = waiting_key(of, notice).item_with(WaitingItem::from(notice))?;
        self.put(item).await
    }

    /// What waits for an agent, in no order that means anything, consistently; at most `most`.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn waiting_notices(
        &self,
        of: AgentId,
        most: usize,
    ) -> Result<Vec<WaitingNotice>, StoreError> {
        let items = self.items_below(agent(of), WAITS, most).await?;
        items
            .into_iter()
            .map(|item| read(item, |item: WaitingItem| item.try_into()))
            .collect()
    }

    /// The keys of what waits for an agent about one conversation, or about all.
    pub(crate) async fn waiting_keys(
        &self,
        of: AgentId,
        about: Option<ConversationId>,
    ) -> Result<Vec<Key>, StoreError> {
        let prefix = about.map_or(WAITS.to_owned(), |id| format!("{WAITS}{id}#"));
        let items = self.items_below(agent(of), prefix, usize::MAX).await?;
        let key = |item: Item| {
            let sk = item.get("sk")?.as_s().ok()?.clone();
            Some(Key { pk: agent(of), sk })
        };
        Ok(items.into_iter().filter_map(key).collect())
    }

    /// These conversations; those that are missing are left out. What cannot be read is left out too, so that it does not hold
    /// up the others.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn heads(&self, ids: &[ConversationId]) -> Result<Vec<Head>, StoreError> {
        let reads: Vec<BoxFuture<'_, _>> = ids
            .chunks(MOST_READ)
            .map(|some| {
                let keys = some.iter().map(|id| Key::head(*id)).collect();
                self.get_all(keys, true).boxed()
            })
            .collect();
        let items: Vec<Vec<Item>> = iter(reads).buffered(AT_ONCE).try_collect().await?;
        let heads = items.into_iter().flatten();
        Ok(heads.filter_map(|item| head_of(item).ok()).collect())
    }

    /// Marks a job as one whose notice waits. It does not come again.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn finish_later(
        &self,
        job: &str,
        until: WaitsUntil,
        now_s: i64,
    ) -> Result<(), StoreError> {
        let write = Write::default()
            .set("#state = :until")
            .set("expires_at_s = :expires")
            .name("#state", "state")
            .value(":until", text(until.state()))
            .value(":leased", text("leased"))
            .value(":waits", text(WaitsUntil::NextMail.state()))
            .value(":expires", number(now_s + REMEMBERED_S))
            // Unless it was mailed already.
            .when("(#state = :leased OR #state = :waits)");
        self.write(Key::once(job), write, ReturnValue::None).await?;
        Ok(())
    }

    /// Marks these jobs, whose notices wait already, as ones that wait for the end of quiet hours.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn wait_quietly(
        &self,
        jobs: impl Iterator<Item = &str>,
        now_s: i64,
    ) -> Result<(), StoreError> {
        let marks: Vec<BoxFuture<'_, _>> = jobs
            .map(|job| self.finish_later(job, WaitsUntil::QuietEnds, now_s).boxed())
            .collect();
        iter(marks).buffer_unordered(AT_ONCE).try_collect().await
    }

    /// Nothing of these waits any more: a mail told of them, or they need none. First their jobs are done, then they are gone.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn settle_notices(
        &self,
        of: AgentId,
        notices: &[WaitingNotice],
        end: MailEnd<'_>,
        now_s: i64,
    ) -> Result<(), StoreError> {
        let jobs = notices.iter().map(|notice| {
            let mut item = Key::once(&notice.job).item();
            item.insert("state".to_owned(), text("done"));
            item.insert("expires_at_s".to_owned(), number(now_s + REMEMBERED_S));
            let (name, value) = match end {
                MailEnd::Sent(mail) => ("mail", mail),
                MailEnd::Without(why) => ("why", notice_mail_name(why)),
            };
            item.insert(name.to_owned(), text(value));
            let put = PutRequest::builder().set_item(Some(item)).build()?;
            Ok(WriteRequest::builder().put_request(put).build())
        });
        self.write_all(jobs.collect::<Result<_, StoreError>>()?)
            .await?;
        let gone = notices.iter().map(|notice| {
            let key = waiting_key(of, notice).item();
            let delete = DeleteRequest::builder().set_key(Some(key)).build()?;
            Ok(WriteRequest::builder().delete_request(delete).build())
        });
        self.write_all(gone.collect::<Result<_, StoreError>>()?)
            .await
    }

    /// Makes all of these changes, in any order.
    async fn write_all(&self, writes: Vec<WriteRequest>) -> Result<(), StoreError> {
        let calls: Vec<BoxFuture<'_, _>> = writes
            .chunks(MOST_WRITTEN)
            .map(|some| self.write_some(some.to_vec()).boxed())
            .collect();
        iter(calls).buffer_unordered(AT_ONCE).try_collect().await
    }

    async fn write_some(&self, mut left: Vec<WriteRequest>) -> Result<(), StoreError> {
        while !left.is_empty() {
            let call = self.client.batch_write_item();
            let output = call.request_items(&self.table, left).send().await?;
            let unprocessed = output.unprocessed_items.unwrap_or_default();
            left = unprocessed.into_values().flatten().collect();
        }
        Ok(())
    }
}

fn waiting_key(of: AgentId, notice: &WaitingNotice) -> Key {
    Key::waiting(of, notice.conversation, &notice.job)
}

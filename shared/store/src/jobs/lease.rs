//! Doing a thing once, and not too often.

use aws_sdk_dynamodb::types::ReturnValue;
use protocol::agent::{NoticeMail, notice_mail_name};

use crate::jobs::notices::WaitsUntil;
use crate::keys::Key;
use crate::read::BadField;
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// Seconds for which a finished job is remembered: longer than any queue keeps a message.
pub(crate) const REMEMBERED_S: i64 = 30 * 24 * 3600;

/// What became of the attempt to take a job (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lease {
    /// It is ours until the lease ends.
    Taken,
    /// Somebody else has it: come back later.
    Busy,
    /// It was done before, or waits to be done with others.
    Done,
}

fn finishing(now_s: i64) -> Write {
    Write::default()
        .set("#state = :done")
        .set("expires_at_s = :expires")
        .name("#state", "state")
        .value(":done", text("done"))
        .value(":expires", number(now_s + REMEMBERED_S))
}

impl Store {
    /// Takes a job until `until_s`. Whether an older lease has ended is authorized here, not by TTL.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn take_lease(
        &self,
        job: &str,
        now_s: i64,
        until_s: i64,
    ) -> Result<Lease, StoreError> {
        let write = Write::default()
            .set("#state = :leased")
            .set("until_s = :until")
            .set("expires_at_s = :expires")
            .name("#state", "state")
            .value(":leased", text("leased"))
            .value(":until", number(until_s))
            .value(":now", number(now_s))
            .value(":expires", number(now_s + REMEMBERED_S))
            .when("(attribute_not_exists(pk) OR (#state = :leased AND until_s <= :now))");
        Ok(
            match self.write(Key::once(job), write, ReturnValue::None).await? {
                Written::Done(_) => Lease::Taken,
                Written::Refused(item) => {
                    // What waits is in the hands of the job that mails it with others.
                    let over = [
                        text("done"),
                        text(WaitsUntil::NextMail.state()),
                        text(WaitsUntil::QuietEnds.state()),
                    ];
                    let state = item.as_ref().and_then(|item| item.get("state"));
                    let done = state.is_some_and(|state| over.contains(state));
                    if done { Lease::Done } else { Lease::Busy }
                }
            },
        )
    }

    /// Marks a job as done.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn finish(&self, job: &str, now_s: i64) -> Result<(), StoreError> {
        let write = finishing(now_s);
        self.write(Key::once(job), write, ReturnValue::None).await?;
        Ok(())
    }

    /// Marks a job as done by a mail, which SES knows under this id.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn finish_with(&self, job: &str, mail: &str, now_s: i64) -> Result<(), StoreError> {
        let write = finishing(now_s)
            .set("mail = :mail")
            .value(":mail", text(mail));
        self.write(Key::once(job), write, ReturnValue::None).await?;
        Ok(())
    }

    /// Marks a job as done without a mail, for this reason.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn finish_without(
        &self,
        job: &str,
        why: NoticeMail,
        now_s: i64,
    ) -> Result<(), StoreError> {
        let write = finishing(now_s)
            .set("why = :why")
            .value(":why", text(notice_mail_name(why)));
        self.write(Key::once(job), write, ReturnValue::None).await?;
        Ok(())
    }

    /// Gives a job back before its lease ends, after a failure that said nothing was done.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn give_back(&self, job: &str) -> Result<(), StoreError> {
        self.delete(Key::once(job)).await?;
        Ok(())
    }

    /// Counts `more` of `what` by `whom` in the present window, and says how many there were with them. Counters have their
    /// own partitions (R34).
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn count(
        &self,
        what: &str,
        whom: &str,
        more: u64,
        window_s: i64,
        now_s: i64,
    ) -> Result<u64, StoreError> {
        let window = now_s.div_euclid(window_s);
        let write = Write::default()
            .set("n = if_not_exists(n, :zero) + :more")
            .set("expires_at_s = :expires")
            .value(":zero", number(0))
            .value(":more", number(more))
            .value(":expires", number((window + 2) * window_s));
        match self
            .write(Key::limit(what, whom, window), write, ReturnValue::AllNew)
            .await?
        {
            Written::Done(item) => item
                .get("n")
                .and_then(|n| n.as_n().ok()?.parse().ok())
                .ok_or_else(|| BadField::new("n").at("a counter")),
            Written::Refused(_) => Err(StoreError::Conflict),
        }
    }
}

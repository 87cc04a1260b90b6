//! Whether what is made from the logs agrees with the logs, and making it anew.

use std::collections::BTreeMap;

use domain::{ConversationId, Head, Side, Timestamp};
use indicatif::ProgressBar;
use protocol::Row;
use serde::Serialize;
use store::{EventsRange, Store, StoreError, Surveyed, is_tombstone};

use crate::report::Report;

/// So long after it is due a conversation should have been looked at by `sweep`, which comes every minute.
pub(crate) const OVERDUE_S: i64 = 600;

/// Something that does not agree.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The conversation; `None` for what concerns all.
    pub(crate) conversation: Option<String>,
    /// What is wrong.
    pub(crate) what: String,
}

/// The result of `verify`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Verified {
    pub(crate) conversations: u64,
    pub(crate) events: u64,
    /// Conversations that were erased.
    pub(crate) erased: u64,
    pub(crate) findings: Vec<Finding>,
}

impl Report for Verified {
    fn lines(&self) -> Vec<String> {
        let finding = |finding: &Finding| {
            let about = finding.conversation.as_deref().unwrap_or("all");
            format!("{about}: {}", finding.what)
        };
        let mut lines: Vec<String> = self.findings.iter().map(finding).collect();
        let (conversations, events) = (self.conversations, self.events);
        lines.push(format!(
            "{conversations} conversations with {events} events, {} erased, {} findings",
            self.erased,
            self.findings.len()
        ));
        lines
    }

    fn is_well(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Verified {
    fn finds(&mut self, id: ConversationId, what: impl Into<String>) {
        self.findings.push(Finding {
            conversation: Some(id.to_string()),
            what: what.into(),
        });
    }
}

/// The result of `rebuild`.
#[derive(Debug, Serialize)]
pub(crate) struct Rebuilt {
    pub(crate) rows: u64,
}

impl Report for Rebuilt {
    fn lines(&self) -> Vec<String> {
        vec![format!("{} rows written", self.rows)]
    }
}

/// Looks at every conversation. What changes while it looks may be found and be right a moment later: look again.
pub(crate) async fn verify(
    store: &Store,
    now: Timestamp,
    bar: &ProgressBar,
) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let mut numbers: BTreeMap<u64, ConversationId> = BTreeMap::new();
    let mut place = None;
    loop {
        let Surveyed { heads, sites, next } = store.survey(place).await?;
        for site in sites {
            if let Err(broken) = store.verify_audit(&site).await? {
                verified.findings.push(Finding {
                    conversation: None,
                    what: format!("the audit log of {site}: {broken}"),
                });
            }
        }
        for head in heads {
            if let Some(other) = head
                .number
                .and_then(|number| numbers.insert(number, head.id))
            {
                verified.finds(head.id, format!("has the number of {other}"));
            }
            look_at(store, head, now, &mut verified).await?;
            bar.inc(1);
        }
        if next.is_none() {
            break;
        }
        place = next;
    }
    bar.finish_and_clear();
    let given = store.last_number().await?;
    for missing in (1..=given).filter(|number| !numbers.contains_key(number)) {
        let what = format!("the number {missing} was given to nobody");
        verified.findings.push(Finding {
            conversation: None,
            what,
        });
    }
    Ok(verified)
}

async fn look_at(
    store: &Store,
    head: Head,
    now: Timestamp,
    verified: &mut Verified,
) -> Result<(), StoreError> {
    let id = head.id;
    if is_tombstone(&head) {
        verified.erased += 1;
        if !store.is_erased(id).await? {
            verified.finds(id, "is not wholly erased: `doorbell erase --conversation`");
        }
        return Ok(());
    }
    verified.conversations += 1;
    verified.events += head.log.seq;
    if head.log.seq == 0 {
        return Ok(());
    }
    if let Some(missing) = first_missing(store, &head).await? {
        verified.finds(
            id,
            format!("event {missing} of {} is missing", head.log.seq),
        );
    }
    if head
        .waiting
        .due_at_s
        .is_some_and(|due_s| due_s < now.as_second() - OVERDUE_S)
    {
        verified.finds(
            id,
            "waits for sweep, or for the number, row or notice that sweep could not settle",
        );
    }
    if head.number.is_none() {
        verified.finds(id, "has no number");
    }
    match store.row(id).await? {
        None => verified.finds(id, "is in no list"),
        Some(row) if !agrees(&row, &Row::of(&head)) => verified.finds(id, "its row is out of date"),
        Some(_) => {}
    }
    Ok(())
}

/// Lists keep a row for a minute while nothing happens that an agent looks for, so its last line may be an older one.
fn agrees(row: &Row, fresh: &Row) -> bool {
    let looked_for = |row: &Row| {
        (
            (row.queue.clone(), row.status.clone(), row.number),
            (row.assignee.clone(), row.participants.clone()),
            (row.unread == 0, row.missed, row.offline),
        )
    };
    looked_for(row) == looked_for(fresh)
}

async fn first_missing(store: &Store, head: &Head) -> Result<Option<u64>, StoreError> {
    let mut last = 0;
    while last < head.log.seq {
        let page = store
            .events(head.clone(), Side::Agent, EventsRange::After(last))
            .await?;
        for event in &page.events {
            if event.seq != last + 1 {
                return Ok(Some(last + 1));
            }
            last = event.seq;
        }
        if page.events.is_empty() {
            return Ok(Some(last + 1));
        }
    }
    Ok(None)
}

/// Writes every row anew. An older state never replaces a newer one, so nothing has to stand still.
pub(crate) async fn rebuild(store: &Store, bar: &ProgressBar) -> Result<Rebuilt, StoreError> {
    let mut rows = 0;
    let mut place = None;
    loop {
        let Surveyed { heads, next, .. } = store.survey(place).await?;
        for head in heads.into_iter().filter(|head| head.log.seq > 0) {
            // The last line may stand in a block.
            store.put_row(&store.lengthened(head).await?).await?;
            rows += 1;
            bar.inc(1);
        }
        if next.is_none() {
            bar.finish_and_clear();
            return Ok(Rebuilt { rows });
        }
        place = next;
    }
}

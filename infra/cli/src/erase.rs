//! Erasing all that is kept of a person.

use std::collections::BTreeMap;
use std::io::BufRead;

use anyhow::{Context, ensure};
use clap::Args;
use domain::Timestamp;
use indicatif::ProgressBar;
use protocol::time;
use serde::Serialize;
use store::{ErasedItem, Person, Store};

use crate::person::{Who, find};
use crate::report::Report;

/// Seconds for which the table's own backup, point-in-time recovery, remembers what was erased.
const BACKED_UP_S: i64 = 35 * 24 * 3600;

#[derive(Debug, Args)]
pub(crate) struct EraseArgs {
    #[command(flatten)]
    pub(crate) who: Who,
    /// Only show what would go.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Do not ask.
    #[arg(long)]
    pub(crate) yes: bool,
}

/// What went, or would go: the proof to keep. It says nothing of the person.
#[derive(Debug, Serialize)]
pub(crate) struct Erased {
    /// Nothing was changed.
    pub(crate) dry_run: bool,
    /// When.
    at: String,
    /// Which conversations.
    pub(crate) conversations: Vec<Conversation>,
    /// So many things of each kind; those that an earlier run took are not among them.
    pub(crate) counts: BTreeMap<&'static str, u64>,
    /// Conversations that somebody wrote to meanwhile.
    pub(crate) left: Vec<String>,
    /// Until when point-in-time recovery can bring it back.
    in_backups_until: String,
}

/// A conversation that is erased, or would be.
#[derive(Debug, Serialize)]
pub(crate) struct Conversation {
    conversation: String,
    pub(crate) number: Option<u64>,
}

impl Report for Erased {
    fn lines(&self) -> Vec<String> {
        let (done, went) = if self.dry_run {
            ("would be erased", "would go")
        } else {
            ("is erased", "went")
        };
        let mut lines = Vec::new();
        for Conversation {
            conversation,
            number,
        } in &self.conversations
        {
            let number = number.map_or(String::new(), |number| format!(" (number {number})"));
            lines.push(format!("{conversation}{number} {done}"));
        }
        let counts = self.counts.iter();
        let counts: Vec<String> = counts.map(|(kind, n)| format!("{kind} {n}")).collect();
        lines.push(match counts.len() {
            0 => format!("{}: nothing is kept", self.at),
            _ => format!("{}: {went}: {}", self.at, counts.join(", ")),
        });
        let left = self.left.iter();
        lines.extend(left.map(|id| format!("{id}: somebody wrote meanwhile; erase it again")));
        if !self.dry_run && !self.counts.is_empty() {
            let until = &self.in_backups_until;
            lines.push(format!(
                "point-in-time recovery can bring it back until {until}"
            ));
        }
        lines
    }

    fn is_well(&self) -> bool {
        self.left.is_empty()
    }
}

/// Shows what would go, asks, and erases it. After an interruption it is run again.
pub(crate) async fn erase(
    store: &Store,
    args: EraseArgs,
    answers: &mut (dyn BufRead + Send),
    now: Timestamp,
    bar: &ProgressBar,
) -> anyhow::Result<Erased> {
    let person = find(store, args.who, bar).await?;
    let shown = apply(store, &person, false, now, bar).await?;
    if args.dry_run || shown.counts.is_empty() {
        bar.finish_and_clear();
        return Ok(Erased {
            dry_run: args.dry_run,
            ..shown
        });
    }
    if !args.yes {
        bar.suspend(|| ask(&shown.lines(), answers))?;
    }
    let mut erased = apply(store, &person, true, now, bar).await?;
    for Conversation { conversation, .. } in &erased.conversations {
        if !store.is_erased(conversation.parse()?).await? {
            erased.left.push(conversation.clone());
        }
    }
    bar.finish_and_clear();
    Ok(erased)
}

#[expect(clippy::print_stderr, reason = "it talks to the person who started it")]
fn ask(shown: &[String], answers: &mut (dyn BufRead + Send)) -> anyhow::Result<()> {
    for line in shown {
        eprintln!("{line}");
    }
    eprintln!("This cannot be undone. Type `erase` to go on:");
    let mut answer = String::new();
    answers.read_line(&mut answer).context("no answer")?;
    ensure!(answer.trim() == "erase", "nothing was erased");
    Ok(())
}

async fn apply(
    store: &Store,
    person: &Person,
    really: bool,
    now: Timestamp,
    bar: &ProgressBar,
) -> anyhow::Result<Erased> {
    let mut counts = BTreeMap::new();
    let mut on = |trace| {
        *counts.entry(name(trace)).or_default() += 1;
        bar.inc(1);
    };
    let ids = store.erase(person, really, now, &mut on).await?;
    let mut conversations = Vec::new();
    for id in ids {
        let kept = store.kept(id).await?;
        conversations.push(Conversation {
            conversation: id.to_string(),
            number: kept.and_then(|kept| kept.number()),
        });
    }
    let until = Timestamp::from_second(now.as_second() + BACKED_UP_S)?;
    Ok(Erased {
        dry_run: !really,
        at: time(now),
        conversations,
        counts,
        left: Vec::new(),
        in_backups_until: time(until),
    })
}

/// The word for a kind of thing, in the plural.
fn name(item: ErasedItem) -> &'static str {
    match item {
        ErasedItem::Visitor => "visitors",
        ErasedItem::Socket => "sockets",
        ErasedItem::LogEntry => "lines",
        ErasedItem::Head => "heads",
        ErasedItem::Card => "cards",
        ErasedItem::Block => "blocks",
        ErasedItem::Row => "rows",
        ErasedItem::Notified => "waitings",
        ErasedItem::Suppression => "suppressions",
        ErasedItem::Conversation => "conversations",
    }
}

//! All that is kept of a person as one JSON document, for the person.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use domain::{ConversationId, Head, Side, Timestamp};
use indicatif::ProgressBar;
use protocol::agent::{Conversation, LogEntry};
use protocol::{WireNumbered, time};
use serde::Serialize;
use serde_json::json;
use store::{EventsRange, Kept, Person, Store};

use crate::person::{Who, find};
use crate::report::Report;

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    who: Who,
    /// The file to write, which nobody else may read; without it the document goes to standard output. It gets its name when it
    /// is whole.
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What was written.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Exported {
    pub(crate) conversations: u64,
    pub(crate) events: u64,
    pub(crate) visitors: u64,
    /// Where to.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<PathBuf>,
}

impl Report for Exported {
    fn lines(&self) -> Vec<String> {
        let (conversations, events) = (self.conversations, self.events);
        let what = format!("{conversations} conversations with {events} events");
        let file = self.file.as_ref().map(|file| file.display());
        vec![match file {
            Some(file) => format!("{what}: {file}"),
            None => what,
        }]
    }
}

/// Writes the document to the file that was named, or to `out`.
pub(crate) async fn export(
    store: &Store,
    args: ExportArgs,
    out: &mut (dyn Write + Send),
    now: Timestamp,
    bar: &ProgressBar,
) -> anyhow::Result<Exported> {
    let person = find(store, args.who, bar).await?;
    let Some(file) = args.output else {
        return document(store, &person, out, now, bar).await;
    };
    let part = file.with_added_extension("part");
    let mut writer = BufWriter::new(private(&part)?);
    let exported = document(store, &person, &mut writer, now, bar).await?;
    writer.into_inner()?.sync_all()?;
    fs::rename(&part, &file).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(Exported {
        file: Some(file),
        ..exported
    })
}

/// A file for its owner alone. What an earlier run left of it is gone.
fn private(path: &Path) -> anyhow::Result<File> {
    let cannot = || format!("cannot write {}", path.display());
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(cannot);
        }
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options.open(path).with_context(cannot)
}

async fn document(
    store: &Store,
    person: &Person,
    out: &mut (dyn Write + Send),
    now: Timestamp,
    bar: &ProgressBar,
) -> anyhow::Result<Exported> {
    let mut exported = Exported::default();
    let address = person.address.as_ref();
    let suppression = match address {
        Some(address) => store.suppression(address).await?,
        None => None,
    };
    let mut visitors = Vec::new();
    for (id, site) in &person.visitors {
        if let Some(record) = store.visitor(*id).await? {
            visitors.push(json!({
                "visitor": id.to_string(),
                "site": site.as_str(),
                "user_agent": record.user_agent,
                "language": record.language,
                "token_ends_at": time(Timestamp::from_second(record.expires_at_s)?),
            }));
            exported.visitors += 1;
        }
    }
    let (at, address) = (json!(time(now)), json!(address.map(|it| it.as_str())));
    write!(
        out,
        r#"{{"format":"doorbell-person-1","exported_at":{at},"address":{address},"#
    )?;
    let suppression = serde_json::to_string(&suppression)?;
    let visitors = json!(visitors);
    write!(
        out,
        r#""suppression":{suppression},"visitors":{visitors},"conversations":["#
    )?;
    for (index, id) in store
        .conversations_of(person)
        .await?
        .into_iter()
        .enumerate()
    {
        out.write_all(if index > 0 { b",\n" } else { b"\n" })?;
        exported.conversations += 1;
        exported.events += conversation(store, id, out, now, bar).await?;
    }
    writeln!(out, "]}}")?;
    out.flush()?;
    bar.finish_and_clear();
    Ok(exported)
}

/// One conversation, its log page by page. Says how many events it has.
async fn conversation(
    store: &Store,
    id: ConversationId,
    out: &mut (dyn Write + Send),
    now: Timestamp,
    bar: &ProgressBar,
) -> anyhow::Result<u64> {
    let (head, details) = match store.kept(id).await? {
        None => (None, json!(null)),
        Some(Kept::Tombstone(tombstone)) => (None, json!(time(tombstone.erased_at))),
        Some(Kept::Whole(head)) => (Some(head), json!(null)),
    };
    let Some(head) = head else {
        let id = json!(id.to_string());
        write!(out, r#"{{"conversation":{id},"erased_at":{details}}}"#)?;
        return Ok(0);
    };
    let card = store.card(id).await?;
    let details = Conversation::of(&head, &card, None, Vec::new());
    let mut told = Vec::new();
    for (day, _, record) in store.notified_of(id, head.created_at, now).await? {
        let day = time(Timestamp::from_second(day * 24 * 3600)?);
        told.push(json!({"day": day, "jobs": record.jobs}));
    }
    let (details, told) = (serde_json::to_string(&details)?, json!(told));
    write!(out, r#"{{"details":{details},"told":{told},"events":["#)?;
    let lines = events(store, &head, out, bar).await?;
    let lines = serde_json::to_string(&lines)?;
    write!(out, r#"],"lines":{lines}}}"#)?;
    Ok(head.log.seq)
}

/// The events, and the lines of queues' logs that tell of them.
async fn events(
    store: &Store,
    head: &Head,
    out: &mut (dyn Write + Send),
    bar: &ProgressBar,
) -> anyhow::Result<Vec<LogEntry>> {
    let mut queues: BTreeSet<_> = store.queues_of(head).await?;
    let mut lines = Vec::new();
    let mut last = 0;
    while last < head.log.seq {
        let range = EventsRange::After(last);
        let page = store.events(head.clone(), Side::Agent, range).await?.events;
        let Some(end) = page.last() else {
            break;
        };
        for event in &page {
            if let Some(event) = WireNumbered::of(event, head, Side::Agent) {
                out.write_all(if event.seq > 1 { b",\n" } else { b"\n" })?;
                serde_json::to_writer(&mut *out, &event)?;
                bar.inc(1);
            }
        }
        last = end.seq;
        let found = store.lines_of(head, &page, &mut queues).await?;
        lines.extend(found.iter().map(|line| line.to_wire()));
    }
    Ok(lines)
}

//! What was acknowledged, stored and shown, compared.

use std::collections::{BTreeMap, BTreeSet};

use domain::{ConversationId, Side, What};
use serde_json::{Value, json};
use store::{EventsRange, Store};

use super::people::Tab;

/// The counters of a run, named after Jepsen's.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counters {
    pub(super) acked: u64,
    pub(super) stored: u64,
    /// Acknowledged and not stored (there), or stored and not seen by a tab.
    pub(super) lost: u64,
    /// Stored or shown more than once.
    pub(super) duplicated: u64,
    /// Stored or shown, and never typed.
    pub(super) unexpected: u64,
    /// Stored, and never acknowledged.
    pub(super) recovered: u64,
    /// Stored or shown after something that the same tab typed later.
    pub(super) out_of_order: u64,
    /// Numbers of events or conversations that are missing or twice.
    pub(super) gaps: u64,
}

impl Counters {
    pub(super) fn json(&self) -> Value {
        json!({
            "acked": self.acked, "stored": self.stored, "lost": self.lost, "duplicated": self.duplicated,
            "unexpected": self.unexpected, "recovered": self.recovered, "out_of_order": self.out_of_order, "gaps": self.gaps,
        })
    }

    /// The sum of all that must be zero.
    pub(super) fn faults(&self) -> u64 {
        self.lost + self.duplicated + self.unexpected + self.out_of_order + self.gaps
    }
}

/// A log as somebody has it: words of messages, types of other events, in order.
type Log = Vec<String>;

/// Both logs of a conversation as the table has them: that of agents and that of the visitor.
struct Stored {
    all: Log,
    of_visitor: Log,
}

/// Compares what the tabs have with what the table has.
pub(super) async fn reckon(store: &Store, tabs: &[Tab]) -> Counters {
    let mut counters = Counters::default();
    let talks = || tabs.iter().flat_map(|tab| tab.talks.iter());
    let ids: BTreeSet<&String> = talks().map(|talk| &talk.conversation).collect();
    let mut logs = BTreeMap::new();
    for id in ids {
        let log = stored(store, id, &mut counters).await;
        counters.stored += words(&log.all).count() as u64;
        look_through(&log.all, &mut counters);
        logs.insert(id.clone(), log);
    }
    let typed = typed(tabs);
    let words_of_all = || logs.values().flat_map(|log| words(&log.all));
    counters.unexpected += words_of_all()
        .filter(|text| !typed.contains(key(text)))
        .count() as u64;
    let stored: BTreeSet<&str> = words_of_all().map(|text| key(text)).collect();
    counters.lost += typed
        .iter()
        .filter(|key| !stored.contains(key.as_str()))
        .count() as u64;
    for tab in tabs {
        for talk in &tab.talks {
            let log = &logs[&talk.conversation];
            let log = if tab.is_visitor() {
                &log.of_visitor
            } else {
                &log.all
            };
            compare_shown(&talk.log, log, &mut counters);
            counters.recovered += talk.recovered;
            for (text, seq) in &talk.acked {
                counters.acked += 1;
                let at = usize::try_from(*seq).unwrap_or_default().checked_sub(1);
                let there = at.and_then(|at| log.get(at));
                counters.lost += u64::from(there != Some(text));
            }
        }
    }
    counters
}

/// Every message that was typed. By the end of a run all of them are to be stored.
fn typed(tabs: &[Tab]) -> BTreeSet<String> {
    let mut typed = BTreeSet::new();
    for tab in tabs {
        for (nth, talk) in tab.talks.iter().enumerate() {
            typed.extend((1..=talk.typed).map(|count| format!("{}.{nth}.{count}", tab.name)));
        }
    }
    typed
}

/// Words begin with who typed them and when; types of events have no dot.
fn words(log: &Log) -> impl Iterator<Item = &String> {
    log.iter().filter(|shown| shown.contains('.'))
}

/// `tab.talk.count` of a message.
fn key(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// Counts what is twice or out of its typist's order.
fn look_through(log: &Log, counters: &mut Counters) {
    let mut seen = BTreeSet::new();
    let mut latest: BTreeMap<&str, u64> = BTreeMap::new();
    for text in words(log) {
        let (typist, count) = key(text).rsplit_once('.').unwrap_or_default();
        let count: u64 = count.parse().unwrap_or_default();
        if !seen.insert(key(text)) {
            counters.duplicated += 1;
            continue;
        }
        let before = latest.insert(typist, count).unwrap_or_default();
        counters.out_of_order += u64::from(count < before);
    }
}

fn compare_shown(shown: &Log, stored: &Log, counters: &mut Counters) {
    look_through(shown, counters);
    counters.lost += stored.len().saturating_sub(shown.len()) as u64;
    let differ = shown
        .iter()
        .zip(stored)
        .filter(|(shown, stored)| shown != stored);
    counters.lost += differ.count() as u64;
    counters.unexpected += shown.len().saturating_sub(stored.len()) as u64;
}

/// Reads a whole log from the table, page by page, and counts the holes in its numbers.
async fn stored(store: &Store, id: &str, counters: &mut Counters) -> Stored {
    let id: ConversationId = id.parse().expect("an id");
    let mut log = Stored {
        all: Vec::new(),
        of_visitor: Vec::new(),
    };
    loop {
        let head = store.head(id).await.expect("read").expect("there");
        let seq = head.log.seq;
        let after = EventsRange::After(log.all.len() as u64);
        let page = store.events(head, Side::Agent, after).await.expect("read");
        for event in &page.events {
            let shown = shown(&event.event.what);
            log.all.push(shown.clone());
            counters.gaps += u64::from(event.seq != log.all.len() as u64);
            if let Some(visitor_seq) = event.visitor_seq {
                log.of_visitor.push(shown);
                counters.gaps += u64::from(visitor_seq != log.of_visitor.len() as u64);
            }
        }
        if log.all.len() as u64 >= seq {
            return log;
        }
        if page.events.is_empty() {
            counters.gaps += seq - log.all.len() as u64;
            return log;
        }
    }
}

/// What a tab shows of an event.
fn shown(what: &What) -> String {
    match what {
        What::Message { text, .. } | What::Note { text, .. } => text.as_str().to_owned(),
        What::Submission { .. } => "submission".to_owned(),
        What::AutoReply { .. } => "auto reply".to_owned(),
        What::Status { .. } => "status".to_owned(),
        What::Joined { .. } => "joined".to_owned(),
        What::Left { .. } => "left".to_owned(),
        What::Assigned { .. } => "assigned".to_owned(),
        What::Transferred { .. } => "transferred".to_owned(),
        What::Rated { .. } => "rated".to_owned(),
        What::Redacted { .. } => "redacted".to_owned(),
        What::Contact { .. } => "contact".to_owned(),
    }
}

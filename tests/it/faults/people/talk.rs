//! What a tab knows of one conversation: what it still has to send, and what it shows. No input or output here.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;
use tokio::time::Instant;

/// A message that is not stored yet, as far as the tab knows.
#[derive(Clone, Debug)]
pub(in crate::faults) struct Letter {
    pub(in crate::faults) n: u64,
    pub(in crate::faults) text: String,
    /// What `Tally::read_only` said when it was typed.
    pub(in crate::faults) typed_in: u64,
}

/// The first letter of the outbox is under way.
#[derive(Clone, Copy, Debug)]
pub(in crate::faults) struct Flight {
    pub(in crate::faults) since: Instant,
    pub(in crate::faults) frames: u32,
}

/// One conversation in one tab.
#[derive(Debug)]
pub(in crate::faults) struct Talk {
    pub(in crate::faults) conversation: String,
    pub(in crate::faults) sender: String,
    senders: u64,
    counted: u64,
    /// How many messages the tab has typed, and how many it is to type.
    pub(in crate::faults) typed: u64,
    pub(in crate::faults) quota: u64,
    pub(in crate::faults) type_at: Instant,
    pub(in crate::faults) outbox: VecDeque<Letter>,
    pub(in crate::faults) flight: Option<Flight>,
    /// No letter is tried again before this.
    pub(in crate::faults) paused_until: Option<Instant>,
    pub(in crate::faults) failures: u32,
    /// Whether the newest socket has resumed here.
    pub(in crate::faults) joined: bool,
    /// What is shown, dense from 1: the words of messages, the types of all other events.
    pub(in crate::faults) log: Vec<String>,
    waiting: BTreeMap<u64, String>,
    known: u64,
    /// Since when something is missing.
    pub(in crate::faults) hole_since: Option<Instant>,
    /// The place of each acknowledged message, by its text.
    pub(in crate::faults) acked: BTreeMap<String, u64>,
    /// Texts that were never acknowledged and were found in the log.
    pub(in crate::faults) recovered: u64,
}

impl Talk {
    pub(in crate::faults) fn new(conversation: String, tab: &str, quota: u64) -> Self {
        Self {
            conversation,
            sender: format!("{tab}-0"),
            senders: 0,
            counted: 0,
            typed: 0,
            quota,
            type_at: Instant::now(),
            outbox: VecDeque::new(),
            flight: None,
            paused_until: None,
            failures: 0,
            joined: false,
            log: Vec::new(),
            waiting: BTreeMap::new(),
            known: 0,
            hole_since: None,
            acked: BTreeMap::new(),
            recovered: 0,
        }
    }

    /// Everything that was to be typed is typed and stored.
    pub(in crate::faults) fn is_written(&self) -> bool {
        self.typed == self.quota && self.outbox.is_empty()
    }

    pub(in crate::faults) fn last(&self) -> u64 {
        self.log.len() as u64
    }

    pub(in crate::faults) fn is_missing(&self) -> bool {
        self.known > self.last()
    }

    /// What is still to come, in short.
    pub(in crate::faults) fn wanting(&self) -> String {
        format!(
            "{} typed {}/{}, {} unsent, shows {} of {}",
            self.conversation,
            self.typed,
            self.quota,
            self.outbox.len(),
            self.last(),
            self.known
        )
    }

    pub(in crate::faults) fn types(&mut self, text: String, typed_in: u64) {
        self.typed += 1;
        self.counted += 1;
        let n = self.counted;
        self.outbox.push_back(Letter { n, text, typed_in });
    }

    /// The server says that this one of ours is stored at `seq`.
    pub(in crate::faults) fn stored(&mut self, sender: &str, n: u64, seq: u64) -> bool {
        let ours = sender == self.sender && self.outbox.front().is_some_and(|first| first.n == n);
        if !ours {
            return false;
        }
        if let Some(letter) = self.outbox.pop_front() {
            self.acked.insert(letter.text, seq);
        }
        self.flight = None;
        self.paused_until = None;
        self.failures = 0;
        true
    }

    /// The server counts otherwise: what is in the log is stored, the rest goes under a new sender.
    pub(in crate::faults) fn renumber(&mut self) {
        self.senders += 1;
        let (tab, _) = self.sender.rsplit_once('-').unwrap_or((&self.sender, ""));
        self.sender = format!("{tab}-{}", self.senders);
        self.counted = 0;
        for letter in &mut self.outbox {
            self.counted += 1;
            letter.n = self.counted;
        }
        self.flight = None;
    }

    /// The server says that its log reaches this far.
    pub(in crate::faults) fn heard(&mut self, last: u64) {
        self.known = self.known.max(last);
        self.note_hole();
    }

    /// Takes an event in, whatever the order it comes in.
    pub(in crate::faults) fn takes(&mut self, event: &Value) {
        let seq = event["seq"].as_u64().unwrap_or_default();
        self.observe(&event["event"]);
        self.known = self.known.max(seq);
        if seq > self.last() && event["event"]["type"] != "fetch" {
            let event = &event["event"];
            let shown = event["text"].as_str().or(event["type"].as_str());
            self.waiting
                .insert(seq, shown.unwrap_or_default().to_owned());
        }
        while let Some(next) = self.waiting.remove(&(self.last() + 1)) {
            self.log.push(next);
        }
        let last = self.last();
        self.waiting.retain(|seq, _| *seq > last);
        self.note_hole();
    }

    /// Our own in the log means that it is stored, although nobody told us.
    fn observe(&mut self, event: &Value) {
        let (sender, n) = (event["sender"].as_str(), event["n"].as_u64());
        let first = self.outbox.front();
        if sender != Some(&self.sender) || n.is_none() || first.map(|first| first.n) != n {
            return;
        }
        self.outbox.pop_front();
        self.recovered += 1;
        self.flight = None;
        self.paused_until = None;
    }

    fn note_hole(&mut self) {
        if self.is_missing() {
            self.hole_since.get_or_insert_with(Instant::now);
        } else {
            self.hole_since = None;
        }
    }

    /// The page is loaded anew: what was typed is kept, what was shown is not.
    pub(in crate::faults) fn reloads(&mut self) {
        self.log.clear();
        self.waiting.clear();
        self.known = 0;
        self.hole_since = None;
        self.joined = false;
        self.flight = None;
    }
}

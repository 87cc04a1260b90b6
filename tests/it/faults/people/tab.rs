//! A tab that writes and reads as `functions/site/web/protocol` does: one unacknowledged message per conversation, the same
//! number again after a silence, HTTP after two, resume by sequence after a reconnect, a fetch where something is missing.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::pace::{Pace, Phase, Tally, count};
use super::party::{Door, Party};
use super::talk::{Flight, Talk};
use crate::faults::line::Line;
use crate::faults::seed::Chance;

/// One page of one person.
pub(in crate::faults) struct Tab {
    pub(in crate::faults) name: String,
    pub(in crate::faults) party: Party,
    pub(in crate::faults) talks: Vec<Talk>,
    pub(in crate::faults) pace: Pace,
    pub(in crate::faults) chance: Chance,
    pub(in crate::faults) door: Door,
    pub(in crate::faults) tally: Arc<Tally>,
    line: Option<Line>,
    /// The socket before a planned change, until the new one is ready.
    old: Option<Line>,
    connect_at: Instant,
    failures: u32,
    /// Nobody types before the page is there for the first time.
    begun: bool,
    /// The code of the last error frame, for a person who asks why a run does not end.
    refusal: Option<String>,
}

impl Tab {
    pub(in crate::faults) fn new(
        name: String,
        party: Party,
        talks: Vec<Talk>,
        pace: Pace,
        chance: Chance,
        (door, tally): (Door, Arc<Tally>),
    ) -> Self {
        Self {
            name,
            party,
            talks,
            pace,
            chance,
            door,
            tally,
            line: None,
            old: None,
            connect_at: Instant::now(),
            failures: 0,
            begun: false,
            refusal: None,
        }
    }

    /// Writes all that is to be written, follows the others, and at last catches up on a quiet system.
    pub(in crate::faults) async fn run(
        mut self,
        mut phase: watch::Receiver<Phase>,
        writing: mpsc::Sender<()>,
    ) -> Self {
        self.until(|tab| tab.talks.iter().all(Talk::is_written))
            .await;
        drop(writing);
        tokio::select! {
            () = self.until(|_| false) => {}
            _ = phase.wait_for(|phase| *phase == Phase::CatchingUp) => {}
        }
        self.hangs_up();
        self.connect_at = Instant::now();
        self.until(|tab| tab.is_ready() && tab.talks.iter().all(|talk| !talk.is_missing()))
            .await;
        self
    }

    pub(in crate::faults) fn is_visitor(&self) -> bool {
        matches!(self.party, Party::Visitor { .. })
    }

    fn is_ready(&self) -> bool {
        self.line.is_some() && self.talks.iter().all(|talk| talk.joined)
    }

    async fn until(&mut self, done: impl Fn(&Self) -> bool) {
        loop {
            self.keep_line().await;
            for nth in 0..self.talks.len() {
                self.send_next(nth).await;
                self.fill_hole(nth).await;
            }
            if done(self) {
                return self.notes("done".to_owned());
            }
            self.notes(self.wanting());
            self.wait().await;
        }
    }

    fn notes(&self, waiting: String) {
        let known = self.tally.waiting.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(self.name.clone(), waiting);
    }

    /// What is still to come, in short.
    fn wanting(&self) -> String {
        let talks = self.talks.iter().map(|talk| talk.wanting());
        let line = match &self.line {
            None => format!("no socket after {} failures", self.failures),
            Some(_) if self.is_ready() => "ready".to_owned(),
            Some(_) => format!("not resumed, {:?}", self.refusal),
        };
        format!("{line}: {}", talks.collect::<Vec<_>>().join(", "))
    }

    /// Waits for a frame, or until something is due.
    async fn wait(&mut self) {
        let due = self.next_due();
        let (line, old) = (&mut self.line, &mut self.old);
        tokio::select! {
            frame = next_of(line) => match frame {
                Some(frame) => self.take(&frame).await,
                None => self.hangs_up(),
            },
            frame = next_of(old) => match frame {
                Some(frame) => self.take(&frame).await,
                None => self.old = None,
            },
            () = sleep_until(due) => {}
        }
    }

    fn next_due(&self) -> Instant {
        let now = Instant::now();
        // Looking up once in a while costs nothing, and no time has to be forgotten here.
        let mut due = now + Duration::from_millis(200);
        if let Some(line) = &self.line {
            due = due.min(line.pinged_at + self.pace.ping);
        } else {
            due = due.min(self.connect_at);
        }
        for talk in &self.talks {
            match (talk.flight, talk.paused_until) {
                (Some(flight), _) => due = due.min(flight.since + self.pace.ack),
                (None, Some(until)) => due = due.min(until),
                (None, None) if self.begun && talk.typed < talk.quota => {
                    due = due.min(talk.type_at)
                }
                (None, None) => {}
            }
            if let Some(since) = talk.hole_since {
                due = due.min(since + self.pace.hole);
            }
        }
        due.max(now + Duration::from_millis(1))
    }

    fn hangs_up(&mut self) {
        self.line = None;
        self.old = None;
        for talk in &mut self.talks {
            talk.joined = false;
        }
        let pause = self.pace.backoff_ms.clone();
        self.connect_at = Instant::now() + self.chance.ms(&pause) * (1 + self.failures.min(4));
    }

    async fn keep_line(&mut self) {
        let now = Instant::now();
        let Some(line) = &self.line else {
            if now >= self.connect_at {
                self.connect().await;
            }
            return;
        };
        let unheard = line.asked_at.is_some_and(|at| now > at + self.pace.pong);
        let late = now > line.opened_at + self.pace.ready;
        if unheard || late && !self.is_ready() {
            self.hangs_up();
        } else if now >= line.pinged_at + self.pace.ping {
            self.ping().await;
        } else if now >= line.opened_at + self.pace.renew {
            // The new one is resumed before the old one goes.
            self.old = self.line.take();
            self.connect().await;
        }
    }

    async fn ping(&mut self) {
        let Some(line) = &mut self.line else { return };
        let now = Instant::now();
        line.pinged_at = now;
        line.asked_at.get_or_insert(now);
        let frame = json!({"action": "ping", "nonce": self.name});
        if !line.send(&frame).await {
            self.hangs_up();
        }
    }

    async fn connect(&mut self) {
        for talk in &mut self.talks {
            talk.joined = false;
        }
        let Some(mut line) = self.door.line(&self.party).await else {
            self.failures += 1;
            self.hangs_up();
            return;
        };
        self.failures = 0;
        count(&self.tally.reconnects);
        for talk in &self.talks {
            let frame = json!({"action": "resume", "conversation": talk.conversation, "after": talk.last()});
            line.send(&frame).await;
        }
        self.line = Some(line);
        // Its pong also says that it is time to give up a socket on which no answer to `resume` comes.
        self.ping().await;
    }

    async fn take(&mut self, frame: &Value) {
        let kind = frame["type"].as_str().unwrap_or_default();
        if kind == "pong" {
            self.take_pong().await;
        }
        if kind == "error" {
            self.refusal = frame["code"].as_str().map(str::to_owned);
        }
        let about = if kind == "error" {
            &frame["ref"]
        } else {
            frame
        };
        let Some(nth) = self.place(&about["conversation"]) else {
            return;
        };
        let talk = &mut self.talks[nth];
        match kind {
            "event" => talk.takes(frame),
            "resumed" => {
                talk.joined = true;
                talk.heard(frame["last"].as_u64().unwrap_or_default());
                if self.is_ready() {
                    self.begun = true;
                    self.old = None;
                }
            }
            "ack" => {
                let typed_in = talk.outbox.front().map(|letter| letter.typed_in);
                let number = |name: &str| frame[name].as_u64().unwrap_or_default();
                let sender = frame["sender"].as_str().unwrap_or_default();
                if talk.stored(sender, number("n"), number("seq")) {
                    self.acknowledged(nth, typed_in);
                }
            }
            "error" => self.refused(nth, frame).await,
            _ => {}
        }
    }

    /// The other end hears. Where it has not resumed yet, a frame was lost: ask again.
    async fn take_pong(&mut self) {
        let Some(line) = &mut self.line else { return };
        line.asked_at = None;
        for talk in self.talks.iter().filter(|talk| !talk.joined) {
            let frame = json!({"action": "resume", "conversation": talk.conversation, "after": talk.last()});
            line.send(&frame).await;
        }
    }

    fn place(&self, conversation: &Value) -> Option<usize> {
        let conversation = conversation.as_str()?;
        let mut talks = self.talks.iter();
        talks.position(|talk| talk.conversation == conversation)
    }

    fn acknowledged(&mut self, nth: usize, typed_in: Option<u64>) {
        count(&self.tally.acked);
        let now = self.tally.read_only.load(Ordering::SeqCst);
        if now % 2 == 1 && typed_in == Some(now) {
            count(&self.tally.false_acks);
        }
        let typing = self.pace.typing_ms.clone();
        self.talks[nth].type_at = Instant::now() + self.chance.ms(&typing);
        if self.chance.once_in(self.pace.reload_once_in) {
            count(&self.tally.reloaded);
            self.talks.iter_mut().for_each(Talk::reloads);
            self.hangs_up();
        } else if self.chance.once_in(self.pace.sleep_once_in) {
            count(&self.tally.slept);
            let sleep = self.pace.sleep_ms.clone();
            // A sleeping machine does nothing: its timers stand, and frames wait in the socket.
            std::mem::drop(self.old.take());
            let wake_at = Instant::now() + self.chance.ms(&sleep);
            self.talks[nth].type_at = wake_at;
            self.connect_at = wake_at;
            self.line = None;
            self.talks.iter_mut().for_each(|talk| talk.joined = false);
        }
    }

    async fn refused(&mut self, nth: usize, frame: &Value) {
        let talk = &self.talks[nth];
        let about = &frame["ref"];
        let first = talk.outbox.front().map(|letter| letter.n);
        let ours = about["sender"] == talk.sender.as_str() && about["n"].as_u64() == first;
        if !ours || talk.flight.is_none() {
            return;
        }
        match frame["code"].as_str().unwrap_or_default() {
            "gap" | "sender-expired" => self.recover(nth).await,
            _ => self.post(nth).await,
        }
    }

    async fn send_next(&mut self, nth: usize) {
        let now = Instant::now();
        let talk = &mut self.talks[nth];
        if self.begun && talk.typed < talk.quota && talk.outbox.is_empty() && now >= talk.type_at {
            let filler = "x".repeat(self.chance.within(0..self.pace.longest) as usize);
            let text = format!("{}.{}.{} {filler}", self.name, nth, talk.typed + 1);
            let typed_in = self.tally.read_only.load(Ordering::SeqCst);
            talk.types(text.trim_end().to_owned(), typed_in);
        }
        if talk.outbox.is_empty() || talk.paused_until.is_some_and(|until| now < until) {
            return;
        }
        match talk.flight {
            Some(flight) if now < flight.since + self.pace.ack => {}
            Some(flight) if flight.frames < 2 => {
                count(&self.tally.repeated);
                self.ping().await;
                self.send_frame(nth, flight.frames + 1).await;
            }
            Some(_) => self.post(nth).await,
            None => self.send_frame(nth, 1).await,
        }
    }

    async fn send_frame(&mut self, nth: usize, frames: u32) {
        let talk = &mut self.talks[nth];
        let (Some(letter), Some(line), true) = (talk.outbox.front(), &mut self.line, talk.joined)
        else {
            return self.post(nth).await;
        };
        let frame = json!({
            "action": "send", "conversation": talk.conversation, "sender": talk.sender, "n": letter.n,
            "text": letter.text,
        });
        let since = Instant::now();
        talk.flight = Some(Flight { since, frames });
        if !line.send(&frame).await {
            self.hangs_up();
        }
    }

    /// The way without a socket.
    async fn post(&mut self, nth: usize) {
        let talk = &self.talks[nth];
        let Some(letter) = talk.outbox.front().cloned() else {
            return;
        };
        count(&self.tally.posted);
        let (sender, path) = (
            talk.sender.clone(),
            format!("/conversations/{}/messages", talk.conversation),
        );
        let body = json!({"sender": sender, "n": letter.n, "text": letter.text});
        let answer = self.door.call(&self.party, "POST", &path, Some(body)).await;
        let talk = &mut self.talks[nth];
        talk.flight = None;
        let typed_in = Some(letter.typed_in);
        match answer {
            Some((200, body)) => {
                let seq = body["seq"].as_u64().unwrap_or_default();
                if talk.stored(&sender, letter.n, seq) {
                    self.acknowledged(nth, typed_in);
                }
            }
            Some((409, body)) if body["type"] != "urn:doorbell:conflict" => self.recover(nth).await,
            // Anything else passes, in a run in which nobody loses a right.
            _ => {
                talk.failures += 1;
                let pause = self.pace.backoff_ms.clone();
                let pause = self.chance.ms(&pause) * (1 + talk.failures.min(4));
                talk.paused_until = Some(Instant::now() + pause);
            }
        }
    }

    /// The server counts otherwise: read the log to see what it has, then begin a new count.
    async fn recover(&mut self, nth: usize) {
        count(&self.tally.renumbered);
        let mut after = 0;
        loop {
            let conversation = self.talks[nth].conversation.clone();
            let Some(page) = self.door.page(&self.party, &conversation, after).await else {
                self.talks[nth].flight = None;
                return;
            };
            after = self.take_page(nth, &page).max(after);
            if after >= page["last"].as_u64().unwrap_or_default() {
                self.talks[nth].renumber();
                return;
            }
        }
    }

    /// Takes in a page; the place of its last event.
    fn take_page(&mut self, nth: usize, page: &Value) -> u64 {
        let talk = &mut self.talks[nth];
        let events = page["events"].as_array().map(Vec::as_slice);
        for event in events.unwrap_or_default() {
            talk.takes(event);
        }
        talk.heard(page["last"].as_u64().unwrap_or_default());
        let last = events.and_then(|events| events.last());
        last.and_then(|event| event["seq"].as_u64())
            .unwrap_or_default()
    }

    async fn fill_hole(&mut self, nth: usize) {
        let talk = &self.talks[nth];
        let now = Instant::now();
        if talk
            .hole_since
            .is_none_or(|since| now < since + self.pace.hole)
        {
            return;
        }
        while self.talks[nth].is_missing() {
            let talk = &mut self.talks[nth];
            let (conversation, before) = (talk.conversation.clone(), talk.last());
            talk.hole_since = Some(Instant::now());
            count(&self.tally.fetched);
            let page = self.door.page(&self.party, &conversation, before).await;
            let Some(page) = page else { return };
            self.take_page(nth, &page);
            if self.talks[nth].last() == before {
                return;
            }
        }
    }
}

async fn next_of(line: &mut Option<Line>) -> Option<Value> {
    match line {
        Some(line) => line.next().await,
        None => std::future::pending().await,
    }
}

//! What must be true of a [`World`], whatever happened.

use std::collections::BTreeSet;

use super::World;
use domain::event::number;
use domain::{Author, Numbered, Side};

impl World {
    /// The first property that does not hold, by name.
    pub fn broken(&self) -> Option<&'static str> {
        let properties: [(&'static str, bool); 7] = [
            ("no frame is refused and no look in vain", self.refused == 0),
            ("acked implies stored", self.acked_is_stored()),
            ("stored once, in the sender's order", self.is_in_order()),
            ("numbers are dense", self.is_dense()),
            ("a reader finds all, once, in order", self.reads_all()),
            ("what was shown is right", self.shown_is_right()),
            ("few mails twice", self.mails_are_few()),
        ];
        let broken = properties.into_iter().find(|(_, holds)| !holds);
        broken.map(|(name, _)| name)
    }

    /// What is true once nothing can happen any more: all is stored, shown and told.
    pub fn is_settled(&self) -> bool {
        let told = |job| self.work.mails.contains_key(job);
        let written = |client: &super::Client| client.n == client.last + 1;
        self.clients.iter().all(written)
            && self.work.due.iter().all(told)
            && self.reader.shown.len() as u64 == self.log.head.log.visitor_seq
            && self.log.history.len() as u64 == self.clients.iter().map(|c| c.last).sum::<u64>()
    }

    fn counts_of(&self, author: Author) -> Vec<u64> {
        let origins = self.log.history.iter().filter_map(|e| e.what.origin());
        origins
            .filter(|(by, ..)| *by == author)
            .map(|(_, _, n)| n)
            .collect()
    }

    fn acked_is_stored(&self) -> bool {
        self.clients.iter().all(|client| {
            let stored: BTreeSet<u64> = self.counts_of(client.author).into_iter().collect();
            (1..client.n).all(|n| stored.contains(&n))
        })
    }

    fn is_in_order(&self) -> bool {
        self.clients.iter().all(|client| {
            let counts = self.counts_of(client.author);
            counts.iter().copied().eq(1..=counts.len() as u64)
        })
    }

    fn is_dense(&self) -> bool {
        let head = &self.log.head;
        let visible = |e: &&domain::Event| e.what.for_visitor();
        let visible_in_tail = head.log.tail.iter().filter(visible).count() as u64;
        head.log.seq == self.log.history.len() as u64
            && head.log.seq + 1 == head.log.base + head.log.tail.len() as u64
            && head.log.visitor_seq == self.log.history.iter().filter(visible).count() as u64
            && head.log.visitor_seq + 1 == head.log.visitor_base + visible_in_tail
    }

    fn truth(&self) -> Vec<Numbered> {
        number(1, 1, &self.log.history)
    }

    fn reads_all(&self) -> bool {
        let found = self.log.read(&self.log.head, Side::Agent, 0);
        found == self.truth()
    }

    fn shown_is_right(&self) -> bool {
        let visible = self.truth().into_iter().filter_map(|event| {
            let (author, _, n) = event.event.what.origin()?;
            Some((event.visitor_seq?, author, n))
        });
        let shown = &self.reader.shown;
        visible.take(shown.len()).eq(shown.iter().copied())
    }

    fn mails_are_few(&self) -> bool {
        let twice: u64 = self.work.mails.values().map(|count| count - 1).sum();
        twice <= self.work.stopped_before_mark
    }
}

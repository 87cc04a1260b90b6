//! What follows from a change: the stream's records, the queue, the workers' leases and the mails.

use std::collections::BTreeMap;

use super::Mistake;

/// How far a worker is with its job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// It has received the job.
    Received,
    /// It holds the lease.
    Leased,
    /// The first of sending and marking is done.
    Half,
}

/// Whose a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Lease {
    /// Somebody's, who is at work.
    Held,
    /// Somebody's who stopped: it ends, and then it is free.
    Abandoned,
    /// The job is done.
    Done,
}

/// All of it. A job is called by the number of the event from which it followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Work {
    /// The jobs that have to be done, for the properties to be authorized by.
    pub due: Vec<u64>,
    /// Records of the stream that were not relayed.
    pub records: Vec<u64>,
    /// Jobs in the queue.
    pub queue: Vec<u64>,
    /// Workers that have received a job.
    pub workers: Vec<(u64, Stage)>,
    /// Mails sent, by job.
    pub mails: BTreeMap<u64, u64>,
    /// How many workers stopped between SES's answer and the mark.
    pub stopped_before_mark: u64,
    leases: BTreeMap<u64, Lease>,
}

impl Work {
    pub(super) fn sort(&mut self) {
        self.records.sort_unstable();
        self.queue.sort_unstable();
        self.workers.sort_unstable();
    }

    pub(super) fn relay(&mut self, index: usize, again: bool) {
        self.queue.push(self.records[index]);
        if !again {
            self.records.remove(index);
        }
    }

    pub(super) fn receive(&mut self, index: usize, again: bool) {
        self.workers.push((self.queue[index], Stage::Received));
        if !again {
            self.queue.remove(index);
        }
    }

    pub(super) fn work(&mut self, index: usize, mistake: Option<Mistake>) {
        let (job, stage) = self.workers.remove(index);
        let marks_first = mistake == Some(Mistake::MarkBeforeSend);
        match stage {
            Stage::Received => match self.leases.get(&job) {
                Some(Lease::Done) => {}
                // It comes again and finds the job done or the lease ended.
                Some(Lease::Held) => self.queue.push(job),
                None | Some(Lease::Abandoned) => {
                    self.leases.insert(job, Lease::Held);
                    self.workers.push((job, Stage::Leased));
                }
            },
            Stage::Leased => {
                self.finish(job, marks_first);
                self.workers.push((job, Stage::Half));
            }
            Stage::Half => self.finish(job, !marks_first),
        }
    }

    fn finish(&mut self, job: u64, mark: bool) {
        if mark {
            self.leases.insert(job, Lease::Done);
        } else {
            *self.mails.entry(job).or_default() += 1;
        }
    }

    pub(super) fn crash(&mut self, index: usize) {
        let (job, stage) = self.workers.remove(index);
        self.queue.push(job);
        self.stopped_before_mark += u64::from(stage == Stage::Half);
        if stage != Stage::Received && self.leases.get(&job) == Some(&Lease::Held) {
            self.leases.insert(job, Lease::Abandoned);
        }
    }
}

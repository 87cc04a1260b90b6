//! Does what follows from a change of a conversation: number, row, lines of the queue's log, notices.
//!
//! `relay` does it for every change, `sweep` again for what may have been missed. Each step is idempotent: its ids are made
//! from the change, so doing it twice is doing it once.

use std::collections::BTreeSet;

use domain::follow::{Follow, NewEntry, follow};
use domain::{Agent, Availability, EntryId, Head, NoticeKind, Timestamp, Ways};
use futures_util::future::try_join_all;
use jobs::Jobs;
use protocol::job::EntryText;
use protocol::{Failure, Job, Row, ServerFrame};
use sockets::{Posted, Sockets};
use store::{EntryRecord, Store};

/// Seconds of a log that are settled again: twice what the stream keeps.
const SETTLED_BACK_S: i64 = 48 * 3600;

/// Events of a log that are settled again at most. What lies further back was settled when it was nearer to the end, or is
/// marked; without this bound a stranger's long conversation takes the time of all others.
const SETTLED_BACK_EVENTS: usize = 500;

/// Seconds within which a socket that was let in has opened. Until then the gateway calls it gone, and it is not.
const OPENING_S: i64 = 30;

/// So many agents are told at the same time, so that a queue of fifty members costs five rounds and not fifty.
const AT_ONCE: usize = 10;

/// What agents and consoles were told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Frames that went to open consoles.
    pub pushed: usize,
    /// Ids of the jobs that mail an agent each.
    pub jobs: Vec<String>,
    /// Agents who get no mail now: they want none, or an open console told them.
    pub spared: usize,
}

/// What it needs to do so.
#[derive(Debug, Clone)]
pub struct FollowUp {
    store: Store,
    jobs: Jobs,
    sockets: Sockets,
}

impl FollowUp {
    /// Over this table, this queue and these sockets.
    pub fn new(store: Store, jobs: Jobs, sockets: Sockets) -> Self {
        Self {
            store,
            jobs,
            sockets,
        }
    }

    /// Does all that must be true of a conversation, whatever the stream told of it. Goes back as far as the stream may have
    /// failed, but not much further than 500 events.
    ///
    /// # Errors
    /// When table or queue do not answer.
    pub async fn settle(&self, head: &Head, now: Timestamp) -> Result<Told, Failure> {
        let mut whole = head.clone();
        let since_s = now.as_second() - SETTLED_BACK_S;
        while whole.base > 1
            && whole.tail.len() < SETTLED_BACK_EVENTS
            && whole
                .tail
                .first()
                .is_none_or(|e| e.at.as_second() >= since_s)
        {
            whole = self.store.lengthened(whole).await?;
        }
        self.apply(&whole, follow(None, &whole), true, now).await
    }

    /// Does what follows. When it fails, all of it may be done again.
    ///
    /// # Errors
    /// When table or queue do not answer.
    pub async fn carry_out(
        &self,
        head: &Head,
        follow: Follow,
        now: Timestamp,
    ) -> Result<Told, Failure> {
        self.apply(head, follow, false, now).await
    }

    /// When it is late, an agent whom an open console told is mailed as well: two minutes have passed, and they have not looked.
    async fn apply(
        &self,
        head: &Head,
        follow: Follow,
        late: bool,
        now: Timestamp,
    ) -> Result<Told, Failure> {
        let mut told = Told::default();
        let mut head = head.clone();
        if head.preview().is_none() && (follow.row || follow.show) {
            head = self.store.lengthened(head).await?;
        }
        if follow.number {
            head.number = Some(self.store.give_number(head.id).await?);
        }
        for entry in &follow.entries {
            self.write_entry(&head, entry).await?;
        }
        if follow.row || follow.number {
            self.store.put_row(&head).await?;
        }
        if follow.show {
            let frame = ServerFrame::Row {
                row: Row::of(&head),
            }
            .to_json();
            told.pushed += self.show_queue(&head.queue, frame, now).await?;
        }
        if follow.viewers {
            told.pushed += self.show_viewers(&head).await?;
        }
        if let Some(kind) = follow.notify {
            let line = follow
                .entries
                .iter()
                .find(|entry| entry.accepted_by.is_none());
            let entry = line.map(|entry| entry.id);
            self.notify(&head, kind, entry, late, now, &mut told)
                .await?;
        }
        Ok(told)
    }

    async fn write_entry(&self, head: &Head, entry: &NewEntry) -> Result<(), Failure> {
        let record = match entry.accepted_by {
            None => EntryRecord::submission(entry.id, &head.queue, entry.at, head.id, head.number),
            Some(agent) => {
                let name = head.name_of(agent).unwrap_or_default().to_owned();
                EntryRecord::accepted(entry.id, &head.queue, entry.at, head.id, head.number, name)
            }
        };
        self.store.put_entry(entry.id, &head.queue, &record).await?;
        Ok(())
    }

    /// Posts a frame to the consoles that watch the queue, and forgets those that are gone. Says how many are not.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn show_queue(
        &self,
        queue: &domain::QueueId,
        frame: String,
        now: Timestamp,
    ) -> Result<usize, Failure> {
        let watchers = self.store.watchers(queue, now.as_second()).await?;
        let watching = watchers.len();
        let frames = watchers.into_iter().map(|to| (to, frame.clone()));
        let gone = self.sockets.post_all(frames).await;
        for gone in &gone {
            self.store.forget_connection(gone).await?;
        }
        Ok(watching - gone.len())
    }

    /// Tells the agents who have the conversation open who else has. Says how many frames went out.
    async fn show_viewers(&self, head: &Head) -> Result<usize, Failure> {
        let agents: BTreeSet<_> = head.agents_connections().map(|(_, agent)| agent).collect();
        let frame = ServerFrame::Viewers {
            conversation: head.id.to_string(),
            agents: agents.iter().map(ToString::to_string).collect(),
        }
        .to_json();
        let viewing = head.agents_connections();
        let frames: Vec<_> = viewing.map(|(to, _)| (to.clone(), frame.clone())).collect();
        let posted = frames.len();
        let gone = self.sockets.post_all(frames).await;
        for gone in &gone {
            self.store.unfollow_conversation(head.id, gone).await?;
            self.store.forget_connection(gone).await?;
        }
        Ok(posted - gone.len())
    }

    async fn notify(
        &self,
        head: &Head,
        kind: NoticeKind,
        entry: Option<EntryId>,
        late: bool,
        now: Timestamp,
        told: &mut Told,
    ) -> Result<(), Failure> {
        let audience = self.audience(head, kind).await?;
        for some in audience.chunks(AT_ONCE) {
            // Boxed: the AWS calls below make these futures large.
            let each = some
                .iter()
                .map(|agent| Box::pin(self.notify_agent(head, kind, entry, agent, late, now)));
            for one in try_join_all(each).await? {
                told.pushed += one.pushed;
                told.spared += one.spared;
                told.jobs.extend(one.jobs);
            }
        }
        Ok(())
    }

    /// Tells one agent, in the ways that they chose for this kind. An agent who chose none is told nothing.
    async fn notify_agent(
        &self,
        head: &Head,
        kind: NoticeKind,
        entry: Option<EntryId>,
        agent: &Agent,
        late: bool,
        now: Timestamp,
    ) -> Result<Told, Failure> {
        let ways = agent.notices.of(kind);
        let mut told = Told::default();
        let mut reached = false;
        if ways != Ways::default() {
            (told.pushed, reached) = self
                .show_notice(head, kind, entry, agent, ways, now)
                .await?;
        }
        if ways.email && (late || !reached) {
            let id = job_id(head, kind, agent);
            let job = mail_job(head, kind, entry, agent, id.clone());
            self.jobs.push(&job).await?;
            told.jobs.push(id);
        } else {
            told.spared = 1;
        }
        Ok(told)
    }

    /// Whom a notice concerns: the assignee, while there is one; else everybody who serves the queue. A membership may be left
    /// behind by somebody who lost the right to read.
    async fn audience(&self, head: &Head, kind: NoticeKind) -> Result<Vec<Agent>, Failure> {
        let mut audience: Vec<Agent> = match (kind, head.assignee) {
            (NoticeKind::Message | NoticeKind::Missed, Some(agent)) => {
                self.store.agent(agent).await?.into_iter().collect()
            }
            _ => self.store.members(&head.queue).await?,
        };
        audience.retain(|agent| head.may_be_read_by(agent));
        Ok(audience)
    }

    /// Tells an agent in the consoles that are open. Says how many took the frame, and whether the agent counts as reached: a
    /// console took it, and the agent does not call themselves away.
    async fn show_notice(
        &self,
        head: &Head,
        kind: NoticeKind,
        entry: Option<EntryId>,
        agent: &Agent,
        ways: Ways,
        now: Timestamp,
    ) -> Result<(usize, bool), Failure> {
        let frame = ServerFrame::Notice {
            kind: kind.into(),
            queue: head.queue.to_string(),
            conversation: head.id.to_string(),
            entry: entry.map(|entry| entry.to_string()),
            sound: ways.sound,
            desktop: ways.desktop,
        }
        .to_json();
        let mut pushed = 0;
        let now_s = now.as_second();
        for socket in self.store.sockets_of_agent(agent.id, now_s).await? {
            match self.sockets.post(&socket.connection, &frame).await {
                Posted::Sent => pushed += 1,
                Posted::Gone if now_s > socket.since_s + OPENING_S => {
                    self.store.forget_connection(&socket.connection).await?;
                }
                Posted::Gone | Posted::Missed => {}
            }
        }
        let reached = pushed > 0 && agent.availability == Availability::Online;
        Ok((pushed, reached))
    }
}

/// Names the agent, the kind and the first message that waits, so the same waiting is mailed once, however often it is found.
fn job_id(head: &Head, kind: NoticeKind, agent: &Agent) -> String {
    let since = head.unread_from.unwrap_or_default();
    format!("notice-{}-{}-{kind:?}-{since}", head.id, agent.id).to_lowercase()
}

/// The job that mails an agent.
fn mail_job(
    head: &Head,
    kind: NoticeKind,
    entry: Option<EntryId>,
    agent: &Agent,
    id: String,
) -> Job {
    Job::NotifyAgent {
        v: Job::VERSION,
        id,
        agent: agent.id,
        kind: kind.into(),
        conversation: head.id,
        seq: head.unread_from.map(|before| before + 1),
        entry: entry.map(EntryText),
        deferred: 0,
    }
}

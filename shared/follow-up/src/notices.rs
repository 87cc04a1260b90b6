//! Whom a change concerns, and by which methods each of these agents is told.

use domain::{
    Agent, Availability, EntryId, Head, MailWhen, NoticeKind, NoticeMethods, Numbered, Timestamp,
    What,
};
use futures_util::future::try_join_all;
use protocol::job::{EntryText, notice_job_id};
use protocol::{Failure, Job, ServerFrame};
use sockets::Posted;

use crate::{AT_ONCE, FollowUp, Notified};

/// Seconds within which a socket that was let in has opened. Until then the gateway calls it gone, and it is not.
const OPENING_S: i64 = 30;

/// What agents are told of a change, and how.
#[derive(Clone, Copy)]
pub(crate) struct Notice<'a> {
    pub(crate) head: &'a Head,
    pub(crate) kind: NoticeKind,
    /// The entry of the queue's log that a form is.
    pub(crate) entry: Option<EntryId>,
    /// Mail also an agent whom an open console told: two minutes have passed, and they have not looked.
    pub(crate) late: bool,
}

impl FollowUp {
    pub(crate) async fn notify(
        &self,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<Notified, Failure> {
        let mut all = Notified::default();
        let audience = self.audience(notice.head, notice.kind).await?;
        for some in audience.chunks(AT_ONCE) {
            // Boxed: the AWS calls below make these futures large.
            let each = some
                .iter()
                .map(|agent| Box::pin(self.notify_agent(notice, agent, now)));
            for one in try_join_all(each).await? {
                all.pushed += one.pushed;
                all.suppressed += one.suppressed;
                all.jobs.extend(one.jobs);
            }
        }
        Ok(all)
    }

    /// Tells one agent, by the methods that they chose for this kind. An agent who chose none, or muted the queue, is told nothing.
    /// In their quiet hours no console is told, and the mail is left to email-worker: it waits until they end.
    async fn notify_agent(
        &self,
        notice: Notice<'_>,
        agent: &Agent,
        now: Timestamp,
    ) -> Result<Notified, Failure> {
        let methods = agent.notices.in_queue(notice.kind, &notice.head.queue);
        let mut notified = Notified::default();
        let mut reached = false;
        if methods != NoticeMethods::default() && agent.notices.quiet_until(now).is_none() {
            (notified.pushed, reached) = self.show_notice(notice, agent, methods, now).await?;
        }
        let always = agent.notices.mail == MailWhen::Always;
        let mailed = notice.was_mailed(agent);
        if methods.email && !mailed && (always || notice.late || !reached) {
            let job = notice.mail_job(agent);
            self.jobs.push(&job).await?;
            notified.jobs.push(notice.job_id(agent));
        } else {
            notified.suppressed = 1;
        }
        Ok(notified)
    }

    /// Whom a notice concerns: the assignee, while there is one; else everybody who serves the queue. A membership may be left
    /// behind by somebody who lost the right to read.
    async fn audience(&self, head: &Head, kind: NoticeKind) -> Result<Vec<Agent>, Failure> {
        let mut audience: Vec<Agent> = match (kind, head.assignment.assignee) {
            (
                NoticeKind::Message
                | NoticeKind::Missed
                | NoticeKind::Offline
                | NoticeKind::Assigned,
                Some(agent),
            ) => self.store.agent(agent).await?.into_iter().collect(),
            _ => self.store.members(&head.queue).await?,
        };
        audience.retain(|agent| head.may_be_read_by(agent));
        Ok(audience)
    }

    /// Tells an agent in the consoles that are open. Says how many took the frame, and whether the agent counts as reached: a
    /// console took it, and the agent does not call themselves away.
    async fn show_notice(
        &self,
        notice: Notice<'_>,
        agent: &Agent,
        methods: NoticeMethods,
        now: Timestamp,
    ) -> Result<(usize, bool), Failure> {
        let Notice {
            head, kind, entry, ..
        } = notice;
        let frame = ServerFrame::Notice {
            kind: kind.into(),
            queue: head.queue.to_string(),
            conversation: head.id.to_string(),
            entry: entry.map(|entry| entry.to_string()),
            sound: methods.sound,
            desktop: methods.desktop,
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

impl Notice<'_> {
    /// Whether the agent was mailed of the same as it came in: nobody was there, so each who wants such mails had one.
    fn was_mailed(&self, agent: &Agent) -> bool {
        let first = match self.head.assignment.assignee {
            Some(_) => NoticeKind::Message,
            None => NoticeKind::Chat,
        };
        self.kind == NoticeKind::Offline && agent.notices.in_queue(first, &self.head.queue).email
    }

    fn job_id(&self, agent: &Agent) -> String {
        let before = self.before().unwrap_or_default();
        notice_job_id(self.head.id, agent.id, self.kind, before)
    }

    /// The event before the one that it is about: the first that waits, or that by which the conversation was given.
    fn before(&self) -> Option<u64> {
        match self.kind {
            NoticeKind::Assigned => {
                let given = |event: &Numbered| matches!(event.event.what, What::Assigned { .. });
                let mut newest_first = self.head.numbered_tail().into_iter().rev();
                newest_first.find(given).map(|event| event.seq - 1)
            }
            _ => self.head.waiting.unread_from,
        }
    }

    /// The job that mails an agent.
    fn mail_job(&self, agent: &Agent) -> Job {
        Job::NotifyAgent {
            v: Job::VERSION,
            id: self.job_id(agent),
            agent: agent.id,
            kind: self.kind.into(),
            conversation: self.head.id,
            seq: self.before().map(|before| before + 1),
            entry: self.entry.map(EntryText),
            deferred: 0,
        }
    }
}

//! The mail that tells an agent where something waits (N6-N12). It holds nothing that a visitor wrote.

use domain::{
    Agent, AgentId, Author, ConversationId, Head, NoticeKind, Origin, Status, Timestamp, What,
};
use mail::AgentNotice;
use protocol::agent::NoticeMail;
use protocol::job::EntryText;

use crate::State;
use crate::written::{Addressed, NoMail};

pub(crate) async fn write(
    state: &State,
    agent: AgentId,
    kind: NoticeKind,
    (conversation, entry): (ConversationId, Option<EntryText>),
    now: Timestamp,
) -> Result<Addressed, NoMail> {
    let (agent, head) = tokio::try_join!(state.store.agent(agent), state.store.head(conversation))?;
    let (Some(agent), Some(head)) = (agent, head) else {
        return Err(NoMail::because("the agent or the conversation is gone"));
    };
    if let Some(why) = in_vain(&agent, &head, kind) {
        return Err(NoMail::InVain(why));
    }
    let quiet_until = agent.notices.quiet_until(now);
    let addressed = compose(state, agent, &head, kind, entry).await?;
    Ok(Addressed {
        quiet_until,
        ..addressed
    })
}

/// The mail about one conversation.
pub(crate) async fn compose(
    state: &State,
    agent: Agent,
    head: &Head,
    kind: NoticeKind,
    entry: Option<EntryText>,
) -> Result<Addressed, NoMail> {
    let (names, suppression) = state
        .store
        .site_queue_and_suppression(&head.site, &head.queue, &agent.email)
        .await?;
    if let Some(suppression) = suppression.as_ref().filter(|it| it.holds()) {
        return Err(NoMail::Suppressed(suppression.reason));
    }
    let Some((site, queue)) = names else {
        return Err(NoMail::because("the site or the queue is gone"));
    };
    let notice = AgentNotice {
        language: agent.language,
        site: &site.name,
        queue: &queue.name,
        kind,
        count: head.waiting.unread.try_into().unwrap_or(u32::MAX),
        at: happened_at(head, kind),
        time_zone: site.time_zone.as_str(),
        link: &link(&state.console, head, kind, entry),
        settings: &settings(&state.console),
    };
    Ok(Addressed {
        mail: notice.render()?,
        to: agent.email,
        listed: suppression.is_some_and(|it| it.listed),
        since: happened_at(head, kind),
        quiet_until: None,
    })
}

/// Why this agent no longer has to be told, if so. Things change while a job waits.
pub(crate) fn in_vain(agent: &Agent, head: &Head, kind: NoticeKind) -> Option<NoticeMail> {
    if !head.may_be_read_by(agent) {
        // It is none of the agent's business any more.
        Some(NoticeMail::Dropped)
    } else if is_taken_care_of(agent, head, kind) {
        Some(NoticeMail::TakenCareOf)
    } else if !agent.notices.in_queue(kind, &head.queue).email {
        Some(NoticeMail::SwitchedOff)
    } else {
        None
    }
}

fn is_taken_care_of(agent: &Agent, head: &Head, kind: NoticeKind) -> bool {
    let settled = match kind {
        // It is theirs, whether the visitor waits or not.
        NoticeKind::Assigned => head.assignment.assignee != Some(agent.id),
        _ => head.waiting.unread == 0,
    };
    settled || matches!(head.status, Status::Resolved | Status::Trashed)
}

/// When that happened of which the notice tells.
pub(crate) fn happened_at(head: &Head, kind: NoticeKind) -> Timestamp {
    let told = |what: &What| match (kind, what) {
        (NoticeKind::Assigned, What::Assigned { agent, .. }) => *agent == head.assignment.assignee,
        (NoticeKind::Assigned, _) => false,
        (_, What::Submission { .. }) => true,
        (_, What::Message { by, .. }) => *by == Author::Visitor,
        _ => false,
    };
    let mut newest_first = head.log.tail.iter().rev();
    newest_first
        .find(|event| told(&event.what))
        .map_or(head.last_at, |event| event.at)
}

/// Where the agent chooses what is mailed.
pub(crate) fn settings(console: &Origin) -> String {
    format!("{}/settings", console.as_str())
}

/// A deep link; it gives no rights (S2).
fn link(console: &Origin, head: &Head, kind: NoticeKind, entry: Option<EntryText>) -> String {
    let console = console.as_str();
    match (kind, entry) {
        (NoticeKind::Submission, Some(EntryText(entry))) => {
            format!("{console}/queues/{}/log#{entry}", head.queue)
        }
        _ => format!("{console}/c/{}", head.id),
    }
}

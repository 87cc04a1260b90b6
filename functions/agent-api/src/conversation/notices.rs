//! What became of the mails that were to tell the agent of a conversation: why somebody was told, or not (L14).
//!
//! Nothing is written for it. The jobs of mails are remembered for a month anyway, and their ids follow from the log.

use domain::{Agent, Author, Head, Kind, NoticeKind, Numbered, Timestamp, What};
use http::StatusCode;
use protocol::agent::{NoticeItem, notice_mail_name};
use protocol::job::notice_job_id;
use protocol::{Items, time};
use runtime::http::json;

use crate::Answer;
use crate::call::Call;
use crate::conversation::Authorized;

/// Events that are looked at, the newest: each may have led to several kinds of notice.
const MOST_EVENTS: usize = 20;

/// `GET /v1/conversations/{conversation}/notices`
pub(crate) async fn mine(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let Authorized { agent, head, .. } = authorized;
    let store = &call.state.store;
    let head = if head.log.base > 1 {
        store.lengthened(head).await?
    } else {
        head
    };
    let told = told_of(&head, &agent);
    let job = |kind: NoticeKind, seq: u64| notice_job_id(head.id, agent.id, kind, seq - 1);
    let jobs: Vec<String> = told.iter().map(|it| job(it.kind, it.seq)).collect();
    let mails = store.notice_mails(&jobs).await?;
    let items = told.iter().zip(&jobs).filter_map(|(it, job)| {
        Some(NoticeItem {
            kind: it.kind.into(),
            seq: it.seq,
            at: time(it.at),
            mail: notice_mail_name(*mails.get(job)?),
        })
    });
    let items = items.collect();
    Ok(json(StatusCode::OK, &Items { items, next: None }))
}

/// Something of which a notice may have told.
struct Told {
    kind: NoticeKind,
    seq: u64,
    at: Timestamp,
}

/// The newest events of which the agent may have been told, the newest first.
fn told_of(head: &Head, agent: &Agent) -> Vec<Told> {
    let events = head.numbered_tail().into_iter().rev();
    events
        .map(|event| (kinds_of(head, agent, &event), event))
        .filter(|(kinds, _)| !kinds.is_empty())
        .take(MOST_EVENTS)
        .flat_map(|(kinds, event)| {
            let (seq, at) = (event.seq, event.event.at);
            kinds.iter().map(move |kind| Told {
                kind: *kind,
                seq,
                at,
            })
        })
        .collect()
}

fn kinds_of(head: &Head, agent: &Agent, event: &Numbered) -> &'static [NoticeKind] {
    match &event.event.what {
        What::Submission { .. } => &[NoticeKind::Submission],
        What::Message {
            by: Author::Visitor,
            ..
        } if head.kind != Kind::Submission => &[
            NoticeKind::Offline,
            NoticeKind::Missed,
            NoticeKind::Message,
            NoticeKind::Chat,
        ],
        What::Assigned { agent: given, .. } if *given == Some(agent.id) => &[NoticeKind::Assigned],
        _ => &[],
    }
}

//! Messages and notes over HTTP, for consoles whose socket is closed. They go the same way as frames.

use delivery::Sent;
use domain::{Agent, Author, Draft, Head, Side, Timestamp};
use http::StatusCode;
use lambda_http::Request;
use protocol::visitor::{self, SendMessage};
use runtime::http::{json, json_of};
use runtime::{Metric, RequestLog};
use store::Via;

use crate::conversation::Authorized;
use crate::conversation::changes::introduce;
use crate::{Answer, State};

/// `POST /v1/conversations/{conversation}/messages`, and `…/notes` with `note`
pub(crate) async fn send(
    state: &State,
    request: &Request,
    authorized: Authorized,
    agent: &Agent,
    note: bool,
    line: &mut RequestLog,
    now: Timestamp,
) -> Answer {
    let draft = json_of::<SendMessage>(request)?.into_draft(note)?;
    let head = &authorized.head;
    // An agent who sends what is stored already is told where it stands, though the right to write ended since: nothing is written.
    if !is_repeat(head, &draft) {
        authorized.allowed()?;
        introduce(state, head, agent).await?;
    }
    let author = Author::Agent(agent.id);
    let sent = state
        .delivery
        .send(head.id, author, Via::Agent, draft, now)
        .await
        .map_err(|refused| refused.failure)?;
    let seq = match sent {
        Sent::Before { seq } => seq,
        Sent::Now { seq, head } => {
            line.stored(&head);
            let pushed = state.delivery.tell(&head, seq - 1, None).await;
            line.count(Metric::Pushed, pushed);
            seq
        }
    };
    line.count(Metric::Accepted, 1);
    Ok(json(StatusCode::OK, &visitor::Sent { seq }))
}

fn is_repeat(head: &Head, draft: &Draft) -> bool {
    let last = head.log.senders.get(&(Side::Agent, draft.sender.clone()));
    last.is_some_and(|last| draft.n <= *last)
}

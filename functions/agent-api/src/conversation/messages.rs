//! Messages and notes over HTTP, for consoles whose socket is closed. They go the same way as frames.

use delivery::Sent;
use domain::{Author, Draft, Head, Side};
use http::StatusCode;
use protocol::visitor::{self, SendMessage};
use runtime::Metric;
use runtime::http::json;
use store::Via;

use crate::Answer;
use crate::call::Call;
use crate::conversation::Authorized;
use crate::conversation::changes::introduce;

/// `POST /v1/conversations/{conversation}/messages`
pub(crate) async fn send(call: Call<'_>, authorized: Authorized) -> Answer {
    let draft = call.json::<SendMessage>()?.into_draft(false)?;
    write(call, authorized, draft).await
}

/// `POST /v1/conversations/{conversation}/notes`
pub(crate) async fn note(call: Call<'_>, authorized: Authorized) -> Answer {
    let draft = call.json::<SendMessage>()?.into_draft(true)?;
    write(call, authorized, draft).await
}

async fn write(call: Call<'_>, authorized: Authorized, draft: Draft) -> Answer {
    let state = call.state;
    let Authorized { agent, head, .. } = &authorized;
    // An agent who sends what is stored already is told where it stands, though the right to write ended since: nothing is written.
    if !is_repeat(head, &draft) {
        authorized.allowed()?;
        introduce(state, head, agent).await?;
    }
    let author = Author::Agent(agent.id);
    let sent = state
        .delivery
        .send(head.id, author, Via::Agent, draft, call.now)
        .await
        .map_err(|refused| refused.failure)?;
    let seq = match sent {
        Sent::Before { seq } => seq,
        Sent::Now { seq, head } => {
            call.log.stored(&head);
            let pushed = state.delivery.tell(&head, seq - 1, None).await;
            call.log.count(Metric::Pushed, pushed);
            seq
        }
    };
    call.log.count(Metric::Accepted, 1);
    Ok(json(StatusCode::OK, &visitor::Sent { seq }))
}

fn is_repeat(head: &Head, draft: &Draft) -> bool {
    let last = head.log.senders.get(&(Side::Agent, draft.sender.clone()));
    last.is_some_and(|last| draft.n <= *last)
}

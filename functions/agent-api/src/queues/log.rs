//! The queue's own log, and comments on it (N5, N14, N15).

use std::collections::BTreeSet;

use domain::rights::{Decision, QueueAction};
use domain::{Agent, Body, ConversationId, EntryId, Queue, TextError, bounds};
use http::StatusCode;
use protocol::agent::{LogEntry, WriteComment};
use protocol::{Code, Failure, FieldError, Items, Row};
use runtime::http::json;
use store::{Commented, EntryRecord};

use crate::call::Call;
use crate::inbox::cursor::malformed_cursor;
use crate::inbox::query::Query;
use crate::{Answer, State};

/// Lines on a page.
const PAGE: i32 = 50;

/// The queue of this name, if the agent may do this to it.
pub(crate) async fn queue(
    state: &State,
    agent: &Agent,
    name: &str,
    action: QueueAction,
) -> Result<Queue, Failure> {
    let id = name.parse().map_err(|_| Code::NotFound)?;
    let queue = state.store.queue(&id).await?.ok_or(Code::NotFound)?;
    match agent.authorize_queue(&queue.site, &queue.id, action) {
        Decision::Allowed => Ok(queue),
        Decision::NotFound => Err(Code::NotFound.into()),
        Decision::Forbidden | Decision::WrongState => Err(Code::Forbidden.into()),
    }
}

/// `GET /v1/queues/{queue}/log`
pub(crate) async fn page(call: Call<'_>, queue: Queue, agent: Agent) -> Answer {
    let query = Query::of(call.request, &["cursor"])?;
    let after: Option<EntryId> = query
        .get("cursor")
        .map(str::parse)
        .transpose()
        .map_err(|_| malformed_cursor())?;
    let page = call.state.store.log(&queue.id, after, PAGE).await?;
    let items = Items {
        items: with_rows(call.state, &page.entries, &agent).await?,
        next: page.next.map(|entry| entry.to_string()),
    };
    Ok(json(StatusCode::OK, &items))
}

/// The lines, each with what lists show of its conversation now. One that went to a queue which the agent does not see has none.
async fn with_rows(
    state: &State,
    lines: &[EntryRecord],
    agent: &Agent,
) -> Result<Vec<LogEntry>, Failure> {
    let ids: BTreeSet<ConversationId> = lines
        .iter()
        .filter_map(|line| line.conversation.parse().ok())
        .collect();
    let mut rows = state.store.rows_of(&ids).await?;
    rows.retain(|_, row| reads(agent, row));
    let shown = |line: &EntryRecord| LogEntry {
        row: rows.get(&line.conversation).cloned(),
        ..line.to_wire()
    };
    Ok(lines.iter().map(shown).collect())
}

fn reads(agent: &Agent, row: &Row) -> bool {
    let (Ok(site), Ok(queue)) = (row.site.parse(), row.queue.parse()) else {
        return false;
    };
    agent.authorize_queue(&site, &queue, QueueAction::ReadConversations) == Decision::Allowed
}

/// `POST /v1/queues/{queue}/log/{entry}/comments`
pub(crate) async fn comment(call: Call<'_>, queue: Queue, agent: Agent) -> Answer {
    let (state, now) = (call.state, call.now);
    let comment: WriteComment = call.json()?;
    let text = Body::parse(&comment.text).map_err(|error| FieldError::new("/text", error))?;
    if text.as_str().chars().count() > bounds::COMMENT_CHARS {
        return Err(FieldError::new("/text", TextError::TooLong).into());
    }
    let entry = call.part("entry").parse().map_err(|_| Code::NotFound)?;
    let commented = state
        .store
        .comment_on(&queue.id, entry, agent.id, agent.name.as_str(), &text, now)
        .await?;
    match commented {
        Commented::Done(line) => {
            let shown = with_rows(state, std::slice::from_ref(&*line), &agent).await?;
            Ok(json(StatusCode::OK, &shown.first()))
        }
        Commented::Full => Err(Code::Conflict.into()),
        Commented::NotFound => Err(Code::NotFound.into()),
    }
}

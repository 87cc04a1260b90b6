//! The queue's own log, and comments on it (N5, N14, N15).

use domain::rights::{self, Action, Verdict};
use domain::{Agent, Body, EntryId, Kind, Queue, Status, Timestamp};
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::WriteComment;
use protocol::{Code, Failure, FieldError, Items};
use runtime::http::{json, json_of};

use crate::query::Query;
use crate::{Answer, State};

/// Lines on a page.
const PAGE: i32 = 50;

/// The queue of this name, if the agent may do this to it.
pub(crate) async fn queue(
    state: &State,
    agent: &Agent,
    name: &str,
    action: Action,
) -> Result<Queue, Failure> {
    let id = name.parse().map_err(|_| Code::NotFound)?;
    let queue = state.store.queue(&id).await?.ok_or(Code::NotFound)?;
    let (role, relation) = agent
        .relation_to_queue(&queue.site, &queue.id)
        .ok_or(Code::NotFound)?;
    // For a queue the table asks for no kind and no state.
    match rights::judge(action, role, relation, Kind::Submission, Status::Unassigned) {
        Verdict::Allowed => Ok(queue),
        Verdict::NotFound => Err(Code::NotFound.into()),
        Verdict::Forbidden | Verdict::WrongState => Err(Code::Forbidden.into()),
    }
}

/// `GET /v1/queues/{queue}/log`
pub(crate) async fn page(state: &State, request: &Request, queue: &Queue) -> Answer {
    let query = Query::of(request, &["cursor"])?;
    let after: Option<EntryId> = query
        .get("cursor")
        .map(str::parse)
        .transpose()
        .map_err(|_| Code::Malformed)?;
    let page = state.store.log(&queue.id, after, PAGE).await?;
    let items = Items {
        items: page.entries.iter().map(|entry| entry.to_wire()).collect(),
        next: page.next.map(|entry| entry.to_string()),
    };
    Ok(json(StatusCode::OK, &items))
}

/// `PUT /v1/queues/{queue}/log/{entry}/comment`
pub(crate) async fn comment(
    state: &State,
    request: &Request,
    queue: &Queue,
    entry: &str,
    agent: &Agent,
    now: Timestamp,
) -> Answer {
    let comment: WriteComment = json_of(request)?;
    let text = Body::parse(&comment.text).map_err(|error| FieldError::new("/text", error))?;
    let entry = entry.parse().map_err(|_| Code::NotFound)?;
    let written = state
        .store
        .comment_on(&queue.id, entry, agent.id, agent.name.as_str(), &text, now)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(json(StatusCode::OK, &written.to_wire()))
}

//! Where a visitor who waits stands in the line.

use domain::{Head, Status};
use http::{Response, StatusCode};
use lambda_http::Body;
use protocol::visitor::PlaceInLine;
use protocol::{Failure, time};
use runtime::http::json;
use store::{Order, Part};

use crate::State;
use crate::caller::Caller;
use crate::conversations::own_head;

/// Places that are counted; each that is looked at costs.
const MOST: i32 = 100;

/// `GET /v1/visitor/conversations/{id}/place`
pub(crate) async fn show(
    state: &State,
    caller: &Caller,
    held: &str,
) -> Result<Response<Body>, Failure> {
    let head = own_head(state, caller, held).await?;
    let place = place_of(state, &head).await?;
    Ok(json(StatusCode::OK, &PlaceInLine { place }))
}

/// Whom nobody took stands behind all who wait in the same queue since before.
async fn place_of(state: &State, head: &Head) -> Result<Option<u32>, Failure> {
    let waits = head.status == Status::Unassigned && head.waiting.unread > 0;
    let Some(since) = head.waiting.since.filter(|_| waits) else {
        return Ok(None);
    };
    let part = Part {
        order: Order::QuietestFirst,
        after: None,
        limit: MOST,
    };
    let line = state
        .store
        .rows_of_queue(&head.queue, Status::Unassigned, part);
    let (since, own) = (time(since), head.id.to_string());
    let before = line.await?.rows.into_iter().filter(|(_, row)| {
        let earlier = row.waiting_since.as_ref().is_some_and(|at| *at < since);
        earlier && row.kind == "chat" && row.conversation != own
    });
    let place = u32::try_from(before.count() + 1).unwrap_or(u32::MAX);
    Ok(Some(place.min(MOST.unsigned_abs())))
}

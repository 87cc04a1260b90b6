//! The list of conversations: several queues and statuses as one, freshest first or by how long the visitor has waited.

use domain::Agent;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use protocol::{Failure, Items, Row};
use runtime::http::json;
use store::{Order, Part, RowsPage, StoreError};

use crate::auth::session::Caller;
use crate::call::Call;
use crate::inbox::cursor;
use crate::inbox::filter::{Bucket, Filter, Sort};
use crate::inbox::query::Query;
use crate::queues::AT_ONCE;
use crate::{Answer, State};

/// A filter that the table has no list for may leave rows out; after so many reads the page is as long as it is.
const MOST_READS: usize = 4;

/// `GET /v1/conversations`
pub(crate) async fn page(call: Call<'_>, caller: Caller) -> Answer {
    let (state, agent) = (call.state, &caller.agent);
    let known = [&Filter::PARAMETERS[..], &["cursor"]].concat();
    let query = Query::of(call.request, &known)?;
    let filter = Filter::parse(&query)?;
    let name = filter.name();
    let mut after = query
        .get("cursor")
        .map(|text| cursor::read(&name, text))
        .transpose()?;
    let buckets = filter.buckets(state, agent).await?;
    let page = filter.sort.page();
    let mut items: Vec<Row> = Vec::new();
    let mut more = true;
    for _ in 0..MOST_READS {
        let read = merged(state, agent, &buckets, filter.part(after.as_deref())).await?;
        let mut left = read.rows.len();
        for (place, row) in read.rows {
            left -= 1;
            after = Some(place);
            // While a row moves from one list to another, both may show it.
            let shown = items
                .iter()
                .any(|item| item.conversation == row.conversation);
            if !shown && filter.takes(&row, agent) {
                items.push(row);
            }
            if items.len() == page {
                break;
            }
        }
        more = read.more || left > 0;
        if items.len() == page || !more {
            break;
        }
    }
    if filter.sort == Sort::Waiting {
        items.sort_by_cached_key(waits_since);
    }
    let next = after
        .filter(|_| more)
        .map(|after| cursor::write(&name, &after))
        .transpose()?;
    Ok(json(StatusCode::OK, &Items { items, next }))
}

/// Since when the visitor waits; who waits no longer comes after all who do. Of equals, the one that came first.
fn waits_since(row: &Row) -> (bool, String, String) {
    let since = row.waiting_since.clone();
    (
        since.is_none(),
        since.unwrap_or_else(|| row.last_at.clone()),
        row.conversation.clone(),
    )
}

/// The next rows of all lists together, in the order of the lists: as many as a page takes. What a list holds behind its own page
/// comes after all of these.
async fn merged(
    state: &State,
    agent: &Agent,
    buckets: &[Bucket],
    part: Part<'_>,
) -> Result<RowsPage, Failure> {
    let pages: Vec<RowsPage> = stream::iter(buckets.to_vec())
        .map(|bucket| rows(state, agent, bucket, part))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let mut more = pages.iter().any(|page| page.more);
    let mut rows: Vec<_> = pages.into_iter().flat_map(|page| page.rows).collect();
    rows.sort_unstable_by(|(one, _), (other, _)| match part.order {
        Order::FreshestFirst => other.cmp(one),
        Order::QuietestFirst => one.cmp(other),
    });
    let limit = usize::try_from(part.limit).unwrap_or_default();
    more = more || rows.len() > limit;
    rows.truncate(limit);
    Ok(RowsPage { rows, more })
}

async fn rows(
    state: &State,
    agent: &Agent,
    bucket: Bucket,
    part: Part<'_>,
) -> Result<RowsPage, StoreError> {
    let store = &state.store;
    match bucket {
        Bucket::Queue(queue, status) => store.rows_of_queue(&queue, status, part).await,
        Bucket::Mine(status) => store.rows_of_agent(agent.id, status, part).await,
    }
}

//! The list of conversations: several queues and statuses as one, freshest first.

use std::collections::BTreeSet;

use domain::{Agent, QueueId, Status};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use lambda_http::Request;
use protocol::event::status_name;
use protocol::{Code, Failure, Items, Problem, Row};
use runtime::http::json;
use store::{RowsPage, StoreError};

use crate::query::{Query, invalid};
use crate::queues::{AT_ONCE, seen_names};
use crate::{Answer, State, cursor};

/// Rows on a page.
const LIMIT: i32 = 50;
const PAGE: usize = LIMIT as usize;

/// A filter that the table has no list for may leave rows out; after so many reads the page is as long as it is.
const MOST_READS: usize = 4;

/// Which conversations are asked for.
#[derive(Debug, PartialEq, Eq)]
struct Filter {
    statuses: BTreeSet<Status>,
    queue: Option<QueueId>,
    mine: bool,
}

/// One list as the table has it.
#[derive(Debug, Clone)]
enum Bucket {
    Queue(QueueId, Status),
    Mine(Status),
}

impl Filter {
    fn parse(query: &Query) -> Result<Self, Problem> {
        let statuses = query.get("status").unwrap_or("unassigned,active");
        let statuses = statuses
            .split(',')
            .map(|word| {
                let status = Status::ALL.into_iter().find(|s| status_name(*s) == word);
                status.ok_or_else(|| invalid("status"))
            })
            .collect::<Result<_, _>>()?;
        let queue = query.get("queue").map(str::parse).transpose();
        let mine = match query.get("agent") {
            None => false,
            Some("me") => true,
            Some(_) => return Err(invalid("agent")),
        };
        Ok(Self {
            statuses,
            // A name that no queue can have is one that nobody sees.
            queue: queue.map_err(|_| Code::NotFound)?,
            mine,
        })
    }

    /// The filter in one spelling, to which a cursor is bound.
    fn name(&self) -> String {
        let statuses: Vec<_> = self.statuses.iter().map(|s| status_name(*s)).collect();
        let queue = self.queue.as_ref().map_or("", QueueId::as_str);
        let agent = if self.mine { "me" } else { "" };
        format!("{};{queue};{agent}", statuses.join(","))
    }

    /// The lists that hold what is asked for.
    async fn buckets(&self, state: &State, agent: &Agent) -> Result<Vec<Bucket>, Failure> {
        let mut queues = Vec::new();
        if !self.mine || self.queue.is_some() {
            queues = seen_names(state, agent).await?;
        }
        if let Some(wanted) = &self.queue {
            queues.retain(|queue| queue == wanted);
            if queues.is_empty() {
                return Err(Code::NotFound.into());
            }
        }
        let of_status = |status| -> Vec<Bucket> {
            if self.mine {
                return vec![Bucket::Mine(status)];
            }
            let queues = queues.iter().cloned();
            queues.map(|queue| Bucket::Queue(queue, status)).collect()
        };
        Ok(self.statuses.iter().copied().flat_map(of_status).collect())
    }

    /// Whether a row of those lists belongs on the page. A row is a little older than its conversation.
    fn takes(&self, row: &Row, agent: &Agent) -> bool {
        let of_site = agent.sites.keys().any(|site| site.as_str() == row.site);
        let of_queue = self.queue.as_ref().is_none_or(|q| q.as_str() == row.queue);
        of_site && of_queue
    }
}

/// `GET /v1/conversations`
pub(crate) async fn page(state: &State, request: &Request, agent: &Agent) -> Answer {
    let query = Query::of(request, &["status", "queue", "agent", "cursor"])?;
    let filter = Filter::parse(&query)?;
    let name = filter.name();
    let mut after = query
        .get("cursor")
        .map(|text| cursor::read(&name, text))
        .transpose()?;
    let buckets = filter.buckets(state, agent).await?;
    let mut items: Vec<Row> = Vec::new();
    let mut more = true;
    for _ in 0..MOST_READS {
        let read = merged(state, agent, &buckets, after.as_deref()).await?;
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
            if items.len() == PAGE {
                break;
            }
        }
        more = read.more || left > 0;
        if items.len() == PAGE || !more {
            break;
        }
    }
    let next = after
        .filter(|_| more)
        .map(|after| cursor::write(&name, &after));
    Ok(json(StatusCode::OK, &Items { items, next }))
}

/// The next rows of all lists together, freshest first: as many as a page takes. What a list holds behind its own page is
/// older than all of these.
async fn merged(
    state: &State,
    agent: &Agent,
    buckets: &[Bucket],
    after: Option<&str>,
) -> Result<RowsPage, Failure> {
    let pages: Vec<RowsPage> = stream::iter(buckets.to_vec())
        .map(|bucket| rows(state, agent, bucket, after))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let mut more = pages.iter().any(|page| page.more);
    let mut rows: Vec<_> = pages.into_iter().flat_map(|page| page.rows).collect();
    rows.sort_unstable_by(|(one, _), (other, _)| other.cmp(one));
    more = more || rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(RowsPage { rows, more })
}

async fn rows(
    state: &State,
    agent: &Agent,
    bucket: Bucket,
    after: Option<&str>,
) -> Result<RowsPage, StoreError> {
    let store = &state.store;
    match bucket {
        Bucket::Queue(queue, status) => store.rows_of_queue(&queue, status, after, LIMIT).await,
        Bucket::Mine(status) => store.rows_of_agent(agent.id, status, after, LIMIT).await,
    }
}

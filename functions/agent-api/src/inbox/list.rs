//! The list of conversations: several queues and statuses as one, freshest first or by how long the visitor has waited.

use std::collections::BTreeSet;

use domain::{Agent, QueueId, Status};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use lambda_http::Request;
use protocol::event::status_name;
use protocol::{Code, Failure, Items, Problem, Row};
use runtime::http::json;
use store::{Order, Part, RowsPage, StoreError};

use crate::inbox::cursor;
use crate::inbox::query::{Query, invalid};
use crate::queues::{AT_ONCE, seen_names};
use crate::{Answer, State};

/// Rows on a page.
const LIMIT: i32 = 50;

/// Rows on a page by waiting. So many are in order however they were written; a queue with more comes in several such portions,
/// the quietest conversations first.
const LONG_LIMIT: i32 = 200;

/// A filter that the table has no list for may leave rows out; after so many reads the page is as long as it is.
const MOST_READS: usize = 4;

/// Which conversations are asked for.
#[derive(Debug, PartialEq, Eq)]
struct Filter {
    statuses: BTreeSet<Status>,
    queue: Option<QueueId>,
    mine: bool,
    sort: Sort,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Freshest,
    Waiting,
}

impl Sort {
    fn order(self) -> Order {
        match self {
            Self::Freshest => Order::FreshestFirst,
            Self::Waiting => Order::QuietestFirst,
        }
    }

    /// Rows on a page.
    fn limit(self) -> i32 {
        match self {
            Self::Freshest => LIMIT,
            Self::Waiting => LONG_LIMIT,
        }
    }

    fn page(self) -> usize {
        usize::try_from(self.limit()).unwrap_or_default()
    }
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
        let sort = match query.get("sort") {
            None | Some("last") => Sort::Freshest,
            Some("waiting") => Sort::Waiting,
            Some(_) => return Err(invalid("sort")),
        };
        Ok(Self {
            statuses,
            // A name that no queue can have is one that nobody sees.
            queue: queue.map_err(|_| Code::NotFound)?,
            mine,
            sort,
        })
    }

    /// The filter in one spelling, to which a cursor is bound.
    fn name(&self) -> String {
        let statuses: Vec<_> = self.statuses.iter().map(|s| status_name(*s)).collect();
        let queue = self.queue.as_ref().map_or("", QueueId::as_str);
        let agent = if self.mine { "me" } else { "" };
        let sort = match self.sort {
            Sort::Freshest => "",
            Sort::Waiting => ";waiting",
        };
        format!("{};{queue};{agent}{sort}", statuses.join(","))
    }

    /// What is read of each list at once.
    fn part<'a>(&self, after: Option<&'a str>) -> Part<'a> {
        Part {
            order: self.sort.order(),
            after,
            limit: self.sort.limit(),
        }
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
        let of_queue = self.queue.as_ref().is_none_or(|q| q.as_str() == row.queue);
        of_own_site(row, agent) && of_queue
    }
}

/// Whether a row is of a site of the agent's: it is a little older than its conversation, and a membership may outlive the role.
pub(crate) fn of_own_site(row: &Row, agent: &Agent) -> bool {
    agent.sites.keys().any(|site| site.as_str() == row.site)
}

/// `GET /v1/conversations`
pub(crate) async fn page(state: &State, request: &Request, agent: &Agent) -> Answer {
    let query = Query::of(request, &["status", "queue", "agent", "sort", "cursor"])?;
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
        .map(|after| cursor::write(&name, &after));
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

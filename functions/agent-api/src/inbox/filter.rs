//! Which conversations a list is asked for, and in which order: the one place that reads a filter from an address.

use std::collections::BTreeSet;

use domain::{Agent, QueueId, Status};
use protocol::event::status_name;
use protocol::{Code, Failure, Problem, Row};
use store::{Order, Part};

use crate::State;
use crate::inbox::query::{Query, invalid};
use crate::queues::seen_names;

/// Rows on a page.
const LIMIT: i32 = 50;

/// Rows on a page by waiting. So many are in order however they were written; a queue with more comes in several such portions,
/// the quietest conversations first.
const LONG_LIMIT: i32 = 200;

/// Which conversations are asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Filter {
    statuses: BTreeSet<Status>,
    queue: Option<QueueId>,
    mine: bool,
    pub(crate) sort: Sort,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
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

    pub(crate) fn page(self) -> usize {
        usize::try_from(self.limit()).unwrap_or_default()
    }
}

/// One list as the table has it.
#[derive(Debug, Clone)]
pub(crate) enum Bucket {
    Queue(QueueId, Status),
    Mine(Status),
}

impl Filter {
    /// The parameters that say it.
    pub(crate) const PARAMETERS: [&str; 4] = ["status", "queue", "agent", "sort"];

    /// Reads it from the address.
    ///
    /// # Errors
    /// `invalid` with the parameter that breaks its rule; `not-found` for a queue that nobody can have.
    pub(crate) fn parse(query: &Query) -> Result<Self, Problem> {
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
    pub(crate) fn name(&self) -> String {
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
    pub(crate) fn part<'a>(&self, after: Option<&'a str>) -> Part<'a> {
        Part {
            order: self.sort.order(),
            after,
            limit: self.sort.limit(),
        }
    }

    /// The lists that hold what is asked for.
    pub(crate) async fn buckets(
        &self,
        state: &State,
        agent: &Agent,
    ) -> Result<Vec<Bucket>, Failure> {
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
    pub(crate) fn takes(&self, row: &Row, agent: &Agent) -> bool {
        let of_queue = self.queue.as_ref().is_none_or(|q| q.as_str() == row.queue);
        of_own_site(row, agent) && of_queue
    }
}

/// Whether a row is of a site of the agent's: it is a little older than its conversation, and a membership may outlive the role.
pub(crate) fn of_own_site(row: &Row, agent: &Agent) -> bool {
    agent.sites.keys().any(|site| site.as_str() == row.site)
}

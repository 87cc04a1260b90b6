//! How many conversations the views hold that matter most, without reading more of them than a person would count.

use domain::{Agent, Status};
use futures_util::future::try_join;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use http::StatusCode;
use protocol::Failure;
use protocol::agent::{CountedView, Counts, ViewCount};
use runtime::http::json;
use store::{Part, RowsPage};

use crate::auth::session::Caller;
use crate::call::Call;
use crate::inbox::filter::of_own_site;
use crate::queues::seen_names;
use crate::{Answer, State};

/// Counted up to here; beyond it, there are "more".
const MOST: usize = 200;

/// Rows that one read asks for: one more than is counted, to know whether there are more.
const LIMIT: i32 = 201;

/// Lists that are read at the same time. Few, so that a count that is high enough ends before all queues are read.
const AT_ONCE: usize = 4;

/// What was counted in a view.
#[derive(Debug, Default)]
struct Tally {
    count: usize,
    unread: u64,
    more: bool,
}

impl Tally {
    fn add(&mut self, page: &RowsPage, agent: &Agent) {
        for (_, row) in &page.rows {
            if self.count == MOST {
                self.more = true;
                return;
            }
            if of_own_site(row, agent) {
                self.count += 1;
                self.unread += row.unread;
            }
        }
        self.more = self.more || page.more;
    }

    fn view(&self, view: CountedView) -> ViewCount {
        ViewCount {
            view,
            count: self.count as u64,
            more: self.more,
        }
    }
}

/// `GET /v1/conversations/counts`
pub(crate) async fn all(call: Call<'_>, caller: Caller) -> Answer {
    let (state, agent) = (call.state, &caller.agent);
    let (mine, unassigned) = try_join(mine(state, agent), unassigned(state, agent)).await?;
    let unread = ViewCount {
        view: CountedView::Unread,
        count: mine.unread + unassigned.unread,
        more: mine.more || unassigned.more,
    };
    let views = vec![
        mine.view(CountedView::Mine),
        unassigned.view(CountedView::Unassigned),
        unread,
    ];
    Ok(json(StatusCode::OK, &Counts { views }))
}

async fn mine(state: &State, agent: &Agent) -> Result<Tally, Failure> {
    let part = Part::freshest(LIMIT);
    let page = state
        .store
        .rows_of_agent(agent.id, Status::Active, part)
        .await?;
    let mut tally = Tally::default();
    tally.add(&page, agent);
    Ok(tally)
}

async fn unassigned(state: &State, agent: &Agent) -> Result<Tally, Failure> {
    let queues = seen_names(state, agent).await?;
    let mut pages = stream::iter(queues)
        .map(|queue| async move {
            let part = Part::freshest(LIMIT);
            let store = &state.store;
            store.rows_of_queue(&queue, Status::Unassigned, part).await
        })
        .buffered(AT_ONCE);
    let mut tally = Tally::default();
    while let Some(page) = pages.try_next().await? {
        tally.add(&page, agent);
        if tally.more {
            break;
        }
    }
    Ok(tally)
}

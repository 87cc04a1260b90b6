//! Open conversations of somebody who left their site go back to the queue, where a colleague takes them.

use std::collections::BTreeSet;

use domain::{AgentId, ConversationId, SiteId, Status, Timestamp, change};
use protocol::{Code, Failure};
use store::{Changed, Order, Part};

use crate::State;

/// Rows that are read at a time.
const PAGE: i32 = 50;

/// Times that a conversation is read again, when somebody else changes it meanwhile.
const ATTEMPTS: usize = 3;

pub(crate) async fn hand_back(
    state: &State,
    agent: AgentId,
    left: &BTreeSet<SiteId>,
    now: Timestamp,
) -> Result<(), Failure> {
    let mut place: Option<String> = None;
    loop {
        let part = Part {
            order: Order::FreshestFirst,
            after: place.as_deref(),
            limit: PAGE,
        };
        let page = state.store.rows_of_agent(agent, Status::Active, part);
        let page = page.await?;
        place = page.rows.last().map(|(place, _)| place.clone());
        for (_, row) in page.rows {
            if left.iter().any(|site| site.as_str() == row.site)
                && let Ok(id) = row.conversation.parse()
            {
                leave(state, id, agent, now).await?;
            }
        }
        if !page.more || place.is_none() {
            return Ok(());
        }
    }
}

async fn leave(
    state: &State,
    id: ConversationId,
    agent: AgentId,
    now: Timestamp,
) -> Result<(), Failure> {
    for _ in 0..ATTEMPTS {
        let Some(head) = state.store.head(id).await? else {
            return Ok(());
        };
        let change = change::leave(&head, agent);
        if change.is_empty() {
            return Ok(());
        }
        match state.store.change(&head, change, now).await? {
            Changed::Done(_) | Changed::NotFound => return Ok(()),
            Changed::Lost(_) => {}
        }
    }
    // The record comes again.
    Err(Code::Unavailable.into())
}

//! How much a stranger may do in a minute, an hour or a day (S23).
//!
//! Each process counts for itself, which costs nothing and is all that an honest person ever meets. Only who comes again
//! within a window is counted in the table too, where the processes meet. What is over a limit is refused from memory, so
//! that a flood costs no more than the calls that bring it. A limit is a guard and no condition: when the table does not
//! say how many there were, the request goes through.

mod rule;
mod tally;

use std::sync::Arc;
use std::time::Duration;

use domain::{ConversationId, SiteId, Timestamp, VisitorId};
use protocol::{Failure, Problem};
use store::Store;

use crate::rule::Rule;
use crate::tally::{Next, Tallies};

/// How long the table may take to say how many there were.
const PATIENCE: Duration = Duration::from_millis(500);

/// The limits, and what this process has counted.
#[derive(Debug, Clone)]
pub struct Limits {
    store: Store,
    /// `None` takes everything.
    tallies: Option<Arc<Tallies>>,
}

impl Limits {
    /// Limits whose counters lie in this table.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            tallies: Some(Arc::default()),
        }
    }

    /// Takes everything: for load and fault tests on one machine.
    #[must_use]
    pub fn off(self) -> Self {
        Self {
            tallies: None,
            ..self
        }
    }

    /// One more form from this caller to this site.
    ///
    /// # Errors
    /// `too-many`, and when to come again.
    pub async fn form(&self, caller: &str, site: &SiteId, now: Timestamp) -> Result<(), Failure> {
        self.take(&rule::FORMS, caller, now).await?;
        self.take(&rule::FORMS_OF_SITE, site.as_str(), now).await
    }

    /// One more new visitor from this caller on this site.
    ///
    /// # Errors
    /// `too-many`, and when to come again.
    pub async fn visitor(
        &self,
        caller: &str,
        site: &SiteId,
        now: Timestamp,
    ) -> Result<(), Failure> {
        self.take(&rule::VISITORS, caller, now).await?;
        self.take(&rule::VISITORS_OF_SITE, site.as_str(), now).await
    }

    /// One more ticket for this visitor.
    ///
    /// # Errors
    /// `too-many`, and when to come again.
    pub async fn ticket(&self, visitor: VisitorId, now: Timestamp) -> Result<(), Failure> {
        self.take(&rule::TICKETS, &visitor.to_string(), now).await
    }

    /// One more rating of this conversation by this visitor.
    ///
    /// # Errors
    /// `too-many`, and when to come again.
    pub async fn rating(
        &self,
        visitor: VisitorId,
        id: ConversationId,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let whom = format!("{visitor} {id}");
        self.take(&rule::RATINGS, &whom, now).await
    }

    /// One more message of this visitor, over HTTP or a socket.
    ///
    /// # Errors
    /// `too-many`, and when to come again.
    pub async fn message(&self, visitor: VisitorId, now: Timestamp) -> Result<(), Failure> {
        self.take(&rule::MESSAGES, &visitor.to_string(), now).await
    }

    async fn take(&self, rules: &[Rule], whom: &str, now: Timestamp) -> Result<(), Failure> {
        for rule in rules {
            if !self.is_within(rule, whom, now.as_second()).await {
                let left_s = rule.window_s - now.as_second().rem_euclid(rule.window_s);
                return Err(Problem::too_many(left_s).into());
            }
        }
        Ok(())
    }

    async fn is_within(&self, rule: &Rule, whom: &str, now_s: i64) -> bool {
        let Some(tallies) = &self.tallies else {
            return true;
        };
        match tallies.add(rule, whom, now_s) {
            Next::Go => true,
            Next::Refuse => false,
            Next::Ask(untold) => match self.told(rule, whom, untold, now_s).await {
                Some(total) => {
                    tallies.learn(rule, whom, total, now_s);
                    total <= rule.most
                }
                None => true,
            },
        }
    }

    /// Tells the table how many came here since it was told last; it says how many there were everywhere.
    async fn told(&self, rule: &Rule, whom: &str, untold: u64, now_s: i64) -> Option<u64> {
        let count = self
            .store
            .count(rule.what, whom, untold, rule.window_s, now_s);
        match tokio::time::timeout(PATIENCE, count).await {
            Ok(Ok(total)) => Some(total),
            Ok(Err(error)) => {
                let cause = Failure::from(error).chain();
                tracing::warn!(what = rule.what, cause, "a limit was not counted");
                None
            }
            Err(_) => {
                tracing::warn!(what = rule.what, "a limit was not counted in time");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;

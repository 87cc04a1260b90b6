//! What open consoles are shown at once: a row of a list, an entry of a log, who else has a conversation open.

use std::collections::BTreeSet;

use domain::{Head, Timestamp};
use protocol::{Failure, Row, ServerFrame};

use crate::FollowUp;

impl FollowUp {
    /// Shows the conversation's row to the consoles that watch its queue. Says how many took it.
    pub(crate) async fn show_row(&self, head: &Head, now: Timestamp) -> Result<usize, Failure> {
        let row = Row::of(head);
        let frame = ServerFrame::Row { row }.to_json();
        self.show_queue(&head.queue, frame, now).await
    }

    /// Posts a frame to the consoles that watch the queue, and forgets those that are gone. Says how many are not.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn show_queue(
        &self,
        queue: &domain::QueueId,
        frame: String,
        now: Timestamp,
    ) -> Result<usize, Failure> {
        let watchers = self.store.watchers(queue, now.as_second()).await?;
        let watching = watchers.len();
        let frames = watchers.into_iter().map(|to| (to, frame.clone()));
        let gone = self.sockets.post_all(frames).await;
        for gone in &gone {
            self.store.forget_connection(gone).await?;
        }
        Ok(watching - gone.len())
    }

    /// Tells the agents who have the conversation open who else has. Says how many frames went out.
    pub(crate) async fn show_viewers(&self, head: &Head) -> Result<usize, Failure> {
        let agents: BTreeSet<_> = head.agents_connections().map(|(_, agent)| agent).collect();
        let frame = ServerFrame::Viewers {
            conversation: head.id.to_string(),
            agents: agents.iter().map(ToString::to_string).collect(),
        }
        .to_json();
        let viewing = head.agents_connections();
        let frames: Vec<_> = viewing.map(|(to, _)| (to.clone(), frame.clone())).collect();
        let posted = frames.len();
        let gone = self.sockets.post_all(frames).await;
        for gone in &gone {
            self.store.unfollow_conversation(head.id, gone).await?;
            self.store.forget_connection(gone).await?;
        }
        Ok(posted - gone.len())
    }
}

//! Which connections follow a conversation: the map in the head that says to whom an event is posted, within its limits.

use aws_sdk_dynamodb::types::ReturnValue;
use domain::{Author, ConnectionId, ConversationId, Head, VisitorId, bounds};

use crate::conversation::events::author_text;
use crate::conversation::head::head_of;
use crate::keys::Key;
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// How often a connection is made room for before the caller is told to come again.
const ATTEMPTS: usize = 3;

/// What became of the wish to follow.
#[derive(Debug)]
pub enum Followed {
    /// The connection follows: from this write on it gets what is appended.
    Done {
        /// The head with it.
        head: Box<Head>,
        /// The oldest of that side, which had to give way.
        replaced: Option<ConnectionId>,
    },
    /// There is no such conversation, or it is another visitor's.
    NotFound,
    /// Others took the room each time that some was made.
    Full,
}

/// The connection that is to follow, and as whom.
struct Follower<'a> {
    connection: &'a ConnectionId,
    author: Author,
    visitor: Option<VisitorId>,
}

impl Follower<'_> {
    fn write(&self) -> Write {
        let write = Write::default()
            .set("connections.#c = :who")
            .name("#c", self.connection.as_str())
            .value(":who", text(author_text(self.author)))
            .when("attribute_exists(pk)");
        match self.visitor {
            Some(visitor) => write
                .when("visitor = :visitor")
                .value(":visitor", text(visitor)),
            None => write,
        }
    }

    /// While there are so few connections altogether, this side cannot have too many.
    fn while_few(&self) -> Write {
        self.within(bounds::connections(self.author))
    }

    fn within(&self, most: usize) -> Write {
        self.write()
            .when("(size(connections) < :most OR attribute_exists(connections.#c))")
            .value(":most", number(most))
    }

    fn instead_of(&self, oldest: &ConnectionId) -> Write {
        self.write()
            .remove("connections.#o")
            .name("#o", oldest.as_str())
            .when("attribute_exists(connections.#o)")
    }

    /// The other connections of the same side.
    fn beside<'a>(&self, head: &'a Head) -> Vec<&'a ConnectionId> {
        let visitors = |author: &Author| *author == Author::Visitor;
        head.connections
            .iter()
            .filter(|(_, author)| visitors(author) == visitors(&self.author))
            .map(|(connection, _)| connection)
            .filter(|connection| *connection != self.connection)
            .collect()
    }
}

impl Store {
    /// Makes a connection follow the conversation: from this write on it gets what is appended. For a visitor's connection the
    /// conversation must be the visitor's. A side that has as many as it may have loses its oldest.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn follow_conversation(
        &self,
        id: ConversationId,
        connection: &ConnectionId,
        author: Author,
        visitor: Option<VisitorId>,
    ) -> Result<Followed, StoreError> {
        let follower = Follower {
            connection,
            author,
            visitor,
        };
        let (mut write, mut replaced) = (follower.while_few(), None);
        for _ in 0..ATTEMPTS {
            let head = match self
                .write(Key::head(id), write, ReturnValue::AllNew)
                .await?
            {
                Written::Done(item) => {
                    let head = Box::new(head_of(item)?);
                    return Ok(Followed::Done { head, replaced });
                }
                Written::Refused(None) => return Ok(Followed::NotFound),
                Written::Refused(Some(item)) => head_of(item)?,
            };
            if visitor.is_some() && head.visitor != visitor {
                return Ok(Followed::NotFound);
            }
            let beside = follower.beside(&head);
            if beside.len() < bounds::connections(author) {
                let both = bounds::VISITOR_CONNECTIONS + bounds::AGENT_CONNECTIONS;
                (write, replaced) = (follower.within(both), None);
            } else {
                let oldest = self.oldest_connection(&beside).await?;
                (write, replaced) = (follower.instead_of(&oldest), Some(oldest));
            }
        }
        Ok(Followed::Full)
    }

    /// Makes a connection follow no longer.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn unfollow_conversation(
        &self,
        id: ConversationId,
        connection: &ConnectionId,
    ) -> Result<Option<Head>, StoreError> {
        let write = Write::default()
            .remove("connections.#c")
            .name("#c", connection.as_str())
            .when("attribute_exists(connections.#c)");
        self.written_head(id, write).await
    }
}

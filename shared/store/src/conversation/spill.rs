//! Spilling: a long tail moves into a block, in two writes. First the block is put, then the head forgets what is in it. A writer
//! that stops in between leaves a block that the next writer finds and goes on with. Nothing is missing at any moment: readers take
//! from blocks only what lies before the head's tail.

use aws_sdk_dynamodb::types::ReturnValue;
use domain::{Head, bounds};

use crate::conversation::events::write_event;
use crate::conversation::pages::BlockItem;
use crate::keys::Key;
use crate::write::{Write, number};
use crate::{Store, StoreError};

/// A tail of more bytes than this is spilled. The rest of a head takes about half a kilobyte, so that with one more message of
/// 120 characters it stays below 1 KB, which is what one write unit pays for.
const MOST_BYTES: usize = 350;

/// Most events that one spill moves: an update expression holds 300 operators.
const MOST_MOVED: usize = 100;

/// Whether this tail has to go.
fn is_long(head: &Head) -> bool {
    let bytes: usize = head
        .log
        .tail
        .iter()
        .map(|event| write_event(event).map_or(0, |text| text.len()))
        .sum();
    bytes > MOST_BYTES || head.log.tail.len() >= bounds::VISITOR_TAIL
}

impl Store {
    /// Moves the tail into a block when it has grown long. The second writer finds `base` changed and has nothing to do;
    /// appending goes on meanwhile.
    ///
    /// # Errors
    /// As every method: [`StoreError`]. The tail is then as long as before, and the next writer spills it.
    pub async fn spill_if_long(&self, head: &Head) -> Result<(), StoreError> {
        if is_long(head) {
            self.spill(head).await?;
        }
        Ok(())
    }

    /// Moves the tail into a block, however short it is.
    ///
    /// # Errors
    /// As [`Self::spill_if_long`].
    pub(crate) async fn spill(&self, head: &Head) -> Result<(), StoreError> {
        let (count, visible) = self
            .put_block(head, head.log.tail.len().min(MOST_MOVED))
            .await?;
        let mut trim = Write::default()
            .set("#base = #base + :count")
            .name("#base", "base")
            .set("visitor_base = visitor_base + :visible")
            .value(":count", number(count))
            .value(":visible", number(visible))
            .when("#base = :base")
            .value(":base", number(head.log.base));
        for index in 0..count {
            trim = trim.remove(format!("tail[{index}]"));
        }
        trim = self.pruned(head, trim).await?;
        self.write(Key::head(head.id), trim, ReturnValue::None)
            .await?;
        Ok(())
    }

    /// Puts the block that begins where the tail begins, and says how many events are in it, and how many of those the visitor
    /// may see: another writer may have put it before, with fewer or with more.
    async fn put_block(&self, head: &Head, count: usize) -> Result<(usize, usize), StoreError> {
        let block = BlockItem::of_first(head, count)?;
        let found = self.put_or_find(block.clone()).await?;
        BlockItem::lengths(found.unwrap_or(block))
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::AttributeValue;
    use domain::{
        AgentId, Author, Body, ConversationId, Draft, Event, Kind, Status, Timestamp, VisitorId,
        What,
    };

    use super::*;
    use crate::conversation::head::item_of;

    /// What an item counts in bytes: names and values, as DynamoDB's page on item sizes says.
    fn size(value: &AttributeValue) -> usize {
        match value {
            AttributeValue::S(text) => text.len(),
            AttributeValue::N(digits) => digits.len().div_ceil(2) + 1,
            AttributeValue::L(list) => 3 + list.iter().map(|value| 1 + size(value)).sum::<usize>(),
            AttributeValue::M(map) => {
                let entry =
                    |(name, value): (&String, &AttributeValue)| 1 + name.len() + size(value);
                3 + map.iter().map(entry).sum::<usize>()
            }
            _ => 1,
        }
    }

    /// A chat as it usually is: one visitor, one agent, both connected, both have written.
    fn chat() -> Head {
        let id = ConversationId::from_bits(u128::MAX);
        let slug = |text: &str| text.parse().expect("a slug");
        let (site, queue) = (slug("shop"), "support".parse().expect("a queue"));
        let mut head = Head::new(id, site, queue, Kind::Chat, Timestamp::UNIX_EPOCH);
        let agent = AgentId::from_bits(7);
        head.visitor = Some(VisitorId::from_bits(9));
        head.name = domain::DisplayName::parse("Aino Virtanen").ok();
        head.language = Some(domain::Language::Fi);
        head.status = Status::Active;
        head.assignment.assignee = Some(agent);
        head.assignment.participants.insert(agent);
        head.assignment.names.insert(agent, "Oskari".to_owned());
        (head.number, head.log.seq, head.log.base) = (Some(1234), 33, 34);
        (
            head.waiting.unread,
            head.waiting.unread_from,
            head.waiting.due_at_s,
        ) = (2, Some(31), Some(1_763_700_120));
        head.waiting.since = Timestamp::from_second(1_763_700_000).ok();
        for (author, socket) in [
            (Author::Visitor, "Zk3qEf1xDoECEfg="),
            (Author::Agent(agent), "Zk3qEf1xDoECEfh="),
        ] {
            head.connections
                .insert(socket.parse().expect("a socket"), author);
            let sender = "m3k9x1c7q2w8".parse().expect("a sender");
            head.log.senders.insert((author.side(), sender), 12);
        }
        head
    }

    fn message(n: u64) -> Event {
        let draft = Draft {
            sender: "m3k9x1c7q2w8".parse().expect("a sender"),
            n,
            text: Body::parse(&"a".repeat(120)).expect("a text"),
            note: false,
        };
        let at = Timestamp::from_second(1_763_700_000).expect("a time");
        draft.into_event(Author::Visitor, at)
    }

    #[test]
    fn a_chat_of_short_messages_costs_one_write_unit_each() {
        let mut head = chat();
        for n in 1..=20 {
            head.log.tail.push(message(n));
            let item = item_of(&head).expect("an item");
            let bytes = size(&AttributeValue::M(item));
            assert!(
                bytes <= 1024,
                "{bytes} bytes with {} events",
                head.log.tail.len()
            );
            if is_long(&head) {
                head.log.tail.clear();
            }
        }
    }

    #[test]
    fn a_tail_of_more_than_one_short_message_is_long() {
        let mut head = chat();
        assert!(!is_long(&head));
        head.log.tail = vec![message(1)];
        assert!(!is_long(&head), "one short message may stay");
        head.log.tail = vec![message(1); 3];
        assert!(is_long(&head));
        assert!(matches!(head.log.tail[0].what, What::Message { .. }));
    }
}

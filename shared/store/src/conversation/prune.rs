//! What a head forgets beside its spilled events: senders and names that were not used for long. It happens in the write that
//! trims the tail, so a head stays small for nothing; only one that has many of them costs a query of its newest blocks.

use std::collections::BTreeSet;

use domain::{AgentId, Author, Event, Head, SenderId, Side, bounds};

use crate::conversation::head::sender_key;
use crate::write::Write;
use crate::{Store, StoreError};

/// Blocks in which it is looked for who wrote last.
const SEARCHED_BLOCKS: i32 = 16;

/// A sender as the head knows it.
type Sender = (Side, SenderId);

fn too_many_senders(head: &Head) -> bool {
    let of = |side| {
        head.log
            .senders
            .keys()
            .filter(move |sender| sender.0 == side)
    };
    let mut sides = Side::ALL.into_iter();
    sides.any(|side| of(side).count() > bounds::KEPT_SENDERS)
}

fn too_many_names(head: &Head) -> bool {
    head.assignment.names.len() > head.assignment.participants.len() + bounds::KEPT_NAMES
}

/// Who wrote these events: senders and agents, each once, the last first.
fn writers<'a>(newest_first: impl Iterator<Item = &'a Event>) -> (Vec<Sender>, Vec<AgentId>) {
    let (mut senders, mut agents) = (Vec::new(), Vec::new());
    for event in newest_first {
        let Some((author, sender, _)) = event.what.origin() else {
            continue;
        };
        let key = (author.side(), sender.clone());
        if !senders.contains(&key) {
            senders.push(key);
        }
        if let Author::Agent(agent) = author
            && !agents.contains(&agent)
        {
            agents.push(agent);
        }
    }
    (senders, agents)
}

/// The senders to forget: all but those of each side that wrote last.
fn idle_senders<'a>(head: &'a Head, wrote: &[Sender]) -> Vec<&'a Sender> {
    let mut kept = BTreeSet::new();
    for side in Side::ALL {
        let of_side = wrote.iter().filter(|sender| sender.0 == side);
        kept.extend(of_side.take(bounds::KEPT_SENDERS));
    }
    let idle = head.log.senders.keys();
    idle.filter(|sender| !kept.contains(sender)).collect()
}

/// The agents whose names are to be forgotten: all but those who take part or wrote last.
fn idle_names(head: &Head, wrote: &[AgentId]) -> Vec<AgentId> {
    let kept: BTreeSet<_> = wrote.iter().take(bounds::KEPT_NAMES).collect();
    let names = head.assignment.names.keys().copied();
    names
        .filter(|agent| !head.assignment.participants.contains(agent) && !kept.contains(agent))
        .collect()
}

impl Store {
    /// The trim, which also forgets the senders and names that were not used for long, if there are many. A sender that is
    /// forgotten and writes again is told `sender-expired`, and goes on under a new one.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub(crate) async fn pruned(&self, head: &Head, mut trim: Write) -> Result<Write, StoreError> {
        let (of_senders, of_names) = (too_many_senders(head), too_many_names(head));
        if !of_senders && !of_names {
            return Ok(trim);
        }
        let mut blocks = Vec::new();
        if head.log.base > 1 {
            let older = (1, head.log.base - 1);
            blocks = self
                .query_blocks(head.id, older, false, SEARCHED_BLOCKS)
                .await?;
        }
        let older = blocks.iter().flat_map(|block| block.iter().rev());
        let newest_first = head
            .log
            .tail
            .iter()
            .rev()
            .chain(older.map(|known| &known.event));
        let (senders, agents) = writers(newest_first);
        if of_senders {
            for (index, (side, sender)) in idle_senders(head, &senders).into_iter().enumerate() {
                trim = trim
                    .remove(format!("senders.#s{index}"))
                    .name(format!("#s{index}"), sender_key(*side, sender));
            }
        }
        if of_names {
            for (index, agent) in idle_names(head, &agents).into_iter().enumerate() {
                trim = trim
                    .remove(format!("#names.#n{index}"))
                    .name("#names", "names")
                    .name(format!("#n{index}"), agent.to_string());
            }
        }
        Ok(trim)
    }
}

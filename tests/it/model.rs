//! The model of the log beside the real table: the same random steps on both, and every reader finds the same (R1, R3, R19).

use domain::{
    AgentId, Author, Body, Draft, Head, Kind, Numbered, Refusal, SenderId, Side, Status, Timestamp,
    VisitorId, event,
};
use model::{Log, Outcome};
use store::{Appended, EventsRange, Store, Via};

use crate::world::World;

/// Random numbers that a seed repeats (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        for shift in [13_i32, -7, 17] {
            self.0 ^= match shift {
                left if left > 0 => self.0 << left,
                right => self.0 >> -right,
            };
        }
        self.0 % sides
    }
}

/// One log twice, and heads that writers still have in hand.
struct Pair<'a> {
    store: &'a Store,
    log: Log,
    seen: Vec<Head>,
    dice: Dice,
    visitor: VisitorId,
    agent: AgentId,
}

impl Pair<'_> {
    /// A message or note of one of four tabs: the next one, one that was sent before, or one too far.
    async fn append(&mut self) {
        let tab = self.dice.below(4);
        let (author, via) = if tab < 2 {
            (Author::Visitor, Via::Visitor(self.visitor))
        } else {
            (Author::Agent(self.agent), Via::Agent)
        };
        let sender: SenderId = format!("sampletab{tab:02}").parse().expect("a sender");
        let key = (author.side(), sender.clone());
        let last = self
            .log
            .head
            .log
            .senders
            .get(&key)
            .copied()
            .unwrap_or_default();
        let n = match self.dice.below(8) {
            0 if last > 0 => 1 + self.dice.below(last),
            1 => last + 2,
            _ => last + 1,
        };
        let text = "word ".repeat(1 + self.dice.below(60) as usize);
        let draft = Draft {
            sender,
            n,
            text: Body::parse(&text).expect("a text"),
            note: tab == 3 && self.dice.below(2) == 0,
        };
        let at = Timestamp::from_second(1_795_000_000).expect("a time");
        self.log.make_room(author);
        let expected = self.log.append(author, &draft, at);
        let outcome = self.appended(author, via, draft, at).await;
        assert_eq!(outcome, expected);
        let gap = matches!(
            outcome,
            Outcome::Refused(Refusal::Gap { .. } | Refusal::SenderExpired)
        );
        assert_eq!(gap, n > last + 1, "only what is too far is refused");
    }

    /// What the table says to a draft, as the model names it. A full tail is spilled and the draft sent again, as the functions do.
    async fn appended(
        &mut self,
        author: Author,
        via: Via<'_>,
        draft: Draft,
        at: Timestamp,
    ) -> Outcome {
        let id = self.log.head.id;
        let appended = loop {
            let appended = self.store.append(id, author, via, draft.clone(), at).await;
            match appended.expect("the table answers") {
                Appended::Refused(Refusal::TailFull, head) => {
                    self.store.spill_if_long(&head).await.expect("spilled");
                }
                appended => break appended,
            }
        };
        match appended {
            Appended::Stored(head) => {
                let seq = match author.side() {
                    Side::Visitor => head.log.visitor_seq,
                    Side::Agent => head.log.seq,
                };
                self.seen.push(*head);
                Outcome::Stored(seq)
            }
            Appended::Repeat { seq } => Outcome::Repeat(seq),
            Appended::Refused(refusal, _) => Outcome::Refused(refusal),
            Appended::NotFound => panic!("the conversation is there"),
        }
    }

    /// Two writers spill at once, each by the head that it has in hand, which may be old.
    async fn spill(&mut self) {
        let among = self.seen.len().min(4) as u64;
        if among == 0 {
            return;
        }
        let newest = self.seen.len() - 1;
        let mut one_of = || &self.seen[newest - self.dice.below(among) as usize];
        let (one, other) = (one_of(), one_of());
        let both = tokio::join!(
            self.store.spill_if_long(one),
            self.store.spill_if_long(other)
        );
        both.0.expect("spilled");
        both.1.expect("spilled");
    }

    /// Both readers find the whole log, forwards and backwards, page by page.
    async fn compare(&self) {
        let whole = event::number(1, 1, &self.log.history);
        for side in Side::ALL {
            let expected: Vec<Numbered> = whole
                .iter()
                .filter(|event| event.seen_by(side).is_some())
                .cloned()
                .collect();
            assert_eq!(self.forwards(side).await, expected, "{side:?}");
            assert_eq!(self.backwards(side).await, expected, "{side:?}");
        }
    }

    async fn page(&self, side: Side, range: EventsRange) -> Vec<Numbered> {
        let head = self.store.head(self.log.head.id).await.expect("read");
        let head = head.expect("a conversation");
        let page = self.store.events(head, side, range).await;
        page.expect("read").events
    }

    async fn forwards(&self, side: Side) -> Vec<Numbered> {
        let mut found: Vec<Numbered> = Vec::new();
        loop {
            let last = found.last().and_then(|event| event.seen_by(side));
            let after = EventsRange::After(last.unwrap_or_default());
            let page = self.page(side, after).await;
            if page.is_empty() {
                return found;
            }
            found.extend(page);
        }
    }

    async fn backwards(&self, side: Side) -> Vec<Numbered> {
        let mut found = self.page(side, EventsRange::Newest).await;
        while let Some(first) = found.first().and_then(|event| event.seen_by(side)) {
            let mut page = self.page(side, EventsRange::Before(first)).await;
            if page.is_empty() {
                break;
            }
            page.append(&mut found);
            found = page;
        }
        found
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_does_what_the_model_does() {
    let world = World::start().await;
    for seed in 1..=6 {
        let (visitor, agent) = (VisitorId::from_bits(7), AgentId::from_bits(9));
        let name = format!("model {seed}");
        let change = |head: &mut Head| {
            head.visitor = Some(visitor);
            head.status = Status::Active;
            head.assignment.participants.insert(agent);
        };
        let head = world
            .holds(&name, ("demo", "support"), Kind::Chat, change)
            .await;
        let mut pair = Pair {
            store: &world.stack.store,
            log: Log {
                // The table looks in so many that nothing here grows too old.
                searched_blocks: usize::MAX,
                ..Log::new(head.id, head.site, head.queue, &[agent])
            },
            seen: Vec::new(),
            dice: Dice(0x9e37_79b9_7f4a_7c15 ^ seed),
            visitor,
            agent,
        };
        for step in 0..240 {
            match pair.dice.below(3) {
                0 => pair.spill().await,
                _ => pair.append().await,
            }
            if step % 40 == 39 {
                pair.compare().await;
            }
        }
        let head = world.head(pair.log.head.id).await;
        assert!(head.log.base > 40, "seed {seed}: much was spilled");
    }
}

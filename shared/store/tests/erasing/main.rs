//! Erasing a person: README.md, "Erasing". Wherever an erasure is killed, and whatever goes on meanwhile, the end is the same.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;

use domain::effects::effects_of;
use domain::{Author, By, Card, ContactChange, ConversationId, Head, Kind, Timestamp, change};
use serde_json::Value;
use store::{
    Appended, Corrected, EntryRecord, ErasedItem, Kept, Opened, Person, Store, StoreError, Via,
};
use support::parsed;
use world::*;

type Tally = BTreeMap<ErasedItem, u64>;

async fn found_by_address(store: &Store, of: &str) -> Person {
    let (mut found, mut place) = (BTreeSet::new(), None);
    loop {
        let part = store.conversations_of_address(&address(of), place).await;
        let (some, next) = part.expect("the table");
        found.extend(some);
        if next.is_none() {
            break;
        }
        place = next;
    }
    let person = store.person(Some(address(of)), found).await;
    person.expect("the person")
}

async fn found_by(store: &Store, id: ConversationId) -> Person {
    store.person(None, [id]).await.expect("the person")
}

/// Erases, and counts what went.
async fn erased(store: &Store, person: &Person, really: bool) -> Result<Tally, StoreError> {
    let mut tally = Tally::new();
    let mut on = |trace| *tally.entry(trace).or_default() += 1;
    store.erase(person, really, now(), &mut on).await?;
    Ok(tally)
}

/// Erases until the process is killed, right after so many writes. `false` when it was done before.
async fn killed_after(store: &Store, person: &Person, writes: u64) -> bool {
    let (store, person) = (store.clone(), person.clone());
    let process = tokio::spawn(async move {
        let mut left = writes;
        let mut on = |_| {
            left -= 1;
            if left == 0 {
                resume_unwind(Box::new("killed"));
            }
        };
        let done = store.erase(&person, true, now(), &mut on).await;
        done.expect("erased");
    });
    process.await.is_err()
}

fn canaries(items: &[Value]) -> Vec<&Value> {
    let holds = |item: &&Value| item.to_string().to_lowercase().contains(CANARY);
    items.iter().filter(holds).collect()
}

fn of_bystander(items: &[Value]) -> Vec<&Value> {
    let ids = [
        chat("support", the_bystander()).to_string(),
        form("by").to_string(),
        the_bystander().to_string(),
        store::hash_of("bea@example.com"),
    ];
    let is_theirs = |item: &&Value| ids.iter().any(|id| item.to_string().contains(id));
    items.iter().filter(is_theirs).collect()
}

#[tokio::test]
async fn nothing_of_the_person_is_left_and_everything_of_others() {
    let world = World::populated().await;
    let before = world.items().await;
    assert!(canaries(&before).len() > 7, "there is something to erase");
    let person = found_by_address(&world.store, ADDRESS).await;
    let all = world.store.conversations_of(&person).await.expect("all");
    assert_eq!((person.found.len(), all.len()), (2, 3), "{all:?}");

    let counted = erased(&world.store, &person, false).await.expect("counted");
    assert_eq!(world.items().await, before, "to count changes nothing");
    let tally = erased(&world.store, &person, true).await.expect("erased");
    assert_eq!(tally, counted, "what was shown is what went");
    assert!(tally[&ErasedItem::Block] > 1, "{tally:?}");
    let singles = [
        (ErasedItem::Conversation, 3),
        (ErasedItem::Head, 3),
        (ErasedItem::Row, 3),
        (ErasedItem::LogEntry, 3),
        (ErasedItem::Notified, 2),
        (ErasedItem::Card, 1),
        (ErasedItem::Visitor, 1),
        (ErasedItem::Socket, 1),
        (ErasedItem::Suppression, 1),
    ];
    for (trace, count) in singles {
        assert_eq!(tally.get(&trace), Some(&count), "{trace:?} of {tally:?}");
    }

    let after = world.items().await;
    assert_eq!(canaries(&after), Vec::<&Value>::new());
    assert_eq!(of_bystander(&after), of_bystander(&before));
    for id in all {
        assert!(world.store.is_erased(id).await.expect("the table"));
        let kept = world.store.kept(id).await.expect("the table");
        assert!(matches!(&kept, Some(Kept::Tombstone(_))), "{kept:?}");
        assert!(kept.expect("a tombstone").number().is_some());
    }
}

#[tokio::test]
async fn the_second_time_nothing_is_found_and_nothing_changes() {
    let world = World::populated().await;
    let person = found_by_address(&world.store, ADDRESS).await;
    erased(&world.store, &person, true).await.expect("erased");
    let after = world.items().await;
    assert_eq!(found_by_address(&world.store, ADDRESS).await.found, []);
    for again in [
        person,
        found_by_address(&world.store, ADDRESS).await,
        found_by(&world.store, form("own")).await,
    ] {
        let tally = erased(&world.store, &again, true).await.expect("erased");
        assert_eq!(tally, Tally::new());
        assert_eq!(world.items().await, after);
    }
}

#[tokio::test]
async fn an_address_from_before_a_correction_finds_the_person_and_a_strange_one_nobody() {
    let world = World::populated().await;
    let old = found_by_address(&world.store, OLD_ADDRESS).await;
    assert_eq!(old.found, [form("own")]);
    let stranger = found_by_address(&world.store, "nobody@example.com").await;
    assert_eq!((stranger.found.len(), stranger.visitors.len()), (0, 0));
    let nowhere = found_by(&world.store, form("never sent")).await;
    assert_eq!(nowhere.found, []);
}

/// Kills after each write in turn (while life goes on: after each third), then begins again; the end must be that of an erasure
/// that nobody disturbed.
async fn survives_every_kill(find: impl AsyncFn(&Store) -> Person, alive: bool) {
    let first = World::populated().await;
    let start = first.items().await;
    let calm = first.holding("calm", &start).await;
    let person = find(&calm.store).await;
    erased(&calm.store, &person, true).await.expect("erased");
    let end = calm.items().await;
    let (mut writes, step) = (0, if alive { 3 } else { 1 });
    loop {
        writes += step;
        let world = first.holding(&format!("killed-{writes}"), &start).await;
        let person = find(&world.store).await;
        let images = images(&world).await;
        if !killed_after(&world.store, &person, writes).await {
            break;
        }
        if alive {
            life_goes_on(&world, &images).await;
        }
        let again = find(&world.store).await;
        erased(&world.store, &again, true).await.expect("erased");
        let after = world.items().await;
        assert_eq!(of_bystander(&after), of_bystander(&start));
        if alive {
            assert_eq!(canaries(&after), Vec::<&Value>::new(), "after {writes}");
        } else {
            assert_eq!(after, end, "killed after {writes}");
        }
    }
    assert!(writes > 15, "only {writes} writes");
}

#[tokio::test]
async fn killed_after_any_write_it_ends_the_same_when_begun_again_by_address() {
    survives_every_kill(async |store| found_by_address(store, ADDRESS).await, false).await;
}

#[tokio::test]
async fn killed_after_any_write_it_ends_the_same_when_begun_again_by_conversation() {
    let find = async |store: &Store| found_by(store, chat("sales", the_person())).await;
    survives_every_kill(find, false).await;
}

#[tokio::test]
async fn known_by_a_chat_somebody_is_known_by_all_of_their_chats() {
    let world = World::populated().await;
    let person = found_by(&world.store, chat("sales", the_person())).await;
    let all = world.store.conversations_of(&person).await.expect("all");
    assert_eq!(
        all,
        ["sales", "support"].map(|name| chat(name, the_person()))
    );
}

/// The heads of the person, as the stream shows them to `relay` a little late.
async fn images(world: &World) -> Vec<Head> {
    let ids = [
        chat("support", the_person()),
        chat("sales", the_person()),
        form("own"),
    ];
    let mut heads = Vec::new();
    for id in ids {
        heads.extend(world.store.head(id).await.expect("the table"));
    }
    heads
}

/// The visitor writes and opens, agents note and correct, `relay` follows up old images. What is stored then was written before the
/// tombstone; the erasure that begins again takes it too.
async fn life_goes_on(world: &World, images: &[Head]) {
    let store = &world.store;
    for image in images {
        let id = image.id;
        let said = format!("{CANARY} again");
        let via = Via::Visitor(the_person());
        for n in [1, 3, 8] {
            let draft = draft(n, &said, false);
            let sent = store.append(id, Author::Visitor, via, draft, now()).await;
            sent.expect("the table");
        }
        let (by, note) = (Author::Agent(agent()), draft(2, &said, true));
        let noted = store.append(id, by, Via::Agent, note, now()).await;
        noted.expect("the table");
        store.put_row(image).await.expect("a row");
        world.relays(None, image).await;
    }
}

#[tokio::test]
async fn whatever_is_written_while_it_was_stopped_is_erased_or_refused() {
    survives_every_kill(async |store| found_by_address(store, ADDRESS).await, true).await;
}

#[tokio::test]
async fn relay_writes_nothing_of_the_person_however_late_it_comes_and_sweep_finds_nothing() {
    let world = World::populated().await;
    let images = images(&world).await;
    let person = found_by_address(&world.store, ADDRESS).await;
    erased(&world.store, &person, true).await.expect("erased");
    for image in &images {
        world.relays(None, image).await;
        world.relays(Some(image), &world.head(image.id).await).await;
        assert!(world.store.is_erased(image.id).await.expect("the table"));
    }
    assert_eq!(canaries(&world.items().await), Vec::<&Value>::new());
    let due = world.store.due_conversations(i64::MAX / 2, 50).await;
    let due = due.expect("what is due");
    let is_due = |id| due.iter().any(|due| due.conversation == id);
    assert!(is_due(chat("support", the_bystander())), "{due:?}");
    assert!(!images.iter().any(|image| is_due(image.id)), "{due:?}");
    for status in domain::Status::ALL {
        for name in ["support", "sales"] {
            let queue = queue(name);
            let page = world
                .store
                .rows_of_queue(&queue, status, store::Part::freshest(50))
                .await;
            let rows = page.expect("rows").rows.into_iter();
            let listed: Vec<_> = rows.map(|(_, row)| row.conversation).collect();
            let erased = |id: &ConversationId| listed.contains(&id.to_string());
            assert!(!images.iter().any(|image| erased(&image.id)), "{listed:?}");
        }
    }
}

#[tokio::test]
async fn a_conversation_that_relay_has_not_numbered_yet_is_numbered_after_its_end() {
    let world = World::populated().await;
    let id = form("unseen");
    let mut head = world.head(form("own")).await;
    (head.id, head.number) = (id, None);
    let card = Card::default();
    let opened = world.store.open_conversation(&head, &card).await;
    opened.expect("opened");
    let person = found_by(&world.store, id).await;
    erased(&world.store, &person, true).await.expect("erased");
    let last = world.store.last_number().await.expect("a number");
    world.relays(None, &head).await;
    let kept = world.store.kept(id).await.expect("the table");
    assert_eq!(kept.and_then(|kept| kept.number()), Some(last + 1));
    assert!(world.store.is_erased(id).await.expect("the table"));
}

/// Neither the visitor, by request and by socket, nor an agent, in words and in notes.
async fn nobody_writes(store: &Store, id: ConversationId) {
    let sent = store.append(
        id,
        Author::Visitor,
        Via::Visitor(the_person()),
        draft(1, "a", false),
        now(),
    );
    assert!(matches!(sent.await, Ok(Appended::NotFound)));
    let socket = parsed("socket-p");
    let sent = store.append(
        id,
        Author::Visitor,
        Via::Socket(&socket),
        draft(1, "a", false),
        now(),
    );
    assert!(matches!(sent.await, Ok(Appended::Refused(..))));
    let by = Author::Agent(agent());
    for note in [false, true] {
        let sent = store
            .append(id, by, Via::Agent, draft(1, "a", note), now())
            .await;
        assert!(matches!(sent, Ok(Appended::Refused(..))), "{sent:?}");
    }
}

#[tokio::test]
async fn nobody_does_anything_to_an_erased_conversation() {
    let world = World::populated().await;
    let before = world.head(chat("support", the_person())).await;
    let id = before.id;
    let person = found_by(&world.store, id).await;
    erased(&world.store, &person, true).await.expect("erased");
    let (store, after) = (&world.store, world.items().await);
    let tombstone = world.head(id).await;
    assert!(store::is_tombstone(&tombstone) && !store::is_tombstone(&before));
    assert_eq!(tombstone.relation(&olivia()), None, "nobody has a right");

    nobody_writes(store, id).await;
    let changed = store
        .change(&before, change::resolve(&before, By::System), now())
        .await;
    assert!(
        matches!(changed, Ok(store::Changed::Lost(_))),
        "{changed:?}"
    );
    let redacted = store.redact(id, 1, By::Agent(agent()), now()).await;
    assert!(matches!(redacted, Ok(Corrected::NotFound)), "{redacted:?}");
    let marked = store
        .mark_unanswered(&before, true)
        .await
        .expect("the table");
    assert_eq!(marked, None);
    // The same form or chat again meets the tombstone.
    let mut again = before.clone();
    again.kind = Kind::Chat;
    let opened = store.open_conversation(&again, &Card::default()).await;
    assert!(matches!(opened, Ok(Opened::Existing)), "{opened:?}");
    assert_eq!(world.items().await, after);
}

/// Head and card of a chat are put at once, and the visitor who opened it may never have come again.
#[tokio::test]
async fn a_card_whose_head_was_never_written_goes_too() {
    let world = World::populated().await;
    let id = chat("support", the_person());
    let is_card = |item: &Value| item["pk"] == format!("C#{id}") && item["sk"] == "CARD";
    let mut items = world.items().await;
    items.retain(is_card);
    let orphaned = world.holding("orphaned", &items).await;
    let person = found_by_address(&orphaned.store, ADDRESS).await;
    assert_eq!(person.found, [id]);
    let tally = erased(&orphaned.store, &person, true).await;
    assert_eq!(tally.expect("erased"), Tally::from([(ErasedItem::Card, 1)]));
    assert_eq!(canaries(&orphaned.items().await), Vec::<&Value>::new());
    assert_eq!(found_by(&orphaned.store, id).await.found, []);
}

/// Erases, and does something else right after the first thing of this kind went.
async fn erased_while(
    world: &World,
    person: &Person,
    at: ErasedItem,
    meanwhile: impl AsyncFn() + Sync,
) {
    let mut done = false;
    let mut on = |trace| {
        if trace == at && !done {
            done = true;
            let here = tokio::runtime::Handle::current();
            tokio::task::block_in_place(|| here.block_on(meanwhile()));
        }
    };
    let ended = world.store.erase(person, true, now(), &mut on).await;
    ended.expect("erased");
    assert!(done, "there was a {at:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_appears_while_others_are_blanked_is_blanked_too() {
    let world = World::populated().await;
    let id = chat("support", the_person());
    let mut oskar = olivia();
    oskar.id = domain::AgentId::from_bits(9);
    let person = found_by_address(&world.store, ADDRESS).await;
    erased_while(&world, &person, ErasedItem::Socket, async || {
        let take = |head: &Head| change::assign(head, &oskar, By::Agent(oskar.id));
        let head = world.changes(id, take).await;
        world.relays(None, &head).await;
        world.comments(&head, CANARY).await;
    })
    .await;
    assert_eq!(canaries(&world.items().await), Vec::<&Value>::new());
    assert!(world.store.is_erased(id).await.expect("the table"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_given_meanwhile_stays_with_its_conversation() {
    let world = World::populated().await;
    let mut head = world.head(form("own")).await;
    (head.id, head.number) = (form("unseen"), None);
    let opened = world.store.open_conversation(&head, &Card::default()).await;
    opened.expect("opened");
    let line = effects_of(None, &head).entries[0].id;
    let record = EntryRecord::submission(line, &head.queue, now(), head.id, None);
    let put = world.store.put_entry(line, &head.queue, &record).await;
    put.expect("a line");
    let (id, person) = (head.id, found_by(&world.store, head.id).await);
    erased_while(&world, &person, ErasedItem::LogEntry, async || {
        world.store.give_number(id).await.expect("a number");
    })
    .await;
    let last = world.store.last_number().await.expect("a number");
    let kept = world.store.kept(id).await.expect("the table");
    assert_eq!(kept.and_then(|kept| kept.number()), Some(last));
}

/// A visitor whose socket writes faster than anybody reads.
#[tokio::test]
async fn a_busy_visitor_is_silenced_first() {
    let world = World::populated().await;
    let (id, socket) = (chat("support", the_person()), parsed("socket-p"));
    let (store, busy) = (world.store.clone(), world.store.clone());
    let writes = tokio::spawn(async move {
        let mut n = 7;
        loop {
            n += 1;
            let via = Via::Socket(&socket);
            let sent = busy.append(id, Author::Visitor, via, draft(n, CANARY, false), now());
            match sent.await.expect("the table") {
                Appended::Stored(head) => busy.spill_if_long(&head).await.expect("spilled"),
                Appended::Refused(domain::Refusal::TailFull, head) => {
                    busy.spill_if_long(&head).await.expect("spilled");
                    n -= 1;
                }
                Appended::Refused(..) => return n,
                other => panic!("neither stored nor refused: {other:?}"),
            }
        }
    });
    let person = found_by(&store, id).await;
    erased(&store, &person, true).await.expect("erased");
    let last = writes.await.expect("refused in the end");
    assert!(last > 8, "it wrote meanwhile");
    // A spill that was under way may come late; then it is found and goes.
    if !store.is_erased(id).await.expect("the table") {
        erased(&store, &person, true).await.expect("erased");
    }
    assert!(store.is_erased(id).await.expect("the table"));
}

#[tokio::test]
async fn an_agents_own_suppression_stays() {
    let world = World::populated().await;
    let own = Timestamp::from_second(now().as_second()).expect("a time");
    let refusal = store::Refusal {
        reason: protocol::agent::SuppressionReason::Bounce,
        sent_at: own,
        at: own,
    };
    let olivia = address("olivia@example.com");
    world
        .store
        .suppress(&olivia, refusal)
        .await
        .expect("stored");
    let change = ContactChange::parse(None, Some("olivia@example.com"), None).expect("a change");
    let corrected = world
        .store
        .correct_contact(form("own"), &change, By::System, now());
    corrected.await.expect("corrected");
    let person = found_by_address(&world.store, "olivia@example.com").await;
    assert_eq!(person.found, [form("own")]);
    let tally = erased(&world.store, &person, true).await.expect("erased");
    assert_eq!(tally.get(&ErasedItem::Suppression), None);
    let kept = world.store.suppression(&olivia).await.expect("the table");
    assert!(kept.is_some_and(|kept| kept.holds()));
}

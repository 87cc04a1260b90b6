//! The table of rights and the conditions of the table's writes say the same, cell by cell.

use domain::rights::Decision;
use domain::{Action, Author, Body, Draft};
use store::{Appended, Via};

use super::{Cast, Stance, stances};
use crate::world::World;

/// Whether the store takes a message or a note of somebody who stands like this, when nobody asks the table of rights before.
async fn stores(world: &World, cast: &Cast, stance: Stance, note: bool) -> bool {
    let player = cast.player(stance.role, stance.relation);
    let name = format!("condition {stance:?} {note}");
    let head = cast.conversation(world, &name, stance, &player.agent).await;
    let draft = Draft {
        sender: "tab000000001".parse().expect("a sender"),
        n: 1,
        text: Body::parse("Hello").expect("text"),
        note,
    };
    let author = Author::Agent(player.agent.id);
    let store = &world.stack.store;
    let appended = store
        .append(head.id, author, Via::Agent, draft, world.now())
        .await;
    matches!(appended.expect("an answer"), Appended::Stored(_))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_takes_what_the_table_of_rights_allows() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let mut cells = 0;
    for stance in stances() {
        let message = stance.decision(Action::Write) == Decision::Allowed;
        let taken = stores(&world, &cast, stance, false).await;
        assert_eq!(taken, message, "a message, {stance:?}");
        // The write of a note knows no queues: who may not read was refused before it.
        if stance.decision(Action::Read) == Decision::Allowed {
            let note = stance.decision(Action::Note) == Decision::Allowed;
            let taken = stores(&world, &cast, stance, true).await;
            assert_eq!(taken, note, "a note, {stance:?}");
        }
        cells += 1;
    }
    assert_eq!(cells, 4 * 4 * 2 * 4);
}

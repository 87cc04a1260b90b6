//! The plug is pulled; everything acknowledged is still there.

use serde_json::json;

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_the_plug() {
    let folder = std::env::temp_dir().join(format!("doorbell-{}", std::process::id()));
    let world = World::in_folder(folder.clone()).await;
    // SES takes nothing before the plug is pulled: a worker that dies between SES and its mark mails twice, and may (R9).
    let refused = world
        .stack
        .cloud
        .change_faults(|faults| faults.ses.throttled = 1.0);
    refused.expect("SES misbehaves at will");
    let visitor = world.visitor().await;
    let (token, conversation) = (visitor.token.clone(), visitor.conversation().await);
    let mut tab = visitor.socket().await;
    tab.resume(&conversation, 0).await;
    for n in 1..=10 {
        tab.says(&conversation, "tab-00001", n, &format!("message {n}"))
            .await;
    }
    // Nothing is waited for: relay and mail may be in the middle of their work.
    drop((visitor, tab));
    world.loses_power();

    let world = World::in_folder(folder.clone()).await;
    // A job that was being done when the plug was pulled is free again when its lease has ended.
    world.stack.clock.advance_s(61);
    let mut visitor = world.visitor().await;
    visitor.token = token;
    let log = visitor.log(&conversation).await;
    assert_eq!(log.len(), 10);
    // The client did not see the last acknowledgement and sends again: nothing is doubled.
    assert_eq!(
        visitor
            .posts(&conversation, "tab-00001", 10, "message 10")
            .await
            .body["seq"],
        10
    );
    assert_eq!(
        visitor
            .posts(&conversation, "tab-00001", 11, "message 11")
            .await
            .body["seq"],
        11
    );
    world.settled().await;
    let owner = world.agent("owner@example.com").await;
    let rows = owner.get("/v1/conversations?status=unassigned").await;
    assert_eq!(rows["items"].as_array().unwrap().len(), 1);
    assert_eq!(rows["items"][0]["number"], json!(1));
    let notices = world.mails_to("owner@example.com");
    let notices = notices
        .iter()
        .filter(|mail| mail.subject.contains("Support"))
        .count();
    assert_eq!(notices, 1, "one notice, although relay was cut off");
    drop(world);
    std::fs::remove_dir_all(folder).expect("the folder is ours");
}

//! `member` and `agent`.

use super::*;

#[tokio::test]
async fn somebody_is_added_changed_and_taken_off() {
    let world = World::set_up().await;
    let add = "member add demo nea@example.com agent --name Nea --queue support --language fi";
    let said = world.does(add).await.expect(add);
    let nea = world.agent("nea").await;
    assert_eq!(said, json!({"done": "created", "id": nea.id.to_string()}));
    assert_eq!(nea.sites.values().next(), Some(&Role::Agent));
    assert_eq!(nea.language, domain::Language::Fi);
    assert_eq!(ways(&nea.notices), ways(&Notices::at_first()));
    assert!(world.serves("nea", "support").await);
    // Again: nothing changes. Another queue comes to those that are there.
    world.does(add).await.expect(add);
    let more = "member add demo nea@example.com agent --queue sales";
    assert_eq!(world.does(more).await.expect(more)["done"], "changed");
    assert!(world.serves("nea", "support").await && world.serves("nea", "sales").await);
    let role = "member role demo nea@example.com full-access --queue sales";
    world.does(role).await.expect(role);
    let listed = world.does("agent list demo").await.expect("a list");
    let [nea, olivia] = listed["people"].as_array().expect("a list").as_slice() else {
        panic!("two people: {listed}");
    };
    assert_eq!(
        (&nea["name"], &nea["role"], &nea["queues"]),
        (&json!("Nea"), &json!("full-access"), &json!(["sales"]))
    );
    assert_eq!(
        (&olivia["role"], &olivia["queues"]),
        (&json!("owner"), &json!(["support", "sales"]))
    );
    assert!(!world.serves("nea", "support").await);
    let remove = "member remove demo nea@example.com";
    assert_eq!(world.does(remove).await.expect(remove)["done"], "removed");
    assert!(!world.serves("nea", "sales").await);
}

#[tokio::test]
async fn each_change_of_a_person_is_in_the_log_of_the_site() {
    let world = World::set_up().await;
    for line in [
        "member add demo nea@example.com agent --name Nea --queue support",
        "member role demo nea@example.com agent --queue support",
        "member role demo nea@example.com full-access",
        "member remove demo nea@example.com",
        "member add demo nea@example.com agent",
    ] {
        world.does(line).await.expect(line);
    }
    let id = world.agent("nea").await.id.to_string();
    let log = world.log().await.into_iter();
    let log: Vec<_> = log.filter(|entry| entry.subject == id).collect();
    let actions: Vec<_> = log.iter().map(|entry| &*entry.action).collect();
    // What was so before is no change.
    let changes = [
        "person.add",
        "person.change",
        "person.change",
        "person.change",
    ];
    assert_eq!(actions, changes);
    let roles = log.iter().map(|entry| &entry.after);
    let roles: Vec<_> = roles.map(|after| after["sites"]["demo"].as_str()).collect();
    assert_eq!(roles, [None, Some("full-access"), None, Some("agent")]);
    let added = json!({"role": "agent", "queues": ["support"]});
    assert_eq!((&log[0].before, &log[0].after), (&Value::Null, &added));
}

/// Commands, and what their refusal says.
#[rustfmt::skip]
const REFUSED: [(&str, &str); 16] = [
    ("member add demo nea@example.com agent", "needs --name"),
    ("member add demo nea@example.com king --name Nea", "one of owner, administrator"),
    ("member add demo nea agent --name Nea", "invalid value"),
    ("member add nowhere nea@example.com agent --name Nea", "no site nowhere"),
    ("member add demo nea@example.com agent --name Nea --queue returns", "demo has no queue returns"),
    ("member add demo olivia@example.com agent", "is on demo already, as owner"),
    ("member role demo nea@example.com agent", "is not on demo"),
    ("member remove demo nea@example.com", "is not on demo"),
    ("member role demo olivia@example.com agent", "the last owner of demo"),
    ("member remove demo olivia@example.com", "the last owner of demo"),
    ("agent deactivate olivia@example.com", "the last owner of demo"),
    ("agent deactivate nea@example.com", "no agent has the address"),
    ("agent deactivate olivia@example.com --site other", "is not on other"),
    ("agent sign-out nea@example.com", "no agent has the address"),
    ("agent show nea@example.com", "no agent has the address"),
    ("agent list nowhere", "no site nowhere"),
];

#[tokio::test]
async fn somebody_is_refused_what_the_console_refuses() {
    let world = World::set_up().await;
    for (line, words) in REFUSED {
        world.refuses(line, words).await;
    }
    assert!(world.serves("olivia", "support").await, "nothing changed");
    // With another owner she may go, and then the other one may not.
    for line in [
        "member add demo oskar@example.com owner --name Oskar",
        "member role demo olivia@example.com administrator",
    ] {
        world.does(line).await.expect(line);
    }
    world
        .refuses(
            "member remove demo oskar@example.com",
            "the last owner of demo",
        )
        .await;
}

#[tokio::test]
async fn who_is_deactivated_is_signed_out_and_comes_back_as_they_were() {
    let world = World::set_up().await;
    for line in [
        "site other --name Other --queue theirs=Theirs",
        "owner oskar@example.com --name Oskar --site other",
        "member add demo nea@example.com agent --name Nea --queue support",
        "member add other nea@example.com administrator --queue theirs",
    ] {
        world.does(line).await.expect(line);
    }
    let before = world.agent("nea").await;
    world.signs_in(before.id, "desk").await;
    let sessions = async || {
        let left = world.store.sessions(before.id).await;
        left.expect("the table").len()
    };

    let on_one = "agent deactivate nea@example.com --site other";
    let said = world.does(on_one).await.expect(on_one);
    assert_eq!(said["sites"], json!(["other"]));
    assert_eq!(sessions().await, 1, "demo is left");
    let off = "agent deactivate nea@example.com";
    let said = world.does(off).await.expect(off);
    let expected =
        json!({"done": "deactivated", "agent": before.id.to_string(), "sites": ["demo"]});
    assert_eq!((said, sessions().await), (expected, 0));
    assert!(!world.serves("nea", "support").await);
    assert_eq!(world.does(off).await.expect(off)["sites"], json!([]));
    let role = "member role demo nea@example.com agent";
    world.refuses(role, "doorbell agent reactivate").await;

    let show = "agent show nea@example.com";
    let place = json!({"site": "demo", "role": "agent", "queues": ["support"], "active": false});
    assert_eq!(world.does(show).await.expect(show)["sites"][0], place);

    let on = "agent reactivate nea@example.com";
    let said = world.does(on).await.expect(on);
    assert_eq!(said["sites"], json!(["demo", "other"]));
    let after = world.agent("nea").await;
    assert_eq!(after.sites, before.sites);
    assert_eq!(after.queues, before.queues);
    assert!(world.serves("nea", "support").await && world.serves("nea", "theirs").await);
}

#[tokio::test]
async fn the_last_owner_of_one_site_leaves_no_other() {
    let world = World::set_up().await;
    for line in [
        "site other --name Other --queue theirs=Theirs",
        "owner olivia@example.com --site other",
        "owner oskar@example.com --name Oskar --site demo",
    ] {
        world.does(line).await.expect(line);
    }
    world
        .refuses(
            "agent deactivate olivia@example.com",
            "the last owner of other",
        )
        .await;
    assert_eq!(world.agent("olivia").await.sites.len(), 2);
}

#[tokio::test]
async fn sessions_end_and_the_log_of_each_site_says_so() {
    let world = World::set_up().await;
    let olivia = world.agent("olivia").await;
    for secret in ["desk", "phone"] {
        world.signs_in(olivia.id, secret).await;
    }
    let show = "agent show olivia@example.com";
    assert_eq!(world.does(show).await.expect(show)["sessions"], 2);
    let line = "agent sign-out olivia@example.com";
    assert_eq!(world.does(line).await.expect(line)["sessions"], 2);
    assert_eq!(world.does(line).await.expect(line)["sessions"], 0);
    let log = world.log().await;
    let [.., first, _] = log.as_slice() else {
        panic!("an entry of each: {log:?}");
    };
    let id = olivia.id.to_string();
    assert_eq!((&*first.action, &first.subject), ("person.sign_out", &id));
}

#[tokio::test]
async fn people_are_shown_in_words() {
    let world = World::set_up().await;
    let add = "member add demo nea@example.com full-access --name Nea --language fi";
    world.does(add).await.expect(add);
    let said = [
        "Nea <nea@example.com>: full-access; no queue",
        "Olivia <olivia@example.com>: owner; support, sales",
    ];
    assert_eq!(world.says("agent list demo").await, said);
    let id = world.agent("nea").await.id;
    let deactivate = "agent deactivate nea@example.com";
    let said = world.says(deactivate).await;
    assert_eq!(said, [format!("deactivated: {id} on demo")]);
    let said = world.says(deactivate).await;
    assert_eq!(said, [format!("deactivated already: {id}")]);
    let said = [
        format!("Nea <nea@example.com>: {id}; fi; 0 sessions"),
        "demo: full-access, deactivated; no queue".to_owned(),
    ];
    assert_eq!(world.says("agent show nea@example.com").await, said);
    let said = world.says("agent sign-out nea@example.com").await;
    assert_eq!(said, [format!("signed out: {id}; 0 sessions ended")]);
}

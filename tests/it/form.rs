//! The contact form, from the page to the comment (N1-N16).

use serde_json::{Value, json};

use crate::world::{Agent, World};

fn form(message: &str) -> Value {
    json!({
        "queue": "support",
        "answers": {"topic": "Boiler", "message": message, "name": "Aino K.", "email": "aino.k@visitor.example"},
        "locale": "fi",
        "page": {"url": "https://shop.example/boilers?x=1", "title": "Boilers", "referrer": ""},
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_stored_listed_logged_mailed_and_commented() {
    let world = World::start().await;
    let answer = world.submits("key-00001", form("The boiler leaks.")).await;
    assert_eq!(answer.status, 201, "{:?}", answer.body);
    let conversation = answer.body["conversation"].as_str().unwrap().to_owned();
    world.settled().await;

    // Olivia and Aino asked for mail, Mykola did not (N6); all are away (N8).
    let mails = world.mails_to("owner@example.com");
    assert_eq!(mails.len(), 1);
    assert_eq!(world.mails_to("aino@example.com").len(), 1);
    assert!(world.mails_to("mykola@example.com").is_empty());
    assert_eq!(mails[0].subject, "New contact in Harbour Bicycles: Support");
    let link = format!("{}/queues/support/log#", world.stack.addresses.console);
    assert!(mails[0].text.contains(&link), "{}", mails[0].text);

    let owner = world.agent("owner@example.com").await;
    let log = owner.get("/v1/queues/support/log").await;
    let entry = &log["items"][0];
    assert_eq!(entry["event"], "submission");
    assert_eq!(entry["conversation"], conversation.as_str());
    assert_eq!(entry["number"], 1);
    let id = entry["entry"].as_str().unwrap();
    assert!(
        mails[0].text.contains(&format!("{link}{id}")),
        "the mail leads to the entry"
    );

    is_listed(&owner, &conversation).await;
    is_commented(&world, &owner, id).await;
}

/// The inbox has a row for it, which opens its words and what is known of the person.
async fn is_listed(owner: &Agent<'_>, conversation: &str) {
    let row = &owner.get("/v1/conversations?status=unassigned").await["items"][0];
    assert_eq!(
        (&row["kind"], &row["name"], &row["unread"]),
        (&json!("submission"), &json!("Aino K."), &json!(1))
    );
    let content = owner.log(conversation).await;
    assert_eq!(
        content[0]["event"]["answers"]["message"],
        "The boiler leaks."
    );
    let card = owner
        .get(&format!("/v1/conversations/{conversation}"))
        .await;
    assert_eq!(card["contact"]["email"], "aino.k@visitor.example");
    assert_eq!(card["page"]["url"], "https://shop.example/boilers");
}

/// A comment shows in a colleague's console without asking, and the next one stands below it (N14, N15).
async fn is_commented(world: &World, owner: &Agent<'_>, id: &str) {
    let aino = world.agent("aino@example.com").await;
    let mut console = aino.socket().await;
    console.watches("support").await;
    let path = format!("/v1/queues/support/log/{id}/comments");
    let comment = owner
        .call("POST", &path, Some(json!({"text": "I am on it."})))
        .await;
    assert_eq!(comment.status, 200, "{:?}", comment.body);
    let shown = console.frame("log").await;
    assert_eq!(shown["entry"]["comments"][0]["text"], "I am on it.");
    assert_eq!(shown["entry"]["comments"][0]["name"], "Olivia");
    let update = aino
        .call("POST", &path, Some(json!({"text": "Handled."})))
        .await;
    assert_eq!(update.body["comments"][1]["name"], "Aino");
    let line = &owner.get("/v1/queues/support/log").await["items"][0];
    let said = [&line["comments"][0]["text"], &line["comments"][1]["text"]];
    assert_eq!(said, ["I am on it.", "Handled."]);
    assert_eq!(line["row"]["name"], "Aino K.");
    assert_eq!(line["row"]["preview"]["text"], "The boiler leaks.");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twenty_times_at_once_is_one() {
    let world = World::start().await;
    let sends = (0..20).map(|_| world.submits("key-of-one-form", form("Once, please.")));
    let answers = futures_util::future::join_all(sends).await;
    let first = &answers[0].body["conversation"];
    for answer in &answers {
        assert_eq!((answer.status, &answer.body["conversation"]), (201, first));
    }
    world.settled().await;
    assert_eq!(
        world.mails_to("owner@example.com").len(),
        1,
        "one mail per agent"
    );
    assert_eq!(
        world.mails_to("aino@example.com").len(),
        1,
        "one mail per agent"
    );
    let owner = world.agent("owner@example.com").await;
    let rows = owner.get("/v1/conversations?status=unassigned").await;
    assert_eq!(rows["items"].as_array().unwrap().len(), 1);
    assert_eq!(rows["items"][0]["number"], 1);
    let log = owner.get("/v1/queues/support/log").await;
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_present_agent_is_told_in_the_console_and_not_by_mail() {
    let world = World::start().await;
    let owner = world.agent("owner@example.com").await;
    let mut console = owner.socket().await;
    console.watches("support").await;
    let mails = world.mails_to("owner@example.com").len();
    world.submits("key-00002", form("Anybody there?")).await;
    let notice = console.frame("notice").await;
    assert_eq!(
        (&notice["kind"], &notice["sound"]),
        (&json!("submission"), &json!(true))
    );
    assert!(
        !notice.to_string().contains("Anybody"),
        "a notice carries no content"
    );
    console
        .frame_where(|frame| frame["type"] == "row" && frame["row"]["number"] == 1)
        .await;
    console.frame_where(|frame| frame["type"] == "log").await;
    world.settled().await;
    assert_eq!(
        world.mails_to("owner@example.com").len(),
        mails,
        "no mail to who is present"
    );
    assert_eq!(world.mails_to("aino@example.com").len(), 1, "Aino is away");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visitor_byte_is_in_a_mail_to_agents() {
    let world = World::start().await;
    let secrets = [
        "Xq7vB2Kd9s",
        "Zw4kP9Rf3t",
        "Jt5mRYc8wL",
        "u8hG3fNb@Qz6jTx.zzx",
        "Lc6nDWs2.zzx",
        "Vb1sQHk7pM",
    ];
    let body = json!({
        "queue": "support",
        "answers": {"topic": secrets[2], "message": secrets[0], "name": secrets[1], "email": secrets[3]},
        "page": {"url": format!("https://{}/", secrets[4]), "title": secrets[5]},
    });
    let answer = world.submits("key-00003", body).await;
    assert_eq!(answer.status, 201, "{:?}", answer.body);
    world.settled().await;
    let mails = world.stack.cloud.mails().unwrap();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        let whole = serde_json::to_string(&mail).unwrap();
        for secret in secrets {
            for run in secret.as_bytes().windows(5) {
                let run = std::str::from_utf8(run).unwrap();
                assert!(!whole.contains(run), "{run:?} of the visitor is in a mail");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_scripts_sends_a_form_too() {
    let world = World::start().await;
    let send = || {
        world
            .http
            .post(world.widget("/v1/sites/demo/submissions"))
            .header("origin", world.page())
            .form(&[
                ("queue", "support"),
                ("message", "No scripts here"),
                ("name", "Olena"),
                ("locale", "uk"),
            ])
            .send()
    };
    for answer in [send().await.unwrap(), send().await.unwrap()] {
        assert_eq!(answer.status(), 303);
        let to = answer.headers()["location"].to_str().unwrap().to_owned();
        assert!(to.ends_with("/form/uk/sent.html"), "{to}");
    }
    world.settled().await;
    let owner = world.agent("owner@example.com").await;
    let rows = owner.get("/v1/conversations?status=unassigned").await;
    assert_eq!(
        rows["items"].as_array().unwrap().len(),
        1,
        "a double click is one message"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_link_works_once_and_only_where_it_was_asked_for() {
    let world = World::start().await;
    let asked = Agent::public(
        &world,
        "/v1/auth/links",
        None,
        json!({"email": "owner@example.com"}),
    )
    .await;
    let browser = asked.cookie("__Host-sign-in").unwrap();
    world.settled().await;
    let token = crate::world::token_in(&world.mails_to("owner@example.com")[0].text);
    let use_it = |cookie: Option<String>| {
        let (world, token) = (&world, token.clone());
        async move {
            Agent::public(
                world,
                "/v1/auth/sessions",
                cookie.as_deref(),
                json!({"token": token}),
            )
            .await
        }
    };
    // A thief with the link gets a code to type, not a session (S5).
    let stolen = use_it(None).await;
    assert_eq!((stolen.status, stolen.code()), (409, "other-browser"));
    assert!(stolen.cookie("__Host-session").is_none());
    // A hundred uses at once: one session (S3).
    let uses = futures_util::future::join_all((0..20).map(|_| use_it(Some(browser.clone())))).await;
    assert_eq!(uses.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(uses.iter().all(|answer| matches!(answer.status, 201 | 410)));
    assert_eq!(use_it(Some(browser)).await.status, 410);
}

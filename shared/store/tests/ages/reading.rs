//! Every reader, on what `writing.rs` wrote. Each must find it, whole.

use domain::{
    Author, Body, EmailAddress, Language, MailWhen, NoticeKind, Role, Side, Status, What,
};
use store::{EventsRange, Lease, Store, Turn};

use crate::settings::{the_queue, the_site};
use crate::writing::{
    EMAIL, LATER_S, NOW_S, ONCE_A_MINUTE, now, parsed, the_agent, the_chat, the_form, the_line,
    the_visitor,
};

pub(crate) async fn everything(store: &Store) {
    settings(store).await;
    sign_in(store).await;
    sockets(store).await;
    chat(store).await;
    form(store).await;
    let lease = store.take_lease("notice-1", NOW_S, LATER_S).await;
    assert_eq!(lease.expect("a job"), Lease::Done);
    let window = store.notice_window(the_agent()).await.expect("a window");
    assert_eq!(window.closes_at_s, Some(NOW_S + 300));
    let waiting = store.waiting_notices(the_agent(), 10).await;
    let [waits] = &waiting.expect("the table")[..] else {
        panic!("one notice waits");
    };
    assert_eq!(
        (waits.conversation, waits.entry),
        (the_form(), Some(the_line()))
    );
    let counted = store.count("links", "127.0.0.1", 1, 60, NOW_S).await;
    assert_eq!(counted.expect("a limit"), 2);
    let turn = store.take_turn(ONCE_A_MINUTE, "127.0.0.1", NOW_S + 1).await;
    assert_eq!(turn.expect("a limit"), Turn::Wait { seconds: 59 });
    let address = EmailAddress::parse(EMAIL).expect("an address");
    let suppression = store.suppression(&address).await.expect("the table");
    assert!(suppression.expect("the suppression").holds());
    let told = store.notified_on(store::day_of(now()), None).await;
    let [told] = &told.expect("the day").told[..] else {
        panic!("one form was told of");
    };
    assert_eq!(told.jobs, ["notice-1"]);
}

async fn settings(store: &Store) {
    let site = store
        .site(&parsed("shop"))
        .await
        .expect("the table")
        .expect("the site");
    assert_eq!(site, the_site());
    let admits = store.any_site_admits(&parsed("https://shop.example")).await;
    assert!(admits.expect("the table"), "the origin");
    let queue = store.queue(&parsed("support")).await.expect("the table");
    let queue = queue.expect("the queue");
    assert_eq!(queue, the_queue());
    let email = EmailAddress::parse(EMAIL).expect("an address");
    let agent = store
        .agent_of_email(&email)
        .await
        .expect("the table")
        .expect("the agent");
    assert_eq!((agent.id, agent.language), (the_agent(), Language::Hu));
    assert_eq!(agent.sites.values().next(), Some(&Role::Owner));
    assert_eq!(agent.former.len() + agent.open_at_once.len(), 2);
    assert_eq!(agent.notices.mail, MailWhen::Always);
    let given = agent.notices.of(NoticeKind::Assigned);
    assert!(given.email && !given.sound && !given.desktop);
    let hours = agent.notices.quiet.as_ref().expect("quiet hours");
    assert_eq!(hours.interval().opens().to_string(), "22:00");
    assert_eq!(agent.notices.muted.len(), 1);
    let members = store.members(&parsed("support")).await.expect("the table");
    assert_eq!(members, std::slice::from_ref(&agent));
    for site in ["shop", "old-shop"] {
        let people = store.people(&parsed(site)).await.expect("the table");
        assert_eq!(people, std::slice::from_ref(&agent));
    }
    let installed = store.installed(&parsed("shop")).await.expect("the table");
    assert!(installed.is_some());
    let audit = store.audit_page(&parsed("shop"), None, 10).await;
    assert_eq!(audit.expect("the log").entries[0].subject, "shop");
    let verified = store.verify_audit(&parsed("shop")).await;
    assert_eq!(verified.expect("the log"), Ok(5));
    a_bot(store).await;
    let invited = store.invitations(&parsed("shop"), NOW_S).await;
    let id = invited.expect("the table")[0].id();
    let shop = parsed("shop");
    let opened = store.invitation_of_secret(&shop, &id, "secret", NOW_S);
    assert!(opened.await.expect("the table").is_some());
}

async fn a_bot(store: &Store) {
    let (site, bot) = (parsed("shop"), parsed("hours"));
    let found = store.bot(&site, &bot).await.expect("the table");
    assert_eq!(found.expect("a bot").published, Some(2));
    for (version, replaced) in [(1, true), (2, false)] {
        let found = store.bot_version(&site, &bot, version).await;
        let found = found.expect("the table").expect("a version");
        assert!(found.definition.contains(r#""v":1"#));
        assert_eq!(found.replaced_at_s.is_some(), replaced);
    }
}

async fn sign_in(store: &Store) {
    let request = store
        .request_of_token("token", NOW_S)
        .await
        .expect("the table");
    let request = request.expect("the request");
    assert!(request.is_open(NOW_S) && request.code_hash.is_some());
    assert_eq!(request.agent, Some(the_agent().to_string()));
    let device = store::hash_of("device");
    let known = store.agent_of_device(the_agent(), &device, NOW_S).await;
    assert_eq!(
        known.expect("the table").map(|agent| agent.id),
        Some(the_agent())
    );
    let forgotten = store.agent_of_device(the_agent(), &device, LATER_S).await;
    assert_eq!(forgotten.expect("the table"), None);
    let session = store.session(the_agent(), &store::hash_of("secret")).await;
    let session = session.expect("the table").expect("the session");
    assert_eq!(
        (session.agent.id, session.record.expires_at_s),
        (the_agent(), LATER_S)
    );
}

async fn sockets(store: &Store) {
    let visitor = store
        .visitor(the_visitor())
        .await
        .expect("the table")
        .expect("the visitor");
    assert_eq!(visitor.language.as_deref(), Some("uk"));
    let ticket = store.use_ticket("ticket", NOW_S).await.expect("the table");
    assert_eq!(ticket.expect("the ticket").agent_id(), Some(the_agent()));
    let tab = store.connection(&parsed("tab=")).await.expect("the table");
    assert_eq!(tab.expect("the tab").follows, [the_chat()]);
    let console = store
        .connection(&parsed("console="))
        .await
        .expect("the table");
    assert_eq!(console.expect("the console").watches, [parsed("support")]);
    let watchers = store.watchers(&parsed("support"), NOW_S).await;
    assert_eq!(watchers.expect("the table"), [parsed("console=")]);
    let sockets = store
        .sockets_of_agent(the_agent(), NOW_S)
        .await
        .expect("the table");
    assert_eq!(sockets.len(), 1);
}

async fn chat(store: &Store) {
    let head = store
        .head(the_chat())
        .await
        .expect("the table")
        .expect("the chat");
    assert_eq!(
        (head.status, head.log.seq, head.number),
        (Status::Active, 13, Some(1))
    );
    assert_eq!(
        (head.assignment.assignee, head.waiting.due_at_s),
        (Some(the_agent()), Some(LATER_S))
    );
    assert_eq!(head.read.visitor.seq, 8);
    let page = store
        .events(head.clone(), Side::Agent, EventsRange::Newest)
        .await;
    let events = page.expect("the log").events;
    let places: Vec<u64> = events.iter().map(|event| event.seq).collect();
    assert_eq!(places, (1..=13).collect::<Vec<_>>());
    let first = &events[0].event.what;
    assert!(
        matches!(first, What::Message { by: Author::Visitor, n: 1, text, .. } if text.as_str().is_empty()),
        "{first:?}: taken out"
    );
    let said = Body::parse(&"and more ".repeat(40)).expect("a text");
    let second = &events[9].event.what;
    assert!(
        matches!(second, What::Message { n: 2, text, .. } if *text == said),
        "{second:?}"
    );
    let corrected = &events[12].event.what;
    assert!(
        matches!(corrected, What::Contact { contact, .. } if contact.phone.is_none()),
        "{corrected:?}"
    );
    lists(store).await;
}

/// Card, row, lists, number and due time of the chat.
async fn lists(store: &Store) {
    let card = store.card(the_chat()).await.expect("the card");
    assert!(card.contact.consent.is_some() && card.page.is_some());
    let row = store
        .row(the_chat())
        .await
        .expect("the table")
        .expect("the row");
    assert_eq!(row.number, Some(1));
    let listed = store
        .rows_of_queue(
            &parsed("support"),
            Status::Active,
            store::Part::freshest(10),
        )
        .await;
    assert_eq!(listed.expect("the list").rows.len(), 1);
    let listed = store
        .rows_of_agent(the_agent(), Status::Active, store::Part::freshest(10))
        .await;
    assert_eq!(listed.expect("the list").rows.len(), 1);
    assert_eq!(store.last_number().await.expect("the counter"), 1);
    let due = store.due_conversations(LATER_S, 10).await;
    assert_eq!(due.expect("the index").len(), 1);
}

async fn form(store: &Store) {
    let head = store
        .head(the_form())
        .await
        .expect("the table")
        .expect("the form");
    assert!(
        matches!(head.log.tail[0].what, What::Submission { .. }),
        "{:?}",
        head.log.tail
    );
    let card = store.card(the_form()).await.expect("the card");
    assert!(card.contact.email.is_some());
    let log = store
        .log(&parsed("support"), None, 10)
        .await
        .expect("the log");
    let [line] = log.entries.as_slice() else {
        panic!("{:?}", log.entries);
    };
    assert_eq!(
        (line.number, &line.conversation),
        (Some(2), &the_form().to_string())
    );
    let comments: Vec<&str> = line.all_comments().map(|c| c.text.as_str()).collect();
    assert_eq!(comments, ["Handled."]);
}

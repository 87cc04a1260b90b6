//! What a notice says, and when there is none.

use domain::{Answers, By, Card, Contact, PageUrl};

use super::*;

#[tokio::test]
async fn a_form_leads_to_its_line_of_the_queues_log() {
    let world = World::new().await;
    let answers = Answers::from_stored(
        [("message".to_owned(), Body::parse("hello").expect("a text"))]
            .into_iter()
            .map(|(name, text)| (name, text.into_string()))
            .collect(),
    );
    let mut form = waiting();
    form.kind = Kind::Submission;
    form.log.tail = vec![Event {
        at: wrote_at(),
        what: What::Submission {
            answers,
            talk: None,
        },
    }];
    form.log.seq = 1;
    world.holds(&form).await;

    assert!(world.works(event(SUBMISSION)).await.is_empty());
    let [mail] = &world.mails()[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.to, ["Aino@example.com"]);
    assert_eq!(mail.from, "Demo Shop <desk@example.com>");
    let link = "https://desk.example.com/queues/support/log#01KAHCQ0000000000000000E01";
    assert!(mail.text.contains(link), "{}", mail.text);
    assert!(mail.text.contains("https://desk.example.com/settings"));
    assert_eq!(mail.text.matches("://").count(), 2);
    // In the agent's language and on the site's clock: when the visitor wrote, not what happened since.
    assert!(mail.text.contains("20.11.2026 klo 12.03"), "{}", mail.text);
}

#[tokio::test]
async fn a_chat_leads_to_the_conversation() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    assert!(world.works(event(CHAT)).await.is_empty());
    let [mail] = &world.mails()[..] else {
        panic!("one mail")
    };
    let link = format!("https://desk.example.com/c/{CONVERSATION}");
    assert!(mail.text.contains(&link), "{}", mail.text);
    assert_eq!(
        mail.subject,
        "Uusi keskustelu sivustolla Demo Shop: Support"
    );
    assert!(mail.text.contains("20.11.2026 klo 12.03"), "{}", mail.text);
}

/// UX 8: they were told that two visitors wait, when one had written two lines.
#[tokio::test]
async fn one_visitor_who_wrote_twice_is_one_visitor_with_two_messages() {
    let world = World::new().await;
    let reader = Agent {
        language: Language::En,
        ..agent()
    };
    world.store.put_agent(&reader).await.expect("stored");
    let mut head = waiting();
    head.waiting.unread = 2;
    world.holds(&head).await;
    for (kind, headline) in [
        ("chat", "A visitor is waiting for an answer (2 messages)."),
        (
            "message",
            "A visitor wrote in your conversation (2 messages).",
        ),
        (
            "missed",
            "A visitor left before anybody answered (2 messages).",
        ),
        (
            "offline",
            "A visitor wrote while nobody was there, and left (2 messages).",
        ),
        ("submission", "A new contact is waiting."),
    ] {
        let job = notice_job(kind, AGENT, CONVERSATION)
            .replace(r#""kind":"chat""#, &format!(r#""kind":"{kind}""#));
        world.was_long_ago(AGENT).await;
        assert!(world.works(batch(&[job])).await.is_empty());
        let mails = world.mails();
        let mail = mails.last().expect("a mail");
        assert_eq!(mail.text.lines().next(), Some(headline));
    }
}

/// Dropped, nobody would ever know that notices and sign-in mails of this site do not go out.
#[tokio::test]
async fn a_name_that_no_mail_can_hold_fails_the_job_until_it_is_mended() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let site = "demo".parse().expect("a site");
    let site = world.store.site(&site).await.expect("the table");
    let mut site = site.expect("the site");
    let good = std::mem::replace(&mut site.name, "Demo\nBcc: x@example.com".to_owned());
    world.store.put_site(&site).await.expect("stored");
    assert_eq!(world.works(event(CHAT)).await, [RECORD]);
    assert_eq!(world.mails().len(), 0);
    site.name = good;
    world.store.put_site(&site).await.expect("stored");
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn nothing_that_a_visitor_wrote_is_in_a_mail() {
    let world = World::new().await;
    let mark = "xyzzy";
    let mut head = waiting();
    let What::Message { text, .. } = &mut head.log.tail[0].what else {
        panic!("a message")
    };
    *text = Body::parse(mark).expect("a text");
    head.name = DisplayName::parse(mark).ok();
    let card = Card {
        contact: Contact {
            name: DisplayName::parse(mark).ok(),
            email: EmailAddress::parse("xyzzy@xyzzy.example").ok(),
            phone: domain::Phone::parse(mark).ok(),
            consent: None,
        },
        user_agent: Some(mark.to_owned()),
        page: Some(domain::Page {
            url: PageUrl::of("https://www.example.com/xyzzy").expect("a page"),
            title: Some(mark.to_owned()),
            referrer: PageUrl::of("https://xyzzy.example/"),
        }),
    };
    let opened = world.store.open_conversation(&head, &card).await;
    opened.expect("stored");

    for (place, language) in Language::ALL.into_iter().enumerate() {
        let reader = Agent {
            language,
            ..agent()
        };
        world.store.put_agent(&reader).await.expect("stored");
        let job = notice_job(&format!("in-{}", language.tag()), AGENT, CONVERSATION);
        world.was_long_ago(AGENT).await;
        assert!(world.works(batch(&[job])).await.is_empty());
        let mails = world.mails();
        assert_eq!(mails.len(), place + 1);
        assert!(!all_of(&mails[place]).contains(mark), "{language:?}");
    }
}

#[tokio::test]
async fn a_notice_that_nobody_needs_any_more_is_not_sent_and_its_job_is_done() {
    type Change = fn(&mut Agent, &mut Head);
    let changes: [(&str, Change); 7] = [
        ("read meanwhile", |_, head| head.waiting.unread = 0),
        ("resolved meanwhile", |_, head| resolved(head)),
        ("trashed meanwhile", |_, head| {
            head.status = Status::Trashed;
        }),
        ("no longer in the queue", |agent, _| agent.queues.clear()),
        ("no longer on the site", |agent, _| agent.sites.clear()),
        ("muted the queue", |agent, head| {
            agent.notices.muted.insert(head.queue.clone());
        }),
        ("switched off", |agent, _| {
            agent
                .notices
                .set(NoticeKind::Chat, NoticeMethods::default());
        }),
    ];
    for (why, change) in changes {
        let world = World::new().await;
        let (mut agent, mut head) = (agent(), waiting());
        change(&mut agent, &mut head);
        world.store.put_agent(&agent).await.expect("stored");
        world.holds(&head).await;
        assert!(world.works(event(CHAT)).await.is_empty(), "{why}");
        assert_eq!(world.mails().len(), 0, "{why}");
        assert!(world.is_done(JOB).await, "{why}");
    }
}

#[tokio::test]
async fn what_was_given_to_an_agent_is_mailed_while_it_is_theirs() {
    type Change = fn(&mut Head);
    let changes: [(&str, usize, Change); 4] = [
        ("nothing waits in it", 1, |head| head.waiting.unread = 0),
        ("something waits in it", 1, |_| {}),
        ("given on", 0, |head| head.assignment.assignee = None),
        ("resolved", 0, resolved),
    ];
    for (why, mails, change) in changes {
        let world = World::new().await;
        let mut head = waiting();
        head.status = Status::Active;
        let me = AGENT.parse().ok();
        head.assignment.assignee = me;
        let by = By::Agent("01KAHCQ0000000000000000A02".parse().expect("an id"));
        head.log.tail.push(Event {
            at: now(),
            what: What::Assigned { agent: me, by },
        });
        head.log.seq += 1;
        change(&mut head);
        world.holds(&head).await;
        let job = notice_job("given", AGENT, CONVERSATION);
        let job = job.replace(r#""kind":"chat""#, r#""kind":"assigned""#);
        assert!(world.works(batch(&[job])).await.is_empty(), "{why}");
        let sent = world.mails();
        assert_eq!(sent.len(), mails, "{why}");
        assert!(world.is_done("given").await, "{why}");
        // When it was given, not when the visitor wrote.
        let time = sent.iter().all(|mail| mail.text.contains("klo 12.04"));
        assert!(time, "{why}: {sent:?}");
    }
}

#[tokio::test]
async fn a_notice_about_what_is_gone_is_dropped() {
    let world = World::new().await;
    // There is no conversation yet.
    assert!(world.works(event(CHAT)).await.is_empty());
    assert!(world.is_done(JOB).await);

    world.holds(&waiting()).await;
    let nobody = notice_job("for-nobody", "01KAHCQ0000000000000000A09", CONVERSATION);
    let mut moved = waiting();
    moved.id = "01KAHCQ0000000000000000C09".parse().expect("an id");
    moved.queue = "closed-down".parse().expect("a queue");
    // The agent may still read it: they are responsible.
    moved.assignment.assignee = AGENT.parse().ok();
    world.holds(&moved).await;
    let queueless = notice_job("without-queue", AGENT, "01KAHCQ0000000000000000C09");
    assert!(world.works(batch(&[nobody, queueless])).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    assert!(world.is_done("for-nobody").await);
    assert!(world.is_done("without-queue").await);
}

#[tokio::test]
async fn what_ses_will_never_take_is_dropped() {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let unreachable = Agent {
        email: EmailAddress::parse("äiti@example.com").expect("an address"),
        ..agent()
    };
    world.store.put_agent(&unreachable).await.expect("stored");
    assert!(world.works(event(CHAT)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    assert!(world.is_done(JOB).await);
}

//! One item of every kind, with every attribute that it may have.

use std::collections::BTreeMap;

use domain::hours::{Exception, weekday};
use domain::site::{Launcher, SiteTexts};
use domain::{
    Agent, AgentId, Answers, Author, Availability, Body, By, ByHand, Card, Consent, Contact,
    ContactChange, ContactKind, ContactLine, ConversationId, DisplayName, EmailAddress, EntryId,
    Event, FormOffer, Former, Head, Hours, Interval, Kind, Language, Logged, Mark, NoticeKind,
    NoticeMethods, Notices, Offline, Page, PageUrl, Phone, Queue, Role, Schedule, Side, Site,
    Status, Timestamp, VisitorId, What,
};
use protocol::agent::SuppressionReason;
use protocol::settings::Installed;
use store::{
    Act, Corrected, EntryRecord, Invitation, Limit, LinkRequest, NoticeWindow, Party, Refusal,
    SessionRecord, Store, TicketRecord, Turn, VisitorRecord, WaitingNotice,
};

pub(crate) const NOW_S: i64 = 1_795_255_200;
pub(crate) const LATER_S: i64 = NOW_S + 3600;

pub(crate) fn the_agent() -> AgentId {
    AgentId::from_bits(1)
}

pub(crate) fn the_visitor() -> VisitorId {
    VisitorId::from_bits(2)
}

pub(crate) fn the_chat() -> ConversationId {
    ConversationId::from_bits(3)
}

pub(crate) fn the_form() -> ConversationId {
    ConversationId::from_bits(4)
}

pub(crate) fn the_line() -> EntryId {
    EntryId::from_bits(5)
}

pub(crate) const ONCE_A_MINUTE: Limit = Limit {
    what: "links",
    most: 1,
    window_s: 60,
};
pub(crate) const EMAIL: &str = "olivia@example.com";

pub(crate) fn parsed<T: std::str::FromStr>(text: &str) -> T {
    text.parse().ok().expect("a value")
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(NOW_S).expect("a time")
}

pub(crate) async fn everything(store: &Store) {
    settings(store).await;
    sign_in(store).await;
    sockets(store).await;
    chat(store).await;
    form(store).await;
    let leased = store.take_lease("notice-1", NOW_S, LATER_S).await;
    leased.expect("a lease");
    store.finish("notice-1", NOW_S).await.expect("a job");
    notices(store).await;
    let counted = store.count("links", "127.0.0.1", 1, 60, NOW_S).await;
    counted.expect("a limit");
    let turn = store.take_turn(ONCE_A_MINUTE, "127.0.0.1", NOW_S).await;
    assert_eq!(turn.expect("a turn"), Turn::Taken);
    let refusal = Refusal {
        reason: SuppressionReason::Complaint,
        sent_at: now(),
        at: now(),
    };
    let address = EmailAddress::parse(EMAIL).expect("an address");
    let suppressed = store.suppress(&address, refusal).await;
    suppressed.expect("a suppressed address");
}

pub(crate) fn the_site() -> Site {
    let texts = SiteTexts {
        header: Some("Kysy".to_owned()),
        greeting: Some("Hei".to_owned()),
        closed: Some("Suljettu".to_owned()),
        form_intro: Some("Kirjoita".to_owned()),
        thanks: Some("Kiitos".to_owned()),
    };
    Site {
        language: Language::Fi,
        time_zone: "Europe/Helsinki".parse().expect("a zone"),
        origins: vec![parsed("https://shop.example")],
        queues: vec![parsed("support")],
        languages: vec![Language::Fi, Language::It],
        texts: [(Language::Fi, texts)].into(),
        launcher: Launcher {
            left: true,
            side_px: 8,
            bottom_px: 16,
        },
        hidden_on: vec![parsed("/checkout/*")],
        version: 3,
        ..Site::new(parsed("shop"), "Shop".to_owned())
    }
}

pub(crate) fn the_queue() -> Queue {
    let interval = Interval::new(parsed("09:00"), parsed("24:00")).expect("hours");
    let mut christmas = Exception::new(parsed("2026-12-24"), parsed("2026-12-26")).expect("days");
    christmas.every_year = true;
    christmas.hours = vec![interval];
    christmas.note = "Christmas".to_owned();
    Queue {
        names: [(Language::Fi, "Tuki".to_owned())].into(),
        descriptions: [(Language::Fi, "Kaikki".to_owned())].into(),
        by_hand: Some(ByHand {
            open: true,
            until: Timestamp::from_second(LATER_S).ok(),
        }),
        schedule: Schedule {
            week: vec![Hours {
                day: weekday(1).expect("Monday"),
                interval,
            }],
            exceptions: vec![christmas],
            suspended: true,
        },
        offline: Offline::Bot,
        contacts: vec![ContactLine {
            kind: ContactKind::Phone,
            text: "+358 9 1234".to_owned(),
        }],
        form_offer: FormOffer::WhileClosed,
        topics: vec!["Orders".to_owned()],
        consent: Some((
            "2026-11".to_owned(),
            "https://shop.example/privacy".to_owned(),
        )),
        logged: Some(Logged {
            open: true,
            next: Timestamp::from_second(LATER_S).ok(),
        }),
        version: 2,
        ..Queue::new(parsed("support"), parsed("shop"), "Support".to_owned())
    }
}

async fn settings(store: &Store) {
    let (site, queue) = (the_site(), the_queue());
    store.put_site(&site).await.expect("a site");
    store.put_queue(&queue).await.expect("a queue");
    let mut notices = Notices::default();
    let methods = NoticeMethods {
        sound: true,
        desktop: false,
        email: true,
    };
    notices.set(NoticeKind::ALL[0], methods);
    let agent = Agent {
        sites: [(site.id, Role::Owner)].into(),
        queues: [queue.id].into(),
        former: [(
            parsed("old-shop"),
            Former {
                role: Role::Agent,
                queues: [parsed("old-support")].into(),
            },
        )]
        .into(),
        open_at_once: [(parsed("shop"), 5)].into(),
        version: 4,
        availability: Availability::Away,
        notices,
        ..Agent::new(
            the_agent(),
            EmailAddress::parse(EMAIL).expect("an address"),
            DisplayName::parse("Olivia").expect("a name"),
            Language::Hu,
        )
    };
    store.put_agent(&agent).await.expect("an agent");
    beside_a_site(store).await;
}

/// Where its widget is, who changed it, who is invited.
async fn beside_a_site(store: &Store) {
    let seen = Installed {
        origin: "https://shop.example".to_owned(),
        at: "2026-11-20T10:00:00.000Z".to_owned(),
    };
    let noted = store.note_installed(&parsed("shop"), &seen).await;
    noted.expect("a mark");
    let site: domain::SiteId = parsed("shop");
    let act = Act {
        site: &site,
        agent: Some(the_agent()),
        name: "Olivia",
        address: Some("0123456789ab".to_owned()),
        action: "site.change",
        subject: "shop".to_owned(),
        at: now(),
    };
    let logged = store
        .log_act(&act, serde_json::json!({"name": "Shop"}))
        .await;
    logged.expect("an entry");
    let invitation = Invitation {
        site: site.clone(),
        email: EmailAddress::parse("new@example.com").expect("an address"),
        role: Role::Agent,
        queues: [parsed("support")].into(),
        language: Language::Uk,
        invited_by: "Olivia".to_owned(),
        sent_at_s: NOW_S,
        expires_at_s: LATER_S,
    };
    let invited = store.put_invitation(&invitation, &act).await;
    invited.expect("an invitation");
    let mailed = store.add_invitation_secret(&invitation, "secret").await;
    assert!(mailed.expect("the table"));
}

async fn sign_in(store: &Store) {
    let request = LinkRequest {
        id: "request".to_owned(),
        email: EMAIL.to_owned(),
        browser_hash: store::hash_of("cookie"),
        browser: "Firefox".to_owned(),
        asked_at_s: NOW_S,
        expires_at_s: LATER_S,
        agent: None,
        code_hash: None,
        typed_codes: 1,
        used: false,
    };
    store.put_link_request(&request).await.expect("a request");
    let token = store.put_link_token(&request, the_agent(), "token").await;
    token.expect("a token");
    store
        .set_link_code(&request, "123456")
        .await
        .expect("a code");
    let device = store::hash_of("device");
    let put = store.put_device(the_agent(), &device, NOW_S, LATER_S);
    put.await.expect("a known browser");
    let session = SessionRecord {
        id: "session".to_owned(),
        agent: the_agent().to_string(),
        hash: store::hash_of("secret"),
        browser: "Firefox".to_owned(),
        created_at_s: NOW_S,
        renewed_at_s: NOW_S,
        seen_at_s: NOW_S,
        expires_at_s: LATER_S,
        replaced: false,
    };
    store
        .put_session(the_agent(), &session)
        .await
        .expect("a session");
}

async fn sockets(store: &Store) {
    let visitor = VisitorRecord {
        site: "shop".to_owned(),
        token_hash: store::hash_of("visitor"),
        expires_at_s: LATER_S,
        user_agent: Some("Mozilla/5.0".to_owned()),
        language: Some("uk".to_owned()),
    };
    store
        .put_visitor(the_visitor(), &visitor)
        .await
        .expect("a visitor");
    let ticket = TicketRecord {
        visitor: None,
        agent: Some(the_agent().to_string()),
        session: Some(store::hash_of("secret")),
        site: None,
        expires_at_s: LATER_S,
    };
    store.put_ticket("ticket", &ticket).await.expect("a ticket");
    let (console, tab) = (parsed("console="), parsed("tab="));
    let agent = Party::Agent(the_agent(), store::hash_of("secret"));
    let connected = store.put_connection(&console, &agent, NOW_S).await;
    connected.expect("a console");
    let watched = store
        .watch(&console, the_agent(), &[parsed("support")], &[], LATER_S)
        .await;
    watched.expect("a watched queue");
    let visitor = Party::Visitor(the_visitor(), parsed("shop"));
    let connected = store.put_connection(&tab, &visitor, NOW_S).await;
    connected.expect("a tab");
    store
        .note_follow(&tab, the_chat())
        .await
        .expect("a followed chat");
}

fn message(n: u64, text: &str) -> What {
    What::Message {
        by: Author::Visitor,
        sender: parsed("tab00001"),
        n,
        text: Body::parse(text).expect("a text"),
    }
}

/// Every kind of event.
fn events() -> Vec<Event> {
    let by = By::Agent(the_agent());
    let kinds = [
        message(1, "hello"),
        What::Joined { agent: the_agent() },
        What::Assigned {
            agent: Some(the_agent()),
            by,
        },
        What::Status {
            status: Status::Active,
            by,
        },
        What::Note {
            by: the_agent(),
            sender: parsed("console1"),
            n: 1,
            text: Body::parse("a note").expect("a text"),
        },
        What::Transferred {
            queue: parsed("support"),
            by,
        },
        What::Rated {
            score: 1,
            comment: Body::parse("thanks").ok(),
        },
        What::Left { agent: the_agent() },
        message(2, &"and more ".repeat(40)),
    ];
    kinds.map(|what| Event { at: now(), what }).into()
}

/// Long enough to be spilled, so that there is a block. The newest event comes after it.
async fn chat(store: &Store) {
    let mut head = Head::new(
        the_chat(),
        parsed("shop"),
        parsed("support"),
        Kind::Chat,
        now(),
    );
    head.visitor = Some(the_visitor());
    (head.status, head.assignment.assignee) = (Status::Active, Some(the_agent()));
    head.assignment.participants.insert(the_agent());
    head.assignment
        .names
        .insert(the_agent(), "Olivia".to_owned());
    head.log.tail = events();
    (head.log.seq, head.log.visitor_seq) = (9, 6);
    head.log
        .senders
        .insert((Side::Visitor, parsed("tab00001")), 2);
    head.connections.insert(parsed("tab="), Author::Visitor);
    (head.waiting.unread, head.waiting.unread_from) = (1, Some(9));
    head.waiting.since = Some(head.created_at);
    head.read.visitor = Mark {
        seq: 8,
        visitor_seq: 5,
    };
    head.read.agent = Mark {
        seq: 1,
        visitor_seq: 1,
    };
    head.name = DisplayName::parse("Eva").ok();
    head.language = Some(Language::Uk);
    (head.waiting.missed, head.waiting.due_at_s) = (true, Some(LATER_S));
    written(store, &head).await;
}

/// The chat goes through what a chat goes through.
async fn written(store: &Store, head: &Head) {
    let opened = store.open_conversation(head, &card()).await;
    opened.expect("a chat");
    store.spill_if_long(head).await.expect("a block");
    store.give_number(the_chat()).await.expect("a number");
    let rated = Event {
        at: now(),
        what: What::Rated {
            score: -1,
            comment: None,
        },
    };
    let added = store.rate(the_chat(), the_visitor(), &rated).await;
    added.expect("a rating");
    corrections(store).await;
    let head = store
        .head(the_chat())
        .await
        .expect("the table")
        .expect("the chat");
    store.put_row(&head).await.expect("a row");
}

/// Words of the visitor are taken out, and the telephone number is forgotten.
async fn corrections(store: &Store) {
    let by = By::Agent(the_agent());
    let redacted = store.redact(the_chat(), 1, by, now()).await;
    assert!(matches!(redacted, Ok(Corrected::Done { seq: 11, .. })));
    let change = ContactChange::parse(None, None, Some("")).expect("a change");
    let corrected = store.correct_contact(the_chat(), &change, by, now()).await;
    assert!(matches!(corrected, Ok(Corrected::Done { seq: 12, .. })));
}

fn card() -> Card {
    Card {
        contact: Contact {
            name: DisplayName::parse("Eva").ok(),
            email: EmailAddress::parse("eva@visitor.example").ok(),
            phone: Phone::parse("+358 40 1234567").ok(),
            consent: Some(Consent {
                version: "2026-11".to_owned(),
                language: Language::It,
                at: now(),
            }),
        },
        page: Some(Page {
            url: PageUrl::of("https://shop.example/basket").expect("a page"),
            title: Some("Basket".to_owned()),
            referrer: PageUrl::of("https://search.example/"),
        }),
        user_agent: Some("Mozilla/5.0".to_owned()),
    }
}

async fn form(store: &Store) {
    let fields = [
        ("message", "The boiler leaks."),
        ("email", "eva@visitor.example"),
    ];
    let fields: BTreeMap<String, String> = fields
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
    let answers = Answers::parse(&fields, true).expect("answers");
    let mut head = Head::new(
        the_form(),
        parsed("shop"),
        parsed("support"),
        Kind::Submission,
        now(),
    );
    head.log.tail = vec![Event {
        at: now(),
        what: What::Submission { answers },
    }];
    (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
    let opened = store.open_form(&head, &card(), "5f3e9d").await;
    opened.expect("a form");
    let told = store.record_notified(&head, vec!["notice-1".to_owned()], now());
    told.await.expect("what was told");
    let queue = parsed("support");
    let line = EntryRecord::submission(the_line(), &queue, now(), the_form(), Some(2));
    store
        .put_entry(the_line(), &queue, &line)
        .await
        .expect("a line");
    comment(store, "Handled.").await;
}

pub(crate) async fn comment(store: &Store, words: &str) {
    let (queue, body) = (parsed("support"), Body::parse(words).expect("a text"));
    let commented = store
        .comment_on(&queue, the_line(), the_agent(), "Olivia", &body, now())
        .await;
    assert!(
        matches!(commented, Ok(store::Commented::Done(_))),
        "{commented:?}"
    );
}

/// A notice that waits to be mailed with others.
async fn notices(store: &Store) {
    let waits = WaitingNotice {
        job: "notice-2".to_owned(),
        conversation: the_form(),
        kind: NoticeKind::Submission,
        entry: Some(the_line()),
        seq: Some(1),
        at_s: NOW_S,
    };
    let waiting = store.put_waiting_notice(the_agent(), &waits).await;
    waiting.expect("a notice that waits");
    let window = NoticeWindow {
        closes_at_s: Some(NOW_S + 300),
        by: Some("notice-1".to_owned()),
        day: store::day_of(now()),
        mails: 1,
        mailed_at_s: NOW_S,
        told: 1,
        ..NoticeWindow::default()
    };
    let opened = store.put_notice_window(the_agent(), window).await;
    assert!(opened.expect("a window"));
}

//! One item of every kind, with every attribute that it may have.

use std::collections::BTreeMap;

use domain::{
    AgentId, Answers, Author, Body, By, Card, Consent, Contact, ContactChange, ConversationId,
    DisplayName, EmailAddress, EntryId, Event, Head, Kind, Language, Mark, NoticeKind, Page,
    PageUrl, Phone, Side, Status, Timestamp, VisitorId, What,
};
use protocol::agent::SuppressionReason;
use store::{
    Corrected, EntryRecord, Limit, LinkRequest, NoticeWindow, Party, Refusal, SessionRecord, Store,
    TicketRecord, Turn, VisitorRecord, WaitingNotice,
};

use crate::settings;

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
    settings::written(store).await;
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
        What::AutoReply {
            text: Body::parse("one moment").expect("a text"),
        },
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
    (head.log.seq, head.log.visitor_seq) = (10, 7);
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
    head.waiting.auto_reply_s = Some(45);
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
    assert!(matches!(redacted, Ok(Corrected::Done { seq: 12, .. })));
    let change = ContactChange::parse(None, None, Some("")).expect("a change");
    let corrected = store.correct_contact(the_chat(), &change, by, now()).await;
    assert!(matches!(corrected, Ok(Corrected::Done { seq: 13, .. })));
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
    let answers = Answers::parse(&fields, &[], &["message"]).expect("answers");
    let mut head = Head::new(
        the_form(),
        parsed("shop"),
        parsed("support"),
        Kind::Submission,
        now(),
    );
    head.log.tail = vec![Event {
        at: now(),
        what: What::Submission {
            answers,
            talk: None,
        },
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

//! The real handler and the real table, with the events of `events/contact-submit/`.

mod bots;
mod fields;
mod keys;
mod limits;
mod plain;

use cloud::Cloud;
use domain::{ConversationId, Head, Kind, Language, Queue, SiteId, Status, Timestamp};
use serde_json::{Value, json};
use store::Store;
use support::{Backend, Snapshots};

use crate::{State, handle};

/// The time of the sample events.
const NOW: &str = "2026-11-20T10:03:03Z";
const NEXT_DAY: &str = "2026-11-21T10:03:03Z";

/// File, status, and code of the problem.
const SAMPLES: &[(&str, u16, &str)] = &[
    ("preflight", 204, ""),
    ("bad-email", 422, "invalid"),
    ("bad-key", 400, "malformed"),
    ("broken-json", 400, "malformed"),
    ("line-break-in-name", 422, "invalid"),
    ("other-origin", 403, "origin"),
    ("unknown-field", 422, "invalid"),
    ("unknown-queue", 404, "not-found"),
    ("unknown-site", 404, "not-found"),
    ("without-key", 400, "malformed"),
    ("without-message", 422, "invalid"),
    ("wrong-content-type", 400, "malformed"),
    ("submission", 201, ""),
    ("repeat", 201, ""),
    ("all-fields", 201, ""),
    ("card-number", 201, ""),
    ("plain-form", 303, ""),
    ("plain-form-of-old-page", 303, ""),
    ("reused-key", 422, "invalid"),
];

fn sample(name: &str) -> Value {
    support::sample("contact-submit", name)
}

/// The sample with this key and these fields of the body set.
fn form(key: &str, fields: &Value) -> Value {
    let mut event = sample("submission");
    event["headers"]["idempotency-key"] = json!(key);
    let body = event["body"].as_str().expect("a body");
    let mut body: Value = serde_json::from_str(body).expect("JSON");
    for (name, value) in fields.as_object().expect("fields") {
        body[name] = value.clone();
    }
    event["body"] = json!(body.to_string());
    event
}

/// What came back.
#[derive(Debug)]
struct Reply {
    status: u16,
    headers: http::HeaderMap,
    body: Value,
}

impl Reply {
    fn code(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("urn:doorbell:").unwrap_or_default()
    }

    #[track_caller]
    fn conversation(&self) -> ConversationId {
        assert_eq!(self.status, 201, "{:?}", self.body);
        let id = self.body["conversation"].as_str().expect("an id");
        id.parse().expect("an id")
    }

    /// Pointer and code of the field that was refused.
    #[track_caller]
    fn field(&self) -> (&str, &str) {
        assert_eq!((self.status, self.code()), (422, "invalid"));
        let error = &self.body["errors"][0];
        let text = |name: &str| error[name].as_str().expect("text");
        (text("pointer"), text("code"))
    }
}

struct World {
    cloud: Cloud,
    store: Store,
    state: State,
}

impl World {
    /// Takes as many forms as come. Two sites with the same page; `demo` has an open queue, a closed one, and one that asks for consent.
    async fn new() -> Self {
        let Backend { cloud, store } = Backend::faulty().await;
        let state = State::new(store.clone(), "https://widget.example.com").without_limits();
        let world = Self {
            cloud,
            store,
            state,
        };
        world.site("demo", &["support", "closed", "careful"]).await;
        world.site("other", &["elsewhere"]).await;
        world
    }

    async fn site(&self, name: &str, queues: &[&str]) {
        let site = support::site(name, queues);
        self.store.put_site(&site).await.expect("stored");
        for queue in queues {
            let consent = ("2026-11".to_owned(), "We keep it for a year.".to_owned());
            let queue = Queue {
                by_hand: Some(domain::ByHand {
                    open: *queue != "closed",
                    until: None,
                }),
                consent: (*queue == "careful").then_some(consent),
                ..support::queue(queue, name)
            };
            self.store.put_queue(&queue).await.expect("stored");
        }
    }

    async fn answers_at(&self, event: &Value, now: &str) -> Reply {
        let request = lambda_http::request::from_str(&event.to_string()).expect("a request");
        let now: Timestamp = now.parse().expect("a time");
        let (head, body) = handle(&self.state, request, now).await.into_parts();
        Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body: serde_json::from_slice(body.as_ref()).unwrap_or(Value::Null),
        }
    }

    async fn answers(&self, event: &Value) -> Reply {
        self.answers_at(event, NOW).await
    }

    async fn card(&self, id: ConversationId) -> domain::Card {
        self.store.card(id).await.expect("read")
    }

    async fn head(&self, id: ConversationId) -> Option<Head> {
        self.store.head(id).await.expect("read")
    }
}

/// The id that a form with this key gets on this site.
fn id_of(site: &str, key: &str) -> ConversationId {
    let site: SiteId = site.parse().expect("a site");
    ConversationId::of_submission(&site, key)
}

#[tokio::test]
async fn every_sample_is_answered_as_the_contract_says() {
    let world = World::new().await;
    let mut snapshots = Snapshots::in_folder(env!("CARGO_MANIFEST_DIR"), "src/tests/snapshots");
    for (name, status, code) in SAMPLES {
        let reply = world.answers(&sample(name)).await;
        let answer = support::answer(reply.status, &reply.headers, &reply.body);
        snapshots.take(name, answer);
        let what = format!("{name}: {:?}", reply.body);
        assert_eq!((reply.status, reply.code()), (*status, *code), "{what}");
        if *status >= 400 {
            assert_eq!(reply.headers["content-type"], "application/problem+json");
            assert_eq!(reply.body["trace"], "JKJaXmPLvHcESHA=", "{what}");
            let stored = world.head(id_of("demo", "sample-key-0001")).await;
            assert_eq!(stored.is_some(), *name == "reused-key", "{what}");
        }
        let readable = reply.headers.get("access-control-allow-origin");
        let refused = [
            "other-origin",
            "unknown-queue",
            "unknown-site",
            "plain-form",
            "plain-form-of-old-page",
        ];
        assert_eq!(readable.is_none(), refused.contains(name), "{what}");
    }
    snapshots.end();
    let known = SAMPLES.iter().map(|(name, ..)| (*name).to_owned());
    let samples = support::sample_names("contact-submit");
    assert_eq!(samples, known.collect(), "every sample is answered");
}

#[tokio::test]
async fn a_form_is_a_conversation_with_all_that_was_sent() {
    let world = World::new().await;
    let sent = world.answers(&sample("all-fields")).await;
    let head = world.head(sent.conversation()).await.expect("stored");
    assert_eq!(
        (head.kind, head.status),
        (Kind::Submission, Status::Unassigned)
    );
    assert_eq!(
        (head.log.seq, head.log.visitor_seq, head.waiting.unread),
        (1, 1, 1)
    );
    assert_eq!(
        (head.language, head.waiting.offline),
        (Some(Language::Fi), false)
    );
    assert!(
        head.waiting.due_at_s.is_some(),
        "sweep looks whether it was told of"
    );
    let card = world.card(sent.conversation()).await;
    let contact = &card.contact;
    assert_eq!(head.name, contact.name);
    let text = |name: &Option<domain::DisplayName>| name.clone().map(|n| n.into_string());
    assert_eq!(text(&contact.name).as_deref(), Some("Aino Sample"));
    assert_eq!(
        contact.phone.as_ref().map(domain::Phone::as_str),
        Some("+358 40 123 4567")
    );
    assert_eq!(contact.consent, None, "this queue asks for none");
    let page = card.page.expect("a page");
    assert_eq!(page.url.as_str(), "https://www.example.com/delivery");
    assert!(
        card.user_agent
            .is_some_and(|agent| agent.contains("Firefox"))
    );
}

#[tokio::test]
async fn nothing_that_a_page_says_about_itself_refuses_a_form() {
    let world = World::new().await;
    let long = "x".repeat(2_300);
    let address = format!("https://www.example.com/?q={long}");
    let from = |referrer: &str| json!({"page": {"url": address, "referrer": referrer}});
    for (nth, said) in [
        from(&address),
        from("android-app://com.google.android.gm/"),
        json!({"page": {"url": "about:srcdoc", "title": long}}),
        json!({"page": {"title": {}}}),
        json!({"page": 1, "locale": {}}),
        json!({"locale": "sv-FI"}),
        json!({"locale": long}),
    ]
    .iter()
    .enumerate()
    {
        let mut sent = form(&format!("page-key-{nth}"), said);
        sent["headers"]["user-agent"] = json!(long);
        let id = world.answers(&sent).await.conversation();
        let language = world.head(id).await.expect("stored").language;
        assert_eq!(language, Some(Language::En), "that of the site");
        let card = world.card(id).await;
        assert_eq!(card.user_agent.map(|text| text.len()), Some(300));
        if let Some(page) = card.page {
            assert_eq!(page.url.as_str(), "https://www.example.com/");
        }
    }
    let mut plain = sample("plain-form");
    plain["body"] = json!(format!(
        "queue=support&message=Hello&locale=sv&page={address}"
    ));
    plain["isBase64Encoded"] = json!(false);
    let reply = world.answers(&plain).await;
    let to = reply.headers["location"].to_str().expect("text");
    assert!(to.ends_with("/form/en/sent.html"), "{to}");
}

#[tokio::test]
async fn answers_that_are_too_long_together_are_refused() {
    let world = World::new().await;
    let long = |chars: usize| {
        let answers = json!({"message": "m".repeat(6_000), "measures": "n".repeat(chars)});
        form("key-long", &json!({"answers": answers}))
    };
    let refused = world.answers(&long(6_001)).await;
    assert_eq!(refused.field(), ("/answers", "too-long"));
    world.answers(&long(6_000)).await.conversation();
}

#[tokio::test]
async fn consent_is_asked_for_and_kept_as_given() {
    let world = World::new().await;
    let with = |consent: Value| {
        form(
            "key-consent",
            &json!({"queue": "careful", "consent": consent, "locale": "hu"}),
        )
    };
    for (consent, code) in [
        (Value::Null, "required"),
        (json!(""), "required"),
        (json!("2025-01"), "invalid"),
        (json!("true"), "invalid"),
    ] {
        let reply = world.answers(&with(consent)).await;
        assert_eq!(reply.field(), ("/consent", code));
    }
    let given = world.answers(&with(json!("2026-11"))).await.conversation();
    let consent = world.card(given).await.contact.consent;
    let consent = consent.expect("a consent");
    assert_eq!(
        (consent.version.as_str(), consent.language),
        ("2026-11", Language::Hu)
    );
    assert_eq!(consent.at, NOW.parse().expect("a time"));
}

#[tokio::test]
async fn a_closed_queue_needs_an_address_to_answer_to() {
    let world = World::new().await;
    let with = |answers: Value| {
        form(
            "key-closed",
            &json!({"queue": "closed", "answers": answers}),
        )
    };
    for answers in [
        json!({"message": "Hello"}),
        json!({"message": "Hello", "email": " "}),
    ] {
        let reply = world.answers(&with(answers)).await;
        assert_eq!(reply.field(), ("/answers/email", "required"));
    }
    let sent = world
        .answers(&with(
            json!({"message": "Hello", "email": "aino@example.com"}),
        ))
        .await;
    let head = world.head(sent.conversation()).await.expect("stored");
    assert!(head.waiting.offline, "nobody was there");
}

#[tokio::test]
async fn a_plain_form_sent_twice_on_a_day_is_one() {
    let world = World::new().await;
    let plain = sample("plain-form");
    let mut failed = plain.clone();
    failed["body"] = json!("queue=support&message=+&locale=fi");
    failed["isBase64Encoded"] = json!(false);
    let to = |reply: &Reply| {
        assert_eq!(reply.status, 303);
        reply.headers["location"].to_str().expect("text").to_owned()
    };
    let sent = "https://widget.example.com/form/en/sent.html";
    for _ in 0..2 {
        assert_eq!(to(&world.answers(&plain).await), sent);
    }
    assert_eq!(to(&world.answers_at(&plain, NEXT_DAY).await), sent);
    let of_failed = to(&world.answers(&failed).await);
    assert_eq!(of_failed, "https://widget.example.com/form/fi/failed.html");
    // Rows are written by relay; the heads themselves are what is due.
    let at = "2027-01-01T00:00:00Z".parse::<Timestamp>().expect("a time");
    let due = world
        .store
        .due_conversations(at.as_second(), 50)
        .await
        .expect("read");
    assert_eq!(due.len(), 2, "one on each day");
}

#[tokio::test]
async fn what_the_table_did_not_store_is_not_acknowledged() {
    let world = World::new().await;
    let fails = |share: f64| {
        let change = |faults: &mut cloud::Faults| faults.dynamodb.failed = share;
        world.cloud.change_faults(change).expect("changed");
    };
    fails(1.0);
    let reply = world.answers(&sample("submission")).await;
    assert_eq!((reply.status, reply.code()), (503, "unavailable"));
    let plain = world.answers(&sample("plain-form")).await;
    let to = plain.headers["location"].to_str().expect("text").to_owned();
    assert!(to.ends_with("/failed.html"), "{to}");
    fails(0.0);
    let sent = world.answers(&sample("repeat")).await.conversation();
    assert!(world.head(sent).await.is_some());
}

#[tokio::test]
async fn new_settings_hold_a_minute_later() {
    let world = World::new().await;
    world.answers(&sample("submission")).await.conversation();
    let id = "support".parse().expect("a queue");
    let queue = world.store.queue(&id).await.expect("read");
    let asks = Queue {
        consent: Some(("2026-12".to_owned(), "We keep it for a year.".to_owned())),
        ..queue.expect("a queue")
    };
    world.store.put_queue(&asks).await.expect("stored");
    let now: Timestamp = NOW.parse().expect("a time");
    let after = |seconds| (now + std::time::Duration::from_secs(seconds)).to_string();
    let soon = world.answers_at(&sample("all-fields"), &after(59)).await;
    soon.conversation();
    let refused = world.answers_at(&sample("all-fields"), &after(60)).await;
    assert_eq!(
        refused.field(),
        ("/consent", "invalid"),
        "of another version"
    );
}

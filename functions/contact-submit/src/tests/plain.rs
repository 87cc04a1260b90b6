//! Forms of pages without scripts.

use domain::What;

use super::*;

const SENT: &str = "https://widget.example.com/form/en/sent.html";
const FAILED: &str = "https://widget.example.com/form/en/failed.html";

/// The sample with this body.
fn plain(body: &str) -> Value {
    let mut event = sample("plain-form");
    event["body"] = json!(body);
    event["isBase64Encoded"] = json!(false);
    event
}

fn with(mut event: Value, header: &str, value: &str) -> Value {
    event["headers"][header] = json!(value);
    event
}

fn place(reply: &Reply) -> &str {
    assert_eq!(reply.status, 303);
    reply.headers["location"].to_str().expect("text")
}

impl World {
    /// The answers of all forms that are stored.
    async fn forms(&self) -> Vec<Vec<String>> {
        let due = self.store.due_conversations(i64::MAX / 1_000_000, 50).await;
        let mut forms = Vec::new();
        for due in due.expect("read") {
            let head = self.head(due.conversation).await.expect("stored");
            let What::Submission { answers, .. } = &head.log.tail[0].what else {
                panic!("no form");
            };
            let shown = |(name, text): (&str, &domain::Body)| format!("{name}: {}", text.as_str());
            forms.push(answers.iter().map(shown).collect());
        }
        forms
    }
}

#[tokio::test]
async fn a_double_click_is_one_form_and_two_people_are_two() {
    let world = World::new().await;
    let event = plain("queue=support&message=Call+me&phone=1");
    for (nth, (again, stored)) in [
        (event.clone(), 1),
        (event.clone(), 1),
        (
            with(
                event.clone(),
                "x-forwarded-for",
                "203.0.113.77, 198.51.100.1",
            ),
            2,
        ),
        (
            with(
                event.clone(),
                "x-forwarded-for",
                "203.0.113.77, 198.51.100.2",
            ),
            2,
        ),
        (with(event.clone(), "x-forwarded-for", "2001:db8:1:2::5"), 3),
        (
            with(event.clone(), "x-forwarded-for", "2001:db8:1:2:3::6"),
            3,
        ),
        (with(event.clone(), "x-forwarded-for", "2001:db8:1:3::5"), 4),
        (with(event.clone(), "user-agent", "Another browser"), 5),
        (
            plain("queue=support&message=Call+me&phone=1&form_key=d41d8cd98f"),
            6,
        ),
        (plain("queue=support&message=Call+me&phone=2"), 7),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(place(&world.answers(&again).await), SENT);
        assert_eq!(world.forms().await.len(), stored, "{nth}");
    }
    assert_eq!(place(&world.answers_at(&event, NEXT_DAY).await), SENT);
    assert_eq!(world.forms().await.len(), 8, "another day");
}

#[tokio::test]
async fn a_page_that_hides_its_address_is_no_foreign_page() {
    let world = World::new().await;
    let event = plain("queue=support&message=Hello");
    for (origin, page, stored) in [
        ("null", SENT, 1),
        ("https://other.example.com", FAILED, 1),
        ("https://null", FAILED, 1),
        ("", FAILED, 1),
        ("null, null", FAILED, 1),
    ] {
        let reply = world.answers(&with(event.clone(), "origin", origin)).await;
        assert_eq!(place(&reply), page, "{origin}");
        assert_eq!(world.forms().await.len(), stored, "{origin}");
    }
    // A script says who it is.
    let script = with(form("null-origin", &json!({})), "origin", "null");
    let refused = world.answers(&script).await;
    assert_eq!((refused.status, refused.code()), (403, "origin"));
}

#[tokio::test]
async fn letters_of_old_pages_arrive_or_the_form_is_not_thanked_for() {
    let world = World::new().await;
    let body = "queue=support&message=%CF%F0%E8%E2%B3%F2";
    let said = "Application/X-WWW-Form-URLencoded; Charset=\"windows-1251\"";
    for (event, page, stored) in [
        (plain(body), FAILED, 0),
        (plain(&format!("{body}&_charset_=utf-8")), FAILED, 0),
        (plain(&format!("{body}&_charset_=windows-1251")), SENT, 1),
        (with(plain(body), "content-type", said), SENT, 2),
    ] {
        assert_eq!(place(&world.answers(&event).await), page);
        assert_eq!(world.forms().await.len(), stored);
    }
    assert_eq!(world.forms().await, vec![vec!["message: Привіт"]; 2]);
}

#[tokio::test]
async fn every_field_of_a_plain_form_is_stored() {
    let world = World::new().await;
    let body = "queue=support&message=Hello&services[]=web&services[]=print&services[]=video\
        &first-name=Eva&website=https%3A%2F%2Feva.example&send=Send";
    assert_eq!(place(&world.answers(&plain(body)).await), SENT);
    let stored = [
        "first_name: Eva",
        "message: Hello",
        "send: Send",
        "services: web, print, video",
        "website: https://eva.example",
    ];
    assert_eq!(world.forms().await, vec![stored]);
}

//! How many forms a stranger may send.

use super::*;

/// So many seconds after the time of the samples, which is the third second of a minute and of an hour's fourth minute.
fn after(seconds: u64) -> String {
    let now: Timestamp = NOW.parse().expect("a time");
    (now + std::time::Duration::from_secs(seconds)).to_string()
}

/// A form of its own from this address.
fn form_from(address: &str, n: usize) -> Value {
    let mut event = form(
        &format!("limit-key-{address}-{n:04}").replace([':', '.'], "-"),
        &json!({}),
    );
    event["requestContext"]["http"]["sourceIp"] = json!(address);
    event
}

impl World {
    async fn with_limits() -> Self {
        let mut world = Self::new().await;
        world.starts_process();
        world
    }

    /// The statuses of so many forms from an address.
    async fn sends(&self, address: &str, numbers: std::ops::Range<usize>, now: &str) -> Vec<u16> {
        let mut statuses = Vec::new();
        for n in numbers {
            let reply = self.answers_at(&form_from(address, n), now).await;
            statuses.push(reply.status);
        }
        statuses
    }

    /// Goes on as a process that has counted nothing. Returns the one before.
    fn starts_process(&mut self) -> State {
        let state = State::new(self.store.clone(), "https://widget.example.com");
        std::mem::replace(&mut self.state, state)
    }
}

#[tokio::test]
async fn the_sixth_form_of_a_minute_waits_for_the_next() {
    let world = World::with_limits().await;
    let aino = "203.0.113.9";
    assert_eq!(world.sends(aino, 0..5, NOW).await, [201; 5]);
    let refused = world.answers_at(&form_from(aino, 5), &after(10)).await;
    assert_eq!((refused.status, refused.code()), (429, "too-many"));
    assert_eq!(refused.headers["retry-after"], "47");
    assert_eq!(refused.body["retry_after_s"], 47);
    assert_eq!(
        refused.headers["access-control-allow-origin"],
        "https://www.example.com"
    );
    assert_eq!(
        refused.headers["access-control-expose-headers"],
        "retry-after"
    );
    let id = id_of("demo", "limit-key-203-0-113-9-0005");
    assert_eq!(world.head(id).await, None, "what was refused is not stored");
    assert_eq!(world.sends("203.0.113.10", 0..1, &after(10)).await, [201]);
    let again = world.answers_at(&form_from(aino, 5), &after(57)).await;
    assert_eq!(again.status, 201, "the next minute has come");
}

#[tokio::test]
async fn a_caller_has_thirty_forms_an_hour() {
    let world = World::with_limits().await;
    for minute in 0..6 {
        let now = after(minute * 60);
        assert_eq!(world.sends("203.0.113.9", 0..5, &now).await, [201; 5]);
    }
    let refused = world
        .answers_at(&form_from("203.0.113.9", 9), &after(6 * 60))
        .await;
    assert_eq!((refused.status, refused.code()), (429, "too-many"));
    assert_eq!(refused.body["retry_after_s"], 51 * 60 - 3);
    let next_hour = after(57 * 60);
    assert_eq!(world.sends("203.0.113.9", 0..5, &next_hour).await, [201; 5]);
}

#[tokio::test]
async fn a_network_of_ipv6_is_one_caller() {
    let world = World::with_limits().await;
    for n in 0..5 {
        let address = format!("2001:db8:1:2::{n}");
        assert_eq!(world.sends(&address, 0..1, NOW).await, [201]);
    }
    for (address, status) in [
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", 429),
        ("2001:0db8:0001:0002:0:0:0:9", 429),
        ("2001:db8:1:3::1", 201),
        ("2001:db8:2:2::1", 201),
        ("::ffff:203.0.113.9", 201),
    ] {
        assert_eq!(
            world.sends(address, 9..10, NOW).await,
            [status],
            "{address}"
        );
    }
}

#[tokio::test]
async fn what_a_header_says_of_the_address_changes_nothing() {
    let world = World::with_limits().await;
    for (n, header) in [
        "x-forwarded-for",
        "x-real-ip",
        "forwarded",
        "cloudfront-viewer-address",
        "true-client-ip",
        "cf-connecting-ip",
    ]
    .into_iter()
    .enumerate()
    {
        let mut event = form_from("203.0.113.9", n);
        event["headers"][header] = json!(format!("198.51.100.{n}"));
        let status = world.answers(&event).await.status;
        assert_eq!(status, if n < 5 { 201 } else { 429 }, "{header}");
    }
}

#[tokio::test]
async fn processes_count_together_from_the_second_form_on() {
    let mut world = World::with_limits().await;
    assert_eq!(world.sends("203.0.113.9", 0..4, NOW).await, [201; 4]);
    let first = world.starts_process();
    // Its first costs nothing and asks nobody; with the second it hears of the four.
    assert_eq!(world.sends("203.0.113.9", 4..7, NOW).await, [201, 429, 429]);
    world.state = first;
    assert_eq!(world.sends("203.0.113.9", 7..9, NOW).await, [429; 2]);
}

#[tokio::test]
async fn a_site_has_a_limit_for_all_senders_together() {
    let world = World::with_limits().await;
    for n in 0..120 {
        let address = format!("198.51.100.{n}");
        assert_eq!(world.sends(&address, 0..1, NOW).await, [201], "{n}");
    }
    assert_eq!(world.sends("203.0.113.9", 0..1, NOW).await, [429]);
    assert_eq!(world.sends("203.0.113.9", 1..2, &after(57)).await, [201]);
}

#[tokio::test]
async fn a_form_without_scripts_that_is_too_many_is_still_in_the_form() {
    let world = World::with_limits().await;
    assert_eq!(world.sends("203.0.113.9", 0..5, NOW).await, [201; 5]);
    let plain = world.answers(&sample("plain-form")).await;
    assert_eq!(plain.status, 303);
    let to = plain.headers["location"].to_str().expect("text");
    assert!(to.ends_with("/failed.html"), "{to}");
}

#[tokio::test]
async fn without_limits_everything_is_taken() {
    let world = World::new().await;
    assert_eq!(world.sends("203.0.113.9", 0..40, NOW).await, [201; 40]);
}

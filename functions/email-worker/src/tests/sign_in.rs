//! The link by which an agent signs in.

use store::LinkRequest;

use super::*;

const REQUEST: &str = "01KAHCQ0000000000000000R01";

pub(super) fn request(id: &str, email: &str) -> LinkRequest {
    let asked_at_s = wrote_at().as_second();
    LinkRequest {
        id: id.to_owned(),
        email: email.to_owned(),
        browser_hash: "0".repeat(64),
        browser: "Firefox, Linux".to_owned(),
        asked_at_s,
        expires_at_s: asked_at_s + 600,
        agent: None,
        code_hash: None,
        typed_codes: 0,
        used: false,
    }
}

pub(super) async fn asks(world: &World, request: &LinkRequest) {
    world.store.put_link_request(request).await.expect("stored");
}

pub(super) fn job(id: &str) -> String {
    json!({"type": "sign_in", "v": 1, "id": id}).to_string()
}

#[tokio::test]
async fn the_link_of_the_mail_belongs_to_the_request() {
    let world = World::new().await;
    // However the agent spells the address.
    asks(&world, &request(REQUEST, "aino@EXAMPLE.com")).await;
    assert!(world.works(event(SIGN_IN)).await.is_empty());

    let [mail] = &world.mails()[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.to, ["Aino@example.com"], "the address that we know");
    assert!(mail.subject.contains("Demo Shop"), "{}", mail.subject);
    assert!(mail.text.contains("Firefox, Linux"), "{}", mail.text);
    assert!(mail.text.contains("20.11.2026 klo 12.03"), "{}", mail.text);
    let (_, after) = mail
        .text
        .split_once("https://desk.example.com/sign-in#token=")
        .expect("a link");
    let token = after.split_whitespace().next().expect("a token");
    assert_eq!(token.len(), 43);
    let found = world.store.request_of_token(token, now().as_second()).await;
    let found = found.expect("read").expect("a request");
    assert_eq!(
        (found.id.as_str(), found.agent.as_deref()),
        (REQUEST, Some(AGENT))
    );
}

#[tokio::test]
async fn an_address_of_nobody_gets_no_mail_and_the_job_is_done() {
    let world = World::new().await;
    asks(&world, &request(REQUEST, "eino@example.com")).await;
    assert!(world.works(event(SIGN_IN)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    assert!(world.is_done(&format!("signin-{REQUEST}")).await);
}

#[tokio::test]
async fn a_request_that_is_missing_used_or_too_old_gets_no_mail() {
    let world = World::new().await;
    let address = agent().email;
    let used = LinkRequest {
        used: true,
        ..request("used", address.as_str())
    };
    let old = LinkRequest {
        expires_at_s: now().as_second(),
        ..request("old", address.as_str())
    };
    asks(&world, &used).await;
    asks(&world, &old).await;
    let jobs = ["missing", "used", "old"].map(job);
    assert!(world.works(batch(&jobs)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
}

#[tokio::test]
async fn an_agent_without_a_site_gets_no_mail() {
    let world = World::new().await;
    let mut agent = agent();
    agent.sites.clear();
    world.store.put_agent(&agent).await.expect("stored");
    asks(&world, &request(REQUEST, agent.email.as_str())).await;
    assert!(world.works(event(SIGN_IN)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
}

#[tokio::test]
async fn a_throttled_link_is_sent_once_later() {
    let world = World::new().await;
    asks(&world, &request(REQUEST, "aino@example.com")).await;
    world.breaks(|faults| faults.ses.throttled = 1.0);
    assert!(world.works(event(SIGN_IN)).await.is_empty());
    assert_eq!(world.mails().len(), 0);
    world.breaks(|faults| faults.ses.throttled = 0.0);
    assert!(
        world
            .works(batch(&world.put_off_sign_ins()))
            .await
            .is_empty()
    );
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn a_repeated_job_sends_no_second_link() {
    let world = World::new().await;
    asks(&world, &request(REQUEST, "aino@example.com")).await;
    assert!(world.works(event(SIGN_IN)).await.is_empty());
    assert!(world.works(event(SIGN_IN)).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

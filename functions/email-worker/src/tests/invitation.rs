//! The link by which somebody joins a site.

use domain::{EmailAddress, Language, Role};
use protocol::agent::SuppressionReason;
use store::{Act, Invitation, Refusal};

use super::*;

impl World {
    /// Somebody is invited, so many seconds after the sample's time.
    async fn invites(&self, after_s: i64) -> Invitation {
        let sent_at_s = wrote_at().as_second() + after_s;
        let invitation = Invitation {
            site: "demo".parse().expect("a site"),
            email: EmailAddress::parse("noora@example.com").expect("an address"),
            role: Role::Agent,
            queues: ["support".parse().expect("a queue")].into(),
            language: Language::Fi,
            invited_by: "Olivia".to_owned(),
            sent_at_s,
            expires_at_s: sent_at_s + 14 * 24 * 3600,
        };
        let act = Act {
            site: &invitation.site,
            agent: None,
            name: "Olivia",
            address: None,
            action: "person.invite",
            subject: "noora@example.com".to_owned(),
            at: now(),
        };
        let put = self.store.put_invitation(&invitation, &act).await;
        put.expect("stored");
        invitation
    }
}

fn job(invitation: &Invitation) -> String {
    let (id, sent_at_s) = (invitation.id(), invitation.sent_at_s);
    json!({"type": "invite", "v": 1, "site": "demo", "id": id, "sent_at_s": sent_at_s}).to_string()
}

#[tokio::test]
async fn the_link_of_the_mail_opens_the_invitation() {
    let world = World::new().await;
    let invitation = world.invites(0).await;
    for _ in 0..2 {
        assert!(world.works(batch(&[job(&invitation)])).await.is_empty());
    }
    let [mail] = &world.mails()[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.to, ["noora@example.com"]);
    assert!(
        mail.text.contains("Olivia") && mail.text.contains("Demo Shop"),
        "{}",
        mail.text
    );
    let link = "https://desk.example.com/invitation#token=demo.";
    let (_, token) = mail.text.split_once(link).expect("a link");
    let token = token.split_whitespace().next().expect("a token");
    let (id, secret) = token.split_once('.').expect("id and secret");
    let found = world
        .store
        .invitation_of_secret(&invitation.site, id, secret, now().as_second());
    assert_eq!(found.await.expect("read"), Some(invitation));
}

#[tokio::test]
async fn what_was_sent_again_or_ended_gets_no_mail_for_its_old_job() {
    let world = World::new().await;
    let first = world.invites(0).await;
    let second = world.invites(1).await;
    assert!(world.works(batch(&[job(&first)])).await.is_empty());
    assert!(world.mails().is_empty(), "there is a newer one");
    let late = domain::Timestamp::from_second(second.expires_at_s).expect("a time");
    assert!(
        world
            .works_at(batch(&[job(&second)]), late)
            .await
            .is_empty()
    );
    assert!(world.mails().is_empty(), "it has ended");
    let third = world.invites(2).await;
    assert!(world.works(batch(&[job(&third)])).await.is_empty());
    assert_eq!(world.mails().len(), 1);
}

#[tokio::test]
async fn an_address_that_refuses_mail_is_left_alone() {
    let world = World::new().await;
    let invitation = world.invites(0).await;
    let refusal = Refusal {
        reason: SuppressionReason::Complaint,
        sent_at: wrote_at(),
        at: wrote_at(),
    };
    let suppressed = world.store.suppress(&invitation.email, refusal).await;
    suppressed.expect("stored");
    assert!(world.works(batch(&[job(&invitation)])).await.is_empty());
    assert!(world.mails().is_empty());
}

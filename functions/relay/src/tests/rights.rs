//! Rights that end reach open sockets at once (S14).

use domain::{Availability, Role};

use super::*;

/// The profile of the agent changed from this image.
fn profile_changed(old: &Agent, new: Option<&Agent>) -> Event {
    let image = |agent: &Agent| {
        let image = serde_dynamo::to_item(store::AgentRecord::from(agent));
        image.expect("an image")
    };
    let mut event = sample("session-ended");
    let record = &mut event.records[0].change;
    let mut keys = record.keys.clone().into_inner();
    let sk = serde_dynamo::AttributeValue::S("PROFILE".to_owned());
    keys.insert("sk".to_owned(), sk);
    record.keys = keys.into();
    record.old_image = image(old);
    record.new_image = new.map(image).unwrap_or_default();
    event
}

impl World {
    /// A socket of the agent watches the queue and follows a conversation.
    async fn listens(&self) -> Head {
        let event = sample("submission");
        let head = image(&event, false);
        let opened = self.store.open_conversation(&head, &Card::default()).await;
        opened.expect("stored");
        self.opens("open", "session", now().as_second()).await;
        let socket = "open".parse().expect("a connection");
        let until_s = now().as_second() + 600;
        let queues = [queue()];
        let watched = self.store.watch(&socket, agent().id, &queues, &[], until_s);
        watched.await.expect("stored");
        self.store
            .note_follow(&socket, head.id)
            .await
            .expect("stored");
        let author = domain::Author::Agent(agent().id);
        let followed = self
            .store
            .follow_conversation(head.id, &socket, author, None);
        followed.await.expect("stored");
        head
    }

    /// Whether the socket gets anything: rows and lines, events.
    async fn hears(&self, head: &Head) -> (bool, bool) {
        let watchers = self.store.watchers(&queue(), now().as_second()).await;
        let head = self
            .store
            .head(head.id)
            .await
            .expect("read")
            .expect("a head");
        let watches = !watchers.expect("read").is_empty();
        (watches, !head.connections.is_empty())
    }
}

#[tokio::test]
async fn an_agent_who_loses_a_right_hears_nothing_more() {
    let site = || "demo".parse().expect("a site");
    let full = Agent {
        sites: [(site(), Role::FullAccess)].into(),
        ..agent()
    };
    let without_queue = Agent {
        queues: [].into(),
        ..full.clone()
    };
    let without_site = Agent {
        sites: [].into(),
        ..full.clone()
    };
    let with_less = agent();
    for new in [
        Some(without_queue),
        Some(without_site),
        Some(with_less),
        None,
    ] {
        let world = World::new().await;
        let head = world.listens().await;
        assert_eq!(world.hears(&head).await, (true, true));
        match &new {
            Some(new) => world.store.put_agent(new).await.expect("stored"),
            None => assert!(world.store.remove_agent(agent().id).await.expect("removed")),
        }
        assert!(
            world
                .relays(profile_changed(&full, new.as_ref()))
                .await
                .is_empty()
        );
        assert_eq!(world.hears(&head).await, (false, false), "{new:?}");
        assert!(world.sockets().await.is_empty(), "{new:?}");
        let members = world.store.members(&queue()).await.expect("read");
        let serves = new.is_some_and(|new| !new.queues.is_empty());
        assert_eq!(members.len(), usize::from(serves));
    }
}

#[tokio::test]
async fn another_name_and_a_further_queue_close_nothing() {
    let world = World::new().await;
    let head = world.listens().await;
    let mut new = agent();
    new.availability = Availability::Away;
    new.queues.insert("sales".parse().expect("a queue"));
    world.store.put_agent(&new).await.expect("stored");
    assert!(
        world
            .relays(profile_changed(&agent(), Some(&new)))
            .await
            .is_empty()
    );
    assert_eq!(world.hears(&head).await, (true, true));
    assert_eq!(world.sockets().await, ["open"]);
}

#[tokio::test]
async fn all_members_of_a_large_queue_are_found() {
    let world = World::new().await;
    for number in 2..=120 {
        let mut member = agent();
        member.id = domain::AgentId::from_bits(number);
        let address = format!("agent{number}@example.com");
        member.email = EmailAddress::parse(&address).expect("an address");
        world.store.put_agent(&member).await.expect("stored");
    }
    let members = world.store.members(&queue()).await.expect("read");
    assert_eq!(members.len(), 120);
}

#[tokio::test]
async fn who_leaves_a_site_leaves_its_conversations_to_the_queue() {
    let world = World::new().await;
    let here = Agent {
        sites: [("demo".parse().expect("a site"), Role::Agent)].into(),
        ..agent()
    };
    let mut ids = Vec::new();
    for number in 0..60 {
        let mut head = support::chat(domain::VisitorId::from_bits(number), now());
        head.status = domain::Status::Active;
        head.assignment.assignee = Some(here.id);
        head.assignment.participants.insert(here.id);
        if number == 59 {
            head.site = "other".parse().expect("a site");
        }
        let opened = world.store.open_conversation(&head, &Card::default()).await;
        opened.expect("stored");
        world.store.put_row(&head).await.expect("stored");
        ids.push(head.id);
    }
    let gone = Agent {
        sites: [].into(),
        ..here.clone()
    };
    world.store.put_agent(&gone).await.expect("stored");
    for _ in 0..2 {
        let failed = world.relays(profile_changed(&here, Some(&gone))).await;
        assert!(failed.is_empty());
    }
    let mut statuses = Vec::new();
    for id in ids {
        let head = world.store.head(id).await.expect("read").expect("a head");
        statuses.push((head.status, head.assignment.assignee));
    }
    let (elsewhere, left) = statuses.split_last().expect("many");
    assert!(
        left.iter()
            .all(|it| *it == (domain::Status::Unassigned, None))
    );
    assert_eq!(*elsewhere, (domain::Status::Active, Some(here.id)));
}

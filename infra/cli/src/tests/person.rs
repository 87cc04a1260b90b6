//! `export`, `erase` and `rotate`, as an operator meets them. What erasing does at each step is tested in `store`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use domain::{Contact, EmailAddress, VisitorId};
use serde_json::Value;
use store::{Party, SessionRecord, VisitorRecord};

use super::*;
use crate::erase::Erased;
use crate::rotate::Rotated;

const ADDRESS: &str = "aino@example.com";

fn visitor(number: u128) -> VisitorId {
    VisitorId::from_bits(number)
}

/// A chat with one message.
fn asks_for_a_parcel(
    id: ConversationId,
    (site, queue): (domain::SiteId, domain::QueueId),
    visitor: VisitorId,
) -> Head {
    let mut head = Head::new(id, site, queue, Kind::Chat, now());
    head.visitor = Some(visitor);
    let what = What::Message {
        by: Author::Visitor,
        sender: "tab00001".parse().expect("a sender"),
        n: 1,
        text: Body::parse("my parcel is lost").expect("a text"),
    };
    head.log.tail = vec![Event { at: now(), what }];
    (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
    let tab = (domain::Side::Visitor, "tab00001".parse().expect("a sender"));
    head.log.senders.insert(tab, 1);
    head
}

impl World {
    /// A visitor's chat in the queue `support`, numbered and listed, with an address on the card and an open socket.
    async fn visits(&self, number: u128, address: &str) -> ConversationId {
        let (site_id, queue) = (
            "demo".parse().expect("a site"),
            "support".parse().expect("a queue"),
        );
        let visitor = visitor(number);
        let id = ConversationId::of_chat(&site_id, &queue, visitor);
        let record = VisitorRecord {
            site: "demo".to_owned(),
            token_hash: store::hash_of("secret"),
            expires_at_s: now().as_second() + 3600,
            user_agent: None,
            language: None,
        };
        let put = self.store.put_visitor(visitor, &record).await;
        put.expect("a visitor");
        let socket = format!("socket-{number}").parse().expect("a socket");
        let party = Party::Visitor(visitor, site_id.clone());
        let put = self
            .store
            .put_connection(&socket, &party, now().as_second());
        put.await.expect("a socket");
        let head = asks_for_a_parcel(id, (site_id, queue), visitor);
        let contact = Contact {
            email: EmailAddress::parse(address).ok(),
            ..Contact::default()
        };
        let card = Card {
            contact,
            ..Card::default()
        };
        let opened = self.store.open_conversation(&head, &card).await;
        opened.expect("stored");
        self.store.note_follow(&socket, id).await.expect("followed");
        let author = Author::Visitor;
        let followed = self
            .store
            .follow_conversation(id, &socket, author, Some(visitor));
        followed.await.expect("followed");
        self.store.give_number(id).await.expect("a number");
        let head = self.store.head(id).await.expect("the table");
        let put = self.store.put_row(&head.expect("the head")).await;
        put.expect("a row");
        id
    }

    async fn with_site() -> Self {
        let world = Self::new().await;
        let line = "doorbell site demo --name Demo --queue support=Support";
        site(&world, line).await.expect("a site");
        world
    }

    async fn erases(&self, line: &str, mut answer: &'static [u8]) -> anyhow::Result<Erased> {
        let args = args(line, |command| match command {
            Command::Erase(args) => Some(args),
            _ => None,
        });
        let bar = ProgressBar::hidden();
        erase::erase(&self.store, args, &mut answer, now(), &bar).await
    }

    /// What was written to standard output.
    async fn exports(&self, line: &str) -> anyhow::Result<String> {
        let args = args(line, |command| match command {
            Command::Export(args) => Some(args),
            _ => None,
        });
        let (bar, mut out) = (ProgressBar::hidden(), Vec::new());
        export::export(&self.store, args, &mut out, now(), &bar).await?;
        Ok(String::from_utf8(out)?)
    }

    async fn rotates(&self, line: &str) -> anyhow::Result<Rotated> {
        let args = args(line, |command| match command {
            Command::Rotate(args) => Some(args),
            _ => None,
        });
        rotate::rotate(&self.store, args.what, &ProgressBar::hidden()).await
    }

    pub(super) async fn signs_in(&self, agent: domain::AgentId, secret: &str) {
        let session = SessionRecord {
            id: secret.to_owned(),
            agent: agent.to_string(),
            hash: store::hash_of(secret),
            browser: "Firefox".to_owned(),
            created_at_s: now().as_second(),
            renewed_at_s: now().as_second(),
            seen_at_s: now().as_second(),
            expires_at_s: now().as_second() + 3600,
            replaced: false,
        };
        let put = self.store.put_session(agent, &session).await;
        put.expect("a session");
    }
}

#[tokio::test]
async fn a_person_is_shown_asked_about_erased_and_proved() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    let other = world.visits(2, "bea@example.com").await;
    let line = format!("doorbell erase --email {ADDRESS}");
    let shown = world.erases(&format!("{line} --dry-run"), b"").await;
    let shown = shown.expect("shown");
    assert!(shown.dry_run && shown.conversations.len() == 1, "{shown:?}");

    for answer in [b"yes\n".as_slice(), b"", b"ERASE\n"] {
        let refused = world.erases(&line, answer).await.expect_err("not asked");
        assert_eq!(refused.to_string(), "nothing was erased");
    }
    let kept = world.store.head(id).await.expect("the table");
    assert_eq!(kept.expect("the head").log.seq, 1, "nobody said `erase`");

    let erased = world.erases(&line, b"erase\n").await.expect("erased");
    assert!(erased.is_well() && !erased.dry_run, "{erased:?}");
    assert_eq!(erased.counts, shown.counts);
    assert_eq!(
        erased.lines(),
        [
            format!("{id} (number 1) is erased"),
            "2026-11-21T10:00:00.000Z: went: cards 1, conversations 1, heads 1, rows 1, sockets 1, visitors 1".to_owned(),
            "point-in-time recovery can bring it back until 2026-12-26T10:00:00.000Z".to_owned(),
        ]
    );
    let untouched = world.store.head(other).await.expect("the table");
    assert_eq!(untouched.expect("the head").log.seq, 1);
    let again = world.erases(&line, b"").await.expect("nothing to ask");
    assert_eq!(again.lines(), ["2026-11-21T10:00:00.000Z: nothing is kept"]);
    let by_id = format!("doorbell erase --conversation {id}");
    let again = world.erases(&by_id, b"").await.expect("nothing to ask");
    assert!(again.counts.is_empty() && again.is_well(), "{again:?}");
}

#[tokio::test]
async fn who_is_not_there_is_not_erased() {
    let world = World::with_site().await;
    let stranger = world.erases("doorbell erase --email no@example.com", b"");
    let stranger = stranger.await.expect("an answer");
    assert!(stranger.conversations.is_empty() && stranger.counts.is_empty());
    let nothing = id(7);
    for command in ["erase --yes", "export"] {
        let line = format!("doorbell {command} --conversation {nothing}");
        let error = if command == "export" {
            world.exports(&line).await.expect_err("nothing")
        } else {
            world.erases(&line, b"").await.expect_err("nothing")
        };
        assert_eq!(
            error.to_string(),
            format!("there is no conversation {nothing}")
        );
    }
    for wrong in [
        "--email nobody",
        "--conversation 7",
        "",
        "--email a@b.example --conversation 01KAHCQ0000000000000000C01",
    ] {
        let line = format!("doorbell erase {wrong}");
        let words = line.split(' ').filter(|word| !word.is_empty());
        assert!(Cli::try_parse_from(words).is_err(), "{line}");
    }
}

#[tokio::test]
async fn verify_counts_the_erased_and_finds_what_was_written_meanwhile() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    world.visits(2, "bea@example.com").await;
    let before = world.store.head(id).await.expect("the table");
    let line = format!("doorbell erase --conversation {id} --yes");
    world.erases(&line, b"").await.expect("erased");
    let verified = world.verified().await;
    assert_eq!((verified.conversations, verified.erased), (1, 1));
    assert_eq!(world.finds().await, [], "and its number is no gap");

    // A writer that was slow spills what it wrote before.
    let mut late = before.expect("the head");
    late.log.tail = vec![late.log.tail[0].clone(); 9];
    world.store.spill_if_long(&late).await.expect("spilled");
    let what = "is not wholly erased: `doorbell erase --conversation`".to_owned();
    assert_eq!(world.finds().await, [(Some(id.to_string()), what)]);
    let erased = world.erases(&line, b"").await.expect("erased");
    assert_eq!(erased.counts.get("blocks"), Some(&1), "{erased:?}");
    assert_eq!(world.finds().await, []);
}

#[tokio::test]
async fn an_export_holds_what_is_kept_and_its_file_is_for_its_owner() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    world.visits(2, "bea@example.com").await;
    let line = format!("doorbell export --email {ADDRESS}");
    let text = world.exports(&line).await.expect("exported");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(document["address"], ADDRESS);
    let [conversation] = &document["conversations"].as_array().expect("a list")[..] else {
        panic!("{document}");
    };
    assert_eq!(conversation["details"]["conversation"], id.to_string());
    assert_eq!(conversation["details"]["contact"]["email"], ADDRESS);
    assert_eq!(
        conversation["events"][0]["event"]["text"],
        "my parcel is lost"
    );
    assert_eq!(document["visitors"][0]["visitor"], visitor(1).to_string());
    assert!(!text.contains("bea@example.com") && !text.contains("token_hash"));

    let folder = std::env::temp_dir().join(format!("doorbell-export-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("person.json");
    // What a run that was killed left behind.
    fs::write(folder.join("person.json.part"), "half").expect("written");
    for _ in 0..2 {
        let to_file = format!("{line} --output {}", file.display());
        assert_eq!(world.exports(&to_file).await.expect("exported"), "");
        assert_eq!(fs::read_to_string(&file).expect("the file"), text);
        let mode = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1);
    fs::remove_dir_all(&folder).expect("removed");
}

#[tokio::test]
async fn an_erased_conversation_is_exported_as_erased() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    let line = format!("doorbell erase --conversation {id} --yes");
    world.erases(&line, b"").await.expect("erased");
    let line = format!("doorbell export --conversation {id}");
    let text = world.exports(&line).await.expect("exported");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!([{"conversation": id.to_string(), "erased_at": "2026-11-21T10:00:00.000Z"}]);
    assert_eq!(document["conversations"], expected);
}

#[tokio::test]
async fn a_long_log_is_exported_whole_and_in_order() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    for n in 2..=230 {
        let draft = domain::Draft {
            sender: "tab00001".parse().expect("a sender"),
            n,
            text: Body::parse(&format!("message {n}, which is neither long nor short"))
                .expect("a text"),
            note: false,
        };
        let via = store::Via::Visitor(visitor(1));
        let appended = world.store.append(id, Author::Visitor, via, draft, now());
        let store::Appended::Stored(head) = appended.await.expect("the table") else {
            panic!("not stored");
        };
        world.store.spill_if_long(&head).await.expect("spilled");
    }
    let line = format!("doorbell export --conversation {id}");
    let text = world.exports(&line).await.expect("exported");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let events = document["conversations"][0]["events"].as_array();
    let seqs = events
        .expect("a list")
        .iter()
        .map(|event| event["seq"].as_u64());
    assert_eq!(
        seqs.collect::<Vec<_>>(),
        (1..=230).map(Some).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn sessions_end_for_one_agent_or_for_all() {
    let world = World::with_site().await;
    let mut agents = Vec::new();
    for name in ["olivia", "oskar"] {
        let line = format!("doorbell owner {name}@example.com --name {name} --site demo");
        let id = owner(&world, &line).await.expect("an owner").id;
        agents.push(id.parse().expect("an id"));
    }
    for agent in &agents {
        world.signs_in(*agent, "desk").await;
        world.signs_in(*agent, "phone").await;
    }
    let of = async |agent: usize| {
        let sessions = world.store.sessions(agents[agent]).await;
        sessions.expect("the table").len()
    };
    let one = "doorbell rotate sessions --agent olivia@example.com";
    assert_eq!(world.rotates(one).await.expect("rotated").sessions, 2);
    assert_eq!((of(0).await, of(1).await), (0, 2));
    let all = "doorbell rotate sessions --all";
    assert_eq!(world.rotates(all).await.expect("rotated").sessions, 2);
    assert_eq!((of(0).await, of(1).await), (0, 0));
    assert_eq!(
        world.rotates(all).await.expect("rotated"),
        Rotated::default()
    );
    let nobody = "doorbell rotate sessions --agent no@example.com";
    assert!(world.rotates(nobody).await.is_err());
    for wrong in ["sessions", "visitors", "visitors --site demo --all"] {
        let line = format!("doorbell rotate {wrong}");
        assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{line}");
    }
}

#[tokio::test]
async fn visitors_of_a_site_lose_token_ticket_and_socket_and_agents_keep_theirs() {
    let world = World::with_site().await;
    let id = world.visits(1, ADDRESS).await;
    let store = &world.store;
    let ticket = |visitor: Option<String>, agent: Option<String>| store::TicketRecord {
        site: visitor.is_some().then(|| "demo".to_owned()),
        visitor,
        agent,
        session: None,
        expires_at_s: now().as_second() + 30,
    };
    let theirs = ticket(Some(visitor(1).to_string()), None);
    store.put_ticket("visitor", &theirs).await.expect("stored");
    let own = ticket(None, Some(domain::AgentId::from_bits(1).to_string()));
    store.put_ticket("agent", &own).await.expect("stored");
    let console = "console".parse().expect("a socket");
    let party = Party::Agent(domain::AgentId::from_bits(1), "session".to_owned());
    let put = store.put_connection(&console, &party, now().as_second());
    put.await.expect("a socket");

    let line = "doorbell site other --name Other --queue sales=Sales";
    site(&world, line).await.expect("a site");
    let other = world.rotates("doorbell rotate visitors --site other").await;
    assert_eq!(other.expect("rotated"), Rotated::default());
    let rotated = world.rotates("doorbell rotate visitors --site demo").await;
    let expected = Rotated {
        sessions: 0,
        visitors: 1,
        sockets: 2,
    };
    assert_eq!(rotated.expect("rotated"), expected);

    let gone = store.visitor(visitor(1)).await.expect("the table");
    assert!(gone.is_none(), "the token holds no longer");
    let head = store.head(id).await.expect("the table").expect("the head");
    assert!(
        head.connections.is_empty() && head.log.seq == 1,
        "agents keep it"
    );
    let used = store.use_ticket("visitor", now().as_second()).await;
    assert!(used.expect("the table").is_none());
    let used = store.use_ticket("agent", now().as_second()).await;
    assert!(used.expect("the table").is_some());
    let kept = store.connection(&console).await.expect("the table");
    assert!(kept.is_some());
    let all = world.rotates("doorbell rotate visitors --all").await;
    assert_eq!(all.expect("rotated"), Rotated::default());
    assert!(
        world
            .rotates("doorbell rotate visitors --site nowhere")
            .await
            .is_err()
    );
}

//! `queue`, `member` and `agent`: what an owner does in the console, by command.

use domain::{Agent, EmailAddress, NoticeKind, NoticeMethods, Notices, Queue};
use protocol::settings::feature_name;
use serde_json::{Value, json};
use store::AuditRecord;

use super::*;
use crate::set_up::{SetUp, agent, begin, member, queue};

mod people;
mod queues;

/// Each kind of notice, with the ways that are on.
fn ways(notices: &Notices) -> Vec<(NoticeKind, NoticeMethods)> {
    let kinds = NoticeKind::ALL.into_iter();
    kinds.map(|kind| (kind, notices.of(kind))).collect()
}

fn queue_id(name: &str) -> domain::QueueId {
    name.parse().expect("a queue")
}

/// What a command prints with `--json` and without, or what it says when it fails.
type Answer = Result<(Value, Vec<String>), String>;

fn answer(said: anyhow::Result<impl report::Report>) -> Answer {
    let said = said.map_err(|error| format!("{error:#}"))?;
    Ok((serde_json::to_value(&said).expect("JSON"), said.lines()))
}

impl World {
    /// A site with two queues and its owner.
    async fn set_up() -> Self {
        let world = Self::new().await;
        for line in [
            "site demo --name Demo --queue support=Support --queue sales=Sales --time-zone Europe/Helsinki",
            "owner olivia@example.com --name Olivia --site demo",
        ] {
            world.does(line).await.expect(line);
        }
        world
    }

    async fn runs(&self, line: &str) -> Answer {
        let words = ["doorbell"].into_iter().chain(line.split(' '));
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        let Command::SetUp(what) = cli.command else {
            return Err(format!("{line} sets nothing up"));
        };
        let store = &self.store;
        match what {
            SetUp::Site(args) => answer(begin::site(store, args, now()).await),
            SetUp::Owner(args) => answer(begin::owner(store, args, now()).await),
            SetUp::Queue(args) => answer(queue::queue(store, args.what, now()).await),
            SetUp::Member(args) => answer(member::member(store, args.what, now()).await),
            SetUp::Agent(args) => answer(agent::agent(store, args.what, now()).await),
        }
    }

    /// What a command prints with `--json`.
    async fn does(&self, line: &str) -> Result<Value, String> {
        self.runs(line).await.map(|(json, _)| json)
    }

    /// What a command prints for people.
    async fn says(&self, line: &str) -> Vec<String> {
        self.runs(line).await.expect(line).1
    }

    /// That a command is refused with a line that has these words.
    async fn refuses(&self, line: &str, words: &str) {
        let said = self.does(line).await.expect_err(line);
        assert!(said.contains(words), "{line}: {said}");
    }

    async fn agent(&self, name: &str) -> Agent {
        let email = EmailAddress::parse(&format!("{name}@example.com")).expect("an address");
        let agent = self.store.agent_of_email(&email).await;
        agent.expect("the table").expect("an agent")
    }

    async fn queue(&self, name: &str) -> Option<Queue> {
        self.store.queue(&queue_id(name)).await.expect("the table")
    }

    /// The audit log of `demo`, oldest first, and that its chain holds.
    async fn log(&self) -> Vec<AuditRecord> {
        let site = "demo".parse().expect("a site");
        let page = self.store.audit_page(&site, None, 50).await;
        let mut entries = page.expect("the table").entries;
        entries.reverse();
        let chain = self.store.verify_audit(&site).await.expect("the table");
        assert_eq!(chain.ok(), u64::try_from(entries.len()).ok());
        entries
    }

    async fn serves(&self, name: &str, queue: &str) -> bool {
        let members = self.store.members(&queue_id(queue)).await;
        let email = format!("{name}@example.com");
        let mut members = members.expect("the table").into_iter();
        members.any(|member| member.email.as_str() == email)
    }
}

#[tokio::test]
async fn a_new_owner_is_told_of_what_an_invited_person_is_told_of() {
    let world = World::set_up().await;
    let olivia = world.agent("olivia").await;
    assert_eq!(ways(&olivia.notices), ways(&Notices::at_first()));
    assert!(olivia.notices.of(NoticeKind::Chat).email);
    assert!(!olivia.notices.of(NoticeKind::Submission).email);
    // What somebody chose stays when the command is run again.
    let mut chosen = olivia.clone();
    chosen.notices = Notices::default();
    world.store.put_agent(&chosen).await.expect("written");
    let again = "owner olivia@example.com --name Olivia --site demo";
    assert_eq!(world.does(again).await.expect(again)["done"], "changed");
    let kept = world.agent("olivia").await.notices;
    assert_eq!(ways(&kept), ways(&Notices::default()));
}

#[tokio::test]
async fn what_is_withheld_from_a_site_is_given_back() {
    let world = World::set_up().await;
    for (line, left) in [
        ("site demo --withhold bots,auto-reply", "bots auto-reply"),
        ("site demo --withhold bots --name Demo", "bots auto-reply"),
        ("site demo --give bots,own-forms", "auto-reply"),
        ("site demo --give auto-reply", ""),
    ] {
        world.does(line).await.expect(line);
        let site = world.store.site(&"demo".parse().expect("a site")).await;
        let withheld = site.expect("the table").expect("the site").withheld;
        let withheld: Vec<_> = withheld.into_iter().map(feature_name).collect();
        assert_eq!(withheld.join(" "), left, "{line}");
    }
    let words = "one of bots, own-forms, auto-reply";
    world.refuses("site demo --withhold mails", words).await;
}

#[tokio::test]
async fn a_site_gets_colour_and_languages_and_loses_an_origin() {
    let world = World::set_up().await;
    let line = "site demo --origin https://a.example --origin https://b.example --colour #0b6e4f --languages it,en";
    world.does(line).await.expect(line);
    let line = "site demo --remove-origin https://a.example";
    world.does(line).await.expect(line);
    let site = world.store.site(&"demo".parse().expect("a site")).await;
    let site = site.expect("the table").expect("the site");
    let origins: Vec<_> = site.origins.iter().map(ToString::to_string).collect();
    let languages: Vec<_> = site.languages.iter().map(|it| it.tag()).collect();
    assert_eq!(
        (&*site.colour, &*origins, &*languages),
        (
            "#0B6E4F",
            &["https://b.example".to_owned()][..],
            &["en", "it"][..]
        )
    );
    let gone = "https://a.example".parse().expect("an origin");
    assert!(!world.store.any_site_admits(&gone).await.expect("the table"));
    for (line, words) in [
        (
            "site demo --remove-origin https://a.example",
            "does not list https://a.example",
        ),
        (
            "site demo --languages fi",
            "must hold the site's own, which is en",
        ),
        (
            "site demo --language uk",
            "must hold the site's own, which is uk",
        ),
        ("site demo --languages fi,sv", "one of fi, en, uk, hu, it"),
        ("site demo --colour red", "a colour is written #RRGGBB"),
    ] {
        world.refuses(line, words).await;
    }
}

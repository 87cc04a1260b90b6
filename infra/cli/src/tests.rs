//! The commands on a real table.

use clap::CommandFactory;
use cloud::Cloud;
use domain::{Author, Body, Card, ConversationId, Event, Head, Kind, Role, Timestamp, What};

use support::Backend;

use super::*;
use crate::report::Report as _;
use crate::verify::Finding;

mod operating;
mod person;
mod setting_up;

struct World {
    cloud: Cloud,
    store: Store,
}

fn now() -> Timestamp {
    "2026-11-21T10:00:00Z".parse().expect("a time")
}

fn id(number: u128) -> ConversationId {
    ConversationId::from_bits(number)
}

fn args<T>(line: &str, of: impl Fn(Command) -> Option<T>) -> T {
    let cli = Cli::try_parse_from(line.split(' ')).expect("arguments");
    of(cli.command).expect("the command")
}

async fn site(world: &World, line: &str) -> anyhow::Result<set_up::act::Done> {
    let args = args(line, |command| match command {
        Command::SetUp(set_up::SetUp::Site(args)) => Some(args),
        _ => None,
    });
    set_up::begin::site(&world.store, args, now()).await
}

async fn owner(world: &World, line: &str) -> anyhow::Result<set_up::act::Done> {
    let args = args(line, |command| match command {
        Command::SetUp(set_up::SetUp::Owner(args)) => Some(args),
        _ => None,
    });
    set_up::begin::owner(&world.store, args, now()).await
}

impl World {
    async fn new() -> Self {
        Self::of(Backend::new().await)
    }

    fn of(backend: Backend) -> Self {
        let Backend { cloud, store } = backend;
        Self { cloud, store }
    }

    /// A chat with one message, numbered and listed as `relay` does.
    async fn chats(&self, number: u128) -> Head {
        let (site, queue) = (
            "demo".parse().expect("a site"),
            "support".parse().expect("a queue"),
        );
        let mut head = Head::new(id(number), site, queue, Kind::Chat, now());
        let what = What::Message {
            by: Author::Visitor,
            sender: "tab00001".parse().expect("a sender"),
            n: 1,
            text: Body::parse("hello").expect("a text"),
        };
        head.log.tail = vec![Event { at: now(), what }];
        (head.log.seq, head.log.visitor_seq, head.waiting.unread) = (1, 1, 1);
        let opened = self.store.open_conversation(&head, &Card::default()).await;
        opened.expect("stored");
        self.store.give_number(head.id).await.expect("a number");
        let head = self
            .store
            .head(head.id)
            .await
            .expect("the table")
            .expect("the head");
        self.store.put_row(&head).await.expect("a row");
        head
    }

    async fn verified(&self) -> verify::Verified {
        let bar = ProgressBar::hidden();
        verify::verify(&self.store, now(), &bar)
            .await
            .expect("the table")
    }

    async fn finds(&self) -> Vec<(Option<String>, String)> {
        let findings = self.verified().await.findings.into_iter();
        findings
            .map(|Finding { conversation, what }| (conversation, what))
            .collect()
    }
}

#[tokio::test]
async fn an_empty_account_gets_a_site_and_an_owner_and_a_second_run_changes_nothing() {
    let world = World::new().await;
    let missing = owner(
        &world,
        "doorbell owner olivia@example.com --name Olivia --site demo",
    )
    .await;
    assert!(
        missing
            .expect_err("no site")
            .to_string()
            .contains("doorbell site")
    );
    let line = "doorbell site demo --name Demo --origin https://shop.example --queue support=Support --language fi";
    assert_eq!(site(&world, line).await.expect("a site").done, "created");
    let line_of_owner = "doorbell owner olivia@example.com --name Olivia --site demo";
    let first = owner(&world, line_of_owner).await.expect("an owner");
    assert_eq!(first.done, "created");
    assert_eq!(site(&world, line).await.expect("a site").done, "changed");
    let again = owner(&world, line_of_owner).await.expect("an owner");
    assert_eq!(
        (again.done, &again.id),
        ("changed", &first.id),
        "nobody is there twice"
    );

    let stored = world.store.site(&"demo".parse().expect("a site")).await;
    let stored = stored.expect("the table").expect("the site");
    assert_eq!((stored.origins.len(), stored.queues.len()), (1, 1));
    let members = world
        .store
        .members(&"support".parse().expect("a queue"))
        .await;
    let members = members.expect("the table");
    assert_eq!(members.len(), 1);
    assert_eq!(members[0].sites.values().next(), Some(&Role::Owner));
}

#[tokio::test]
async fn a_site_needs_a_name_and_a_queue_and_takes_no_others() {
    let world = World::new().await;
    assert!(
        site(&world, "doorbell site demo --queue support=Support")
            .await
            .is_err()
    );
    assert!(
        site(&world, "doorbell site demo --name Demo")
            .await
            .is_err()
    );
    let none = world.store.site(&"demo".parse().expect("a site")).await;
    assert_eq!(none.expect("the table"), None, "half a site was left");
    site(
        &world,
        "doorbell site demo --name Demo --queue support=Support",
    )
    .await
    .expect("a site");
    let stolen = site(
        &world,
        "doorbell site other --name Other --queue support=Ours",
    )
    .await;
    assert!(
        stolen
            .expect_err("another site's")
            .to_string()
            .contains("another site")
    );
}

/// A mail's header is one line: such a name would end every notice and every sign-in mail of the site.
#[test]
fn a_name_that_no_mail_can_hold_is_refused() {
    let parsed = |name: &str, queue: &str| {
        let queue = format!("--queue=support={queue}");
        Cli::try_parse_from(["doorbell", "site", "demo", "--name", name, &queue])
    };
    assert!(parsed("Demo", "Support").is_ok());
    let long = "x".repeat(81);
    for bad in ["De\nmo", "De\r\nmo", "De\u{2028}mo", "De\0mo", " ", &long] {
        assert!(parsed(bad, "Support").is_err(), "{bad:?} as a site");
        assert!(parsed("Demo", bad).is_err(), "{bad:?} as a queue");
    }
}

#[tokio::test]
async fn what_agrees_has_no_findings() {
    let world = World::new().await;
    assert_eq!(world.verified().await.conversations, 0);
    for number in 1..=3 {
        world.chats(number).await;
    }
    let verified = world.verified().await;
    assert_eq!((verified.conversations, verified.events), (3, 3));
    assert!(verified.is_well(), "{verified:?}");
}

#[tokio::test]
async fn what_does_not_agree_is_found_and_rows_are_mended() {
    let world = World::new().await;
    let head = world.chats(1).await;
    world.chats(2).await;
    // It was missed, and nothing followed.
    world
        .store
        .mark_unanswered(&head, true)
        .await
        .expect("marked");
    let found = world.finds().await;
    assert_eq!(
        found,
        [(Some(id(1).to_string()), "its row is out of date".to_owned())]
    );
    let bar = ProgressBar::hidden();
    assert_eq!(
        verify::rebuild(&world.store, &bar)
            .await
            .expect("rows")
            .rows,
        2
    );
    assert_eq!(world.finds().await, []);
}

/// All commands, those within others too, but not the second way to ask for help.
fn commands(of: &clap::Command) -> Vec<clap::Command> {
    let own = of.get_subcommands();
    let within = own.filter(|it| it.get_name() != "help").flat_map(commands);
    within.chain([of.clone()]).collect()
}

#[test]
fn every_command_and_argument_is_explained() {
    Cli::command().debug_assert();
    for command in commands(&Cli::command()) {
        assert!(command.get_about().is_some(), "{}", command.get_name());
        for argument in command.get_arguments() {
            let (command, argument_id) = (command.get_name(), argument.get_id());
            assert!(argument.get_help().is_some(), "{command} {argument_id}");
        }
    }
}

#[test]
fn help_says_what_it_said_before() {
    let mut cli = Cli::command();
    cli.build();
    let mut taken = std::collections::BTreeSet::new();
    for command in commands(&cli) {
        let name = command.get_bin_name().unwrap_or("doorbell");
        let name = name.replace(' ', "-");
        let mut command = command.mut_args(|argument| argument.hide_env_values(true));
        insta::assert_snapshot!(name.clone(), command.render_long_help());
        taken.insert(name);
    }
    let kept = support::snapshot_names(env!("CARGO_MANIFEST_DIR"), "src/snapshots");
    assert_eq!(kept, taken, "of every command, and of no other");
}

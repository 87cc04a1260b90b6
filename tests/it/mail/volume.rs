//! Mail when SES is slow or refuses: nothing is lost, nothing is parked (R10). Mail when a stranger floods a form: it stays little,
//! and is in nobody's way (D1).

use std::time::{Duration, Instant};

use cloud::Faults;
use dev::Settings;
use domain::{EmailAddress, NoticeKind};
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::world::{Agent, World};

/// Forms, each of which Olivia and Aino are mailed about.
const FORMS: usize = 150;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn three_hundred_mails_pass_a_service_that_takes_a_few_a_second() {
    let world = World::hasty().await;
    let limits = |most_per_s| move |faults: &mut Faults| faults.ses.most_per_s = most_per_s;
    world.stack.cloud.change_faults(limits(15)).expect("set");
    for nth in 0..FORMS {
        let form = json!({"queue": "support", "answers": {"message": "Hello", "email": "eva@visitor.example"}});
        let answer = world.submits(&format!("key-{nth:05}"), form).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
    }
    world.settled().await;
    let happened = world.stack.cloud.happened();
    assert!(happened["ses.throttled"] > 100, "{happened:?}");
    for agent in ["owner@example.com", "aino@example.com"] {
        assert_eq!(world.mails_to(agent).len(), FORMS, "one mail for each form");
    }
}

/// How many contacts a mail's subject tells of.
fn contacts(subject: &str) -> usize {
    if subject.contains("ew contact") || subject.contains("usi yhteydenotto") {
        return 1;
    }
    let words: Vec<_> = subject.split(' ').collect();
    let counted = words
        .windows(2)
        .find(|pair| pair[1].starts_with("contact") || pair[1].starts_with("yhteydenotto"));
    counted.map_or(0, |pair| pair[0].parse().expect("a number"))
}

/// Does the jobs that mail what waits, as if their time had come.
async fn closes_windows(world: &World) {
    let waiting = world.stack.cloud.messages("jobs").expect("the queue");
    let bodies = waiting
        .iter()
        .filter_map(|message| message["body"].as_str());
    let digests = bodies.filter(|body| body.contains("send_digest"));
    let worker = world.stack.functions.email_worker();
    for body in digests {
        let records: Value = json!([{"messageId": "by hand", "body": body}]);
        let answer = worker(json!({"Records": records})).await;
        answer.expect("the worker answers");
    }
}

/// A machine at its limit may be too slow for one try. A page sends the same again, as this does.
async fn sends(world: &World, key: &str, form: Value) -> u16 {
    let mut status = 503;
    for _ in 0..20 {
        status = world.submits(key, form.clone()).await.status;
        if status != 503 {
            break;
        }
    }
    status
}

/// Asks for a link, which arrives within ten seconds.
async fn gets_a_sign_in_mail(world: &World) {
    let began = Instant::now();
    let email = json!({"email": "owner@example.com"});
    let asked = Agent::public(world, "/v1/auth/links", None, email).await;
    assert_eq!(asked.status, 202, "{:?}", asked.body);
    let is_link = |mail: &cloud::Mail| mail.text.contains("/sign-in#token=");
    while !world.mails_to("owner@example.com").iter().any(is_link) {
        assert!(began.elapsed() < Duration::from_secs(10), "no sign-in mail");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The subjects of the notices that an agent was mailed, and how many contacts they tell of.
fn told(world: &World, email: &str) -> (Vec<String>, usize) {
    let mails = world.mails_to(email).into_iter();
    let notices = mails.filter(|mail| !mail.text.contains("/sign-in#token="));
    let subjects: Vec<_> = notices.map(|mail| mail.subject).collect();
    let counted = subjects.iter().map(|subject| contacts(subject)).sum();
    (subjects, counted)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_forms_is_two_mails_and_in_nobodys_way() {
    let world = World::with(Settings {
        limits: false,
        ..Settings::default()
    })
    .await;
    let (visitor, conversation) = world.chat().await;
    let (under_way, stored_forms) = watch::channel(0);
    let flood = join_all((0..300).map(|nth| {
        let form = json!({"queue": "support", "answers": {"message": format!("Buy {nth}"), "email": "bot@visitor.example"}});
        let (world, under_way) = (&world, &under_way);
        async move {
            let status = sends(world, &format!("flood-{nth:05}"), form).await;
            under_way.send_modify(|forms| *forms += 1);
            status
        }
    }));
    // People come when the flood has begun and is far from its end.
    let begun = || {
        let mut forms = stored_forms.clone();
        async move { forms.wait_for(|forms| *forms >= 30).await.map(|_| ()) }
    };
    let signing_in = async {
        begun().await.expect("the flood begins");
        gets_a_sign_in_mail(&world).await;
    };
    let chatting = async {
        begun().await.expect("the flood begins");
        let posted = visitor.posts(&conversation, "tab-00001", 1, "Anybody?");
        let posted = tokio::time::timeout(Duration::from_secs(10), posted).await;
        assert_eq!(posted.expect("an answer").status, 200);
    };
    let (stored, (), ()) = tokio::join!(flood, signing_in, chatting);
    assert!(stored.iter().all(|status| *status == 201), "{stored:?}");

    let agents = ["owner@example.com", "aino@example.com"];
    let began = Instant::now();
    while !all_wait(&world, &agents, |email| told(&world, email).1).await {
        assert!(
            began.elapsed() < Duration::from_secs(120),
            "a notice is lost"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    world.stack.clock.advance_s(301);
    closes_windows(&world).await;
    for agent in agents {
        let (subjects, counted) = told(&world, agent);
        assert!(subjects.len() <= 2, "{subjects:#?}");
        assert_eq!(counted, 300, "{subjects:#?}");
    }
}

/// Whether each of the 300 forms was told to each agent or waits to be.
async fn all_wait(world: &World, agents: &[&str], told: impl Fn(&str) -> usize) -> bool {
    for email in agents {
        let address = EmailAddress::parse(email).expect("an address");
        let agent = world.stack.store.agent_of_email(&address).await;
        let agent = agent.expect("the table").expect("an agent");
        let waiting = world.stack.store.waiting_notices(agent.id, 999).await;
        let waiting = waiting.expect("the table").into_iter();
        let forms = waiting.filter(|notice| notice.kind == NoticeKind::Submission);
        if forms.count() + told(email) < 300 {
            return false;
        }
    }
    true
}

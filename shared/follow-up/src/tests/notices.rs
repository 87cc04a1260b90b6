//! Who is mailed, and who was reached in another way.

use super::*;

#[tokio::test]
async fn who_wants_no_mail_and_who_may_not_read_gets_none() {
    let silent = Agent {
        notices: Notices::default(),
        ..agent(2)
    };
    let elsewhere = Agent {
        sites: [(parsed("other"), domain::Role::Agent)].into(),
        ..agent(3)
    };
    let world = World::with(&[agent(1), silent, elsewhere]).await;
    let form = support::form("key-1", now());
    let notified = world.begins(&form).await.expect("applied");
    let of_first = format!("notice-{}-{}-submission-0", form.id, agent(1).id).to_lowercase();
    assert_eq!(notified.jobs, [of_first.as_str()]);
    assert_eq!(world.jobs(), [of_first]);
    assert_eq!(
        notified.suppressed, 1,
        "the silent one; nobody else is meant"
    );
}

#[tokio::test]
async fn an_open_console_takes_the_place_of_the_mail_until_it_is_late() {
    let world = World::with(&[agent(1)]).await;
    world.opens_console("console0=", &agent(1), 60).await;
    let form = support::form("key-1", now());
    let told = world.begins(&form).await.expect("applied");
    assert_eq!((told.jobs.len(), told.suppressed, told.pushed), (0, 1, 1));
    assert_eq!(world.posts(), [post("console0=", "notice")]);
    let late = world.follow_up.apply_all(&form, now()).await;
    assert_eq!(late.expect("applied").jobs.len(), 1, "they have not looked");
}

#[tokio::test]
async fn who_is_away_or_misses_the_frame_is_mailed() {
    let away = Agent {
        availability: Availability::Away,
        ..agent(2)
    };
    let world = World::with(&[agent(1), away.clone()]).await;
    world.opens_console("console1=", &agent(1), 60).await;
    world.opens_console("console2=", &away, 60).await;
    world.gateway.answers("console1=", 429);
    let form = support::form("key-1", now());
    let notified = world.begins(&form).await.expect("applied");
    assert_eq!(notified.jobs.len(), 2, "{notified:?}");
    assert_eq!(world.posts(), [post("console2=", "notice")]);
    assert!(world.is_known("console1=").await, "it may come back");
}

#[tokio::test]
async fn one_console_of_several_that_is_gone_is_forgotten_and_the_other_told() {
    let world = World::with(&[agent(1)]).await;
    for socket in ["gone=", "here="] {
        world.opens_console(socket, &agent(1), 60).await;
    }
    // It was let in a moment ago: to the gateway it is not open yet.
    world.opens_console("opening=", &agent(1), 10).await;
    for socket in ["gone=", "opening="] {
        world.gateway.answers(socket, 410);
    }
    let form = support::form("key-1", now());
    let notified = world.begins(&form).await.expect("applied");
    assert_eq!((notified.pushed, notified.jobs.len()), (1, 0));
    assert_eq!(world.posts(), [post("here=", "notice")]);
    assert!(!world.is_known("gone=").await);
    assert!(world.is_known("opening=").await && world.is_known("here=").await);
}

#[tokio::test]
async fn a_message_in_a_chat_that_is_taken_concerns_the_assignee_alone() {
    let world = World::with(&[agent(1), agent(2)]).await;
    let mut chat = support::chat(VisitorId::from_bits(7), now());
    chat.status = Status::Active;
    chat.assignment.assignee = Some(agent(2).id);
    let notified = world.begins(&chat).await.expect("applied");
    let job = format!("notice-{}-{}-message-0", chat.id, agent(2).id).to_lowercase();
    assert_eq!(notified.jobs, [job]);
}

#[tokio::test]
async fn who_wants_mails_always_is_mailed_though_a_console_told_them() {
    let mut always = agent(1);
    always.notices.mail = MailWhen::Always;
    let world = World::with(&[always.clone(), agent(2)]).await;
    world.opens_console("console1=", &always, 60).await;
    world.opens_console("console2=", &agent(2), 60).await;
    let form = support::form("key-1", now());
    let told = world.begins(&form).await.expect("applied");
    assert_eq!((told.pushed, told.suppressed), (2, 1));
    let job = format!("notice-{}-{}-submission-0", form.id, always.id).to_lowercase();
    assert_eq!(told.jobs, [job.as_str()], "the other was told already");
    assert_eq!(world.jobs(), [job]);
}

#[tokio::test]
async fn quiet_hours_keep_the_console_silent_and_leave_the_mail_to_their_end() {
    // It is 10:03 in UTC.
    let hours = |from, to, zone| Quiet::parse(from, to, parsed(zone)).expect("hours");
    for (quiet, silent) in [
        (hours("10:00", "11:00", "UTC"), true),
        (hours("22:00", "10:04", "UTC"), true),
        (hours("12:00", "12:30", "Europe/Helsinki"), true),
        (hours("10:04", "10:03", "UTC"), false),
        (hours("10:00", "11:00", "Europe/Helsinki"), false),
    ] {
        let mut asleep = agent(1);
        asleep.notices.quiet = Some(quiet.clone());
        let world = World::with(std::slice::from_ref(&asleep)).await;
        world.opens_console("console1=", &asleep, 60).await;
        let told = world.begins(&support::form("key-1", now())).await;
        let told = told.expect("applied");
        let expected = if silent { (0, 1) } else { (1, 0) };
        assert_eq!((told.pushed, told.jobs.len()), expected, "{quiet:?}");
    }
}

#[tokio::test]
async fn who_muted_the_queue_is_told_nothing_of_it() {
    let muting = |number, queue| {
        let mut agent = agent(number);
        agent.notices.mail = MailWhen::Always;
        agent.notices.muted.insert(parsed(queue));
        agent
    };
    let (muted, other) = (muting(1, "support"), muting(2, "sales"));
    let world = World::with(&[muted.clone(), other.clone()]).await;
    world.opens_console("console1=", &muted, 60).await;
    world.opens_console("console2=", &other, 60).await;
    let form = support::form("key-1", now());
    let told = world.begins(&form).await.expect("applied");
    assert_eq!((told.pushed, told.jobs.len(), told.suppressed), (1, 1, 1));
    assert_eq!(world.posts(), [post("console2=", "notice")]);
    let late = world.follow_up.apply_all(&form, now()).await;
    assert_eq!(late.expect("applied").jobs.len(), 1, "nor when it is late");
}

#[tokio::test]
async fn who_is_given_a_conversation_by_a_colleague_is_told_of_that_alone() {
    let world = World::with(&[agent(1), agent(2)]).await;
    let chat = support::chat(VisitorId::from_bits(7), now());
    world.holds(&chat).await;
    let mut given = chat.clone();
    given.status = Status::Active;
    given.assignment.assignee = Some(agent(2).id);
    given.log.tail.push(Event {
        at: now(),
        what: What::Assigned {
            agent: Some(agent(2).id),
            by: By::Agent(agent(1).id),
        },
    });
    given.log.seq += 1;
    let job = format!("notice-{}-{}-assigned-1", chat.id, agent(2).id).to_lowercase();
    // The stream may bring the same change twice.
    for _ in 0..2 {
        let effects = effects_of(Some(&chat), &given);
        let told = world.follow_up.apply(&given, effects, now()).await;
        assert_eq!(told.expect("applied").jobs, [job.as_str()]);
    }
}

#[tokio::test]
async fn of_a_chat_to_which_nobody_came_only_those_are_mailed_who_were_not_before() {
    let mut late = agent(1);
    late.notices = Notices::default();
    let email = NoticeMethods {
        email: true,
        ..NoticeMethods::default()
    };
    late.notices.set(NoticeKind::Offline, email);
    let world = World::with(&[late.clone(), agent(2)]).await;
    let chat = support::chat(VisitorId::from_bits(7), now());
    let job = |agent: &Agent, kind| notice_job_id(chat.id, agent.id, kind, 0);
    let first = world.begins(&chat).await.expect("applied");
    assert_eq!(first.jobs, [job(&agent(2), NoticeKind::Chat)]);
    let mut marked = chat.clone();
    marked.waiting.offline = true;
    let effects = effects_of(Some(&chat), &marked);
    let told = world.follow_up.apply(&marked, effects, now()).await;
    let told = told.expect("applied");
    assert_eq!(told.jobs, [job(&late, NoticeKind::Offline)]);
    assert_eq!(told.suppressed, 1);
}

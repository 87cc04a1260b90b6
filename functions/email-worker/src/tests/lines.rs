//! What the line of an invocation says of mails (R41).

use runtime::testing::CaughtLines;

use super::*;

const BOUNCE: &str = include_str!("../../../../events/email-worker/bounce.json");

#[tokio::test]
async fn a_mail_is_counted_with_what_it_tells_of_until_it_comes_back() {
    let caught = CaughtLines::from_now_on();
    let world = World::new().await;
    world.holds(&waiting()).await;
    let told = async |event: SqsEvent, trace: &str| {
        handle(&world.state, event, trace, now()).await;
        caught.of(trace)
    };
    let mut notice = batch(&[notice_job("notice-c-a-chat-0", AGENT, CONVERSATION)]);
    let queued_ms = (now().as_millisecond() - 1500).to_string();
    let attributes = &mut notice.records[0].attributes;
    attributes.insert("SentTimestamp".to_owned(), queued_ms);
    let sent = &told(notice.clone(), "sent").await[0];
    assert_eq!(sent["Notified"], 1, "{sent}");
    assert_eq!(sent["MailMs"], json!([1500]), "since it was queued");
    let about = json!([{"conversation": CONVERSATION, "seq": 1}]);
    assert_eq!(sent["messages"], about, "the first that waits");
    assert!(sent["mails"][0].is_string(), "{sent}");
    assert!(told(notice, "again").await.is_empty(), "it is done");

    let tags = format!(r#"\"tags\":{{\"conversation\":[\"{CONVERSATION}\"],\"seq\":[\"1\"],"#);
    let bounce = BOUNCE.replace(r#"\"tags\":{"#, &tags);
    assert_ne!(bounce, BOUNCE);
    let back = &told(event(&bounce), "back").await[0];
    assert_eq!(back["Bounced"], 1, "{back}");
    let mail = "0110019365b2c3d4-0a1b2c3d-1111-2222-3333-444455556666-000000";
    assert_eq!(back["mails"], json!([mail]));
    assert_eq!(
        back["messages"], about,
        "SES says again what the mail told of"
    );
    let other =
        notice_job("notice-c-a-chat-5", AGENT, CONVERSATION).replace(r#""seq":1"#, r#""seq":6"#);
    let other = batch(&[other]);
    let kept = &told(other, "kept").await[0];
    assert_eq!(
        (&kept["Suppressed"], &kept["Notified"]),
        (&json!(1), &Value::Null)
    );
    assert_eq!(kept["messages"][0]["seq"], 6, "{kept}");
    let failed = batch(&["no job".to_owned()]);
    assert_eq!(told(failed, "failed").await[0]["Failed"], 1);
}

#[tokio::test]
async fn a_mail_that_ses_had_put_off_is_late_since_the_visitor_wrote() {
    let caught = CaughtLines::from_now_on();
    let world = World::new().await;
    world.holds(&waiting()).await;
    let job = notice_job("notice-c-a-chat-0", AGENT, CONVERSATION);
    let put_off = job.replace(r#""v":1"#, r#""v":1,"deferred":3"#);
    assert_ne!(put_off, job);
    handle(&world.state, batch(&[put_off]), "put-off", now()).await;
    let sent = &caught.of("put-off")[0];
    assert_eq!(sent["MailMs"], json!([60_000]), "{sent}");
}

#[tokio::test]
async fn a_job_of_a_program_that_gave_no_number_is_mailed_all_the_same() {
    let caught = CaughtLines::from_now_on();
    let world = World::new().await;
    world.holds(&waiting()).await;
    let job = notice_job("notice-c-a-chat-0", AGENT, CONVERSATION);
    let older = job.replace(r#","seq":1"#, "");
    assert_ne!(older, job);
    handle(&world.state, batch(&[older]), "older", now()).await;
    let sent = &caught.of("older")[0];
    assert_eq!(sent["Notified"], 1, "{sent}");
    assert_eq!(sent["messages"], json!([]), "{sent}");
}

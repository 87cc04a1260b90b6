//! What the widget is told of its site.

use super::*;

#[tokio::test]
async fn settings_speak_the_language_that_was_asked_for() {
    let world = World::new().await;
    for (name, language) in [("settings-in-finnish", "fi"), ("settings-by-query", "hu")] {
        assert_eq!(
            body(&world.answers(name).await)["language"],
            language,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_site_speaks_its_own_words_in_the_languages_that_it_offers() {
    let world = World::new().await;
    let texts = domain::site::SiteTexts {
        greeting: Some("Hei!".to_owned()),
        ..Default::default()
    };
    let site = Site {
        languages: vec![domain::Language::En, domain::Language::Fi],
        texts: [(domain::Language::Fi, texts)].into(),
        ..support::site("demo", &["support"])
    };
    world.store.put_site(&site).await.expect("stored");
    let queue = Queue {
        names: [(domain::Language::Fi, "Tuki".to_owned())].into(),
        descriptions: [(domain::Language::Fi, "Kaikki".to_owned())].into(),
        ..support::queue("support", "demo")
    };
    world.store.put_queue(&queue).await.expect("stored");
    let fi = body(&world.answers("settings-in-finnish").await);
    assert_eq!(fi["texts"], serde_json::json!({"greeting": "Hei!"}));
    let queue = &fi["queues"][0];
    assert_eq!(
        (&queue["name"], &queue["description"]),
        (&"Tuki".into(), &"Kaikki".into())
    );
    // Hungarian is asked for and not offered.
    let en = body(&world.answers("settings-by-query").await);
    assert_eq!(
        (&en["language"], &en["texts"]),
        (&"en".into(), &serde_json::json!({}))
    );
    assert_eq!(en["queues"][0]["name"], "The support queue");
}

#[tokio::test]
async fn a_queue_says_what_it_offers_now_and_when_that_changes() {
    use domain::{ByHand, FormOffer, Offline};
    let world = World::new().await;
    let until: Timestamp = "2026-11-21T07:00:00Z".parse().expect("a time");
    for (open, offer, offline, offered) in [
        (true, FormOffer::Always, Offline::Message, true),
        (false, FormOffer::Always, Offline::Message, true),
        (false, FormOffer::WhileClosed, Offline::Message, true),
        (false, FormOffer::Always, Offline::Form, true),
        (true, FormOffer::WhileClosed, Offline::Form, false),
        (false, FormOffer::WhileClosed, Offline::Form, true),
        (false, FormOffer::Never, Offline::Form, false),
        (true, FormOffer::Never, Offline::Form, false),
    ] {
        let mut queue = Queue {
            by_hand: Some(ByHand {
                open,
                until: Some(until),
            }),
            form_offer: offer,
            offline,
            ..support::queue("support", "demo")
        };
        // Afterwards the hours count: open day and night, but never when it is to be seen that it closes.
        queue.schedule.exceptions = if open {
            let day = "2026-11-21".parse().expect("a date");
            vec![domain::hours::Exception::new(day, day).expect("days")]
        } else {
            Vec::new()
        };
        world.store.put_queue(&queue).await.expect("stored");
        let shown = body(&world.answers("settings-in-finnish").await);
        let shown = &shown["queues"][0];
        let what = format!("{open} {offer:?} {offline:?}: {shown}");
        assert_eq!(
            (&shown["open"], &shown["form"]["offered"]),
            (&open.into(), &offered.into()),
            "{what}"
        );
        let (opens, closes) = (&shown["opens_at"], &shown["closes_at"]);
        assert_eq!((opens.is_null(), closes.is_null()), (open, !open), "{what}");
    }
}

#[tokio::test]
async fn where_the_widget_is_open_is_noted_once_an_hour() {
    let world = World::new().await;
    let site = "demo".parse().expect("a site");
    let seen = async || world.store.installed(&site).await.expect("the table");
    assert_eq!(seen().await, None);
    world.answers("settings-in-finnish").await;
    let first = seen().await.expect("a mark");
    assert_eq!(first.origin, "https://www.example.com");
    let at = |seconds: i64| Timestamp::from_second(now().as_second() + seconds).expect("a time");
    handle(&world.state, sample("settings-in-finnish"), at(3599)).await;
    assert_eq!(seen().await, Some(first.clone()));
    // A caller may say any origin that the site lists: that makes no write.
    let wide = Site {
        origins: vec!["https://*.example.com".parse().expect("a pattern")],
        ..support::site("demo", &["support"])
    };
    world.store.put_site(&wide).await.expect("stored");
    for number in 0..3 {
        let mut forged = sample("settings-in-finnish");
        let origin = format!("https://{number}.example.com");
        let origin = origin.parse().expect("a header");
        forged.headers_mut().insert(http::header::ORIGIN, origin);
        assert_eq!(handle(&world.state, forged, at(3599)).await.status(), 200);
        assert_eq!(seen().await, Some(first.clone()));
    }
    handle(&world.state, sample("settings-in-finnish"), at(3600)).await;
    assert_ne!(seen().await, Some(first));
}

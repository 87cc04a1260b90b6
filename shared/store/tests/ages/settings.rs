//! The items that a desk is made of: site, queue, agent, and what lies beside them.

use domain::bot::BotId;
use domain::hours::{Exception, weekday};
use domain::site::{Launcher, SiteTexts};
use domain::{
    Agent, AutoReply, Availability, ByHand, ContactKind, ContactLine, DisplayName, EmailAddress,
    Feature, Field, FieldKind, FieldOption, FormOffer, Former, Hours, Interval, Language, Logged,
    MailWhen, NoticeKind, NoticeMethods, Notices, Offline, Queue, Quiet, Role, Schedule, Site,
    Timestamp,
};
use protocol::settings::Installed;
use store::{Act, Invitation, Saved, Store};

use crate::writing::{EMAIL, LATER_S, NOW_S, now, parsed, the_agent};

pub(crate) fn the_site() -> Site {
    let texts = SiteTexts {
        header: Some("Kysy".to_owned()),
        greeting: Some("Hei".to_owned()),
        closed: Some("Suljettu".to_owned()),
        form_intro: Some("Kirjoita".to_owned()),
        thanks: Some("Kiitos".to_owned()),
    };
    Site {
        language: Language::Fi,
        time_zone: "Europe/Helsinki".parse().expect("a zone"),
        origins: vec![parsed("https://shop.example")],
        queues: vec![parsed("support")],
        languages: vec![Language::Fi, Language::It],
        texts: [(Language::Fi, texts)].into(),
        launcher: Launcher {
            left: true,
            side_px: 8,
            bottom_px: 16,
        },
        hidden_on: vec![parsed("/checkout/*")],
        withheld: Feature::ALL.into(),
        version: 3,
        ..Site::new(parsed("shop"), "Shop".to_owned())
    }
}

fn a_field(name: &str, kind: FieldKind) -> Field {
    let said = |text: &str| [(Language::Fi, text.to_owned())].into();
    let option = FieldOption {
        value: "small".to_owned(),
        label: said("Pieni"),
    };
    Field {
        name: parsed(name),
        kind,
        label: said("Nimi"),
        help: said("Ohje"),
        placeholder: said("Esimerkki"),
        required: true,
        hidden: false,
        options: if kind.has_options() {
            vec![option]
        } else {
            Vec::new()
        },
    }
}

fn auto_reply() -> AutoReply {
    AutoReply {
        after_s: 45,
        texts: [(Language::Fi, "Hetki vain.".to_owned())].into(),
    }
}

pub(crate) fn the_queue() -> Queue {
    let interval = Interval::new(parsed("09:00"), parsed("24:00")).expect("hours");
    let mut christmas = Exception::new(parsed("2026-12-24"), parsed("2026-12-26")).expect("days");
    christmas.every_year = true;
    christmas.hours = vec![interval];
    christmas.note = "Christmas".to_owned();
    Queue {
        names: [(Language::Fi, "Tuki".to_owned())].into(),
        descriptions: [(Language::Fi, "Kaikki".to_owned())].into(),
        by_hand: Some(ByHand {
            open: true,
            until: Timestamp::from_second(LATER_S).ok(),
        }),
        schedule: Schedule {
            week: vec![Hours {
                day: weekday(1).expect("Monday"),
                interval,
            }],
            exceptions: vec![christmas],
            suspended: true,
        },
        offline: Offline::Bot,
        bot: Some(parsed("hours")),
        contacts: vec![ContactLine {
            kind: ContactKind::Phone,
            text: "+358 9 1234".to_owned(),
        }],
        picture: Some("https://cdn.example.com/closed.jpg".to_owned()),
        auto_reply: Some(auto_reply()),
        form_offer: FormOffer::WhileClosed,
        topics: vec!["Orders".to_owned()],
        topic_queues: [("Orders".to_owned(), parsed("orders"))].into(),
        form_fields: vec![
            a_field("message", FieldKind::LongText),
            a_field("size", FieldKind::Choice),
        ],
        pre_chat: vec![a_field("order", FieldKind::Number)],
        consents: [(Language::Fi, "Vuosi".to_owned())].into(),
        consent: Some((
            "2026-11".to_owned(),
            "https://shop.example/privacy".to_owned(),
        )),
        logged: Some(Logged {
            open: true,
            next: Timestamp::from_second(LATER_S).ok(),
        }),
        version: 2,
        ..Queue::new(parsed("support"), parsed("shop"), "Support".to_owned())
    }
}

pub(crate) async fn written(store: &Store) {
    let (site, queue) = (the_site(), the_queue());
    store.put_site(&site).await.expect("a site");
    store.put_queue(&queue).await.expect("a queue");
    let mut notices = Notices::default();
    let methods = NoticeMethods {
        sound: true,
        desktop: false,
        email: true,
    };
    notices.set(NoticeKind::ALL[0], methods);
    let email = NoticeMethods {
        email: true,
        ..NoticeMethods::default()
    };
    notices.set(NoticeKind::Assigned, email);
    notices.mail = MailWhen::Always;
    notices.quiet = Quiet::parse("22:00", "07:00", parsed("Europe/Helsinki")).ok();
    notices.muted.insert(parsed("old-support"));
    let agent = Agent {
        sites: [(site.id, Role::Owner)].into(),
        queues: [queue.id].into(),
        former: [(
            parsed("old-shop"),
            Former {
                role: Role::Agent,
                queues: [parsed("old-support")].into(),
            },
        )]
        .into(),
        open_at_once: [(parsed("shop"), 5)].into(),
        version: 4,
        availability: Availability::Away,
        notices,
        ..Agent::new(
            the_agent(),
            EmailAddress::parse(EMAIL).expect("an address"),
            DisplayName::parse("Olivia").expect("a name"),
            Language::Hu,
        )
    };
    store.put_agent(&agent).await.expect("an agent");
    beside_a_site(store).await;
}

/// Where its widget is, who changed it, who is invited.
async fn beside_a_site(store: &Store) {
    let seen = Installed {
        origin: "https://shop.example".to_owned(),
        at: "2026-11-20T10:00:00.000Z".to_owned(),
    };
    let noted = store.note_installed(&parsed("shop"), &seen).await;
    noted.expect("a mark");
    let site: domain::SiteId = parsed("shop");
    let act = Act {
        site: &site,
        agent: Some(the_agent()),
        name: "Olivia",
        address: Some("0123456789ab".to_owned()),
        action: "site.change",
        subject: "shop".to_owned(),
        at: now(),
    };
    let logged = store
        .log_act(&act, serde_json::json!({"name": "Shop"}))
        .await;
    logged.expect("an entry");
    a_bot(store, &act).await;
    let invitation = Invitation {
        site: site.clone(),
        email: EmailAddress::parse("new@example.com").expect("an address"),
        role: Role::Agent,
        queues: [parsed("support")].into(),
        language: Language::Uk,
        invited_by: "Olivia".to_owned(),
        sent_at_s: NOW_S,
        expires_at_s: LATER_S,
    };
    let invited = store.put_invitation(&invitation, &act).await;
    invited.expect("an invitation");
    let mailed = store.add_invitation_secret(&invitation, "secret").await;
    assert!(mailed.expect("the table"));
}

/// A bot with one version, which another one replaced.
async fn a_bot(store: &Store, act: &Act<'_>) {
    let bot: BotId = parsed("hours");
    let added = store.add_bot(&bot, r#"{"v":1}"#, act).await;
    assert_eq!(added.expect("the table"), Saved::Done);
    for published in [None, Some(1)] {
        let before = store.bot(act.site, &bot).await;
        let before = before.expect("the table").expect("a bot");
        assert_eq!(before.published, published);
        let done = store.publish_bot(&bot, &before, act).await;
        assert_eq!(done.expect("the table"), Saved::Done);
    }
}

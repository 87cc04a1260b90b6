//! What every mail says, in every language.

use std::collections::BTreeSet;

use domain::{Language, NoticeKind, Timestamp};
use proptest::prelude::*;

use crate::{
    AgentDigest, AgentNotice, DigestCounts, InvitationLink, RenderError, RenderedMail, SignInLink,
};

const ENTRY: &str = "https://console.example/queues/support/log#01KAHJ3Z9V6Y8T5R4Q3P2N1M0K";
const SETTINGS: &str = "https://console.example/settings";
const SIGN_IN: &str = "https://console.example/sign-in#token=dGhlIHRva2Vu";

fn evening() -> Timestamp {
    "2026-11-20T21:30:00Z".parse().expect("a time")
}

fn notice(language: Language) -> AgentNotice<'static> {
    AgentNotice {
        language,
        site: "Demo",
        queue: "Support",
        kind: NoticeKind::Submission,
        count: 1,
        at: evening(),
        time_zone: "Europe/Helsinki",
        link: ENTRY,
        settings: SETTINGS,
    }
}

fn sign_in(language: Language) -> SignInLink<'static> {
    SignInLink {
        language,
        site: "Demo",
        link: SIGN_IN,
        browser: "Firefox, Linux",
        place: Some("Helsinki"),
        at: evening(),
        time_zone: "Europe/Helsinki",
    }
}

/// A mail as one text, part after part.
fn written_out(mail: &RenderedMail) -> String {
    let headers: Vec<_> = mail
        .headers()
        .iter()
        .map(|(k, v)| format!("{k}: {v}"))
        .collect();
    format!(
        "from: {}\nsubject: {}\n{}\n\n{}\n{}",
        mail.sender_name(),
        mail.subject(),
        headers.join("\n"),
        mail.text(),
        mail.html().replace("><", ">\n<"),
    )
}

/// What a reader of the HTML part sees, without the tags.
fn visible(html: &str) -> String {
    let body = html
        .split_once("</head>")
        .map(|(_, body)| body)
        .expect("a head");
    let mut seen = String::new();
    for piece in body.split('<').skip(1) {
        seen.push_str(
            piece
                .split_once('>')
                .map(|(_, text)| text)
                .expect("a whole tag"),
        );
        seen.push(' ');
    }
    unescaped(&seen)
}

fn unescaped(html: &str) -> String {
    let plain = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    plain.replace("&amp;", "&")
}

/// The letters alone: parts may differ in how they set them.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !":-".contains(*c))
        .collect()
}

#[test]
fn a_notice_reads_well_in_every_language() {
    for language in Language::ALL {
        let mail = notice(language).render().expect("a mail");
        insta::assert_snapshot!(format!("notice-{}", language.tag()), written_out(&mail));
    }
}

#[test]
fn no_snapshot_is_of_a_mail_that_nobody_gets() {
    let mut taken: BTreeSet<_> = ["notice-kinds", "digests"].map(str::to_owned).into();
    for language in Language::ALL {
        taken.extend(
            ["notice", "sign-in", "invitation"].map(|mail| format!("{mail}-{}", language.tag())),
        );
    }
    let kept = support::snapshot_names(env!("CARGO_MANIFEST_DIR"), "src/tests/snapshots");
    assert_eq!(kept, taken);
}

#[test]
fn a_sign_in_link_reads_well_in_every_language() {
    for language in Language::ALL {
        let mail = sign_in(language).render().expect("a mail");
        insta::assert_snapshot!(format!("sign-in-{}", language.tag()), written_out(&mail));
    }
}

#[test]
fn an_invitation_reads_well_in_every_language() {
    for language in Language::ALL {
        let mail = InvitationLink {
            language,
            site: "Demo",
            inviter: "Olivia",
            link: "https://desk.example.com/invitation#token=demo.0123.secret",
        };
        let mail = mail.render().expect("a mail");
        insta::assert_snapshot!(format!("invitation-{}", language.tag()), written_out(&mail));
    }
}

#[test]
fn each_kind_of_notice_says_what_happened_and_how_often() {
    let mut said = String::new();
    for language in Language::ALL {
        for kind in NoticeKind::ALL {
            for count in [1, 3, 21] {
                let mail = AgentNotice {
                    kind,
                    count,
                    ..notice(language)
                }
                .render();
                let text = mail.expect("a mail").text().to_owned();
                let headline = text.lines().next().unwrap_or_default();
                // A form is one message, and in what is given there may be none; of a chat it says how many wait, and never that these
                // are so many visitors.
                let one = matches!(kind, NoticeKind::Submission | NoticeKind::Assigned);
                let counts = count > 1 && !one;
                assert_eq!(headline.contains(&count.to_string()), counts, "{headline}");
                said.push_str(&format!("{} {count}: {headline}\n", language.tag()));
            }
            let mail = AgentNotice {
                kind,
                ..notice(language)
            }
            .render()
            .expect("a mail");
            let why = mail.text().lines().rev().nth(2).unwrap_or_default();
            said.push_str(&format!("{} subject: {}\n", language.tag(), mail.subject()));
            said.push_str(&format!("{} why: {why}\n", language.tag()));
        }
    }
    insta::assert_snapshot!("notice-kinds", said);
}

#[test]
fn a_mail_for_many_counts_conversations_in_every_language() {
    let mut said = String::new();
    let (sites, queues) = (
        ["Demo".to_owned()],
        ["Support".to_owned(), "Sales".to_owned()],
    );
    for language in Language::ALL {
        for ([contacts, chats, messages, missed, offline, assigned], unusual) in [
            ([4, 2, 0, 0, 0, 0], false),
            ([5, 0, 0, 0, 0, 0], false),
            ([1, 1, 1, 1, 0, 0], false),
            ([2, 3, 22, 5, 0, 0], false),
            ([0, 0, 0, 0, 1, 1], false),
            ([0, 0, 0, 0, 4, 25], false),
            ([312, 0, 0, 0, 0, 0], true),
        ] {
            let counts = DigestCounts {
                contacts,
                chats,
                messages,
                missed,
                offline,
                assigned,
            };
            let mail = AgentDigest {
                language,
                sites: &sites,
                queues: &queues,
                counts,
                unusual,
                at: evening(),
                time_zone: "Europe/Helsinki",
                link: "https://console.example/inbox",
                settings: SETTINGS,
            };
            let mail = mail.render().expect("a mail");
            check_every_mail(&mail, &["https://console.example/inbox", SETTINGS]);
            let tag = language.tag();
            let headline = mail.text().lines().next().unwrap_or_default();
            said.push_str(&format!("{tag}: {}\n{tag}: {headline}\n", mail.subject()));
            if unusual {
                said.push_str(&format!("{}\n", mail.text()));
            }
        }
    }
    insta::assert_snapshot!("digests", said);
}

#[test]
fn the_english_subject_is_the_one_that_others_rely_on() {
    let mail = notice(Language::En).render().expect("a mail");
    assert_eq!(mail.subject(), "New contact in Demo: Support");
}

#[test]
fn a_notice_of_nothing_speaks_of_one() {
    let none = AgentNotice {
        count: 0,
        ..notice(Language::Uk)
    }
    .render();
    assert_eq!(none, notice(Language::Uk).render());
}

#[test]
fn the_browser_and_place_of_a_stranger_cannot_smuggle_words() {
    let mail = SignInLink {
        browser: "<b>Chrome</b> evil.example",
        place: Some("https://evil.example"),
        ..sign_in(Language::En)
    };
    let mail = mail.render().expect("a mail");
    assert!(
        mail.text().contains("Browser: Unknown\nRequested: "),
        "{}",
        mail.text()
    );
    assert!(!written_out(&mail).contains("evil"));
}

#[test]
fn a_mail_shows_neither_link_nor_names_in_a_log() {
    let logged = format!("{:?}", sign_in(Language::En).render().expect("a mail"));
    assert!(
        !logged.contains("token") && !logged.contains("Demo"),
        "{logged}"
    );
}

#[test]
fn names_are_text_in_html() {
    let mail = AgentNotice {
        site: "<img src=x> & \"Söhne\"",
        queue: "</title><script>alert(1)</script>",
        ..notice(Language::Hu)
    };
    let mail = mail.render().expect("a mail");
    assert!(!mail.html().contains("<img") && !mail.html().contains("<script"));
    assert!(
        mail.html()
            .contains("&lt;img src=x&gt; &amp; &quot;Söhne&quot;")
    );
    assert!(mail.text().contains("<img src=x> & \"Söhne\""));
}

/// Any language.
fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

/// Names as people might give them, and as they should not.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,80}",
        "(https?://)?[a-z]{1,9}\\.example(/[a-z]{1,5})?",
        "(<[a-z\"'= ]{1,9}>|&[a-z]{2,4};|\\{ ?\\$(site|count) ?\\}|[A-Za-z ]){1,9}",
        "[À-žЀ-ӿ ]{1,40}",
    ]
    .prop_filter("line breaks have a test of their own", |name| {
        !name.contains(['\u{2028}', '\u{2029}'])
    })
}

/// The name as a mail writes it.
fn kept(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.rsplit("://").next())
        .collect::<Vec<_>>()
        .join(" ")
}

fn escaped(text: &str) -> String {
    let safe = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    safe.replace('"', "&quot;")
}

/// What holds for every mail there is (S1, S34).
fn check_every_mail(mail: &RenderedMail, links: &[&str]) {
    for part in [mail.text(), mail.html()] {
        assert_eq!(part.matches("://").count(), links.len(), "links: {part}");
    }
    assert_eq!(mail.html().matches("href=").count(), links.len());
    let mut said = mail.text().to_owned();
    for link in links {
        assert_eq!(mail.text().lines().filter(|line| line == link).count(), 1);
        assert!(mail.html().contains(&format!("href=\"{}\"", escaped(link))));
        said = said.replace(link, "");
    }
    assert!(
        !mail.html().contains("<img") && !mail.html().contains("url("),
        "no images"
    );
    assert_eq!(
        letters(&visible(mail.html())),
        letters(&said),
        "both parts say the same"
    );
    let headers = mail
        .headers()
        .iter()
        .flat_map(|(name, value)| [*name, *value]);
    for field in headers.chain([mail.subject(), mail.sender_name()]) {
        assert!(
            !field.contains(char::is_control) && !field.contains("://"),
            "{field}"
        );
    }
    assert!(
        mail.headers()
            .contains(&("Auto-Submitted", "auto-generated"))
    );
    assert!(
        mail.headers()
            .contains(&("X-Auto-Response-Suppress", "All"))
    );
}

proptest! {
    #[test]
    fn a_notice_holds_its_two_links_and_only_what_it_was_given(
        language in language(),
        kind in prop::sample::select(NoticeKind::ALL.to_vec()),
        count in 0_u32..2_000_000,
        seconds in 0_i64..4_000_000_000,
        site in any_name(),
        queue in any_name(),
        id in "[0-9A-Z]{26}",
    ) {
        let link = format!("https://console.example/c/{id}?a=1&b=2");
        let at = Timestamp::from_second(seconds).expect("a time");
        let blank = AgentNotice {
            language, kind, count, at, site: "SITE", queue: "QUEUE", time_zone: "Europe/Kyiv", link: &link,
            settings: SETTINGS,
        };
        let mail = AgentNotice { site: &site, queue: &queue, ..blank }.render().expect("a mail");
        check_every_mail(&mail, &[&link, SETTINGS]);
        prop_assert_eq!(mail.sender_name(), kept(&site));

        // The same mail about SITE and QUEUE differs in these two words and in nothing else.
        let blank = blank.render().expect("a mail");
        let (site, queue) = (kept(&site), kept(&queue));
        let filled = |text: &str, site: &str, queue: &str| {
            let halves: Vec<_> = text.split("QUEUE").map(|half| half.replace("SITE", site)).collect();
            halves.join(queue)
        };
        prop_assert_eq!(filled(blank.subject(), &site, &queue), mail.subject());
        prop_assert_eq!(filled(blank.text(), &site, &queue), mail.text());
        prop_assert_eq!(filled(blank.html(), &escaped(&site), &escaped(&queue)), mail.html());
    }

    #[test]
    fn a_sign_in_mail_holds_one_link(
        language in language(),
        site in any_name(),
        browser in any_name(),
        place in prop::option::of(any_name()),
        token in "[A-Za-z0-9_-]{43}",
    ) {
        let link = format!("https://console.example/sign-in#token={token}");
        let mail = SignInLink {
            site: &site, browser: &browser, place: place.as_deref(), link: &link, ..sign_in(language)
        };
        let mail = mail.render().expect("a mail");
        check_every_mail(&mail, &[&link]);
        prop_assert_eq!(mail.html().matches(&token).count(), 1);
        prop_assert!(mail.text().contains("10 "));
    }

    #[test]
    fn a_control_character_in_any_name_or_link_is_refused(
        language in language(),
        before in "\\PC{0,9}",
        control in prop::sample::select(vec!["\r", "\n", "\r\n", "\0", "\u{b}", "\u{85}", "\u{2028}"]),
        after in "\\PC{0,9}",
    ) {
        let broken = format!("{before}{control}{after}");
        let notice = notice(language);
        let site = AgentNotice { site: &broken, ..notice }.render();
        prop_assert_eq!(site, Err(RenderError::LineBreak("site")));
        let queue = AgentNotice { queue: &broken, ..notice }.render();
        prop_assert_eq!(queue, Err(RenderError::LineBreak("queue")));
        let signed = SignInLink { site: &broken, ..sign_in(language) }.render();
        prop_assert_eq!(signed, Err(RenderError::LineBreak("site")));
        let link = format!("{ENTRY}{broken}");
        prop_assert_eq!(AgentNotice { link: &link, ..notice }.render(), Err(RenderError::Link));
        prop_assert_eq!(AgentNotice { settings: &link, ..notice }.render(), Err(RenderError::Link));
        prop_assert_eq!(SignInLink { link: &link, ..sign_in(language) }.render(), Err(RenderError::Link));
    }
}

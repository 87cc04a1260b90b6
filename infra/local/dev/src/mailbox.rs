//! The mailbox of a stack on one machine: every mail that was sent, newest first. The list keeps itself up to date.

use axum::response::{Html, IntoResponse, Json, Response};
use cloud::Mail;
use http::{StatusCode, header};
use maud::{Markup, html};

use crate::pages::page;

const SCRIPT: &str = include_str!("mailbox.js");

/// So much of a mail's text shows in the list, in characters.
const GLIMPSE: usize = 120;

/// Which mails the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    SignIn,
    Notices,
}

impl Shown {
    const EACH: [(Self, &'static str, &'static str); 3] = [
        (Self::All, "/mailbox", "All"),
        (Self::SignIn, "/mailbox?only=sign-in", "Sign-in mails"),
        (Self::Notices, "/mailbox?only=notices", "Notices"),
    ];

    fn of(query: &str) -> Self {
        match query {
            "only=sign-in" => Self::SignIn,
            "only=notices" => Self::Notices,
            _ => Self::All,
        }
    }

    fn shows(self, mail: &Mail) -> bool {
        let signs_in = mail.text.contains("/sign-in#token=");
        self == Self::All || signs_in == (self == Self::SignIn)
    }
}

/// The page at a path below the mailbox.
pub(crate) fn page_of(rest: &[&str], query: &str, mails: &[Mail]) -> Response {
    let by_number = |number: &str| {
        let number: usize = number.parse().ok()?;
        Some((number, mails.get(number.checked_sub(1)?)?))
    };
    match rest {
        [] => Some(list(Shown::of(query), mails).into_response()),
        ["messages"] => Some(Json(mails).into_response()),
        ["mailbox.js"] => {
            let script = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
            Some((script, SCRIPT).into_response())
        }
        [number] => by_number(number).map(|(number, mail)| one(number, mail).into_response()),
        [number, "html"] => by_number(number).map(|(_, mail)| framed(mail)),
        _ => None,
    }
    .unwrap_or_else(|| (StatusCode::NOT_FOUND, missing()).into_response())
}

fn list(shown: Shown, mails: &[Mail]) -> Html<String> {
    page(
        "Mailbox",
        &html! {
            p { a href="/" { "Doorbell on this machine" } }
            h1 { "Mailbox" }
            nav aria-label="Which mails" {
                @for (filter, address, name) in Shown::EACH {
                    a href=(address) aria-current=[(filter == shown).then_some("page")] { (name) }
                }
            }
            div #mails { (rows(shown, mails)) }
            p .visually-hidden role="status" {}
            script src="/mailbox/mailbox.js" type="module" {}
        },
    )
}

fn rows(shown: Shown, mails: &[Mail]) -> Markup {
    let newest_first = mails.iter().enumerate().rev();
    let rows: Vec<_> = newest_first.filter(|(_, mail)| shown.shows(mail)).collect();
    html! {
        @if mails.is_empty() {
            p { "No mail was sent yet. This page shows it by itself." }
        } @else if rows.is_empty() {
            p { "None of these was sent yet." }
        } @else {
            ol .mails {
                @for (index, mail) in rows {
                    li {
                        a href={ "/mailbox/" (index + 1) } { (mail.subject) }
                        (time(&mail.at))
                        span { "To " (address(&mail.to)) }
                        span .glimpse { (glimpse(&mail.text)) }
                    }
                }
            }
        }
    }
}

/// The moment as the table has it; the script writes it in the reader's language and time.
fn time(at: &str) -> Markup {
    html! { time datetime=(at) { (at.get(..16).unwrap_or(at).replace('T', " ")) " UTC" } }
}

/// Addresses that break before the `@` and nowhere else, if they must.
fn address(to: &[String]) -> Markup {
    html! {
        @for (index, address) in to.iter().enumerate() {
            @if index > 0 { ", " }
            @match address.split_once('@') {
                Some((name, domain)) => { (name) wbr; "@" (domain) }
                None => { (address) }
            }
        }
    }
}

/// How the text begins, in one line.
fn glimpse(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(GLIMPSE).collect();
    words.join(" ").chars().take(GLIMPSE).collect()
}

fn one(number: usize, mail: &Mail) -> Html<String> {
    page(
        &mail.subject,
        &html! {
            p { a href="/mailbox" { "Mailbox" } }
            h1 { (mail.subject) }
            dl {
                dt { "From" } dd { (mail.from) }
                dt { "To" } dd { (address(&mail.to)) }
                dt { "When" } dd { (time(&mail.at)) }
            }
            iframe title="The mail" src={ "/mailbox/" (number) "/html" }
                sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" {}
            h2 { "As plain text" }
            pre { (mail.text) }
            script src="/mailbox/mailbox.js" type="module" {}
        },
    )
}

fn missing() -> Html<String> {
    page(
        "No such mail",
        &html! {
            h1 { "No such mail" }
            p { a href="/mailbox" { "Go to the mailbox" } }
        },
    )
}

/// The mail's own HTML, for the frame; its link opens in the whole window, as it would from a mail program.
fn framed(mail: &Mail) -> Response {
    let html = mail
        .html
        .replacen("<head>", "<head><base target=\"_top\">", 1);
    Html(html).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(subject: &str, text: &str) -> Mail {
        Mail {
            id: subject.to_owned(),
            at: "2026-11-30T01:40:34.812Z".to_owned(),
            from: "noreply@doorbell.example".to_owned(),
            to: vec!["owner@example.com".to_owned()],
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: String::new(),
            headers: std::collections::BTreeMap::new(),
        }
    }

    fn places(shown: Shown) -> Vec<Option<usize>> {
        let mails = [
            mail(
                "Sign-in link",
                "Sign in\n\nhttp://localhost:8080/sign-in#token=abc",
            ),
            mail(
                "New message",
                "<b>Somebody</b> wrote.\n\nhttp://localhost:8080/c/1",
            ),
        ];
        let page = rows(shown, &mails).into_string();
        ["New message", "Sign-in link"]
            .map(|subject| page.find(subject))
            .to_vec()
    }

    #[test]
    fn the_newest_comes_first_and_the_filters_part_the_rest() {
        let [newest, oldest] = places(Shown::All)[..] else {
            panic!("two mails");
        };
        assert!(newest.expect("the notice") < oldest.expect("the link"));
        assert_eq!(places(Shown::of("only=sign-in"))[0], None);
        assert!(places(Shown::of("only=sign-in"))[1].is_some());
        assert!(places(Shown::of("only=notices"))[0].is_some());
        assert_eq!(places(Shown::of("only=notices"))[1], None);
    }

    #[test]
    fn a_row_shows_how_the_mail_begins_as_text_and_where_its_address_may_break() {
        let long = format!("<b>Hello</b>\n\n{}", "word ".repeat(100));
        let page = rows(Shown::All, &[mail("New message", &long)]).into_string();
        assert!(
            page.contains("&lt;b&gt;Hello&lt;/b&gt; word word"),
            "{page}"
        );
        assert!(page.contains("To owner<wbr>@example.com"), "{page}");
        assert!(page.contains("datetime=\"2026-11-30T01:40:34.812Z\">2026-11-30 01:40 UTC"));
        assert_eq!(glimpse(&long).chars().count(), GLIMPSE);
        assert_eq!(glimpse(""), "");
    }
}

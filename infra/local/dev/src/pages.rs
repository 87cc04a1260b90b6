//! Pages that only a stack on one machine has: the tour, the mailbox, the demo shop.

use axum::response::{Html, IntoResponse, Json, Response};
use cloud::{Mail, Mailbox};
use http::{StatusCode, header};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::Addresses;

const STYLE: &str = include_str!("pages.css");

/// A page of the console's door that is not the console.
pub(crate) fn local(path: &str, addresses: &Addresses, mailbox: &Mailbox) -> Option<Response> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts.as_slice() {
        [""] => Some(tour(addresses).into_response()),
        ["mailbox", rest @ ..] => Some(match mailbox.mails() {
            Ok(mails) => mail_page(rest, &mails),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }),
        _ => None,
    }
}

fn mail_page(rest: &[&str], mails: &[Mail]) -> Response {
    let by_number = |number: &str| {
        let number: usize = number.parse().ok()?;
        Some((number, mails.get(number.checked_sub(1)?)?))
    };
    match rest {
        [] => Some(list(mails).into_response()),
        ["messages"] => Some(Json(mails).into_response()),
        [number] => by_number(number).map(|(number, mail)| one(number, mail).into_response()),
        [number, "html"] => by_number(number).map(|(_, mail)| framed(mail)),
        _ => None,
    }
    .unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn page(title: &str, body: &Markup) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (body) } }
        }
    };
    Html(page.into_string())
}

fn tour(addresses: &Addresses) -> Html<String> {
    let console = format!("{}/inbox", addresses.console);
    page(
        "Doorbell on this machine",
        &html! {
            h1 { "Doorbell on this machine" }
            p { "Everything here is the product itself, on stand-ins of the AWS services. It keeps its data; nothing leaves this machine." }
            ol {
                li { a href=(addresses.demo) { "The demo shop" } " carries the widget: chat, or leave a message." }
                li { a href=(console) { "The console" } " is where agents answer. Sign in as " code { "owner@example.com" } ", " code { "aino@example.com" } " or " code { "mykola@example.com" } "." }
                li { a href="/mailbox" { "The mailbox" } " shows every mail that was sent: the sign-in link is there." }
            }
            h2 { "Try this" }
            p { "Leave a message in the shop while no console is open, follow the link of the mail to the queue's log, view the content and comment on it. Then open the console in a second browser as Aino and chat from the shop: both consoles show it at once." }
            h2 { "For developers" }
            dl {
                dt { "Site, queue" } dd { code { "demo" } ", " code { "support" } }
                dt { "Agents' API" } dd { code { (addresses.console) "/v1/…" } }
                dt { "Visitors' API" } dd { code { (addresses.widget) "/v1/…" } }
                dt { "Sockets" } dd { code { (addresses.sockets) } }
                dt { "Mails as JSON" } dd { a href="/mailbox/messages" { "/mailbox/messages" } }
            }
        },
    )
}

fn list(mails: &[Mail]) -> Html<String> {
    page(
        "Mailbox",
        &html! {
            p { a href="/" { "Doorbell on this machine" } }
            h1 { "Mailbox" }
            @if mails.is_empty() {
                p { "No mail was sent yet." }
            } @else {
                table {
                    thead { tr { th { "When" } th { "To" } th { "Subject" } } }
                    tbody {
                        @for (index, mail) in mails.iter().enumerate().rev() {
                            tr {
                                td { (mail.at) }
                                td { (mail.to.join(", ")) }
                                td { a href={ "/mailbox/" (index + 1) } { (mail.subject) } }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn one(number: usize, mail: &Mail) -> Html<String> {
    page(
        &mail.subject,
        &html! {
            p { a href="/mailbox" { "Mailbox" } }
            h1 { (mail.subject) }
            dl {
                dt { "From" } dd { (mail.from) }
                dt { "To" } dd { (mail.to.join(", ")) }
                dt { "When" } dd { (mail.at) }
            }
            iframe title="The mail" src={ "/mailbox/" (number) "/html" }
                sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" {}
            h2 { "As plain text" }
            pre { (mail.text) }
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

/// A file of the demo shop.
pub(crate) fn demo(path: &str, addresses: &Addresses) -> Response {
    let file = match path {
        "/" | "/index.html" => (
            include_str!("../demo/index.html"),
            "text/html; charset=utf-8",
        ),
        "/shop.css" => (include_str!("../demo/shop.css"), "text/css"),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let body = file
        .0
        .replace("{{WIDGET}}", &addresses.widget)
        .replace("{{SOCKETS}}", &addresses.sockets);
    ([(header::CONTENT_TYPE, file.1)], body).into_response()
}

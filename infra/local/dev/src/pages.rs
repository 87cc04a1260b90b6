//! Pages that only a stack on one machine has: the tour, the mailbox, the demo shop.

use axum::response::{Html, IntoResponse, Response};
use cloud::Mailbox;
use http::{StatusCode, Uri, header};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{Addresses, mailbox};

const STYLE: &str = include_str!("pages.css");

/// The icon of the console, for browsers that ask every site for one.
const ICON: &str = include_str!("../../../../functions/site/web/console/src/icon.svg");

/// A page of the console's door that is not the console.
pub(crate) fn local(uri: &Uri, addresses: &Addresses, mails: &Mailbox) -> Option<Response> {
    let parts: Vec<&str> = uri.path().trim_matches('/').split('/').collect();
    match parts.as_slice() {
        [""] => Some(tour(addresses).into_response()),
        ["mailbox", rest @ ..] => Some(match mails.mails() {
            Ok(mails) => mailbox::page_of(rest, uri.query().unwrap_or_default(), &mails),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }),
        _ => None,
    }
}

pub(crate) fn icon() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], ICON).into_response()
}

pub(crate) fn page(title: &str, body: &Markup) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="/favicon.ico" type="image/svg+xml";
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

//! A path in, a file out.

use http::{Method, Response, StatusCode, header};
use lambda_http::{Body, Request};
use protocol::{Code, Failure};
use runtime::http::{answer, empty, header_of, set, trace_of};

use crate::State;
use crate::files::{File, is_name};

/// For files whose name changes with their content.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Finds the file of a path; a path that names none is `not-found`, as is any method that would change something. A browser that
/// opens a page gets the console with that status.
pub async fn handle(state: &State, request: Request) -> Response<Body> {
    let trace = trace_of(&request);
    answer(&trace, async { serve(state, &request) }).await
}

fn serve(state: &State, request: &Request) -> Result<Response<Body>, Failure> {
    let method = request.method();
    if method != Method::GET && method != Method::HEAD {
        return Err(Code::NotFound.into());
    }
    let (part, name) = Part::of(request.uri().path());
    let encodings = header_of(request, header::ACCEPT_ENCODING).unwrap_or_default();
    let brotli = takes_brotli(encodings);
    let Some(file) = state.files.find(name, brotli) else {
        return nothing_here(state, request, brotli);
    };
    let mut response = empty(StatusCode::OK);
    part.set_headers(state, &mut response);
    set(&mut response, header::VARY, "accept-encoding");
    set(&mut response, header::ETAG, &file.tag);
    let known = header_of(request, header::IF_NONE_MATCH).unwrap_or_default();
    if names(known, &file.tag) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    fill(&mut response, method, file);
    Ok(response)
}

/// Puts the file into the answer; to HEAD only what is said of it.
fn fill(response: &mut Response<Body>, method: &Method, file: File) {
    set(response, header::CONTENT_TYPE, &file.media_type);
    if file.compressed {
        set(response, header::CONTENT_ENCODING, "br");
    }
    if method == Method::GET {
        *response.body_mut() = body(file);
    }
}

/// A path that names nothing. A person who typed it sees the console, which says so in words; everybody else gets a problem.
fn nothing_here(state: &State, request: &Request, brotli: bool) -> Result<Response<Body>, Failure> {
    let accepted = header_of(request, header::ACCEPT).unwrap_or_default();
    let (part, name) = Part::of(request.uri().path());
    let people_open = matches!(part, Part::Console | Part::Guide) && !name.starts_with("v1/");
    let is_page = people_open && takes_pages(accepted);
    let page = is_page.then(|| state.files.find("index.html", brotli));
    let page = page.flatten().ok_or(Code::NotFound)?;
    let mut response = empty(StatusCode::NOT_FOUND);
    Part::Console.set_headers(state, &mut response);
    set(&mut response, header::VARY, "accept, accept-encoding");
    fill(&mut response, request.method(), page);
    Ok(response)
}

/// What a path belongs to, which decides on its headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The script that pages of others name: it changes under the same name.
    Loader,
    /// What the loader loads.
    Widget,
    /// What the console's page loads.
    Asset,
    /// Where a form without scripts ends.
    Form,
    /// What agents and administrators read about their work.
    Guide,
    /// The console's page.
    Console,
}

impl Part {
    /// The part, and the name of the file. All screens of the console are one page.
    fn of(path: &str) -> (Self, &str) {
        let name = path.strip_prefix('/').unwrap_or(path);
        match name.split('/').next() {
            Some("w.js") => (Self::Loader, name),
            Some("widget") => (Self::Widget, name),
            Some("assets") => (Self::Asset, name),
            Some("form") => (Self::Form, name),
            Some("guide") => (Self::Guide, name),
            _ if is_screen(name) => (Self::Console, "index.html"),
            _ => (Self::Console, name),
        }
    }

    /// What differs from the headers of every answer.
    fn set_headers(self, state: &State, response: &mut Response<Body>) {
        let caching = match self {
            Self::Loader => "public, max-age=300",
            Self::Widget | Self::Asset => FOREVER,
            Self::Form | Self::Guide | Self::Console => "no-cache",
        };
        set(response, header::CACHE_CONTROL, caching);
        match self {
            // Pages of any site load these, also as modules.
            Self::Loader | Self::Widget => {
                set(response, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
                let policy = header::HeaderName::from_static("cross-origin-resource-policy");
                set(response, policy, "cross-origin");
            }
            Self::Asset => {}
            Self::Form => {
                let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
                set(response, header::CONTENT_SECURITY_POLICY, policy);
            }
            Self::Guide => {
                let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
                set(response, header::CONTENT_SECURITY_POLICY, policy);
            }
            Self::Console => {
                set(
                    response,
                    header::CONTENT_SECURITY_POLICY,
                    &state.console_policy,
                );
            }
        }
    }
}

/// Whether the console shows something at this path; which of its screens, it finds out itself.
fn is_screen(name: &str) -> bool {
    let screens = [
        "c",
        "inbox",
        "invitation",
        "queues",
        "settings",
        "sign-in",
        "sites",
    ];
    let first = name.split('/').next().unwrap_or_default();
    name.is_empty() || (is_name(name) && screens.contains(&first))
}

/// Whether `Accept-Encoding` takes Brotli.
fn takes_brotli(accepted: &str) -> bool {
    accepted.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let brotli = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        brotli && weight != Some(0.0)
    })
}

/// Whether `Accept` names pages, as browsers do for what somebody opens. Scripts and tools that take anything do not.
fn takes_pages(accepted: &str) -> bool {
    accepted.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let page = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case("text/html"));
        page && parts.all(|part| part.strip_prefix("q=").and_then(|q| q.parse().ok()) != Some(0.0))
    })
}

/// Whether `If-None-Match` names this tag.
fn names(known: &str, tag: &str) -> bool {
    known
        .split(',')
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Text as text: the gateway takes everything else in base64, which is a third longer.
fn body(file: File) -> Body {
    match String::from_utf8(file.bytes) {
        Ok(text) => Body::Text(text),
        Err(bytes) => Body::Binary(bytes.into_bytes()),
    }
}

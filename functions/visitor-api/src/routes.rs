//! The routes, as data: the test that tries every route with every caller walks this table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use matchit::Router;
use protocol::Code;

/// What a route does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// What this host answers, for programs that call it.
    Description,
    /// What the widget must know.
    Settings,
    /// A new visitor.
    NewVisitor,
    /// The end of the visit.
    End,
    /// A ticket for a socket.
    Ticket,
    /// The conversation of this visitor in a queue.
    Open,
    /// A message without a socket.
    Send,
    /// A part of the log.
    Events,
    /// The place in the line.
    Place,
    /// The address to which an answer can go.
    LeaveAddress,
    /// The end of the chat.
    EndChat,
    /// A rating.
    Rate,
}

/// Method, pattern, what it does. Routes below `/v1/visitor` need a visitor's token.
pub const ROUTES: &[(&str, &str, Route)] = &[
    ("GET", "/v1/openapi.json", Route::Description),
    ("GET", "/v1/sites/{site}", Route::Settings),
    ("POST", "/v1/sites/{site}/visitors", Route::NewVisitor),
    ("POST", "/v1/visitor/tickets", Route::Ticket),
    ("POST", "/v1/visitor/conversations", Route::Open),
    (
        "POST",
        "/v1/visitor/conversations/{id}/messages",
        Route::Send,
    ),
    (
        "GET",
        "/v1/visitor/conversations/{id}/events",
        Route::Events,
    ),
    ("GET", "/v1/visitor/conversations/{id}/place", Route::Place),
    (
        "PUT",
        "/v1/visitor/conversations/{id}/contact",
        Route::LeaveAddress,
    ),
    ("POST", "/v1/visitor/conversations/{id}/end", Route::EndChat),
    ("PUT", "/v1/visitor/conversations/{id}/rating", Route::Rate),
    ("DELETE", "/v1/visitor/session", Route::End),
];

/// Forms are answered by `contact-submit`; only what is no `POST` comes here.
const FORMS: &str = "/v1/sites/{site}/submissions";

/// The patterns, one router per method: no two routes have the same pattern and method.
static ROUTERS: LazyLock<BTreeMap<&'static str, Router<Route>>> = LazyLock::new(|| {
    let mut routers: BTreeMap<&str, Router<Route>> = BTreeMap::new();
    for (method, pattern, route) in ROUTES {
        #[expect(
            clippy::expect_used,
            reason = "the patterns are constants, and the test below builds them"
        )]
        routers
            .entry(method)
            .or_default()
            .insert(*pattern, *route)
            .expect("the patterns do not contradict each other");
    }
    routers
});

/// A route and what its pattern holds (`{site}` or `{id}`).
///
/// # Errors
/// `not-found`, or `method-not-allowed` for a known path with another method.
pub(crate) fn find(method: &str, path: &str) -> Result<(Route, String), Code> {
    let found = ROUTERS.get(method).and_then(|router| router.at(path).ok());
    let Some(found) = found else {
        let known = methods_of(path).next().is_some();
        return Err(if known {
            Code::MethodNotAllowed
        } else {
            Code::NotFound
        });
    };
    let held = found
        .params
        .iter()
        .next()
        .map(|(_, value)| value.to_owned());
    Ok((*found.value, held.unwrap_or_default()))
}

fn is_form(path: &str) -> bool {
    let ends = FORMS.split_once("{site}");
    let site = ends.and_then(|(start, end)| path.strip_prefix(start)?.strip_suffix(end));
    site.is_some_and(|site| !site.is_empty() && !site.contains('/'))
}

/// The methods of a path, for the header `Allow`.
pub(crate) fn methods_of(path: &str) -> impl Iterator<Item = &'static str> {
    let known = |(method, router): (&&'static str, &Router<Route>)| {
        router.at(path).is_ok().then_some(*method)
    };
    let form = is_form(path).then_some("POST");
    ROUTERS.iter().filter_map(known).chain(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_found_and_nothing_else() {
        for (method, pattern, route) in ROUTES {
            let path = pattern.replace("{site}", "demo").replace("{id}", "X");
            assert_eq!(
                find(method, &path).map(|(found, _)| found),
                Ok(*route),
                "{pattern}"
            );
        }
        let other = find("DELETE", "/v1/visitor/tickets");
        assert_eq!(other, Err(Code::MethodNotAllowed));
        assert_eq!(find("GET", "/v1/sites/demo/"), Err(Code::NotFound));
        for (path, methods) in [
            ("/v1/visitor/tickets", vec!["POST"]),
            ("/v1/sites/demo", vec!["GET"]),
            ("/v1/sites/demo/submissions", vec!["POST"]),
            ("/v1/sites//submissions", vec![]),
            ("/v1/sites/a/b/submissions", vec![]),
            ("/v1/visitor", vec![]),
        ] {
            let found: Vec<_> = methods_of(path).collect();
            assert_eq!(found, methods, "{path}");
        }
    }
}

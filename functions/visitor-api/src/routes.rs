//! The routes, as data: the test that tries every route with every caller walks this table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use matchit::Router;

/// What a route does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
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
    /// A rating.
    Rate,
}

/// Method, pattern, what it does. Routes below `/v1/visitor` need a visitor's token.
pub const ROUTES: &[(&str, &str, Route)] = &[
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
    ("PUT", "/v1/visitor/conversations/{id}/rating", Route::Rate),
    ("DELETE", "/v1/visitor/session", Route::End),
];

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
pub(crate) fn find(method: &str, path: &str) -> Option<(Route, String)> {
    let found = ROUTERS.get(method)?.at(path).ok()?;
    let held = found
        .params
        .iter()
        .next()
        .map(|(_, value)| value.to_owned());
    Some((*found.value, held.unwrap_or_default()))
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
                Some(*route),
                "{pattern}"
            );
        }
        assert_eq!(find("DELETE", "/v1/visitor/tickets"), None);
        assert_eq!(find("GET", "/v1/sites/demo/"), None);
    }
}

//! The routes as data: method, path, the right that it takes, and the handler.

use std::sync::LazyLock;

use domain::{Action, Agent, Queue, QueueAction, Site, SiteAction};
use futures_util::future::BoxFuture;
use matchit::{Params, Router};
use protocol::Code;

use crate::auth::session::Caller;
use crate::auth::{sessions, sign_in, ticket};
use crate::call::Call;
use crate::conversation::{Authorized, changes, corrections, messages, notices};
use crate::inbox::{counts, list};
use crate::queues::log;
use crate::{Answer, conversation, description, me, queues, settings};

/// What must be proven before a route does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Nothing: it is how one signs in, or learns how to call.
    Public,
    /// A session.
    Session,
    /// A session whose agent may do this to the conversation in the path.
    Conversation(Action),
    /// A session whose agent may do this to the queue in the path.
    Queue(QueueAction),
    /// A session whose agent may do this to the site in the path.
    Site(SiteAction),
}

/// The function of a route. It is given what was proven for it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Handler {
    Public(for<'c> fn(Call<'c>) -> BoxFuture<'c, Answer>),
    Session(for<'c> fn(Call<'c>, Caller) -> BoxFuture<'c, Answer>),
    Conversation(
        Action,
        for<'c> fn(Call<'c>, Authorized) -> BoxFuture<'c, Answer>,
    ),
    Queue(
        QueueAction,
        for<'c> fn(Call<'c>, Queue, Agent) -> BoxFuture<'c, Answer>,
    ),
    Site(
        SiteAction,
        for<'c> fn(Call<'c>, Site, Agent) -> BoxFuture<'c, Answer>,
    ),
}

/// One route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// The path; `{…}` stands for one part of it.
    pub pattern: &'static str,
    pub(crate) handler: Handler,
}

impl Route {
    /// The right that it takes.
    pub fn right(&self) -> Right {
        match self.handler {
            Handler::Public(_) => Right::Public,
            Handler::Session(_) => Right::Session,
            Handler::Conversation(action, _) => Right::Conversation(action),
            Handler::Queue(action, _) => Right::Queue(action),
            Handler::Site(action, _) => Right::Site(action),
        }
    }

    /// Whether it may change something, and so has to pass the guard against other sites (S16).
    pub fn changes_state(&self) -> bool {
        self.method != "GET"
    }
}

const fn route(method: &'static str, pattern: &'static str, handler: Handler) -> Route {
    Route {
        method,
        pattern,
        handler,
    }
}

// Each makes a function pointer of an async function: what it returns is boxed, so that all routes have one type.
macro_rules! public {
    ($handler:path) => {
        Handler::Public(|call| Box::pin($handler(call)))
    };
}

macro_rules! session {
    ($handler:path) => {
        Handler::Session(|call, caller| Box::pin($handler(call, caller)))
    };
}

macro_rules! conversation {
    ($action:ident, $handler:path) => {
        Handler::Conversation(Action::$action, |call, authorized| {
            Box::pin($handler(call, authorized))
        })
    };
}

macro_rules! queue {
    ($action:ident, $handler:path) => {
        Handler::Queue(QueueAction::$action, |call, queue, agent| {
            Box::pin($handler(call, queue, agent))
        })
    };
}

macro_rules! site {
    ($action:ident, $handler:path) => {
        Handler::Site(SiteAction::$action, |call, site, agent| {
            Box::pin($handler(call, site, agent))
        })
    };
}

/// Everything that is answered; the rest is "not found".
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    route("GET", "/v1/openapi.json", public!(description::show)),
    route("POST", "/v1/auth/links", public!(sign_in::ask_for_link)),
    route("POST", "/v1/auth/sessions", public!(sign_in::sign_in)),
    route("GET", "/v1/auth/sessions", session!(sessions::all)),
    route("DELETE", "/v1/auth/sessions/{session}", session!(sessions::end)),
    route("GET", "/v1/me", session!(me::show)),
    route("PATCH", "/v1/me", session!(me::change)),
    route("DELETE", "/v1/me/suppression", session!(me::lift)),
    route("POST", "/v1/tickets", session!(ticket::give)),
    route("GET", "/v1/queues", session!(queues::all)),
    route("GET", "/v1/agents", session!(queues::colleagues)),
    route("GET", "/v1/conversations", session!(list::page)),
    route("GET", "/v1/conversations/counts", session!(counts::all)),
    route("GET", "/v1/conversations/{conversation}", conversation!(Read, conversation::show)),
    route("GET", "/v1/conversations/{conversation}/events", conversation!(Read, conversation::events)),
    route("GET", "/v1/conversations/{conversation}/notices", conversation!(Read, notices::mine)),
    route("POST", "/v1/conversations/{conversation}/messages", conversation!(Write, messages::send)),
    route("POST", "/v1/conversations/{conversation}/notes", conversation!(Note, messages::note)),
    route("POST", "/v1/conversations/{conversation}/reply", conversation!(Reply, changes::reply)),
    route("POST", "/v1/conversations/{conversation}/join", conversation!(Join, changes::join)),
    route("POST", "/v1/conversations/{conversation}/leave", conversation!(Leave, changes::leave)),
    route("POST", "/v1/conversations/{conversation}/assign", conversation!(Assign, changes::assign)),
    route("POST", "/v1/conversations/{conversation}/transfer", conversation!(Transfer, changes::transfer)),
    route("POST", "/v1/conversations/{conversation}/resolve", conversation!(Resolve, changes::resolve)),
    route("POST", "/v1/conversations/{conversation}/reopen", conversation!(Reopen, changes::reopen)),
    route("POST", "/v1/conversations/{conversation}/trash", conversation!(Trash, changes::trash)),
    route("POST", "/v1/conversations/{conversation}/restore", conversation!(Restore, changes::restore)),
    route("POST", "/v1/conversations/{conversation}/events/{seq}/redact", conversation!(Redact, corrections::redact)),
    route("PATCH", "/v1/conversations/{conversation}/contact", conversation!(EditContact, corrections::contact)),
    route("GET", "/v1/queues/{queue}/log", queue!(ReadLog, log::page)),
    route("POST", "/v1/queues/{queue}/log/{entry}/comments", queue!(CommentLog, log::comment)),
    route("GET", "/v1/sites", session!(settings::sites::all)),
    route("POST", "/v1/sites", session!(settings::sites::add)),
    route("GET", "/v1/sites/{site}", site!(Configure, settings::sites::show)),
    route("PATCH", "/v1/sites/{site}", site!(Configure, settings::sites::change)),
    route("GET", "/v1/sites/{site}/queues", site!(Configure, settings::queues::all)),
    route("POST", "/v1/sites/{site}/queues", site!(Configure, settings::queues::add)),
    route("GET", "/v1/sites/{site}/bots", site!(Configure, settings::bots::all)),
    route("POST", "/v1/sites/{site}/bots", site!(Configure, settings::bots::add)),
    route("GET", "/v1/sites/{site}/bots/{bot}", site!(Configure, settings::bots::show)),
    route("DELETE", "/v1/sites/{site}/bots/{bot}", site!(Configure, settings::bots::remove)),
    route("PUT", "/v1/sites/{site}/bots/{bot}/draft", site!(Configure, settings::bots::put_draft)),
    route("POST", "/v1/sites/{site}/bots/{bot}/publish", site!(Configure, settings::bots::publish)),
    route("GET", "/v1/sites/{site}/bots/{bot}/versions/{version}", site!(Read, settings::bots::version)),
    route("GET", "/v1/sites/{site}/audit", site!(ReadAudit, settings::audit::page)),
    route("GET", "/v1/sites/{site}/people", site!(Configure, settings::people::all)),
    route("PATCH", "/v1/sites/{site}/people/{agent}", site!(Configure, settings::people::change)),
    route("DELETE", "/v1/sites/{site}/people/{agent}/sessions", site!(Own, settings::people::sign_out)),
    route("GET", "/v1/sites/{site}/invitations", site!(Configure, settings::invitations::all)),
    route("POST", "/v1/sites/{site}/invitations", site!(Configure, settings::invitations::add)),
    route("POST", "/v1/sites/{site}/invitations/{invitation}/resend", site!(Configure, settings::invitations::resend)),
    route("DELETE", "/v1/sites/{site}/invitations/{invitation}", site!(Configure, settings::invitations::withdraw)),
    route("POST", "/v1/invitations", public!(settings::invitations::show)),
    route("POST", "/v1/invitations/accept", public!(settings::invitations::accept)),
    route("GET", "/v1/queues/{queue}", queue!(Configure, settings::queues::show)),
    route("PATCH", "/v1/queues/{queue}", queue!(Configure, settings::queues::change)),
    route("DELETE", "/v1/queues/{queue}", queue!(Configure, settings::queues::remove)),
];

/// The patterns, each with its routes: one per method.
static ROUTER: LazyLock<Router<Vec<&'static Route>>> = LazyLock::new(|| {
    let mut patterns: Vec<(&str, Vec<&Route>)> = Vec::new();
    for route in ROUTES {
        match patterns
            .iter_mut()
            .find(|(pattern, _)| *pattern == route.pattern)
        {
            Some((_, routes)) => routes.push(route),
            None => patterns.push((route.pattern, vec![route])),
        }
    }
    let mut router = Router::new();
    for (pattern, routes) in patterns {
        #[expect(
            clippy::expect_used,
            reason = "the patterns are constants, and every test that calls a route builds them"
        )]
        router
            .insert(pattern, routes)
            .expect("the patterns do not contradict each other");
    }
    router
});

/// The route of this method and path, with the parts of the path.
///
/// # Errors
/// `not-found`, or `method-not-allowed` for a known path with another method.
pub(crate) fn find<'p>(
    method: &str,
    path: &'p str,
) -> Result<(&'static Route, Params<'static, 'p>), Code> {
    let found = ROUTER.at(path).map_err(|_| Code::NotFound)?;
    let route = found.value.iter().find(|route| route.method == method);
    let route = route.ok_or(Code::MethodNotAllowed)?;
    Ok((route, found.params))
}

/// The methods of a path, for the header `Allow`.
pub(crate) fn methods_of(path: &str) -> String {
    let routes = ROUTER.at(path).map(|found| found.value.as_slice());
    let methods = routes.unwrap_or_default().iter().map(|route| route.method);
    methods.collect::<Vec<_>>().join(", ")
}

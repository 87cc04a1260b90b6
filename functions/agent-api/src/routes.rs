//! The routes as data: method, path, what is called, and which right it takes.

use std::sync::LazyLock;

use domain::{Action, QueueAction};
use matchit::{Params, Router};

/// What must be proven before a route does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Nothing: it is how one signs in.
    Public,
    /// A session.
    Session,
    /// A session whose agent may do this to the conversation in the path.
    Conversation(Action),
    /// A session whose agent may do this to the queue in the path.
    Queue(QueueAction),
}

/// Calls before there is a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "ROUTES has their paths")]
pub enum PublicCall {
    AskForLink,
    SignIn,
}

/// Calls about the agent, and what the agent sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "ROUTES has their paths")]
pub enum SessionCall {
    Sessions,
    EndSession,
    Me,
    ChangeMe,
    LiftSuppression,
    Ticket,
    Queues,
    Agents,
    Conversations,
    Counts,
}

/// Calls about one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "ROUTES has their paths")]
pub enum ConversationCall {
    Read,
    Events,
    Message,
    Note,
    Reply,
    Join,
    Leave,
    Assign,
    Transfer,
    Resolve,
    Reopen,
    Trash,
    Restore,
    Redact,
    Contact,
}

/// Calls about one queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "ROUTES has their paths")]
pub enum QueueCall {
    Log,
    Comment,
}

/// What a route calls, with the right that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// Open to everybody.
    Public(PublicCall),
    /// For every agent who is signed in.
    Session(SessionCall),
    /// For agents with this right to the conversation.
    Conversation(Action, ConversationCall),
    /// For agents with this right to the queue.
    Queue(QueueAction, QueueCall),
}

impl Endpoint {
    /// The right that it takes.
    pub fn right(self) -> Right {
        match self {
            Self::Public(_) => Right::Public,
            Self::Session(_) => Right::Session,
            Self::Conversation(action, _) => Right::Conversation(action),
            Self::Queue(action, _) => Right::Queue(action),
        }
    }
}

/// One route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// The path; `{…}` stands for one part of it.
    pub pattern: &'static str,
    /// What it calls.
    pub endpoint: Endpoint,
}

impl Route {
    /// Whether it may change something, and so has to pass the guard against other sites (S16).
    pub fn changes_state(&self) -> bool {
        self.method != "GET"
    }
}

const fn public(method: &'static str, pattern: &'static str, call: PublicCall) -> Route {
    Route {
        method,
        pattern,
        endpoint: Endpoint::Public(call),
    }
}

const fn session(method: &'static str, pattern: &'static str, call: SessionCall) -> Route {
    Route {
        method,
        pattern,
        endpoint: Endpoint::Session(call),
    }
}

const fn conversation(
    method: &'static str,
    pattern: &'static str,
    action: Action,
    call: ConversationCall,
) -> Route {
    Route {
        method,
        pattern,
        endpoint: Endpoint::Conversation(action, call),
    }
}

const fn queue(
    method: &'static str,
    pattern: &'static str,
    action: QueueAction,
    call: QueueCall,
) -> Route {
    Route {
        method,
        pattern,
        endpoint: Endpoint::Queue(action, call),
    }
}

use ConversationCall as On;
use PublicCall::{AskForLink, SignIn};
use QueueCall::{Comment, Log};
use SessionCall::{
    Agents, ChangeMe, Conversations, Counts, EndSession, LiftSuppression, Me, Queues, Sessions,
    Ticket,
};

/// Everything that is answered; the rest is "not found".
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    public("POST", "/v1/auth/links", AskForLink),
    public("POST", "/v1/auth/sessions", SignIn),
    session("GET", "/v1/auth/sessions", Sessions),
    session("DELETE", "/v1/auth/sessions/{session}", EndSession),
    session("GET", "/v1/me", Me),
    session("PATCH", "/v1/me", ChangeMe),
    session("DELETE", "/v1/me/suppression", LiftSuppression),
    session("POST", "/v1/tickets", Ticket),
    session("GET", "/v1/queues", Queues),
    session("GET", "/v1/agents", Agents),
    session("GET", "/v1/conversations", Conversations),
    session("GET", "/v1/conversations/counts", Counts),
    conversation("GET", "/v1/conversations/{conversation}", Action::Read, On::Read),
    conversation("GET", "/v1/conversations/{conversation}/events", Action::Read, On::Events),
    conversation("POST", "/v1/conversations/{conversation}/messages", Action::Write, On::Message),
    conversation("POST", "/v1/conversations/{conversation}/notes", Action::Note, On::Note),
    conversation("POST", "/v1/conversations/{conversation}/reply", Action::Reply, On::Reply),
    conversation("POST", "/v1/conversations/{conversation}/join", Action::Join, On::Join),
    conversation("POST", "/v1/conversations/{conversation}/leave", Action::Leave, On::Leave),
    conversation("POST", "/v1/conversations/{conversation}/assign", Action::Assign, On::Assign),
    conversation("POST", "/v1/conversations/{conversation}/transfer", Action::Transfer, On::Transfer),
    conversation("POST", "/v1/conversations/{conversation}/resolve", Action::Resolve, On::Resolve),
    conversation("POST", "/v1/conversations/{conversation}/reopen", Action::Reopen, On::Reopen),
    conversation("POST", "/v1/conversations/{conversation}/trash", Action::Trash, On::Trash),
    conversation("POST", "/v1/conversations/{conversation}/restore", Action::Restore, On::Restore),
    conversation("POST", "/v1/conversations/{conversation}/events/{seq}/redact", Action::Redact, On::Redact),
    conversation("PATCH", "/v1/conversations/{conversation}/contact", Action::EditContact, On::Contact),
    queue("GET", "/v1/queues/{queue}/log", QueueAction::ReadLog, Log),
    queue("POST", "/v1/queues/{queue}/log/{entry}/comments", QueueAction::CommentLog, Comment),
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

/// A route, and what its path said.
pub(crate) struct Found<'p> {
    pub(crate) route: &'static Route,
    params: Params<'static, 'p>,
}

impl<'p> Found<'p> {
    /// A part of the path.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.params.get(name).unwrap_or_default()
    }
}

/// The route of this method and path. `None` also for a known path with another method.
pub(crate) fn find<'p>(method: &str, path: &'p str) -> Option<Found<'p>> {
    let found = ROUTER.at(path).ok()?;
    let route = found.value.iter().find(|route| route.method == method)?;
    Some(Found {
        route,
        params: found.params,
    })
}

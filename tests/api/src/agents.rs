//! What the console's host answers.

use agent_api::{ROUTES, Right};
use protocol::agent::{
    AgentItem, AskForLink, AssignTo, Changed, Conversation, Counts, EditContact, Empty, LogEntry,
    Me, NoticeItem, PatchMe, QueueItem, SessionItem, StartSession, StartedSession, TransferTo,
    WithToken, WriteComment,
};
use protocol::event::EventsPage;
use protocol::settings::{
    AcceptInvitation, AuditEntry, BotConfig, BotItem, ChangePerson, InvitationItem, NewBot,
    NewInvitation, NewQueue, NewSite, PatchQueue, PatchSite, PersonItem, PublishedBot, PutDraft,
    QueueConfig, ShownInvitation, SiteConfig,
};
use protocol::visitor::{SendMessage, Sent, Ticket};
use protocol::{Code, Items, Row};
use serde_json::json;

use crate::document::{Document, Host};
use crate::operation::{Operation, Parameter, Security, operation};

/// The document of the console's host.
pub(crate) fn document() -> serde_json::Value {
    let document = Document {
        host: Host::Console,
        title: "Doorbell for agents",
        description: "What the console calls: sign in, list, read, reply, assign, resolve. A state change is taken from the console's own origin only.",
    };
    document.of(operations().into_iter().map(with_right).collect())
}

/// Adds what the route table says: who may call it, and how it is refused.
fn with_right(operation: Operation) -> Operation {
    let is_it = |route: &&agent_api::Route| {
        (route.method, route.pattern) == (operation.method, operation.path)
    };
    let route = ROUTES.iter().find(is_it);
    let Some(route) = route else {
        panic!("{} {} is no route", operation.method, operation.path);
    };
    let operation = match route.right() {
        Right::Public => operation,
        Right::Session => operation.proven_by(Security::Session),
        Right::Conversation(_) | Right::Queue(_) | Right::Site(_) => operation
            .proven_by(Security::Session)
            .refuses(&[Code::NotFound, Code::Forbidden, Code::Conflict]),
    };
    if !route.changes_state() {
        return operation;
    }
    operation
        .parameter(Parameter {
            name: "Origin",
            place: "header",
            required: true,
            description: "The console's own origin, which its browser sends.",
            schema: json!({"type": "string"}),
        })
        .refuses(&[Code::Forbidden])
}

fn operations() -> Vec<Operation> {
    [
        signing_in(),
        own(),
        lists(),
        log(),
        changes(),
        queues(),
        settings(),
        people(),
    ]
    .concat()
}

fn get(path: &'static str, id: &'static str, summary: &'static str) -> Operation {
    operation("GET", path, id, summary)
}

fn post(path: &'static str, id: &'static str, summary: &'static str) -> Operation {
    operation("POST", path, id, summary)
}

#[rustfmt::skip]
fn signing_in() -> Vec<Operation> {
    vec![
        get("/v1/openapi.json", "describe", "This description").answers::<serde_json::Value>(200),
        post("/v1/auth/links", "askForLink", "Have a sign-in link mailed")
            .takes::<AskForLink>()
            .answers::<serde_json::Value>(202)
            .refuses(&[Code::TooMany]),
        post("/v1/auth/sessions", "startSession", "Sign in with the token of a link, or a code")
            .takes::<StartSession>()
            .answers::<StartedSession>(201)
            .refuses(&[Code::Gone, Code::OtherBrowser]),
        get("/v1/auth/sessions", "listSessions", "The agent's sessions")
            .answers::<Items<SessionItem>>(200),
        operation("DELETE", "/v1/auth/sessions/{session}", "endSession", "End a session, `current` or all `others`")
            .takes::<Empty>()
            .refuses(&[Code::NotFound]),
        post("/v1/tickets", "giveTicket", "A ticket for a WebSocket connection")
            .takes::<Empty>()
            .answers::<Ticket>(201),
    ]
}

#[rustfmt::skip]
fn own() -> Vec<Operation> {
    vec![
        get("/v1/me", "readMe", "The agent's own profile").answers::<Me>(200),
        operation("PATCH", "/v1/me", "changeMe", "Change the own profile; what is absent stays")
            .takes::<PatchMe>()
            .answers::<Me>(200),
        operation("DELETE", "/v1/me/suppression", "liftSuppression", "Say that the own address takes mail again")
            .takes::<Empty>()
            .answers::<Me>(200),
    ]
}

#[rustfmt::skip]
fn lists() -> Vec<Operation> {
    let cursor = "Where to go on: `next` of the page before.";
    vec![
        get("/v1/queues", "listQueues", "The queues that the agent sees").answers::<Items<QueueItem>>(200),
        get("/v1/agents", "listAgents", "The colleagues in these queues").answers::<Items<AgentItem>>(200),
        get("/v1/conversations", "listConversations", "Conversations, freshest first")
            .answers::<Items<Row>>(200)
            .query("status", "Statuses with commas between them; unassigned and active unless it is said.", json!({"type": "string"}))
            .query("queue", "Of this queue only.", json!({"type": "string"}))
            .query("agent", "Of the agent who asks only.", json!({"type": "string", "enum": ["", "me"]}))
            .query("sort", "`waiting`: who has waited longest first.", json!({"type": "string", "enum": ["", "last", "waiting"]}))
            .query("cursor", cursor, json!({"type": "string"}))
            .refuses(&[Code::Malformed, Code::NotFound]),
        get("/v1/conversations/counts", "countConversations", "How much there is in the views").answers::<Counts>(200),
    ]
}

#[rustfmt::skip]
fn log() -> Vec<Operation> {
    vec![
        get("/v1/conversations/{conversation}", "readConversation", "A conversation, and what the agent may do with it").answers::<Conversation>(200),
        get("/v1/conversations/{conversation}/events", "readEvents", "A part of the log, in the agents' count")
            .answers::<EventsPage>(200)
            .query("after", "What came after this number.", json!({"type": "integer", "minimum": 0}))
            .query("before", "What came before this number; not together with `after`.", json!({"type": "integer", "minimum": 0})),
        get("/v1/conversations/{conversation}/notices", "readNotices", "What became of the mails that were to tell the agent of it").answers::<Items<NoticeItem>>(200),
        post("/v1/conversations/{conversation}/messages", "sendMessage", "Write to the visitor")
            .takes::<SendMessage>()
            .answers::<Sent>(200)
            .refuses(&[Code::Gap, Code::TooMany]),
        post("/v1/conversations/{conversation}/notes", "sendNote", "Write to colleagues")
            .takes::<SendMessage>()
            .answers::<Sent>(200)
            .refuses(&[Code::Gap, Code::TooMany]),
    ]
}

#[rustfmt::skip]
fn changes() -> Vec<Operation> {
    let change = |path, id, summary| post(path, id, summary).takes::<Empty>().answers::<Changed>(200);
    vec![
        change("/v1/conversations/{conversation}/reply", "takeConversation", "Become its assignee"),
        change("/v1/conversations/{conversation}/join", "joinConversation", "Take part"),
        change("/v1/conversations/{conversation}/leave", "leaveConversation", "Take part no longer"),
        change("/v1/conversations/{conversation}/resolve", "resolveConversation", "Resolve it"),
        change("/v1/conversations/{conversation}/reopen", "reopenConversation", "Open it again"),
        change("/v1/conversations/{conversation}/trash", "trashConversation", "Put it into the trash"),
        change("/v1/conversations/{conversation}/restore", "restoreConversation", "Take it out of the trash"),
        change("/v1/conversations/{conversation}/events/{seq}/redact", "redactEvent", "Take the words of an event out of the log, for good"),
        post("/v1/conversations/{conversation}/assign", "assignConversation", "Give it to an agent")
            .takes::<AssignTo>()
            .answers::<Changed>(200),
        post("/v1/conversations/{conversation}/transfer", "transferConversation", "Give it to another queue of its site")
            .takes::<TransferTo>()
            .answers::<Changed>(200),
        operation("PATCH", "/v1/conversations/{conversation}/contact", "editContact", "Correct what is known of the person; what is absent stays, what is empty is forgotten")
            .takes::<EditContact>()
            .answers::<Conversation>(200),
    ]
}

#[rustfmt::skip]
fn queues() -> Vec<Operation> {
    vec![
        get("/v1/queues/{queue}/log", "readQueueLog", "The queue's own log, newest first")
            .answers::<Items<LogEntry>>(200)
            .query("cursor", "Where to go on: `next` of the page before.", json!({"type": "string"}))
            .refuses(&[Code::Malformed]),
        post("/v1/queues/{queue}/log/{entry}/comments", "commentOnEntry", "Comment on an entry")
            .takes::<WriteComment>()
            .answers::<LogEntry>(200),
    ]
}

#[rustfmt::skip]
fn settings() -> Vec<Operation> {
    vec![
        get("/v1/sites", "listSites", "The sites that the agent sets up").answers::<Items<SiteConfig>>(200),
        post("/v1/sites", "addSite", "Add a site, and own it")
            .takes::<NewSite>()
            .answers::<SiteConfig>(201)
            .refuses(&[Code::Forbidden, Code::Overtaken]),
        get("/v1/sites/{site}", "readSite", "A site as it is set up").answers::<SiteConfig>(200),
        operation("PATCH", "/v1/sites/{site}", "changeSite", "Change a site; what is absent stays")
            .parameter(if_match())
            .takes::<PatchSite>()
            .answers::<SiteConfig>(200)
            .refuses(&[Code::Overtaken]),
        get("/v1/sites/{site}/queues", "listQueuesOfSite", "The queues of a site as they are set up").answers::<Items<QueueConfig>>(200),
        post("/v1/sites/{site}/queues", "addQueue", "Add a queue to a site")
            .takes::<NewQueue>()
            .answers::<QueueConfig>(201)
            .refuses(&[Code::Overtaken]),
        get("/v1/sites/{site}/bots", "listBots", "The light-bots of a site").answers::<Items<BotItem>>(200),
        post("/v1/sites/{site}/bots", "addBot", "Add a light-bot with its first draft")
            .takes::<NewBot>()
            .answers::<BotConfig>(201)
            .refuses(&[Code::Overtaken]),
        get("/v1/sites/{site}/bots/{bot}", "readBot", "A light-bot as it is worked on").answers::<BotConfig>(200),
        operation("DELETE", "/v1/sites/{site}/bots/{bot}", "removeBot", "Take away a light-bot that no queue offers")
            .takes::<Empty>()
            .refuses(&[Code::Overtaken]),
        operation("PUT", "/v1/sites/{site}/bots/{bot}/draft", "replaceDraft", "Replace the draft, which may be unfinished")
            .parameter(if_match())
            .takes::<PutDraft>()
            .answers::<BotConfig>(200)
            .refuses(&[Code::Overtaken]),
        post("/v1/sites/{site}/bots/{bot}/publish", "publishBot", "Make the draft the version that is played")
            .parameter(if_match())
            .takes::<Empty>()
            .answers::<BotConfig>(200)
            .refuses(&[Code::Overtaken]),
        get("/v1/sites/{site}/bots/{bot}/versions/{version}", "readBotVersion", "A version as visitors saw it").answers::<PublishedBot>(200),
        get("/v1/sites/{site}/audit", "readAudit", "Who changed what, the newest first")
            .answers::<Items<AuditEntry>>(200)
            .query("before", "Before this number: `next` of the page before.", json!({"type": "integer", "minimum": 0})),
        get("/v1/queues/{queue}", "readQueue", "A queue as it is set up").answers::<QueueConfig>(200),
        operation("PATCH", "/v1/queues/{queue}", "changeQueue", "Change a queue; what is absent stays")
            .parameter(if_match())
            .takes::<PatchQueue>()
            .answers::<QueueConfig>(200)
            .refuses(&[Code::Overtaken]),
        operation("DELETE", "/v1/queues/{queue}", "removeQueue", "Take away a queue that nobody serves and in which nothing is open")
            .takes::<Empty>()
            .refuses(&[Code::Overtaken]),
    ]
}

#[rustfmt::skip]
fn people() -> Vec<Operation> {
    vec![
        get("/v1/sites/{site}/people", "listPeople", "The people of a site, deactivated ones too").answers::<Items<PersonItem>>(200),
        operation("PATCH", "/v1/sites/{site}/people/{agent}", "changePerson", "Change what a person is on a site; what is absent stays")
            .parameter(if_match())
            .takes::<ChangePerson>()
            .answers::<PersonItem>(200)
            .refuses(&[Code::Overtaken]),
        operation("DELETE", "/v1/sites/{site}/people/{agent}/sessions", "signOutPerson", "Sign a person out everywhere")
            .takes::<Empty>(),
        get("/v1/sites/{site}/invitations", "listInvitations", "Who is invited and has not come").answers::<Items<InvitationItem>>(200),
        post("/v1/sites/{site}/invitations", "invite", "Have an invitation mailed; an earlier one of the same address ends")
            .takes::<NewInvitation>()
            .answers::<InvitationItem>(201)
            .refuses(&[Code::TooMany]),
        post("/v1/sites/{site}/invitations/{invitation}/resend", "resendInvitation", "Have it mailed again, with a new link")
            .takes::<Empty>()
            .answers::<InvitationItem>(200)
            .refuses(&[Code::TooMany]),
        operation("DELETE", "/v1/sites/{site}/invitations/{invitation}", "withdrawInvitation", "Take an invitation back")
            .takes::<Empty>(),
        post("/v1/invitations", "showInvitation", "What the link of an invitation opens")
            .takes::<WithToken>()
            .answers::<ShownInvitation>(200)
            .refuses(&[Code::Gone]),
        post("/v1/invitations/accept", "acceptInvitation", "Join the site, and be signed in")
            .takes::<AcceptInvitation>()
            .answers::<StartedSession>(201)
            .refuses(&[Code::Gone, Code::Overtaken]),
    ]
}

fn if_match() -> Parameter {
    Parameter {
        name: "If-Match",
        place: "header",
        required: true,
        description: "The version that the change was made from, in quotes.",
        schema: json!({"type": "string", "pattern": "^\"[0-9]{1,18}\"$"}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_has_its_operation() {
        let mut described: Vec<_> = operations().iter().map(|it| (it.path, it.method)).collect();
        let mut routed: Vec<_> = ROUTES.iter().map(|it| (it.pattern, it.method)).collect();
        described.sort_unstable();
        routed.sort_unstable();
        assert_eq!(described, routed);
    }
}

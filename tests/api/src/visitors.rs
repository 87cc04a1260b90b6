//! What the widget's host answers.

use protocol::Code;
use protocol::agent::Empty;
use protocol::event::EventsPage;
use protocol::visitor::{
    LeaveAddress, NewVisitor, OpenConversation, OpenedConversation, PlaceInLine, Rate, SendMessage,
    Sent, SiteSettings, SubmitForm, Ticket, VisitorSession,
};
use serde_json::json;

use crate::document::{Document, Host};
use crate::operation::{Operation, Parameter, Security, operation};

/// The document of the widget's host.
pub(crate) fn document() -> serde_json::Value {
    let document = Document {
        host: Host::Widget,
        title: "Doorbell for visitors",
        description: "What the widget calls: settings, a visitor, the visitor's conversation; and forms. A page may call whose origin the site lists; a server calls without an `Origin`.",
    };
    document.of(operations())
}

fn operations() -> Vec<Operation> {
    [of_sites(), of_visitor()].concat()
}

#[rustfmt::skip]
fn of_sites() -> Vec<Operation> {
    let of_site = |method, path, id, summary| {
        operation(method, path, id, summary).refuses(&[Code::NotFound, Code::Origin])
    };
    vec![
        operation("GET", "/v1/openapi.json", "describe", "This description").answers::<serde_json::Value>(200),
        of_site("GET", "/v1/sites/{site}", "readSettings", "What the widget must know of a site")
            .answers::<SiteSettings>(200)
            .parameter(Parameter {
                name: "language",
                place: "query",
                required: false,
                description: "The visitor's language; one that Doorbell does not speak counts for nothing.",
                schema: json!({"type": "string"}),
            }),
        of_site("POST", "/v1/sites/{site}/visitors", "beginVisit", "A new visitor. The token is shown this once")
            .takes::<NewVisitor>()
            .answers::<VisitorSession>(201)
            .refuses(&[Code::TooMany]),
        of_site("POST", "/v1/sites/{site}/submissions", "submitForm", "A contact form. A page without scripts may also send it as a plain form, and is led on to a page")
            .takes::<SubmitForm>()
            .answers::<OpenedConversation>(201)
            .parameter(Parameter {
                name: "Idempotency-Key",
                place: "header",
                required: true,
                description: "A retry repeats it, and becomes no second form.",
                schema: json!({"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"}),
            })
            .refuses(&[Code::TooMany]),
    ]
}

#[rustfmt::skip]
fn of_visitor() -> Vec<Operation> {
    let own = |method, path, id, summary| {
        operation(method, path, id, summary)
            .proven_by(Security::Visitor)
            .refuses(&[Code::Origin])
    };
    vec![
        own("POST", "/v1/visitor/tickets", "giveTicket", "A ticket for a WebSocket connection")
            .takes::<Empty>()
            .answers::<Ticket>(201)
            .refuses(&[Code::TooMany]),
        own("POST", "/v1/visitor/conversations", "openConversation", "The one conversation of this visitor in a queue, new or not")
            .takes::<OpenConversation>()
            .answers::<OpenedConversation>(201)
            .refuses(&[Code::NotFound, Code::TooMany]),
        own("POST", "/v1/visitor/conversations/{id}/messages", "sendMessage", "Write without a socket")
            .takes::<SendMessage>()
            .answers::<Sent>(200)
            .refuses(&[Code::NotFound, Code::Gap, Code::SenderExpired, Code::TooMany]),
        own("GET", "/v1/visitor/conversations/{id}/events", "readEvents", "A part of the log, in the visitor's count")
            .answers::<EventsPage>(200)
            .query("after", "What came after this number.", json!({"type": "integer", "minimum": 0}))
            .query("before", "What came before this number; not together with `after`.", json!({"type": "integer", "minimum": 0}))
            .refuses(&[Code::NotFound]),
        own("GET", "/v1/visitor/conversations/{id}/place", "readPlace", "Where a visitor who waits stands in the line")
            .answers::<PlaceInLine>(200)
            .refuses(&[Code::NotFound]),
        own("PUT", "/v1/visitor/conversations/{id}/contact", "leaveAddress", "Leave the address to which an answer can go, where none is known")
            .takes::<LeaveAddress>()
            .refuses(&[Code::NotFound, Code::Conflict, Code::TooMany]),
        own("POST", "/v1/visitor/conversations/{id}/end", "endChat", "End a chat that somebody has taken")
            .takes::<Empty>()
            .refuses(&[Code::NotFound, Code::Conflict, Code::TooMany]),
        own("PUT", "/v1/visitor/conversations/{id}/rating", "rate", "Say how it was; the newest rating is the one that counts")
            .takes::<Rate>()
            .refuses(&[Code::NotFound, Code::TooMany]),
        own("DELETE", "/v1/visitor/session", "endVisit", "End the token; what was written stays with the site")
            .takes::<Empty>(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_has_its_operation() {
        let mut described: Vec<_> = operations().iter().map(|it| (it.path, it.method)).collect();
        let routes = visitor_api::ROUTES.iter();
        let mut routed: Vec<_> = routes.map(|(method, path, _)| (*path, *method)).collect();
        routed.push(("/v1/sites/{site}/submissions", "POST"));
        described.sort_unstable();
        routed.sort_unstable();
        assert_eq!(described, routed);
    }
}

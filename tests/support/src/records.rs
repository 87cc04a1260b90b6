//! Records with nothing special about them; a test changes what it is about (`Site { origins, ..site("demo", &["support"]) }`).

use domain::{
    Agent, Answers, Author, Body, Contact, DisplayName, EmailAddress, Event, Head, Language,
    NoticeKind, NoticeMethods, Notices, Queue, QueueId, Role, Site, SiteId, Timestamp, VisitorId,
    What, opening,
};

use crate::parsed;

/// A site with these queues, embedded in `https://www.example.com`.
#[track_caller]
pub fn site(id: &str, queues: &[&str]) -> Site {
    Site {
        language: Language::En,
        colour: "#225588".to_owned(),
        time_zone: parsed("Europe/Helsinki"),
        origins: vec![parsed("https://www.example.com")],
        queues: queues.iter().copied().map(parsed).collect(),
        ..Site::new(parsed(id), format!("The {id} site"))
    }
}

/// A queue of this site that has no hours.
#[track_caller]
pub fn queue(id: &str, site: &str) -> Queue {
    Queue::new(parsed(id), parsed(site), format!("The {id} queue"))
}

/// An agent of the site `demo` who serves `support`, reads Finnish and has the address `<name>@example.com`.
#[track_caller]
pub fn agent(id: &str, name: &str) -> Agent {
    let email = format!("{}@example.com", name.to_lowercase());
    Agent {
        sites: [(parsed("demo"), Role::Agent)].into(),
        queues: [parsed("support")].into(),
        ..Agent::new(
            parsed(id),
            EmailAddress::parse(&email).expect("an address"),
            DisplayName::parse(name).expect("a name"),
            Language::Fi,
        )
    }
}

/// Asks for a mail for each kind of notice.
pub fn mailed_of_everything() -> Notices {
    let mut notices = Notices::default();
    for kind in NoticeKind::ALL {
        let email = true;
        let methods = NoticeMethods {
            email,
            ..NoticeMethods::default()
        };
        notices.set(kind, methods);
    }
    notices
}

/// A chat with `support` of the site `demo`, in which this visitor has written once and nobody has read it.
#[track_caller]
pub fn chat(visitor: VisitorId, at: Timestamp) -> Head {
    let (site, queue): (SiteId, QueueId) = (parsed("demo"), parsed("support"));
    let mut head = opening::chat(&site, &queue, visitor, &Contact::default(), None, at);
    let what = What::Message {
        by: Author::Visitor,
        sender: parsed("visitor00001"),
        n: 1,
        text: Body::parse("Is anybody there?").expect("a text"),
    };
    let sender = (domain::Side::Visitor, parsed("visitor00001"));
    head.log.senders.insert(sender, 1);
    head.log.tail.push(Event { at, what });
    (head.log.seq, head.log.visitor_seq) = (1, 1);
    (head.waiting.unread, head.waiting.unread_from) = (1, Some(0));
    head.waiting.since = Some(at);
    head
}

/// A form that was sent under this key to `support` of the site `demo`.
#[track_caller]
pub fn form(key: &str, at: Timestamp) -> Head {
    let of = (site("demo", &["support"]), queue("support", "demo"));
    let fields = [("message".to_owned(), "Please call me".to_owned())];
    let answers = Answers::from_stored(fields.into());
    opening::submission(&of, key, (answers, None), Language::En, at)
}

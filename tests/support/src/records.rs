//! Records with nothing special about them; a test changes what it is about (`Site { origins, ..site("demo", &["support"]) }`).

use domain::{
    Agent, Availability, DisplayName, EmailAddress, Language, NoticeKind, NoticeMethods, Notices,
    Offline, Queue, Role, Site,
};

use crate::parsed;

/// A site with these queues, embedded in `https://www.example.com`.
#[track_caller]
pub fn site(id: &str, queues: &[&str]) -> Site {
    Site {
        id: parsed(id),
        name: format!("The {id} site"),
        language: Language::En,
        colour: "#225588".to_owned(),
        time_zone: parsed("Europe/Helsinki"),
        origins: vec![parsed("https://www.example.com")],
        queues: queues.iter().copied().map(parsed).collect(),
    }
}

/// A queue of this site that has no hours.
#[track_caller]
pub fn queue(id: &str, site: &str) -> Queue {
    Queue {
        id: parsed(id),
        site: parsed(site),
        name: format!("The {id} queue"),
        forced_open: None,
        hours: vec![],
        offline: Offline::Form,
        topics: vec![],
        consent: None,
    }
}

/// An agent of the site `demo` who serves `support`, reads Finnish and has the address `<name>@example.com`.
#[track_caller]
pub fn agent(id: &str, name: &str) -> Agent {
    let email = format!("{}@example.com", name.to_lowercase());
    Agent {
        id: parsed(id),
        email: EmailAddress::parse(&email).expect("an address"),
        name: DisplayName::parse(name).expect("a name"),
        language: Language::Fi,
        sites: [(parsed("demo"), Role::Agent)].into(),
        queues: [parsed("support")].into(),
        availability: Availability::Online,
        notices: Notices::default(),
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

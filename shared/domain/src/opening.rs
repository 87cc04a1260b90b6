//! How a conversation begins: one function for each kind.

use jiff::Timestamp;

use crate::bot::Talk;
use crate::effects::DUE_AFTER_S;
use crate::{
    Answers, Contact, ConversationId, DisplayName, EmailAddress, Event, Head, Kind, Language,
    Phone, Queue, QueueId, Site, SiteId, VisitorId, What,
};

/// A chat of a visitor. A visitor has one in each queue, so its id is made from both.
pub fn chat(
    site: &SiteId,
    queue: &QueueId,
    visitor: VisitorId,
    contact: &Contact,
    language: Option<Language>,
    now: Timestamp,
) -> Head {
    let id = ConversationId::of_chat(site, queue, visitor);
    Head {
        visitor: Some(visitor),
        name: contact.name.clone(),
        language,
        ..Head::new(id, site.clone(), queue.clone(), Kind::Chat, now)
    }
}

/// What was answered before a chat begins its log (T11), with the bot that asked, if one did. Nobody is told of it: the first message follows.
pub fn begin_with(head: &mut Head, (answers, talk): (Answers, Option<Talk>)) {
    let what = What::Submission { answers, talk };
    head.log.tail.push(Event {
        at: head.last_at,
        what,
    });
    head.log.seq += 1;
    head.log.visitor_seq += 1;
}

/// Lets the queue of a new chat speak for itself when nobody answers (T10): `sweep` looks at that moment.
pub fn expect_auto_reply(head: &mut Head, queue: &Queue) {
    let Some(reply) = &queue.auto_reply else {
        return;
    };
    head.waiting.auto_reply_s = Some(reply.after_s);
    head.waiting.due_at_s = Some(head.created_at.as_second() + i64::from(reply.after_s));
}

/// A form that was sent under this key. It waits from its first moment, and `sweep` makes sure that agents are told of it.
pub fn submission(
    (site, queue): &(Site, Queue),
    key: &str,
    said: (Answers, Option<Talk>),
    language: Language,
    now: Timestamp,
) -> Head {
    let id = ConversationId::of_submission(&site.id, key);
    let mut head = Head::new(id, site.id.clone(), queue.id.clone(), Kind::Submission, now);
    head.name = person(&said.0).name;
    head.language = Some(language);
    begin_with(&mut head, said);
    head.waiting.unread = 1;
    head.waiting.unread_from = Some(0);
    head.waiting.since = Some(now);
    head.waiting.offline = !queue.is_open(now, &site.time_zone);
    head.waiting.due_at_s = Some(now.as_second() + DUE_AFTER_S);
    head
}

/// What a form says of the person who sent it.
pub fn person(answers: &Answers) -> Contact {
    let text = |field: &str| answers.get(field).map(|text| text.as_str().to_owned());
    Contact {
        name: text("name").map(DisplayName::from_stored),
        email: text("email").map(EmailAddress::from_stored),
        phone: text("phone").map(Phone::from_stored),
        consent: None,
    }
}

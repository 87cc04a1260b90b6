//! What follows from a change of a conversation. `relay` asks with the two images of the stream, `sweep` with none before;
//! everything that follows has an id made from the change itself, so doing it twice is doing it once.

use jiff::Timestamp;

use crate::event::number;
use crate::{AgentId, By, EntryId, Head, Kind, NoticeKind, Numbered, Status, What};

/// Seconds after which `sweep` looks at a conversation whose visitor waits.
pub const DUE_AFTER_S: i64 = 120;

/// One line of a queue's log, as it is first written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Made from time, conversation and kind: the same line has the same id.
    pub id: EntryId,
    /// When it happened.
    pub at: Timestamp,
    /// Who took the conversation; `None` for a form that came in.
    pub accepted_by: Option<AgentId>,
}

/// What has to be done after a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effects {
    /// Give it a running number.
    pub number: bool,
    /// Write the row by which lists find it.
    pub row: bool,
    /// Show the row to watching consoles.
    pub show: bool,
    /// Lines for the queue's log.
    pub entries: Vec<NewEntry>,
    /// Tell the agents who have it open who else has.
    pub viewers: bool,
    /// Tell agents, of this kind.
    pub notify: Option<NoticeKind>,
}

/// What follows when `new` replaced `old`. With no `old`, everything that must be true of `new`.
pub fn effects_of(old: Option<&Head>, new: &Head) -> Effects {
    let viewers = old.is_some_and(|old| !old.agents_connections().eq(new.agents_connections()));
    if new.log.seq == 0 {
        return Effects {
            viewers,
            ..Effects::default()
        };
    }
    let fresh: Vec<Numbered> = match old {
        Some(old) => new
            .numbered_tail()
            .into_iter()
            .filter(|event| event.seq > old.log.seq)
            .collect(),
        None => number(new.log.base, new.log.visitor_base, &new.log.tail),
    };
    // What a row shows may be what was taken out.
    let redacted = |event: &Numbered| matches!(event.event.what, What::Redacted { .. });
    let row = old.is_none_or(|old| row_moved(old, new)) || fresh.iter().any(redacted);
    Effects {
        number: new.number.is_none(),
        row,
        show: row
            || !fresh.is_empty()
            || old.is_some_and(|old| old.waiting.unread != new.waiting.unread),
        entries: entries(&fresh, new),
        viewers,
        notify: given(&fresh, old, new).or_else(|| notify(old, new)),
    }
}

/// Lists keep their order for a minute, unless something happened that an agent looks for.
fn row_moved(old: &Head, new: &Head) -> bool {
    let minute = |head: &Head| head.last_at.as_second().div_euclid(60);
    old.log.seq == 0
        || old.status != new.status
        || old.queue != new.queue
        || old.assignment.assignee != new.assignment.assignee
        || old.assignment.participants != new.assignment.participants
        || old.number != new.number
        || old.name != new.name
        || (old.waiting.missed, old.waiting.offline) != (new.waiting.missed, new.waiting.offline)
        || (old.waiting.unread == 0) != (new.waiting.unread == 0)
        || minute(old) != minute(new)
}

fn entries(fresh: &[Numbered], new: &Head) -> Vec<NewEntry> {
    let line = |event: &Numbered, accepted_by| NewEntry {
        id: EntryId::of(event.event.at, new.id, &event.seq.to_string()),
        at: event.event.at,
        accepted_by,
    };
    fresh
        .iter()
        .filter_map(|event| match &event.event.what {
            What::Submission { .. } if new.kind == Kind::Submission => Some(line(event, None)),
            What::Assigned {
                agent: Some(agent),
                by: By::Agent(by),
            } if agent == by => Some(line(event, Some(*agent))),
            _ => None,
        })
        .collect()
}

/// A colleague just gave the conversation to who now has it. `sweep` does not tell of it again: it tells of what waits in it.
fn given(fresh: &[Numbered], old: Option<&Head>, new: &Head) -> Option<NoticeKind> {
    old?;
    let given = |event: &Numbered| match event.event.what {
        What::Assigned {
            agent: Some(agent),
            by: By::Agent(by),
        } => agent != by && new.assignment.assignee == Some(agent),
        _ => false,
    };
    (is_open(new) && fresh.iter().any(given)).then_some(NoticeKind::Assigned)
}

fn notify(old: Option<&Head>, new: &Head) -> Option<NoticeKind> {
    if new.waiting.unread == 0 || matches!(new.status, Status::Resolved | Status::Trashed) {
        return None;
    }
    if new.waiting.missed && old.is_none_or(|old| !old.waiting.missed) {
        return Some(NoticeKind::Missed);
    }
    // Of a form in a closed queue it is told as of any form.
    let nobody_came = new.waiting.offline && new.kind == Kind::Chat;
    if nobody_came && old.is_none_or(|old| !old.waiting.offline) {
        return Some(NoticeKind::Offline);
    }
    // What waits is told of once, when it begins to wait; `sweep` tells of it again while nobody came.
    if old.is_some_and(|old| old.waiting.unread > 0) {
        return None;
    }
    Some(match (new.kind, new.status) {
        (Kind::Submission, _) => NoticeKind::Submission,
        (Kind::Chat | Kind::Email | Kind::Channel, Status::Active) => NoticeKind::Message,
        (Kind::Chat | Kind::Email | Kind::Channel, _) => NoticeKind::Chat,
    })
}

/// When the queue says by itself that nobody has answered, in seconds since 1970; `None` while nobody waits for that.
pub fn auto_reply_at_s(head: &Head) -> Option<i64> {
    let after_s = head.waiting.auto_reply_s.filter(|_| is_open(head))?;
    Some(head.waiting.since?.as_second() + i64::from(after_s))
}

fn is_open(head: &Head) -> bool {
    matches!(head.status, Status::Unassigned | Status::Active)
}

/// How a visitor's wait stands when its conversation is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Nobody waits, or it is marked already.
    Over,
    /// The visitor waits with a socket open.
    Present,
    /// The visitor left only now: decide at this time, in seconds since 1970.
    Fresh {
        /// Then.
        until_s: i64,
    },
    /// The visitor left without an answer.
    InVain,
}

/// Judges the wait of `head` at `now`. Only a chat can be missed; a form waits in its queue.
pub fn wait(head: &Head, now: Timestamp) -> Wait {
    if head.waiting.unread == 0
        || head.kind != Kind::Chat
        || !is_open(head)
        || head.waiting.missed
        || head.waiting.offline
    {
        return Wait::Over;
    }
    if head.visitor_is_connected() {
        return Wait::Present;
    }
    let until_s = head.last_at.as_second() + DUE_AFTER_S;
    if until_s > now.as_second() {
        Wait::Fresh { until_s }
    } else {
        Wait::InVain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Body, ConversationId, Event};

    fn head() -> Head {
        let slug = |text: &str| text.parse().expect("slug");
        Head::new(
            ConversationId::from_bits(1),
            slug("demo"),
            "support".parse().expect("slug"),
            Kind::Chat,
            Timestamp::UNIX_EPOCH,
        )
    }

    fn says(head: &Head, n: u64, at_s: i64) -> Head {
        let mut next = head.clone();
        let at = Timestamp::from_second(at_s).expect("in range");
        let what = What::Message {
            by: Author::Visitor,
            sender: "tab00001".parse().expect("sender"),
            n,
            text: Body::parse("hello").expect("text"),
        };
        next.log.tail.push(Event { at, what });
        next.log.seq += 1;
        next.log.visitor_seq += 1;
        next.waiting.unread += 1;
        next.last_at = at;
        next
    }

    #[test]
    fn a_first_message_is_numbered_listed_and_told() {
        let empty = head();
        let one = says(&empty, 1, 10);
        let effects = effects_of(Some(&empty), &one);
        assert!(effects.number && effects.row && effects.show);
        assert_eq!(effects.notify, Some(NoticeKind::Chat));
    }

    #[test]
    fn a_further_message_in_the_same_minute_moves_no_row() {
        let one = Head {
            number: Some(1),
            ..says(&head(), 1, 10)
        };
        let two = says(&one, 2, 20);
        let effects = effects_of(Some(&one), &two);
        assert!(!effects.row && effects.show && !effects.number);
        assert_eq!(effects.notify, None, "it was told when it began to wait");
        assert!(super::effects_of(Some(&two), &says(&two, 3, 70)).row);
    }

    #[test]
    fn an_empty_conversation_has_no_consequences() {
        assert_eq!(effects_of(None, &head()), Effects::default());
    }

    #[test]
    fn the_same_line_has_the_same_id_however_often_it_follows() {
        let agent = AgentId::from_bits(9);
        let mut taken = says(&head(), 1, 10);
        let what = What::Assigned {
            agent: Some(agent),
            by: By::Agent(agent),
        };
        taken.log.tail.push(Event {
            at: taken.last_at,
            what,
        });
        taken.log.seq += 1;
        let first = effects_of(None, &taken).entries;
        assert_eq!(first.len(), 1);
        assert_eq!(effects_of(None, &taken).entries, first);
    }

    fn given_to(head: &Head, agent: AgentId, by: By) -> Head {
        let mut next = head.clone();
        next.status = Status::Active;
        next.assignment.assignee = Some(agent);
        let what = What::Assigned {
            agent: Some(agent),
            by,
        };
        let at = head.last_at;
        next.log.tail.push(Event { at, what });
        next.log.seq += 1;
        next
    }

    #[test]
    fn who_is_given_a_conversation_is_told_and_who_takes_it_is_not() {
        let (mine, other) = (AgentId::from_bits(9), AgentId::from_bits(8));
        let waiting = says(&head(), 1, 10);
        let notify = |old: Option<&Head>, new: &Head| effects_of(old, new).notify;
        let given = given_to(&waiting, mine, By::Agent(other));
        let assigned = Some(NoticeKind::Assigned);
        assert_eq!(notify(Some(&waiting), &given), assigned);
        // Read before, so that nothing waits in it.
        let read = |head: &Head| {
            let mut head = head.clone();
            head.waiting.unread = 0;
            head
        };
        assert_eq!(notify(Some(&read(&waiting)), &read(&given)), assigned);
        let taken = given_to(&waiting, mine, By::Agent(mine));
        assert_eq!(notify(Some(&waiting), &taken), None);
        let ruled = given_to(&waiting, mine, By::System);
        assert_eq!(notify(Some(&waiting), &ruled), None);
        let mut resolved = given.clone();
        resolved.status = Status::Resolved;
        assert_eq!(notify(Some(&waiting), &resolved), None);
        assert_eq!(notify(Some(&given), &says(&given, 2, 20)), None);
        assert_eq!(
            notify(None, &given),
            Some(NoticeKind::Message),
            "looked at once more, it tells of what waits"
        );
    }

    #[test]
    fn a_chat_to_which_nobody_came_is_told_when_that_is_marked() {
        let waiting = says(&head(), 1, 10);
        let mut marked = waiting.clone();
        marked.waiting.offline = true;
        let notify = |old: Option<&Head>, new: &Head| effects_of(old, new).notify;
        assert_eq!(notify(Some(&waiting), &marked), Some(NoticeKind::Offline));
        assert_eq!(notify(None, &marked), Some(NoticeKind::Offline));
        assert_eq!(notify(Some(&marked), &says(&marked, 2, 20)), None);
        let form = Head {
            kind: Kind::Submission,
            ..marked
        };
        assert_eq!(notify(None, &form), Some(NoticeKind::Submission));
    }

    #[test]
    fn only_an_open_chat_whose_visitor_left_waits_in_vain() {
        let waiting = says(&head(), 1, 10);
        let late = Timestamp::from_second(10 + DUE_AFTER_S).expect("in range");
        let soon = Timestamp::from_second(9 + DUE_AFTER_S).expect("in range");
        assert_eq!(wait(&waiting, late), Wait::InVain);
        let until_s = 10 + DUE_AFTER_S;
        assert_eq!(wait(&waiting, soon), Wait::Fresh { until_s });

        let mut there = waiting.clone();
        let socket = "socket".parse().expect("socket");
        there.connections.insert(socket, Author::Visitor);
        assert_eq!(wait(&there, late), Wait::Present);
        let agent = Author::Agent(AgentId::from_bits(9));
        for owner in there.connections.values_mut() {
            *owner = agent;
        }
        assert_eq!(wait(&there, late), Wait::InVain, "an agent's socket");

        let settled: [fn(&mut Head); 6] = [
            |head| head.waiting.unread = 0,
            |head| head.kind = Kind::Submission,
            |head| head.status = Status::Resolved,
            |head| head.status = Status::Trashed,
            |head| head.waiting.missed = true,
            |head| head.waiting.offline = true,
        ];
        for settle in settled {
            let mut head = waiting.clone();
            settle(&mut head);
            assert_eq!(wait(&head, late), Wait::Over);
        }
    }
}

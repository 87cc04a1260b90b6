//! Queues: where visitors wait and who serves them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::bot::BotId;
use crate::form::{self, TOPIC, Texts};
use crate::{Answers, ByHand, Field, Language, Logged, QueueId, Schedule, SiteId, Zone};

/// What the widget offers while a queue is closed (N19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// A text with opening hours and other ways.
    Message,
    /// The contact form.
    Form,
    /// Buttons with answers, the last of which is the form.
    Bot,
}

impl Offline {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Message, Self::Form, Self::Bot];
}

/// When the contact form is offered (N1, N2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FormOffer {
    /// While the queue is open too.
    #[default]
    Always,
    /// Only while it is closed.
    WhileClosed,
    /// Never.
    Never,
}

impl FormOffer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Always, Self::WhileClosed, Self::Never];
}

/// How else one can reach the people of a queue (N19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// An address of e-mail.
    Email,
    /// A telephone number.
    Phone,
    /// The https address of a page.
    Link,
    /// A street address.
    Place,
}

impl ContactKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Email, Self::Phone, Self::Link, Self::Place];
}

/// One way to reach the people of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactLine {
    /// What kind of address.
    pub kind: ContactKind,
    /// The address.
    pub text: String,
}

/// What a queue says by itself while nobody answers: once in a conversation, and never after a person has written in it (T10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoReply {
    /// Seconds without an answer.
    pub after_s: u16,
    /// The words; the site's own language is among them.
    pub texts: Texts,
}

/// Where visitors wait and who serves them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Short name.
    pub id: QueueId,
    /// The site.
    pub site: SiteId,
    /// The name that people read.
    pub name: String,
    /// Its name in other languages.
    pub names: Texts,
    /// What it is for.
    pub descriptions: Texts,
    /// Opened or closed by an agent.
    pub by_hand: Option<ByHand>,
    /// When it is open.
    pub schedule: Schedule,
    /// What is offered while closed.
    pub offline: Offline,
    /// The bot, for [`Offline::Bot`]; without one, the form is offered.
    pub bot: Option<BotId>,
    /// Other ways, for [`Offline::Message`].
    pub contacts: Vec<ContactLine>,
    /// The https address of a picture for the closed view (N22).
    pub picture: Option<String>,
    /// When the form is offered.
    pub form_offer: FormOffer,
    /// Topics of the form; empty: no topic is asked.
    pub topics: Vec<String>,
    /// The queues that topics lead to; the others stay here.
    pub topic_queues: BTreeMap<String, QueueId>,
    /// Fields of the form; empty: message, name and address.
    pub form_fields: Vec<Field>,
    /// What is asked before a chat begins; empty: nothing.
    pub pre_chat: Vec<Field>,
    /// Version and text of the consent that the form asks for (S82).
    pub consent: Option<(String, String)>,
    /// The text of the consent in other languages.
    pub consents: Texts,
    /// What it says by itself.
    pub auto_reply: Option<AutoReply>,
    /// How far its log tells of opening and closing; `None` before the first change of its settings.
    pub logged: Option<Logged>,
    /// How often its settings were changed.
    pub version: u64,
}

impl Queue {
    /// A queue that is always open, and offers the form if somebody closes it.
    pub fn new(id: QueueId, site: SiteId, name: String) -> Self {
        Self {
            id,
            site,
            name,
            names: BTreeMap::new(),
            descriptions: BTreeMap::new(),
            by_hand: None,
            schedule: Schedule::default(),
            offline: Offline::Form,
            bot: None,
            contacts: Vec::new(),
            picture: None,
            form_offer: FormOffer::Always,
            topics: Vec::new(),
            topic_queues: BTreeMap::new(),
            form_fields: Vec::new(),
            pre_chat: Vec::new(),
            consent: None,
            consents: BTreeMap::new(),
            auto_reply: None,
            logged: None,
            version: 0,
        }
    }

    /// Its name in a language.
    pub fn name_in(&self, language: Language) -> &str {
        self.names.get(&language).unwrap_or(&self.name)
    }

    /// Version and text of the consent, in a language or else as it was written first.
    pub fn consent_in(&self, language: Language) -> Option<(&str, &str)> {
        let (version, text) = self.consent.as_ref()?;
        Some((version, self.consents.get(&language).unwrap_or(text)))
    }

    /// What it says by itself, in a language or else in the site's own.
    pub fn auto_reply_in(&self, language: Language, own: Language) -> Option<&str> {
        let texts = &self.auto_reply.as_ref()?.texts;
        let text = texts.get(&language).or_else(|| texts.get(&own));
        text.map(String::as_str)
    }

    /// What its contact form cannot do without, while it is open or closed: where nobody is there, only mail can answer (T8).
    pub fn form_needs(&self, open: bool) -> &'static [&'static str] {
        if open {
            &["message"]
        } else {
            &["message", "email"]
        }
    }

    /// The other queue that the topic of a form leads to, if it does.
    pub fn queue_of_topic(&self, answers: &Answers) -> Option<&QueueId> {
        let topic = answers.get(TOPIC)?.as_str();
        let queue = self.topic_queues.get(topic)?;
        (*queue != self.id && self.topics.iter().any(|known| known == topic)).then_some(queue)
    }

    /// What the fields of its forms are called.
    pub fn labels(&self, language: Language, fallback: Language) -> BTreeMap<String, String> {
        let fields = self.pre_chat.iter().chain(&self.form_fields);
        fields
            .filter_map(|field| {
                let label = form::in_language(&field.label, language, fallback)?;
                Some((field.name.to_string(), label.to_owned()))
            })
            .collect()
    }

    /// Whether somebody is there at `now`. `time_zone` is the site's.
    pub fn is_open(&self, now: Timestamp, time_zone: &Zone) -> bool {
        match self.by_hand {
            Some(by_hand) if by_hand.holds(now) => by_hand.open,
            _ => self.schedule.is_open(now, time_zone),
        }
    }

    /// Whether the contact form is offered while the queue is open or closed.
    pub fn offers_form(&self, open: bool) -> bool {
        match self.form_offer {
            FormOffer::Always => true,
            FormOffer::WhileClosed => !open,
            FormOffer::Never => false,
        }
    }

    /// When it opens or closes next; `None` when nothing says so.
    pub fn changes_at(&self, now: Timestamp, time_zone: &Zone) -> Option<Timestamp> {
        let Some(by_hand) = self.by_hand.filter(|by_hand| by_hand.holds(now)) else {
            return self.schedule.changes_at(now, time_zone);
        };
        let until = by_hand.until?;
        if self.schedule.is_open(until, time_zone) == by_hand.open {
            self.schedule.changes_at(until, time_zone)
        } else {
            Some(until)
        }
    }

    /// When it opens next; `None` while it is open, or when nothing says so.
    pub fn opens_at(&self, now: Timestamp, time_zone: &Zone) -> Option<Timestamp> {
        (!self.is_open(now, time_zone))
            .then(|| self.changes_at(now, time_zone))
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;
    use crate::hours::{Hours, Interval};

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    /// Opened or closed, until when; whether it is open then, and when that changes.
    type Hand = (bool, Option<&'static str>, bool, Option<&'static str>);

    #[rustfmt::skip]
    const HANDS: [Hand; 7] = [
        (false, None, false, None),
        (true, None, true, None),
        (false, Some("2026-12-01T12:00:00Z"), false, Some("2026-12-01T12:00:00Z")),
        // Until then it is closed by its hours too.
        (false, Some("2026-12-02T08:00:00Z"), false, Some("2026-12-08T09:00:00Z")),
        (true, Some("2026-12-01T20:00:00Z"), true, Some("2026-12-01T20:00:00Z")),
        (true, Some("2026-12-01T12:00:00Z"), true, Some("2026-12-01T17:00:00Z")),
        // An end that is over: the hours count.
        (false, Some("2026-12-01T10:00:00Z"), true, Some("2026-12-01T17:00:00Z")),
    ];

    #[test]
    fn what_was_done_by_hand_holds_until_its_end() {
        let (id, site) = ("support".parse(), "demo".parse());
        let mut queue = Queue::new(id.expect("slug"), site.expect("slug"), "Support".into());
        let time = |text: &str| text.parse().expect("a time");
        queue.schedule.week = vec![Hours {
            day: Weekday::Tuesday,
            interval: Interval::new(time("09:00"), time("17:00")).expect("hours"),
        }];
        let now = at("2026-12-01T10:00:00Z");
        let says = |queue: &Queue, now| {
            (
                queue.is_open(now, &Zone::UTC),
                queue.changes_at(now, &Zone::UTC),
            )
        };
        assert_eq!(says(&queue, now), (true, Some(at("2026-12-01T17:00:00Z"))));
        let by_hand = |open, until: Option<&str>| {
            Some(ByHand {
                open,
                until: until.map(at),
            })
        };
        for (hand, until, open, changes) in HANDS {
            queue.by_hand = by_hand(hand, until);
            assert_eq!(says(&queue, now), (open, changes.map(at)), "{until:?}");
        }
        queue.by_hand = by_hand(false, Some("2026-12-02T08:00:00Z"));
        assert_eq!(
            queue.opens_at(now, &Zone::UTC),
            Some(at("2026-12-08T09:00:00Z"))
        );
    }
}

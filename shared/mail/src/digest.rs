//! One mail for all that came since the last.

use domain::{Language, Timestamp};
use fluent_bundle::FluentArgs;

use crate::catalog::Words;
use crate::field::RenderError;
use crate::letter::{Block, Letter};
use crate::rendered::RenderedMail;
use crate::{dates, field};

/// Most names in one line of facts.
const MOST_NAMES: usize = 5;

/// Tells an agent how many conversations wait, never what they say.
#[derive(Clone, Copy)]
pub struct AgentDigest<'a> {
    /// The agent's language.
    pub language: Language,
    /// The sites' names, as people read them; the first signs the mail.
    pub sites: &'a [String],
    /// The queues' names, as people read them.
    pub queues: &'a [String],
    /// How many conversations wait.
    pub counts: DigestCounts,
    /// Whether these are so many that the next mail comes in an hour.
    pub unusual: bool,
    /// When the last of them was written to.
    pub at: Timestamp,
    /// IANA name of the first site's time zone.
    pub time_zone: &'a str,
    /// `{console}/inbox` or `{console}/queues/{queue}/log`. It gives no rights (S2).
    pub link: &'a str,
    /// `{console}/settings`, where the agent switches such mails off.
    pub settings: &'a str,
}

/// Conversations by what happened in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DigestCounts {
    /// Forms.
    pub contacts: usize,
    /// Chats that nobody answers yet.
    pub chats: usize,
    /// Conversations of the agent's own in which a visitor wrote.
    pub messages: usize,
    /// Chats that visitors left before anybody answered.
    pub missed: usize,
    /// Chats to which nobody came.
    pub offline: usize,
    /// Conversations that a colleague gave to the agent.
    pub assigned: usize,
}

impl AgentDigest<'_> {
    /// The mail in words.
    ///
    /// # Errors
    /// As [`crate::AgentNotice::render`].
    pub fn render(&self) -> Result<RenderedMail, RenderError> {
        let site = field::name("site", self.sites.first().map_or("", String::as_str))?;
        let sites = names("site", self.sites)?;
        let link = field::link(self.link)?;
        let settings = field::link(self.settings)?;
        let words = Words::of(self.language);
        let mut said = FluentArgs::new();
        said.set("site", sites.as_str());
        said.set("what", self.counted(&words)?);
        let (subject, headline) = if self.unusual {
            ("digest-subject-unusual", "digest-headline-unusual")
        } else {
            ("digest-subject", "digest-headline")
        };
        let time = dates::date_and_time(self.language, self.at, self.time_zone);
        let mut blocks = vec![Block::Details(vec![
            (words.say("notice-site")?, sites.clone()),
            (words.say("notice-queue")?, names("queue", self.queues)?),
            (words.say("digest-time")?, time),
        ])];
        if self.unusual {
            blocks.push(Block::Paragraph(words.say("digest-hourly")?));
        }
        blocks.push(Block::Paragraph(words.say("notice-contents")?));
        let letter = Letter {
            language: self.language,
            subject: words.say_with(subject, &said)?,
            headline: words.say_with(headline, &said)?,
            blocks,
            button: words.say("notice-open")?,
            link,
            footer: vec![words.say("digest-why")?],
            stop: Some((words.say("notice-stop")?, settings)),
            site,
        };
        Ok(letter.rendered())
    }

    /// As in "4 contacts and 2 chats".
    fn counted(&self, words: &Words) -> Result<String, RenderError> {
        let counts = &self.counts;
        let mut parts = Vec::new();
        for (key, count) in [
            ("digest-contacts", counts.contacts),
            ("digest-chats", counts.chats),
            ("digest-messages", counts.messages),
            ("digest-missed", counts.missed),
            ("digest-offline", counts.offline),
            ("digest-assigned", counts.assigned),
        ] {
            if count > 0 {
                let mut said = FluentArgs::new();
                said.set("count", count);
                parts.push(words.say_with(key, &said)?);
            }
        }
        let last = parts.pop().unwrap_or_default();
        if parts.is_empty() {
            return Ok(last);
        }
        let mut said = FluentArgs::new();
        said.set("first", parts.join(", "));
        said.set("last", last);
        words.say_with("digest-and", &said)
    }
}

/// The names in one line, not more than fit.
fn names(what: &'static str, names: &[String]) -> Result<String, RenderError> {
    let some = names.iter().take(MOST_NAMES);
    let some: Vec<_> = some
        .map(|name| field::name(what, name))
        .collect::<Result<_, _>>()?;
    let more = if names.len() > MOST_NAMES {
        ", …"
    } else {
        ""
    };
    Ok(some.join(", ") + more)
}

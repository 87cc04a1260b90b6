//! The notice to an agent: something happened on a site (N6-N12).

use domain::{Language, NoticeKind, Timestamp};
use fluent_bundle::FluentArgs;

use crate::catalog::Words;
use crate::field::RenderError;
use crate::letter::{Block, Letter};
use crate::rendered::RenderedMail;
use crate::{dates, field};

/// Tells an agent where something waits, never what it says: there is no field for anything that a visitor wrote.
#[derive(Clone, Copy)]
pub struct AgentNotice<'a> {
    /// The agent's language.
    pub language: Language,
    /// The site's name, as people read it.
    pub site: &'a str,
    /// The queue's name, as people read it.
    pub queue: &'a str,
    /// What happened.
    pub kind: NoticeKind,
    /// How many messages wait in the one conversation that this mail tells of. Nothing is less than one: 0 reads as 1.
    pub count: u32,
    /// When the last of them happened.
    pub at: Timestamp,
    /// IANA name of the site's time zone.
    pub time_zone: &'a str,
    /// `{console}/c/{conversation}` or `{console}/queues/{queue}/log#{entry}`. It gives no rights (S2).
    pub link: &'a str,
    /// `{console}/settings`, where the agent switches such mails off.
    pub settings: &'a str,
}

impl AgentNotice<'_> {
    /// The mail in words.
    ///
    /// # Errors
    /// `LineBreak` for a control character in `site` or `queue`, `Link` when `link` or `settings` is no address, `Text` for a bug
    /// in the catalogs. None of them passes by waiting.
    pub fn render(&self) -> Result<RenderedMail, RenderError> {
        let site = field::name("site", self.site)?;
        let queue = field::name("queue", self.queue)?;
        let link = field::link(self.link)?;
        let settings = field::link(self.settings)?;
        let words = Words::of(self.language);
        let time = dates::date_and_time(self.language, self.at, self.time_zone);
        let mut said = FluentArgs::new();
        said.set("site", site.as_str());
        said.set("queue", queue.as_str());
        said.set("count", self.count.max(1));
        said.set("kind", selector(self.kind));
        let letter = Letter {
            language: self.language,
            subject: words.say_with("notice-subject", &said)?,
            headline: words.say_with(headline(self.kind), &said)?,
            blocks: vec![
                Block::Details(vec![
                    (words.say("notice-site")?, site.clone()),
                    (words.say("notice-queue")?, queue.clone()),
                    (words.say("notice-time")?, time),
                ]),
                Block::Paragraph(words.say("notice-contents")?),
            ],
            button: words.say("notice-open")?,
            link,
            footer: vec![words.say_with("notice-why", &said)?],
            stop: Some((words.say("notice-stop")?, settings)),
            site: site.clone(),
        };
        Ok(letter.rendered())
    }
}

fn headline(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Submission => "notice-submission",
        NoticeKind::Chat => "notice-chat",
        NoticeKind::Message => "notice-message",
        NoticeKind::Missed => "notice-missed",
        NoticeKind::Offline => "notice-offline",
        NoticeKind::Assigned => "notice-assigned",
    }
}

/// The name of the kind's variant in the catalogs.
fn selector(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Submission => "submission",
        NoticeKind::Chat => "chat",
        NoticeKind::Message => "message",
        NoticeKind::Missed => "missed",
        NoticeKind::Offline => "offline",
        NoticeKind::Assigned => "assigned",
    }
}

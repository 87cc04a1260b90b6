//! The link with which an agent signs in (S3-S5).

use domain::{Language, Timestamp};
use fluent_bundle::FluentArgs;

use crate::catalog::Words;
use crate::field::RenderError;
use crate::letter::{Block, Letter};
use crate::rendered::RenderedMail;
use crate::{dates, field};

/// Carries a key: it works once, for ten minutes, in the browser that asked. It therefore has no `Debug`.
#[derive(Clone, Copy)]
pub struct SignInLink<'a> {
    /// The agent's language.
    pub language: Language,
    /// The name of the site that signs the mail, as people read it.
    pub site: &'a str,
    /// `{console}/sign-in#token=…`; the token stands in the fragment, which no server sees (S4).
    pub link: &'a str,
    /// Short name of the browser that asked, as in `Firefox, Linux`. What does not look like one is shown as unknown.
    pub browser: &'a str,
    /// Where it asked from, as in `Helsinki`, if that is known. What does not look like a place is left out.
    pub place: Option<&'a str>,
    /// When it asked.
    pub at: Timestamp,
    /// IANA name of the site's time zone.
    pub time_zone: &'a str,
}

impl SignInLink<'_> {
    /// Minutes for which the link works (S3). The mail says this number.
    pub const VALID_MINUTES: u32 = 10;

    /// The mail in words.
    ///
    /// # Errors
    /// `LineBreak` for a control character in `site`, `Link` when `link` is no address, `Text` for a bug in the
    /// catalogs. None of them passes by waiting.
    pub fn render(&self) -> Result<RenderedMail, RenderError> {
        let site = field::name("site", self.site)?;
        let link = field::link(self.link)?;
        let words = Words::of(self.language);
        let mut said = FluentArgs::new();
        said.set("site", site.as_str());
        said.set("minutes", Self::VALID_MINUTES);
        let letter = Letter {
            language: self.language,
            subject: words.say_with("sign-in-subject", &said)?,
            headline: words.say("sign-in-headline")?,
            blocks: vec![
                Block::Paragraph(words.say_with("sign-in-use", &said)?),
                Block::Paragraph(words.say("sign-in-elsewhere")?),
                Block::Details(self.asked(&words)?),
            ],
            button: words.say("sign-in-open")?,
            link,
            footer: vec![words.say("sign-in-why")?, words.say("sign-in-not-you")?],
            stop: None,
            site: site.clone(),
        };
        Ok(letter.rendered())
    }

    /// Who asked, so that the reader can tell a request of somebody else.
    fn asked(&self, words: &Words) -> Result<Vec<(String, String)>, RenderError> {
        let browser = match field::plain_words(self.browser) {
            Some(browser) => browser,
            None => words.say("sign-in-browser-unknown")?,
        };
        let time = dates::date_and_time(self.language, self.at, self.time_zone);
        let mut asked = vec![(words.say("sign-in-browser")?, browser)];
        if let Some(place) = self.place.and_then(field::plain_words) {
            asked.push((words.say("sign-in-place")?, place));
        }
        asked.push((words.say("sign-in-time")?, time));
        Ok(asked)
    }
}

//! The link with which somebody joins a site.

use domain::Language;
use fluent_bundle::FluentArgs;

use crate::catalog::Words;
use crate::field;
use crate::field::RenderError;
use crate::letter::{Block, Letter};
use crate::rendered::RenderedMail;

/// Carries a key: it works once, for two weeks. It therefore has no `Debug`.
#[derive(Clone, Copy)]
pub struct InvitationLink<'a> {
    /// The language that the inviting person chose.
    pub language: Language,
    /// The name of the site.
    pub site: &'a str,
    /// The name of the person who invites.
    pub inviter: &'a str,
    /// `{console}/invitation#token=…`; the token stands in the fragment, which no server sees.
    pub link: &'a str,
}

impl InvitationLink<'_> {
    /// Days for which the link works. The mail says this number.
    pub const VALID_DAYS: u32 = 14;

    /// The mail in words.
    ///
    /// # Errors
    /// `LineBreak` for a control character in a name, `Link` when `link` is no address, `Text` for a bug in the catalogs. None of
    /// them passes by waiting.
    pub fn render(&self) -> Result<RenderedMail, RenderError> {
        let site = field::name("site", self.site)?;
        let words = Words::of(self.language);
        let mut said = FluentArgs::new();
        said.set("site", site.as_str());
        said.set("inviter", field::name("inviter", self.inviter)?);
        said.set("days", Self::VALID_DAYS);
        let letter = Letter {
            language: self.language,
            subject: words.say_with("invitation-subject", &said)?,
            headline: words.say_with("invitation-headline", &said)?,
            blocks: vec![
                Block::Paragraph(words.say_with("invitation-who", &said)?),
                Block::Paragraph(words.say_with("invitation-use", &said)?),
            ],
            button: words.say("invitation-open")?,
            link: field::link(self.link)?,
            footer: vec![words.say("invitation-not-you")?],
            stop: None,
            site: site.clone(),
        };
        Ok(letter.rendered())
    }
}

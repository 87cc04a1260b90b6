//! The two parts that a letter becomes, and what goes to SES with them.

use std::fmt;

use domain::ConversationId;

use crate::html;
use crate::letter::{Block, Letter};

/// Headers of all our mails. They keep programs from answering (R14).
const HEADERS: [(&str, &str); 2] = [
    ("Auto-Submitted", "auto-generated"),
    ("X-Auto-Response-Suppress", "All"),
];

impl Block {
    fn text(&self) -> String {
        match self {
            Self::Paragraph(text) => text.clone(),
            Self::Details(details) => {
                let line = |(label, value): &(String, String)| format!("{label}: {value}");
                details.iter().map(line).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl Letter {
    pub(crate) fn rendered(self) -> RenderedMail {
        RenderedMail {
            text: self.text(),
            html: html::page(&self),
            sender_name: self.site,
            subject: self.subject,
            about: None,
        }
    }

    fn text(&self) -> String {
        let mut blocks = vec![self.headline.clone()];
        blocks.extend(self.blocks.iter().map(Block::text));
        blocks.push(format!("{}:\n{}", self.button, self.link));
        blocks.push(self.site.clone());
        let mut footer = self.footer.clone();
        footer.extend(
            self.stop
                .iter()
                .map(|(text, link)| format!("{text}:\n{link}")),
        );
        blocks.push(format!("--\n{}", footer.join("\n")));
        blocks.join("\n\n") + "\n"
    }
}

/// The event of a conversation that a mail tells of: the first that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Which conversation.
    pub conversation: ConversationId,
    /// The event's place in the log.
    pub seq: u64,
}

/// A mail that is ready to be sent to anyone. Only this package makes one, so its fields are known to be sound.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedMail {
    sender_name: String,
    subject: String,
    text: String,
    html: String,
    about: Option<About>,
}

impl RenderedMail {
    /// The same, with what it tells of. That is in no part of the mail; SES says it again in all that it tells of the mail.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        let about = Some(about);
        Self { about, ..self }
    }

    pub(crate) fn told_of(&self) -> Option<About> {
        self.about
    }

    /// The display name of the sender, not encoded: the site's name.
    pub fn sender_name(&self) -> &str {
        &self.sender_name
    }

    /// The subject, not encoded.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The plain part.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The HTML part: a whole page.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Headers besides those of addresses and subject: name and value.
    pub fn headers(&self) -> &'static [(&'static str, &'static str)] {
        &HEADERS
    }
}

impl fmt::Debug for RenderedMail {
    /// Says only sizes: a sign-in link in a log would be a key in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RenderedMail")
            .field("text_bytes", &self.text.len())
            .field("html_bytes", &self.html.len())
            .finish_non_exhaustive()
    }
}

//! What every mail is made of.

use domain::Language;

/// A mail in words. Both parts are made from it, so they cannot say different things.
pub(crate) struct Letter {
    pub(crate) language: Language,
    /// The site's name, which is also the signature and the sender's name.
    pub(crate) site: String,
    pub(crate) subject: String,
    /// The first line: what this is about.
    pub(crate) headline: String,
    /// What follows it, in reading order, down to the button.
    pub(crate) blocks: Vec<Block>,
    /// What the one button is called.
    pub(crate) button: String,
    /// Where it leads; checked by `field::link`.
    pub(crate) link: String,
    /// Why this mail came.
    pub(crate) footer: Vec<String>,
    /// How to stop mails like it: what the link is called, and where it leads; checked by `field::link`.
    pub(crate) stop: Option<(String, String)>,
}

/// A part of the body.
pub(crate) enum Block {
    Paragraph(String),
    /// Facts: label and value.
    Details(Vec<(String, String)>),
}

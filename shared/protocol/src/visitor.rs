//! Bodies of the visitor's side.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::conversation::Page;
use domain::form::{self, OURS, Texts};
use domain::text::fact;
use domain::{Body, Draft, Field, Language, PageUrl, QueueId, SenderId};

use serde::{Deserialize, Serialize};

use crate::bot::{BotTalk, RawDefinition};
use crate::json::if_readable;
use crate::settings::{WireContactLine, WireTexts, field_kind_name};
use crate::{FieldError, as_text};

/// `GET /v1/sites/{site}`: what the widget must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SiteSettings {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    pub name: String,
    #[cfg_attr(test, ts(type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Language"))]
    pub language: &'static str,
    pub colour: String,
    pub time_zone: String,
    /// What the site says in this language in its own words.
    pub texts: WireTexts,
    pub queues: Vec<QueueSettings>,
}

/// A queue, as the widget must know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct QueueSettings {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: String,
    pub name: String,
    pub open: bool,
    pub here: bool,
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Time>"))]
    pub opens_at: Option<String>,
    /// When it closes next, while it is open.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Time>"))]
    pub closes_at: Option<String>,
    pub description: Option<String>,
    /// Other ways to reach somebody.
    pub contacts: Vec<WireContactLine>,
    #[cfg_attr(test, ts(type = "Offline"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Offline"))]
    pub offline: &'static str,
    pub hours: Vec<OpenHours>,
    pub form: Form,
    /// A picture for the closed view, by `https`.
    pub picture: Option<String>,
    /// What must be answered before a chat begins; nothing, if empty. Without topics and `message`.
    pub pre_chat: Vec<FormField>,
    /// What the widget plays while the queue is closed and offers its bot.
    pub bot: Option<PlayedBot>,
}

/// The published version of a bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PlayedBot {
    pub bot: String,
    pub version: u64,
    #[cfg_attr(test, ts(type = "BotDefinition"))]
    pub definition: RawDefinition,
}

/// The word for what a closed queue offers.
pub fn offline_name(offline: domain::Offline) -> &'static str {
    match offline {
        domain::Offline::Message => "message",
        domain::Offline::Form => "form",
        domain::Offline::Bot => "bot",
    }
}

/// Opening hours of a day; 1 is Monday. An end that is not later than the beginning lies on the next day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct OpenHours {
    pub day: i8,
    pub opens: String,
    pub closes: String,
}

impl From<&domain::Hours> for OpenHours {
    fn from(hours: &domain::Hours) -> Self {
        Self {
            day: hours.day.to_monday_one_offset(),
            opens: hours.interval.opens().to_string(),
            closes: hours.interval.closes().to_string(),
        }
    }
}

/// The contact form of a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Form {
    /// Whether it is offered now.
    pub offered: bool,
    /// What it asks, in this order, in the language of the answer; topics stand before it. Always with `message`.
    pub fields: Vec<FormField>,
    pub topics: Vec<String>,
    pub consent: Option<ConsentText>,
}

/// One field, in one language. A field of ours (`message`, `name`, `email`, `phone`) may have no words: then the widget's count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct FormField {
    pub name: String,
    #[cfg_attr(test, ts(type = "FieldKind"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FieldKind"))]
    pub kind: &'static str,
    pub label: Option<String>,
    pub help: Option<String>,
    pub placeholder: Option<String>,
    pub required: bool,
    /// Only the page's script fills it.
    pub hidden: bool,
    pub options: Vec<FormOption>,
}

/// One answer of a choice: what is sent, and what is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct FormOption {
    pub value: String,
    pub label: String,
}

impl FormField {
    /// The fields in a language, or where it has no words in the other.
    pub fn all(fields: &[Field], language: Language, fallback: Language) -> Vec<Self> {
        let fields = fields.iter();
        fields
            .map(|field| Self::of(field, language, fallback))
            .collect()
    }

    /// What a queue asks that did not set up a form: the message, and who writes.
    pub fn usual() -> Vec<Self> {
        let usual = OURS.iter().filter(|(name, _)| *name != "phone");
        usual
            .map(|(name, kind)| Self {
                name: (*name).to_owned(),
                kind: field_kind_name(*kind),
                label: None,
                help: None,
                placeholder: None,
                required: *name == "message",
                hidden: false,
                options: Vec::new(),
            })
            .collect()
    }

    fn of(field: &Field, language: Language, fallback: Language) -> Self {
        let text = |texts: &Texts| form::in_language(texts, language, fallback).map(str::to_owned);
        let options = field.options.iter().map(|option| FormOption {
            value: option.value.clone(),
            label: text(&option.label).unwrap_or_else(|| option.value.clone()),
        });
        Self {
            name: field.name.to_string(),
            kind: field_kind_name(field.kind),
            label: text(&field.label),
            help: text(&field.help),
            placeholder: text(&field.placeholder),
            required: field.required,
            hidden: field.hidden,
            options: options.collect(),
        }
    }
}

/// The consent that a form asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct ConsentText {
    pub version: String,
    pub text: String,
}

/// The page where somebody writes from, as the widget sends it. What cannot be read of it is left out, and what is unknown passed
/// over: the person who writes can do nothing about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SentPage {
    pub url: String,
    #[serde(default, deserialize_with = "if_readable")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Readable>"))]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "if_readable")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Readable>"))]
    pub referrer: Option<String>,
}

impl SentPage {
    /// What is kept of the page, if it is one on the web.
    pub fn kept(&self) -> Option<Page> {
        let title = self.title.as_deref().map(|title| fact(title, 200));
        Some(Page {
            url: PageUrl::of(&self.url)?,
            title: title.filter(|title| !title.is_empty()),
            referrer: self.referrer.as_deref().and_then(PageUrl::of),
        })
    }
}

/// `POST /v1/sites/{site}/submissions`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SubmitForm {
    #[serde(with = "as_text")]
    #[cfg_attr(test, ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: QueueId,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Answers"))]
    pub answers: BTreeMap<String, String>,
    pub consent: Option<String>,
    #[serde(default, deserialize_with = "if_readable")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Readable>"))]
    pub locale: Option<String>,
    #[serde(default, deserialize_with = "if_readable")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Readable>"))]
    pub page: Option<SentPage>,
    /// What led to it, if it was a bot. What that filled in is not repeated among the answers.
    pub bot: Option<BotTalk>,
}

/// `POST /v1/visitor/conversations`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct OpenConversation {
    #[serde(with = "as_text")]
    #[cfg_attr(test, ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: QueueId,
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<BTreeMap<String, String>>", optional))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Answers"))]
    pub answers: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "if_readable")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Readable>"))]
    pub page: Option<SentPage>,
    /// What led to it, if it was a bot.
    pub bot: Option<BotTalk>,
}

/// The answer to both: which conversation it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct OpenedConversation {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub conversation: String,
}

/// `POST /v1/sites/{site}/visitors`. A signed identity has no fields yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewVisitor {}

/// A visitor's session. The token is shown this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct VisitorSession {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub visitor: String,
    pub token: String,
}

/// A ticket for one socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Ticket {
    pub ticket: String,
    pub url: String,
    pub expires_in_s: u32,
}

/// A message over HTTP, of either side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SendMessage {
    #[serde(with = "as_text")]
    #[cfg_attr(test, ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sender"))]
    pub sender: SenderId,
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub n: u64,
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::Body::MAX_CHARS)))]
    pub text: String,
}

impl SendMessage {
    /// The message or note, checked.
    ///
    /// # Errors
    /// What is wrong with the text or the count.
    pub fn into_draft(self, note: bool) -> Result<Draft, FieldError> {
        if self.n == 0 {
            return Err(FieldError {
                pointer: "/n".into(),
                code: "invalid",
            });
        }
        let text = Body::parse(&self.text).map_err(|e| FieldError::new("/text", e))?;
        Ok(Draft {
            sender: self.sender,
            n: self.n,
            text,
            note,
        })
    }
}

/// Where a message stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Sent {
    pub seq: u64,
}

/// `GET /v1/visitor/conversations/{id}/place`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceInLine {
    /// 1 for who is next, at most 100: further behind is not counted. Nothing while nobody is waited for.
    pub place: Option<u32>,
}

/// What a rating may be: bad, neither, good.
pub const SCORES: RangeInclusive<i8> = -1..=1;

/// `PUT /v1/visitor/conversations/{id}/contact`: where an answer reaches the visitor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct LeaveAddress {
    #[cfg_attr(feature = "schema", schemars(length(min = 3, max = 254)))]
    pub email: String,
}

/// `PUT /v1/visitor/conversations/{id}/rating`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Rate {
    #[cfg_attr(test, ts(type = "Score"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Score"))]
    pub score: i8,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::Body::MAX_CHARS)))]
    pub comment: Option<String>,
}

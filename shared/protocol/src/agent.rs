//! Bodies of the agents' side.

use domain::rights::Action;
use domain::{AgentId, Availability, Card, Contact, Head, QueueId, Role};
use serde::{Deserialize, Serialize};

pub use log::{Comment, LogEntry, LogEventKind, LogSource, LogSourceKind, WriteComment};
pub use notices::{
    NoticeItem, NoticeMail, WireNoticeMethods, WireNotices, WireQuiet, mail_when_name,
    notice_mail_name,
};
pub use queues::{AgentItem, CountedView, Counts, QueueItem, ViewCount};

use crate::settings::if_named;
use crate::{Row, as_text, time};

mod log;
mod notices;
mod queues;

/// `POST /v1/auth/links`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AskForLink {
    #[cfg_attr(feature = "schema", schemars(length(max = 254)))]
    pub email: String,
}

/// `POST /v1/auth/sessions`: the token of the link, or the code where the sign-in began.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub enum StartSession {
    Token(#[cfg_attr(test, ts(inline))] WithToken),
    Code(#[cfg_attr(test, ts(inline))] WithCode),
}

/// The token of a link.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WithToken {
    pub token: String,
}

/// The code that another browser showed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WithCode {
    pub code: String,
}

/// Who has signed in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct StartedSession {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
}

/// One of the agent's sessions.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SessionItem {
    pub session: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub created_at: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub last_seen_at: String,
    pub browser: String,
    pub current: bool,
}

/// `GET /v1/me`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Me {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
    pub email: String,
    pub name: String,
    #[cfg_attr(test, ts(type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Language"))]
    pub language: &'static str,
    #[cfg_attr(test, ts(type = "Availability"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Availability"))]
    pub availability: &'static str,
    pub sites: Vec<MySite>,
    pub notices: WireNotices,
    #[cfg_attr(test, ts(type = "MailWhen"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::MailWhen"))]
    pub mail: &'static str,
    pub quiet: Option<WireQuiet>,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>"))]
    pub muted: Vec<String>,
    pub suppressed: Option<WireSuppression>,
}

/// Why no mail goes to an address any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SuppressionReason {
    /// A mail came back for good.
    Bounce,
    /// The recipient called a mail spam.
    Complaint,
}

/// No mail goes to the address: why, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireSuppression {
    pub reason: SuppressionReason,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub since: String,
}

/// A site of mine, and what I am there.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct MySite {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    pub name: String,
    #[cfg_attr(test, ts(type = "Role"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Role"))]
    pub role: &'static str,
}

/// The word for a role.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Administrator => "administrator",
        Role::FullAccess => "full-access",
        Role::Agent => "agent",
    }
}

/// The word for an availability.
pub fn availability_name(availability: Availability) -> &'static str {
    match availability {
        Availability::Online => "online",
        Availability::Away => "away",
    }
}

/// `PATCH /v1/me`: what is absent stays.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PatchMe {
    #[cfg_attr(feature = "schema", schemars(length(max = 80)))]
    pub name: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Language>"))]
    pub language: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Availability"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::schema::Availability>")
    )]
    pub availability: Option<String>,
    pub notices: Option<WireNotices>,
    #[cfg_attr(test, ts(optional, type = "MailWhen"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::MailWhen>"))]
    pub mail: Option<String>,
    #[serde(default, deserialize_with = "if_named")]
    #[cfg_attr(test, ts(optional, type = "WireQuiet | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<WireQuiet>"))]
    pub quiet: Option<Option<WireQuiet>>,
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<crate::schema::Slug>>", length(max = domain::Notices::MOST_MUTED))
    )]
    pub muted: Option<Vec<String>>,
}

/// Nothing. An empty object, where a state change has nothing to say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Empty {}

/// `POST …/assign`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AssignTo {
    #[serde(with = "as_text")]
    #[cfg_attr(test, ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: AgentId,
}

/// `POST …/transfer`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct TransferTo {
    #[serde(with = "as_text")]
    #[cfg_attr(test, ts(type = "string"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub queue: QueueId,
}

/// `PATCH …/contact`: what is absent stays, what is empty is forgotten.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct EditContact {
    #[cfg_attr(feature = "schema", schemars(length(max = 80)))]
    pub name: Option<String>,
    #[cfg_attr(feature = "schema", schemars(length(max = 254)))]
    pub email: Option<String>,
    #[cfg_attr(feature = "schema", schemars(length(max = 40)))]
    pub phone: Option<String>,
}

/// `GET /v1/conversations/{id}`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Conversation {
    #[serde(flatten)]
    #[cfg_attr(test, ts(flatten))]
    pub row: Row,
    pub contact: WireContact,
    pub page: Option<WirePage>,
    #[cfg_attr(test, ts(type = "Language | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Language>"))]
    pub language: Option<&'static str>,
    pub user_agent: Option<String>,
    pub online: bool,
    #[cfg_attr(test, ts(type = "Array<Action>"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Action>"))]
    pub may: Vec<&'static str>,
}

/// What a change of a conversation answers. Who may no longer see it may do nothing, and still gets the row that they made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Changed {
    pub row: Row,
    #[cfg_attr(test, ts(type = "Array<Action>"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Action>"))]
    pub may: Vec<&'static str>,
}

/// What is known of the person.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireContact {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub consent: Option<WireConsent>,
    pub suppressed: Option<WireSuppression>,
}

/// What the person agreed to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireConsent {
    pub version: String,
    #[cfg_attr(test, ts(type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Language"))]
    pub language: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
}

/// Where the conversation began.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WirePage {
    pub url: String,
    pub title: Option<String>,
    pub referrer: Option<String>,
}

/// The word for an action, as `may` lists it; `None` for what has no button.
pub fn action_name(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Read => return None,
        Action::Note => "note",
        Action::Write => "write",
        Action::Reply => "reply",
        Action::Join => "join",
        Action::Leave => "leave",
        Action::Assign => "assign",
        Action::Transfer => "transfer",
        Action::Resolve => "resolve",
        Action::Reopen => "reopen",
        Action::Trash => "trash",
        Action::Restore => "restore",
        Action::Redact => "redact",
        Action::EditContact => "edit",
    })
}

impl WireContact {
    /// The person, and whether mails to their address are refused.
    pub fn of(contact: &Contact, suppressed: Option<WireSuppression>) -> Self {
        let [name, email, phone] = contact.texts().map(|text| text.map(str::to_owned));
        Self {
            name,
            email,
            phone,
            consent: contact.consent.as_ref().map(|consent| WireConsent {
                version: consent.version.clone(),
                language: consent.language.tag(),
                at: time(consent.at),
            }),
            suppressed,
        }
    }
}

impl Conversation {
    /// The conversation, with what its reader may do now.
    /// `suppressed` is about the contact's address.
    pub fn of(
        head: &Head,
        card: &Card,
        suppressed: Option<WireSuppression>,
        may: Vec<&'static str>,
    ) -> Self {
        Self {
            row: Row::of(head),
            contact: WireContact::of(&card.contact, suppressed),
            page: card.page.as_ref().map(|page| WirePage {
                url: page.url.as_str().to_owned(),
                title: page.title.clone(),
                referrer: page.referrer.as_ref().map(|url| url.as_str().to_owned()),
            }),
            language: head.language.map(domain::Language::tag),
            user_agent: card.user_agent.clone(),
            online: head.visitor_is_connected(),
            may,
        }
    }
}

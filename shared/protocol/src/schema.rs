//! What JSON Schema says of texts that Rust holds as `String` or `&'static str`: the words that there are, how an id is written.

use std::borrow::Cow;

use domain::rights::Action as Right;
use domain::{AgentId, By as Maker, TextError};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::Code;
use crate::agent::{
    NoticeMail as Mail, action_name, availability_name, mail_when_name, notice_mail_name, role_name,
};
use crate::event::{by_name, side_name, status_name};
use crate::problem::field_code;
use crate::row::kind_name;
use crate::settings::{contact_kind_name, feature_name, field_kind_name, form_offer_name};
use crate::visitor::{SCORES, offline_name};

/// A name for each schema, which stands among the components once.
macro_rules! schemas {
    ($($(#[$doc:meta])+ $name:ident = $schema:expr;)+) => {$(
        $(#[$doc])+
        #[derive(Debug)]
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

/// One of these words.
fn words(words: impl IntoIterator<Item = &'static str>) -> Schema {
    let words: Vec<&str> = words.into_iter().collect();
    json_schema!({"type": "string", "enum": words})
}

fn pattern(pattern: &str) -> Schema {
    json_schema!({"type": "string", "pattern": pattern})
}

schemas! {
    /// A language that Doorbell speaks.
    Language = words(domain::Language::ALL.map(domain::Language::tag));
    /// Whose message it is.
    Side = words(domain::Side::ALL.map(side_name));
    /// What made a change.
    By = words([Maker::Visitor, Maker::Agent(AgentId::from_bits(0)), Maker::System].map(by_name));
    /// Where a conversation stands.
    Status = words(domain::Status::ALL.map(status_name));
    /// What a conversation began as.
    Kind = words(domain::Kind::ALL.map(kind_name));
    /// What an agent is at a site.
    Role = words(domain::Role::ALL.map(role_name));
    /// Whether an agent is there.
    Availability = words(domain::Availability::ALL.map(availability_name));
    /// When an agent is mailed of what they want mails of.
    MailWhen = words(domain::MailWhen::ALL.map(mail_when_name));
    /// What became of a mail that was to tell an agent.
    NoticeMail = words(Mail::ALL.map(notice_mail_name));
    /// What a closed queue offers.
    Offline = words(domain::Offline::ALL.map(offline_name));
    /// When the contact form is offered.
    FormOffer = words(domain::FormOffer::ALL.map(form_offer_name));
    /// What an operator can withhold from a site.
    Feature = words(domain::Feature::ALL.map(feature_name));
    /// What an answer to a field can be.
    FieldKind = words(domain::FieldKind::ALL.map(field_kind_name));
    /// What kind of address a contact line has.
    ContactKind = words(domain::ContactKind::ALL.map(contact_kind_name));
    /// What an agent may do to a conversation.
    Action = words(Right::ALL.into_iter().filter_map(action_name));
    /// Which rule a field broke.
    FieldCode = words(TextError::ALL.map(field_code));
    /// Bad, neither, good.
    Score = json_schema!({"type": "integer", "enum": SCORES.collect::<Vec<_>>()});
    /// A ULID.
    Id = pattern("^[0-7][0-9A-HJKMNP-TV-Z]{25}$");
    /// The short name of a site or queue.
    Slug = pattern("^[a-z0-9-]{1,40}$");
    /// What one tab or device calls itself.
    Sender = pattern("^[A-Za-z0-9_-]{8,32}$");
    /// In UTC, with milliseconds.
    Time = json_schema!({"type": "string", "format": "date-time"});
    /// The name of a field → what was typed there.
    Answers = json_schema!({
        "type": "object",
        "maxProperties": domain::Answers::MAX_FIELDS,
        "propertyNames": {"pattern": "^[a-z0-9_]{1,40}$"},
        "additionalProperties": {"type": "string"},
    });
    /// Said by the page; what cannot be read of it is left out.
    Readable = json_schema!({"description": "What cannot be read of it is left out."});
    /// `urn:doorbell:` and the code.
    ProblemType = words(Code::ALL.map(urn));
}

/// The code as the `type` of a problem.
fn urn(code: Code) -> &'static str {
    format!("urn:doorbell:{}", code.name()).leak()
}

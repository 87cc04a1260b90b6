//! The people of a site, and those who are invited.

use domain::{Agent, Site};
use serde::{Deserialize, Serialize};

use crate::agent::role_name;

/// Somebody who answers at the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PersonItem {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub agent: String,
    pub version: u64,
    pub name: String,
    pub email: String,
    #[cfg_attr(test, ts(type = "Role"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Role"))]
    pub role: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>"))]
    pub queues: Vec<String>,
    /// `false`: deactivated, may not sign in for this site.
    pub active: bool,
    /// How many conversations the person has at once; more wait. `null`: any number.
    pub open_at_once: Option<u16>,
}

impl PersonItem {
    /// What a person is on a site; `None` when nothing.
    pub fn of(person: &Agent, site: &Site) -> Option<Self> {
        let former = person.former.get(&site.id);
        let (role, queues) = match (person.sites.get(&site.id), former) {
            (Some(role), _) => (*role, &person.queues),
            (None, Some(former)) => (former.role, &former.queues),
            (None, None) => return None,
        };
        let queues = site.queues.iter().filter(|id| queues.contains(id));
        Some(Self {
            agent: person.id.to_string(),
            version: person.version,
            name: person.name.as_str().to_owned(),
            email: person.email.as_str().to_owned(),
            role: role_name(role),
            queues: queues.map(ToString::to_string).collect(),
            active: person.sites.contains_key(&site.id),
            open_at_once: person.open_at_once.get(&site.id).copied(),
        })
    }
}

/// `PATCH /v1/sites/{site}/people/{agent}`: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct ChangePerson {
    #[cfg_attr(test, ts(optional, type = "Role"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Role>"))]
    pub role: Option<String>,
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::Slug>>", length(max = domain::bounds::QUEUES_OF_SITE)))]
    pub queues: Option<Vec<String>>,
    pub active: Option<bool>,
    #[serde(default, deserialize_with = "super::if_named")]
    #[cfg_attr(test, ts(optional, type = "number | null"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<u16>", range(min = 1, max = domain::bounds::OPEN_AT_ONCE)))]
    pub open_at_once: Option<Option<u16>>,
}

/// `POST /v1/sites/{site}/invitations`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct NewInvitation {
    #[cfg_attr(feature = "schema", schemars(length(max = 254)))]
    pub email: String,
    #[cfg_attr(test, ts(type = "Role"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Role"))]
    pub role: String,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>", length(max = domain::bounds::QUEUES_OF_SITE)))]
    pub queues: Vec<String>,
    /// The language of the mail.
    #[cfg_attr(test, ts(type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Language"))]
    pub language: String,
}

/// An invitation that nobody has taken yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct InvitationItem {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub invitation: String,
    pub email: String,
    #[cfg_attr(test, ts(type = "Role"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Role"))]
    pub role: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>"))]
    pub queues: Vec<String>,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub expires_at: String,
}

/// `POST /v1/invitations`: what an invitation is to, before it is taken. The token comes from the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct ShownInvitation {
    pub email: String,
    pub site_name: String,
    pub invited_by: String,
    /// Whether the address has an account already: then no name is asked.
    pub known: bool,
}

/// `POST /v1/invitations/accept`: who is new says their name and language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct AcceptInvitation {
    pub token: String,
    #[cfg_attr(feature = "schema", schemars(length(max = 80)))]
    pub name: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Language>"))]
    pub language: Option<String>,
}

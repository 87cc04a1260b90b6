//! Bodies of the settings: what owners and administrators see and change.

mod audit;
mod bot;
mod field;
mod people;
mod queue;
mod site;

use domain::{ContactKind, Feature, FormOffer};
use serde::{Deserialize, Deserializer};

pub use audit::{AuditEntry, AuditWho};
pub use bot::{BotConfig, BotItem, NewBot, PublishedBot, PutDraft};
pub(crate) use field::tagged;
pub use field::{WireField, WireOption, field_kind_name, read_fields, read_long_texts, read_texts};
pub use people::{
    AcceptInvitation, ChangePerson, InvitationItem, NewInvitation, PersonItem, ShownInvitation,
};
pub use queue::{
    NewQueue, PatchQueue, QueueConfig, WireAutoReply, WireByHand, WireContactLine, WireException,
    WireInterval,
};
pub use site::{Installed, NewSite, PatchSite, SiteConfig, WireLauncher, WireTexts};

/// The word for when a form is offered.
pub fn form_offer_name(offer: FormOffer) -> &'static str {
    match offer {
        FormOffer::Always => "always",
        FormOffer::WhileClosed => "while-closed",
        FormOffer::Never => "never",
    }
}

/// The word for what can be withheld from a site.
pub fn feature_name(feature: Feature) -> &'static str {
    match feature {
        Feature::Bots => "bots",
        Feature::OwnForms => "own-forms",
        Feature::AutoReply => "auto-reply",
    }
}

/// The word for a kind of address.
pub fn contact_kind_name(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Email => "email",
        ContactKind::Phone => "phone",
        ContactKind::Link => "link",
        ContactKind::Place => "place",
    }
}

/// A field of a patch that can be taken away: absent stays, `null` goes.
///
/// # Errors
/// As the value's own reader.
pub(crate) fn if_named<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

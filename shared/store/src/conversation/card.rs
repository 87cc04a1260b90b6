//! The card of a conversation: who the visitor is and where they came from. That of a chat lies beside the head, because the head
//! pays for every byte with every message.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Card, Consent, Contact, ConversationId, DisplayName, EmailAddress, Head, Kind, Language, Page,
    PageUrl, Phone,
};
use serde::{Deserialize, Serialize};

use crate::conversation::head::time;
use crate::keys::{Item, Key};
use crate::read::BadField;
use crate::write::nested;
use crate::{Store, StoreError};

/// The attribute that holds a card, in an item of its own or in the head.
pub(crate) const CARD: &str = "card";

/// The card as it lies in the table.
#[derive(Debug, Serialize, Deserialize)]
struct CardItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contact: Option<ContactItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<PageItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_agent: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ContactItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<ConsentItem>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ConsentItem {
    version: String,
    language: String,
    at_ms: i64,
}

#[derive(Debug, Serialize, Deserialize)]
struct PageItem {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    referrer: Option<String>,
}

impl Store {
    /// Reads the card; one that is missing is empty.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn card(&self, id: ConversationId) -> Result<Card, StoreError> {
        let places = vec![Key::card(id), Key::head(id)];
        let mut found = self.get_all(places, true).await?;
        match found.iter_mut().find_map(|item| item.remove(CARD)) {
            Some(card) => card_of(card).map_err(|bad| bad.at(Key::card(id).place())),
            None => Ok(Card::default()),
        }
    }
}

/// Where the card of a new conversation goes. A form is seldom written to again, so its card lies in the head and costs no write of its own;
/// that of a chat is returned as an item of its own.
pub(crate) fn place(head: &Head, item: &mut Item, card: &Card) -> Result<Option<Item>, StoreError> {
    if *card == Card::default() {
        return Ok(None);
    }
    let stored = stored(card)?;
    match head.kind {
        Kind::Submission => {
            item.insert(CARD.to_owned(), stored);
            Ok(None)
        }
        Kind::Chat | Kind::Email | Kind::Channel => {
            let mut beside = Key::card(head.id).item();
            beside.insert(CARD.to_owned(), stored);
            Ok(Some(beside))
        }
    }
}

pub(crate) fn stored(card: &Card) -> Result<AttributeValue, StoreError> {
    let item = CardItem {
        contact: contact_item(&card.contact),
        page: card.page.as_ref().map(|page| PageItem {
            url: page.url.as_str().to_owned(),
            title: page.title.clone(),
            referrer: page.referrer.as_ref().map(|url| url.as_str().to_owned()),
        }),
        user_agent: card.user_agent.clone(),
    };
    nested(item)
}

fn contact_item(contact: &Contact) -> Option<ContactItem> {
    let [name, email, phone] = contact.texts().map(|text| text.map(str::to_owned));
    (*contact != Contact::default()).then(|| ContactItem {
        name,
        email,
        phone,
        consent: contact.consent.as_ref().map(|consent| ConsentItem {
            version: consent.version.clone(),
            language: consent.language.tag().to_owned(),
            at_ms: consent.at.as_millisecond(),
        }),
    })
}

fn card_of(stored: AttributeValue) -> Result<Card, BadField> {
    let item: CardItem = serde_dynamo::aws_sdk_dynamodb_1::from_attribute_value(stored)
        .map_err(|_| BadField::new(CARD))?;
    Ok(Card {
        contact: item
            .contact
            .map(contact_of)
            .transpose()?
            .unwrap_or_default(),
        page: item.page.map(|page| Page {
            url: PageUrl::from_stored(page.url),
            title: page.title,
            referrer: page.referrer.map(PageUrl::from_stored),
        }),
        user_agent: item.user_agent,
    })
}

fn contact_of(item: ContactItem) -> Result<Contact, BadField> {
    let consent = match item.consent {
        None => None,
        Some(consent) => Some(Consent {
            version: consent.version,
            language: Language::parse(&consent.language)
                .ok_or_else(|| BadField::new("language of the consent"))?,
            at: time("at_ms of the consent", consent.at_ms)?,
        }),
    };
    Ok(Contact {
        name: item.name.map(DisplayName::from_stored),
        email: item.email.map(EmailAddress::from_stored),
        phone: item.phone.map(Phone::from_stored),
        consent,
    })
}
